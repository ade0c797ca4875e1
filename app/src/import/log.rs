//! What has been imported, and how to undo it.

use super::change::{Changes, Told};
use super::preview::whole;
use super::{Step, Steps, kind_name};
use crate::chip::{Glyph, Sign, Tone};
use crate::notice::Receipt;
use crate::text::Text;
use domain::event::ObjectKind;
use domain::id::IndicatorId;
use domain::import::{ImportKind, ImportPage, ImportRow, ImportedObject};
use leptos::prelude::*;

domain::words! {
    /// What has just been done; it stands in the address.
    pub enum ImportDone {
        /// Imported.
        Imported = "imported",
        /// Undone.
        Undone = "undone",
    }
}

/// The import log.
#[component]
pub fn ImportLog(
    /// The words.
    text: Text,
    /// The imports, newest first.
    rows: Vec<ImportRow>,
    /// Whether the reader may import.
    can_import: bool,
) -> impl IntoView {
    let is_empty = rows.is_empty();
    let lines: Vec<_> = rows.into_iter().map(|row| view! { <Line text row /> }).collect();
    view! {
        <div class="page-head">
            <h1>{text.import_log_title()}</h1>
            <p class="lead">{text.import_log_lead()}</p>
            {can_import.then(|| view! {
                <div class="actions"><a class="ds-button" href="/imports/new">{text.import_title()}</a></div>
            })}
        </div>
        <div class="stack">
        <section class="card">
            {is_empty.then(|| view! { <p>{text.import_log_empty()}</p> })}
            {(!is_empty).then(|| view! {
                <div class="table-wrap" tabindex="0" role="region" aria-label=text.import_log_caption()>
                    <table class="table table--wide">
                        <caption>{text.import_log_caption()}</caption>
                        <thead><tr>
                            <th scope="col">{text.import_when()}</th>
                            <th scope="col">{text.import_what()}</th>
                            <th scope="col" class="wide-only">{text.import_who()}</th>
                            <th scope="col" class="num wide-only">{text.import_new_short()}</th>
                            <th scope="col" class="num wide-only">{text.import_changed_short()}</th>
                            <th scope="col">{text.import_state()}</th>
                            <th scope="col"><span class="sr-only">{text.import_undo()}</span></th>
                        </tr></thead>
                        <tbody>{lines}</tbody>
                    </table>
                </div>
            })}
        </section>
        <p><a href="/data">{text.import_to_data()}</a></p>
        </div>
    }
    .into_any()
}

#[component]
fn Line(text: Text, row: ImportRow) -> impl IntoView {
    let who = row.person_name.clone().unwrap_or_else(|| text.import_by_verkan());
    view! {
        <tr>
            <th scope="row" class="nowrap">{text.instant(row.at)}</th>
            <td><a href=format!("/imports/{}", row.id)>{row.name.clone()}</a><br/><span class="meta">{kind_name(text, row.kind)}</span></td>
            <td class="wide-only">{who}</td>
            <td class="num wide-only">{whole(row.counts.created)}</td>
            <td class="num wide-only">{whole(row.counts.changed)}</td>
            <td><State text row=row.clone() /></td>
            <td>{row.can_undo.then(|| view! { <Undo text row=row.clone() /> })}</td>
        </tr>
    }
}

/// Whether it is in, and why it cannot be undone.
#[component]
fn State(text: Text, row: ImportRow) -> impl IntoView {
    if let Some(at) = row.undone_at {
        let word = text.import_undone_at(text.instant(at));
        return view! { <Sign look=(Tone::None, Glyph::Replaced) word /> }.into_any();
    }
    let why = if row.kind == ImportKind::Archive {
        Some(text.import_archive_stays())
    } else {
        row.newer.then(|| text.import_newer_stands())
    };
    view! {
        <Sign look=(Tone::Good, Glyph::Tick) word=text.import_in() />
        {why.map(|words| view! { <br/><span class="meta">{words}</span> })}
    }
    .into_any()
}

#[component]
fn Undo(text: Text, row: ImportRow) -> impl IntoView {
    view! {
        <form method="post" action=format!("/imports/{}/undo", row.id)>
            <button class="ds-button" data-variant="tertiary" type="submit">
                {text.import_undo()}<span class="sr-only">" "{row.name}</span>
            </button>
        </form>
    }
}

/// One import.
#[component]
pub fn ImportShow(
    /// The words.
    text: Text,
    /// The import.
    page: ImportPage,
    /// What has just been done.
    done: Option<ImportDone>,
) -> impl IntoView {
    let ImportPage { row, indicators, total, changes, objects } = page;
    let receipt = done.map(|done| match done {
        ImportDone::Imported => text.import_receipt(whole(row.counts.created), whole(row.counts.changed)),
        ImportDone::Undone => text.import_undone_receipt(),
    });
    let who = row.person_name.clone().unwrap_or_else(|| text.import_by_verkan());
    // An archive brings objects of every kind, counted as rows.
    let brought_figures = row.kind != ImportKind::Archive;
    let fresh = done == Some(ImportDone::Imported);
    view! {
        <nav class="crumbs" aria-label=text.import_crumbs()><ol><li><a href="/imports">{text.import_log_title()}</a></li></ol></nav>
        <div class="page-head">
            <p class="eyebrow">{kind_name(text, row.kind)}</p>
            <h1>{row.name.clone()}</h1>
            <p class="meta">{text.instant(row.at)}" · "{who}</p>
            {fresh.then(|| view! { <Steps text at=Step::Done /> })}
        </div>
        <div class="stack">
            {receipt.map(|words| view! { <Receipt words /> })}
            <section class="card" aria-labelledby="what-happened">
                <h2 id="what-happened">{text.import_what_happened()}</h2>
                <dl class="tally">
                    <div><dt>{text.import_rows_read()}</dt><dd>{whole(row.counts.rows)}</dd></div>
                    {brought_figures.then(|| view! {
                        <div><dt>{text.import_created(row.counts.created)}</dt><dd>{whole(row.counts.created)}</dd></div>
                        <div><dt>{text.import_changed(row.counts.changed)}</dt><dd>{whole(row.counts.changed)}</dd></div>
                        <div><dt>{text.import_unchanged()}</dt><dd>{whole(row.counts.unchanged)}</dd></div>
                    })}
                </dl>
                <p><State text row=row.clone() /></p>
                {row.can_undo.then(|| view! { <Undo text row=row.clone() /> })}
            </section>
            <Objects text objects is_undone={row.undone_at.is_some()} can_undo=row.can_undo />
            {(!changes.is_empty()).then(|| view! {
                <Changes text changes total=row.counts.changed at=Told::After />
            })}
            {(!indicators.is_empty()).then(|| view! { <BroughtTo text indicators total /> })}
        </div>
    }
    .into_any()
}

/// The indicators that it brought most to.
#[component]
fn BroughtTo(text: Text, indicators: Vec<(IndicatorId, String, u64)>, total: u64) -> impl IntoView {
    let listed = indicators.len() as u64;
    let more = (total > listed).then(|| view! { <p class="meta">{text.import_and_more(total - listed)}</p> });
    let items: Vec<_> = indicators
        .into_iter()
        .map(|(id, name, count)| view! {
            <tr><th scope="row"><a href=format!("/indicators/{id}")>{name}</a></th><td class="num">{whole(count)}</td></tr>
        })
        .collect();
    view! {
        <section class="card">
            <div class="table-wrap" tabindex="0" role="region" aria-label=text.import_brought()>
                <table class="table">
                    <caption>{text.import_brought()}</caption>
                    <thead><tr>
                        <th scope="col">{text.import_role_indicator()}</th>
                        <th scope="col" class="num">{text.import_values()}</th>
                    </tr></thead>
                    <tbody>{items}</tbody>
                </table>
            </div>
            {more}
        </section>
    }
    .into_any()
}

/// What the import created besides figures, and what undoing it does or has done to that.
#[component]
fn Objects(text: Text, objects: Vec<ImportedObject>, is_undone: bool, can_undo: bool) -> impl IntoView {
    const SHOWN: usize = 50;
    let more = objects.len().saturating_sub(SHOWN);
    let (title, words) = match (is_undone, can_undo) {
        (true, _) => (text.import_objects_stayed(), text.import_objects_stayed_text()),
        (false, true) => (text.import_objects(), text.import_objects_go()),
        (false, false) => (text.import_objects(), String::new()),
    };
    (!objects.is_empty()).then(|| {
        let items: Vec<_> = objects
            .into_iter()
            .take(SHOWN)
            .map(|ImportedObject { kind, id, name }| {
                let (address, what) = match kind {
                    ObjectKind::Comparison => (format!("/comparisons/{id}"), text.import_role_comparison()),
                    _ => (format!("/indicators/{id}"), text.import_role_indicator()),
                };
                view! { <li><a href=address>{name}</a>" "<span class="meta">{what}</span></li> }
            })
            .collect();
        view! {
            <section class="card">
                <h2>{title}</h2>
                {(!words.is_empty()).then(|| view! { <p>{words}</p> })}
                <ul>{items}</ul>
                {(more > 0).then(|| view! { <p class="meta">{text.import_and_more(more as u64)}</p> })}
            </section>
        }
    })
}
