//! The auditors' page, and all that stands on it as one file.

use crate::error::Answer;
use crate::export::table::{Cell, Csv};
use crate::page::Page;
use crate::routes::{Access, Routes};
use app::audit::{AuditShow, decided, evidence_lines};
use app::question::who;
use app::status::word;
use axum::extract::Query;
use chrono::Datelike;
use domain::audit::{AuditFilter, AuditGoal};
use domain::indicator::IndicatorRow;
use domain::status::shown;
use leptos::prelude::*;
use serde::Deserialize;

pub(crate) fn routes() -> Routes {
    Routes::new().get("/audit", show, Access::Public).get("/audit.csv", table, Access::Public)
}

/// What stands in the address, as it stands there: what cannot be read is as if it were not there.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    body: String,
    year: String,
}

impl Wanted {
    fn filter(&self, page: &Page) -> AuditFilter {
        let year = self.year.trim().parse().ok().filter(|year| (1900..=2200).contains(year));
        AuditFilter { body: self.body.parse().ok(), year: year.unwrap_or_else(|| page.today.year()) }
    }
}

async fn show(page: Page, Query(wanted): Query<Wanted>) -> Answer {
    let filter = wanted.filter(&page);
    let list = page.store.audit(&page.actor, &filter, page.today).await?;
    let text = page.text;
    Ok(page.ok(text.audit(), || view! { <AuditShow text filter list /> }))
}

/// The same as a file: a row for each main indicator, and one for a goal without.
async fn table(page: Page, Query(wanted): Query<Wanted>) -> Answer {
    let filter = wanted.filter(&page);
    let list = page.store.audit(&page.actor, &filter, page.today).await?;
    let text = page.text;
    let heads = [
        text.hit_goal(),
        text.assignment_decision(),
        text.audit_closed(),
        text.indicator_status(),
        text.audit_suggested(),
        text.audit_sentence(),
        text.audit_judge(),
        text.audit_judged_on(),
        text.hit_indicator(),
        text.indicator_unit_of_measure(),
        text.audit_target(),
        text.audit_target_period(),
        text.audit_value(),
        text.audit_value_period(),
        text.audit_of_indicator(),
        text.audit_evidence(),
        text.trail_history(),
    ];
    let mut csv = Csv::new(heads.iter().map(String::as_str));
    for goal in &list.goals {
        let indicators: Vec<Option<&IndicatorRow>> = match goal.indicators.as_slice() {
            [] => vec![None],
            some => some.iter().map(Some).collect(),
        };
        for indicator in indicators {
            csv.row(cells(&page, goal, indicator));
        }
    }
    Ok(csv.into_response(&format!("{} {} {}.csv", text.audit(), list.body.name, filter.year)))
}

fn cells(page: &Page, goal: &AuditGoal, indicator: Option<&IndicatorRow>) -> Vec<Cell> {
    let text = page.text;
    let row = &goal.row;
    let judgement = row.judgement.as_ref();
    let said = |words: Option<String>| Cell::text(&words.unwrap_or_default());
    let of_goal = [
        Cell::text(&row.title),
        Cell::text(&decided(text, &goal.decision)),
        said(goal.closing.as_ref().map(|closing| decided(text, closing))),
        Cell::text(&word(text, shown(&row.suggestion, judgement))),
        Cell::text(&word(text, judgement.map_or(row.suggestion.status, |judgement| judgement.suggested))),
        said(judgement.map(|judgement| judgement.sentence.clone())),
        said(judgement.map(|judgement| who(text, goal.judge.as_ref(), &judgement.by_role))),
        said(judgement.map(|judgement| judgement.on.to_string())),
    ];
    let (target, latest) =
        (indicator.and_then(|indicator| indicator.target), indicator.and_then(|indicator| indicator.latest));
    let of_indicator = [
        said(indicator.map(|indicator| indicator.name.clone())),
        said(indicator.map(|indicator| indicator.unit_of_measure.clone())),
        Cell::number(target.map(|(_, value)| value)),
        said(target.map(|(period, _)| period.to_string())),
        Cell::number(latest.map(|(_, value)| value)),
        said(latest.map(|(period, _)| period.to_string())),
        said(indicator.map(|indicator| word(text, indicator.suggestion.status))),
    ];
    let rest = [
        Cell::text(&evidence_lines(text, &goal.evidence).join(" ")),
        Cell::text(&format!("/trail?kind=goal&object={}", row.id)),
    ];
    of_goal.into_iter().chain(of_indicator).chain(rest).collect()
}
