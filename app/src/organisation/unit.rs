//! A unit's page: where it stands, what hangs on it, who holds which role.

use super::{address, kind_name};
use crate::activity::ActivityChip;
use crate::appointment::{role_name, span_words};
use crate::assignment::list::{given_by, given_to};
use crate::chart::sparkline::Sparkline;
use crate::chip::{Glyph, Shape};
use crate::goal::row::GoalList;
use crate::goal::thread::filter_address;
use crate::indicator::Age;
use crate::notice::Receipt;
use crate::question::QuestionsOf;
use crate::question::list::link;
use crate::status::{StatusChip, Written};
use crate::text::Text;
use crate::time_travel::OtherDay;
use chrono::NaiveDate;
use domain::activity::ActivityRow;
use domain::appointment::AppointmentRow;
use domain::goal::{GoalRow, ThreadFilter};
use domain::id::UnitId;
use domain::indicator::IndicatorRow;
use domain::organisation::{Remaining, Unit, UnitName, UnitPage};
use domain::question::{About, QuestionFilter, Questions, Subject};
use leptos::prelude::*;

domain::words! {
    /// What has just been done; it stands in the address.
    pub enum Done {
        /// The unit was created.
        Created = "created",
        /// The unit was changed.
        Changed = "changed",
    }
}

/// So many indicators are listed here; the rest are one press away.
const INDICATORS: usize = 30;

/// A unit.
#[component]
pub fn UnitShow(
    /// The words.
    text: Text,
    /// The unit with all that hangs on it.
    page: UnitPage,
    /// The other day that is shown.
    other: Option<OtherDay>,
    /// The day.
    today: NaiveDate,
    /// What has just been done.
    done: Option<Done>,
    /// Whether the reader may read the trail.
    can_read_trail: bool,
) -> impl IntoView {
    let unit = page.unit;
    // Goals and figures of a day to come are today's; the organisation knows its own.
    let (on, past) = (other.map(OtherDay::day), other.and_then(OtherDay::past));
    let receipt = done.map(|done| match done {
        Done::Created => text.unit_done_created(),
        Done::Changed => text.unit_done_changed(),
    });
    view! {
        <Crumbs text above=page.above on />
        <div class="page-head">
            <p class="eyebrow">{kind_name(text, unit.kind)}</p>
            <h1>{unit.name.clone()}</h1>
            <p class="lead">{lasting(text, &unit, today)}</p>
        </div>
        {receipt.map(|words| view! { <Receipt words /> })}
        {page.remaining.map(|remaining| view! { <Left text remaining /> })}
        <div class="cols">
            <div class="stack">
                <Goals text goals=page.goals unit=unit.id is_body=unit.kind.decides() on=past />
                {past.is_none().then(|| view! { <Activities text activities=page.activities unit=unit.id /> })}
                <Indicators text indicators=page.indicators unit=unit.id on=past />
            </div>
            <div class="stack">
                {page.can_edit.then(|| view! { <Acts text id=unit.id /> })}
                <Below text below=page.below on />
                <Roles text roles=page.appointments />
                {past.is_none().then(|| view! { <Assigned text id=unit.id counts=page.assignments /> })}
                {past.is_none().then(|| view! { <Asked text id=unit.id questions=page.questions /> })}
                {can_read_trail.then(|| view! {
                    <p><a href=format!("/trail?kind=unit&object={}", unit.id)>{text.unit_trail()}</a></p>
                })}
            </div>
        </div>
    }
    .into_any()
}

/// What points at the unit after its last day.
#[component]
fn Left(text: Text, remaining: Remaining) -> impl IntoView {
    let goals = (remaining.goals > 0).then(|| text.unit_remaining_goals(remaining.goals));
    let indicators = (remaining.indicators > 0).then(|| text.unit_remaining_indicators(remaining.indicators));
    let activities = (remaining.activities > 0).then(|| text.unit_remaining_activities(remaining.activities));
    let words = [goals, indicators, activities].into_iter().flatten().collect::<Vec<_>>().join(" ");
    (!words.is_empty()).then(|| {
        view! {
            <div class="notice notice--warn screen-only">
                <Shape glyph=Glyph::Warning />
                <div><h2>{text.unit_remaining_title()}</h2><p>{words}</p></div>
            </div>
        }
    })
}

#[component]
fn Crumbs(text: Text, above: Vec<UnitName>, on: Option<NaiveDate>) -> impl IntoView {
    let top = on.map_or_else(|| "/organisation".to_owned(), |day| format!("/organisation?on={day}"));
    let links: Vec<_> =
        above.into_iter().map(|unit| view! { <li><a href=address(unit.id, on)>{unit.name}</a></li> }).collect();
    view! {
        <nav class="crumbs" aria-label=text.crumbs()><ol>
            <li><a href=top>{text.organisation_title()}</a></li>
            {links}
        </ol></nav>
    }
}

/// Since when it exists, and until when. The short name goes along.
fn lasting(text: Text, unit: &Unit, today: NaiveDate) -> String {
    let from = text.long_date(unit.span.from());
    let words = match unit.span.to() {
        Some(to) if to < today => text.unit_span(from, text.long_date(to)),
        Some(to) => text.unit_span_ahead(from, text.long_date(to)),
        None if unit.span.from() > today => text.unit_from(from),
        None => text.unit_since(from),
    };
    if unit.short_name.is_empty() { words } else { format!("{} · {words}", unit.short_name) }
}

#[component]
fn Acts(text: Text, id: UnitId) -> impl IntoView {
    view! {
        <section class="card screen-only">
            <h2>{text.goal_change_title()}</h2>
            <div class="actions">
                <a class="ds-button" data-variant="secondary" href=format!("/organisation/units/{id}/edit")>{text.unit_edit()}</a>
                <a class="ds-button" data-variant="secondary" href=format!("/organisation/units/new?parent={id}")>
                    {text.unit_new_below()}
                </a>
                <a class="ds-button" data-variant="tertiary" data-color="danger" href=format!("/organisation/units/{id}/removal")>
                    {text.unit_remove()}
                </a>
            </div>
        </section>
    }
}

/// How many assignments it has given and been given: what is steered in detail, beside the goals.
#[component]
fn Assigned(text: Text, id: UnitId, counts: (u64, u64)) -> impl IntoView {
    let (given, received) = counts;
    (given + received > 0).then(|| {
        view! {
            <section class="card" aria-labelledby="unit-assignments">
                <h2 id="unit-assignments">{text.assignment_title()}</h2>
                {(given > 0).then(|| view! { <p><a href=given_by(id)>{text.assignment_given_count(given)}</a></p> })}
                {(received > 0).then(|| view! { <p><a href=given_to(id)>{text.assignment_received_count(received)}</a></p> })}
            </section>
        }
    })
}

/// What has been asked about the unit, and the way to all that it is asked.
#[component]
fn Asked(text: Text, id: UnitId, questions: Questions) -> impl IntoView {
    let put_to_it = QuestionFilter { unit: Some(id), ..QuestionFilter::default() };
    view! {
        <QuestionsOf text about=About::new(Subject::Unit, id.0) questions />
        <p class="screen-only"><a href=link(&put_to_it)>{text.question_of_unit()}</a></p>
    }
}

#[component]
fn Goals(text: Text, goals: Vec<GoalRow>, unit: UnitId, is_body: bool, on: Option<NaiveDate>) -> impl IntoView {
    let is_empty = goals.is_empty();
    let thread = filter_address(&ThreadFilter { body: Some(unit), on, ..ThreadFilter::default() });
    view! {
        <section class="card">
            <h2>{text.unit_goals()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.unit_goals_none()}</p> })}
            {(!is_empty).then(|| view! { <GoalList text rows=goals on /> })}
            {is_body.then(|| view! {
                <p class="card__foot"><a href=thread>{text.unit_thread()}</a></p>
            })}
        </section>
    }
    .into_any()
}

#[component]
fn Indicators(text: Text, indicators: Vec<IndicatorRow>, unit: UnitId, on: Option<NaiveDate>) -> impl IntoView {
    // The list of indicators is today's: on an earlier day all of them stand here.
    let shown = if on.is_some() { indicators.len() } else { INDICATORS };
    let (is_empty, more) = (indicators.is_empty(), indicators.len() > shown);
    let rows: Vec<_> = indicators.into_iter().take(shown).map(|row| indicator_row(text, row, on)).collect();
    view! {
        <section class="card">
            <h2>{text.unit_indicators()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.unit_indicators_none()}</p> })}
            {(!is_empty).then(|| view! {
                <div class="table-wrap" tabindex="0" role="region" aria-label=text.unit_indicators()>
                    <table class="table">
                        <thead><tr>
                            <th scope="col">{text.unit_indicator()}</th>
                            <th scope="col" class="num">{text.unit_latest()}</th>
                            <th scope="col" class="wide-only">{text.unit_line()}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
            {more.then(|| view! {
                <p class="card__foot"><a href=format!("/indicators?unit={unit}")>{text.unit_more_indicators()}</a></p>
            })}
        </section>
    }
    .into_any()
}

/// What the unit does now, what is due first.
#[component]
fn Activities(text: Text, activities: Vec<ActivityRow>, unit: UnitId) -> impl IntoView {
    let is_empty = activities.is_empty();
    let rows: Vec<_> = activities
        .into_iter()
        .map(|row| {
            let stage = row.activity.stage;
            let due = row.next_due.map(|day| text.activity_step_by(text.long_date(day))).unwrap_or_default();
            view! {
                <li>
                    <a href=crate::activity::address(row.activity.id)>{row.activity.title}</a>
                    <span class="meta">{due}</span>
                    <ActivityChip text stage late=row.late />
                </li>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{text.unit_activities()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.unit_activities_none()}</p> })}
            {(!is_empty).then(|| view! { <ul class="act-lines">{rows}</ul> })}
            <p class="card__foot"><a href=format!("/activities?unit={unit}")>{text.unit_activities_all()}</a></p>
        </section>
    }
    .into_any()
}

fn indicator_row(text: Text, row: IndicatorRow, on: Option<NaiveDate>) -> impl IntoView {
    let written = Written { decimals: row.decimals, unit: &row.unit_of_measure };
    let status = row.suggestion.status;
    let latest = row.latest.map_or_else(
        || view! { "–" }.into_any(),
        |(period, value)| {
            let target = row.target.map(|(_, target)| text.unit_against(written.bare(target)));
            let words = [Some(period.to_string()), target].into_iter().flatten().collect::<Vec<_>>().join(" · ");
            view! { {written.value(value)}<br/><span class="meta">{words}</span> }.into_any()
        },
    );
    let too_few = text.goal_one_value();
    view! {
        <tr>
            <th scope="row">
                <a href=crate::indicator::address(row.id, on)>{row.name}</a>
                <div class="row row--close"><StatusChip text status small=true /><Age text freshness=row.freshness /></div>
            </th>
            <td class="num">{latest}</td>
            <td class="wide-only">{(row.sparkline.len() > 1).then(|| view! { <Sparkline values=row.sparkline target=None too_few /> })}</td>
        </tr>
    }
}

#[component]
fn Below(text: Text, below: Vec<Unit>, on: Option<NaiveDate>) -> impl IntoView {
    let is_empty = below.is_empty();
    let rows: Vec<_> = below
        .into_iter()
        .map(|unit| {
            view! {
                <li>
                    <a href=address(unit.id, on)>{unit.name}</a>
                    " " <span class="meta">{kind_name(text, unit.kind)}</span>
                </li>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{text.unit_below()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.unit_below_none()}</p> })}
            {(!is_empty).then(|| view! { <ul class="plain flow">{rows}</ul> })}
        </section>
    }
    .into_any()
}

/// Who holds which role. The public sees the roles and not the names.
#[component]
fn Roles(text: Text, roles: Vec<AppointmentRow>) -> impl IntoView {
    let is_empty = roles.is_empty();
    let rows: Vec<_> = roles
        .into_iter()
        .map(|held| {
            let days = span_words(text, held.span);
            view! {
                <li>
                    <b>{role_name(text, held.role)}</b>
                    {held.person_name.map(|name| view! { ", " {name} })}
                    <br/><span class="meta">{days}</span>
                </li>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{text.unit_roles()}</h2>
            {is_empty.then(|| view! { <p class="muted">{text.unit_roles_none()}</p> })}
            {(!is_empty).then(|| view! { <ul class="plain flow">{rows}</ul> })}
        </section>
    }
    .into_any()
}
