//! The auditors' page: each goal of a body with target, outcome, judgement, evidence and history, one under the other.

use crate::activity::{stage_word, verdict_word};
use crate::filter::FilterChoice;
use crate::goal::address;
use crate::indicator::IndicatorTable;
use crate::link::with_query;
use crate::markup::options;
use crate::question::who;
use crate::status::{StatusChip, Written, reason, word};
use crate::text::Text;
use domain::audit::{AuditFilter, AuditGoal, AuditList, Evidence};
use domain::goal::Decision;
use domain::organisation::UnitName;
use domain::status::shown;
use leptos::prelude::*;

/// The page.
#[component]
pub fn AuditShow(
    /// The words.
    text: Text,
    /// What the reader has chosen.
    filter: AuditFilter,
    /// The goals.
    list: AuditList,
) -> impl IntoView {
    let is_empty = list.goals.is_empty();
    let count = list.goals.len() as u64;
    let file = link("/audit.csv", &filter);
    let goals: Vec<_> = list.goals.into_iter().map(|goal| view! { <Goal text goal /> }).collect();
    view! {
        <div class="page-head page-head--wide">
            <div class="row row--between">
                <h1>{text.audit_title(list.body.name.clone(), filter.year.to_string())}</h1>
                {(!is_empty).then(|| view! {
                    <div class="row screen-only">
                        <a href="/decisions">{text.decision_title()}</a>
                        <a class="ds-button" data-variant="secondary" href=file>{text.audit_file()}</a>
                    </div>
                })}
            </div>
            <p class="lead">{text.audit_lead()}</p>
        </div>
        <div class="stack">
            <Choices text filter body=list.body bodies=list.bodies />
            <p class="count" role="status">{text.audit_count(count)}</p>
            {is_empty.then(|| view! {
                <section class="empty"><h2>{text.audit_none()}</h2><p>{text.audit_none_text()}</p></section>
            })}
            {goals}
        </div>
    }
    .into_any()
}

/// The address of the page, or of its file, with these choices.
pub fn link(path: &str, filter: &AuditFilter) -> String {
    let body = filter.body.map(|body| body.to_string()).unwrap_or_default();
    with_query(path, &[("body", &body), ("year", &filter.year.to_string())])
}

#[component]
fn Choices(text: Text, filter: AuditFilter, body: UnitName, bodies: Vec<UnitName>) -> impl IntoView {
    let deciding = bodies.iter().filter(|unit| unit.kind.decides());
    let bodies = deciding.map(|unit| (unit.id.to_string(), unit.name.clone()));
    let bodies = options(&text.audit_council(), bodies, &body.id.to_string());
    view! {
        <form class="filter screen-only" method="get" action="/audit" aria-label=text.audit()>
            <FilterChoice name="body" label=text.audit_body() options=bodies />
            <div class="ds-field">
                <label class="ds-label" r#for="year">{text.audit_year()}</label>
                <input class="ds-input" id="year" name="year" r#type="number" min="1990" max="2100" value=filter.year.to_string() />
            </div>
            <button class="ds-button" r#type="submit">{text.activity_show()}</button>
        </form>
    }
    .into_any()
}

#[component]
fn Goal(text: Text, goal: AuditGoal) -> impl IntoView {
    let AuditGoal { row, decision, closing, judge, indicators, evidence } = goal;
    let status = shown(&row.suggestion, row.judgement.as_ref());
    let judged = match &row.judgement {
        Some(judgement) => {
            let by = who(text, judge.as_ref(), &judgement.by_role);
            let day = text.long_date(judgement.on);
            let suggested = text.goal_rule_suggested(word(text, judgement.suggested));
            view! {
                {(!judgement.sentence.is_empty()).then(|| view! { <p class="sentence">{judgement.sentence.clone()}</p> })}
                <p class="meta">{text.audit_judged(day, by)}" · "{suggested}</p>
            }
            .into_any()
        }
        None => view! {
            <p class="meta">{text.goal_not_judged()}</p><p>{reason(text, &row.suggestion, Written::default())}</p>
        }
        .into_any(),
    };
    let has_indicators = !indicators.is_empty();
    let (there, id) = (address(row.id, None), format!("goal-{}", row.id));
    view! {
        <section class="card card--long" aria-labelledby=id.clone()>
            <h2 id=id.clone()><a href=there.clone()>{row.title}</a></h2>
            <div class="status-line"><StatusChip text status /></div>
            {judged}
            <dl class="facts">
                <dt>{text.assignment_decision()}</dt><dd>{decided(text, &decision)}</dd>
                {closing.map(|closing| view! { <dt>{text.audit_closed()}</dt><dd>{decided(text, &closing)}</dd> })}
            </dl>
            <h3>{text.audit_outcome()}</h3>
            {if has_indicators {
                view! { <IndicatorTable text rows=indicators /> }.into_any()
            } else {
                view! { <p class="muted">{text.audit_no_indicators()}</p> }.into_any()
            }}
            <h3>{text.audit_evidence()}</h3>
            <ul>{evidence_lines(text, &evidence).into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}</ul>
            <p class="screen-only">
                <a href=there>{text.audit_goal_page()}</a>" · "
                <a href=format!("/trail?kind=goal&object={}", row.id)>{text.trail_history()}</a>
            </p>
        </section>
    }
    .into_any()
}

/// When and where a body decided; what no source says is said to be missing.
pub fn decided(text: Text, decision: &Decision) -> String {
    let day = decision.date.map(|day| text.long_date(day)).unwrap_or_default();
    let parts = [day, decision.paragraph.clone(), decision.registry_number.clone()];
    let known: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if known.is_empty() { text.not_stated() } else { known.join(", ") }
}

/// What shows that something was done and led somewhere, a line each; what is missing is said too.
pub fn evidence_lines(text: Text, evidence: &Evidence) -> Vec<String> {
    let list = |parts: Vec<String>| parts.join(", ");
    let activities =
        evidence.activities.iter().map(|(stage, count)| format!("{count} {}", stage_word(text, *stage).to_lowercase()));
    let activities: Vec<String> = activities.collect();
    let tested = evidence
        .verdicts
        .iter()
        .map(|(verdict, count)| format!("{count} {}", verdict_word(text, *verdict).to_lowercase()));
    let untested = (evidence.untested > 0).then(|| text.audit_untested(evidence.untested));
    let tested: Vec<String> = tested.chain(untested).collect();
    let approved =
        evidence.approved.iter().map(|(status, count)| format!("{count} {}", word(text, *status).to_lowercase()));
    let approved: Vec<String> = approved.collect();
    let (open, closed) = evidence.assignments;
    let mut lines = Vec::new();
    lines.push(if activities.is_empty() {
        text.audit_no_activities()
    } else {
        text.audit_activities(list(activities))
    });
    if !tested.is_empty() {
        lines.push(text.audit_tested(list(tested)));
    }
    lines.push(if approved.is_empty() { text.audit_no_answers() } else { text.audit_answers(list(approved)) });
    if open + closed > 0 {
        lines.push(text.audit_assignments(open, closed));
    }
    lines
}
