//! Activities along the time: a bar for each, a line for today, and the same as a list of days beside.

use super::{ActivityChip, address};
use crate::period;
use crate::text::Text;
use chrono::{Datelike, Days, NaiveDate};
use domain::activity::ActivityRow;
use leptos::prelude::*;

/// A year before today and two after are shown: what lies outside is cut at the edge.
const DAYS_BEFORE: u64 = 365;
const DAYS_AFTER: u64 = 730;
/// The stretch of days that the drawing shows.
#[derive(Clone, Copy)]
struct Axis {
    first: NaiveDate,
    days: f64,
}

impl Axis {
    fn around(today: NaiveDate, rows: &[ActivityRow]) -> Self {
        let earliest = today.checked_sub_days(Days::new(DAYS_BEFORE)).unwrap_or(today);
        let latest = today.checked_add_days(Days::new(DAYS_AFTER)).unwrap_or(today);
        let first = rows.iter().map(|row| row.span.from()).min().unwrap_or(today).max(earliest).min(today);
        let last = rows.iter().filter_map(|row| row.span.to()).max().unwrap_or(latest).min(latest).max(today);
        let last = last.checked_add_days(Days::new(31)).unwrap_or(last);
        #[expect(clippy::cast_precision_loss, reason = "some thousand days")]
        let days = (last - first).num_days().max(1) as f64;
        Self { first, days }
    }

    /// Where a day lies, in hundredths of the width.
    #[expect(clippy::cast_precision_loss, reason = "some thousand days")]
    fn place(self, day: NaiveDate) -> f64 {
        ((day - self.first).num_days() as f64 / self.days * 100.0).clamp(0.0, 100.0)
    }

    /// The first days of the quarters shown.
    fn quarters(self) -> Vec<NaiveDate> {
        let start = |year: i32, month: u32| NaiveDate::from_ymd_opt(year, month, 1);
        let first = self.first.year();
        (first..=first + 4)
            .flat_map(|year| [1, 4, 7, 10].into_iter().filter_map(move |month| start(year, month)))
            .filter(|day| *day >= self.first && self.place(*day) < 97.0)
            .collect()
    }
}

/// The activities as bars; each is also a line of text with its days.
#[component]
pub fn Timeline(
    /// The words.
    text: Text,
    /// The activities.
    rows: Vec<ActivityRow>,
    /// The day.
    today: NaiveDate,
) -> impl IntoView {
    let axis = Axis::around(today, &rows);
    let words: Vec<_> = axis
        .quarters()
        .into_iter()
        .map(|day| {
            let month: String = text.month(day.month()).chars().take(3).collect();
            let words = if day.month() == 1 { format!("{month} {}", day.year()) } else { month };
            view! { <text class="gantt__word" x=percent(axis.place(day)) y="14">{words}</text> }
        })
        .collect();
    let lines: Vec<_> = rows.into_iter().map(|row| line(text, row, axis, today)).collect();
    view! {
        <section class="card" aria-label=text.activity_view_timeline()>
            <p class="meta">{text.activity_timeline_lead(text.long_date(axis.first))}</p>
            <div class="gantt__scale" aria-hidden="true"><svg class="gantt__axis">{words}</svg></div>
            <ol class="gantt__rows">{lines}</ol>
        </section>
    }
    .into_any()
}

/// A place or a width of the drawing, which stretches with the page.
fn percent(place: f64) -> String {
    format!("{place:.2}%")
}

fn mark(class: &'static str, at: f64) -> AnyView {
    view! { <line class=class x1=percent(at) x2=percent(at) y1="0" y2="100%" /> }.into_any()
}

fn line(text: Text, row: ActivityRow, axis: Axis, today: NaiveDate) -> impl IntoView {
    let start = axis.place(row.span.from());
    let end = row.span.to().map_or(100.0, |day| axis.place(day));
    let class = match (row.late, row.activity.stage.is_open()) {
        (true, _) => "gantt__bar gantt__bar--late",
        (false, true) => "gantt__bar",
        (false, false) => "gantt__bar gantt__bar--over",
    };
    let quarters: Vec<_> = axis.quarters().into_iter().map(|day| mark("gantt__grid", axis.place(day))).collect();
    let due = row.next_due.filter(|_| row.activity.stage.is_open()).map(|day| {
        view! { <circle class="gantt__due" cx=percent(axis.place(day)) cy="14" r="4.5" /> }
    });
    let stage = row.activity.stage;
    view! {
        <li class="gantt__row">
            <div class="gantt__name">
                <a href=address(row.activity.id)>{row.activity.title}</a>
                <span class="meta">{format!("{} · {}", row.unit.name, period::span(text, row.span))}</span>
                <ActivityChip text stage late=row.late />
            </div>
            <svg class="gantt__line" aria-hidden="true">
                {quarters}
                <rect class=class x=percent(start) y="8" width=percent((end - start).max(0.4)) height="12" rx="3" />
                {due}
                {mark("gantt__today", axis.place(today))}
            </svg>
        </li>
    }
}
