//! Start pages: what the public sees, what each role sees, and in how many statements.

use crate::place::{Municipality, Place, acting, day, on_both, today};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::event::{Act, ObjectKind, TrailFilter};
use domain::goal::{Decision, GoalDraft, GoalText};
use domain::id::{GoalId, LevelId, UnitId};
use domain::level::{LevelDraft, LevelKind};
use domain::organisation::UnitKind;
use domain::rejection::Rejection;
use domain::span::Span;
use domain::status::Status;
use sea_orm::{ConnectOptions, ConnectionTrait, Database, DatabaseBackend, Statement};
use store::Store;

async fn level(store: &Store, position: i32, kind: LevelKind, decided_by: UnitKind) -> LevelId {
    let draft = LevelDraft {
        external_id: String::new(),
        position,
        kind,
        name_sv: format!("Nivå {position}"),
        name_en: String::new(),
        decided_by,
    };
    store.create_level(&Actor::System, draft).await.unwrap()
}

async fn draft(store: &Store, level: LevelId, body: UnitId, given_to: Vec<UnitId>, title: &str) -> GoalId {
    let draft = GoalDraft {
        external_id: String::new(),
        level,
        body,
        accountable: None,
        parents: Vec::new(),
        given_to,
        serves: Vec::new(),
        text: GoalText { title: title.to_owned(), ..GoalText::default() },
        span: Span::new(day(2026, 1, 1), Some(day(2028, 12, 31))).unwrap(),
        replaces: None,
        source: String::new(),
    };
    store.create_goal(&Actor::System, draft).await.unwrap()
}

async fn decided(store: &Store, level: LevelId, body: UnitId, given_to: Vec<UnitId>, title: &str) -> GoalId {
    let id = draft(store, level, body, given_to, title).await;
    let decision = Decision {
        body,
        date: Some(day(2026, 2, 2)),
        paragraph: "§ 85".to_owned(),
        registry_number: "2026.019 BUN".to_owned(),
    };
    store.propose_goal(&Actor::System, id, 1, day(2026, 1, 15)).await.unwrap();
    store.decide_goal(&Actor::System, id, 2, decision).await.unwrap();
    id
}

struct Goals {
    vision: GoalId,
    council: GoalId,
    board: GoalId,
    draft: GoalId,
}

/// A vision, a goal of the council, a goal of the board given to a school, and a draft of the board's.
async fn goals(store: &Store, at: &Municipality) -> Goals {
    let vision = level(store, 1, LevelKind::Vision, UnitKind::Council).await;
    let overall = level(store, 2, LevelKind::Goal, UnitKind::Council).await;
    let direction = level(store, 3, LevelKind::Goal, UnitKind::Board).await;
    Goals {
        vision: decided(store, vision, at.council, Vec::new(), "Vision 2040").await,
        council: decided(store, overall, at.council, Vec::new(), "Sveriges mest effektiva kommun").await,
        board: decided(store, direction, at.board, vec![at.school], "Fler klarar skolan").await,
        draft: draft(store, direction, at.board, Vec::new(), "Ett utkast").await,
    }
}

fn ids(rows: &[domain::goal::GoalRow]) -> Vec<GoalId> {
    rows.iter().map(|row| row.id).collect()
}

#[test]
fn the_public_starts_with_the_uppermost_goals_and_no_draft() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let goals = goals(&place.store, &municipality).await;
        place.statements.forget();
        let start = place.store.public_start(&Actor::Public, today()).await.unwrap();
        assert!(place.statements.count() <= 6, "{:?}", place.statements.texts());
        assert_eq!(start.vision, Some((goals.vision, "Vision 2040".to_owned())));
        assert_eq!(ids(&start.goals), [goals.council, goals.board]);
        assert_eq!((start.total, start.distribution), (2, vec![(Status::CannotJudge, 2)]));
    });
}

#[test]
fn an_empty_verkan_has_an_empty_start() {
    on_both(|place| async move {
        let start = place.store.public_start(&Actor::Public, today()).await.unwrap();
        assert!(start.goals.is_empty() && start.vision.is_none() && start.newest.is_empty());
    });
}

/// Whatever units have answered since, nobody walks back through it. PostgreSQL chooses by what it has counted, which is nothing here.
async fn newest_events_come_from_their_index(place: &Place) {
    let mut options = ConnectOptions::new(&place.url);
    // The order of the letters does not matter here, but its name is asked for.
    options.map_sqlx_sqlite_opts(|sqlite| sqlite.collation("swedish", str::cmp));
    let raw = Database::connect(options).await.unwrap();
    if raw.get_database_backend() == DatabaseBackend::Sqlite {
        let texts = place.statements.texts();
        let recent = texts.iter().find(|text| text.contains("\"event\".\"hash\"")).unwrap();
        let plan = Statement::from_string(DatabaseBackend::Sqlite, format!("EXPLAIN QUERY PLAN {recent}"));
        let steps = raw.query_all_raw(plan).await.unwrap();
        let steps: Vec<String> = steps.iter().map(|step| step.try_get("", "detail").unwrap()).collect();
        let of_events: Vec<&String> = steps.iter().filter(|step| step.contains(" event ")).collect();
        assert_eq!(of_events, ["SCAN event USING INDEX event_followed_idx"]);
    }
}

#[test]
fn each_role_starts_with_what_concerns_it() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let goals = goals(&place.store, &municipality).await;
        let cases = [
            (Role::BoardMember, municipality.board, vec![goals.board], vec![goals.draft]),
            (Role::CouncilMember, municipality.council, vec![goals.council], vec![]),
            (Role::UnitManager, municipality.school, vec![goals.board], vec![]),
            (Role::UnitManager, municipality.other_school, vec![], vec![]),
            (Role::HeadOfAdministration, municipality.administration, vec![goals.board], vec![goals.draft]),
            (Role::Employee, municipality.school, vec![goals.board], vec![goals.draft]),
        ];
        for (role, unit, own, awaiting) in cases {
            let actor = acting(&place.store, role, unit).await;
            place.statements.forget();
            let start = place.store.role_start(&actor, today()).await.unwrap();
            assert!(place.statements.count() <= 2, "{role:?}: {:?}", place.statements.texts());
            assert_eq!(ids(&start.goals), own, "{role:?}");
            assert_eq!(ids(&start.awaiting), awaiting, "{role:?}");
            assert_eq!(start.orphans, None, "{role:?}");
            assert!(!start.recent.is_empty(), "{role:?}");
        }
        let controller = acting(&place.store, Role::Controller, municipality.executive).await;
        place.statements.forget();
        let start = place.store.role_start(&controller, today()).await.unwrap();
        assert!(place.statements.count() <= 2, "{:?}", place.statements.texts());
        assert_eq!((start.goals.len(), start.awaiting.len(), start.orphans), (2, 1, Some(0)));
        newest_events_come_from_their_index(&place).await;
        let administrator = acting(&place.store, Role::Administrator, municipality.council).await;
        let start = place.store.role_start(&administrator, today()).await.unwrap();
        assert!(start.awaiting.is_empty(), "an administrator reads no drafts");
        let drafts = start.recent.iter().filter(|row| row.object == goals.draft.0).count();
        assert_eq!(drafts, 0, "and hears of none");
    });
}

#[test]
fn the_history_of_a_goal_begins_for_the_public_with_the_decision() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        let goals = goals(&place.store, &municipality).await;
        let of =
            |id: GoalId| TrailFilter { kind: Some(ObjectKind::Goal), object: Some(id.0), ..TrailFilter::default() };
        let public = place.store.trail(&Actor::Public, &of(goals.board)).await.unwrap();
        assert_eq!(public.rows.iter().map(|row| row.act).collect::<Vec<_>>(), [Act::Decided]);
        assert_eq!(public.label, "Fler klarar skolan");
        let member = acting(&place.store, Role::BoardMember, municipality.board).await;
        let whole = place.store.trail(&member, &of(goals.board)).await.unwrap();
        let acts: Vec<_> = whole.rows.iter().map(|row| row.act).collect();
        assert_eq!(acts, [Act::Decided, Act::Proposed, Act::Created]);
        let decided = &whole.rows[0].changes;
        let body = decided.iter().find(|change| change.field == "state.decision.body").unwrap();
        assert_eq!(body.after.as_deref(), Some("Barn- och ungdomsnämnden"));
        let told = place.store.trail(&Actor::Public, &of(goals.draft)).await.unwrap_err();
        assert_eq!(told.rejection(), Some(&Rejection::NotFound));
        assert_eq!(place.store.trail(&member, &of(goals.draft)).await.unwrap().rows.len(), 1);
    });
}

#[test]
fn drafts_are_searched_only_by_those_who_may_read_them() {
    on_both(|place| async move {
        let municipality = Municipality::found(&place.store).await;
        goals(&place.store, &municipality).await;
        let member = acting(&place.store, Role::BoardMember, municipality.board).await;
        assert_eq!(place.store.search(&Actor::Public, "utkast").await.unwrap().hits.len(), 0);
        assert_eq!(place.store.search(&member, "utkast").await.unwrap().hits.len(), 1);
        assert_eq!(place.store.search(&Actor::Public, "klarar skolan").await.unwrap().hits.len(), 1);
    });
}
