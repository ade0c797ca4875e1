//! A unit's part in a round: what it answers, handing in, approving, reminding, standing in.

use super::{Shown, done};
use crate::error::Answer;
use crate::page::{Page, see_other};
use crate::trouble::Trouble;
use app::follow_up::to_do;
use app::form::Form as Filled;
use app::round::board::Done;
use app::round::unit::RoundUnitShow;
use app::round::unit_address;
use axum::extract::{Path, Query};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::id::{RoundId, UnitId};
use domain::round::{ReturnForm, StandInForm};
use leptos::prelude::*;
use store::Error;

type At = (RoundId, UnitId);

const fn at((round, unit): (i64, i64)) -> At {
    (RoundId(round), UnitId(unit))
}

pub(super) async fn show(page: Page, Path(path): Path<(i64, i64)>, Query(Shown { done }): Query<Shown>) -> Answer {
    let done = Done::from_word(&done);
    draw(&page, StatusCode::OK, at(path), String::new(), done, Trouble::<()>::default()).await
}

async fn draw(
    page: &Page,
    status: StatusCode,
    at: At,
    reason: String,
    done: Option<Done>,
    trouble: Trouble<()>,
) -> Answer {
    let past = page.past();
    let found = match past {
        Some(day) => page.store.round_unit_page_then(&page.actor, at, day).await?,
        None => page.store.round_unit_page(&page.actor, at, page.today).await?,
    };
    let Trouble { errors, refused, .. } = trouble;
    let form = Filled::with_errors(page.text, errors);
    let title = format!("{}, {}", found.unit.name, found.round.title);
    let day = past.unwrap_or(page.today);
    Ok(page.answer(status, title, || view! { <RoundUnitShow form page=found refused reason done day on=past /> }))
}

/// Back to the unit's page, which says what was just done; or the page again with what was wrong.
async fn answer(page: &Page, at: At, did: Done, reason: String, acted: Result<(), Error>) -> Answer {
    match acted {
        Ok(()) => Ok(see_other(format!("{}?done={}", unit_address(at.0, at.1, None), did.word()))),
        Err(error) => {
            let (status, trouble) = Trouble::told(page.text, error)?;
            draw(page, status, at, reason, None, trouble).await
        }
    }
}

pub(super) async fn hand_in(page: Page, Path(path): Path<(i64, i64)>) -> Answer {
    let at = at(path);
    match page.store.hand_in(&page.actor, at, page.today).await {
        Ok(()) => Ok(see_other(format!("/to-do?done={}", to_do::Done::HandedIn.word()))),
        Err(error) => {
            let (status, trouble) = Trouble::told(page.text, error)?;
            draw(&page, status, at, String::new(), None, trouble).await
        }
    }
}

pub(super) async fn approve(page: Page, Path(path): Path<(i64, i64)>) -> Answer {
    let at = at(path);
    let approved = page.store.approve_answers(&page.actor, at, page.today).await;
    answer(&page, at, Done::Approved, String::new(), approved).await
}

pub(super) async fn send_back(page: Page, Path(path): Path<(i64, i64)>, Form(form): Form<ReturnForm>) -> Answer {
    let at = at(path);
    let sent = page.store.send_back(&page.actor, at, &form, page.today).await;
    answer(&page, at, Done::Returned, form.reason, sent).await
}

/// Back to the board, where the press was made.
pub(super) async fn remind(page: Page, Path(path): Path<(i64, i64)>) -> Answer {
    let at = at(path);
    match page.store.remind_unit(&page.actor, at, page.today).await {
        Ok(()) => Ok(done(at.0, Done::Reminded)),
        Err(error) => {
            let (status, trouble) = Trouble::told(page.text, error)?;
            draw(&page, status, at, String::new(), None, trouble).await
        }
    }
}

pub(super) async fn set_stand_in(page: Page, Path(path): Path<(i64, i64)>, Form(form): Form<StandInForm>) -> Answer {
    let at = at(path);
    let named = page.store.set_stand_in(&page.actor, at, &form, page.today).await;
    answer(&page, at, Done::StandIn, String::new(), named).await
}
