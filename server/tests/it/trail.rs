//! Every act leaves its event: each route that changes something is used once, as it should be.

use crate::app::{Browser, Reply, TestApp};
use axum::http::StatusCode;
use domain::activity::ActivityPage;
use domain::actor::{ActingPerson, Actor};
use domain::id::{ActivityId, GoalId, IndicatorId, RoundId};
use std::collections::BTreeSet;

/// What leaves no event, and why. This list may only shrink.
const LEAVE_NONE: [(&str, &str); 6] = [
    ("/api/{name}", "islands only read"),
    ("/language", "a wish of the reader's own browser"),
    ("/imports/new", "a file that waits; importing it is the act"),
    ("/imports/kolada", "figures that wait; importing them is the act"),
    ("/imports/waiting/{id}/mapping", "how a file that waits is read"),
    ("/imports/waiting/{id}/cancel", "a file that waits is thrown away"),
];

/// Acts one after another, and which routes they went by.
struct Acts {
    app: TestApp,
    done: BTreeSet<&'static str>,
}

impl Acts {
    /// Does one act by `route`, which has to succeed and leave an event; gives where it led.
    async fn act(&mut self, by: &mut Browser, route: &'static str, ids: &[i64], form: &[(&str, &str)]) -> String {
        let before = self.app.events().await;
        let reply = by.post(&filled(route, ids), form).await;
        let is_done =
            reply.status == StatusCode::SEE_OTHER || (route == "/export.zip" && reply.status == StatusCode::OK);
        assert!(is_done && !reply.location().starts_with("/sign-in"), "{route}: {} {}", reply.status, reply.body);
        assert!(self.app.events().await > before, "{route} leaves no event");
        self.done.insert(route);
        reply.location().to_owned()
    }

    async fn goal_version(&self, id: i64) -> String {
        self.app.store.goal(&Actor::System, GoalId(id)).await.unwrap().version.to_string()
    }

    async fn activity(&self, id: i64) -> ActivityPage {
        let today = self.app.state.today();
        self.app.store.activity_page(&Actor::System, ActivityId(id), today).await.unwrap()
    }
}

/// The route with its `{…}` parts filled in.
fn filled(route: &str, ids: &[i64]) -> String {
    let mut ids = ids.iter();
    let part = |part: &str| if part.starts_with('{') { ids.next().unwrap().to_string() } else { part.to_owned() };
    route.split('/').map(part).collect::<Vec<_>>().join("/")
}

/// The number that stands last in the path of an address.
fn id(address: &str) -> i64 {
    address.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap().parse().unwrap()
}

/// The number between `before` and `after` on the page, where it stands last.
fn id_between(page: &Reply, before: &str, after: &str) -> i64 {
    let found = page.body.rsplit(before).find_map(|rest| rest.split_once(after)?.0.parse().ok());
    found.unwrap_or_else(|| panic!("{before}…{after} in {}", page.body))
}

#[tokio::test]
async fn every_act_leaves_its_event() {
    let mut acts = Acts { app: TestApp::with_sample().await, done: BTreeSet::new() };
    people(&mut acts).await;
    model(&mut acts).await;
    indicators(&mut acts).await;
    goals(&mut acts).await;
    activities(&mut acts).await;
    rounds(&mut acts).await;
    questions(&mut acts).await;
    assignments(&mut acts).await;
    measures(&mut acts).await;
    files(&mut acts).await;
    everything_is_told_in_words(&acts.app).await;
    leaving_the_sample(&mut acts).await;
    set_up(&mut acts).await;
    let missing: Vec<&str> = server::route_table()
        .iter()
        .filter(|route| route.method == "POST" && !acts.done.contains(route.path))
        .map(|route| route.path)
        .filter(|path| !LEAVE_NONE.iter().any(|(known, _)| known == path))
        .collect();
    assert!(missing.is_empty(), "acts that nobody has tried: {missing:?}");
}

/// The whole trail, page by page: no field and no value stands there as the database knows it.
async fn everything_is_told_in_words(app: &TestApp) {
    let mut auditor = app.signed_in("revisor").await;
    let mut next = Some("/trail".to_owned());
    let (mut fields, mut raw) = (BTreeSet::new(), BTreeSet::new());
    let is_stored = |field: &str| field.contains('_') || field.starts_with(|sign: char| sign.is_ascii_lowercase());
    while let Some(address) = next {
        let page = auditor.get(&address).await;
        assert_eq!(page.status, StatusCode::OK, "{address}");
        let told = |tag: &str| between(&page.body, &format!("<{tag}>"), &format!("</{tag}>"));
        fields.extend(told("dt"));
        let values = told("ins").into_iter().chain(told("del"));
        let words = values.filter_map(|value| Some(value.rsplit_once("</span>")?.1.to_owned()));
        raw.extend(words.filter(|word| word.contains('_') || word.starts_with('#')));
        next =
            between(&page.body, "<li><a href=\"/trail?", "\" rel=\"next\"").pop().map(|rest| format!("/trail?{rest}"));
    }
    raw.extend(fields.iter().filter(|field| is_stored(field)).cloned());
    assert!(raw.is_empty(), "{raw:?}");
    assert!(fields.contains("Hjälpte det?") && fields.len() > 60, "{fields:?}");
}

/// Each text that stands between `before` and the `after` that follows.
fn between(body: &str, before: &str, after: &str) -> Vec<String> {
    body.split(before).skip(1).filter_map(|rest| Some(rest.split_once(after)?.0.to_owned())).collect()
}

async fn people(acts: &mut Acts) {
    let mut administrator = acts.app.signed_in("administrator").await;
    let unit = acts.app.unit("KS").await.to_string();
    let form = [("name", "Ny Nyberg"), ("email", "ny@exempel.verkan.se"), ("open", "on")];
    let person = id(&acts.act(&mut administrator, "/administration/people", &[], &form).await);
    let password = [("password", "exempel-kommunen"), ("again", "exempel-kommunen")];
    acts.act(&mut administrator, "/administration/people/{id}/password", &[person], &password).await;
    for role in ["controller", "chief_executive"] {
        let form = [("role", role), ("unit", unit.as_str()), ("from", "2023-01-01")];
        acts.act(&mut administrator, "/administration/people/{id}/appointments", &[person], &form).await;
    }
    let mut own = acts.app.browser();
    let credentials = [("email", "ny@exempel.verkan.se"), ("password", "exempel-kommunen")];
    acts.act(&mut own, "/sign-in", &[], &credentials).await;
    let new = "en helt annan mening";
    let change = [("present", "exempel-kommunen"), ("password", new), ("again", new)];
    acts.act(&mut own, "/account/password", &[], &change).await;
    let other = id_between(&own.get("/account").await, "name=\"appointment\" value=\"", "\"").to_string();
    acts.act(&mut own, "/account/role", &[], &[("appointment", &other)]).await;
    let credentials = [("email", "ny@exempel.verkan.se"), ("password", new)];
    acts.app.browser().post("/sign-in", &credentials).await;
    acts.act(&mut own, "/account/sessions/end", &[], &[]).await;
    acts.app.browser().post("/sign-in", &credentials).await;
    let session = id_between(&own.get("/account").await, "/account/sessions/", "/end");
    acts.act(&mut own, "/account/sessions/{id}/end", &[session], &[]).await;
    acts.app.browser().post("/sign-in", &credentials).await;
    acts.act(&mut administrator, "/administration/people/{id}/sessions/end", &[person], &[]).await;
    let page = administrator.get(&format!("/administration/people/{person}")).await;
    let role = id_between(&page, "/administration/appointments/", "/end");
    acts.act(&mut administrator, "/administration/appointments/{id}/end", &[role], &[("now", "yes")]).await;
    let version =
        administrator.get(&format!("/administration/people/{person}/edit")).await.hidden("version").to_owned();
    let form = [("version", version.as_str()), ("name", "Ny Nyberg"), ("email", "ny@exempel.verkan.se")];
    acts.act(&mut administrator, "/administration/people/{id}", &[person], &form).await;
    acts.act(&mut administrator, "/account/reminders", &[], &[("wanted", "on")]).await;
    letters(acts).await;
    acts.act(&mut administrator, "/sign-out", &[], &[]).await;
}

/// Whoever holds a letter stops the letters of whom it is to.
async fn letters(acts: &mut Acts) {
    let person = acts.app.store.person_by_email(&Actor::System, "enhet@exempel.verkan.se").await.unwrap();
    let own = Actor::Person(ActingPerson { id: person.id, name: person.name, acting: None });
    acts.app.store.choose_reminders(&own, true, "4711").await.unwrap();
    let mut stranger = acts.app.browser();
    let before = acts.app.events().await;
    let reply = stranger.post("/reminders/4711", &[]).await;
    assert!(reply.status == StatusCode::OK && acts.app.events().await > before, "{}", reply.body);
    acts.done.insert("/reminders/{token}");
}

async fn leaving_the_sample(acts: &mut Acts) {
    let mut administrator = acts.app.signed_in("administrator").await;
    let unit = acts.app.unit("KS").await.to_string();
    let form = [("name", "Egen Egerbladh"), ("email", "egen@alingsas.se"), ("open", "on")];
    let person = id(administrator.post("/administration/people", &form).await.location());
    let form = [("role", "administrator"), ("unit", unit.as_str()), ("from", "2023-01-01")];
    administrator.post(&format!("/administration/people/{person}/appointments"), &form).await;
    acts.act(&mut administrator, "/administration/people/sample/end", &[], &[]).await;
}

async fn model(acts: &mut Acts) {
    let mut controller = acts.app.signed_in("controller").await;
    let version = controller.get("/administration/municipality").await.hidden("version").to_owned();
    let form = [("version", version.as_str()), ("name", "Alingsås kommun"), ("code", "1489"), ("source", "Prov")];
    acts.act(&mut controller, "/administration/municipality", &[], &form).await;
    let council = acts.app.unit("KF").await.to_string();
    let form = [("parent", council.as_str()), ("kind", "board"), ("name", "Ny nämnd"), ("from", "2026-01-01")];
    let unit = id(&acts.act(&mut controller, "/organisation/units", &[], &form).await);
    let form = [&[("version", "1")], &form[..]].concat();
    acts.act(&mut controller, "/organisation/units/{id}", &[unit], &form).await;
    acts.act(&mut controller, "/organisation/units/{id}/removal", &[unit], &[]).await;
    let form =
        [("version", "1"), ("position", "9"), ("kind", "goal"), ("name_sv", "Inriktning"), ("decided_by", "board")];
    acts.act(&mut controller, "/administration/levels", &[], &form).await;
    let level = acts.app.store.levels(&Actor::System).await.unwrap().last().unwrap().id.0;
    acts.act(&mut controller, "/administration/levels/{id}", &[level], &form).await;
    acts.act(&mut controller, "/administration/levels/{id}/removal", &[level], &[]).await;
    let form = [("version", "1"), ("kind", "value"), ("name_sv", "Mod")];
    acts.act(&mut controller, "/administration/themes", &[], &form).await;
    let themes = acts.app.store.themes(&Actor::System).await.unwrap();
    let theme = themes.iter().find(|theme| theme.name_sv == "Mod").unwrap().id.0;
    acts.act(&mut controller, "/administration/themes/{id}", &[theme], &form).await;
    acts.act(&mut controller, "/administration/themes/{id}/removal", &[theme], &[]).await;
}

async fn indicators(acts: &mut Acts) {
    let mut controller = acts.app.signed_in("controller").await;
    let unit = acts.app.unit("TEN").await.to_string();
    let form = [
        ("version", "1"),
        ("name", "Vattenläckor"),
        ("unit_of_measure", "antal"),
        ("decimals", "0"),
        ("direction", "lower"),
        ("frequency", "year"),
        ("unit", unit.as_str()),
    ];
    let number = id(&acts.act(&mut controller, "/indicators", &[], &form).await);
    acts.act(&mut controller, "/indicators/{id}", &[number], &form).await;
    let target = [("period", "2027"), ("aim", "value"), ("value", "900")];
    acts.act(&mut controller, "/indicators/{id}/targets", &[number], &target).await;
    let figure = [("period", "2024"), ("outcome", "final"), ("value", "40")];
    acts.act(&mut controller, "/indicators/{id}/measurements", &[number], &figure).await;
    let today = acts.app.state.today();
    let page = acts.app.store.indicator_page(&Actor::System, IndicatorId(number), None, today).await.unwrap();
    let ids = [number, page.series.targets[0].id.0];
    acts.act(&mut controller, "/indicators/{id}/targets/{target}/removal", &ids, &[("version", "1")]).await;
    let ids = [number, page.measurements[0].id.0];
    let why = [("outcome", "final"), ("value", "41"), ("note", "Felräknat.")];
    acts.act(&mut controller, "/indicators/{id}/measurements/{measurement}/correction", &ids, &why).await;
    let series = [("name", "Kungälv"), ("kind", "municipality")];
    acts.act(&mut controller, "/comparisons", &[], &series).await;
    let all = acts.app.store.comparisons(&Actor::System).await.unwrap();
    let number = all.iter().find(|known| known.name == "Kungälv").unwrap().id.0;
    acts.act(&mut controller, "/comparisons/{id}", &[number], &[("name", "Kungälvs kommun"), series[1]]).await;
    acts.act(&mut controller, "/comparisons/{id}/removal", &[number], &[]).await;
}

async fn goals(acts: &mut Acts) {
    let mut writer = acts.app.signed_in("controller").await;
    let mut secretary = acts.app.signed_in("sekreterare").await;
    let mut manager = acts.app.signed_in("enhet").await;
    let mut head = acts.app.signed_in("forvaltning").await;
    let today = acts.app.state.today().to_string();
    let level = acts.app.store.levels(&Actor::System).await.unwrap().last().unwrap().id.to_string();
    let unit = acts.app.unit("TEN").await.to_string();
    let form = [
        ("version", "1"),
        ("title", "Nya ledningar"),
        ("level", level.as_str()),
        ("body", unit.as_str()),
        ("from", today.as_str()),
        ("given_to", unit.as_str()),
    ];
    let goal = id(&acts.act(&mut writer, "/goals", &[], &form).await);
    acts.act(&mut writer, "/goals/{id}", &[goal], &form).await;
    let version = acts.goal_version(goal).await;
    acts.act(&mut writer, "/goals/{id}/proposal", &[goal], &[("version", &version)]).await;
    let version = acts.goal_version(goal).await;
    acts.act(&mut writer, "/goals/{id}/proposal/withdrawal", &[goal], &[("version", &version)]).await;
    let version = acts.goal_version(goal).await;
    acts.act(&mut writer, "/goals/{id}/proposal", &[goal], &[("version", &version)]).await;
    let decision = |version| [("version", version), ("decided_on", today.clone()), ("paragraph", "§ 1".to_owned())];
    let registry = ("registry_number", "2026.1 TEN");
    for route in ["/goals/{id}/decision", "/goals/{id}/closing"] {
        let decision = decision(acts.goal_version(goal).await);
        let mut form: Vec<(&str, &str)> = decision.iter().map(|(name, value)| (*name, value.as_str())).collect();
        form.push(registry);
        acts.act(&mut secretary, route, &[goal], &form).await;
        if route.ends_with("decision") {
            let words = [("unit", unit.as_str()), ("text", "Vi gräver.")];
            acts.act(&mut manager, "/goals/{id}/contributions", &[goal], &words).await;
            let judgement = [("status", "met"), ("sentence", "Ledningarna är nya.")];
            acts.act(&mut head, "/goals/{id}/judgements", &[goal], &judgement).await;
        }
    }
    let draft = id(&acts.act(&mut writer, "/goals", &[], &form).await);
    acts.act(&mut writer, "/goals/{id}/removal", &[draft], &[("version", "1")]).await;
}

async fn activities(acts: &mut Acts) {
    let mut manager = acts.app.signed_in("enhet").await;
    let board = acts.app.unit("TEN").await;
    let (today, unit) = (acts.app.state.today().to_string(), board.to_string());
    let goal = acts.app.decided_goal(board).await.to_string();
    let tie = [("goal", goal.as_str()), ("effect", "Färre läckor"), ("by_when", today.as_str())];
    let form = [&[("title", "Vi letar läckor"), ("unit", unit.as_str()), ("from", today.as_str())], &tie[..]].concat();
    let number = id(&acts.act(&mut manager, "/activities", &[], &form).await);
    let form = [&[("version", "1")], &form[..3]].concat();
    acts.act(&mut manager, "/activities/{id}", &[number], &form).await;
    for (route, rest) in [
        ("/activities/{id}/adoption", &[][..]),
        ("/activities/{id}/start", &[]),
        ("/activities/{id}/steps", &[("title", "Laga")]),
        ("/activities/{id}/obstacles", &[("text", "Tjäle")]),
    ] {
        let version = acts.activity(number).await.activity.version.to_string();
        acts.act(&mut manager, route, &[number], &[&[("version", version.as_str())], rest].concat()).await;
    }
    let page = acts.activity(number).await;
    let (step, obstacle) = ([number, page.steps[0].id.0], [number, page.obstacles[0].id.0]);
    acts.act(&mut manager, "/activities/{id}/steps/{step}", &step, &[("done", "on")]).await;
    acts.act(&mut manager, "/activities/{id}/steps/{step}/removal", &step, &[]).await;
    let how = [("text", "Vi tinade.")];
    acts.act(&mut manager, "/activities/{id}/obstacles/{obstacle}/removal", &obstacle, &how).await;
    hypotheses(acts, &mut manager, number, &tie).await;
    let version = acts.activity(number).await.activity.version.to_string();
    let ending = [
        ("version", version.as_str()),
        ("ending", "stopped"),
        ("reason", "Vintern kom."),
        ("lesson", "Vi börjar på våren."),
    ];
    acts.act(&mut manager, "/activities/{id}/ending", &[number], &ending).await;
    let version = acts.activity(number).await.activity.version.to_string();
    acts.act(&mut manager, "/activities/{id}/resumption", &[number], &[("version", &version)]).await;
    let mut chief = acts.app.signed_in("direktor").await;
    let why = [("reason", "Budgeten är trång.")];
    acts.act(&mut chief, "/organisation/units/{id}/approval", &[board.0], &why).await;
    let demands = acts.app.store.demands_at(&Actor::System, board, acts.app.state.today()).await.unwrap();
    acts.act(&mut chief, "/organisation/approvals/{id}/end", &[demands[0].id.0], &[]).await;
}

async fn hypotheses(acts: &mut Acts, manager: &mut Browser, number: i64, tie: &[(&str, &str)]) {
    let first = acts.activity(number).await.hypotheses[0].hypothesis.id.0;
    let other = acts.app.decided_goal(acts.app.unit("BUN").await).await.to_string();
    let more = [&[("goal", other.as_str())], &tie[1..]].concat();
    acts.act(manager, "/activities/{id}/hypotheses", &[number], &more).await;
    let page = acts.activity(number).await;
    let version = page.activity.version.to_string();
    let second = page.hypotheses.iter().find(|tie| tie.hypothesis.id.0 != first).unwrap().hypothesis.id.0;
    let changed = [&more[..], &[("because", "Det hjälpte i fjol."), ("version", version.as_str())]].concat();
    acts.act(manager, "/activities/{id}/hypotheses/{hypothesis}", &[number, second], &changed).await;
    acts.act(manager, "/activities/{id}/hypotheses/{hypothesis}/removal", &[number, second], &[]).await;
    let verdict = [("verdict", "helped"), ("sentence", "Läckorna är färre.")];
    acts.act(manager, "/activities/{id}/hypotheses/{hypothesis}/verdict", &[number, first], &verdict).await;
}

async fn rounds(acts: &mut Acts) {
    let (today, system) = (acts.app.state.today(), Actor::System);
    let board = acts.app.unit("TEN").await;
    let (mut controller, mut manager) = (acts.app.signed_in("controller").await, acts.app.signed_in("enhet").await);
    let (unit, due) = (board.to_string(), today.to_string());
    let form = [
        ("title", "Delår 2026"),
        ("period", "2026 T2"),
        ("body", unit.as_str()),
        ("due_on", due.as_str()),
        ("sections", "front_line"),
        ("sections", "analysis"),
        ("sections", "forecast"),
    ];
    for turn in 0..2 {
        let round = id(&acts.act(&mut controller, "/rounds", &[], &form).await);
        let changed = [&[("version", "1"), ("reader", "Nämnden")], &form[..]].concat();
        acts.act(&mut controller, "/rounds/{id}", &[round], &changed).await;
        acts.act(&mut controller, "/rounds/{id}/opening", &[round], &[("version", "2")]).await;
        let at = [round, board.0];
        acts.act(&mut controller, "/rounds/{id}/units/{unit}/reminder", &at, &[]).await;
        acts.act(&mut manager, "/rounds/{id}/units/{unit}/stand-in", &at, &[("email", "")]).await;
        let page = acts.app.store.round_unit_page(&system, (RoundId(round), board), today).await.unwrap();
        for row in page.answers {
            let row = [row.answer.id.0];
            if turn == 0 {
                acts.act(&mut manager, "/follow-ups/{id}/front-line", &row, &[("text", "Rören är gamla.")]).await;
                let said = [
                    ("version", "0"),
                    ("status", "off_track"),
                    ("sentence", "Det läcker."),
                    ("what_happened", "Ett rör brast."),
                    ("forecast", "uncertain"),
                ];
                acts.act(&mut manager, "/follow-ups/{id}", &row, &said).await;
            } else {
                acts.act(&mut manager, "/follow-ups/{id}/no-change", &row, &[("version", "0")]).await;
            }
        }
        let mut member = acts.app.signed_in("namnd").await;
        acts.act(&mut manager, "/rounds/{id}/units/{unit}/hand-in", &at, &[]).await;
        acts.act(&mut member, "/rounds/{id}/units/{unit}/return", &at, &[("reason", "Skriv mer.")]).await;
        acts.act(&mut manager, "/rounds/{id}/units/{unit}/hand-in", &at, &[]).await;
        acts.act(&mut member, "/rounds/{id}/units/{unit}/approval", &at, &[]).await;
        acts.act(&mut controller, "/rounds/{id}/closing", &[round], &[("version", "3")]).await;
    }
}

async fn questions(acts: &mut Acts) {
    let board = acts.app.unit("TEN").await;
    let goal = acts.app.decided_goal(board).await.to_string();
    let mut member = acts.app.signed_in("namnd").await;
    let form = [("subject", "goal"), ("object", goal.as_str()), ("text", "Vad har ni lärt er?")];
    let question = id(&acts.act(&mut member, "/questions", &[], &form).await);
    let mut manager = acts.app.signed_in("enhet").await;
    let answer = [("version", "1"), ("text", "Att börja på våren.")];
    acts.act(&mut manager, "/questions/{id}/answer", &[question], &answer).await;
}

async fn assignments(acts: &mut Acts) {
    let mut controller = acts.app.signed_in("controller").await;
    let (board, today) = (acts.app.unit("TEN").await.to_string(), acts.app.state.today().to_string());
    let form = [("parent", board.as_str()), ("kind", "unit"), ("name", "Ledningsenheten"), ("from", "2023-01-01")];
    let unit = id(controller.post("/organisation/units", &form).await.location()).to_string();
    let goal = acts.app.decided_goal(acts.app.unit("TEN").await).await.to_string();
    let decision = [("decided_on", today.as_str()), ("paragraph", "§ 1"), ("registry_number", "2026.1 TEN")];
    let own = [
        ("title", "Utred ledningarna"),
        ("text", "Hela nätet."),
        ("unit", unit.as_str()),
        ("goal", goal.as_str()),
        ("due_on", today.as_str()),
    ];
    let mut secretary = acts.app.signed_in("sekreterare").await;
    let number = id(&acts.act(&mut secretary, "/assignments", &[], &[&own[..], &decision].concat()).await);
    let mut manager = acts.app.signed_in("enhet").await;
    let report = [("version", "1"), ("text", "Det är gjort."), ("is_final", "on")];
    acts.act(&mut manager, "/assignments/{id}/reports", &[number], &report).await;
    let back = [("version", "2"), ("reason", "Vad kostade det?")];
    acts.act(&mut secretary, "/assignments/{id}/return", &[number], &back).await;
    let close = [&[("version", "3"), ("how", "withdrawn")], &decision[..]].concat();
    acts.act(&mut secretary, "/assignments/{id}/closing", &[number], &close).await;
}

async fn measures(acts: &mut Acts) {
    let (board, today) = (acts.app.unit("TEN").await, acts.app.state.today().to_string());
    let (goal, unit) = (acts.app.decided_goal(board).await.to_string(), board.to_string());
    let mut manager = acts.app.signed_in("enhet").await;
    let form = [
        ("title", "Laga rören"),
        ("deviation", "Det läcker."),
        ("goal", goal.as_str()),
        ("unit", unit.as_str()),
        ("accountable_title", "VA-chef"),
        ("due_on", today.as_str()),
    ];
    let dropped = id(&acts.act(&mut manager, "/measures", &[], &form).await);
    let why = [("version", "1"), ("text", "Pengarna är slut.")];
    acts.act(&mut manager, "/measures/{id}/dropping", &[dropped], &why).await;
    let done = id(&acts.act(&mut manager, "/measures", &[], &form).await);
    let how = [("version", "1"), ("text", "Nio rör är lagade.")];
    acts.act(&mut manager, "/measures/{id}/finishing", &[done], &how).await;
    let effect = [("version", "2"), ("verdict", "helped"), ("sentence", "Det är torrt.")];
    acts.act(&mut manager, "/measures/{id}/effect", &[done], &effect).await;
}

async fn files(acts: &mut Acts) {
    let mut controller = acts.app.signed_in("controller").await;
    let text = "indikator;period;värde\nalingsas-sn-nettokostnad-barn-och-ungdomsvard;1999;5\n";
    let waiting = controller.upload("/imports/new", "ny.csv", text.as_bytes()).await.location().to_owned();
    acts.act(&mut controller, "/imports/waiting/{id}", &[id(&waiting)], &[]).await;
    let done = controller.get(&waiting).await;
    acts.act(&mut controller, "/imports/{id}/undo", &[id(done.location())], &[]).await;
    acts.act(&mut controller, "/export.zip", &[], &[]).await;
}

async fn set_up(acts: &mut Acts) {
    let empty = TestApp::empty().await;
    let code = server::set_up::code(&empty.state).await.unwrap().unwrap();
    let form = [
        ("code", code.as_str()),
        ("municipality", "Provköpings kommun"),
        ("council", "Kommunfullmäktige"),
        ("name", "Anna Prov"),
        ("email", "anna@prov.se"),
        ("password", "en mening att minnas"),
        ("again", "en mening att minnas"),
    ];
    let reply = empty.browser().post("/set-up", &form).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    assert!(empty.events().await > 0, "the set-up leaves its events");
    acts.done.insert("/set-up");
}
