//! What somebody who has signed in starts with, by the role acted in.

use super::goals::GoalList;
use super::meeting::{Decided, Since};
use super::waiting::{Assignments, Awaiting, Measures, OwedUnits, Pressing, Questions, Stale};
use crate::appointment::role_name;
use crate::text::Text;
use crate::trail::Timeline;
use chrono::NaiveDate;
use domain::actor::ActingPerson;
use domain::appointment::Role;
use domain::event::EventRow;
use domain::start::RoleStart;
use leptos::prelude::*;

/// The start page of a role.
#[component]
pub fn RoleStartShow(
    /// The words.
    text: Text,
    /// Who it is.
    person: ActingPerson,
    /// What is shown.
    start: RoleStart,
    /// Whether the reader may read the whole trail.
    can_read_trail: bool,
    /// Whether the person may propose activities.
    can_write_activity: bool,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let hello = text.start_hello(&person.name);
    let Some(acting) = person.acting else {
        return view! { <NoRole text hello /> }.into_any();
    };
    let reports = matches!(
        acting.role,
        Role::Controller | Role::HeadOfAdministration | Role::UnitManager | Role::CompanyDirector | Role::Employee
    );
    let eyebrow = format!("{}, {}", role_name(text, acting.role), acting.unit_name);
    let RoleStart {
        owed,
        goals,
        since,
        decided,
        awaiting,
        stale,
        more_stale,
        pressing,
        assignments,
        measures,
        questions,
        orphans,
        recent,
    } = start;
    // What is owed comes first for those who report, the effects for those who set them.
    let (first, later) = if reports { (stale, Vec::new()) } else { (Vec::new(), stale) };
    view! {
        <Welcome text hello role=eyebrow can_write_activity />
        <div class="cols">
            <div class="stack">
                <OwedUnits text owed today />
                <Awaiting text goals=awaiting />
                <Pressing text rows=pressing />
                <Assignments text rows=assignments today />
                <Measures text rows=measures today />
                <Questions text id="start-to-answer" title=text.question_start_to_answer() rows=questions.to_answer />
                <Stale text rows=first more=more_stale />
                {if goals.is_empty() && keeps_structure(acting.role) {
                    view! { <FirstSteps text accounts={acting.role == Role::Administrator} /> }.into_any()
                } else {
                    view! { <Own text goals=goals whole=looks_at_whole(acting.role) /> }.into_any()
                }}
                <Stale text rows=later more=more_stale />
            </div>
            <div class="stack">
                {since.map(|since| view! { <Since text since /> })}
                <Decided text rows=decided />
                <Questions text id="start-asked" title=text.question_start_asked() rows=questions.asked />
                {orphans.filter(|count| *count > 0).map(|count| view! { <Orphans text count /> })}
                <Recent text rows=recent can_read_trail />
            </div>
        </div>
    }
    .into_any()
}

/// Who it is, in which role, and what an employee comes for first: to propose an activity.
#[component]
fn Welcome(text: Text, hello: String, role: String, can_write_activity: bool) -> impl IntoView {
    view! {
        <div class="page-head page-head--wide">
            <p class="eyebrow">{role}</p>
            <div class="row row--between">
                <h1>{hello}</h1>
                {can_write_activity.then(|| view! {
                    <a class="ds-button screen-only" data-variant="secondary" href="/activities/new">{text.activity_new()}</a>
                })}
            </div>
        </div>
    }
}

const fn looks_at_whole(role: Role) -> bool {
    matches!(
        role,
        Role::ChiefExecutive | Role::Controller | Role::Auditor | Role::OppositionCommissioner | Role::Administrator
    )
}

const fn keeps_structure(role: Role) -> bool {
    matches!(role, Role::Controller | Role::Administrator)
}

/// What to lay up while there is no goal, in the order in which one thing needs another.
#[component]
fn FirstSteps(text: Text, accounts: bool) -> impl IntoView {
    let step = |href: &'static str, name: String, why: String| {
        view! { <li><a href=href>{name}</a><p class="meta">{why}</p></li> }
    };
    view! {
        <section class="card" aria-labelledby="start-steps">
            <h2 id="start-steps">{text.start_steps()}</h2>
            <p>{text.start_steps_text()}</p>
            <ol class="flow">
                {step("/organisation", text.start_step_units(), text.start_step_units_why())}
                {step("/administration/levels", text.start_step_levels(), text.start_step_levels_why())}
                {step("/administration/themes", text.start_step_themes(), text.start_step_themes_why())}
                {accounts.then(|| step("/administration/people", text.start_step_people(), text.start_step_people_why()))}
                {step("/goals", text.start_step_goals(), text.start_step_goals_why())}
            </ol>
        </section>
    }
    .into_any()
}

#[component]
fn Own(text: Text, goals: Vec<domain::goal::GoalRow>, whole: bool) -> impl IntoView {
    if goals.is_empty() {
        return view! {
            <section class="empty"><h2>{text.start_own_none()}</h2><p>{text.start_own_none_text()}</p></section>
        }
        .into_any();
    }
    let title = if whole { text.start_own_whole() } else { text.start_own_body() };
    view! {
        <section class="card" aria-labelledby="start-own">
            <h2 id="start-own">{title}</h2>
            <GoalList text goals />
            <p class="card__foot"><a href="/goals">{text.start_goals_all()}</a></p>
        </section>
    }
    .into_any()
}

#[component]
fn Orphans(text: Text, count: u64) -> impl IntoView {
    view! {
        <section class="card" aria-labelledby="start-orphans">
            <h2 id="start-orphans">{text.start_orphans(count)}</h2>
            <p>{text.start_orphans_text()}" "<a href="/indicators?orphans=true">{text.start_orphans_show()}</a></p>
        </section>
    }
    .into_any()
}

/// What somebody without a role is told.
#[component]
fn NoRole(text: Text, hello: String) -> impl IntoView {
    view! {
        <div class="page-head"><h1>{hello}</h1></div>
        <section class="empty">
            <h2>{text.start_no_role()}</h2>
            <p>{text.start_no_role_text()}</p>
            <div class="actions"><a class="ds-button" href="/goals">{text.start_no_role_read()}</a></div>
        </section>
    }
}

/// What happened last in what the reader may see.
#[component]
fn Recent(text: Text, rows: Vec<EventRow>, can_read_trail: bool) -> impl IntoView {
    (!rows.is_empty()).then(|| {
        view! {
            <section class="card" aria-labelledby="start-recent">
                <h2 id="start-recent">{text.start_recent()}</h2>
                <Timeline text rows of_one=false brief=true />
                {can_read_trail.then(|| view! {
                    <p class="card__foot"><a href="/audit">{text.audit()}</a>" · "<a href="/decisions">{text.decision_title()}</a>" · "<a href="/trail">{text.start_recent_all()}</a></p>
                })}
            </section>
        }
    })
}
