//! "Vad vi gör" on a goal's page: each activity, what we think it does, how it goes, when it is tested.

use super::{ActivityChip, VerdictChip, address};
use crate::text::Text;
use domain::hypothesis::GoalActivity;
use domain::id::GoalId;
use leptos::prelude::*;

/// What is done for a goal, by whom, and what it led to: the misses as plainly as the hits.
#[component]
pub fn ActivitiesOfGoal(
    /// The words.
    text: Text,
    /// The goal.
    goal: GoalId,
    /// The activities to show.
    activities: Vec<GoalActivity>,
    /// How many there are.
    count: usize,
    /// Whether the page shows an earlier day. The lists of activities show today: no way leads there from it.
    is_past: bool,
    /// Whether the reader may propose one.
    can_act: bool,
) -> impl IntoView {
    let is_empty = activities.is_empty();
    let rows: Vec<_> = activities.into_iter().map(|row| row_of(text, row)).collect();
    let none = if is_past { text.activity_of_goal_past() } else { text.activity_of_goal_none() };
    let all = format!("/activities?goal={goal}&all=true");
    view! {
        <section class="card card--long card--paper-first">
            <div class="row row--between">
                <h2>{text.activity_of_goal_title()}</h2>
                {can_act.then(|| view! {
                    <a class="ds-button screen-only" data-variant="secondary" href=format!("/activities/new?goal={goal}")>
                        {text.activity_new()}
                    </a>
                })}
            </div>
            {is_empty.then(|| view! { <p class="meta">{none}</p> })}
            {(!is_empty).then(|| view! {
                <div class="table-wrap" tabindex="0" role="region" aria-label=text.activity_of_goal_title()>
                    <table class="table table--acts">
                        <thead><tr>
                            <th scope="col">{text.activity_column_activity()}</th>
                            <th scope="col">{text.activity_column_hypothesis()}</th>
                            <th scope="col">{text.activity_column_state()}</th>
                            <th scope="col">{text.activity_column_tested()}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            })}
            {(!is_empty && !is_past).then(|| view! {
                <p class="card__foot">
                    {text.activity_chosen_by_staff()}" "<a href=all>{text.activity_all_of_goal(count)}</a>" · "
                    <a href=format!("/lessons?goal={goal}")>{text.lesson_link()}</a>
                </p>
            })}
        </section>
    }
    .into_any()
}

fn row_of(text: Text, row: GoalActivity) -> impl IntoView {
    let effect = if row.effect.is_empty() { text.activity_effect_not_stated() } else { row.effect };
    let tested = row.by_when.map_or_else(|| "–".to_owned(), |day| super::filter::month_and_year(text, day));
    let stage = row.activity.stage;
    view! {
        <tr>
            <th scope="row">
                <a href=address(row.activity.id)>{row.activity.title}</a><br/><span class="meta">{row.unit.name}</span>
            </th>
            <td>{effect}</td>
            <td>{match row.verdict {
                Some(verdict) => view! { <VerdictChip text verdict /> }.into_any(),
                None => view! { <ActivityChip text stage late=row.late /> }.into_any(),
            }}</td>
            <td class="nowrap">{tested}</td>
        </tr>
    }
}
