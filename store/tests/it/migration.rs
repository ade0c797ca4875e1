//! Steps of the schema that turn what is stored.

use crate::place::{Municipality, Place, on_both};
use domain::actor::Actor;
use domain::order::Alphabetical;
use migrations::Migrator;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseConnection};
use sea_orm_migration::MigratorTrait;

/// The database before the step of this name, with all that the store has put there.
async fn before(place: &Place, step: &str) -> DatabaseConnection {
    let mut options = ConnectOptions::new(&place.url);
    options.map_sqlx_sqlite_opts(|sqlite| sqlite.collation("swedish", |a, b| Alphabetical(a).cmp(&Alphabetical(b))));
    let database = Database::connect(options).await.unwrap();
    let steps = Migrator::migrations();
    let at = steps.iter().position(|known| known.name() == step).unwrap();
    Migrator::down(&database, Some(u32::try_from(steps.len() - at).unwrap())).await.unwrap();
    database
}

#[test]
fn what_kolada_said_in_swedish_becomes_words_of_the_format() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let draft = crate::indicator::draft(municipality.board, "Nöjda elever");
        let id = place.store.create_indicator(&Actor::System, draft).await.unwrap();
        let database = before(&place, "m20261203_000103_import_object").await;
        let notes = [
            ("Kolada", "Borttaget i Kolada", "kolada:withdrawn"),
            ("Kolada", "Kolada anger inget värde. Status i Kolada: Missing", "kolada:no_value;status=Missing"),
            ("Kolada", "Ovägt medelvärde av 7 kommuner", "kolada:mean_of=7"),
            ("Kolada", "Ovägt medelvärde av 7 kommuner. Status i Kolada: Prel", "kolada:mean_of=7;status=Prel"),
            ("Kolada", "Status i Kolada: Private", "kolada:status=Private"),
            ("Kolada", "Borttaget i Kolada, men vi har det kvar", "Borttaget i Kolada, men vi har det kvar"),
            ("Enkät", "Ovägt medelvärde av 7 kommuner", "Ovägt medelvärde av 7 kommuner"),
            ("Kolada", "", ""),
        ];
        for (year, (source, note, _)) in (2001..).zip(notes) {
            let row = format!(
                "INSERT INTO measurement (indicator_id, period, sex, outcome, reported_on, source, note) \
                 VALUES ({id}, '{year}', 'T', 'not_measured', '2024-01-01', '{source}', '{note}')"
            );
            database.execute_unprepared(&row).await.unwrap();
        }
        let reason = "UPDATE indicator SET direction = 'none', \
                      no_direction_reason = 'Kolada anger inte åt vilket håll som är bra'";
        database.execute_unprepared(reason).await.unwrap();
        Migrator::up(&database, None).await.unwrap();
        let archive = place.store.export_archive(&Actor::System).await.unwrap();
        let turned: Vec<&str> = archive.measurements.iter().map(|row| row.note.as_str()).collect();
        assert_eq!(turned, notes.map(|(_, _, after)| after));
        assert_eq!(archive.indicators[0].no_direction_reason, domain::kolada::NO_DIRECTION);
    });
}

#[test]
fn a_newer_version_finds_in_what_an_older_one_has_kept() {
    on_both(|place| async move {
        Municipality::found(&place.store).await;
        let found = async || place.store.search(&Actor::Public, "östlycke").await.unwrap().hits.len();
        let database = before(&place, "m20261203_000201_order").await;
        database.execute_unprepared("UPDATE search_entry SET text = ''").await.unwrap();
        place.store.migrate().await.unwrap();
        assert_eq!(found().await, 1);
        database.execute_unprepared("UPDATE search_entry SET text = ''").await.unwrap();
        place.store.migrate().await.unwrap();
        assert_eq!(found().await, 0, "a schema that is the newest already is left as it is");
    });
}
