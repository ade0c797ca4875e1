//! How a file of figures is read: found out, shown, and said otherwise; and that what is taken out can be brought in again.

use crate::app::{Browser, Reply, TestApp};
use crate::import::confirm;
use axum::http::StatusCode;
use domain::actor::{Acting, ActingPerson, Actor};
use domain::appointment::Role;
use domain::id::{AppointmentId, ImportId, IndicatorId};
use rust_xlsxwriter::{ExcelDateTime, Format, Workbook};
use server::AppState;
use store::Store;

const INDICATOR: &str = "alingsas-sn-nettokostnad-barn-och-ungdomsvard";

struct Case {
    app: TestApp,
    controller: Browser,
}

impl Case {
    async fn new() -> Self {
        let app = TestApp::with_sample().await;
        let controller = app.signed_in("controller").await;
        Self { app, controller }
    }

    /// Brings a file, and gives the address where it waits.
    async fn bring(&mut self, name: &str, content: &[u8]) -> String {
        let reply = self.controller.upload("/imports/new", name, content).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
        reply.location().to_owned()
    }

    async fn review(&mut self, waiting: &str) -> Reply {
        let page = self.controller.get(waiting).await;
        assert_eq!(page.status, StatusCode::OK, "{}", page.body);
        page
    }

    /// Says how the file is read.
    async fn say(&mut self, waiting: &str, form: &[(&str, &str)]) -> Reply {
        self.controller.post(&format!("{waiting}/mapping"), form).await
    }

    /// The own values of the indicator for these years.
    async fn values(&self, indicator: &str, years: std::ops::Range<i32>) -> Vec<(String, Option<f64>)> {
        let archive = self.app.store.export_archive(&Actor::System).await.unwrap();
        let rows = archive.measurements.iter().filter(|row| row.indicator == indicator && row.comparison.is_empty());
        let rows = rows.filter(|row| row.superseded_on.is_none() && years.contains(&row.period.year()));
        let mut values: Vec<_> = rows.map(|row| (row.period, row.value)).collect();
        values.sort_by_key(|(period, _)| *period);
        values.into_iter().map(|(period, value)| (period.to_string(), value)).collect()
    }
}

/// What the columns of the tests' files are.
const COLUMNS: [(&str, &str); 3] = [("column", "indicator"), ("column", "period"), ("column", "value")];

fn years(values: &[(i32, f64)]) -> Vec<(String, Option<f64>)> {
    values.iter().map(|(year, value)| (year.to_string(), Some(*value))).collect()
}

#[tokio::test]
async fn a_number_that_can_be_read_in_two_ways_is_asked_about() {
    let mut case = Case::new().await;
    let text = format!("indikator;period;värde\n{INDICATOR};1990;1,234\n{INDICATOR};1991;998\n");
    let waiting = case.bring("engelsk.csv", text.as_bytes()).await;
    let page = case.review(&waiting).await.body;
    assert!(page.contains("Kan inte avgöra vad 1,234 är") && page.contains("disabled"), "{page}");
    assert!(!page.contains("Celler som inte kan läsas"), "the choice of the sign is all there is to mend: {page}");
    let pressed = case.controller.post(&waiting, &[]).await;
    assert!(case.review(pressed.location()).await.body.contains("Kan inte avgöra"), "pressed anyway: nothing is in");
    let choice =
        [&[("encoding", "utf-8"), ("separator", "semicolon"), ("decimal_sign", "point")], &COLUMNS[..]].concat();
    assert_eq!(case.say(&waiting, &choice).await.status, StatusCode::SEE_OTHER);
    let page = case.review(&waiting).await.body;
    assert!(page.contains("decimalpunkt") && page.contains("value=\"point\" selected"), "{page}");
    confirm(&mut case.controller, &waiting).await;
    assert_eq!(case.values(INDICATOR, 1990..1992).await, years(&[(1990, 1234.0), (1991, 998.0)]));
}

#[tokio::test]
async fn other_numbers_of_the_column_tell_what_one_number_is() {
    let mut case = Case::new().await;
    for (first, second, expected) in [
        ("1,234", "12,5", [1.234, 12.5]),
        ("\"1,234\"", "1234.5", [1234.0, 1234.5]),
        ("\"1,234\"", "\"1,234,567\"", [1234.0, 1_234_567.0]),
        ("1.234", "1.234,5", [1234.0, 1234.5]),
        ("1 234", "1 234,567", [1234.0, 1234.567]),
    ] {
        let text = format!("indikator;period;värde\n{INDICATOR};1990;{first}\n{INDICATOR};1991;{second}\n");
        let waiting = case.bring("tal.csv", text.as_bytes()).await;
        let page = case.review(&waiting).await.body;
        assert!(!page.contains("disabled"), "{first} {second}: {page}");
        confirm(&mut case.controller, &waiting).await;
        assert_eq!(case.values(INDICATOR, 1990..1992).await, years(&[(1990, expected[0]), (1991, expected[1])]));
    }
}

#[tokio::test]
async fn an_encoding_and_a_separator_that_were_guessed_wrong_are_said_right() {
    let mut case = Case::new().await;
    // From an old Mac, with a semicolon in every text and commas between cells.
    let mut text = b"indikator;m\x8ctt,period,v\x8arde\n".to_vec();
    text.extend_from_slice(format!("{INDICATOR},1990,\"5;25\"\n").replace(';', ".").as_bytes());
    let waiting = case.bring("mac.csv", &text).await;
    let page = case.review(&waiting).await.body;
    assert!(page.contains("vi har gissat på Windows-1252") && !page.contains("indikator;mått"), "{page}");
    let how = [("encoding", "macintosh"), ("separator", "comma"), ("decimal_sign", "")];
    assert_eq!(case.say(&waiting, &how).await.status, StatusCode::SEE_OTHER);
    let page = case.review(&waiting).await.body;
    assert!(
        page.contains("Mac OS Roman") && page.contains("indikator;mått") && !page.contains("vi har gissat"),
        "{page}"
    );
    confirm(&mut case.controller, &waiting).await;
    assert_eq!(case.values(INDICATOR, 1990..1991).await, years(&[(1990, 5.25)]));
}

#[tokio::test]
async fn cut_into_other_cells_a_file_has_other_columns() {
    let mut case = Case::new().await;
    let text = format!("indikator\tperiod\tvärde\n{INDICATOR}\t1990\t5\n");
    let waiting = case.bring("tabb.csv", text.as_bytes()).await;
    assert!(!case.review(&waiting).await.body.contains("disabled"));
    let wrong = [&[("encoding", "utf-8"), ("separator", "semicolon")], &COLUMNS[..]].concat();
    let reply = case.say(&waiting, &wrong).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "no table at all: {}", reply.body);
    assert!(
        reply.body.contains("Så kan filen inte läsas") && reply.body.contains("läses den som förut"),
        "{}",
        reply.body
    );
    assert!(reply.body.contains("value=\"semicolon\" selected"), "what was chosen stays: {}", reply.body);
    assert!(!case.review(&waiting).await.body.contains("disabled"), "and nothing of it is kept");
    let other = [&[("encoding", "windows-1252"), ("separator", "tab")], &[("column", ""); 3][..]].concat();
    assert_eq!(case.say(&waiting, &other).await.status, StatusCode::SEE_OTHER);
    let page = case.review(&waiting).await.body;
    assert!(page.contains("vÃ¤rde"), "read as it was said: {page}");
    let back = [&[("encoding", "utf-8"), ("separator", "tab")], &[("column", ""); 3][..]].concat();
    assert_eq!(case.say(&waiting, &back).await.status, StatusCode::SEE_OTHER);
    assert!(!case.review(&waiting).await.body.contains("disabled"), "the names of the columns are known again");
}

#[tokio::test]
async fn a_sheet_is_chosen_and_dates_are_periods_of_the_indicator() {
    let mut case = Case::new().await;
    let quarterly = [
        ("name", "Kvartalsmått"),
        ("unit_of_measure", "antal"),
        ("decimals", "0"),
        ("direction", "lower"),
        ("frequency", "quarter"),
        ("unit", &case.app.unit("TEN").await.to_string()),
    ];
    assert_eq!(case.controller.post("/indicators", &quarterly).await.status, StatusCode::SEE_OTHER);
    let archive = case.app.store.export_archive(&Actor::System).await.unwrap();
    let quarter = archive.indicators.iter().find(|row| row.name == "Kvartalsmått").unwrap().external_id.clone();
    let mut workbook = Workbook::new();
    let notes = workbook.add_worksheet().set_name("Läs mig").unwrap();
    notes.write_string(0, 0, "Siffrorna står").unwrap();
    notes.write_string(0, 1, "på nästa blad").unwrap();
    let sheet = workbook.add_worksheet().set_name("Siffror & mått").unwrap();
    for (column, name) in (0..).zip(["indikator", "datum", "värde"]) {
        sheet.write_string(0, column, name).unwrap();
    }
    let shown = Format::new().set_num_format("yyyy-mm-dd");
    let days = [(INDICATOR, 1990, 1, 1), (INDICATOR, 1991, 12, 31), (&quarter, 1990, 1, 1), (&quarter, 1990, 12, 31)];
    for (row, (indicator, year, month, day)) in (1..).zip(days) {
        let day = ExcelDateTime::from_ymd(year, month, day).unwrap();
        sheet.write_string(row, 0, indicator).unwrap();
        sheet.write_datetime_with_format(row, 1, &day, &shown).unwrap();
        sheet.write_number(row, 2, f64::from(row) + 0.125).unwrap();
    }
    let waiting = case.bring("bok.xlsx", &workbook.save_to_buffer().unwrap()).await;
    let page = case.review(&waiting).await.body;
    assert!(page.contains("Siffror &amp; mått") && page.contains("vet inte vad kolumnerna är"), "{page}");
    assert!(!page.contains("name=\"encoding\""), "a workbook has no encoding to choose: {page}");
    let how = [("sheet", "Siffror & mått"), ("decimal_sign", ""), ("column", ""), ("column", "")];
    assert_eq!(case.say(&waiting, &how).await.status, StatusCode::SEE_OTHER);
    let page = case.review(&waiting).await.body;
    assert!(!page.contains("disabled"), "numbers of a workbook are numbers, also with three decimals: {page}");
    confirm(&mut case.controller, &waiting).await;
    assert_eq!(case.values(INDICATOR, 1990..1992).await, years(&[(1990, 1.125), (1991, 2.125)]));
    let quarters = [("1990 Q1".to_owned(), Some(3.125)), ("1990 Q4".to_owned(), Some(4.125))];
    assert_eq!(case.values(&quarter, 1990..1991).await, quarters);
}

#[tokio::test]
async fn what_is_taken_out_of_an_indicator_can_be_brought_in_again_and_changes_nothing() {
    let mut case = Case::new().await;
    let archive = case.app.store.export_archive(&Actor::System).await.unwrap();
    let row = archive.indicators.iter().find(|row| row.external_id == INDICATOR).unwrap();
    let (id, comparison) = (row.id.unwrap(), &archive.comparisons[0].external_id);
    // Comparisons that have no figure for everybody, both sexes, honest gaps, thousands of a thousandth, texts of every kind.
    let text = format!(
        "indicator;comparison;period;sex;outcome;value;source;note\n\
         {INDICATOR};;1990;T;final;1234,567;;\"=Rad ett\nrad två; med \"\"citat\"\"\"\n\
         {INDICATOR};;1990;K;preliminary;-0,125;Egen mätning;\n\
         {INDICATOR};;1991;T;did_not_take_part;;;Enkäten ställdes in.\n\
         {INDICATOR};;1992 H1;M;not_measured;;;\n\
         {INDICATOR};{comparison};1990;K;final;12,345;;'citat\n\
         {INDICATOR};;1993;T;not_yet_published;;;\n"
    );
    let waiting = case.bring("allt.csv", text.as_bytes()).await;
    assert!(confirm(&mut case.controller, &waiting).await.body.contains("Nya värden: 6."));
    let today = case.app.state.today();
    let page = case.app.store.indicator_page(&Actor::System, IndicatorId(id), None, today).await.unwrap();
    for (at, value) in [(0, "1 000,001"), (1, "7")] {
        let held = page.measurements.iter().filter(|held| held.reading.value().is_some()).nth(at).unwrap();
        let address = format!("/indicators/{id}/measurements/{}/correction", held.id);
        let form = [("outcome", "final"), ("value", value), ("note", "Felräknat.")];
        assert_eq!(case.controller.post(&address, &form).await.status, StatusCode::SEE_OTHER);
    }
    let before = case.app.store.export_archive(&Actor::System).await.unwrap().measurements;
    let file = case.app.browser().get(&format!("/indicators/{id}/measurements.csv")).await;
    assert!(file.body.contains(comparison.as_str()), "{}", file.body);
    let waiting = case.bring("igen.csv", &file.bytes).await;
    let page = case.review(&waiting).await.body;
    assert!(page.contains("Allt i filen finns redan") && page.contains("2 tidigare värden, som hoppas över"), "{page}");
    case.controller.post(&waiting, &[]).await;
    let after = case.app.store.export_archive(&Actor::System).await.unwrap().measurements;
    assert_eq!(after, before);

    let all = case.app.browser().get("/data/measurements.csv").await;
    let waiting = case.bring("öppna data.csv", &all.bytes).await;
    assert!(case.review(&waiting).await.body.contains("Allt i filen finns redan"), "nor do open data");
}

/// The sample's controller, as the process that imports for them acts.
async fn controller(app: &TestApp) -> Actor {
    let people = app.store.people(&Actor::System, &Default::default(), app.state.today()).await.unwrap();
    let row = people.rows.into_iter().find(|row| row.person.email.starts_with("controller")).unwrap();
    let unit = app.store.unit(&Actor::System, app.unit("KS").await).await.unwrap();
    Actor::Person(ActingPerson {
        id: row.person.id,
        name: row.person.name,
        acting: Some(Acting {
            appointment: AppointmentId(1),
            role: Role::Controller,
            unit: unit.id,
            kind: unit.kind,
            unit_name: unit.name,
            path: unit.path,
        }),
    })
}

#[tokio::test]
async fn how_far_an_import_has_come_is_seen_at_another_server() {
    let mut case = Case::new().await;
    let waiting = case.bring("stor.csv", format!("indikator;period;värde\n{INDICATOR};1990;5\n").as_bytes()).await;
    let id = waiting.rsplit('/').next().unwrap().parse().unwrap();
    // Another process begins it and says how far it has come; nothing of that is in the memory of this one.
    let (actor, now) = (controller(&case.app).await, case.app.state.now());
    case.app.store.start_waiting(&actor, id, 0, now).await.unwrap();
    case.app.store.count_waiting(&actor, id, (4_000, 10_000), now).await.unwrap();
    let store = Store::connect(&case.app.url).await.unwrap();
    let mut other = case.app.browser_of(AppState::new(store, (*case.app.state.config).clone()));
    let credentials = [("email", "controller@exempel.verkan.se"), ("password", "exempel-kommunen")];
    assert_eq!(other.post("/sign-in", &credentials).await.status, StatusCode::SEE_OTHER);
    for browser in [&mut other, &mut case.controller] {
        let page = browser.get(&waiting).await;
        assert_eq!((page.status, page.headers["refresh"].to_str().unwrap()), (StatusCode::OK, "2"), "{}", page.body);
        for words in
            ["Importerar", "stor.csv", "4\u{a0}000 av 10\u{a0}000 rader är klara", "value=\"4000\" max=\"10000\""]
        {
            assert!(page.body.contains(words), "{words} in {}", page.body);
        }
        let pressed = browser.post(&waiting, &[]).await;
        assert_eq!(pressed.location(), waiting, "it goes on, and is not begun again");
    }
    case.app.store.finish_waiting(&actor, id, Some(ImportId(1))).await.unwrap();
    assert_eq!(other.get(&waiting).await.location(), "/imports/1?done=imported");
}
