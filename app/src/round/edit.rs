//! Laying up and changing a round, and the calendar that proposes one.

use super::{Crumbs, address, legal_word, section_word};
use crate::form::{Field, Form};
use crate::link::with_query;
use crate::notice::{ChangedByAnother, Warning, differing};
use crate::period;
use crate::text::Text;
use domain::organisation::UnitName;
use domain::period::Frequency;
use domain::round::{Proposed, Round, RoundForm, RoundStage, Section};
use leptos::prelude::*;

/// What the calendar proposes for a body.
#[derive(Clone, Debug)]
pub struct Calendar {
    /// The year.
    pub year: i32,
    /// How often the body follows up.
    pub frequency: Frequency,
    /// The body, by its identity; empty when none is chosen yet.
    pub body: String,
    /// What it proposes.
    pub proposals: Vec<Proposed>,
}

/// How often a body may follow up.
pub const FREQUENCIES: [Frequency; 5] =
    [Frequency::Month, Frequency::Quarter, Frequency::Tertial, Frequency::HalfYear, Frequency::Year];

/// The page with the form of a round; a new one stands beside the calendar.
#[component]
pub fn RoundEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The round that is changed; none for a new one.
    own: Option<Round>,
    /// What was typed.
    typed: RoundForm,
    /// The bodies to choose among.
    bodies: Vec<UnitName>,
    /// What the year's calendar proposes; only for a new one.
    calendar: Option<Calendar>,
    /// Why it cannot be saved now.
    refused: Option<String>,
    /// What somebody else has saved meanwhile.
    now: Option<RoundForm>,
) -> impl IntoView {
    let text = form.text;
    let is_new = own.is_none();
    let is_running = own.as_ref().is_some_and(|round| round.state.stage() == RoundStage::Open);
    let action = own.as_ref().map_or_else(|| "/rounds".to_owned(), |round| address(round.id, None));
    let back = action.clone();
    let title = if is_new { text.round_new_title() } else { text.round_edit_title() };
    let lead = if is_running { text.round_edit_running() } else { text.round_new_lead() };
    let changed = now.map(|now| differing(both(text, &typed, &now)));
    let crumb = own.map(|round| (round.id, round.title));
    view! {
        <Crumbs text round=crumb />
        <div class="page-head"><h1>{title}</h1><p class="lead">{lead}</p></div>
        <div class="stack">
        {calendar.map(|calendar| view! { <Proposals text calendar bodies=bodies.clone() /> })}
        <form class="form" method="post" action=action novalidate>
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {changed.map(|differs| view! {
                <ChangedByAnother title=text.round_changed_title() words=text.changed_meanwhile() differs />
            })}
            {form.head(&labels(text))}
            <input r#type="hidden" name="version" value=typed.version.clone() />
            {form.input("text", Field::required("title", text.round_title()).hint(text.round_title_hint()), &typed.title)}
            {if is_running {
                view! {
                    <input r#type="hidden" name="body" value=typed.body.clone() />
                    <input r#type="hidden" name="period" value=typed.period.clone() />
                }.into_any()
            } else {
                view! {
                    {form.select(Field::required("body", text.round_body()).hint(text.round_body_hint()), choices(&bodies), &typed.body)}
                    {form.input("text", Field::required("period", text.round_period()).hint(text.round_period_hint()), &typed.period)}
                }.into_any()
            }}
            {form.input("date", Field::required("due_on", text.round_due_on()).hint(text.round_due_on_hint()), &typed.due_on)}
            {form.checkboxes(
                Field::optional("sections", text.round_sections()).hint(text.round_sections_hint()), sections(text), &typed.sections,
            )}
            {form.input("text", Field::optional("reader", text.round_reader_field()).hint(text.round_reader_hint()), &typed.reader)}
            <div class="actions">
                <button class="ds-button" r#type="submit">{if is_new { text.round_plan() } else { text.round_save() }}</button>
                <a href=back>{text.cancel()}</a>
            </div>
        </form>
        </div>
    }
    .into_any()
}

fn labels(text: Text) -> [(&'static str, String); 6] {
    [
        ("title", text.round_title()),
        ("body", text.round_body()),
        ("period", text.round_period()),
        ("due_on", text.round_due_on()),
        ("sections", text.round_sections()),
        ("reader", text.round_reader_field()),
    ]
}

fn choices(bodies: &[UnitName]) -> Vec<(String, String)> {
    bodies.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).collect()
}

/// What can be asked beside the judgement.
fn sections(text: Text) -> Vec<(String, String)> {
    let others = Section::ALL.iter().filter(|section| **section != Section::Judgement);
    others
        .map(|section| {
            let words = format!("{} ({})", section_word(text, *section), text.round_section_fields(section.fields()));
            (section.word().to_owned(), words)
        })
        .collect()
}

fn both(text: Text, typed: &RoundForm, now: &RoundForm) -> Vec<(String, String, String)> {
    let asked = |form: &RoundForm| {
        let words = form.sections.iter().filter_map(|word| Section::from_word(word));
        words.filter(|it| *it != Section::Judgement).map(|it| section_word(text, it)).collect::<Vec<_>>().join(", ")
    };
    vec![
        (text.round_title(), typed.title.clone(), now.title.clone()),
        (text.round_due_on(), typed.due_on.clone(), now.due_on.clone()),
        (text.round_sections(), asked(typed), asked(now)),
        (text.round_reader_field(), typed.reader.clone(), now.reader.clone()),
    ]
}

/// The year's rounds, each a press away from a filled-in form.
#[component]
fn Proposals(text: Text, calendar: Calendar, bodies: Vec<UnitName>) -> impl IntoView {
    let form = Form::fresh(text).in_row(0);
    let often = FREQUENCIES.map(|often| (often.word().to_owned(), period::frequency(text, often))).to_vec();
    let years = (calendar.year - 1..=calendar.year + 1).map(|year| (year.to_string(), year.to_string())).collect();
    let (year, frequency, body) = (calendar.year.to_string(), calendar.frequency.word(), calendar.body.clone());
    let rows: Vec<_> = calendar.proposals.into_iter().map(|it| proposal(text, (&year, frequency, &body), it)).collect();
    view! {
        <section class="card" aria-labelledby="round-calendar">
            <h2 id="round-calendar">{text.round_calendar()}</h2>
            <p>{text.round_calendar_text()}</p>
            <form class="field-row" action="/rounds/new">
                {form.select(Field::depending("body", text.round_body()), choices(&bodies), &body)}
                {form.select(Field::depending("often", text.round_often()), often, frequency)}
                {form.select(Field::depending("year", text.round_year()), years, &year)}
                <div><button class="ds-button" data-variant="secondary" r#type="submit">{text.round_calendar_show()}</button></div>
            </form>
            <div class="table-wrap" tabindex="0" role="region" aria-label=text.round_calendar()>
                <table class="table table--dense">
                    <thead><tr>
                        <th scope="col">{text.round_column_period()}</th>
                        <th scope="col">{text.round_column_due()}</th>
                        <th scope="col">{text.round_column_law()}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn proposal(text: Text, (year, often, body): (&str, &str, &str), it: Proposed) -> impl IntoView + use<> {
    let period = it.period.to_string();
    let there =
        with_query("/rounds/new", &[("body", body), ("often", often), ("year", year), ("period", period.as_str())]);
    let law = it
        .legal
        .map_or_else(|| "–".to_owned(), |(legal, day)| text.round_law(legal_word(text, legal), text.long_date(day)));
    view! {
        <tr>
            <th scope="row"><a href=format!("{there}#title")>{period::name(text, it.period)}</a></th>
            <td class="nowrap">{it.due_on.to_string()}</td>
            <td>{law}</td>
        </tr>
    }
}
