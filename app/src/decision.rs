//! The register of what bodies have decided.

use crate::assignment::AssignmentChip;
use crate::filter::{FilterChoice, FilterWords};
use crate::link::with_query;
use crate::markup::options;
use crate::pages::{Pages, Place};
use crate::status::{StageChip, StatusChip};
use crate::text::Text;
use domain::decision::{
    CameOf, DECISIONS_PER_PAGE, DecidedOn, DecisionFilter, DecisionKind, DecisionList, DecisionRow,
};
use domain::minutes_item::MinutesOutcome;
use domain::organisation::UnitName;
use leptos::prelude::*;

/// The page of the register.
#[component]
pub fn DecisionListShow(
    /// The words.
    text: Text,
    /// What the reader looks for.
    filter: DecisionFilter,
    /// What there is.
    list: DecisionList,
) -> impl IntoView {
    let place = Place { page: u64::from(filter.page.max(1)), per_page: DECISIONS_PER_PAGE, total: list.total };
    let at = filter.clone();
    let address = move |page: u64| link(&DecisionFilter { page: u32::try_from(page).unwrap_or(1), ..at.clone() });
    let is_empty = list.rows.is_empty();
    view! {
        <div class="page-head page-head--wide">
            <div class="row row--between">
                <h1>{text.decision_title()}</h1>
                <div class="row screen-only">
                    <a href="/assignments">{text.assignment_title()}</a>
                    <a href="/audit">{text.audit()}</a>
                </div>
            </div>
            <p class="lead">{text.decision_lead()}</p>
        </div>
        <div class="stack">
            <Filter text filter bodies=list.bodies />
            <p class="count" role="status">{text.decision_count(list.total)}</p>
            {is_empty.then(|| view! {
                <section class="empty"><h2>{text.decision_none()}</h2><p>{text.decision_none_text()}</p></section>
            })}
            {(!is_empty).then(|| view! { <Rows text rows=list.rows /> })}
            <Pages text place address=Callback::new(address) />
        </div>
    }
    .into_any()
}

/// The address of the register with these choices.
pub fn link(filter: &DecisionFilter) -> String {
    let page = if filter.page > 1 { filter.page.to_string() } else { String::new() };
    with_query(
        "/decisions",
        &[
            ("q", filter.q.trim()),
            ("body", &filter.body.map(|body| body.to_string()).unwrap_or_default()),
            ("kind", filter.kind.map_or("", DecisionKind::word)),
            ("year", &filter.year.map(|year| year.to_string()).unwrap_or_default()),
            ("page", &page),
        ],
    )
}

/// What a kind of decision is called.
pub fn kind_word(text: Text, kind: DecisionKind) -> String {
    match kind {
        DecisionKind::GoalAdopted => text.decision_goal_adopted(),
        DecisionKind::GoalClosed => text.decision_goal_closed(),
        DecisionKind::AssignmentGiven => text.decision_assignment_given(),
        DecisionKind::AssignmentClosed => text.decision_assignment_closed(),
        DecisionKind::MatterDecided => text.decision_matter_decided(),
        DecisionKind::MatterPrepared => text.decision_matter_prepared(),
        DecisionKind::OpinionGiven => text.decision_opinion_given(),
    }
}

/// How a matter ended.
pub fn outcome_word(text: Text, outcome: MinutesOutcome) -> String {
    match outcome {
        MinutesOutcome::Approved => text.decision_outcome_approved(),
        MinutesOutcome::Rejected => text.decision_outcome_rejected(),
        MinutesOutcome::Endorsed => text.decision_outcome_endorsed(),
    }
}

/// Where a decision is read in full.
pub fn address(on: DecidedOn) -> String {
    match on {
        DecidedOn::Goal(goal) => crate::goal::address(goal, None),
        DecidedOn::Assignment(assignment) => crate::assignment::address(assignment),
        DecidedOn::Minutes(item) => crate::minutes_item::address(item),
    }
}

/// What came of a decision: how the assignment stands, and how the goal goes that it serves.
pub(crate) fn came_of(text: Text, came_of: CameOf) -> impl IntoView {
    let CameOf { assignment, ended, goal } = came_of;
    let assignment = assignment.map(|(stage, late)| view! { <AssignmentChip text stage late /> });
    let ended = ended.map(|stage| view! { <StageChip text stage /> });
    // Beside how an assignment stands it has to be said that it is the goal that goes so.
    let of_goal = assignment.is_some().then(|| text.decision_goal_goes());
    let goal = goal.map(|status| {
        view! { {of_goal.map(|word| view! { <span class="meta">{word}</span>" " })}<StatusChip text status /> }
    });
    view! { <div class="row row--close">{assignment}{ended}{goal}</div> }
}

#[component]
fn Filter(text: Text, filter: DecisionFilter, bodies: Vec<UnitName>) -> impl IntoView {
    let deciding = bodies.iter().filter(|unit| unit.kind.decides());
    let deciding = deciding.map(|unit| (unit.id.to_string(), unit.name.clone()));
    let chosen = filter.body.map(|body| body.to_string()).unwrap_or_default();
    let bodies = options(&text.assignment_any_body(), deciding, &chosen);
    let kinds = DecisionKind::ALL.iter().map(|kind| (kind.word(), kind_word(text, *kind)));
    let kinds = options(&text.decision_any_kind(), kinds, filter.kind.map_or("", DecisionKind::word));
    let year = filter.year.map(|year| year.to_string()).unwrap_or_default();
    view! {
        <form class="filter screen-only" method="get" action="/decisions" aria-label=text.decision_title()>
            <FilterWords label=text.decision_filter_words() value=filter.q />
            <FilterChoice name="body" label=text.decision_column_body() options=bodies />
            <FilterChoice name="kind" label=text.decision_column_kind() options=kinds />
            <div class="ds-field">
                <label class="ds-label" r#for="year">{text.audit_year()}</label>
                <input class="ds-input" id="year" name="year" r#type="number" min="1990" max="2100" value=year />
            </div>
            <button class="ds-button" r#type="submit">{text.activity_show()}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Rows(text: Text, rows: Vec<DecisionRow>) -> impl IntoView {
    view! {
        <section class="card" aria-label=text.decision_title()><DecisionTable text rows name=text.decision_title() /></section>
    }
    .into_any()
}

/// Decisions as a table.
#[component]
pub fn DecisionTable(
    /// The words.
    text: Text,
    /// The decisions.
    rows: Vec<DecisionRow>,
    /// What the table is called.
    name: String,
) -> impl IntoView {
    let rows: Vec<_> = rows.into_iter().map(|row| row_of(text, row)).collect();
    view! {
        <div class="table-wrap" tabindex="0" role="region" aria-label=name>
            <table class="table table--dense table--wide">
                <thead><tr>
                    <th scope="col">{text.decision_column_about()}</th>
                    <th scope="col">{text.goal_decision_date()}</th>
                    <th scope="col">{text.decision_column_kind()}</th>
                    <th scope="col">{text.decision_column_body()}</th>
                    <th scope="col">{text.goal_decision_paragraph()}</th>
                    <th scope="col">{text.goal_decision_registry_number()}</th>
                    <th scope="col">{text.decision_column_came_of()}</th>
                </tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
    .into_any()
}

fn row_of(text: Text, row: DecisionRow) -> impl IntoView {
    let outcome = row.outcome.map(|outcome| format!(": {}", outcome_word(text, outcome)));
    let stated = |said: String| if said.is_empty() { "–".to_owned() } else { said };
    view! {
        <tr>
            <th scope="row"><a href=address(row.on)>{row.title}</a></th>
            <td class="nowrap">{stated(row.date.map(|day| day.to_string()).unwrap_or_default())}</td>
            <td>{kind_word(text, row.kind)}{outcome}</td>
            <td>{row.body.name}</td>
            <td class="nowrap">{stated(row.paragraph)}</td>
            <td class="nowrap">{stated(row.registry_number)}</td>
            <td>{came_of(text, row.came_of)}</td>
        </tr>
    }
}
