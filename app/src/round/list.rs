//! The list of rounds.

use super::{RoundChip, address};
use crate::period;
use crate::text::Text;
use domain::round::{RoundList, RoundRow};
use leptos::prelude::*;

/// The rounds that the reader may know of.
#[component]
pub fn RoundListShow(
    /// The words.
    text: Text,
    /// What there is.
    list: RoundList,
    /// Whether the reader has something to do in a round.
    has_to_do: bool,
) -> impl IntoView {
    let (is_empty, can_plan) = (list.rows.is_empty(), list.can_plan);
    let rows: Vec<_> = list.rows.into_iter().map(|row| row_of(text, row)).collect();
    view! {
        <div class="page-head page-head--wide">
            <div class="row row--between">
                <h1>{text.nav_rounds()}</h1>
                <div class="row screen-only">
                    <a href="/heat-map">{text.heat_title()}</a>
                    <a href="/assignments">{text.assignment_title()}</a>
                    <a href="/decisions">{text.decision_title()}</a>
                    <a href="/measures">{text.measure_title()}</a>
                    {has_to_do.then(|| view! { <a href="/to-do">{text.to_do()}</a> })}
                    {can_plan.then(|| view! { <a class="ds-button" href="/rounds/new">{text.round_new()}</a> })}
                </div>
            </div>
            <p class="lead">{text.round_lead()}</p>
        </div>
        {if is_empty {
            view! {
                <section class="empty">
                    <h2>{text.round_none()}</h2>
                    <p>{if can_plan { text.round_none_text_staff() } else { text.round_none_text() }}</p>
                </section>
            }.into_any()
        } else {
            view! {
                <section class="card" aria-label=text.nav_rounds()>
                    <div class="table-wrap" tabindex="0" role="region" aria-label=text.nav_rounds()>
                        <table class="table">
                            <thead><tr>
                                <th scope="col">{text.round_column_round()}</th>
                                <th scope="col">{text.round_column_period()}</th>
                                <th scope="col">{text.round_column_stage()}</th>
                                <th scope="col">{text.round_column_due()}</th>
                                <th scope="col" class="num">{text.round_column_approved()}</th>
                            </tr></thead>
                            <tbody>{rows}</tbody>
                        </table>
                    </div>
                </section>
            }.into_any()
        }}
    }
    .into_any()
}

fn row_of(text: Text, row: RoundRow) -> impl IntoView {
    let round = row.round;
    let approved = if row.units == 0 { "–".to_owned() } else { text.round_so_many(row.approved, row.units) };
    view! {
        <tr>
            <th scope="row">
                <a href=address(round.id, None)>{round.title.clone()}</a><br/><span class="meta">{row.body.name}</span>
            </th>
            <td>{period::name(text, round.period)}</td>
            <td><RoundChip text stage=round.state.stage() /></td>
            <td class="nowrap">{round.due_on.to_string()}</td>
            <td class="num">{approved}</td>
        </tr>
    }
}
