//! A goal's page: what it says, how it goes, who decided, what hangs on it.

use super::check::Checks;
use super::facts::{DecisionCard, Words};
use super::figures::{MainIndicator, SupportingIndicators};
use super::row::{Distribution, GoalList, distribution};
use super::{address, judged_by, level_name};
use crate::activity::of_goal::ActivitiesOfGoal;
use crate::assignment::AssignmentLines;
use crate::chip::{Glyph, Shape};
use crate::follow_up::of_goal::FollowUpsOfGoal;
use crate::measure::MeasureLines;
use crate::notice::Receipt;
use crate::question::QuestionsOf;
use crate::status::{self, StageChip, StatusChip, Written};
use crate::text::Text;
use chrono::NaiveDate;
use domain::contribution::ContributionRow;
use domain::follow_up::CurrentFollowUp;
use domain::goal::{GoalPage, GoalStage, GoalState};
use domain::hypothesis::GoalActivity;
use domain::id::GoalId;
use domain::indicator::IndicatorSeries;
use domain::level::LevelKind;
use domain::question::{About, Subject};
use domain::status::{Freshness, shown, standing};
use leptos::prelude::*;
use std::mem::take;

domain::words! {
    /// What was just done, said on the page that one comes back to.
    pub enum Done {
        /// The draft was saved.
        Saved = "saved",
        /// It was proposed to the body that decides.
        Proposed = "proposed",
        /// The proposal was taken back.
        TakenBack = "taken_back",
        /// The body's decision was registered.
        Decided = "decided",
        /// The goal was closed.
        Closed = "closed",
        /// A unit's contribution was stated.
        Contributed = "contributed",
        /// It was judged how the goal goes.
        Judged = "judged",
    }
}

fn receipt(text: Text, done: Done) -> String {
    match done {
        Done::Saved => text.goal_done_saved(),
        Done::Proposed => text.goal_done_proposed(),
        Done::TakenBack => text.goal_done_taken_back(),
        Done::Decided => text.goal_done_decided(),
        Done::Closed => text.goal_done_closed(),
        Done::Contributed => text.goal_done_contributed(),
        Done::Judged => text.goal_done_judged(),
    }
}

/// The page of a goal.
#[component]
pub fn GoalShow(
    /// The words.
    text: Text,
    /// The goal with all that hangs on it.
    goal: GoalPage,
    /// What the municipality is called at its lines.
    own_name: String,
    /// What was just done.
    done: Option<Done>,
) -> impl IntoView {
    let mut page = goal;
    let on = page.is_past.then_some(page.on);
    let age = oldest(&page);
    // The long lists go to where they are shown; the rest of the page is small, and each part has its own.
    let indicators = take(&mut page.indicators);
    let (follow_ups, activities) = (take(&mut page.follow_ups), take(&mut page.activities));
    let is_vision = page.level.kind == LevelKind::Vision;
    let has_no_figures = indicators.is_empty();
    let (main, supporting): (Vec<IndicatorSeries>, Vec<IndicatorSeries>) =
        indicators.into_iter().partition(|series| series.main);
    let charts: Vec<_> = main
        .into_iter()
        .map(|series| view! { <MainIndicator text series own_name=own_name.clone() day=page.on on /> })
        .collect();
    let writes = !page.is_past && (page.allowed.write || page.allowed.replace);
    let figures = view! {
        <div class="stack">
            <Stands text page=page.clone() on />
            {charts}
            {(has_no_figures && !is_vision).then(|| view! {
                <section class="card">
                    <h2>{text.goal_no_indicators_title()}</h2><p>{text.goal_no_indicators()}</p>
                </section>
            })}
            {has_no_figures.then(|| view! { <Words text page=page.clone() on /> })}
            <Below text page=page.clone() on />
            {(!is_vision).then(|| of_units(text, &page, (follow_ups, activities), on))}
            {(!is_vision).then(|| view! { <Contributions text page=page.clone() on /> })}
            <Measures text page=page.clone() />
            <Assignments text page=page.clone() />
            <QuestionsOf text about=About::new(Subject::Goal, page.goal.id.0) questions=page.questions.clone() />
            {(!supporting.is_empty()).then(|| view! {
                <SupportingIndicators text series=supporting day=page.on on />
            })}
        </div>
    }
    .into_any();
    let facts = view! {
        <div class="stack">
            <Acts text page=page.clone() />
            {writes.then(|| view! { <Checks text checks=page.checks.clone() limits=page.limits.clone() /> })}
            <DecisionCard text page=page.clone() on />
            {(!has_no_figures).then(|| view! { <Words text page=page.clone() on /> })}
        </div>
    }
    .into_any();
    view! {
        <Crumbs text above=page.above.clone() on />
        <Head text page age />
        {done.map(|done| view! { <Receipt words=receipt(text, done) /> })}
        <div class="cols cols--goal">{figures}{facts}</div>
    }
    .into_any()
}

/// How the units judge a goal that has been decided, and what they do for it.
fn of_units(
    text: Text,
    page: &GoalPage,
    (follow_ups, activities): (Vec<CurrentFollowUp>, Vec<GoalActivity>),
    on: Option<NaiveDate>,
) -> Option<impl IntoView + use<>> {
    page.goal.state.decision()?;
    let (goal, count, is_past, can_act) = (page.goal.id, page.activity_count, page.is_past, page.allowed.act);
    Some(view! {
        <FollowUpsOfGoal text rows=follow_ups on />
        <ActivitiesOfGoal text goal activities count is_past can_act />
    })
}

/// What is done about that the goal does not go as it should, and the way to plan more.
#[component]
fn Measures(text: Text, page: GoalPage) -> impl IntoView {
    let (is_empty, can_plan) = (page.measures.is_empty(), page.allowed.plan_measure);
    let goes_well = shown(&page.suggestion, page.judgement.as_ref()).height().is_some_and(|height| height >= 2);
    // Where all goes well nobody is asked what is done about it.
    if is_empty && (goes_well || !can_plan) {
        return ().into_any();
    }
    let new = format!("/measures/new?goal={}", page.goal.id);
    view! {
        <section class="card" aria-labelledby="goal-measures">
            <h2 id="goal-measures">{text.measure_of_goal()}</h2>
            {(!is_empty).then(|| view! { <MeasureLines text rows=page.measures today=page.on /> })}
            {can_plan.then(|| view! {
                <div class="actions screen-only">
                    <a class="ds-button" data-variant="secondary" href=new>{text.measure_plan()}</a>
                </div>
            })}
        </section>
    }
    .into_any()
}

/// The assignments that serve the goal, and the way to give one for whoever registers what the body decides.
#[component]
fn Assignments(text: Text, page: GoalPage) -> impl IntoView {
    let (is_empty, can_give) = (page.assignments.is_empty(), page.allowed.assign);
    if is_empty && !can_give {
        return ().into_any();
    }
    let new = format!("/assignments/new?goal={}", page.goal.id);
    view! {
        <section class="card" aria-labelledby="goal-assignments">
            <h2 id="goal-assignments">{text.assignment_of_goal()}</h2>
            {(!is_empty).then(|| view! { <AssignmentLines text rows=page.assignments today=page.on /> })}
            {can_give.then(|| view! {
                <div class="actions screen-only">
                    <a class="ds-button" data-variant="secondary" href=new>{text.assignment_give()}</a>
                </div>
            })}
        </section>
    }
    .into_any()
}

/// The way up the red thread.
#[component]
pub(crate) fn Crumbs(text: Text, above: Vec<(GoalId, String)>, on: Option<NaiveDate>) -> impl IntoView {
    let items: Vec<_> =
        above.into_iter().map(|(id, title)| view! { <li><a href=address(id, on)>{title}</a></li> }).collect();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href=crate::link::on_day("/goals".to_owned(), on)>{text.nav_goals()}</a></li>
            {items}
        </ol></nav>
    }
    .into_any()
}

#[component]
fn Head(text: Text, page: GoalPage, age: Option<Freshness>) -> impl IntoView {
    let words = &page.goal.text;
    let lead = [&words.for_whom, &words.change].into_iter().filter(|part| !part.is_empty()).cloned();
    let lead = lead.map(|part| as_sentence(&part)).collect::<Vec<_>>().join(" ");
    let eyebrow = format!("{} · {}", level_name(text, &page.level), page.body.name);
    view! {
        <div class="page-head">
            <p class="eyebrow">{eyebrow}</p>
            <h1>{words.title.clone()}</h1>
            {(!lead.is_empty()).then(|| view! { <p class="lead">{lead}</p> })}
            <StatusLine text page=page.clone() age />
        </div>
    }
    .into_any()
}

/// The text with a full stop, so that two of them can stand after each other.
fn as_sentence(text: &str) -> String {
    if text.ends_with(['.', '!', '?']) { text.to_owned() } else { format!("{text}.") }
}

/// How it goes, who said so and when, what the rule suggested, and how old the figures are.
#[component]
fn StatusLine(text: Text, page: GoalPage, age: Option<Freshness>) -> impl IntoView {
    let stage = page.goal.state.stage();
    let line = match &page.goal.state {
        GoalState::Draft => Some(text.goal_draft_line()),
        GoalState::Proposed { on } => Some(text.goal_proposed_line(text.long_date(*on))),
        _ => None,
    };
    if let Some(line) = line {
        return view! { <div class="status-line"><StageChip text stage /><p>{line}</p></div> }.into_any();
    }
    if page.level.kind == LevelKind::Vision {
        return ().into_any();
    }
    if stage.has_ended() && page.judgement.is_none() {
        return view! { <div class="status-line"><StageChip text stage /><p>{text.goal_never_judged()}</p></div> }
            .into_any();
    }
    let status = shown(&page.suggestion, page.judgement.as_ref());
    let age = age.map(|freshness| format!(" · {}", status::freshness(text, freshness)));
    let reason = status::reason(text, &page.suggestion, Written::default());
    let (who, sentence) = match &page.judgement {
        Some(judgement) => {
            let day = text.long_date(judgement.on);
            let who = match judged_by(text, judgement) {
                role if role.is_empty() => text.goal_judged_by_nobody(day),
                role => text.goal_judged(day, role),
            };
            let suggested = text.goal_rule_suggested(status::word(text, judgement.suggested));
            (format!("{who} · {suggested}"), Some(judgement.sentence.clone()).filter(|words| !words.is_empty()))
        }
        None => (text.goal_not_judged(), Some(reason)),
    };
    view! {
        <div class="status-line"><StatusChip text status /><p>{who}{age}</p></div>
        {sentence.map(|sentence| view! { <p class="sentence">{sentence}</p> })}
    }
    .into_any()
}

/// The age of the figures that the goal is judged by: of its main indicators the one with the oldest.
fn oldest(page: &GoalPage) -> Option<Freshness> {
    let age = |series: &IndicatorSeries| standing(&series.indicator, &series.targets, &series.own, page.on).freshness;
    Freshness::oldest(page.indicators.iter().filter(|series| series.main).map(age))
}

/// That it is no longer in force, or what it is to replace.
#[component]
fn Stands(text: Text, page: GoalPage, on: Option<NaiveDate>) -> impl IntoView {
    let link = |(id, title): (GoalId, String)| view! { <a href=address(id, on)>{title}</a> };
    match page.goal.state.stage() {
        GoalStage::Replaced => view! {
            <div class="notice notice--warn"><Shape glyph=Glyph::Replaced /><div>
                <h2>{text.goal_replaced_title()}</h2>
                <p>{text.goal_replaced_text()}" "{text.goal_replaced_by()}" "{page.replaced_by.map(link)}</p>
            </div></div>
        }
        .into_any(),
        GoalStage::Closed => view! {
            <div class="notice notice--warn"><Shape glyph=Glyph::Closed /><div>
                <h2>{text.goal_closed_title()}</h2><p>{text.goal_closed_text()}</p>
            </div></div>
        }
        .into_any(),
        GoalStage::Draft | GoalStage::Proposed | GoalStage::Decided => page
            .replaces
            .map(|replaces| {
                view! {
                    <div class="notice"><Shape glyph=Glyph::Replaced /><div>
                        <p>{text.goal_replaces()}" "{link(replaces)}</p>
                    </div></div>
                }
            })
            .into_any(),
    }
}

#[component]
fn Below(text: Text, page: GoalPage, on: Option<NaiveDate>) -> impl IntoView {
    if page.below.is_empty() {
        // A vision asks for no figures: without goals its page would have nothing to say how one gets there.
        let is_vision = page.level.kind == LevelKind::Vision;
        let thread = crate::link::on_day("/goals".to_owned(), on);
        return is_vision
            .then(|| {
                view! {
                    <section class="card">
                        <h2>{text.goal_below_title()}</h2>
                        <p>{text.goal_below_none()}</p>
                        <p class="card__foot screen-only"><a href=thread>{text.goal_below_thread()}</a></p>
                    </section>
                }
            })
            .into_any();
    }
    let counts = distribution(&page.below);
    view! {
        <section class="card card--long">
            <h2>{text.goal_below_title()}</h2>
            <p class="meta">{text.goal_below_text()}</p>
            <Distribution text counts />
            <GoalList text rows=page.below on />
        </section>
    }
    .into_any()
}

#[component]
fn Contributions(text: Text, page: GoalPage, on: Option<NaiveDate>) -> impl IntoView {
    let owner = page.goal.accountable.as_ref().map(|accountable| accountable.unit);
    let given: Vec<_> = page.given_to.iter().map(|unit| unit.id).collect();
    let owns = |row: &ContributionRow| {
        row.unit.id == page.body.id || Some(row.unit.id) == owner || given.contains(&row.unit.id)
    };
    let items: Vec<_> = page
        .contributions
        .iter()
        .map(|row| {
            let stated = text.goal_contribution_stated(text.long_date(row.stated_on));
            let meta = if owns(row) { stated } else { format!("{} · {stated}", text.goal_contribution_not_owner()) };
            view! {
                <article class="contribution">
                    <h3><a href=crate::organisation::address(row.unit.id, on)>{row.unit.name.clone()}</a></h3>
                    <p>{row.text.clone()}</p>
                    <p class="meta">{meta}</p>
                </article>
            }
        })
        .collect();
    let is_empty = items.is_empty();
    view! {
        <section class="card card--paper-first">
            <h2>{text.goal_contributions_title()}</h2>
            {items}
            {is_empty.then(|| view! { <p class="meta">{text.goal_contributions_none()}</p> })}
            <StatedBefore text id=page.goal.id before=page.stated_before may_state=page.allowed.contribute />
        </section>
    }
    .into_any()
}

/// What units said of a goal that this one replaced: to be said anew, since it was said of another text.
#[component]
fn StatedBefore(
    text: Text,
    id: GoalId,
    before: Vec<domain::contribution::StatedBefore>,
    may_state: bool,
) -> impl IntoView {
    let is_any = !before.is_empty();
    let items: Vec<_> = before
        .into_iter()
        .map(|it| {
            let unit = it.row.unit;
            let anew = format!("/goals/{id}/contributions?unit={}", unit.id);
            view! {
                <li>
                    <a href=format!("/organisation/units/{}", unit.id)>{unit.name}</a>" · "
                    <a href=address(it.row.goal, None)>{it.title}</a>
                    " " <span class="meta">{text.goal_contribution_stated(text.long_date(it.row.stated_on))}</span>
                    {may_state.then(|| view! { " · " <a class="screen-only" href=anew>{text.goal_state_anew()}</a> })}
                </li>
            }
        })
        .collect();
    is_any.then(|| {
        view! {
            <div class="contribution">
                <h3>{text.goal_stated_before_title()}</h3>
                <p>{text.goal_stated_before_text()}</p>
                <ul class="plain">{items}</ul>
            </div>
        }
        .into_any()
    })
}

/// What the reader may do, the most likely first.
#[component]
fn Acts(text: Text, page: GoalPage) -> impl IntoView {
    let allowed = page.allowed;
    let is_any =
        allowed.write || allowed.decide || allowed.close || allowed.replace || allowed.contribute || allowed.judge;
    if !is_any {
        return ().into_any();
    }
    let at = |rest: &str| format!("/goals/{}/{rest}", page.goal.id);
    let version = page.goal.version.to_string();
    let is_draft = page.goal.state.stage() == GoalStage::Draft;
    let is_decided = page.goal.state.stage() == GoalStage::Decided;
    let link = |is_allowed: bool, rest: &str, words: String| {
        is_allowed.then(|| view! { <a class="ds-button" data-variant="secondary" href=at(rest)>{words}</a> })
    };
    let press = |is_allowed: bool, rest: &str, words: String, variant: Option<&'static str>| {
        is_allowed.then(|| {
            view! {
                <form method="post" action=at(rest)>
                    <input r#type="hidden" name="version" value=version.clone() />
                    <button class="ds-button" r#type="submit" data-variant=variant
                        data-color=(variant == Some("tertiary")).then_some("danger")>{words}</button>
                </form>
            }
        })
    };
    view! {
        <section class="card screen-only">
            <h2>{text.goal_change_title()}</h2>
            <div class="actions">
                {allowed.decide.then(|| view! {
                    <a class="ds-button" href=at("decision")>{text.goal_act_decide()}</a>
                })}
                {press(allowed.write && is_draft, "proposal", text.goal_act_propose(), None)}
                {link(allowed.write && is_draft, "edit", text.goal_act_edit())}
                {press(allowed.write && !is_draft, "proposal/withdrawal", text.goal_act_take_back(), Some("secondary"))}
                {link(allowed.judge, "judgements", text.goal_act_judge())}
                {link(allowed.contribute, "contributions", text.goal_act_contribute())}
                {link(allowed.replace, "replacement", text.goal_act_replace())}
                {link(allowed.close, "closing", text.goal_act_close())}
                {press(allowed.write && is_draft, "removal", text.goal_act_remove(), Some("tertiary"))}
            </div>
            {is_decided.then(|| view! { <p class="meta">{text.goal_adopted_note()}</p> })}
        </section>
    }
    .into_any()
}
