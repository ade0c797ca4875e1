//! Import: choose, review, follow, look back, undo.

mod change;
mod data;
mod log;
mod new;
mod preview;
mod problem;
mod progress;
mod settings;

pub(crate) use change::{reading, series};
pub use data::OpenData;
pub use log::{ImportDone, ImportLog, ImportShow};
pub use new::{FILE_UNIT, ImportNew, KoladaForm};
pub use preview::{ImportPreview, NewAt, Preview};
pub use problem::{cell_problem, fetch_problem, file_problem};
pub use progress::{ImportFailed, ImportProgress};
pub use settings::{Column, FileNotes, Settings};

use crate::text::Text;
use domain::import::ImportKind;
use leptos::prelude::*;

/// Where an import came from, in words.
pub fn kind_name(text: Text, kind: ImportKind) -> String {
    match kind {
        ImportKind::Csv => text.import_kind_csv(),
        ImportKind::Excel => text.import_kind_xlsx(),
        ImportKind::Kolada => text.import_kind_kolada(),
        ImportKind::Archive => text.import_kind_archive(),
    }
}

/// How far somebody has come.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Step {
    Choose,
    Review,
    Done,
}

/// The steps of an import.
#[component]
fn Steps(
    /// The words.
    text: Text,
    /// How far somebody has come.
    at: Step,
) -> impl IntoView {
    let steps = [
        (Step::Choose, text.import_step_choose()),
        (Step::Review, text.import_step_review()),
        (Step::Done, text.import_step_done()),
    ];
    let items: Vec<_> = steps
        .into_iter()
        .map(|(step, words)| {
            let class = (step < at).then_some("is-done");
            let current = (step == at).then_some("step");
            view! { <li class=class aria-current=current>{words}</li> }
        })
        .collect();
    view! { <ol class="steps">{items}</ol> }
}
