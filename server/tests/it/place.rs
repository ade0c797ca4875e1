//! A municipality with something of every kind, at the board where the sample's people sit (TEN) and at another (BUN).

use crate::app::{Browser, TestApp};
use crate::body::{self, Body};
use domain::activity::{ActivityDraft, ActivityStage, Ending, Proposal};
use domain::actor::Actor;
use domain::appointment::{AppointmentDraft, Role};
use domain::comparison::{ComparisonDraft, ComparisonKind};
use domain::decision::{DecidedOn, DecisionFilter, DecisionKind};
use domain::goal::{GoalDraft, GoalText};
use domain::hypothesis::HypothesisDraft;
use domain::id::{ApprovalDemandId, ComparisonId, GoalId, IndicatorId, LevelId, PersonId, ThemeId, UnitId};
use domain::indicator::{Aim, TargetDraft};
use domain::level::{LevelDraft, LevelKind};
use domain::organisation::{UnitDraft, UnitKind};
use domain::period::Period;
use domain::person::PersonDraft;
use domain::span::Span;
use domain::theme::{ThemeDraft, ThemeKind};
use server::routes::Route;

/// The sample's account of each role.
pub(crate) const ACCOUNTS: [(Role, &str); 13] = [
    (Role::CouncilMember, "fullmaktige"),
    (Role::ExecutiveBoardMember, "styrelse"),
    (Role::BoardMember, "namnd"),
    (Role::OppositionCommissioner, "opposition"),
    (Role::CompanyDirector, "bolag"),
    (Role::ChiefExecutive, "direktor"),
    (Role::HeadOfAdministration, "forvaltning"),
    (Role::UnitManager, "enhet"),
    (Role::Employee, "medarbetare"),
    (Role::Controller, "controller"),
    (Role::BoardSecretary, "sekreterare"),
    (Role::Auditor, "revisor"),
    (Role::Administrator, "administrator"),
];

/// The words that only the titles of [`Place::goals`] have.
pub(crate) const TITLE: &str = "Prövat mål";

/// The place.
pub(crate) struct Place {
    /// The server.
    pub(crate) app: TestApp,
    /// A stranger, and somebody signed in for each role.
    pub(crate) readers: Vec<(&'static str, Browser)>,
    /// Goals in every state that a reader may meet.
    pub(crate) goals: Vec<Object>,
    /// Indicators, each with a target and a measurement of it.
    pub(crate) indicators: Vec<Object>,
    /// Units.
    pub(crate) units: Vec<Object>,
    comparisons: Vec<Object>,
    activities: Vec<Object>,
    approvals: Vec<Object>,
    rounds: Vec<Object>,
    follow_ups: Vec<Object>,
    assignments: Vec<Object>,
    measures: Vec<Object>,
    questions: Vec<Object>,
    minutes_items: Vec<Object>,
    levels: Vec<Object>,
    themes: Vec<Object>,
    people: Vec<Object>,
    appointments: Vec<Object>,
    imports: Vec<Object>,
    waiting: Vec<Object>,
    /// A role that the controller holds besides.
    pub(crate) second_role: String,
    /// The board of the sample's people.
    pub(crate) own: UnitId,
    /// Another board.
    pub(crate) other: UnitId,
    /// The council.
    pub(crate) council: UnitId,
    /// The lowest level.
    pub(crate) level: LevelId,
    /// A goal that the board has decided.
    pub(crate) decided: GoalId,
}

/// What a route's `{…}` may mean.
#[derive(Clone, Debug)]
pub(crate) struct Object {
    /// What stands in the snapshot.
    pub(crate) name: &'static str,
    /// What stands in the address for each `{…}`.
    pub(crate) parts: Vec<(&'static str, String)>,
    /// The unit that it belongs to.
    pub(crate) unit: UnitId,
}

impl Object {
    fn new(name: &'static str, id: i64, unit: UnitId) -> Self {
        Self::of(name, &[("id", id)], unit)
    }

    pub(crate) fn of(name: &'static str, parts: &[(&'static str, i64)], unit: UnitId) -> Self {
        Self { name, parts: parts.iter().map(|(part, id)| (*part, id.to_string())).collect(), unit }
    }

    /// What stands for `{part}`.
    pub(crate) fn part(&self, part: &str) -> &str {
        &self.parts.iter().find(|(known, _)| *known == part).unwrap_or_else(|| panic!("{} has no {part}", self.name)).1
    }

    /// Its id.
    pub(crate) fn id(&self) -> i64 {
        self.part("id").parse().unwrap()
    }
}

/// What to ask, and what to send along.
pub(crate) struct Target {
    /// What it is about.
    pub(crate) name: &'static str,
    /// Where.
    pub(crate) address: String,
    /// What an act is sent, as it should be.
    pub(crate) body: Body,
}

impl Place {
    /// The place with everything in it.
    pub(crate) async fn found() -> Self {
        let app = TestApp::with_sample().await;
        let (own, other, council) = (app.unit("TEN").await, app.unit("BUN").await, app.unit("KF").await);
        let level = app.store.levels(&Actor::System).await.unwrap().last().unwrap().id;
        let mut readers = vec![("nobody", app.browser())];
        for (role, mailbox) in ACCOUNTS {
            readers.push((role.word(), app.signed_in(mailbox).await));
        }
        let (people, appointments) = people(&app).await;
        let controller = readers.iter().find(|(name, _)| *name == Role::Controller.word()).unwrap().1.clone();
        let (waiting, imports) = files(&app, controller, own).await;
        let decided = app.decided_goal(own).await;
        app.decided_goal(other).await;
        let (rounds, follow_ups) = crate::round::rounds(&app, (own, other)).await;
        Self {
            rounds,
            follow_ups,
            assignments: crate::assignment::assignments(&app, (own, other)).await,
            measures: crate::measure::measures(&app, (own, other), decided).await,
            questions: crate::question::questions(&app, (own, other)).await,
            minutes_items: minutes_items(&app, (own, other)).await,
            activities: activities(&app, (own, other), decided).await,
            approvals: approvals(&app, (own, other)).await,
            decided,
            goals: goals(&app, (own, other), level).await,
            indicators: vec![
                indicator(&app, "own", own).await,
                indicator(&app, "other's", app.unit("VON").await).await,
            ],
            units: units(&app, (own, other, council)).await,
            comparisons: comparisons(&app, own).await,
            levels: levels(&app, own).await,
            themes: themes(&app, own).await,
            second_role: second_role(&app).await,
            people,
            appointments,
            imports,
            waiting,
            readers,
            own,
            other,
            council,
            level,
            app,
        }
    }

    /// Every way to ask the route: one for each object that its `{…}` may mean, and for each unit that its form may name.
    pub(crate) async fn targets(&self, route: &Route) -> Vec<Target> {
        let mut targets = Vec::new();
        for object in self.objects(route) {
            let body =
                if route.method == "GET" { Body::Form(Vec::new()) } else { body::of(self, route.path, &object).await };
            targets.push(Target { name: object.name, address: filled(route.path, &object), body });
        }
        targets
    }

    /// Where the route is asked: one address for each object that its `{…}` may mean.
    pub(crate) fn addresses(&self, route: &Route) -> Vec<String> {
        self.objects(route).iter().map(|object| filled(route.path, object)).collect()
    }

    fn objects(&self, route: &Route) -> Vec<Object> {
        let word = |part, name: &'static str| Object { name, parts: vec![(part, name.to_owned())], unit: self.own };
        let names_a_unit = route.method == "POST"
            && ["/goals", "/indicators", "/activities", "/rounds", "/assignments", "/measures"].contains(&route.path);
        match route.path {
            _ if names_a_unit => {
                vec![Object::of("own", &[], self.own), Object::of("other's", &[], self.other)]
            }
            path if !path.contains('{') => vec![Object::of("", &[], self.own)],
            "/reminders/{token}" => vec![word("token", "nobodys")],
            "/api/{name}" => vec![word("name", "search"), word("name", "nothing")],
            "/data/{file}" => {
                ["goals.csv", "measurements.json", "people.csv"].into_iter().map(|name| word("file", name)).collect()
            }
            "/account/sessions/{id}/end" => vec![Object::new("the first reader's", 1, self.own)],
            path if path.starts_with("/goals/") || path.starts_with("/presentation/goals/") => self.goals.clone(),
            path if path.starts_with("/indicators/") => self.indicators.clone(),
            path if path.starts_with("/comparisons/") => self.comparisons.clone(),
            path if path.starts_with("/activities/") => self.activities.clone(),
            path if path.starts_with("/rounds/") => self.rounds.clone(),
            path if path.starts_with("/assignments/") => self.assignments.clone(),
            path if path.starts_with("/measures/") => self.measures.clone(),
            path if path.starts_with("/minutes-items/") => self.minutes_items.clone(),
            path if path.starts_with("/questions/") => self.questions.clone(),
            path if path.starts_with("/follow-ups/") => self.follow_ups.clone(),
            path if path.starts_with("/organisation/approvals/") => self.approvals.clone(),
            path if path.starts_with("/organisation/") => self.units.clone(),
            path if path.starts_with("/imports/waiting/") => self.waiting.clone(),
            path if path.starts_with("/imports/") => self.imports.clone(),
            path if path.starts_with("/administration/levels/") => self.levels.clone(),
            path if path.starts_with("/administration/themes/") => self.themes.clone(),
            path if path.starts_with("/administration/people/") => self.people.clone(),
            path if path.starts_with("/administration/appointments/") => self.appointments.clone(),
            other => panic!("what {other} is about has to stand here"),
        }
    }
}

/// The path with its `{…}` parts filled in.
fn filled(path: &str, object: &Object) -> String {
    let part = |part: &str| match part.strip_prefix('{').and_then(|part| part.strip_suffix('}')) {
        Some(name) => object.part(name).to_owned(),
        None => part.to_owned(),
    };
    path.split('/').map(part).collect::<Vec<_>>().join("/")
}

async fn goals(app: &TestApp, (own, other): (UnitId, UnitId), level: LevelId) -> Vec<Object> {
    let mut goals = Vec::new();
    for (name, body, proposed) in [
        ("draft, own", own, false),
        ("draft, other's", other, false),
        ("proposed, own", own, true),
        ("proposed, other's", other, true),
    ] {
        let title = format!("{TITLE} nummer {}", goals.len());
        goals.push(Object::new(name, goal(app, (body, level), title, proposed).await.0, body));
    }
    goals.push(Object::new("decided, own", app.decided_goal(own).await.0, own));
    goals.push(Object::new("decided, other's", app.decided_goal(other).await.0, other));
    goals
}

async fn goal(app: &TestApp, (body, level): (UnitId, LevelId), title: String, proposed: bool) -> GoalId {
    let today = app.state.today();
    let draft = GoalDraft {
        external_id: String::new(),
        level,
        body,
        accountable: None,
        parents: Vec::new(),
        given_to: Vec::new(),
        serves: Vec::new(),
        text: GoalText { title, ..GoalText::default() },
        span: Span::since(today),
        replaces: None,
        source: String::new(),
    };
    let id = app.store.create_goal(&Actor::System, draft).await.unwrap();
    if proposed {
        app.store.propose_goal(&Actor::System, id, 1, today).await.unwrap();
    }
    id
}

async fn indicator(app: &TestApp, name: &'static str, unit: UnitId) -> Object {
    let id: IndicatorId = app.indicator(unit).await;
    let target = TargetDraft { period: Period::Year(2030), aim: Aim::Increase, interim: false, note: String::new() };
    let target = app.store.set_target(&Actor::System, id, target, None).await.unwrap();
    let page = app.store.indicator_page(&Actor::System, id, None, app.state.today()).await.unwrap();
    let parts = [("id", id.0), ("measurement", page.measurements[0].id.0), ("target", target.0)];
    Object::of(name, &parts, unit)
}

async fn units(app: &TestApp, (own, other, council): (UnitId, UnitId, UnitId)) -> Vec<Object> {
    let draft = UnitDraft {
        external_id: String::new(),
        parent: Some(council),
        kind: UnitKind::Board,
        name: "Ny nämnd".to_owned(),
        short_name: String::new(),
        span: Span::since(app.state.today()),
    };
    let unused = app.store.create_unit(&Actor::System, draft).await.unwrap();
    vec![
        Object::new("own", own.0, own),
        Object::new("other's", other.0, other),
        Object::new("unused", unused.0, unused),
    ]
}

/// Activities in the states that acts ask for, each with a step, an obstacle and a hypothesis whose day has come.
async fn activities(app: &TestApp, (own, other): (UnitId, UnitId), goal: GoalId) -> Vec<Object> {
    let mut found = Vec::new();
    for (name, unit, stage) in [
        ("proposed, own", own, ActivityStage::Proposed),
        ("planned, own", own, ActivityStage::Planned),
        ("ongoing, other's", other, ActivityStage::Ongoing),
        ("over, own", own, ActivityStage::Stopped),
    ] {
        found.push(activity(app, name, (unit, goal), stage).await);
    }
    found
}

async fn activity(app: &TestApp, name: &'static str, (unit, goal): (UnitId, GoalId), stage: ActivityStage) -> Object {
    let (store, today, system) = (&app.store, app.state.today(), &Actor::System);
    let activity = ActivityDraft {
        external_id: String::new(),
        title: name.to_owned(),
        what: String::new(),
        unit,
        shared: Vec::new(),
        accountable_title: String::new(),
        span: Span::since(today),
        cost: None,
        hours: None,
        evidence: None,
        experiment: false,
        needs: Vec::new(),
        source: String::new(),
    };
    let effect = "Färre läckor".to_owned();
    let hypothesis = Some(HypothesisDraft { effect, by_when: Some(today), ..HypothesisDraft::of_goal(goal) });
    let proposal = Proposal { activity, hypothesis, adopt: stage != ActivityStage::Proposed };
    let id = store.propose_activity(system, proposal, today).await.unwrap();
    store.add_step(system, id, ("Leta".to_owned(), Some(today))).await.unwrap();
    store.raise_obstacle(system, id, "Tjäle".to_owned(), today).await.unwrap();
    let page = store.activity_page(system, id, today).await.unwrap();
    let version = page.activity.version;
    match stage {
        ActivityStage::Ongoing => store.start_activity(system, id, version, today).await.unwrap(),
        ActivityStage::Stopped => {
            let ending = Ending::Stopped { reason: "Vintern kom.".to_owned(), lesson: String::new() };
            store.end_activity(system, id, version, ending, today).await.unwrap();
        }
        _ => {}
    }
    let parts = [
        ("id", id.0),
        ("step", page.steps[0].id.0),
        ("obstacle", page.obstacles[0].id.0),
        ("hypothesis", page.hypotheses[0].hypothesis.id.0),
    ];
    Object::of(name, &parts, unit)
}

/// Demands that have not begun: no adoption is held up by them.
async fn approvals(app: &TestApp, (own, other): (UnitId, UnitId)) -> Vec<Object> {
    let mut found = Vec::new();
    for (name, unit) in [("own", own), ("other's", other)] {
        let demand = ("Budgeten är trång.".to_owned(), Span::since("2999-01-01".parse().unwrap()));
        let id: ApprovalDemandId = app.store.demand_approval(&Actor::System, unit, demand).await.unwrap();
        found.push(Object::new(name, id.0, unit));
    }
    found
}

async fn comparisons(app: &TestApp, own: UnitId) -> Vec<Object> {
    let draft = ComparisonDraft {
        external_id: String::new(),
        kind: ComparisonKind::Municipality,
        name: "Provköping".to_owned(),
        kolada_code: String::new(),
        group_year: None,
    };
    let unused: ComparisonId = app.store.create_comparison(&Actor::System, draft).await.unwrap();
    vec![Object::new("used", 1, own), Object::new("unused", unused.0, own)]
}

async fn levels(app: &TestApp, own: UnitId) -> Vec<Object> {
    let used = app.store.levels(&Actor::System).await.unwrap()[0].id;
    let draft = LevelDraft {
        external_id: String::new(),
        position: 9,
        kind: LevelKind::Goal,
        name_sv: "Inriktning".to_owned(),
        name_en: String::new(),
        decided_by: UnitKind::Board,
    };
    let unused = app.store.create_level(&Actor::System, draft).await.unwrap();
    vec![Object::new("used", used.0, own), Object::new("unused", unused.0, own)]
}

async fn themes(app: &TestApp, own: UnitId) -> Vec<Object> {
    let used: ThemeId = app.store.themes(&Actor::System).await.unwrap()[0].id;
    let draft = ThemeDraft {
        external_id: String::new(),
        kind: ThemeKind::Value,
        name_sv: "Mod".to_owned(),
        name_en: String::new(),
    };
    let unused = app.store.create_theme(&Actor::System, draft).await.unwrap();
    vec![Object::new("used", used.0, own), Object::new("unused", unused.0, own)]
}

/// Another controller and another administrator, who are none of the sample's.
async fn people(app: &TestApp) -> (Vec<Object>, Vec<Object>) {
    let unit = app.unit("KS").await;
    let mut people = vec![Object::new("the first reader", 1, unit)];
    let mut appointments = Vec::new();
    for (name, mailbox, role) in
        [("a controller", "andra", Role::Controller), ("an administrator", "nya", Role::Administrator)]
    {
        let email = format!("{mailbox}@exempel.verkan.se");
        let draft = PersonDraft { external_id: String::new(), name: mailbox.to_owned(), email, open: true };
        let person: PersonId = app.store.create_person(&Actor::System, draft).await.unwrap();
        let hash = server::password::hash("exempel-kommunen".to_owned()).await.unwrap();
        app.store.set_password(&Actor::System, person, hash, None).await.unwrap();
        let draft = AppointmentDraft { person, role, unit, span: Span::since(app.state.today()) };
        let appointment = app.store.give_role(&Actor::System, draft).await.unwrap();
        people.push(Object::new(name, person.0, unit));
        appointments.push(Object::new(name, appointment.0, unit));
    }
    (people, appointments)
}

async fn second_role(app: &TestApp) -> String {
    let filter = domain::appointment::AppointmentFilter {
        role: Role::BoardSecretary.word().to_owned(),
        q: "controller".to_owned(),
        ..Default::default()
    };
    let held = app.store.appointments(&Actor::System, &filter, app.state.today()).await.unwrap();
    held.rows.first().unwrap().id.to_string()
}

/// Files that wait, the controller's and another's; and what has been imported, the sample and a file.
async fn files(app: &TestApp, mut controller: Browser, own: UnitId) -> (Vec<Object>, Vec<Object>) {
    let mut waiting = Vec::new();
    let mut another = app.signed_in("andra").await;
    for (name, browser, year) in [("own", &mut controller, 1998), ("another's", &mut another, 1997)] {
        waiting.push(Object::new(name, last_number(&bring(browser, year).await), own));
    }
    let address = bring(&mut controller, 1999).await;
    controller.post(&address, &[]).await;
    let imported = last_number(controller.get(&address).await.location());
    (waiting, vec![Object::new("the sample", 1, own), Object::new("a file", imported, own)])
}

async fn bring(browser: &mut Browser, year: i32) -> String {
    browser.upload("/imports/new", "ny.csv", body::figures(year).as_bytes()).await.location().to_owned()
}

/// The number that stands last in the path of an address.
pub(crate) fn last_number(address: &str) -> i64 {
    address.split('?').next().and_then(|path| path.rsplit('/').next()).unwrap().parse().unwrap()
}

/// What the minutes of each board tell: both read by everybody.
async fn minutes_items(app: &TestApp, (own, other): (UnitId, UnitId)) -> Vec<Object> {
    let mut found = Vec::new();
    for (name, body) in [("own", own), ("other's", other)] {
        let filter =
            DecisionFilter { body: Some(body), kind: Some(DecisionKind::MatterDecided), ..DecisionFilter::default() };
        let list = app.store.decision_list(&Actor::System, &filter, chrono::Utc::now().date_naive()).await.unwrap();
        let DecidedOn::Minutes(item) = list.rows[0].on else { panic!("{:?}", list.rows[0]) };
        found.push(Object::new(name, item.0, body));
    }
    found
}
