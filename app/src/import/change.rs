//! Values that an import changes: before it does, and after it has.

use crate::text::Text;
use domain::import::ValueChange;
use domain::measurement::{Outcome, Reading, Sex};
use domain::number;
use leptos::prelude::*;

/// When the changes are told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// Before the import.
    Before,
    /// After it, also when it has been undone.
    After,
}

/// The changes as a table.
#[component]
pub fn Changes(
    /// The words.
    text: Text,
    /// Those that are listed.
    changes: Vec<ValueChange>,
    /// How many there are.
    total: u64,
    /// When they are told.
    at: Told,
) -> impl IntoView {
    let listed = changes.len() as u64;
    let rest = (total > listed).then(|| view! { <p class="meta">{text.import_and_more(total - listed)}</p> });
    let (caption, before, after) = match at {
        Told::Before => (text.import_values_changing(), text.import_now(), text.import_becomes()),
        Told::After => (text.import_values_changed(), text.trail_before(), text.trail_after()),
    };
    let label = caption.clone();
    let rows: Vec<_> = changes
        .into_iter()
        .map(|change| {
            view! {
                <tr>
                    <th scope="row"><a href=format!("/indicators/{}", change.indicator)>{change.name.clone()}</a></th>
                    <td>{series(text, &change).unwrap_or_else(|| text.import_own_series())}</td>
                    <td>{crate::period::name(text, change.period)}</td>
                    <td class="num"><del>{reading(text, change.before, change.decimals)}</del></td>
                    <td class="num"><ins>{reading(text, change.after, change.decimals)}</ins></td>
                </tr>
            }
        })
        .collect();
    view! {
        <section class="card">
            <h2>{text.import_corrections()}</h2>
            <div class="table-wrap" tabindex="0" role="region" aria-label=label>
                <table class="table">
                    <caption>{caption}</caption>
                    <thead><tr>
                        <th scope="col">{text.import_role_indicator()}</th>
                        <th scope="col">{text.import_role_comparison()}</th>
                        <th scope="col">{text.import_role_period()}</th>
                        <th scope="col" class="num">{before}</th>
                        <th scope="col" class="num">{after}</th>
                    </tr></thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
            {rest}
        </section>
    }
    .into_any()
}

/// Which series and whom the value is of; nothing for the municipality's own of everybody.
pub(crate) fn series(text: Text, change: &ValueChange) -> Option<String> {
    let comparison = Some(change.comparison.clone()).filter(|name| !name.is_empty());
    let sex = match change.sex {
        Sex::Total => return comparison,
        Sex::Women => text.import_women(),
        Sex::Men => text.import_men(),
    };
    Some(format!("{}, {sex}", comparison.unwrap_or_else(|| text.import_own_series())))
}

/// A value with every digit that tells it from another, or why there is none.
pub(crate) fn reading(text: Text, reading: Reading, decimals: u8) -> String {
    match (reading.value(), reading.outcome()) {
        (Some(value), outcome) => {
            let shown = number::format(value, decimals.max(digits(value)));
            if outcome == Outcome::Preliminary { format!("{shown} ({})", text.import_preliminary()) } else { shown }
        }
        (None, Outcome::DidNotTakePart) => text.import_did_not_take_part(),
        (None, Outcome::NotYetPublished) => text.import_not_yet_published(),
        (None, _) => text.import_not_measured(),
    }
}

/// How many decimals the number has, at most six.
fn digits(value: f64) -> u8 {
    let text = value.to_string();
    let decimals = text.split_once('.').map_or(0, |(_, decimals)| decimals.len());
    u8::try_from(decimals.min(6)).unwrap_or(6)
}
