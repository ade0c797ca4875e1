//! Reminders by e-mail: a letter a day at most with what somebody owes; the pages where they are stopped and looked after.

use crate::AppState;
use crate::config::Mail;
use crate::error::Answer;
use crate::mail;
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::reminder::{ReminderListShow, StopShow, letter};
use app::text::{Locale, Text};
use axum::extract::Path;
use axum_extra::extract::Form;
use chrono::Timelike;
use chrono_tz::Europe::Stockholm;
use domain::actor::Actor;
use leptos::prelude::*;
use serde::Deserialize;
use std::time::Duration;

pub(crate) fn routes() -> Routes {
    Routes::new()
        .get("/administration/reminders", list, Access::SignedIn)
        .post("/account/reminders", choose, Access::SignedIn)
        .get("/reminders/{token}", ask, Access::Public)
        .post("/reminders/{token}", stop, Access::Public)
}

async fn list(page: Page) -> Answer {
    let list = page.store.reminders(&page.actor).await?;
    let (text, has_mail) = (page.text, page.has_mail);
    Ok(page.ok(text.administration_reminders(), || view! { <ReminderListShow text list has_mail /> }))
}

/// Whether somebody wants letters: "on" or nothing.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Wanted {
    wanted: String,
}

async fn choose(page: Page, Form(Wanted { wanted }): Form<Wanted>) -> Answer {
    page.store.choose_reminders(&page.actor, wanted == "on", &crate::random::hex(16)).await?;
    Ok(see_other("/account?done=reminders"))
}

/// A link in a letter only asks: programs that look at links before people do must stop nothing.
async fn ask(page: Page, Path(token): Path<String>) -> Answer {
    let text = page.text;
    Ok(page.ok(text.reminder_stop(), || view! { <StopShow text token is_done=false /> }))
}

async fn stop(page: Page, Path(token): Path<String>) -> Answer {
    page.store.stop_reminders(&page.actor, &token).await?;
    let text = page.text;
    Ok(page.ok(text.reminder_stop(), || view! { <StopShow text token is_done=true /> }))
}

/// How often it is looked for letters to write and to send.
const PAUSE: Duration = Duration::from_secs(300);

/// The first hour of the day at which letters are written: they lie there when people come to work.
const FIRST_HOUR: u32 = 6;

/// Writes and sends letters for as long as the server runs. Nothing waits for it.
pub(crate) async fn send_daily(state: AppState, mail: Mail) {
    let mut planned = None;
    loop {
        let hour = (state.today(), state.now().with_timezone(&Stockholm).hour());
        if hour.1 >= FIRST_HOUR {
            // Once an hour: what comes during the day is told the same day only when nothing has been told before.
            let plans = planned.replace(hour) != Some(hour);
            if let Err(error) = work(&state, &mail, plans).await {
                tracing::error!("reminders could not be planned or sent: {error}");
            }
        }
        tokio::time::sleep(PAUSE).await;
    }
}

async fn work(state: &AppState, mail: &Mail, plans: bool) -> store::Result<()> {
    if plans {
        state.store.plan_reminders(&Actor::System, state.today(), state.now()).await?;
    }
    send_waiting(state, mail).await
}

/// Plans the letters of the day and sends what waits: what the server does by itself, at once.
pub async fn send_now(state: &AppState) -> store::Result<()> {
    let Some(mail) = state.config.mail.clone() else { return Ok(()) };
    work(state, &mail, true).await
}

/// Sends every letter whose time has come. One that cannot be sent is tried again later, and the administrator sees why.
async fn send_waiting(state: &AppState, mail: &Mail) -> store::Result<()> {
    let system = Actor::System;
    let text = Text::of(Locale::Swedish);
    loop {
        let fresh = crate::random::hex(16);
        let Some(due) = state.store.take_letter(&system, &fresh, state.today(), state.now()).await? else {
            return Ok(());
        };
        let stop = format!("{}/reminders/{}", mail.home, due.token);
        let (subject, body) = letter(text, &due, &mail.home, &stop);
        let (name, email) = (due.name.clone(), due.email.clone());
        let sent = mail::send(mail, mail::Written { name, email, subject, body, stop }).await;
        match sent {
            Ok(()) => state.store.letter_sent(&system, &due, state.now()).await?,
            Err(trouble) => {
                // Without the address: who gets letters is nobody's affair who reads logs.
                tracing::warn!("a reminder could not be sent, try {}: {trouble}", due.tries);
                state.store.letter_not_sent(&system, &due, &trouble.to_string(), state.now()).await?;
            }
        }
    }
}
