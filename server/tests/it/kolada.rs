//! Figures from Kolada, asked for or saved, and what comes with them.

use crate::app::{Browser, Reply, TestApp};
use crate::import::{confirm, examples};
use axum::http::StatusCode;
use domain::actor::Actor;
use std::io::{Read, Write};

#[tokio::test]
async fn a_saved_answer_from_kolada_is_imported() {
    let app = TestApp::with_sample().await;
    let mut browser = app.signed_in("controller").await;
    // Made up: there is no saved answer about Alingsås at hand.
    let answer = r#"{"count":1,"next_url":"","values":[{"kpi":"U20900","municipality":"1489","period":2011,
        "values":[{"gender":"T","count":1,"status":"","value":44.25,"isdeleted":false}]}]}"#;
    let reply = browser.upload("/imports/new", "svar.json", answer.as_bytes()).await;
    let waiting = reply.location().to_owned();
    assert_eq!(browser.get(&waiting).await.status, StatusCode::OK);
    assert!(confirm(&mut browser, &waiting).await.body.contains("Nya värden: 1."));
}

#[tokio::test]
async fn kolada_is_asked_and_what_it_brings_is_reviewed() {
    let kolada = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", kolada.local_addr().unwrap());
    std::thread::spawn(move || answer_as_kolada(&kolada));
    let app = TestApp::with_sample().await;
    let mut state = app.state.clone();
    let mut config = (*state.config).clone();
    config.kolada_url = address;
    state.config = std::sync::Arc::new(config);
    let app = app.on(state);
    let mut browser = app.signed_in("controller").await;
    let form = [("kpis", "n00945"), ("places", "1489, 0180"), ("since", ""), ("unit", "1")];
    let reply = browser.post("/imports/kolada", &form).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let waiting = reply.location().to_owned();
    let mut page = browser.get(&waiting).await;
    for _ in 0..100 {
        if !page.headers.contains_key("refresh") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(100)).await;
        page = browser.get(&waiting).await;
    }
    assert_eq!(page.status, StatusCode::OK, "{}", page.body);
    assert!(page.body.contains("VAB-dagar") && page.body.contains("Stockholm"), "what is new is told: {}", page.body);
    assert!(confirm(&mut browser, &waiting).await.body.contains("Nya värden: 2."));
    let known = app.store.known_from_kolada(&Actor::System).await.unwrap();
    assert!(known.indicators.contains("N00945") && known.places.contains("0180"));

    for (kpis, places) in [("N00945/../x", "1489"), ("N00945", ""), ("N00945", "1489?x=1"), ("http://x", "1489")] {
        let reply = browser.post("/imports/kolada", &[("kpis", kpis), ("places", places)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{kpis} {places}");
    }
}

/// A Kolada with one key figure and two municipalities.
fn answer_as_kolada(listener: &std::net::TcpListener) {
    for stream in listener.incoming() {
        let mut stream = stream.unwrap();
        let mut asked = [0; 2048];
        let read = stream.read(&mut asked).unwrap_or(0);
        let asked = String::from_utf8_lossy(&asked[..read]).into_owned();
        let values = if asked.starts_with("GET /v3/kpi/") {
            r#"[{"id":"N00945","title":"VAB-dagar som tas ut av män, andel (%)","is_divided_by_gender":false}]"#
        } else if asked.starts_with("GET /v3/data/") {
            r#"[{"kpi":"N00945","municipality":"1489","period":2020,"values":[{"gender":"T","value":31.5}]},
                {"kpi":"N00945","municipality":"0180","period":2020,"values":[{"gender":"T","value":40.5}]}]"#
        } else {
            r#"[{"id":"0180","title":"Stockholm"},{"id":"1489","title":"Alingsås"}]"#
        };
        let body = format!("{{\"values\":{values},\"count\":1,\"next_url\":\"\"}}");
        let head = format!("HTTP/1.1 200 OK\r\ncontent-length: {}\r\nconnection: close\r\n\r\n", body.len());
        let _ = stream.write_all(format!("{head}{body}").as_bytes());
    }
}

const DATA: &str = "v3_data_N00945.json";
const KPI: &str = "v3_kpi_sample.json";
const MUNICIPALITY: &str = "v3_municipality.json";
const GROUPS: &str = "v3_municipality_groups_liknande.json";

/// Brings these examples as somebody who has saved them does.
async fn bring(browser: &mut Browser, names: &[&str], unit: &str) -> Reply {
    let folder = examples().join("kolada");
    let files: Vec<Vec<u8>> = names.iter().map(|name| std::fs::read(folder.join(name)).unwrap()).collect();
    let files: Vec<(&str, &[u8])> = names.iter().copied().zip(files.iter().map(Vec::as_slice)).collect();
    browser.upload_all("/imports/new", &files, &[("file_unit", unit)]).await
}

/// The address to which the form of the page that ends so is sent.
fn action<'a>(page: &'a Reply, end: &str) -> &'a str {
    let actions = page.body.split("action=\"").skip(1).filter_map(|rest| rest.split('"').next());
    actions.into_iter().find(|action| action.ends_with(end)).unwrap_or_else(|| panic!("{end} in {}", page.body))
}

#[tokio::test]
async fn saved_answers_bring_indicators_comparisons_and_figures_and_are_undone_with_them() {
    let app = TestApp::with_sample().await;
    let unit = app.unit("TEN").await.to_string();
    let mut browser = app.signed_in("controller").await;
    let before = app.store.export_archive(&Actor::System).await.unwrap();
    let reply = bring(&mut browser, &[DATA, KPI, MUNICIPALITY], &unit).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    let waiting = reply.location().to_owned();
    let page = browser.get(&waiting).await;
    for words in
        ["v3_data_N00945.json, v3_kpi_sample.json", "Tillfälliga föräldrapenningdagar", "Stockholm", "Göteborg"]
    {
        assert!(page.body.contains(words), "{words} in {}", page.body);
    }
    assert!(!page.body.contains("Effektivitetsindex LSS"), "only what has figures: {}", page.body);
    let done = confirm(&mut browser, &waiting).await;
    assert!(done.body.contains("Nya värden: 63.") && done.body.contains("Lades upp av importen"), "{}", done.body);
    let after = app.store.export_archive(&Actor::System).await.unwrap();
    let counts = |archive: &domain::exchange::Archive| (archive.indicators.len(), archive.comparisons.len());
    assert_eq!(counts(&after), (counts(&before).0 + 1, counts(&before).1 + 3));

    let undone = browser.post(action(&done, "/undo"), &[]).await;
    assert!(browser.get(undone.location()).await.body.contains("Importen är ångrad"));
    let after = app.store.export_archive(&Actor::System).await.unwrap();
    assert_eq!((counts(&after), after.measurements.len()), (counts(&before), before.measurements.len()));
}

#[tokio::test]
async fn saved_groups_alone_become_comparisons_with_their_year() {
    let app = TestApp::with_sample().await;
    let mut browser = app.signed_in("controller").await;
    let waiting = bring(&mut browser, &[GROUPS], "").await.location().to_owned();
    let page = browser.get(&waiting).await;
    assert!(page.body.contains("Lägg upp det nya") && page.body.contains("Liknande kommuner LSS"), "{}", page.body);
    confirm(&mut browser, &waiting).await;
    let list = browser.get("/comparisons").await.body;
    assert!(list.contains(">Liknande kommuner ekonomiskt bistånd, Alingsås, 2023<"), "the year stands once: {list}");
    let archive = app.store.export_archive(&Actor::System).await.unwrap();
    assert_eq!(archive.comparisons.iter().filter(|row| row.group_year == Some(2024)).count(), 10);
    let again = bring(&mut browser, &[GROUPS, MUNICIPALITY], "").await.location().to_owned();
    let page = browser.get(&again).await.body;
    assert!(!page.contains("Liknande kommuner LSS") && page.contains("Östhammar"), "only what is new: {page}");
}

#[tokio::test]
async fn what_an_answer_lacks_is_told_with_what_to_do_and_the_unit_can_be_chosen_then() {
    let app = TestApp::with_sample().await;
    let unit = app.unit("TEN").await.to_string();
    let mut browser = app.signed_in("controller").await;
    let waiting = bring(&mut browser, &[DATA, KPI, MUNICIPALITY], "").await.location().to_owned();
    let page = browser.get(&waiting).await.body;
    assert!(
        page.contains("Ett nyckeltal, en kommun eller en grupp finns inte här") && page.contains("disabled"),
        "{page}"
    );
    let mapping = format!("{waiting}/mapping");
    for wrong in ["999999", "inte ett tal"] {
        let reply = browser.post(&mapping, &[("unit", wrong)]).await;
        assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY, "{wrong}");
        assert!(reply.body.contains("href=\"#unit\""), "{wrong}: {}", reply.body);
    }
    assert_eq!(browser.post(&mapping, &[("unit", &unit)]).await.status, StatusCode::SEE_OTHER);
    assert!(!browser.get(&waiting).await.body.contains("disabled"));

    let alone = bring(&mut browser, &[DATA], &unit).await.location().to_owned();
    let page = browser.get(&alone).await.body;
    assert!(
        page.contains("ta med svaret från /v3/kpi") && page.contains("Ta med svaret från /v3/municipality"),
        "{page}"
    );
    assert_eq!(page.matches("Jämförelsen finns inte").count(), 3, "each is told once: {page}");
    let wrong = bring(&mut browser, &[DATA], "999999").await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(wrong.body.contains("href=\"#file_unit\""), "{}", wrong.body);
}

#[tokio::test]
async fn of_several_files_all_are_answers_and_a_page_of_many_is_told() {
    let app = TestApp::with_sample().await;
    let mut browser = app.signed_in("controller").await;
    let answer = br#"{"values":[{"kpi":"U20900","municipality":"1489","period":2011,"values":[
        {"gender":"T","count":1,"status":"","value":44.25}]}],
        "next_url":"https://api.kolada.se/v3/data/kpi/U20900?page=2","next_page":null}"#;
    let mixed: [(&str, &[u8]); 2] = [("svar.json", answer), ("tabell.csv", b"indikator;period;v\xe4rde\nx;2024;1\n")];
    let reply = browser.upload_all("/imports/new", &mixed, &[]).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(reply.body.contains("Välj en fil i taget"), "{}", reply.body);
    let waiting = browser.upload("/imports/new", "svar.json", answer).await.location().to_owned();
    let page = browser.get(&waiting).await.body;
    assert!(page.contains("Svaret är bara en del") && page.contains("/v3/data/kpi/U20900?page=2"), "{page}");
    assert!(confirm(&mut browser, &waiting).await.body.contains("Nya värden: 1."), "a part is a part all the same");
}

#[tokio::test]
async fn what_kolada_says_is_said_in_the_language_of_the_reader() {
    let app = TestApp::with_sample().await;
    let unit = app.unit("TEN").await.to_string();
    let mut browser = app.signed_in("controller").await;
    let answer = r#"{"values":[
        {"id":"N00945","title":"VAB-dagar som tas ut av män, andel (%) (-2020)"},
        {"kpi":"N00945","municipality":"1489","period":2019,"values":[{"gender":"T","count":7,"value":31.5}]},
        {"kpi":"N00945","municipality":"1489","period":2020,"values":[{"gender":"T","value":null,"status":"Missing"}]}]}"#;
    let reply = browser.upload_all("/imports/new", &[("svar.json", answer.as_bytes())], &[("file_unit", &unit)]).await;
    let waiting = reply.location().to_owned();
    confirm(&mut browser, &waiting).await;
    let archive = app.store.export_archive(&Actor::System).await.unwrap();
    let row = archive.indicators.iter().find(|row| row.kolada_id == "N00945").unwrap();
    assert_eq!((row.unit_of_measure.as_str(), row.ended_on.unwrap().to_string().as_str()), ("%", "2020-12-31"));
    let address = format!("/indicators/{}", row.id.unwrap());
    let mut english = app.browser();
    english.set_cookie("locale", "en");
    for (reader, words) in [
        (
            &mut app.browser(),
            [
                "ovägt medelvärde av 7 kommuner",
                "Kolada anger inget värde",
                "status i Kolada: Missing",
                "Kolada anger inte åt vilket håll",
            ],
        ),
        (
            &mut english,
            [
                "unweighted mean of 7 municipalities",
                "Kolada states no value",
                "status in Kolada: Missing",
                "Kolada does not say which way is good",
            ],
        ),
    ] {
        let page = reader.get(&address).await.body;
        for words in words {
            assert!(page.contains(words), "{words} in {page}");
        }
        assert!(!page.contains("kolada:"), "{page}");
    }

    browser.set_cookie("locale", "en");
    let edit = browser.get(&format!("{address}/edit")).await;
    assert!(edit.body.contains("value=\"Kolada does not say which way is good\""), "{}", edit.body);
    let (version, name) = (edit.hidden("version").to_owned(), row.name.clone());
    let form = [
        ("version", version.as_str()),
        ("name", &name),
        ("unit_of_measure", "%"),
        ("decimals", "1"),
        ("direction", "none"),
        ("no_direction_reason", "Kolada does not say which way is good"),
        ("frequency", "year"),
        ("unit", &unit),
    ];
    assert_eq!(browser.post(&address, &form).await.status, StatusCode::SEE_OTHER);
    let page = app.browser().get(&address).await.body;
    assert!(page.contains("Kolada anger inte åt vilket håll"), "saved unchanged it is still said to each: {page}");
}
