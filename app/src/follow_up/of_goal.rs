//! How the units judged a goal last, on the goal's page.

use super::said::SaidShow;
use crate::activity::by_role;
use crate::round::unit_address;
use crate::text::Text;
use chrono::NaiveDate;
use domain::follow_up::{CurrentFollowUp, Said};
use leptos::prelude::*;

/// So many units' answers stand on a goal's page before the rest is folded.
const MOST_OPEN: usize = 6;

/// Each unit with its own judgement: a distribution, never a mean.
#[component]
pub fn FollowUpsOfGoal(
    /// The words.
    text: Text,
    /// How each unit judged it last.
    rows: Vec<CurrentFollowUp>,
    /// An earlier day that the page shows.
    on: Option<NaiveDate>,
) -> impl IntoView {
    if rows.is_empty() {
        return ().into_any();
    }
    let mut rows = rows;
    let rest = if rows.len() > MOST_OPEN { rows.split_off(MOST_OPEN) } else { Vec::new() };
    let count = rest.len();
    let items: Vec<AnyView> = rows.into_iter().map(|row| item(text, row, on, true)).collect();
    // The analysis of the many is read where it was written.
    let rest: Vec<AnyView> = rest.into_iter().map(|row| item(text, row, on, false)).collect();
    view! {
        <section class="card card--long" aria-labelledby="goal-follow-ups">
            <h2 id="goal-follow-ups">{text.goal_follow_ups()}</h2>
            {items}
            {(count > 0).then(|| view! { <details><summary>{text.goal_follow_ups_more(count)}</summary>{rest}</details> })}
        </section>
    }
    .into_any()
}

/// The judgement and why, and where it is `whole` the analysis and who said it.
fn item(text: Text, row: CurrentFollowUp, on: Option<NaiveDate>, whole: bool) -> AnyView {
    let there = unit_address(row.round.0, row.unit.id, on);
    let foot = whole.then(|| {
        let by = text.follow_up_by(text.long_date(row.on), by_role(text, &row.by_role));
        let waiting = (!row.is_approved).then(|| format!(" · {}", text.goal_follow_up_not_approved()));
        view! { <p class="meta">{by}{waiting}</p> }
    });
    let (brief, analysis) = in_parts(row.said);
    view! {
        <article class="contribution" id=format!("unit-{}", row.unit.id)>
            <h3><a href=there>{row.unit.name}</a>" "<span class="meta">{row.round.1}</span></h3>
            <SaidShow text said=brief />
            {analysis.filter(|_| whole).map(|said| view! {
                <details><summary>{text.goal_follow_up_analysis()}</summary><SaidShow text said /></details>
            })}
            {foot}
        </article>
    }
    .into_any()
}

/// The judgement with its sentence, and the whole of it where there is an analysis to read.
fn in_parts(said: Said) -> (Said, Option<Said>) {
    let has_analysis = !said.what_happened.is_empty() || !said.why.is_empty() || !said.what_now.is_empty();
    (said.brief(), has_analysis.then_some(said))
}
