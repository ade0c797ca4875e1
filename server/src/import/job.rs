//! Work that outlasts its request: reading a file, fetching from Kolada, importing.

use super::kolada::{Asked, Client, Fetched, read_saved};
use super::measurement::{self, Sheet};
use crate::AppState;
use domain::actor::Actor;
use domain::id::{ImportId, UnitId};
use domain::import::{CellErrors, FetchProblem, FileProblem, HowToRead, ImportKind, Imported, Mapping, WaitingImport};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
use std::time::Duration;
use store::Store;
use store::import::Reading;

/// How what was brought is read; kept with it until it is confirmed.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Chosen {
    /// Which column is which, when somebody has chosen.
    pub(crate) mapping: Option<Mapping>,
    /// The unit that gets indicators for key figures that nobody has yet.
    pub(crate) unit: Option<UnitId>,
    /// How the file is read, as far as somebody has chosen.
    pub(crate) how: HowToRead,
}

impl Chosen {
    pub(crate) fn of(waiting: &WaitingImport) -> Self {
        serde_json::from_str(&waiting.mapping).unwrap_or_default()
    }

    pub(crate) fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// A file, read.
pub(crate) struct Opened {
    /// What is to be imported.
    pub(crate) reading: Reading,
    /// The table that it was read from; none for an answer from Kolada.
    pub(crate) sheet: Option<Sheet>,
    /// Where saved answers from Kolada go on: pages that are not in them.
    pub(crate) more: Vec<String>,
    /// Whether there are key figures that become indicators once a unit is chosen for them.
    pub(crate) takes_unit: bool,
}

/// Why a file was not opened.
pub(crate) enum NotOpened {
    /// The file.
    File(FileProblem),
    /// The store.
    Store(store::Error),
}

impl From<store::Error> for NotOpened {
    fn from(error: store::Error) -> Self {
        Self::Store(error)
    }
}

/// What kind of file the bytes are.
pub(crate) fn kind(bytes: &[u8]) -> ImportKind {
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    match bytes.iter().find(|byte| !byte.is_ascii_whitespace()) {
        Some(b'{' | b'[') => ImportKind::Kolada,
        _ if bytes.starts_with(b"PK") => ImportKind::Excel,
        _ => ImportKind::Csv,
    }
}

/// What was brought, ready to be kept.
pub(crate) struct Taken {
    pub(crate) kind: ImportKind,
    pub(crate) content: Vec<u8>,
}

/// Whether the files can be read at all: told before they are kept. Answers from Kolada are kept as one; of anything else there
/// can be one file. The whole of it is read for the preview.
pub(crate) async fn take(files: Vec<Vec<u8>>) -> Result<Taken, FileProblem> {
    blocking(move || {
        if !files.is_empty() && files.iter().all(|content| kind(content) == ImportKind::Kolada) {
            let fetched = read_saved(files.iter().map(Vec::as_slice))?;
            let content = serde_json::to_vec(&fetched).map_err(|_| FileProblem::NotFromKolada)?;
            return Ok(Taken { kind: ImportKind::Kolada, content });
        }
        if files.len() > 1 {
            return Err(FileProblem::OneAtATime);
        }
        let content = files.into_iter().next().unwrap_or_default();
        measurement::probe(&content, &HowToRead::default())?;
        Ok(Taken { kind: kind(&content), content })
    })
    .await
}

/// How the file is read when somebody says so, or why it cannot be: the first rows tell.
pub(crate) async fn look(content: Vec<u8>, how: HowToRead) -> Result<(Vec<u8>, HowToRead), FileProblem> {
    blocking(move || {
        let found = measurement::probe(&content, &how)?.how(&how);
        Ok((content, found))
    })
    .await
}

/// Reads the file, away from the async workers.
pub(crate) async fn open(
    store: &Store,
    actor: &Actor,
    kind: ImportKind,
    name: String,
    content: Vec<u8>,
    chosen: Chosen,
) -> Result<Opened, NotOpened> {
    if kind == ImportKind::Kolada {
        let fetched = blocking(move || read_kept(&content)).await.map_err(NotOpened::File)?;
        return open_fetched(store, actor, name, &fetched, &chosen).await;
    }
    let read = blocking(move || measurement::read(&content, &chosen.how, chosen.mapping));
    let mut sheet = read.await.map_err(NotOpened::File)?;
    let (rows, errors) = (std::mem::take(&mut sheet.rows), std::mem::take(&mut sheet.errors));
    let reading = Reading::new(kind, name, rows, errors);
    Ok(Opened { reading, sheet: Some(sheet), more: Vec::new(), takes_unit: false })
}

/// What was fetched and kept, or an answer that somebody saved.
fn read_kept(content: &[u8]) -> Result<Fetched, FileProblem> {
    match serde_json::from_slice::<Fetched>(content) {
        Ok(fetched) => Ok(fetched),
        Err(_) => read_saved([content]),
    }
}

async fn open_fetched(
    store: &Store,
    actor: &Actor,
    name: String,
    fetched: &Fetched,
    chosen: &Chosen,
) -> Result<Opened, NotOpened> {
    let known = store.known_from_kolada(actor).await?;
    let mut errors = CellErrors::default();
    let rows = fetched.measurements(&mut errors);
    let new_indicators =
        chosen.unit.map(|unit| fetched.new_indicators(unit, |id| known.indicators.contains(id))).unwrap_or_default();
    let new_comparisons = fetched.new_comparisons(|code| code == known.own_code || known.places.contains(code));
    let reading = Reading { kind: ImportKind::Kolada, name, rows, errors, new_indicators, new_comparisons };
    let takes_unit = fetched.kpis.iter().any(|kpi| !known.indicators.contains(&kpi.id));
    Ok(Opened { reading, sheet: None, more: fetched.more.clone(), takes_unit })
}

async fn blocking<T: Send + 'static>(
    work: impl FnOnce() -> Result<T, FileProblem> + Send + 'static,
) -> Result<T, FileProblem> {
    // A panic in a reader of files says that the file is broken; the server goes on.
    tokio::task::spawn_blocking(work).await.unwrap_or(Err(FileProblem::Broken))
}

/// Rows that are in, and rows in all.
#[derive(Default)]
struct Progress {
    done: AtomicU64,
    total: AtomicU64,
}

/// Imports that run in this process. The database keeps how far they have come, for every server process to show; but where one
/// transaction at a time can write, that of the import does, and nobody can say anything before it ends. There is one server
/// process then, and it remembers.
static RUNNING: LazyLock<Mutex<HashMap<i64, Arc<Progress>>>> = LazyLock::new(Mutex::default);

/// How far an import that runs here has come, of how much.
pub(crate) fn progress(id: i64) -> Option<(u64, u64)> {
    let running = RUNNING.lock().ok()?;
    Some(running.get(&id)?.read())
}

impl Progress {
    fn read(&self) -> (u64, u64) {
        (self.done.load(Ordering::Relaxed), self.total.load(Ordering::Relaxed))
    }
}

/// How often the database is told how far an import has come.
const TOLD_EVERY: Duration = Duration::from_secs(1);

/// Imports what waits, and says what became of it.
pub(crate) async fn run(state: AppState, actor: Actor, waiting: WaitingImport, today: chrono::NaiveDate) {
    let id = waiting.id;
    let progress = Arc::new(Progress::default());
    if let Ok(mut running) = RUNNING.lock() {
        running.insert(id, Arc::clone(&progress));
    }
    let outcome = tokio::select! {
        outcome = import(&state, &actor, waiting, today, &progress) => outcome,
        never = tell(&state, &actor, id, &progress) => match never {},
    };
    let store = &state.store;
    let told = match outcome {
        Ok(import) => store.finish_waiting(&actor, id, import).await,
        Err(problem) => store.failed_waiting(&actor, id, &problem).await,
    };
    if let Err(error) = told {
        tracing::error!(%error, "import {id} could not say what became of it");
    }
    if let Ok(mut running) = RUNNING.lock() {
        running.remove(&id);
    }
}

/// Tells the database how far it has come, as long as it lasts.
async fn tell(state: &AppState, actor: &Actor, id: i64, progress: &Progress) -> std::convert::Infallible {
    loop {
        tokio::time::sleep(TOLD_EVERY).await;
        if !state.store.has_one_writer() {
            count(state, actor, id, progress).await;
        }
    }
}

/// What cannot be told stops no import.
async fn count(state: &AppState, actor: &Actor, id: i64, progress: &Progress) {
    if let Err(error) = state.store.count_waiting(actor, id, progress.read(), state.now()).await {
        tracing::warn!(%error, "import {id} could not say how far it has come");
    }
}

async fn import(
    state: &AppState,
    actor: &Actor,
    waiting: WaitingImport,
    today: chrono::NaiveDate,
    progress: &Progress,
) -> Result<Option<ImportId>, String> {
    let fault = |error: store::Error| {
        tracing::error!(%error, "an import failed");
        String::new()
    };
    let (store, id) = (&state.store, waiting.id);
    let content = store.waiting_content(actor, id).await.map_err(fault)?;
    let chosen = Chosen::of(&waiting);
    let opened = open(store, actor, waiting.kind, waiting.name, content, chosen).await;
    let opened = opened.map_err(|problem| match problem {
        NotOpened::File(problem) => problem.word().to_owned(),
        NotOpened::Store(error) => fault(error),
    })?;
    progress.total.store(opened.reading.rows.len() as u64, Ordering::Relaxed);
    count(state, actor, id, progress).await;
    match store.import_measurements(actor, &opened.reading, today, &progress.done).await.map_err(fault)? {
        Imported::All(import, _) => Ok(Some(import)),
        Imported::Nothing(_) => Ok(None),
    }
}

/// Fetches from Kolada, and keeps what came.
pub(crate) async fn fetch(state: AppState, actor: Actor, id: i64, asked: Asked) {
    let (teller, who) = (state.clone(), actor.clone());
    let here = tokio::runtime::Handle::current();
    let work = tokio::task::spawn_blocking(move || {
        let client = Client::new(&teller.config.kolada_url);
        client.fetch(&asked, &mut |done, total| {
            here.block_on(teller.store.count_waiting(&who, id, (done, total), teller.now())).is_ok()
        })
    });
    let fetched = work.await.unwrap_or(Err(FetchProblem::NotUnderstood));
    let store = &state.store;
    let told = match fetched {
        Ok(fetched) => match serde_json::to_vec(&fetched) {
            Ok(content) => store.fetched_waiting(&actor, id, content).await,
            Err(_) => store.failed_waiting(&actor, id, FetchProblem::NotUnderstood.word()).await,
        },
        // Whoever brought it has taken it away.
        Err(FetchProblem::Abandoned) => Ok(()),
        Err(problem) => store.failed_waiting(&actor, id, problem.word()).await,
    };
    if let Err(error) = told {
        tracing::error!(%error, "fetching {id} could not say what became of it");
    }
}
