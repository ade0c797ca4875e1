//! What an activity is expected to do for goals: the cards on its page, the form, and the form of the verdict.

use super::{VerdictChip, address, by_role};
use crate::chip::{Chip, Glyph, Tone};
use crate::form::{Field, Form};
use crate::notice::{ChangedByAnother, Warning, differing};
use crate::period;
use crate::status::Written;
use crate::text::Text;
use domain::activity::{ActivityChoices, ActivityPage, ActivityStage};
use domain::hypothesis::{
    Finding, HypothesisForm, IndicatorWords, TestedHypothesis, Verdict, VerdictForm, VerdictKind,
};
use domain::id::{ActivityId, HypothesisId};
use leptos::prelude::*;

/// The ties of an activity to goals.
#[component]
pub(super) fn Ties(text: Text, page: ActivityPage) -> impl IntoView {
    let is_empty = page.hypotheses.is_empty();
    let (id, stage, can) = (page.activity.id, page.activity.state.stage(), page.allowed.write);
    let today = page.on;
    let cards: Vec<_> = page
        .hypotheses
        .into_iter()
        .map(|tie| {
            let test = can && tie.hypothesis.may_be_tested(stage, today);
            card(text, id, tie, Can { write: can && stage.is_open(), test, stage })
        })
        .collect();
    view! {
        <section class="card">
            <h2>{text.hypothesis_title()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.hypothesis_none()}</p> })}
            {cards}
        </section>
    }
    .into_any()
}

/// What the reader may do with a tie.
#[derive(Clone, Copy)]
struct Can {
    write: bool,
    test: bool,
    stage: ActivityStage,
}

fn card(text: Text, id: ActivityId, tie: TestedHypothesis, can: Can) -> impl IntoView {
    let at = format!("/activities/{id}/hypotheses/{}", tie.hypothesis.id);
    let found = finding(text, &tie);
    let it = tie.hypothesis;
    let effect = if it.effect.is_empty() { text.activity_effect_not_stated() } else { it.effect.clone() };
    let seen = tie.indicator.as_ref().zip(it.indicator).map(|(words, indicator)| {
        let change = it.expected_change.map(|change| expected(text, words, change));
        view! {
            <dt>{text.hypothesis_seen_in()}</dt>
            <dd><a href=crate::indicator::address(indicator, None)>{words.name.clone()}</a>{change}</dd>
        }
    });
    let tested = it.by_when.map(|day| view! { <dt>{text.hypothesis_tested()}</dt><dd>{text.long_date(day)}</dd> });
    let because =
        (!it.because.is_empty()).then(|| view! { <dt>{text.hypothesis_because()}</dt><dd>{it.because.clone()}</dd> });
    let is_untested = it.verdict.is_none();
    let verdict = it.verdict.map(|verdict| said(text, verdict));
    let waits = (is_untested && can.stage.is_open()).then(|| {
        let word = if can.test { text.hypothesis_due() } else { text.hypothesis_waits() };
        let look = if can.test { (Tone::Warn, Glyph::Clock) } else { (Tone::None, Glyph::Hourglass) };
        view! { <div class="status-line"><Chip look word small=true /></div> }
    });
    view! {
        <article class="contribution">
            <h3><a href=crate::goal::address(it.goal, None)>{tie.goal}</a></h3>
            <p class="sentence">{text.hypothesis_we_think()}" "{effect}</p>
            <dl class="facts">{seen}{tested}{because}</dl>
            {found.map(|words| view! { <p>{words}</p> })}
            {verdict}
            {waits}
            <div class="actions screen-only">
                {can.test.then(|| view! {
                    <a class="ds-button" href=format!("{at}/verdict")>{text.hypothesis_act_test()}</a>
                })}
                {(can.write && is_untested).then(|| view! {
                    <a href=format!("{at}/edit")>{text.hypothesis_act_change()}</a>
                })}
            </div>
        </article>
    }
}

/// What was said of whether it helped, when and by whom.
fn said(text: Text, verdict: Verdict) -> impl IntoView {
    let by = text.hypothesis_said(text.long_date(verdict.on), by_role(text, &verdict.by_role));
    view! {
        <div class="status-line"><VerdictChip text verdict=verdict.kind /><p>{by}</p></div>
        <p class="sentence">{verdict.sentence}</p>
    }
}

/// How much the indicator is expected to change, with its unit.
fn expected(text: Text, words: &IndicatorWords, change: f64) -> String {
    let sign = domain::number::format_change(change, words.decimals);
    let with_unit =
        if words.unit_of_measure.is_empty() { sign } else { format!("{sign}\u{a0}{}", words.unit_of_measure) };
    format!(" ({})", text.hypothesis_expected(with_unit))
}

/// What the indicator says, in a sentence; nothing while there is nothing to say.
fn finding(text: Text, tie: &TestedHypothesis) -> Option<String> {
    let words = tie.indicator.as_ref()?;
    let written = Written { decimals: words.decimals, unit: &words.unit_of_measure };
    match tie.finding {
        Finding::Moved { from, to } => Some(text.hypothesis_moved(
            written.value(from.1),
            period::name(text, from.0),
            written.value(to.1),
            period::name(text, to.0),
            domain::number::format_change(to.1 - from.1, words.decimals),
        )),
        Finding::NothingSince { latest } => Some(text.hypothesis_nothing_since(period::name(text, latest))),
        Finding::NoStart => Some(text.hypothesis_no_start()),
        Finding::NoIndicator => None,
    }
}

/// Why nobody can tell, when the indicator cannot: to begin the sentence with.
pub fn without_data(text: Text, tie: &TestedHypothesis) -> Option<String> {
    match tie.finding {
        Finding::Moved { .. } => None,
        Finding::NoIndicator => Some(text.hypothesis_no_indicator()),
        Finding::NothingSince { .. } | Finding::NoStart => finding(text, tie),
    }
}

/// The names of the fields of a tie.
pub fn labels(text: Text) -> Vec<(&'static str, String)> {
    vec![
        ("goal", text.hypothesis_goal()),
        ("effect", text.hypothesis_effect()),
        ("indicator", text.hypothesis_indicator()),
        ("expected_change", text.hypothesis_expected_change()),
        ("by_when", text.hypothesis_by_when()),
        ("because", text.hypothesis_because()),
    ]
}

/// The fields of a tie, as they stand in its own form and in that of a new activity.
pub(super) fn fields(form: &Form, typed: &HypothesisForm, choices: &ActivityChoices) -> AnyView {
    let text = form.text;
    let goals = choices.goals.iter().map(|(id, title)| (id.to_string(), title.clone())).collect();
    let indicators = choices.indicators.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
    view! {
        {form.select(Field::required("goal", text.hypothesis_goal()), goals, &typed.goal)}
        {form.area(
            Field::required("effect", text.hypothesis_effect()).hint(text.hypothesis_effect_hint()), 2, &typed.effect,
        )}
        <div class="field-row">
            {form.select(
                Field::optional("indicator", text.hypothesis_indicator()).hint(text.hypothesis_indicator_hint()),
                indicators, &typed.indicator,
            )}
            {form.input(
                "text", Field::optional("expected_change", text.hypothesis_expected_change())
                    .hint(text.hypothesis_expected_change_hint()), &typed.expected_change,
            )}
        </div>
        {form.input(
            "date", Field::required("by_when", text.hypothesis_by_when()).hint(text.hypothesis_by_when_hint()),
            &typed.by_when,
        )}
        {form.area(
            Field::optional("because", text.hypothesis_because()).hint(text.hypothesis_because_hint()), 2,
            &typed.because,
        )}
    }
    .into_any()
}

/// The page on which an activity is tied to a goal, or a tie changed.
#[component]
pub fn HypothesisEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The activity and its title.
    activity: (ActivityId, String),
    /// The tie that is changed; none for a new one.
    own: Option<HypothesisId>,
    /// What was typed.
    typed: HypothesisForm,
    /// What it offers.
    choices: ActivityChoices,
    /// Why it was not saved, when the form comes back for another reason than what was typed.
    refused: Option<String>,
    /// What somebody else has saved since the form was made.
    now: Option<HypothesisForm>,
) -> impl IntoView {
    let text = form.text;
    let (id, title) = activity;
    let action = match own {
        Some(own) => format!("/activities/{id}/hypotheses/{own}"),
        None => format!("/activities/{id}/hypotheses"),
    };
    let heading = if own.is_some() { text.hypothesis_change_title() } else { text.hypothesis_new_title() };
    view! {
        <Crumbs text id title />
        <div class="page-head"><h1>{heading}</h1><p class="lead">{text.hypothesis_lead()}</p></div>
        <form class="form" method="post" action=action novalidate>
            {form.head(&labels(text))}
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {now.map(|now| others_words(text, &typed, &now, &choices))}
            <input r#type="hidden" name="version" value=typed.version.clone() />
            {fields(&form, &typed, &choices)}
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.activity_save()}</button>
                <a href=address(id)>{text.cancel()}</a>
            </div>
        </form>
        {own.map(|own| view! {
            <form class="form" method="post" action=format!("/activities/{id}/hypotheses/{own}/removal")>
                <button class="ds-button" data-variant="tertiary" data-color="danger" r#type="submit">
                    {text.hypothesis_act_remove()}
                </button>
            </form>
        })}
    }
    .into_any()
}

/// What somebody else has saved, for each field that differs from what was typed.
fn others_words(text: Text, typed: &HypothesisForm, now: &HypothesisForm, choices: &ActivityChoices) -> AnyView {
    let goal = |id: &str| choices.goals.iter().find(|(known, _)| known.to_string() == id).map(|it| it.1.clone());
    let indicator =
        |id: &str| choices.indicators.iter().find(|(known, _)| known.to_string() == id).map(|it| it.1.clone());
    let said = |form: &HypothesisForm| {
        [
            goal(&form.goal).unwrap_or_default(),
            form.effect.clone(),
            indicator(&form.indicator).unwrap_or_default(),
            form.expected_change.clone(),
            form.by_when.clone(),
            form.because.clone(),
        ]
    };
    let labels = labels(text).into_iter().map(|(_, label)| label);
    let both = labels.zip(said(typed)).zip(said(now)).map(|((label, typed), now)| (label, typed, now));
    let (title, words, differs) = (text.activity_conflict_title(), text.activity_conflict_text(), differing(both));
    view! { <ChangedByAnother title words differs /> }.into_any()
}

/// The way back to the activity.
#[component]
pub(super) fn Crumbs(text: Text, id: ActivityId, title: String) -> impl IntoView {
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/activities">{text.nav_activities()}</a></li>
            <li><a href=address(id)>{title}</a></li>
        </ol></nav>
    }
    .into_any()
}

/// The page on which it is said whether an activity helped.
#[component]
pub fn VerdictEdit(
    /// The words and what was typed wrong.
    form: Form,
    /// The activity and its title.
    activity: (ActivityId, String),
    /// The tie, with what its indicator says.
    tie: TestedHypothesis,
    /// What was typed.
    typed: VerdictForm,
    /// Why it was not saved, when the form comes back for another reason than what was typed.
    refused: Option<String>,
) -> impl IntoView {
    let text = form.text;
    let (id, title) = activity;
    let own = tie.hypothesis.id;
    let labels = [("verdict", text.verdict_title()), ("sentence", text.verdict_sentence())];
    let kinds =
        VerdictKind::ALL.iter().map(|kind| (kind.word().to_owned(), super::verdict_word(text, *kind))).collect();
    let effect = tie.hypothesis.effect.clone();
    let found = finding(text, &tie).or_else(|| without_data(text, &tie));
    let said_already = tie.hypothesis.verdict.map(|verdict| said(text, verdict));
    view! {
        <Crumbs text id title />
        <div class="page-head"><h1>{text.verdict_title()}</h1><p class="lead">{tie.goal.clone()}</p></div>
        <form class="form" method="post" action=format!("/activities/{id}/hypotheses/{own}/verdict") novalidate>
            {form.head(&labels)}
            {refused.map(|words| view! { <Warning title=text.error_state_title() words /> })}
            {said_already}
            <p>{text.hypothesis_we_thought()}" "{effect}</p>
            {found.map(|words| view! { <p><b>{text.verdict_became()}</b>" "{words}</p> })}
            {form.radios(Field::required("verdict", text.verdict_title()), kinds, &typed.verdict)}
            {form.area(
                Field::required("sentence", text.verdict_sentence()).hint(text.verdict_sentence_hint()), 3,
                &typed.sentence,
            )}
            <p class="meta">{text.verdict_stays()}</p>
            <div class="actions">
                <button class="ds-button" r#type="submit">{text.verdict_save()}</button>
                <a href=address(id)>{text.cancel()}</a>
            </div>
        </form>
    }
    .into_any()
}
