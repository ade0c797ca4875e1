//! Laying up and changing a round.

use super::{done, version};
use crate::error::Answer;
use crate::page::Page;
use crate::trouble::Trouble;
use app::form::Form as Filled;
use app::period;
use app::round::board::Done;
use app::round::edit::{Calendar, RoundEdit};
use app::text::Text;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use chrono::Datelike;
use domain::id::RoundId;
use domain::period::Frequency;
use domain::permission::{Action, require_somewhere};
use domain::rejection::{Rejection, StateProblem};
use domain::round::{LegalDay, Proposed, Round, RoundForm, RoundStage, proposals};
use leptos::prelude::*;
use serde::Deserialize;

/// What is asked of the calendar, and which of its proposals was chosen.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Start {
    body: String,
    often: String,
    year: String,
    period: String,
}

impl Start {
    fn calendar(&self, page: &Page) -> Calendar {
        let this_year = page.today.year();
        let year = self.year.parse().ok().filter(|year| (this_year - 5..=this_year + 5).contains(year));
        let frequency = Frequency::from_word(&self.often).unwrap_or(Frequency::Tertial);
        let year = year.unwrap_or(this_year);
        Calendar { year, frequency, body: self.body.clone(), proposals: proposals(year, frequency) }
    }
}

pub(super) async fn new(page: Page, Query(mut start): Query<Start>) -> Answer {
    require_somewhere(&page.actor, Action::ManageRounds)?;
    if start.body.is_empty() {
        start.body = page.actor.acting().map(|acting| acting.unit.to_string()).unwrap_or_default();
    }
    let calendar = start.calendar(&page);
    let chosen = calendar.proposals.iter().find(|it| it.period.to_string() == start.period);
    let typed = chosen.map_or_else(
        || RoundForm { body: start.body.clone(), ..RoundForm::default() },
        |proposed| filled(page.text, &start.body, proposed),
    );
    draw(&page, StatusCode::OK, (None, Some(calendar)), typed, Trouble::default()).await
}

/// The form as a proposal fills it in.
fn filled(text: Text, body: &str, proposed: &Proposed) -> RoundForm {
    let period = period::name(text, proposed.period);
    let title = match proposed.legal {
        Some((LegalDay::InterimReport, _)) => text.round_title_proposed_interim(period),
        Some((LegalDay::AnnualReport, _)) => text.round_title_proposed_annual(period),
        None => text.round_title_proposed(period),
    };
    RoundForm {
        version: String::new(),
        title,
        period: proposed.period.to_string(),
        body: body.to_owned(),
        sections: proposed.sections.iter().map(|section| section.word().to_owned()).collect(),
        due_on: proposed.due_on.to_string(),
        reader: String::new(),
    }
}

pub(super) async fn create(page: Page, Form(form): Form<RoundForm>) -> Answer {
    require_somewhere(&page.actor, Action::ManageRounds)?;
    let saved = match form.parse() {
        Ok(draft) => page.store.plan_round(&page.actor, draft, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    match saved {
        Ok(id) => Ok(done(id, Done::Planned)),
        Err(error) => {
            let (status, trouble) = Trouble::told(page.text, error)?;
            draw(&page, status, (None, None), form, trouble).await
        }
    }
}

pub(super) async fn edit(page: Page, Path(id): Path<i64>) -> Answer {
    let round = page.store.round_to_change(&page.actor, RoundId(id)).await?;
    if round.state.stage() == RoundStage::Closed {
        return Err(Rejection::from(StateProblem::RoundIsNotOpen).into());
    }
    let typed = RoundForm::from(&round);
    draw(&page, StatusCode::OK, (Some(round), None), typed, Trouble::default()).await
}

pub(super) async fn change(page: Page, Path(id): Path<i64>, Form(mut form): Form<RoundForm>) -> Answer {
    let id = RoundId(id);
    let round = page.store.round_to_change(&page.actor, id).await?;
    let saved = match form.parse() {
        Ok(draft) => page.store.change_round(&page.actor, id, version(&form.version), draft, page.today).await,
        Err(errors) => Err(errors.into()),
    };
    let Err(error) = saved else { return Ok(done(id, Done::Saved)) };
    let (status, trouble) = Trouble::of(page.text, error, async { Ok(RoundForm::from(&round)) }).await?;
    if let Some(now) = &trouble.now {
        form.version.clone_from(&now.version);
    }
    draw(&page, status, (Some(round), None), form, trouble).await
}

async fn draw(
    page: &Page,
    status: StatusCode,
    (own, calendar): (Option<Round>, Option<Calendar>),
    typed: RoundForm,
    trouble: Trouble<RoundForm>,
) -> Answer {
    let Trouble { errors, refused, now } = trouble;
    let bodies = page.store.round_bodies(&page.actor, page.today).await?;
    let form = Filled::with_errors(page.text, errors);
    let title = if own.is_some() { page.text.round_edit_title() } else { page.text.round_new_title() };
    Ok(page.answer(status, title, || view! { <RoundEdit form own typed bodies calendar refused now /> }))
}
