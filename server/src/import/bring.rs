//! What is brought: files, pasted cells, or what Kolada is asked for.

use super::job::{self, Chosen};
use super::kolada::Asked;
use super::page::AT_ONCE;
use crate::AppState;
use crate::error::{Answer, Failure};
use crate::page::{Page, see_other};
use app::import::{FILE_UNIT, ImportNew, KoladaForm, file_problem};
use app::rejection::state_problem;
use axum::extract::State;
use axum::extract::multipart::{Multipart, MultipartError};
use axum::http::StatusCode;
use axum_extra::extract::Form;
use domain::field::{FieldErrors, Problem};
use domain::id::UnitId;
use domain::import::{FileProblem, ImportKind};
use domain::permission::{Action, Place, may, require};
use domain::rejection::StateProblem;
use leptos::prelude::*;
use store::import::Brought;

pub(super) async fn new(page: Page) -> Answer {
    require(&page.actor, Action::Import, &Place::Whole)?;
    let form = usual_question(&page).await?;
    draw_new(&page, StatusCode::OK, form, Trouble::default()).await
}

/// What is asked of Kolada unless somebody asks for something else: the own figures and those they are compared with.
async fn usual_question(page: &Page) -> Result<KoladaForm, Failure> {
    let comparisons = page.store.comparisons(&page.actor).await?;
    let codes = std::iter::once(page.municipality.code.clone())
        .chain(comparisons.into_iter().map(|comparison| comparison.kolada_code))
        .filter(|code| !code.is_empty());
    Ok(KoladaForm { places: codes.collect::<Vec<_>>().join(", "), ..KoladaForm::default() })
}

/// Why the page comes back.
#[derive(Default)]
struct Trouble {
    /// What of a form could not be taken.
    errors: FieldErrors,
    /// Why the file could not be read.
    problem: Option<String>,
    /// The unit that was chosen beside the file.
    file_unit: String,
}

async fn draw_new(page: &Page, status: StatusCode, form: KoladaForm, trouble: Trouble) -> Answer {
    let units = page.store.unit_choices(&page.actor, page.today).await?;
    let (text, Trouble { errors, problem, file_unit }) = (page.text, trouble);
    Ok(page.answer(status, text.import_title(), || {
        view! { <ImportNew text form errors units problem file_unit /> }
    }))
}

async fn not_read(page: &Page, status: StatusCode, words: String, file_unit: String) -> Answer {
    let form = usual_question(page).await?;
    draw_new(page, status, form, Trouble { problem: Some(words), file_unit, ..Trouble::default() }).await
}

/// The unit where new indicators are created: one that is there, and where the actor may.
pub(super) async fn read_unit(
    page: &Page,
    errors: &mut FieldErrors,
    field: &str,
    typed: &str,
) -> Result<Option<UnitId>, Failure> {
    let Some(chosen) = errors.identity::<UnitId>(field, typed) else { return Ok(None) };
    let units = page.store.unit_choices(&page.actor, page.today).await?;
    let may_there =
        |path: &domain::organisation::UnitPath| may(&page.actor, Action::DefineIndicator, &Place::Unit(path.clone()));
    if !units.iter().any(|(_, unit)| unit.id == chosen && may_there(&unit.path)) {
        errors.add(field, Problem::DoesNotExist);
    }
    Ok(Some(chosen))
}

pub(super) async fn bring(page: Page, State(state): State<AppState>, upload: Multipart) -> Answer {
    require(&page.actor, Action::Import, &Place::Whole)?;
    let Received { names, files, unit: typed } = match receive(upload).await {
        Ok(received) => received,
        Err(error) if error.status() == StatusCode::PAYLOAD_TOO_LARGE => {
            let words = file_problem(page.text, FileProblem::TooLarge);
            return not_read(&page, StatusCode::PAYLOAD_TOO_LARGE, words, String::new()).await;
        }
        Err(_) => {
            let words = file_problem(page.text, FileProblem::Broken);
            return not_read(&page, StatusCode::UNPROCESSABLE_ENTITY, words, String::new()).await;
        }
    };
    let mut errors = FieldErrors::default();
    let unit = read_unit(&page, &mut errors, FILE_UNIT, &typed).await?;
    if !errors.is_empty() {
        let form = usual_question(&page).await?;
        let trouble = Trouble { errors, file_unit: typed, ..Trouble::default() };
        return draw_new(&page, StatusCode::UNPROCESSABLE_ENTITY, form, trouble).await;
    }
    if files.iter().any(|content| content.starts_with(b"PK") && super::archive::is_archive(content)) {
        let words = state_problem(page.text, StateProblem::NotEmpty);
        return not_read(&page, StatusCode::CONFLICT, words, typed).await;
    }
    let name = if names.is_empty() { page.text.import_pasted_name() } else { names.join(", ") };
    match job::take(files).await {
        Err(problem) => {
            let words = file_problem(page.text, problem);
            not_read(&page, StatusCode::UNPROCESSABLE_ENTITY, words, typed).await
        }
        Ok(job::Taken { kind, content }) => {
            let mapping = Chosen { unit, ..Chosen::default() }.text();
            let brought = Brought { kind, name: name.chars().take(LONGEST_NAME).collect(), mapping, content };
            let id = page.store.bring_import(&page.actor, brought, state.now()).await?;
            Ok(see_other(format!("/imports/waiting/{id}")))
        }
    }
}

/// The most characters that an import is called by.
const LONGEST_NAME: usize = 120;

/// What was sent: files that were chosen or cells that were pasted, and where new indicators are created.
#[derive(Default)]
struct Received {
    /// What the files were called. A name is only ever shown.
    names: Vec<String>,
    files: Vec<Vec<u8>>,
    unit: String,
}

async fn receive(mut upload: Multipart) -> Result<Received, MultipartError> {
    let mut received = Received::default();
    while let Some(field) = upload.next_field().await? {
        if let Some(given) = field.file_name() {
            let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
            let plain: String = last.chars().filter(|sign| !sign.is_control()).take(LONGEST_NAME).collect();
            received.names.extend(Some(plain.trim().to_owned()).filter(|name| !name.is_empty()));
        }
        match field.name() {
            Some("file" | "text") => {
                let content = field.bytes().await?.to_vec();
                received.files.extend(Some(content).filter(|content| !content.is_empty()));
            }
            Some(FILE_UNIT) => received.unit = String::from_utf8_lossy(&field.bytes().await?).into_owned(),
            _ => {}
        }
    }
    Ok(received)
}

pub(super) async fn fetch(page: Page, State(state): State<AppState>, Form(form): Form<KoladaForm>) -> Answer {
    require(&page.actor, Action::Import, &Place::Whole)?;
    let (mut errors, mut asked) = read_question(&form);
    let unit = read_unit(&page, &mut errors, "unit", &form.unit).await?;
    if asked.kpis.is_empty() {
        asked.kpis = page.store.known_from_kolada(&page.actor).await?.indicators.into_iter().collect();
        asked.kpis.sort();
    }
    if asked.kpis.is_empty() {
        errors.add("kpis", Problem::Required);
    }
    if !errors.is_empty() {
        let trouble = Trouble { errors, ..Trouble::default() };
        return draw_new(&page, StatusCode::UNPROCESSABLE_ENTITY, form, trouble).await;
    }
    let name = page.text.import_kolada_name(asked.kpis.len().to_string());
    let mapping = Chosen { unit, ..Chosen::default() }.text();
    let brought = Brought { kind: ImportKind::Kolada, name, mapping, content: Vec::new() };
    let id = page.store.bring_import(&page.actor, brought, state.now()).await?;
    page.store.count_waiting(&page.actor, id, (0, asked.kpis.len() as u64), state.now()).await?;
    let task = tokio::spawn(job::fetch(state, page.actor.clone(), id, asked));
    let _ = tokio::time::timeout(AT_ONCE, task).await;
    Ok(see_other(format!("/imports/waiting/{id}")))
}

/// The most key figures and places that are asked for at once.
const MOST_KPIS: usize = 500;
const MOST_PLACES: usize = 50;

/// What is asked, and what of it could not be read.
fn read_question(form: &KoladaForm) -> (FieldErrors, Asked) {
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
    (errors, Asked { kpis, places, since })
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
