//! The board of a round: unit by section, who has answered and who is waited for.

use super::{AnswerStageChip, Crumbs, RoundChip, address, section_word, unit_address};
use crate::chart::shares::Shares;
use crate::chip::{ChipMark, Glyph, Shape, status_look};
use crate::notice::{Receipt, Warning};
use crate::period;
use crate::question::QuestionsOf;
use crate::status::{StatusChip, word};
use crate::text::Text;
use crate::time_travel::AsItWas;
use chrono::NaiveDate;
use domain::id::RoundId;
use domain::question::{About, Subject};
use domain::round::{Burden, RoundPage, RoundStage, RoundUnitRow, Section, SectionCount, least_answered};
use domain::status::Status;
use leptos::prelude::*;

domain::words! {
    /// What was just done, said on the page that one comes back to.
    pub enum Done {
        /// It was laid up.
        Planned = "planned",
        /// It was changed.
        Saved = "saved",
        /// It was opened.
        Opened = "opened",
        /// It was closed.
        Closed = "closed",
        /// A unit was reminded.
        Reminded = "reminded",
        /// A unit was approved.
        Approved = "approved",
        /// A unit's answers were sent back.
        Returned = "returned",
        /// A stand-in was named.
        StandIn = "stand_in",
    }
}

/// What was just done, in a sentence.
pub fn receipt(text: Text, done: Done) -> String {
    match done {
        Done::Planned => text.round_done_planned(),
        Done::Saved => text.round_done_saved(),
        Done::Opened => text.round_done_opened(),
        Done::Closed => text.round_done_closed(),
        Done::Reminded => text.round_done_reminded(),
        Done::Approved => text.round_done_approved(),
        Done::Returned => text.round_done_returned(),
        Done::StandIn => text.round_done_stand_in(),
    }
}

/// The page of a round.
#[component]
pub fn RoundShow(
    /// The words.
    text: Text,
    /// The round with everybody who takes part.
    page: RoundPage,
    /// What was just done.
    done: Option<Done>,
    /// The day that the page shows.
    day: NaiveDate,
    /// It, where it is an earlier one.
    on: Option<NaiveDate>,
) -> impl IntoView {
    let round = page.round.clone();
    let (id, sections, stage) = (round.id, round.sections.clone(), round.state.stage());
    let is_planned = stage == RoundStage::Planned;
    let units = page.units;
    let (is_empty, least) = (units.is_empty(), least_answered(&sections, &units));
    view! {
        <Crumbs text round=None />
        <div class="page-head page-head--wide">
            <p class="eyebrow">{format!("{} · {}", page.body.name, period::name(text, round.period))}</p>
            <h1>{round.title.clone()}</h1>
            <div class="status-line"><RoundChip text stage /><p>{text.round_due(text.long_date(round.due_on))}</p></div>
            {(!round.reader.is_empty()).then(|| view! { <p class="lead">{text.round_reader(&round.reader)}</p> })}
        </div>
        {done.map(|done| view! { <Receipt words=receipt(text, done) /> })}
        <div class="stack">
            {(page.allowed.manage && stage != RoundStage::Closed).then(|| view! { <Acts text id stage version=round.version is_empty /> })}
            {is_empty.then(|| view! {
                <section class="empty"><h2>{text.round_nobody()}</h2><p>{text.round_nobody_text()}</p></section>
            })}
            {(!page.distribution.is_empty()).then(|| view! { <Overview text distribution=page.distribution.clone() /> })}
            {(!is_empty).then(|| view! { <Board text id sections=sections.clone() units is_planned day on /> })}
            {page.burden.map(|burden| view! { <Costs text burden is_planned least /> })}
            {(!page.others.is_empty() && !is_planned).then(|| view! { <Others text id others=page.others.clone() /> })}
            <QuestionsOf text about=About::new(Subject::Round, id.0) questions=page.questions.clone() />
            {(on.is_none() && !is_planned).then(|| view! { <AsItWas text address=address(id, None) today=day /> })}
            {page.allowed.read_trail.then(|| view! {
                <p class="screen-only"><a href=format!("/trail?kind=round&object={id}")>{text.trail_history()}</a></p>
            })}
        </div>
    }
    .into_any()
}

/// What those may do who lay up rounds, while it is not over.
#[component]
fn Acts(text: Text, id: RoundId, stage: RoundStage, version: i64, is_empty: bool) -> impl IntoView {
    let press = |rest: &str, words: String, variant: Option<&'static str>| {
        view! {
            <form method="post" action=format!("{}/{rest}", address(id, None))>
                <input r#type="hidden" name="version" value=version.to_string() />
                <button class="ds-button" r#type="submit" data-variant=variant>{words}</button>
            </form>
        }
    };
    let is_planned = stage == RoundStage::Planned;
    view! {
        <section class="card screen-only" aria-label=text.round_acts()>
            {is_planned.then(|| view! { <p>{text.round_planned_text()}</p> })}
            <div class="actions">
                {(is_planned && !is_empty).then(|| press("opening", text.round_open(), None))}
                <a class="ds-button" data-variant="secondary" href=format!("{}/edit", address(id, None))>{text.round_edit()}</a>
                {(stage == RoundStage::Open).then(|| press("closing", text.round_close(), Some("secondary")))}
            </div>
        </section>
    }
    .into_any()
}

/// How many answers have which status: bar and words.
#[component]
fn Overview(text: Text, distribution: Vec<(Status, u32)>) -> impl IntoView {
    let parts = distribution.iter().map(|(status, count)| (status_look(*status).0, *count)).collect();
    let items: Vec<_> = distribution
        .into_iter()
        .map(|(status, count)| view! { <li><span class="dist-list__line"><StatusChip text status /><span>{count}</span></span></li> })
        .collect();
    view! {
        <section class="card" aria-labelledby="round-overview">
            <h2 id="round-overview">{text.round_overview()}</h2>
            <Shares parts />
            <ul class="dist-list">{items}</ul>
            <p class="card__foot">{text.round_overview_text()}</p>
        </section>
    }
    .into_any()
}

#[component]
fn Board(
    text: Text,
    id: RoundId,
    sections: Vec<Section>,
    units: Vec<RoundUnitRow>,
    is_planned: bool,
    day: NaiveDate,
    on: Option<NaiveDate>,
) -> impl IntoView {
    let title = if is_planned { text.round_board_planned() } else { text.round_board() };
    let heads: Vec<_> =
        sections.iter().map(|it| view! { <th scope="col" class="num">{section_word(text, *it)}</th> }).collect();
    let rows: Vec<_> = units.into_iter().map(|row| unit_row(text, id, row, (is_planned, day, on))).collect();
    view! {
        <section class="card card--long" aria-labelledby="round-board">
            <h2 id="round-board">{title.clone()}</h2>
            <div class="table-wrap" tabindex="0" role="region" aria-label=title>
                <table class="table table--dense table--stick table--wide">
                    <thead><tr>
                        <th scope="col">{text.round_column_unit()}</th>
                        <th scope="col">{text.round_column_stage()}</th>
                        {heads}
                        <th scope="col">{text.round_column_judged()}</th>
                        <th scope="col">{text.round_column_due()}</th>
                        <th scope="col"><span class="sr-only">{text.round_column_act()}</span></th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
    .into_any()
}

fn unit_row(
    text: Text,
    id: RoundId,
    row: RoundUnitRow,
    (is_planned, day, on): (bool, NaiveDate, Option<NaiveDate>),
) -> impl IntoView {
    let late = !is_planned && row.due_on < day;
    let there = unit_address(id, row.unit.id, on);
    let name = row.unit.name.clone();
    let cells: Vec<_> = row.sections.iter().map(|count| cell(text, *count, is_planned)).collect();
    let marks: Vec<_> = row
        .distribution
        .iter()
        .map(|(status, count)| {
            view! {
                <span class="count">
                    <ChipMark look=status_look(*status) word=format!("{count} {}", word(text, *status)) />
                    <span class="num" aria-hidden="true">{*count}</span>
                </span>
            }
        })
        .collect();
    let reminded = row.reminded_on.map(|day| text.round_reminded_on(text.short_date(day)));
    let minutes = row.minutes.map(|minutes| text.round_minutes(minutes));
    let said = [reminded, minutes].into_iter().flatten().collect::<Vec<_>>().join(" · ");
    view! {
        <tr>
            <th scope="row">
                <span class=format!("indent indent--{}", row.depth.min(5))>
                    {if is_planned {
                        view! { <span>{name.clone()}</span> }.into_any()
                    } else {
                        view! { <a href=there.clone()>{name.clone()}</a> }.into_any()
                    }}
                    {(!said.is_empty()).then(|| view! { <br/><span class="meta">{said}</span> })}
                </span>
            </th>
            <td>{if is_planned {
                view! { <span class="muted">"–"</span> }.into_any()
            } else {
                view! { <AnswerStageChip text stage=row.stage late /> }.into_any()
            }}</td>
            {cells}
            <td><span class="marks">{marks}</span></td>
            <td class="nowrap">{row.due_on.to_string()}</td>
            <td>
                {row.can_approve.then(|| view! {
                    <a class="ds-button" data-variant="secondary" href=there.clone()>
                        {text.round_read_approve()}<span class="sr-only">{format!(": {name}")}</span>
                    </a>
                })}
                {row.can_remind.then(|| view! {
                    <form method="post" action=format!("{there}/reminder") class="screen-only">
                        <button class="ds-button" data-variant="tertiary" r#type="submit">
                            {text.round_remind()}<span class="sr-only">{format!(": {name}")}</span>
                        </button>
                    </form>
                })}
            </td>
        </tr>
    }
}

/// How much of a section is answered: a shape, and the figures.
fn cell(text: Text, count: SectionCount, is_planned: bool) -> AnyView {
    if count.asked == 0 {
        return view! { <td class="num muted">"–"</td> }.into_any();
    }
    if is_planned {
        return view! { <td class="num">{count.asked}</td> }.into_any();
    }
    let glyph = if count.is_done() {
        Glyph::Tick
    } else if count.answered == 0 {
        Glyph::Ring
    } else {
        Glyph::Half
    };
    let words = text.round_so_many(count.answered, count.asked);
    view! { <td class="num"><span class="count"><Shape glyph />{words}</span></td> }.into_any()
}

/// What the round costs those who answer, for those who set the questions.
#[component]
fn Costs(text: Text, burden: Burden, is_planned: bool, least: Option<(Section, SectionCount)>) -> impl IntoView {
    let measured = (burden.measured_units > 0)
        .then(|| view! { <p>{text.round_minutes_in_all(burden.minutes, burden.measured_units)}</p> });
    let spare = match least {
        Some((section, count)) => text.round_least_answered(section_word(text, section), count.answered, count.asked),
        None => text.round_burden_text(),
    };
    view! {
        <section class="card" aria-labelledby="round-burden">
            <h2 id="round-burden">{text.round_burden()}</h2>
            <p>{text.round_fields(burden.fields, burden.most_fields)}</p>
            {measured}
            {burden.is_heavy().then(|| view! {
                <Warning title=text.round_heavy() words=text.round_heavy_text() />
            })}
            {(!is_planned).then(|| view! { <p class="meta">{spare}</p> })}
        </section>
    }
    .into_any()
}

#[component]
fn Others(text: Text, id: RoundId, others: Vec<(RoundId, String)>) -> impl IntoView {
    let items: Vec<_> = others
        .into_iter()
        .map(|(other, title)| {
            view! { <li><a href=format!("{}/comparison?with={other}", address(id, None))>{title}</a></li> }
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="round-others">
            <h2 id="round-others">{text.round_compare_with()}</h2><ul>{items}</ul>
        </section>
    }
    .into_any()
}
