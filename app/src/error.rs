//! Pages for what went wrong: they say what happened and where to go from there.

use crate::rejection::state_problem;
use crate::text::Text;
use chrono::NaiveDate;
use domain::rejection::StateProblem;
use leptos::prelude::*;

/// What went wrong.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// It is not there.
    NotFound,
    /// It is not theirs to do.
    Forbidden,
    /// Somebody else changed it.
    Conflict,
    /// The state of things does not allow it.
    State(StateProblem),
    /// The request came from another site.
    CrossOrigin,
    /// Too many at a time.
    Busy,
    /// The data cannot be reached just now.
    Away,
    /// What was sent cannot be read at all.
    Unreadable,
    /// Something broke; logged under this id.
    Broken(String),
}

impl Fault {
    /// The title of its page; on an earlier day it may be that it was not there then.
    pub fn title(&self, text: Text, day: Option<NaiveDate>) -> String {
        match self {
            Self::NotFound if day.is_some() => text.error_not_then_title(),
            Self::NotFound => text.error_not_found_title(),
            Self::Forbidden => text.error_forbidden_title(),
            Self::Conflict => text.error_conflict_title(),
            Self::State(_) => text.error_state_title(),
            Self::CrossOrigin => text.error_cross_origin_title(),
            Self::Busy => text.error_busy_title(),
            Self::Away => text.error_away_title(),
            Self::Unreadable => text.error_unreadable_title(),
            Self::Broken(_) => text.error_fault_title(),
        }
    }

    fn sentence(&self, text: Text, day: Option<NaiveDate>) -> String {
        match (self, day) {
            (Self::NotFound, Some(day)) => text.error_not_then_text(text.long_date(day)),
            _ => self.plain_sentence(text),
        }
    }

    fn plain_sentence(&self, text: Text) -> String {
        match self {
            Self::NotFound => text.error_not_found_text(),
            Self::Forbidden => text.error_forbidden_text(),
            Self::Conflict => text.error_conflict_text(),
            Self::State(problem) => state_problem(text, *problem),
            Self::CrossOrigin => text.error_cross_origin_text(),
            Self::Busy => text.error_busy_text(),
            Self::Away => text.error_away_text(),
            Self::Unreadable => text.error_unreadable_text(),
            Self::Broken(incident) => text.error_fault_text(incident),
        }
    }
}

/// The page of a fault.
#[component]
pub fn FaultPage(
    /// The words.
    text: Text,
    /// What went wrong.
    fault: Fault,
    /// The status code, shown small for those who report it.
    code: u16,
    /// The earlier day that was asked for: what is there today may not have been there then.
    day: Option<NaiveDate>,
) -> impl IntoView {
    view! {
        <div class="fault">
            <p class="fault__code">{code}</p>
            <h1>{fault.title(text, day)}</h1>
            <p class="lead">{fault.sentence(text, day)}</p>
            {(fault == Fault::NotFound).then(|| view! {
                <form class="search-form" role="search" action="/search">
                    <label class="sr-only" r#for="fault-find">{text.search_label()}</label>
                    <input class="ds-input" id="fault-find" name="q" r#type="search" placeholder=text.search_placeholder() />
                    <button class="ds-button" r#type="submit">{text.search_button()}</button>
                </form>
            })}
            <ul>
                <li><a href="/">{text.to_start_page()}</a></li>
                <li><a href="/goals">{text.nav_goals()}</a></li>
                <li><a href="/organisation">{text.nav_organisation()}</a></li>
            </ul>
        </div>
    }
    .into_any()
}
