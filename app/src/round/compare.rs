//! Two rounds beside each other: what moved, worse first.

use super::{Crumbs, address};
use crate::chip::{Glyph, Sign, Tone};
use crate::status::StatusChip;
use crate::text::Text;
use domain::follow_up::Compared;
use domain::round::Round;
use domain::status::Status;
use leptos::prelude::*;

/// The page.
#[component]
pub fn RoundCompare(
    /// The words.
    text: Text,
    /// The earlier round and the later one.
    rounds: (Round, Round),
    /// How each unit judged each goal in them.
    rows: Vec<Compared>,
) -> impl IntoView {
    let (before, after) = rounds;
    let is_empty = rows.is_empty();
    let moved = rows.iter().filter(|row| row.moved().is_some_and(|moved| moved != 0)).count();
    let rows: Vec<_> = rows.into_iter().map(|row| row_of(text, row)).collect();
    view! {
        <Crumbs text round=Some((after.id, after.title.clone())) />
        <div class="page-head page-head--wide">
            <h1>{text.round_compare_title(after.title.clone(), before.title.clone())}</h1>
            <p class="lead">{text.round_compare_moved(moved)}</p>
        </div>
        {is_empty.then(|| view! { <section class="empty"><h2>{text.round_compare_none()}</h2></section> })}
        {(!is_empty).then(|| view! {
            <section class="card card--long" aria-label=text.round_compare()>
                <div class="table-wrap" tabindex="0" role="region" aria-label=text.round_compare()>
                    <table class="table table--dense table--wide">
                        <thead><tr>
                            <th scope="col">{text.round_column_goal()}</th>
                            <th scope="col">{text.round_column_unit()}</th>
                            <th scope="col"><a href=address(before.id, None)>{before.title}</a></th>
                            <th scope="col"><a href=address(after.id, None)>{after.title}</a></th>
                            <th scope="col">{text.round_column_moved()}</th>
                        </tr></thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            </section>
        })}
    }
    .into_any()
}

fn row_of(text: Text, row: Compared) -> impl IntoView {
    let chip = |status: Option<Status>| match status {
        Some(status) => view! { <StatusChip text status small=true /> }.into_any(),
        None => view! { <span class="muted">"–"</span> }.into_any(),
    };
    let moved = row.moved().map(|moved| match moved {
        0 => view! { <Sign look=(Tone::None, Glyph::Level) word=text.round_moved_not() /> }.into_any(),
        1.. => view! { <Sign look=(Tone::Good, Glyph::Rise) word=text.round_moved_better() /> }.into_any(),
        _ => view! { <Sign look=(Tone::Bad, Glyph::Fall) word=text.round_moved_worse() /> }.into_any(),
    });
    view! {
        <tr>
            <th scope="row"><a href=crate::goal::address(row.goal.0, None)>{row.goal.1}</a></th>
            <td>{row.unit.1}</td>
            <td>{chip(row.before)}</td>
            <td>{chip(row.after)}</td>
            <td>{moved}</td>
        </tr>
    }
}
