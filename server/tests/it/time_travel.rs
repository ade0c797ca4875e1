//! Another day: which pages show it, that they say so, and that nothing of today slips in.

use crate::app::TestApp;
use crate::place::Place;
use domain::actor::Actor;
use domain::organisation::{UnitDraft, UnitKind};
use domain::span::Span;

/// Pages that show an earlier day.
const READ_THE_PAST: [&str; 8] = [
    "/goals",
    "/goals/{id}",
    "/heat-map",
    "/indicators/{id}",
    "/organisation",
    "/organisation/units/{id}",
    "/rounds/{id}",
    "/rounds/{id}/units/{unit}",
];
/// Pages that show what is planned.
const TELL_PLANS: [&str; 2] = ["/organisation", "/organisation/units/{id}"];

#[tokio::test]
async fn only_pages_that_show_another_day_say_so() {
    let place = Place::found().await;
    let mut wrong = Vec::new();
    for route in server::route_table().into_iter().filter(|route| route.method == "GET") {
        for address in place.addresses(&route) {
            for (day, showing) in [("2025-06-01", &READ_THE_PAST[..]), ("2999-01-01", &TELL_PLANS), ("i går", &[])] {
                let (name, reader) = &place.readers[10];
                let page = reader.clone().get(&app::link::with_query(&address, &[("on", day)])).await;
                let says = page.body.contains("time-banner");
                if says != showing.contains(&route.path) {
                    wrong.push(format!("{address} on {day} as {name}: {} {says}", page.status));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{wrong:#?}");
}

#[tokio::test]
async fn pages_of_an_earlier_day_take_no_more_than_eight_statements() {
    let place = Place::found().await;
    let read_the_past = |route: &server::routes::Route| route.method == "GET" && READ_THE_PAST.contains(&route.path);
    for route in server::route_table().into_iter().filter(read_the_past) {
        for address in place.addresses(&route) {
            for (name, reader) in [&place.readers[0], &place.readers[10]] {
                place.app.statements.store(0, std::sync::atomic::Ordering::SeqCst);
                reader.clone().get(&format!("{address}?on=2025-06-01")).await;
                let count = place.app.statements.load(std::sync::atomic::Ordering::SeqCst);
                assert!(count <= 8, "{address} as {name}: {count}");
            }
        }
    }
}

#[tokio::test]
async fn a_day_that_has_not_been_reads_as_today_but_for_what_is_planned() {
    let app = TestApp::with_sample().await;
    let council = app.unit("KF").await;
    let draft = UnitDraft {
        external_id: String::new(),
        parent: Some(council),
        kind: UnitKind::Board,
        name: "Framtidsnämnden".to_owned(),
        short_name: String::new(),
        span: Span::since("2998-01-01".parse().unwrap()),
    };
    app.store.create_unit(&Actor::System, draft).await.unwrap();
    let mut public = app.browser();
    let goal = app.decided_goal(app.unit("TEN").await).await;
    for address in [format!("/goals/{goal}"), "/goals".to_owned()] {
        let main = |body: &str| body.split_once("<main").unwrap().1.to_owned();
        let (now, later) = (public.get(&address).await, public.get(&format!("{address}?on=2999-01-01")).await);
        assert_eq!(main(&now.body), main(&later.body), "{address}");
    }
    assert!(!public.get("/organisation").await.body.contains("Framtidsnämnden"));
    let planned = public.get("/organisation?on=2999-01-01").await;
    assert!(planned.body.contains("Framtidsnämnden") && planned.body.contains("planerat till"), "{}", planned.body);
}

#[tokio::test]
async fn links_on_a_page_of_an_earlier_day_stay_on_that_day() {
    let app = TestApp::with_sample().await;
    let mut public = app.browser();
    let unit = app.unit("TEN").await;
    let page = public.get(&format!("/organisation/units/{unit}?on=2025-06-01")).await;
    let main = page.body.split_once("<main").unwrap().1.split_once("</main").unwrap().0;
    let left: Vec<&str> = main
        .split("href=\"")
        .skip(1)
        .filter_map(|rest| rest.split_once('"'))
        .map(|(address, _)| address)
        .filter(|address| !address.contains("on=2025-06-01"))
        .collect();
    assert!(main.contains("/indicators/") && left.is_empty(), "{left:?}");
}
