//! The pages of import.

use super::job::{self, Chosen, NotOpened, Opened};
use super::kolada::Asked;
use super::measurement::encoding_name;
use super::table::{Encoding, MOST_BYTES};
use crate::AppState;
use crate::error::{Answer, Failure};
use crate::page::{Page, see_other};
use crate::routes::{Access, Routes};
use app::import::{
    Column, FileNotes, ImportDone, ImportFailed, ImportLog, ImportNew, ImportPreview, ImportProgress, ImportShow,
    KoladaForm, Preview, Settings, fetch_problem, file_problem,
};
use app::rejection::state_problem;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::Response;
use axum_extra::extract::Form;
use domain::field::{FieldErrors, Problem};
use domain::id::{ImportId, UnitId};
use domain::import::{ColumnRole, FetchProblem, FileProblem, ImportKind, Mapping, WaitingImport, WaitingState};
use domain::permission::{Action, Place, may, require};
use domain::rejection::{Rejection, StateProblem};
use leptos::prelude::*;
use serde::Deserialize;
use std::time::Duration;
use store::import::Brought;

pub(crate) fn routes() -> Routes {
    // The form around the file takes some room too.
    const UPLOAD: usize = MOST_BYTES + (64 << 10);
    Routes::new()
        .get("/imports", log, Access::SignedIn)
        .get("/imports/new", new, Access::SignedIn)
        .upload("/imports/new", bring, Access::SignedIn, UPLOAD)
        .post("/imports/kolada", fetch, Access::SignedIn)
        .get("/imports/waiting/{id}", review, Access::SignedIn)
        .post("/imports/waiting/{id}", confirm, Access::SignedIn)
        .post("/imports/waiting/{id}/mapping", map, Access::SignedIn)
        .post("/imports/waiting/{id}/cancel", cancel, Access::SignedIn)
        .get("/imports/{id}", show, Access::SignedIn)
        .post("/imports/{id}/undo", undo, Access::SignedIn)
}

/// Whatever lasts no longer than this is done before the answer: nobody sees a progress page for it.
const AT_ONCE: Duration = Duration::from_millis(1_500);

async fn log(page: Page) -> Answer {
    let rows = page.store.imports(&page.actor).await?;
    let can_import = may(&page.actor, Action::Import, &Place::Whole);
    let text = page.text;
    Ok(page.ok(text.import_log_title(), || view! { <ImportLog text rows can_import /> }))
}

async fn new(page: Page) -> Answer {
    require(&page.actor, Action::Import, &Place::Whole)?;
    let form = usual_question(&page).await?;
    draw_new(&page, StatusCode::OK, form, FieldErrors::default(), None).await
}

/// What is asked of Kolada unless somebody asks for something else: the own figures and those they are compared with.
async fn usual_question(page: &Page) -> Result<KoladaForm, Failure> {
    let comparisons = page.store.comparisons(&page.actor).await?;
    let codes = std::iter::once(page.municipality.code.clone())
        .chain(comparisons.into_iter().map(|comparison| comparison.kolada_code))
        .filter(|code| !code.is_empty());
    Ok(KoladaForm { places: codes.collect::<Vec<_>>().join(", "), ..KoladaForm::default() })
}

async fn draw_new(
    page: &Page,
    status: StatusCode,
    form: KoladaForm,
    errors: FieldErrors,
    problem: Option<String>,
) -> Answer {
    let units = page.store.unit_choices(&page.actor, page.today).await?;
    let text = page.text;
    Ok(page.answer(status, text.import_title(), || view! { <ImportNew text form errors units problem /> }))
}

async fn not_read(page: &Page, status: StatusCode, words: String) -> Answer {
    let form = usual_question(page).await?;
    draw_new(page, status, form, FieldErrors::default(), Some(words)).await
}

async fn bring(page: Page, State(state): State<AppState>, upload: Multipart) -> Answer {
    require(&page.actor, Action::Import, &Place::Whole)?;
    let (name, content) = match receive(&page, upload).await {
        Ok(file) => file,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let words = file_problem(page.text, FileProblem::TooLarge);
            return not_read(&page, StatusCode::PAYLOAD_TOO_LARGE, words).await;
        }
        Err(_) => {
            let words = file_problem(page.text, FileProblem::Broken);
            return not_read(&page, StatusCode::UNPROCESSABLE_ENTITY, words).await;
        }
    };
    if content.starts_with(b"PK") && super::archive::is_archive(&content) {
        return not_read(&page, StatusCode::CONFLICT, state_problem(page.text, StateProblem::NotEmpty)).await;
    }
    let kind = job::kind(&content);
    match job::probe(kind, content).await {
        Err(problem) => not_read(&page, StatusCode::UNPROCESSABLE_ENTITY, file_problem(page.text, problem)).await,
        Ok(content) => {
            let brought = Brought { kind, name, mapping: Chosen::default().text(), content };
            let id = page.store.bring_import(&page.actor, brought, state.now()).await?;
            Ok(see_other(format!("/imports/waiting/{id}")))
        }
    }
}

/// The file that was chosen, or the cells that were pasted. The name is only ever shown.
async fn receive(page: &Page, mut upload: Multipart) -> Result<(String, Vec<u8>), MultipartError> {
    let mut name = page.text.import_pasted_name();
    let mut content = Vec::new();
    while let Some(field) = upload.next_field().await? {
        if let Some(given) = field.file_name() {
            let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
            let plain: String = last.chars().filter(|sign| !sign.is_control()).take(120).collect();
            if !plain.trim().is_empty() {
                name = plain.trim().to_owned();
            }
        }
        if matches!(field.name(), Some("file" | "text")) && content.is_empty() {
            content = field.bytes().await?.to_vec();
        }
    }
    Ok((name, content))
}

async fn fetch(page: Page, State(state): State<AppState>, Form(form): Form<KoladaForm>) -> Answer {
    require(&page.actor, Action::Import, &Place::Whole)?;
    let (mut asked, unit) = match read_question(&form) {
        Ok(question) => question,
        Err(errors) => return draw_new(&page, StatusCode::UNPROCESSABLE_ENTITY, form, errors, None).await,
    };
    if asked.kpis.is_empty() {
        asked.kpis = page.store.known_from_kolada(&page.actor).await?.indicators.into_iter().collect();
        asked.kpis.sort();
    }
    if asked.kpis.is_empty() {
        let errors = FieldErrors::one("kpis", Problem::Required);
        return draw_new(&page, StatusCode::UNPROCESSABLE_ENTITY, form, errors, None).await;
    }
    let name = page.text.import_kolada_name(asked.kpis.len().to_string());
    let mapping = Chosen { unit, mapping: None }.text();
    let brought = Brought { kind: ImportKind::Kolada, name, mapping, content: Vec::new() };
    let id = page.store.bring_import(&page.actor, brought, state.now()).await?;
    page.store.count_waiting(&page.actor, id, 0, asked.kpis.len() as u64).await?;
    let address = state.config.kolada_url.clone();
    let task = tokio::spawn(job::fetch(page.store.clone(), page.actor.clone(), id, address, asked));
    let _ = tokio::time::timeout(AT_ONCE, task).await;
    Ok(see_other(format!("/imports/waiting/{id}")))
}

/// The most key figures and places that are asked for at once.
const MOST_KPIS: usize = 500;
const MOST_PLACES: usize = 50;

fn read_question(form: &KoladaForm) -> Result<(Asked, Option<UnitId>), FieldErrors> {
    let mut errors = FieldErrors::default();
    let kpis = ids(&form.kpis);
    let places = ids(&form.places);
    // Only what can be an id goes into an address.
    let is_kpi =
        |id: &String| id.len() == 6 && id.starts_with(['N', 'U']) && id[1..].bytes().all(|byte| byte.is_ascii_digit());
    let is_place = |id: &String| {
        let digits = id.strip_prefix('G').unwrap_or(id);
        (4..=8).contains(&digits.len()) && digits.bytes().all(|byte| byte.is_ascii_digit())
    };
    if kpis.len() > MOST_KPIS || !kpis.iter().all(is_kpi) {
        errors.add("kpis", Problem::NotAChoice);
    }
    if places.is_empty() {
        errors.add("places", Problem::Required);
    } else if places.len() > MOST_PLACES || !places.iter().all(is_place) {
        errors.add("places", Problem::NotAChoice);
    }
    let since = errors.date("since", &form.since);
    let unit = errors.identity("unit", &form.unit);
    errors.into_result(Some((Asked { kpis, places, since }, unit)))
}

/// Ids with anything between them, each once.
fn ids(typed: &str) -> Vec<String> {
    let mut ids: Vec<String> = Vec::new();
    for id in typed.split(|sign: char| sign.is_whitespace() || matches!(sign, ',' | ';')).filter(|id| !id.is_empty()) {
        let id = id.to_ascii_uppercase();
        if !ids.contains(&id) {
            ids.push(id);
        }
    }
    ids
}

async fn review(page: Page, State(state): State<AppState>, Path(id): Path<i64>) -> Answer {
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
        WaitingState::Running if is_dead(&waiting, &state) => draw_review(&page, waiting).await,
        WaitingState::Fetching | WaitingState::Running => Ok(draw_progress(&page, waiting)),
        WaitingState::Waiting => draw_review(&page, waiting).await,
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

async fn draw_review(page: &Page, waiting: WaitingImport) -> Answer {
    let content = page.store.waiting_content(&page.actor, waiting.id).await?;
    let chosen = Chosen::of(&waiting);
    let opened = job::open(&page.store, &page.actor, waiting.kind, waiting.name.clone(), content, chosen).await;
    let Opened { reading, sheet } = match opened {
        Ok(opened) => opened,
        Err(NotOpened::File(problem)) => {
            let waiting = WaitingImport { problem: problem.word().to_owned(), ..waiting };
            return Ok(failed(page, waiting));
        }
        Err(NotOpened::Store(error)) => return Err(error.into()),
    };
    let plan = page.store.plan_import(&page.actor, &reading, page.today).await?;
    let (notes, settings) = sheet.map(|sheet| describe(&sheet)).unwrap_or_default();
    let preview = Preview {
        waiting,
        plan,
        notes,
        settings,
        new_indicators: reading.new_indicators.into_iter().map(|draft| draft.name).collect(),
        new_comparisons: reading.new_comparisons.into_iter().map(|draft| draft.name).collect(),
    };
    let text = page.text;
    Ok(page.ok(text.import_review(), || view! { <ImportPreview text preview /> }))
}

fn describe(sheet: &super::measurement::Sheet) -> (FileNotes, Settings) {
    let notes = FileNotes {
        encoding: sheet.notes.encoding.map(encoding_name),
        encoding_is_guessed: sheet.notes.encoding == Some(Encoding::Windows1252),
        separator: sheet.notes.separator.map(char::from),
        has_decimal_comma: sheet.has_decimal_comma,
        rows: Some(sheet.count),
    };
    let column = |(at, name): (usize, &String)| Column {
        name: name.clone(),
        first: sheet.first.iter().filter_map(|row| row.get(at)).filter(|text| !text.is_empty()).cloned().collect(),
    };
    let columns = sheet.header.iter().enumerate().map(column).collect();
    (notes, Settings { columns, mapping: sheet.mapping.clone() })
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Columns {
    column: Vec<String>,
}

async fn map(page: Page, Path(id): Path<i64>, Form(typed): Form<Columns>) -> Answer {
    let waiting = page.store.waiting_import(&page.actor, id).await?;
    let mut mapping = Mapping::default();
    for (at, word) in typed.column.iter().enumerate().take(super::table::MOST_COLUMNS) {
        // Of two columns said to be the same the first is.
        if let Some(role) = ColumnRole::from_word(word).filter(|role| mapping.column(*role).is_none()) {
            mapping.set(role, Some(at));
        }
    }
    let chosen = Chosen { mapping: Some(mapping), ..Chosen::of(&waiting) };
    page.store.map_waiting(&page.actor, id, &chosen.text()).await?;
    Ok(see_other(format!("/imports/waiting/{id}")))
}

async fn confirm(page: Page, State(state): State<AppState>, Path(id): Path<i64>) -> Answer {
    let waiting = page.store.waiting_import(&page.actor, id).await?;
    match page.store.start_waiting(&page.actor, id, 0, state.now()).await {
        Ok(()) => {
            let task = tokio::spawn(job::run(page.store.clone(), page.actor.clone(), waiting, page.today));
            let _ = tokio::time::timeout(AT_ONCE, task).await;
        }
        // Pressed twice: the first press goes on.
        Err(store::Error::Rejected(Rejection::ChangedByAnother)) => {}
        Err(error) => return Err(error.into()),
    }
    Ok(see_other(format!("/imports/waiting/{id}")))
}

async fn cancel(page: Page, Path(id): Path<i64>) -> Answer {
    page.store.drop_waiting(&page.actor, id).await?;
    Ok(see_other("/imports/new"))
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Shown {
    done: String,
}

async fn show(page: Page, Path(id): Path<i64>, Query(Shown { done }): Query<Shown>) -> Answer {
    let found = page.store.import(&page.actor, ImportId(id)).await?;
    let (text, done) = (page.text, ImportDone::from_word(&done));
    Ok(page.ok(found.row.name.clone(), || view! { <ImportShow text page=found done /> }))
}

async fn undo(page: Page, Path(id): Path<i64>) -> Answer {
    page.store.undo_import(&page.actor, ImportId(id), page.today).await.map_err(Failure::from)?;
    Ok(see_other(format!("/imports/{id}?done={}", ImportDone::Undone.word())))
}
