//! Activities by what is due, month by month.

use super::filter::month_and_year;
use super::{ActivityChip, address};
use crate::text::Text;
use chrono::{Datelike, NaiveDate};
use domain::activity::ActivityRow;
use domain::order::Alphabetical;
use leptos::prelude::*;
use std::collections::BTreeMap;

/// What is due in each month; what has no day stands last.
#[component]
pub fn Calendar(
    /// The words.
    text: Text,
    /// The activities.
    rows: Vec<ActivityRow>,
) -> impl IntoView {
    let mut months: BTreeMap<(i32, u32), Vec<(NaiveDate, ActivityRow)>> = BTreeMap::new();
    let mut without = Vec::new();
    for row in rows {
        match row.next_due {
            Some(day) => months.entry((day.year(), day.month())).or_default().push((day, row)),
            None => without.push(row),
        }
    }
    let months: Vec<_> = months
        .into_values()
        .map(|mut rows| {
            rows.sort_by(|(a, left), (b, right)| {
                (a, Alphabetical(&left.activity.title)).cmp(&(b, Alphabetical(&right.activity.title)))
            });
            let heading = rows.first().map(|(day, _)| month_and_year(text, *day)).unwrap_or_default();
            let rows: Vec<_> = rows.into_iter().map(|(day, row)| item(text, Some(day), row)).collect();
            view! { <section class="card"><h2>{heading}</h2><ul class="due-list">{rows}</ul></section> }
        })
        .collect();
    let rest = !without.is_empty();
    let without: Vec<_> = without.into_iter().map(|row| item(text, None, row)).collect();
    view! {
        <div class="months">{months}</div>
        {rest.then(|| view! {
            <section class="card"><h2>{text.activity_without_day()}</h2><ul class="due-list">{without}</ul></section>
        })}
    }
    .into_any()
}

fn item(text: Text, day: Option<NaiveDate>, row: ActivityRow) -> impl IntoView {
    let stage = row.activity.stage;
    view! {
        <li>
            <span class="due-list__day">{day.map(|day| format!("{} {}", day.day(), text.month(day.month())))}</span>
            <span><a href=address(row.activity.id)>{row.activity.title}</a>" "<span class="meta">{row.unit.name}</span></span>
            <ActivityChip text stage late=row.late />
        </li>
    }
}
