//! The goals in the room: one to a screen, large, without menus; what has changed most since the last meeting first.

use crate::activity::verdict_word;
use crate::chip::{Chip, Glyph, Sign, Tone, status_look};
use crate::follow_up::said::SaidShow;
use crate::goal::figures::MainIndicator;
use crate::goal::judged_by;
use crate::island::live::Live;
use crate::island::slide_keys::SlideKeys;
use crate::link::with_query;
use crate::markup::options;
use crate::status::{StatusChip, Written, reason, word};
use crate::text::Text;
use domain::follow_up::CurrentFollowUp;
use domain::goal::GoalPage;
use domain::id::GoalId;
use domain::organisation::UnitName;
use domain::presentation::{ChangedGoal, MOST_SLIDES, Moves, Presentation, PresentationFilter};
use domain::status::{Status, shown};
use leptos::prelude::*;

/// The first page: what is shown, in order, with how each has changed. On paper it is the handout.
#[component]
pub fn PresentationShow(
    /// The words.
    text: Text,
    /// What is shown.
    filter: PresentationFilter,
    /// The goals.
    presentation: Presentation,
    /// Whether the page can follow what others do.
    is_live: bool,
) -> impl IntoView {
    let Presentation { goals, bodies } = presentation;
    let changed = goals.iter().filter(|goal| goal.has_changed()).count() as u64;
    let slides: Vec<GoalId> = goals.iter().take(MOST_SLIDES).map(|goal| goal.row.id).collect();
    let first = slides.first().map(|first| slide(*first, &slides));
    let is_empty = goals.is_empty();
    let items: Vec<_> = goals.into_iter().map(|goal| item(text, goal, &slides)).collect();
    let title = bodies.iter().find(|body| Some(body.id) == filter.body).map(|body| body.name.clone());
    view! {
        <div class="page-head page-head--wide">
            <h1>{title.map_or_else(|| text.presentation_title(), |body| text.presentation_title_of(body))}</h1>
            <p class="lead">{text.presentation_changed(changed, text.long_date(filter.since))}</p>
        </div>
        <div class="stack">
            <div class="row screen-only">
                {first.map(|first| view! { <a class="ds-button" rel="next" href=first>{text.presentation_start()}</a> })}
                <a href="/heat-map">{text.heat_title()}</a>
                <a rel="up" href="/">{text.presentation_leave()}</a>
            </div>
            <Choices text filter bodies />
            {is_empty.then(|| view! {
                <section class="empty"><h2>{text.presentation_none()}</h2><p>{text.presentation_none_text()}</p></section>
            })}
            <ol class="slides">{items}</ol>
            <p class="meta screen-only">{text.presentation_keys()}</p>
        </div>
        {is_live.then(|| view! { <Live /><SlideKeys /> })}
    }
    .into_any()
}

/// Where a goal is shown; the address holds the order, which stays as it was while the forum goes through it.
fn slide(goal: GoalId, slides: &[GoalId]) -> String {
    let order = slides.iter().map(ToString::to_string).collect::<Vec<_>>().join(",");
    with_query(&format!("/presentation/goals/{goal}"), &[("order", &order)])
}

#[component]
fn Choices(text: Text, filter: PresentationFilter, bodies: Vec<UnitName>) -> impl IntoView {
    let chosen = filter.body.map(|body| body.to_string()).unwrap_or_default();
    let bodies = bodies.iter().filter(|unit| unit.kind.decides()).map(|unit| (unit.id.to_string(), unit.name.clone()));
    let bodies = options(&text.assignment_any_body(), bodies, &chosen);
    view! {
        <form class="filter screen-only" method="get" action="/presentation" aria-label=text.presentation_title()>
            <div class="ds-field">
                <label class="ds-label" r#for="body">{text.audit_body()}</label>
                <select class="ds-input" id="body" name="body" inner_html=bodies></select>
            </div>
            <div class="ds-field">
                <label class="ds-label" r#for="since">{text.presentation_since()}</label>
                <input class="ds-input" id="since" name="since" r#type="date" value=filter.since.to_string() />
            </div>
            <button class="ds-button" data-variant="secondary" r#type="submit">{text.activity_show()}</button>
        </form>
    }
    .into_any()
}

fn item(text: Text, goal: ChangedGoal, slides: &[GoalId]) -> impl IntoView {
    let (now, before) = (goal.status(), goal.before);
    let there = if slides.contains(&goal.row.id) {
        slide(goal.row.id, slides)
    } else {
        crate::goal::address(goal.row.id, None)
    };
    let said = goal.row.judgement.as_ref().map(|judgement| judgement.sentence.clone());
    let said = said.filter(|said| !said.is_empty()).unwrap_or_else(|| text.goal_not_judged());
    view! {
        <li class="slides__goal">
            <h2><a href=there>{goal.row.title.clone()}</a></h2>
            <p class="status-line"><StatusChip text status=now />{change(text, before, now, goal.moved())}</p>
            {moves(text, goal.moves)}
            <p>{said}</p>
        </li>
    }
    .into_any()
}

/// How the goal went at the last meeting, and which way it has gone.
pub(crate) fn change(text: Text, before: Option<Status>, now: Status, moved: i32) -> Option<AnyView> {
    let before = before.filter(|before| *before != now)?;
    let (look, words) = match moved {
        0 => ((Tone::None, Glyph::Level), text.presentation_was(word(text, before))),
        1.. => ((Tone::Good, Glyph::Rise), text.presentation_better(word(text, before))),
        _ => ((Tone::Bad, Glyph::Fall), text.presentation_worse(word(text, before))),
    };
    Some(view! { <Sign look word=words /> }.into_any())
}

/// How many units have moved.
fn moves(text: Text, moves: Moves) -> Option<AnyView> {
    let Moves { better, worse } = moves;
    (better + worse > 0).then(|| view! { <p class="meta">{text.presentation_moves(better, worse)}</p> }.into_any())
}

/// The most units whose own words fit on the screen.
const MOST_VOICES: usize = 4;

/// A goal on a screen of its own: the sentence first, the figure under it, then what units say and what is done.
#[component]
pub fn SlideShow(
    /// The words.
    text: Text,
    /// The goal.
    page: GoalPage,
    /// The goals in the order in which they are shown.
    order: Vec<GoalId>,
    /// What the municipality is called at its line.
    own_name: String,
    /// Whether the page can follow what others do.
    is_live: bool,
) -> impl IntoView {
    let id = page.goal.id;
    let place = order.iter().position(|goal| *goal == id);
    let at = |place: Option<usize>| place.and_then(|place| order.get(place)).map(|goal| slide(*goal, &order));
    let (before, next) = (at(place.and_then(|place| place.checked_sub(1))), at(place.map(|place| place + 1)));
    let number = place.map(|place| format!("{} / {}", place + 1, order.len()));
    let status = shown(&page.suggestion, page.judgement.as_ref());
    let judged = page.judgement.as_ref();
    let said = judged.map(|judgement| judgement.sentence.clone()).filter(|said| !said.is_empty());
    let said = said.unwrap_or_else(|| reason(text, &page.suggestion, Written::default()));
    let by = judged.map(|judgement| text.goal_judged(text.long_date(judgement.on), judged_by(text, judgement)));
    let figure = page.indicators.iter().find(|series| series.main).cloned();
    let day = page.on;
    view! {
        <div class="slide">
            <div class="page-head page-head--wide">
                <p class="eyebrow">{page.body.name.clone()}</p>
                <h1>{page.goal.text.title.clone()}</h1>
                <div class="status-line"><StatusChip text status />{by.map(|by| view! { <p class="meta">{by}</p> })}</div>
                <p class="slide__sentence">{said}</p>
            </div>
            <div class="slide__cols">
                {figure.map(|series| view! { <MainIndicator text series own_name day on=None /> })}
                <div class="stack">
                    <Voices text rows=page.follow_ups.clone() />
                    <Done text page=page.clone() />
                </div>
            </div>
            <nav class="slide__nav screen-only" aria-label=text.page_label()>
                {before.map(|there| view! { <a class="ds-button" data-variant="secondary" rel="prev" href=there>{text.page_previous()}</a> })}
                <a rel="up" href="/presentation">{text.presentation_list()}</a>
                {number.map(|number| view! { <span>{number}</span> })}
                <a href=crate::goal::address(id, None)>{text.audit_goal_page()}</a>
                {next.map(|there| view! { <a class="ds-button" rel="next" href=there>{text.page_next()}</a> })}
            </nav>
        </div>
        {is_live.then(|| view! { <Live /><SlideKeys /> })}
    }
    .into_any()
}

/// How units judge the goal: how many of each, and the sentences of those that judge it worst. Their analyses stand on the goal's page.
#[component]
fn Voices(text: Text, rows: Vec<CurrentFollowUp>) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let counts =
        Status::ALL.iter().map(|status| (*status, rows.iter().filter(|row| row.said.status == *status).count()));
    let counts: Vec<_> = counts
        .filter(|(_, count)| *count > 0)
        .map(|(status, count)| {
            view! { <li><Chip look=status_look(status) word=word(text, status) />" "{count}</li> }
        })
        .collect();
    let mut rows = rows;
    rows.sort_by_key(|row| row.said.status.height().unwrap_or(i32::MAX));
    rows.truncate(MOST_VOICES);
    let voices: Vec<_> = rows
        .into_iter()
        .map(|row| {
            let said = row.said.brief();
            view! { <article class="contribution"><h3>{row.unit.name}</h3><SaidShow text said /></article> }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{text.goal_follow_ups()}</h2>
            <ul class="heat-legend">{counts}</ul>
            {voices}
        </section>
    }
    .into_any()
}

/// The most activities that fit on the screen.
const MOST_ACTIVITIES: usize = 6;

/// What is done for the goal, and what it led to.
#[component]
fn Done(text: Text, page: GoalPage) -> impl IntoView {
    let items: Vec<_> = page
        .activities
        .into_iter()
        .take(MOST_ACTIVITIES)
        .map(|row| {
            let verdict = row.verdict.map(|verdict| verdict_word(text, verdict));
            let state = verdict.unwrap_or_else(|| crate::activity::stage_word(text, row.activity.stage));
            view! { <li>{row.activity.title}" "<span class="meta">{format!("{} · {state}", row.unit.name)}</span></li> }
        })
        .collect();
    (!items.is_empty())
        .then(|| view! { <section class="card"><h2>{text.nav_activities()}</h2><ul>{items}</ul></section> })
}
