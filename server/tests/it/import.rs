use crate::app::{Browser, TestApp};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::measurement::Outcome;
use std::collections::HashMap;
use std::io::{Read, Write};
use std::path::{Path, PathBuf};

const SAMPLE: &[(&str, &str)] = &[("VERKAN_SAMPLE", "alingsas")];
/// A sample account with this role.
const CONTROLLER: &str = "controller@exempel.verkan.se";
const AUDITOR: &str = "revisor@exempel.verkan.se";
const MANAGER: &str = "enhet@exempel.verkan.se";

pub(crate) fn examples() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples")
}

async fn alingsas() -> TestApp {
    let app = TestApp::with(SAMPLE).await;
    server::first_start::fill(&app.state).await.unwrap();
    app
}

async fn signed_in(app: &TestApp, email: &str) -> Browser {
    let mut browser = app.browser();
    let reply = browser.post("/sign-in", &[("email", email), ("password", "exempel-kommunen"), ("next", "/")]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    browser
}

/// Follows until the import is done, and gives the page that says so.
pub(crate) async fn confirm(browser: &mut Browser, waiting: &str) -> crate::app::Reply {
    let reply = browser.post(waiting, &[]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    for _ in 0..100 {
        let reply = browser.get(waiting).await;
        if reply.status == StatusCode::SEE_OTHER {
            let address = reply.location().to_owned();
            return browser.get(&address).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(50)).await;
    }
    panic!("the import did not end");
}

#[tokio::test]
async fn alingsas_is_imported_figure_by_figure() {
    let app = alingsas().await;
    let archive = app.store.export_archive(&Actor::System).await.unwrap();
    assert_eq!((archive.measurements.len(), archive.indicators.len()), (407, 126));
    let indicators: HashMap<_, _> = archive.indicators.iter().map(|row| (row.external_id.as_str(), row)).collect();
    let comparisons: HashMap<_, _> = archive.comparisons.iter().map(|row| (row.external_id.as_str(), row)).collect();
    let source = std::fs::read_to_string(examples().join("alingsas/source/indicators.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(source.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let mut told = 0.0;
    let mut missing = 0;
    for (record, row) in reader.records().zip(&archive.measurements) {
        let record = record.unwrap();
        let cell = |name: &str| &record[headers.iter().position(|known| known == name).unwrap()];
        let indicator = indicators[row.indicator.as_str()];
        let series = comparisons.get(row.comparison.as_str()).map_or("Alingsås", |comparison| &comparison.name);
        assert_eq!(cell("indicator"), indicator.name);
        assert_eq!(cell("board"), indicator.unit);
        assert_eq!(cell("unit"), indicator.unit_of_measure);
        assert_eq!((cell("compared_unit"), cell("period")), (series, row.period.to_string().as_str()));
        assert_eq!(cell("value").parse::<f64>().ok(), row.value, "{}", indicator.name);
        told += cell("value").parse::<f64>().unwrap_or(0.0);
        missing += usize::from(row.value.is_none());
    }
    let sum: f64 = archive.measurements.iter().filter_map(|row| row.value).sum();
    assert_eq!((sum, missing), (told, 7));
    let preliminary = archive.measurements.iter().filter(|row| row.outcome == Outcome::Preliminary).count();
    assert_eq!(preliminary, 3);
}

#[tokio::test]
async fn the_archive_goes_out_and_in_with_nothing_lost() {
    let app = alingsas().await;
    let mut browser = signed_in(&app, CONTROLLER).await;
    let reply = browser.post("/export.zip", &[]).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.headers["content-type"], "application/zip");
    let mut zip = zip::ZipArchive::new(std::io::Cursor::new(reply.bytes.clone())).unwrap();
    let mut text = String::new();
    zip.by_name("json/measurements.json").unwrap().read_to_string(&mut text).unwrap();
    assert_eq!(serde_json::from_str::<Vec<serde_json::Value>>(&text).unwrap().len(), 407);
    assert!(zip.by_name("dictionary.csv").is_ok() && zip.by_name("README.md").is_ok());

    let first = server::import::archive::from_zip(&reply.bytes).unwrap();
    let other = TestApp::empty().await;
    other.store.import_archive(&Actor::System, first.clone()).await.unwrap();
    let mut second = other.store.export_archive(&Actor::System).await.unwrap();
    second.events.truncate(first.events.len());
    second.imports.truncate(first.imports.len());
    assert_eq!(second, first);
}

#[tokio::test]
async fn a_file_is_reviewed_confirmed_and_undone() {
    let app = alingsas().await;
    let mut browser = signed_in(&app, CONTROLLER).await;
    let original = std::fs::read(examples().join("alingsas/measurements.csv")).unwrap();
    let reply = browser.upload("/imports/new", "../../samma.csv", &original).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let page = browser.get(reply.location()).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("samma.csv") && !page.body.contains("../"), "the name is its last part");
    let done = confirm(&mut browser, reply.location()).await;
    assert!(done.body.contains("Nya värden: 0. Rättade värden: 0."), "the same file changes nothing");

    let indicator = "alingsas-sn-nettokostnad-individ-och-familjeomsorg";
    let text = format!("Indikator;År;Värde\r\n{indicator};2022;170,5\r\n{indicator};2010;1 234,5\r\n");
    let (latin, ..) = encoding_rs::WINDOWS_1252.encode(&text);
    let reply = browser.upload("/imports/new", "rättad.csv", &latin).await;
    let waiting = reply.location().to_owned();
    let page = browser.get(&waiting).await;
    assert!(page.body.contains("Windows-1252") && page.body.contains("semikolon") && page.body.contains("170,5"));
    let done = confirm(&mut browser, &waiting).await;
    assert!(done.body.contains("Nya värden: 1. Rättade värden: 1."), "{}", done.body);
    let log = browser.get("/imports").await;
    let undo = log.body.split("action=\"").find_map(|rest| rest.split('"').next().filter(|a| a.ends_with("/undo")));
    let reply = browser.post(undo.unwrap(), &[]).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER);
    assert!(browser.get(reply.location()).await.body.contains("Importen är ångrad"));
    let archive = app.store.export_archive(&Actor::System).await.unwrap();
    assert_eq!(archive.measurements.len(), 407);
    assert!(archive.measurements.iter().all(|row| row.superseded_on.is_none()));
}

#[tokio::test]
async fn the_name_of_a_file_is_only_ever_shown() {
    let app = alingsas().await;
    let mut browser = signed_in(&app, CONTROLLER).await;
    let long = format!("{}.csv", "å".repeat(4_000));
    let before = std::fs::read_dir(".").unwrap().count();
    for (name, shown) in [
        ("../../../../tmp/namn.csv", "namn.csv"),
        ("..\\..\\namn.csv", "namn.csv"),
        ("/etc/passwd", "passwd"),
        ("%2e%2e%2fnamn.csv", "%2e%2e%2fnamn.csv"),
        ("Nöjda användare \u{1f511}.csv", "Nöjda användare \u{1f511}.csv"),
        ("\u{202e}vsc.exe", "exe"),
        ("   ", "värden"),
        (long.as_str(), "åååå"),
    ] {
        let reply = browser.upload("/imports/new", name, b"indikator;period;v\xe4rde\nx;2024;1\n").await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{name:?}: {}", reply.body);
        let id = reply.location().strip_prefix("/imports/waiting/").unwrap();
        assert!(id.bytes().all(|sign| sign.is_ascii_digit()), "stored under an id of ours: {id}");
        let page = browser.get(&format!("/imports/waiting/{id}")).await;
        assert!(page.body.contains(shown) && !page.body.contains("../"), "{name:?}: {}", page.body);
    }
    let reply = browser.upload("/imports/new", "a\0b.csv", b"a;b\n1;2\n").await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "no browser sends that");
    assert_eq!(std::fs::read_dir(".").unwrap().count(), before, "nothing is written to the disk");
}

#[tokio::test]
async fn every_bad_cell_is_told_with_what_to_do() {
    let app = alingsas().await;
    let mut browser = signed_in(&app, CONTROLLER).await;
    let text = "indikator,period,värde\nokänd,2025/13,\"12,5,1\"\nalingsas-sn-nettokostnad-barn-och-ungdomsvard,2024,=1+1\n\
                <script>alert(1)</script>,2024,1\n";
    let reply = browser.upload("/imports/new", "fel.csv", text.as_bytes()).await;
    let page = browser.get(reply.location()).await;
    assert_eq!(page.status, StatusCode::OK);
    for words in [
        "2025/13",
        "Perioden går inte att läsa.",
        "Talet går inte att läsa.",
        "Cellen är en formel.",
        "Indikatorn finns inte.",
    ] {
        assert!(page.body.contains(words), "{words}");
    }
    assert!(!page.body.contains("<script>alert"), "what stands in the file is text");
    assert!(page.body.contains("disabled"));
    let reply = browser.post(reply.location(), &[]).await;
    let page = browser.get(reply.location()).await;
    assert!(page.body.contains("inget importeras än"), "pressed anyway: still nothing is in");
    assert_eq!(app.store.export_archive(&Actor::System).await.unwrap().measurements.len(), 407);
}

#[tokio::test]
async fn columns_can_be_chosen() {
    let app = alingsas().await;
    let mut browser = signed_in(&app, CONTROLLER).await;
    let text = "a;b;c\nalingsas-sn-nettokostnad-barn-och-ungdomsvard;1999;5\n";
    let reply = browser.upload("/imports/new", "namnlös.csv", text.as_bytes()).await;
    let waiting = reply.location().to_owned();
    let page = browser.get(&waiting).await.body;
    assert!(page.contains("Verkan vet inte vad kolumnerna är") && page.contains("1999"), "{page}");
    assert!(!page.contains("Cellen är tom"), "what cannot be known is not told cell by cell: {page}");
    let mapping = format!("{waiting}/mapping");
    let chosen = [("column", "indicator"), ("column", "period"), ("column", "value")];
    assert_eq!(browser.post(&mapping, &chosen).await.status, StatusCode::SEE_OTHER);
    let page = browser.get(&waiting).await;
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(confirm(&mut browser, &waiting).await.body.contains("Nya värden: 1."));
}

#[tokio::test]
async fn files_that_are_none_are_told() {
    let app = alingsas().await;
    let mut browser = signed_in(&app, CONTROLLER).await;
    let archive = {
        let mut zip = zip::ZipWriter::new(std::io::Cursor::new(Vec::new()));
        zip.start_file("municipality.csv", zip::write::SimpleFileOptions::default()).unwrap();
        zip.write_all(b"name\n").unwrap();
        zip.finish().unwrap().into_inner()
    };
    let files: [(&[u8], StatusCode, &str); 6] = [
        (b"", StatusCode::UNPROCESSABLE_ENTITY, "Filen är tom"),
        (b"PK\x03\x04 cut off", StatusCode::UNPROCESSABLE_ENTITY, "avklippt eller trasig"),
        (b"\x89PNG\0\0", StatusCode::UNPROCESSABLE_ENTITY, "Formatet känns inte igen"),
        (b"{\"values\": [{\"kpi\": \"N0", StatusCode::UNPROCESSABLE_ENTITY, "avklippt eller trasig"),
        (b"{\"answer\": 42}", StatusCode::UNPROCESSABLE_ENTITY, "inget svar från Kolada"),
        (&archive, StatusCode::CONFLICT, "tomt Verkan"),
    ];
    for (content, status, words) in files {
        let reply = browser.upload("/imports/new", "fil", content).await;
        assert_eq!(reply.status, status, "{words}");
        assert!(reply.body.contains(words), "{words}");
    }
    let large = vec![b'a'; 21 << 20];
    assert_eq!(browser.upload("/imports/new", "stor.csv", &large).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn only_those_who_may_import_reach_it() {
    let app = alingsas().await;
    let mut manager = signed_in(&app, MANAGER).await;
    for address in ["/imports", "/imports/new", "/imports/1", "/imports/waiting/1"] {
        assert_eq!(manager.get(address).await.status, StatusCode::FORBIDDEN, "{address}");
    }
    assert_eq!(manager.upload("/imports/new", "x.csv", b"a;b\n1;2\n").await.status, StatusCode::FORBIDDEN);
    assert_eq!(manager.post("/imports/1/undo", &[]).await.status, StatusCode::FORBIDDEN);
    assert_eq!(manager.post("/export.zip", &[]).await.status, StatusCode::FORBIDDEN);
    let mut auditor = signed_in(&app, AUDITOR).await;
    assert_eq!(auditor.get("/imports").await.status, StatusCode::OK, "an auditor reads the log");
    assert_eq!(auditor.get("/imports/new").await.status, StatusCode::FORBIDDEN);
    let reply = app.browser().get("/imports").await;
    assert_eq!(reply.location(), "/sign-in?next=%2Fimports");
}

#[tokio::test]
async fn alingsas_register_of_decisions_is_imported_item_by_item() {
    let app = alingsas().await;
    let archive = app.store.export_archive(&Actor::System).await.unwrap();
    let bodies: HashMap<_, _> = archive.units.iter().map(|row| (row.external_id.as_str(), row.name.as_str())).collect();
    let source = std::fs::read_to_string(examples().join("alingsas/source/decision_register.csv")).unwrap();
    let mut reader = csv::Reader::from_reader(source.as_bytes());
    let headers = reader.headers().unwrap().clone();
    let told = |word: &str| match word {
        "beslut" => "decided",
        "beredning" => "prepared",
        "namndyttrande" => "opinion",
        "bifall" => "approved",
        "avslag" => "rejected",
        "tillstyrker" => "endorsed",
        "" => "",
        other => panic!("{other}"),
    };
    let plain = |name: &str| {
        name.to_lowercase().replace(['å', 'ä'], "a").replace('ö', "o").replace("- ", "-").replace(' ', "-")
    };
    let mut compared = 0;
    for (record, row) in reader.records().zip(&archive.minutes_items) {
        let record = record.unwrap();
        let cell = |name: &str| &record[headers.iter().position(|known| known == name).unwrap()];
        assert_eq!((cell("title"), cell("diarienummer")), (row.title.as_str(), row.registry_number.as_str()));
        assert_eq!(cell("date"), row.date.to_string());
        assert_eq!((cell("protocol_url"), cell("category")), (row.link.as_str(), row.subject.as_str()));
        assert_eq!(cell("instance"), plain(bodies[row.body.as_str()]));
        assert_eq!(told(cell("step_type")), row.step.word());
        assert_eq!(told(cell("decision")), row.outcome.map_or("", |outcome| outcome.word()));
        assert_eq!(cell("status") == "avgjort", row.settled);
        assert!(cell("protocol_ref").starts_with(&row.paragraph.replace(' ', "")), "{}", row.paragraph);
        compared += 1;
    }
    assert_eq!((compared, archive.minutes_items.len()), (537, 537));
}

#[tokio::test]
async fn anybody_may_take_open_data_and_nothing_else() {
    let app = alingsas().await;
    let mut browser = app.browser();
    let page = browser.get("/data").await;
    assert!(page.body.contains("/data/measurements.csv") && !page.body.contains("/export.zip"));
    let file = browser.get("/data/measurements.csv").await;
    assert_eq!(file.headers["content-type"], "text/csv; charset=utf-8");
    assert_eq!(csv::Reader::from_reader(file.bytes.as_slice()).records().count(), 407);
    for (name, rows) in [
        ("goals", 31),
        ("indicators", 126),
        ("comparisons", 13),
        ("units", 17),
        ("measurements", 407),
        ("minutes_items", 537),
    ] {
        let file = browser.get(&format!("/data/{name}.json")).await;
        assert_eq!(serde_json::from_slice::<Vec<serde_json::Value>>(&file.bytes).unwrap().len(), rows, "{name}");
    }
    for name in ["people.csv", "events.json", "goals", "goals.xml", "../../etc/passwd"] {
        assert_eq!(browser.get(&format!("/data/{name}")).await.status, StatusCode::NOT_FOUND, "{name}");
    }
}

#[tokio::test]
async fn the_red_thread_of_another_day_shows_the_figures_known_then() {
    let app = alingsas().await;
    let mut browser = app.browser();
    let known = browser.get("/goals?on=2026-07-01").await.body;
    assert!(known.contains("Effektivitetsindex äldreomsorg") && known.contains("74\u{a0}index 0–100"), "{known}");
    assert!(known.contains("?on=2026-07-01\">Effektivitetsindex"), "the figure reads as of that day too: {known}");
    let before = browser.get("/goals?on=2025-06-01").await.body;
    assert!(before.contains("Effektivitetsindex äldreomsorg") && !before.contains("74\u{a0}index 0–100"), "{before}");
}

#[tokio::test]
async fn what_was_not_there_on_a_day_is_told_so() {
    let app = alingsas().await;
    let mut browser = app.browser();
    let reply = browser.get("/goals/2?on=2020-01-01").await;
    assert_eq!(reply.status, StatusCode::NOT_FOUND);
    assert!(reply.body.contains("som den var 1 januari 2020"), "{}", reply.body);
    assert!(browser.get("/goals/999").await.body.contains("Sidan finns inte"));
}
