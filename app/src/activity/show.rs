//! An activity's page: what is done, what it is expected to lead to and what came of it, steps, obstacles, lessons.

use super::hypothesis::Ties;
use super::{ActivityChip, address, by_role, evidence_word, names};
use crate::activity::lesson::LessonItems;
use crate::chip::{Glyph, Shape, Sign, Tone};
use crate::form::{Field, Form};
use crate::notice::Receipt;
use crate::period;
use crate::question::QuestionsOf;
use crate::text::Text;
use domain::activity::{ActivityPage, ActivityStage, ActivityState, Step};
use domain::id::ActivityId;
use domain::obstacle::Obstacle;
use domain::question::{About, Subject};
use leptos::prelude::*;

domain::words! {
    /// What was just done, said on the page that one comes back to.
    pub enum Done {
        /// It was proposed.
        Proposed = "proposed",
        /// It was adopted.
        Adopted = "adopted",
        /// It was begun, or taken up again.
        Started = "started",
        /// It was closed.
        Ended = "ended",
        /// What it says was changed.
        Saved = "saved",
        /// It was said whether it helped.
        Tested = "tested",
        /// An obstacle was told to the leader.
        Raised = "raised",
        /// An obstacle was removed.
        Removed = "removed",
    }
}

fn receipt(text: Text, done: Done) -> String {
    match done {
        Done::Proposed => text.activity_done_proposed(),
        Done::Adopted => text.activity_done_adopted(),
        Done::Started => text.activity_done_started(),
        Done::Ended => text.activity_done_ended(),
        Done::Saved => text.activity_done_saved(),
        Done::Tested => text.activity_done_tested(),
        Done::Raised => text.activity_done_raised(),
        Done::Removed => text.activity_done_removed(),
    }
}

/// The page of an activity.
#[component]
pub fn ActivityShow(
    /// The words, and what was typed wrong in one of the small forms.
    form: Form,
    /// The activity with all that hangs on it.
    page: ActivityPage,
    /// What was just done.
    done: Option<Done>,
) -> impl IntoView {
    let text = form.text;
    let lessons = page.lessons.clone();
    let has_lessons = !lessons.is_empty();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href="/activities">{text.nav_activities()}</a></li>
        </ol></nav>
        <Head text page=page.clone() />
        {done.map(|done| view! { <Receipt words=receipt(text, done) /> })}
        <div class="cols cols--goal">
            <div class="stack">
                <Ties text page=page.clone() />
                <What text page=page.clone() />
                <Steps form=form.clone() page=page.clone() />
                <Obstacles form page=page.clone() />
                <QuestionsOf text about=About::new(Subject::Activity, page.activity.id.0) questions=page.questions.clone() />
                {has_lessons.then(|| view! {
                    <section class="card">
                        <h2>{text.lesson_beside_title()}</h2>
                        <LessonItems text rows=lessons />
                    </section>
                })}
            </div>
            <div class="stack">
                <Acts text page=page.clone() />
                <Facts text page=page.clone() />
                <Chain text page=page.clone() />
                <p class="screen-only">
                    <a href=format!("/trail?kind=activity&object={}", page.activity.id)>{text.trail_history()}</a>
                </p>
            </div>
        </div>
    }
    .into_any()
}

#[component]
fn Head(text: Text, page: ActivityPage) -> impl IntoView {
    let activity = &page.activity;
    let stage = activity.state.stage();
    let late = activity.is_late(&page.steps, page.on);
    let since = text.activity_since(text.long_date(activity.state.since()));
    let experiment = activity.experiment.then(|| {
        view! { <Sign look=(Tone::None, Glyph::Flask) word=text.activity_experiment() /> }
    });
    let lesson = activity.state.lesson().to_owned();
    let reason = activity.state.reason().to_owned();
    view! {
        <div class="page-head">
            <p class="eyebrow">{format!("{} · {}", text.activity(), page.unit.name)}</p>
            <h1>{activity.title.clone()}</h1>
            <div class="status-line"><ActivityChip text stage late /><p>{since}</p>{experiment}</div>
            {(!reason.is_empty()).then(|| view! { <p class="sentence"><b>{text.activity_reason()}</b>" "{reason}</p> })}
            {(!lesson.is_empty()).then(|| view! { <p class="sentence"><b>{text.activity_lesson()}</b>" "{lesson}</p> })}
            {page.successor.clone().map(|other| view! {
                <p>{text.activity_goes_on_in()}" "<a href=address(other.id)>{other.title}</a></p>
            })}
        </div>
    }
    .into_any()
}

#[component]
fn What(text: Text, page: ActivityPage) -> impl IntoView {
    let what = page.activity.what.clone();
    let is_empty = what.is_empty();
    view! {
        <section class="card">
            <h2>{text.activity_what()}</h2>
            {(!is_empty).then(|| view! { <p class="as-typed">{what}</p> })}
            {is_empty.then(|| view! { <p class="muted">{text.activity_what_none()}</p> })}
        </section>
    }
    .into_any()
}

/// The steps, each ticked with one press.
#[component]
fn Steps(form: Form, page: ActivityPage) -> impl IntoView {
    let text = form.text;
    let can = page.allowed.take_part;
    if page.steps.is_empty() && !can {
        return ().into_any();
    }
    let (id, today) = (page.activity.id, page.on);
    let is_empty = page.steps.is_empty();
    let items: Vec<_> = page.steps.into_iter().map(|step| step_item(text, id, step, can, today)).collect();
    let labels = [("title", text.activity_step_title()), ("due", text.activity_step_due())];
    view! {
        <section class="card" id="steps">
            <h2>{text.activity_steps()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.activity_steps_none()}</p> })}
            {(!is_empty).then(|| view! { <ul class="steps">{items}</ul> })}
            {can.then(|| view! {
                <form class="form form--line screen-only" method="post" action=format!("/activities/{id}/steps") novalidate>
                    {form.head(&labels)}
                    {form.input("text", Field::required("title", text.activity_step_title()), "")}
                    {form.input("date", Field::optional("due", text.activity_step_due()), "")}
                    <button class="ds-button" data-variant="secondary" r#type="submit">{text.activity_step_add()}</button>
                </form>
            })}
        </section>
    }
    .into_any()
}

fn step_item(text: Text, id: ActivityId, step: Step, can: bool, today: chrono::NaiveDate) -> impl IntoView {
    let is_done = step.done_on.is_some();
    let is_late = !is_done && step.due.is_some_and(|due| due < today);
    let day = match (step.done_on, step.due) {
        (Some(day), _) => text.activity_step_done(text.long_date(day)),
        (None, Some(due)) if is_late => text.activity_step_late(text.long_date(due)),
        (None, Some(due)) => text.activity_step_by(text.long_date(due)),
        (None, None) => String::new(),
    };
    let look = if is_done {
        Glyph::Tick
    } else if is_late {
        Glyph::Clock
    } else {
        Glyph::Ring
    };
    let (word, wanted) = if is_done { (text.activity_step_untick(), "") } else { (text.activity_step_tick(), "on") };
    let at = format!("/activities/{id}/steps/{}", step.id);
    view! {
        <li class="step" class:step--done=is_done>
            <Shape glyph=look />
            <span class="step__words"><span>{step.title.clone()}</span>" "<span class="meta">{day}</span></span>
            {can.then(|| view! {
                <form method="post" action=at.clone()>
                    <input r#type="hidden" name="done" value=wanted />
                    <button class="ds-button" data-variant="tertiary" r#type="submit">
                        {word}<span class="sr-only">{format!(": {}", step.title)}</span>
                    </button>
                </form>
                <form method="post" action=format!("{at}/removal")>
                    <button class="ds-button" data-variant="tertiary" data-color="danger" r#type="submit">
                        {text.activity_step_remove()}<span class="sr-only">{format!(": {}", step.title)}</span>
                    </button>
                </form>
            })}
        </li>
    }
}

#[component]
fn Obstacles(form: Form, page: ActivityPage) -> impl IntoView {
    let text = form.text;
    let can = page.allowed.take_part;
    if page.obstacles.is_empty() && !can {
        return ().into_any();
    }
    let id = page.activity.id;
    let may_remove = page.allowed.remove_obstacle;
    let items: Vec<_> = page.obstacles.into_iter().map(|it| obstacle(text, id, it, may_remove)).collect();
    let is_empty = items.is_empty();
    let labels = [("text", text.activity_obstacle_text())];
    view! {
        <section class="card" id="obstacles">
            <h2>{text.activity_obstacles_title()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.activity_obstacles_none()}</p> })}
            {items}
            {can.then(|| view! {
                <form class="form screen-only" method="post" action=format!("/activities/{id}/obstacles") novalidate>
                    {form.head(&labels)}
                    {form.area(
                        Field::required("text", text.activity_obstacle_text()).hint(text.activity_obstacle_hint()), 2, "",
                    )}
                    <button class="ds-button" data-variant="secondary" r#type="submit">{text.activity_obstacle_raise()}</button>
                </form>
            })}
        </section>
    }
    .into_any()
}

fn obstacle(text: Text, id: ActivityId, it: Obstacle, may_remove: bool) -> impl IntoView {
    let raised = text.activity_obstacle_raised(text.long_date(it.raised_on), by_role(text, &it.raised_by));
    let look = if it.removed.is_some() { (Tone::Good, Glyph::Tick) } else { (Tone::Warn, Glyph::Warning) };
    let word = if it.removed.is_some() { text.activity_obstacle_gone() } else { text.activity_obstacle_stands() };
    let removed = it.removed.as_ref().map(|removal| {
        let words = text.activity_obstacle_removed(text.long_date(removal.on), by_role(text, &removal.by));
        view! { <p>{removal.how.clone()}</p><p class="meta">{words}</p> }
    });
    let act = (may_remove && it.removed.is_none()).then(|| {
        let there = format!("/activities/{id}/obstacles/{}/removal", it.id);
        view! { <p class="screen-only"><a href=there>{text.activity_obstacle_remove()}</a></p> }
    });
    view! {
        <article class="contribution">
            <p><Sign look word />" "{it.text}</p>
            <p class="meta">{raised}</p>
            {removed}
            {act}
        </article>
    }
}

/// What the reader may do, the next step of its life first.
#[component]
fn Acts(text: Text, page: ActivityPage) -> impl IntoView {
    let (id, stage, allowed) = (page.activity.id, page.activity.state.stage(), page.allowed);
    if !allowed.write {
        return ().into_any();
    }
    let version = page.activity.version.to_string();
    let press = |is_offered: bool, rest: &str, words: String, variant: Option<&'static str>| {
        is_offered.then(|| {
            view! {
                <form method="post" action=format!("/activities/{id}/{rest}")>
                    <input r#type="hidden" name="version" value=version.clone() />
                    <button class="ds-button" r#type="submit" data-variant=variant>{words}</button>
                </form>
            }
        })
    };
    let link = |is_offered: bool, rest: &str, words: String| {
        is_offered.then(|| {
            view! { <a class="ds-button" data-variant="secondary" href=format!("/activities/{id}/{rest}")>{words}</a> }
        })
    };
    let is_proposed = stage == ActivityStage::Proposed;
    let is_over_by_choice = matches!(page.activity.state, ActivityState::Done { .. } | ActivityState::Stopped { .. });
    let demand = page.demand.filter(|_| is_proposed || is_over_by_choice);
    view! {
        <section class="card screen-only">
            <h2>{text.activity_act_title()}</h2>
            {demand.map(|demand| view! {
                <div class="notice"><Shape glyph=Glyph::Info /><div>
                    <p><b>{text.activity_needs_approval(demand.unit.name)}</b>" "{demand.reason}</p>
                </div></div>
            })}
            <div class="actions">
                {press(is_proposed && allowed.adopt, "adoption", text.activity_act_adopt(), None)}
                {press(stage == ActivityStage::Planned, "start", text.activity_act_start(), None)}
                {link(stage.is_open(), "ending", text.activity_act_end())}
                {link(stage.is_open(), "edit", text.activity_act_edit())}
                {link(stage.is_open(), "hypotheses/new", text.activity_act_tie())}
                {press(is_over_by_choice && allowed.adopt, "resumption", text.activity_act_resume(), Some("secondary"))}
            </div>
        </section>
    }
    .into_any()
}

#[component]
fn Facts(text: Text, page: ActivityPage) -> impl IntoView {
    let activity = &page.activity;
    let shared = page.shared.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>().join(", ");
    let facts = [
        (text.activity_unit(), page.unit.name.clone()),
        (text.activity_shared(), shared),
        (text.activity_accountable(), activity.accountable_title.clone()),
        (text.activity_span(), period::span(text, activity.span)),
        (text.activity_cost(), activity.cost.map(domain::money::Money::shown).unwrap_or_default()),
        (text.activity_hours(), activity.hours.map(|it| domain::number::format(f64::from(it), 0)).unwrap_or_default()),
        (text.activity_evidence(), activity.evidence.map(|it| evidence_word(text, it)).unwrap_or_default()),
        (text.activity_source(), activity.source.clone()),
    ];
    let facts: Vec<_> = facts
        .into_iter()
        .filter(|(_, said)| !said.is_empty())
        .map(|(name, said)| view! { <dt>{name}</dt><dd>{said}</dd> })
        .collect();
    view! { <section class="card"><h2>{text.activity_facts()}</h2><dl class="facts">{facts}</dl></section> }.into_any()
}

/// What it waits for, and what waits for it.
#[component]
fn Chain(text: Text, page: ActivityPage) -> impl IntoView {
    let part = |title: String, others: Vec<domain::activity::ActivityName>| {
        let is_any = !others.is_empty();
        is_any.then(|| view! { <h3>{title}</h3><ul>{names(text, others)}</ul> })
    };
    let is_any = !page.needs.is_empty() || !page.needed_by.is_empty();
    is_any.then(|| {
        view! {
            <section class="card">
                <h2>{text.activity_chain()}</h2>
                {part(text.activity_needs(), page.needs)}
                {part(text.activity_needed_by(), page.needed_by)}
            </section>
        }
    })
}
