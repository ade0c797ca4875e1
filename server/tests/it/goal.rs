use crate::app::{Browser, TestApp};
use crate::html;
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, Role};
use domain::id::{GoalId, LevelId, UnitId};
use domain::level::{LevelDraft, LevelKind};
use domain::organisation::{UnitDraft, UnitKind};
use domain::person::PersonDraft;
use domain::span::Span;

const PASSWORD: &str = "korrekt häst batteri";

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2023, 1, 1).unwrap()
}

/// A council with a board, one level, and people in roles.
pub(crate) struct Case {
    pub(crate) app: TestApp,
    board: UnitId,
    pub(crate) level: LevelId,
}

impl Case {
    pub(crate) async fn new() -> Self {
        let app = TestApp::empty().await;
        let council = Self::unit(&app, None, UnitKind::Council, "Kommunfullmäktige").await;
        let board = Self::unit(&app, Some(council), UnitKind::Board, "Tekniska nämnden").await;
        let level = LevelDraft {
            external_id: String::new(),
            position: 1,
            kind: LevelKind::Goal,
            name_sv: "Effektmål".to_owned(),
            name_en: "Effect goal".to_owned(),
            decided_by: UnitKind::Board,
        };
        let level = app.store.create_level(&Actor::System, level).await.unwrap();
        Self { app, board, level }
    }

    async fn unit(app: &TestApp, parent: Option<UnitId>, kind: UnitKind, name: &str) -> UnitId {
        let draft = UnitDraft {
            external_id: String::new(),
            parent,
            kind,
            name: name.to_owned(),
            short_name: String::new(),
            span: Span::since(day()),
        };
        app.store.create_unit(&Actor::System, draft).await.unwrap()
    }

    /// The browser of somebody who has signed in with this role at the board.
    pub(crate) async fn as_role(&self, role: Role) -> Browser {
        let email = format!("{}@kommun.se", role.word().replace('_', "-"));
        let draft =
            PersonDraft { external_id: String::new(), name: role.word().to_owned(), email: email.clone(), open: true };
        let person = self.app.store.create_person(&Actor::System, draft).await.unwrap();
        let hash = server::password::hash(PASSWORD.to_owned()).await.unwrap();
        self.app.store.set_password(&Actor::System, person, hash, None).await.unwrap();
        let held = AppointmentDraft { person, role, unit: self.board, span: Span::since(day()) };
        self.app.store.give_role(&Actor::System, held).await.unwrap();
        let mut browser = self.app.browser();
        let reply = browser.post("/sign-in", &[("email", &email), ("password", PASSWORD), ("next", "/goals")]).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
        browser
    }

    fn form(&self, title: &str) -> Vec<(&'static str, String)> {
        vec![
            ("version", "1".to_owned()),
            ("level", self.level.to_string()),
            ("body", self.board.to_string()),
            ("title", title.to_owned()),
            ("change", "Ledningsnätet förnyas".to_owned()),
            ("from", "2026-01-01".to_owned()),
            ("given_to", self.board.to_string()),
        ]
    }

    async fn send(browser: &mut Browser, address: &str, form: &[(&'static str, String)]) -> crate::app::Reply {
        let form: Vec<(&str, &str)> = form.iter().map(|(name, value)| (*name, value.as_str())).collect();
        browser.post(address, &form).await
    }

    async fn written(&self, browser: &mut Browser) -> GoalId {
        let reply = Self::send(browser, "/goals", &self.form("Nya ledningar")).await;
        assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
        let address = reply.location().strip_suffix("?done=saved").unwrap();
        address.strip_prefix("/goals/").unwrap().parse().unwrap()
    }
}

#[tokio::test]
async fn a_goal_is_written_proposed_decided_and_read_by_all() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::HeadOfAdministration).await;
    let id = case.written(&mut writer).await;
    let mut public = case.app.browser();
    assert_eq!(public.get(&format!("/goals/{id}")).await.status, StatusCode::NOT_FOUND, "a draft is not public");
    let proposed = writer.post(&format!("/goals/{id}/proposal"), &[("version", "1")]).await;
    let told = format!("/goals/{id}?done=proposed");
    assert_eq!((proposed.status, proposed.location()), (StatusCode::SEE_OTHER, told.as_str()));
    assert!(writer.get(&told).await.body.contains("Målet är föreslaget och väntar på beslut."));
    let mut secretary = case.as_role(Role::BoardSecretary).await;
    let form = secretary.get(&format!("/goals/{id}/decision")).await;
    assert_eq!(form.status, StatusCode::OK);
    let today = case.app.state.today().to_string();
    let decision =
        [("version", "2"), ("decided_on", today.as_str()), ("paragraph", "§ 85"), ("registry_number", "2026.1 TEN")];
    let decided = secretary.post(&format!("/goals/{id}/decision"), &decision).await;
    assert_eq!(decided.status, StatusCode::SEE_OTHER, "{}", decided.body);
    let page = public.get(&format!("/goals/{id}")).await;
    assert_eq!(page.status, StatusCode::OK);
    assert!(page.body.contains("§ 85") && page.body.contains("2026.1 TEN"), "{}", page.body);
    let thread = public.get("/goals").await;
    assert!(thread.body.contains("Nya ledningar") && thread.body.contains("Tekniska nämnden"), "{}", thread.body);
}

#[tokio::test]
async fn what_cannot_be_taken_comes_back_with_every_word() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::HeadOfAdministration).await;
    let mut form = case.form("");
    form.push(("to", "2025-12-31".to_owned()));
    let reply = Case::send(&mut writer, "/goals", &form).await;
    assert_eq!(reply.status, StatusCode::UNPROCESSABLE_ENTITY);
    for kept in ["Ledningsnätet förnyas", "2025-12-31", "href=\"#title\"", "href=\"#to\"", "aria-invalid=\"true\""] {
        assert!(reply.body.contains(kept), "{kept} in {}", reply.body);
    }
    let chosen = format!("value=\"{}\" checked", case.board);
    assert!(reply.body.contains(&chosen), "{chosen} in {}", reply.body);
}

#[tokio::test]
async fn a_goal_that_another_kind_of_body_decides_is_told_to_those_who_write() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::Controller).await;
    let above = LevelDraft {
        external_id: String::new(),
        position: 1,
        kind: LevelKind::Goal,
        name_sv: "Inriktning".to_owned(),
        name_en: String::new(),
        decided_by: UnitKind::Council,
    };
    let above = case.app.store.create_level(&Actor::System, above).await.unwrap();
    let told = "Beslutas av ett annat organ än nivån säger";
    let blank = writer.get("/goals/new").await;
    assert!(blank.body.contains("Inriktning · beslutas av: Fullmäktige"), "{}", blank.body);
    assert!(!blank.body.contains(told), "nothing is chosen yet");
    let mut form = case.form("Nya ledningar");
    let reply = Case::send(&mut writer, "/goals", &form).await;
    assert!(!writer.get(reply.location()).await.body.contains(told), "the board decides on this level");
    form[1].1 = above.to_string();
    let reply = Case::send(&mut writer, "/goals", &form).await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "a warning never stops: {}", reply.body);
    let page = writer.get(reply.location()).await;
    assert!(page.body.contains(told) && page.body.contains("beslutas målen på den här nivån av: Fullmäktige"));
    let edit = reply.location().replace("?done=saved", "/edit");
    assert!(writer.get(&edit).await.body.contains(told), "{edit}");
}

#[tokio::test]
async fn the_second_of_two_sees_both_texts_and_may_choose() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::HeadOfAdministration).await;
    let mut other = case.as_role(Role::Controller).await;
    let id = case.written(&mut writer).await;
    let address = format!("/goals/{id}");
    assert_eq!(Case::send(&mut other, &address, &case.form("Den andres mål")).await.status, StatusCode::SEE_OTHER);
    let reply = Case::send(&mut writer, &address, &case.form("Mitt mål")).await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    for text in ["Den andres mål", "Mitt mål", "name=\"version\" value=\"2\"", "Ledningsnätet förnyas"] {
        assert!(reply.body.contains(text), "{text} in {}", reply.body);
    }
    let mut chosen = case.form("Mitt mål");
    chosen[0].1 = "2".to_owned();
    assert_eq!(Case::send(&mut writer, &address, &chosen).await.status, StatusCode::SEE_OTHER);
    let goal = case.app.store.goal(&Actor::System, id).await.unwrap();
    assert_eq!((goal.text.title.as_str(), goal.given_to), ("Mitt mål", vec![case.board]));
}

/// What the browser sends when the side that is ticked in each field is kept: hidden fields and ticked buttons.
fn as_ticked(page: &str) -> Vec<(String, String)> {
    let parts = html::parts(page);
    let inputs = parts.iter().filter(|part| matches!(part, html::Part::Start(name, _) if name == "input"));
    let is_sent = |part: &&html::Part| match part.attribute("type") {
        Some("hidden") => part.attribute("name").is_some_and(|name| !["locale", "next"].contains(&name)),
        Some("radio") => part.attribute("checked").is_some(),
        _ => false,
    };
    let pair = |part: &html::Part| Some((part.attribute("name")?.to_owned(), part.attribute("value")?.to_owned()));
    inputs.filter(is_sent).filter_map(pair).collect()
}

#[tokio::test]
async fn lists_of_several_survive_two_who_change_at_once() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::HeadOfAdministration).await;
    let mut other = case.as_role(Role::Controller).await;
    let above = [case.written(&mut other).await, case.written(&mut other).await];
    let mut units = vec![case.board];
    for name in ["Vatten", "Gator", "Parker"] {
        units.push(Case::unit(&case.app, Some(case.board), UnitKind::Unit, name).await);
    }
    let mut themes = Vec::new();
    for name in ["Mod", "Klimat"] {
        let kind = domain::theme::ThemeKind::Value;
        let (name_sv, name_en, external_id) = (name.to_owned(), String::new(), String::new());
        let draft = domain::theme::ThemeDraft { external_id, kind, name_sv, name_en };
        themes.push(case.app.store.create_theme(&Actor::System, draft).await.unwrap());
    }
    let id = case.written(&mut writer).await;
    let address = format!("/goals/{id}");
    let mut theirs = case.form("Den andres mål");
    theirs.push(("given_to", units[1].to_string()));
    assert_eq!(Case::send(&mut other, &address, &theirs).await.status, StatusCode::SEE_OTHER);
    let mut mine = case.form("Mitt mål");
    mine.extend(units[1..].iter().map(|unit| ("given_to", unit.to_string())));
    mine.extend(above.iter().map(|goal| ("parents", goal.to_string())));
    mine.extend(themes.iter().map(|theme| ("serves", theme.to_string())));
    let reply = Case::send(&mut writer, &address, &mine).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
    for name in ["Vatten", "Gator", "Parker", "Mod", "Klimat", "Den andres mål", "Mitt mål"] {
        assert!(reply.body.contains(name), "{name} in {}", reply.body);
    }
    let chosen = as_ticked(&reply.body);
    let chosen: Vec<(&str, &str)> = chosen.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let saved = writer.post(&address, &chosen).await;
    assert_eq!(saved.status, StatusCode::SEE_OTHER, "{chosen:?}: {}", saved.body);
    let goal = case.app.store.goal(&Actor::System, id).await.unwrap();
    assert_eq!((goal.text.title.as_str(), goal.text.change.as_str()), ("Mitt mål", "Ledningsnätet förnyas"));
    let sorted = |mut ids: Vec<i64>| {
        ids.sort_unstable();
        ids
    };
    assert_eq!(sorted(goal.given_to.iter().map(|id| id.0).collect()), units.iter().map(|id| id.0).collect::<Vec<_>>());
    assert_eq!(sorted(goal.parents.iter().map(|id| id.0).collect()), above.iter().map(|id| id.0).collect::<Vec<_>>());
    assert_eq!(sorted(goal.serves.iter().map(|id| id.0).collect()), themes.iter().map(|id| id.0).collect::<Vec<_>>());
}

#[tokio::test]
async fn who_may_not_is_told_so() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::HeadOfAdministration).await;
    let id = case.written(&mut writer).await;
    let mut public = case.app.browser();
    let form = public.get("/goals/new").await;
    assert_eq!((form.status, form.location()), (StatusCode::SEE_OTHER, "/sign-in?next=%2Fgoals%2Fnew"));
    let mut auditor = case.as_role(Role::Auditor).await;
    assert_eq!(auditor.get("/goals/new").await.status, StatusCode::FORBIDDEN);
    assert_eq!(auditor.get(&format!("/goals/{id}")).await.status, StatusCode::OK, "auditors read drafts");
    assert_eq!(auditor.get(&format!("/goals/{id}/edit")).await.status, StatusCode::FORBIDDEN);
    let proposed = auditor.post(&format!("/goals/{id}/proposal"), &[("version", "1")]).await;
    assert_eq!(proposed.status, StatusCode::FORBIDDEN);
    let early = writer.get(&format!("/goals/{id}/decision")).await;
    assert_eq!(early.status, StatusCode::FORBIDDEN);
    let mut secretary = case.as_role(Role::BoardSecretary).await;
    let early = secretary.get(&format!("/goals/{id}/decision")).await;
    assert_eq!(early.status, StatusCode::CONFLICT, "a decision before its proposal");
    assert_eq!(public.get("/goals/4711").await.status, StatusCode::NOT_FOUND);
}

#[tokio::test]
async fn the_address_holds_the_choices_and_what_cannot_be_read_is_left_out() {
    let case = Case::new().await;
    let mut public = case.app.browser();
    let reply = public.get("/goals?body=&level=x&status=met&year=2026&on=").await;
    assert_eq!(reply.status, StatusCode::OK);
    assert!(reply.body.contains("value=\"met\" selected"), "{}", reply.body);
    let past = public.get("/goals?on=2024-01-01").await;
    assert!(past.body.contains("time-banner"), "{}", past.body);
}

/// A goal that the board has decided, and the browser of its secretary.
async fn decided(case: &Case, writer: &mut Browser, secretary: &mut Browser) -> GoalId {
    let id = case.written(writer).await;
    writer.post(&format!("/goals/{id}/proposal"), &[("version", "1")]).await;
    let reply = register(case, secretary, id, "decision", "2").await;
    assert_eq!(reply.status, StatusCode::SEE_OTHER, "{}", reply.body);
    id
}

async fn register(case: &Case, by: &mut Browser, id: GoalId, what: &str, version: &str) -> crate::app::Reply {
    let today = case.app.state.today().to_string();
    let form = [
        ("version", version),
        ("decided_on", today.as_str()),
        ("paragraph", "§ 85"),
        ("registry_number", "2026.1 TEN"),
    ];
    by.post(&format!("/goals/{id}/{what}"), &form).await
}

#[tokio::test]
async fn a_decision_that_cannot_be_registered_now_keeps_what_was_typed() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::HeadOfAdministration).await;
    let mut secretary = case.as_role(Role::BoardSecretary).await;
    let id = case.written(&mut writer).await;
    writer.post(&format!("/goals/{id}/proposal"), &[("version", "1")]).await;
    // While the form is open the proposal is taken back, changed and made again.
    writer.post(&format!("/goals/{id}/proposal/withdrawal"), &[("version", "2")]).await;
    let mut changed = case.form("Andra ledningar");
    changed[0].1 = "3".to_owned();
    Case::send(&mut writer, &format!("/goals/{id}"), &changed).await;
    writer.post(&format!("/goals/{id}/proposal"), &[("version", "4")]).await;
    let reply = register(&case, &mut secretary, id, "decision", "2").await;
    assert_eq!(reply.status, StatusCode::CONFLICT);
    for kept in ["§ 85", "2026.1 TEN", "Målet har ändrats", "Andra ledningar", "name=\"version\" value=\"5\""] {
        assert!(reply.body.contains(kept), "{kept} in {}", reply.body);
    }
    assert_eq!(register(&case, &mut secretary, id, "decision", "5").await.status, StatusCode::SEE_OTHER);
    // Somebody else has registered it already: there is nothing to save, and nothing typed is lost either.
    for what in ["decision", "closing"] {
        let reply = register(&case, &mut secretary, id, what, "5").await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{what}");
        assert!(reply.body.contains("§ 85") && reply.body.contains("2026.1 TEN"), "{what}: {}", reply.body);
    }
    let told = register(&case, &mut secretary, id, "decision", "6").await;
    assert!(told.body.contains("Målet måste vara föreslaget innan beslutet registreras."), "{}", told.body);
    let mut member = case.as_role(Role::Auditor).await;
    assert_eq!(register(&case, &mut member, id, "decision", "6").await.status, StatusCode::FORBIDDEN);
}

#[tokio::test]
async fn a_goal_whose_state_does_not_allow_the_change_comes_back_with_every_word() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::HeadOfAdministration).await;
    let mut other = case.as_role(Role::Controller).await;
    let mut secretary = case.as_role(Role::BoardSecretary).await;
    let id = case.written(&mut writer).await;
    other.post(&format!("/goals/{id}/proposal"), &[("version", "1")]).await;
    // While one was writing the other has proposed it. What cannot be read either does not hide that.
    for (title, from) in [("Min långa text", "2026-01-01"), ("Min långa text", "i fjol")] {
        let mut form = case.form(title);
        form[5].1 = from.to_owned();
        let reply = Case::send(&mut writer, &format!("/goals/{id}"), &form).await;
        assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
        for kept in ["Målet är inte längre ett utkast.", title, from, "Ledningsnätet förnyas"] {
            assert!(reply.body.contains(kept), "{kept} in {}", reply.body);
        }
    }
    // The goal to be replaced was closed meanwhile.
    let old = decided(&case, &mut writer, &mut secretary).await;
    assert_eq!(register(&case, &mut secretary, old, "closing", "3").await.status, StatusCode::SEE_OTHER);
    let mut form = case.form("Det som ersätter");
    form.push(("replaces", old.to_string()));
    let reply = Case::send(&mut writer, "/goals", &form).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
    for kept in ["Målet gäller inte längre.", "Det som ersätter", "Ledningsnätet förnyas"] {
        assert!(reply.body.contains(kept), "{kept} in {}", reply.body);
    }
}

#[tokio::test]
async fn the_second_who_judges_sees_both_judgements() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::HeadOfAdministration).await;
    let mut other = case.as_role(Role::UnitManager).await;
    let mut secretary = case.as_role(Role::BoardSecretary).await;
    let id = decided(&case, &mut writer, &mut secretary).await;
    let address = format!("/goals/{id}/judgements");
    assert!(writer.get(&address).await.body.contains("name=\"seen\" value=\"\""), "nobody has judged");
    let first = [("seen", ""), ("status", "on_track"), ("sentence", "Grävandet går som det ska.")];
    assert_eq!(other.post(&address, &first).await.status, StatusCode::SEE_OTHER);
    let second = [("seen", ""), ("status", "off_track"), ("sentence", "Pengarna är slut.")];
    let reply = writer.post(&address, &second).await;
    assert_eq!(reply.status, StatusCode::CONFLICT, "{}", reply.body);
    for told in ["Någon annan har bedömt målet", "Grävandet går som det ska.", "Pengarna är slut."] {
        assert!(reply.body.contains(told), "{told} in {}", reply.body);
    }
    let page = case.app.store.goal_page(&Actor::System, id, None, case.app.state.today()).await.unwrap();
    let seen = page.judgement_id.unwrap().to_string();
    assert!(reply.body.contains(&format!("name=\"seen\" value=\"{seen}\"")), "{}", reply.body);
    let again = [("seen", seen.as_str()), ("status", "off_track"), ("sentence", "Pengarna är slut.")];
    assert_eq!(writer.post(&address, &again).await.status, StatusCode::SEE_OTHER);
    // Closed meanwhile: there is nothing to judge, and nothing typed is lost.
    assert_eq!(register(&case, &mut secretary, id, "closing", "3").await.status, StatusCode::SEE_OTHER);
    let late = writer.post(&address, &again).await;
    assert_eq!(late.status, StatusCode::CONFLICT);
    assert!(
        late.body.contains("Målet gäller inte längre.") && late.body.contains("Pengarna är slut."),
        "{}",
        late.body
    );
}

#[tokio::test]
async fn what_was_chosen_and_has_ended_is_drawn_and_goes_only_when_the_writer_takes_it_away() {
    let case = Case::new().await;
    let mut writer = case.as_role(Role::Controller).await;
    let mut secretary = case.as_role(Role::BoardSecretary).await;
    let above = decided(&case, &mut writer, &mut secretary).await;
    let unit = Case::unit(&case.app, Some(case.board), UnitKind::Unit, "Vattenverket").await;
    let mut form = case.form("Under det andra");
    form.extend([("parents", above.to_string()), ("given_to", unit.to_string())]);
    let reply = Case::send(&mut writer, "/goals", &form).await;
    let draft = reply.location().strip_prefix("/goals/").unwrap().split('?').next().unwrap().to_owned();
    // The goal above is replaced, and the unit ends.
    let mut new = case.form("I stället");
    new.push(("replaces", above.to_string()));
    let reply = Case::send(&mut writer, "/goals", &new).await;
    let new = reply.location().strip_prefix("/goals/").unwrap().split('?').next().unwrap().parse().map(GoalId).unwrap();
    writer.post(&format!("/goals/{new}/proposal"), &[("version", "1")]).await;
    assert_eq!(register(&case, &mut secretary, new, "decision", "2").await.status, StatusCode::SEE_OTHER);
    let today = case.app.state.today();
    let known = case.app.store.unit(&Actor::System, unit).await.unwrap();
    let ended = UnitDraft {
        external_id: String::new(),
        parent: known.parent,
        kind: known.kind,
        name: known.name,
        short_name: String::new(),
        span: known.span.ending(today.pred_opt().unwrap()).unwrap(),
    };
    case.app.store.change_unit(&Actor::System, unit, known.version, ended).await.unwrap();
    let page = writer.get(&format!("/goals/{draft}/edit")).await;
    for drawn in [
        format!("value=\"{above}\" checked"),
        "Nya ledningar (Effektmål, ersatt)".to_owned(),
        format!("value=\"{unit}\" checked"),
        "Vattenverket (finns inte längre)".to_owned(),
    ] {
        assert!(page.body.contains(&drawn), "{drawn} in {}", page.body);
    }
    let fresh = writer.get("/goals/new").await;
    assert!(!fresh.body.contains("Vattenverket") && !fresh.body.contains("Nya ledningar"), "nobody chooses them anew");
    // In the thread the draft, once decided, hangs on what took the place.
    let public = case.app.browser().get(&format!("/goals/{above}")).await;
    assert!(public.body.contains("Målet är ersatt") && public.body.contains("I stället"), "{}", public.body);
}
