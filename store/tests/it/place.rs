//! Where tests run: a fresh SQLite file and, when there is a PostgreSQL, a fresh schema of it; and a small municipality in it.

use chrono::NaiveDate;
use domain::actor::{Acting, ActingPerson, Actor};
use domain::appointment::Role;
use domain::exchange::MunicipalityRow;
use domain::id::{AppointmentId, PersonId, UnitId};
use domain::organisation::{UnitDraft, UnitKind, UnitPath};
use domain::span::Span;
use sea_orm::{ConnectionTrait, Database};
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering};
use std::sync::{Arc, Mutex};
use store::Store;

/// The variable that names the PostgreSQL for tests: `make test` starts one and sets it.
const POSTGRES: &str = "VERKAN_TEST_POSTGRES";

/// The day on which tests act.
pub(crate) fn today() -> NaiveDate {
    day(2026, 11, 21)
}

/// The municipality's own row, which every archive has.
pub(crate) fn municipality_row() -> MunicipalityRow {
    let none = String::new;
    MunicipalityRow { name: "Provköpings kommun".to_owned(), short_name: none(), code: none(), source: none() }
}

/// A day.
pub(crate) fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

/// Statements that a store has run.
#[derive(Clone, Default)]
pub(crate) struct Statements {
    count: Arc<AtomicUsize>,
    texts: Arc<Mutex<Vec<String>>>,
}

impl Statements {
    /// Forgets those so far.
    pub(crate) fn forget(&self) {
        self.count.store(0, Ordering::SeqCst);
        self.texts.lock().unwrap().clear();
    }

    /// How many there have been.
    pub(crate) fn count(&self) -> usize {
        self.count.load(Ordering::SeqCst)
    }

    /// What they said, for the message of a test that fails.
    pub(crate) fn texts(&self) -> Vec<String> {
        self.texts.lock().unwrap().clone()
    }

    fn listener(&self) -> store::StatementListener {
        let heard = self.clone();
        Arc::new(move |statement| {
            heard.count.fetch_add(1, Ordering::SeqCst);
            heard.texts.lock().unwrap().push(statement.sql.clone());
        })
    }
}

/// A place for one test.
pub(crate) struct Place {
    /// The store.
    pub store: Store,
    /// What it has asked the database.
    pub statements: Statements,
    /// The address of the database, to look behind the store's back.
    pub url: String,
}

impl Place {
    /// Another fresh database of the same engine.
    pub(crate) async fn another(&self) -> Self {
        match std::env::var(POSTGRES) {
            Ok(server) if !self.url.starts_with("sqlite:") => postgres(&server).await,
            _ => open(format!("{}-another", self.url)).await,
        }
    }
}

impl Place {
    /// Lets everything that has been done since the last time have been done on `day`. Acts tell the real time, and a test of an
    /// earlier day needs acts before it and acts after it.
    pub(crate) async fn happened_on(&self, day: NaiveDate) {
        let raw = Database::connect(&self.url).await.unwrap();
        let triggers: &[&str] = match raw.get_database_backend() {
            sea_orm::DatabaseBackend::Postgres => &["DROP TRIGGER IF EXISTS event_append_only ON event"],
            _ => &["DROP TRIGGER IF EXISTS event_no_update"],
        };
        for statement in triggers {
            raw.execute_unprepared(statement).await.unwrap();
        }
        // The clock of whoever runs the tests stands later than the day on which they act.
        let since = today();
        raw.execute_unprepared(&format!("UPDATE event SET at = '{day}T12:00:00+00:00' WHERE at >= '{since}'"))
            .await
            .unwrap();
    }
}

/// Runs `test` on a fresh database of each engine.
pub(crate) fn on_both<F: Future<Output = ()>>(test: impl Fn(Place) -> F) {
    let runtime = tokio::runtime::Builder::new_multi_thread().worker_threads(2).enable_all().build().unwrap();
    runtime.block_on(async {
        let folder = tempfile::tempdir().unwrap();
        test(sqlite(&folder).await).await;
        if let Ok(server) = std::env::var(POSTGRES) {
            test(postgres(&server).await).await;
        }
    });
}

async fn sqlite(folder: &tempfile::TempDir) -> Place {
    open(format!("sqlite:{}", folder.path().join("verkan.db").display())).await
}

async fn postgres(server: &str) -> Place {
    static NEXT: AtomicU64 = AtomicU64::new(0);
    let schema = format!("test_{}_{}", std::process::id(), NEXT.fetch_add(1, Ordering::SeqCst));
    let database = Database::connect(server).await.unwrap();
    database.execute_unprepared(&format!("CREATE SCHEMA {schema}")).await.unwrap();
    let separator = if server.contains('?') { '&' } else { '?' };
    open(format!("{server}{separator}options=-c%20search_path%3D{schema}")).await
}

async fn open(url: String) -> Place {
    let statements = Statements::default();
    let store = Store::connect_listening(&url, Some(statements.listener())).await.unwrap();
    store.migrate().await.unwrap();
    Place { store, statements, url }
}

/// A small municipality: KF over KS and BUN; an administration and two units under BUN.
pub(crate) struct Municipality {
    /// Kommunfullmäktige.
    pub council: UnitId,
    /// Kommunstyrelsen.
    pub executive: UnitId,
    /// Barn- och ungdomsnämnden.
    pub board: UnitId,
    /// Its administration.
    pub administration: UnitId,
    /// A school.
    pub school: UnitId,
    /// Another school.
    pub other_school: UnitId,
}

impl Municipality {
    /// Builds it.
    pub(crate) async fn found(store: &Store) -> Self {
        let council = unit(store, None, UnitKind::Council, "Kommunfullmäktige").await;
        let executive = unit(store, Some(council), UnitKind::ExecutiveBoard, "Kommunstyrelsen").await;
        let board = unit(store, Some(council), UnitKind::Board, "Barn- och ungdomsnämnden").await;
        let administration = unit(store, Some(board), UnitKind::Administration, "Barn- och ungdomsförvaltningen").await;
        let school = unit(store, Some(administration), UnitKind::Unit, "Östlyckeskolan").await;
        let other_school = unit(store, Some(administration), UnitKind::Unit, "Ängaboskolan").await;
        Self { council, executive, board, administration, school, other_school }
    }
}

/// Creates a unit.
pub(crate) async fn unit(store: &Store, parent: Option<UnitId>, kind: UnitKind, name: &str) -> UnitId {
    let draft = UnitDraft {
        external_id: String::new(),
        parent,
        kind,
        name: name.to_owned(),
        short_name: String::new(),
        span: Span::since(day(2023, 1, 1)),
    };
    store.create_unit(&Actor::System, draft).await.unwrap()
}

/// Somebody who acts in `role` at `unit`, for rules that ask only the role; there is no such person in the database.
pub(crate) async fn acting(store: &Store, role: Role, unit: UnitId) -> Actor {
    let unit = store.unit(&Actor::System, unit).await.unwrap();
    Actor::Person(ActingPerson {
        id: PersonId(0),
        name: "Prov Provsson".to_owned(),
        acting: Some(Acting {
            appointment: AppointmentId(0),
            role,
            unit: unit.id,
            kind: unit.kind,
            unit_name: unit.name,
            path: UnitPath::from_stored(unit.path.as_str().to_owned()),
        }),
    })
}
