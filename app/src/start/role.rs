//! What somebody who has signed in starts with, by the role acted in.

use super::Figure;
use super::goals::GoalList;
use crate::activity::ActivityChip;
use crate::appointment::role_name;
use crate::assignment::AssignmentLines;
use crate::chip::{Chip, Glyph, Tone};
use crate::measure::MeasureLines;
use crate::text::Text;
use crate::trail::Timeline;
use chrono::NaiveDate;
use domain::actor::ActingPerson;
use domain::appointment::Role;
use domain::follow_up::Owed;
use domain::goal::GoalStage;
use domain::question::QuestionRow;
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
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let hello = text.start_hello(&person.name);
    let Some(acting) = person.acting else {
        return view! {
            <div class="page-head"><h1>{hello}</h1></div>
            <section class="empty">
                <h2>{text.start_no_role()}</h2>
                <p>{text.start_no_role_text()}</p>
                <div class="actions"><a class="ds-button" href="/goals">{text.start_no_role_read()}</a></div>
            </section>
        }
        .into_any();
    };
    let reports = matches!(
        acting.role,
        Role::Controller | Role::HeadOfAdministration | Role::UnitManager | Role::CompanyDirector | Role::Employee
    );
    let eyebrow = format!("{}, {}", role_name(text, acting.role), acting.unit_name);
    let RoleStart {
        owed,
        goals,
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
    let has_draft = awaiting.iter().any(|goal| goal.stage == GoalStage::Draft);
    let stale = (!stale.is_empty()).then(|| view! { <Stale text rows=stale more=more_stale /> });
    // What is owed comes first for those who report, the effects for those who set them.
    let (first, later) = if reports { (stale, None) } else { (None, stale) };
    view! {
        <div class="page-head"><p class="eyebrow">{eyebrow}</p><h1>{hello}</h1></div>
        <div class="cols">
            <div class="stack">
                {(!owed.is_empty()).then(|| view! { <OwedCard text owed /> })}
                {(!awaiting.is_empty()).then(|| view! {
                    <section class="card" aria-labelledby="start-awaiting">
                        <h2 id="start-awaiting">{if has_draft { text.start_drafts() } else { text.start_awaiting() }}</h2>
                        <GoalList text goals=awaiting />
                    </section>
                })}
                {(!pressing.is_empty()).then(|| view! { <Pressing text rows=pressing /> })}
                {(!assignments.is_empty()).then(|| view! {
                    <section class="card" aria-labelledby="start-assignments">
                        <h2 id="start-assignments">{text.assignment_start()}</h2>
                        <AssignmentLines text rows=assignments today />
                        <p class="card__foot"><a href="/assignments">{text.assignment_start_all()}</a></p>
                    </section>
                })}
                {(!measures.is_empty()).then(|| view! {
                    <section class="card" aria-labelledby="start-measures">
                        <h2 id="start-measures">{text.measure_start()}</h2>
                        <MeasureLines text rows=measures today />
                        <p class="card__foot"><a href="/measures">{text.measure_start_all()}</a></p>
                    </section>
                })}
                {(!questions.to_answer.is_empty()).then(|| view! {
                    <Questions text title=text.question_start_to_answer() rows=questions.to_answer />
                })}
                {first}
                {if goals.is_empty() && keeps_structure(acting.role) {
                    view! { <FirstSteps text accounts={acting.role == Role::Administrator} /> }.into_any()
                } else {
                    view! { <Own text goals=goals whole=looks_at_whole(acting.role) /> }.into_any()
                }}
                {later}
            </div>
            <div class="stack">
                {(!questions.asked.is_empty()).then(|| view! {
                    <Questions text title=text.question_start_asked() rows=questions.asked />
                })}
                {orphans.filter(|count| *count > 0).map(|count| view! { <Orphans text count /> })}
                {(!recent.is_empty()).then(|| view! {
                    <section class="card" aria-labelledby="start-recent">
                        <h2 id="start-recent">{text.start_recent()}</h2>
                        <Timeline text rows=recent of_one=false brief=true />
                        {can_read_trail.then(|| view! {
                            <p class="card__foot"><a href="/audit">{text.audit()}</a>" · "<a href="/trail">{text.start_recent_all()}</a></p>
                        })}
                    </section>
                })}
            </div>
        </div>
    }
    .into_any()
}

/// What is owed in rounds that run, before all else.
#[component]
fn OwedCard(text: Text, owed: Owed) -> impl IntoView {
    let is_owing = !owed.units.is_empty();
    let items: Vec<_> = owed
        .units
        .into_iter()
        .map(|it| {
            let look = if it.is_returned { (Tone::Warn, Glyph::Replaced) } else { (Tone::Way, Glyph::Proposed) };
            let word = if it.is_returned { text.answer_stage_returned() } else { text.to_do_left(it.left, it.all) };
            view! {
                <li>
                    <span><a href="/to-do">{it.unit.name}</a>" "<span class="meta">{it.title}</span></span>
                    <span class="meta">{text.round_due(text.long_date(it.due_on))}</span>
                    <Chip look word />
                </li>
            }
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="start-owed">
            <h2 id="start-owed">{text.owed_title()}</h2>
            {is_owing.then(|| view! { <ul class="act-lines">{items}</ul> })}
            {(owed.to_approve > 0).then(|| view! { <p>{text.owed_to_approve(owed.to_approve)}</p> })}
            <p class="card__foot"><a href="/to-do">{text.owed_open()}</a></p>
        </section>
    }
    .into_any()
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
fn Stale(text: Text, rows: Vec<domain::indicator::IndicatorRow>, more: bool) -> impl IntoView {
    let items: Vec<_> = rows.into_iter().map(|row| view! { <Figure text row /> }).collect();
    view! {
        <section class="card" aria-labelledby="start-stale">
            <h2 id="start-stale">{text.start_stale()}</h2>
            <p class="muted">{text.start_stale_text()}</p>
            <ul class="figure-list">{items}</ul>
            {more.then(|| view! {
                <p class="card__foot"><a href="/indicators?stale=true">{text.start_stale_all()}</a></p>
            })}
        </section>
    }
    .into_any()
}

/// Activities that need somebody: an obstacle to remove, a test to make, something that is late.
#[component]
fn Pressing(text: Text, rows: Vec<domain::activity::ActivityRow>) -> impl IntoView {
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let needs = [
                (row.obstacles > 0).then(|| text.activity_obstacles(row.obstacles)),
                row.untested.then(|| text.hypothesis_due()),
                row.next_due.filter(|_| row.late).map(|day| text.activity_step_late(text.long_date(day))),
            ];
            let needs = needs.into_iter().flatten().collect::<Vec<_>>().join(" · ");
            let stage = row.activity.stage;
            view! {
                <li>
                    <span><a href=crate::activity::address(row.activity.id)>{row.activity.title}</a>" "
                        <span class="meta">{row.unit.name}</span></span>
                    <span class="meta">{needs}</span>
                    <ActivityChip text stage late=row.late />
                </li>
            }
        })
        .collect();
    view! {
        <section class="card" aria-labelledby="start-pressing">
            <h2 id="start-pressing">{text.start_pressing()}</h2>
            <ul class="act-lines">{items}</ul>
            <p class="card__foot"><a href="/activities">{text.start_pressing_all()}</a></p>
        </section>
    }
    .into_any()
}

/// Questions that wait for the reader, or that the reader has asked.
#[component]
fn Questions(text: Text, title: String, rows: Vec<QuestionRow>) -> impl IntoView {
    let items: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let (look, word) = match &row.question.answer {
                Some(answer) => ((Tone::Good, Glyph::Tick), text.question_answered_on(text.long_date(answer.on))),
                None => ((Tone::Way, Glyph::Clock), text.question_waits()),
            };
            view! {
                <li>
                    <span><a href=crate::question::address(row.question.id)>{row.question.gist()}</a>" "
                        <span class="meta">{row.title}</span></span>
                    <span class="meta">{text.question_asked_on(text.long_date(row.question.on))}</span>
                    <Chip look word />
                </li>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{title}</h2>
            <ul class="act-lines">{items}</ul>
            <p class="card__foot"><a href="/questions">{text.question_start_all()}</a></p>
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
