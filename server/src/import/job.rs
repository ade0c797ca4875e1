//! Work that outlasts its request: reading a file, fetching from Kolada, importing.

use super::kolada::{Asked, Client, Fetched, read_saved};
use super::measurement::{self, Sheet};
use domain::actor::Actor;
use domain::id::{ImportId, UnitId};
use domain::import::{CellErrors, FetchProblem, FileProblem, ImportKind, Imported, Mapping, WaitingImport};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, LazyLock, Mutex};
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

/// Whether the file can be read at all: told before it is kept. The whole of it is read for the preview.
pub(crate) async fn probe(kind: ImportKind, content: Vec<u8>) -> Result<Vec<u8>, FileProblem> {
    blocking(move || {
        match kind {
            ImportKind::Kolada => read_saved(&content).map(drop)?,
            _ => measurement::probe(&content)?,
        }
        Ok(content)
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
    let mut sheet = blocking(move || measurement::read(&content, chosen.mapping)).await.map_err(NotOpened::File)?;
    let (rows, errors) = (std::mem::take(&mut sheet.rows), std::mem::take(&mut sheet.errors));
    let reading = Reading::new(kind, name, rows, errors);
    Ok(Opened { reading, sheet: Some(sheet) })
}

/// What was fetched and kept, or an answer that somebody saved.
fn read_kept(content: &[u8]) -> Result<Fetched, FileProblem> {
    match serde_json::from_slice::<Fetched>(content) {
        Ok(fetched) => Ok(fetched),
        Err(_) => read_saved(content),
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
    let kind = ImportKind::Kolada;
    Ok(Opened { reading: Reading { kind, name, rows, errors, new_indicators, new_comparisons }, sheet: None })
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

/// Imports that run in this process. Another process shows that one runs, only not how far it has come: the transaction that
/// is open cannot tell.
static RUNNING: LazyLock<Mutex<HashMap<i64, Arc<Progress>>>> = LazyLock::new(Mutex::default);

/// How far an import that runs here has come, of how much.
pub(crate) fn progress(id: i64) -> Option<(u64, u64)> {
    let running = RUNNING.lock().ok()?;
    let progress = running.get(&id)?;
    Some((progress.done.load(Ordering::Relaxed), progress.total.load(Ordering::Relaxed)))
}

/// Imports what waits, and says what became of it.
pub(crate) async fn run(store: Store, actor: Actor, waiting: WaitingImport, today: chrono::NaiveDate) {
    let id = waiting.id;
    let progress = Arc::new(Progress::default());
    if let Ok(mut running) = RUNNING.lock() {
        running.insert(id, Arc::clone(&progress));
    }
    let outcome = import(&store, &actor, waiting, today, &progress).await;
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

async fn import(
    store: &Store,
    actor: &Actor,
    waiting: WaitingImport,
    today: chrono::NaiveDate,
    progress: &Progress,
) -> Result<Option<ImportId>, String> {
    let fault = |error: store::Error| {
        tracing::error!(%error, "an import failed");
        String::new()
    };
    let content = store.waiting_content(actor, waiting.id).await.map_err(fault)?;
    let chosen = Chosen::of(&waiting);
    let opened = open(store, actor, waiting.kind, waiting.name, content, chosen).await;
    let opened = opened.map_err(|problem| match problem {
        NotOpened::File(problem) => problem.word().to_owned(),
        NotOpened::Store(error) => fault(error),
    })?;
    progress.total.store(opened.reading.rows.len() as u64, Ordering::Relaxed);
    match store.import_measurements(actor, &opened.reading, today, &progress.done).await.map_err(fault)? {
        Imported::All(import, _) => Ok(Some(import)),
        Imported::Nothing(_) => Ok(None),
    }
}

/// Fetches from Kolada, and keeps what came.
pub(crate) async fn fetch(store: Store, actor: Actor, id: i64, address: String, asked: Asked) {
    let (teller, who) = (store.clone(), actor.clone());
    let here = tokio::runtime::Handle::current();
    let work = tokio::task::spawn_blocking(move || {
        let client = Client::new(&address);
        client.fetch(&asked, &mut |done, total| here.block_on(teller.count_waiting(&who, id, done, total)).is_ok())
    });
    let fetched = work.await.unwrap_or(Err(FetchProblem::NotUnderstood));
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
