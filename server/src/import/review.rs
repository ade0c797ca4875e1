//! What waits is reviewed: what an import would do, how its file is read, and what becomes of it.

use super::bring::read_unit;
use super::job::{self, Chosen, NotOpened, Opened};
use super::page::AT_ONCE;
use crate::AppState;
use crate::error::Answer;
use crate::page::{Page, see_other};
use app::import::{
    Column, FileNotes, ImportDone, ImportFailed, ImportPreview, ImportProgress, NewAt, Preview, Settings,
    fetch_problem, file_problem,
};
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use axum_extra::extract::Form;
use domain::field::FieldErrors;
use domain::import::{
    ColumnRole, FetchProblem, FileProblem, HowToRead, ImportKind, Mapping, Separator, TextEncoding, WaitingImport,
    WaitingState,
};
use domain::number::DecimalSign;
use domain::rejection::Rejection;
use leptos::prelude::*;
use serde::Deserialize;

pub(super) async fn review(page: Page, State(state): State<AppState>, Path(id): Path<i64>) -> Answer {
    let mut waiting = page.store.waiting_import(&page.actor, id).await?;
    match waiting.state {
        WaitingState::Done => {
            let import = waiting.import.map_or(0, |import| import.0);
            Ok(see_other(format!("/imports/{import}?done={}", ImportDone::Imported.word())))
        }
        WaitingState::Failed => Ok(failed(&page, waiting)),
        // Its server has died: whoever asks may begin again.
        WaitingState::Fetching if is_dead(&waiting, &state) => {
            waiting.problem = FetchProblem::Abandoned.word().to_owned();
            Ok(failed(&page, waiting))
        }
        WaitingState::Running if is_dead(&waiting, &state) => draw_review(&page, waiting, Refused::default()).await,
        WaitingState::Fetching | WaitingState::Running => Ok(draw_progress(&page, waiting)),
        WaitingState::Waiting => draw_review(&page, waiting, Refused::default()).await,
    }
}

fn is_dead(waiting: &WaitingImport, state: &AppState) -> bool {
    job::progress(waiting.id).is_none() && state.now() - waiting.at > store::import::DEAD_AFTER
}

fn draw_progress(page: &Page, mut waiting: WaitingImport) -> Response {
    if let Some((done, total)) = job::progress(waiting.id) {
        (waiting.done, waiting.total) = (done, total);
    }
    let text = page.text;
    let title = text.import_title();
    let mut answer = page.ok(title, || view! { <ImportProgress text waiting /> });
    answer.headers_mut().insert(header::REFRESH, HeaderValue::from_static("2"));
    answer
}

fn failed(page: &Page, waiting: WaitingImport) -> Response {
    let text = page.text;
    let words = FetchProblem::from_word(&waiting.problem)
        .map(|problem| fetch_problem(text, problem))
        .or_else(|| FileProblem::from_word(&waiting.problem).map(|problem| file_problem(text, problem)))
        .unwrap_or_else(|| text.import_stopped_by_fault());
    page.ok(text.import_failed(), || view! { <ImportFailed text waiting words /> })
}

/// What was chosen on the page and cannot be done.
#[derive(Default)]
struct Refused {
    /// How the file was to be read, and why it cannot be read so.
    how: Option<(HowToRead, String)>,
    /// The unit for new indicators, and what is wrong with it.
    unit: Option<(String, FieldErrors)>,
}

impl Refused {
    const fn status(&self) -> StatusCode {
        if self.how.is_some() || self.unit.is_some() { StatusCode::UNPROCESSABLE_ENTITY } else { StatusCode::OK }
    }
}

async fn draw_review(page: &Page, waiting: WaitingImport, refused: Refused) -> Answer {
    let content = page.store.waiting_content(&page.actor, waiting.id).await?;
    let chosen = Chosen::of(&waiting);
    let opened = job::open(&page.store, &page.actor, waiting.kind, waiting.name.clone(), content, chosen.clone()).await;
    let Opened { reading, sheet, more, takes_unit } = match opened {
        Ok(opened) => opened,
        Err(NotOpened::File(problem)) => {
            let waiting = WaitingImport { problem: problem.word().to_owned(), ..waiting };
            return Ok(failed(page, waiting));
        }
        Err(NotOpened::Store(error)) => return Err(error.into()),
    };
    let plan = page.store.plan_import(&page.actor, &reading, page.today).await?;
    let status = refused.status();
    let new_at = if takes_unit { Some(new_at(page, &chosen, refused.unit).await?) } else { None };
    let (notes, mut settings) = sheet.map(|sheet| describe(&sheet, &chosen.how)).unwrap_or_default();
    let refused = refused.how.map(|(how, words)| {
        settings.how = how;
        words
    });
    let preview = Preview {
        waiting,
        plan,
        notes,
        settings,
        new_indicators: reading.new_indicators.into_iter().map(|draft| draft.name).collect(),
        new_comparisons: reading.new_comparisons.into_iter().map(|draft| draft.name).collect(),
        more,
        new_at,
        refused,
    };
    let text = page.text;
    Ok(page.answer(status, text.import_review(), || view! { <ImportPreview text preview /> }))
}

/// The choice of a unit for new indicators.
async fn new_at(page: &Page, chosen: &Chosen, refused: Option<(String, FieldErrors)>) -> Result<NewAt, store::Error> {
    let units = page.store.unit_choices(&page.actor, page.today).await?;
    let kept = || (chosen.unit.map(|unit| unit.to_string()).unwrap_or_default(), FieldErrors::default());
    let (unit, errors) = refused.unwrap_or_else(kept);
    Ok(NewAt { units, unit, errors })
}

fn describe(sheet: &super::measurement::Sheet, asked: &HowToRead) -> (FileNotes, Settings) {
    let notes = FileNotes {
        encoding: sheet.notes.encoding,
        encoding_is_guessed: sheet.notes.encoding_is_guessed,
        separator: sheet.notes.separator,
        decimal_sign: sheet.signs.found(),
        rows: Some(sheet.count),
        earlier: sheet.earlier,
    };
    let column = |(at, name): (usize, &String)| Column {
        name: name.clone(),
        first: sheet.first.iter().filter_map(|row| row.get(at)).filter(|text| !text.is_empty()).cloned().collect(),
    };
    let settings = Settings {
        columns: sheet.header.iter().enumerate().map(column).collect(),
        mapping: sheet.mapping.clone(),
        how: sheet.notes.how(asked),
        sheets: sheet.notes.sheets.clone(),
    };
    (notes, settings)
}

/// What is chosen on the page of a file that waits.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Typed {
    column: Vec<String>,
    encoding: String,
    separator: String,
    decimal_sign: String,
    sheet: String,
    unit: String,
}

impl Typed {
    fn how(&self) -> HowToRead {
        HowToRead {
            encoding: TextEncoding::from_word(&self.encoding),
            separator: Separator::from_word(&self.separator),
            decimal_sign: DecimalSign::from_word(&self.decimal_sign),
            sheet: Some(self.sheet.clone()).filter(|sheet| !sheet.is_empty()),
        }
    }

    fn mapping(&self) -> Mapping {
        let mut mapping = Mapping::default();
        for (at, word) in self.column.iter().enumerate().take(super::table::MOST_COLUMNS) {
            // Of two columns said to be the same the first is.
            if let Some(role) = ColumnRole::from_word(word).filter(|role| mapping.column(*role).is_none()) {
                mapping.set(role, Some(at));
            }
        }
        mapping
    }
}

pub(super) async fn map(page: Page, Path(id): Path<i64>, Form(typed): Form<Typed>) -> Answer {
    let waiting = page.store.waiting_import(&page.actor, id).await?;
    let before = Chosen::of(&waiting);
    let chosen = if waiting.kind == ImportKind::Kolada {
        let mut errors = FieldErrors::default();
        let unit = read_unit(&page, &mut errors, "unit", &typed.unit).await?;
        if !errors.is_empty() {
            let refused = Refused { unit: Some((typed.unit, errors)), ..Refused::default() };
            return draw_review(&page, waiting, refused).await;
        }
        Chosen { unit, ..before }
    } else {
        let content = page.store.waiting_content(&page.actor, id).await?;
        let (content, was) = match job::look(content, before.how.clone()).await {
            Ok(found) => found,
            Err(problem) => return Ok(failed(&page, WaitingImport { problem: problem.word().to_owned(), ..waiting })),
        };
        let how = typed.how();
        match job::look(content, how.clone()).await {
            // Cut into other cells the file has other columns, and what was said of them holds no longer.
            Ok((_, is)) => Chosen { mapping: is.cuts_as(&was).then(|| typed.mapping()), how, ..before },
            Err(problem) => {
                let refused = Refused { how: Some((how, file_problem(page.text, problem))), ..Refused::default() };
                return draw_review(&page, waiting, refused).await;
            }
        }
    };
    page.store.map_waiting(&page.actor, id, &chosen.text()).await?;
    Ok(see_other(format!("/imports/waiting/{id}")))
}

pub(super) async fn confirm(page: Page, State(state): State<AppState>, Path(id): Path<i64>) -> Answer {
    let waiting = page.store.waiting_import(&page.actor, id).await?;
    match page.store.start_waiting(&page.actor, id, 0, state.now()).await {
        Ok(()) => {
            let task = tokio::spawn(job::run(state, page.actor.clone(), waiting, page.today));
            let _ = tokio::time::timeout(AT_ONCE, task).await;
        }
        // Pressed twice: the first press goes on.
        Err(store::Error::Rejected(Rejection::ChangedByAnother)) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(see_other(format!("/imports/waiting/{id}")))
}

pub(super) async fn cancel(page: Page, Path(id): Path<i64>) -> Answer {
    page.store.drop_waiting(&page.actor, id).await?;
    Ok(see_other("/imports/new"))
}
