//! Goals as rows: the sentence, the figure, the chip.

use crate::chart::sparkline::Sparkline;
use crate::goal::judged_by;
use crate::status::{StageChip, StatusChip, Written, figures, reason};
use crate::text::Text;
use domain::goal::{GoalRow, GoalStage};
use domain::id::GoalId;
use domain::indicator::IndicatorRow;
use domain::status::{Suggestion, shown};
use leptos::prelude::*;

/// Goals, each with what is known of how it goes.
#[component]
pub(super) fn GoalList(
    /// The words.
    text: Text,
    /// The goals.
    goals: Vec<GoalRow>,
    /// The first main indicator of those that have one.
    #[prop(optional)]
    figures: Vec<(GoalId, IndicatorRow)>,
) -> impl IntoView {
    let mut figures: std::collections::HashMap<_, _> = figures.into_iter().collect();
    let items: Vec<_> = goals
        .into_iter()
        .map(|row| {
            let figure = figures.remove(&row.id);
            view! { <Row text row figure /> }
        })
        .collect();
    view! { <ul class="goal-list">{items}</ul> }.into_any()
}

#[component]
fn Row(text: Text, row: GoalRow, figure: Option<IndicatorRow>) -> impl IntoView {
    let is_pending = matches!(row.stage, GoalStage::Draft | GoalStage::Proposed);
    // What nobody has decided yet has nothing to be judged by.
    let sentence = (!is_pending).then(|| sentence(text, &row, figure.as_ref()));
    let about = if is_pending { Vec::new() } else { vec![judged(text, &row)] };
    let age = row.age.map(|age| figures(text, age));
    let meta = std::iter::once(row.body.name.clone()).chain(about).chain(age).collect::<Vec<_>>().join(" · ");
    let chip = if is_pending {
        view! { <StageChip text stage=row.stage /> }.into_any()
    } else {
        view! { <StatusChip text status=shown(&row.suggestion, row.judgement.as_ref()) /> }.into_any()
    };
    view! {
        <li class="goal-row">
            <div class="goal-row__text">
                <h3><a href=format!("/goals/{}", row.id)>{row.title}</a></h3>
                {sentence.map(|sentence| view! { <p>{sentence}</p> })}
                <p class="meta">{meta}</p>
            </div>
            <div class="goal-row__fig">{(!is_pending).then(|| view! { <Figure text figure values=row.sparkline /> })}</div>
            <div class="goal-row__chip">{chip}</div>
        </li>
    }
    .into_any()
}

#[component]
fn Figure(text: Text, figure: Option<IndicatorRow>, values: Vec<f64>) -> impl IntoView {
    let Some(figure) = figure else {
        let few = if values.is_empty() { text.start_no_values() } else { text.start_one_value() };
        return view! { <Sparkline values target=None too_few=few /> }.into_any();
    };
    let written = Written { decimals: figure.decimals, unit: &figure.unit_of_measure };
    let latest = figure.latest.map(|(_, value)| view! { <b>{written.value(value)}</b> });
    let target = figure.target.map(|(_, value)| format!(" · {}", text.start_target(written.bare(value))));
    let few = if figure.latest.is_some() { text.start_one_value() } else { text.start_no_values() };
    let aim = figure.target.map(|(_, value)| value);
    view! {
        <Sparkline values=figure.sparkline target=aim too_few=few />
        <p>{latest}{target}</p>
    }
    .into_any()
}

/// What a person has said of how it goes, otherwise what the figures say.
fn sentence(text: Text, row: &GoalRow, figure: Option<&IndicatorRow>) -> String {
    let judged = row.judgement.as_ref().map(|judgement| judgement.sentence.clone()).filter(|said| !said.is_empty());
    judged.unwrap_or_else(|| match figure {
        Some(figure) if figure.suggestion.status == row.suggestion.status => of_figure(text, figure),
        _ => reason(text, &row.suggestion, Written::default()),
    })
}

fn of_figure(text: Text, figure: &IndicatorRow) -> String {
    let suggestion: &Suggestion = &figure.suggestion;
    reason(text, suggestion, Written { decimals: figure.decimals, unit: &figure.unit_of_measure })
}

fn judged(text: Text, row: &GoalRow) -> String {
    match &row.judgement {
        Some(judgement) => text.goal_judged(text.long_date(judgement.on), judged_by(text, judgement)),
        None => text.start_not_judged(),
    }
}
