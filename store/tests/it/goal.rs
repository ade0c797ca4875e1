use crate::place::{Municipality, acting, day, on_both, today};
use domain::actor::Actor;
use domain::appointment::Role;
use domain::contribution::ContributionDraft;
use domain::event::{Act, ObjectKind, TrailFilter};
use domain::field::Problem;
use domain::goal::{Accountable, Decision, GoalDraft, GoalForm, GoalStage, GoalText, ThreadFilter};
use domain::id::{GoalId, LevelId, UnitId};
use domain::judgement::JudgementForm;
use domain::level::{LevelDraft, LevelKind};
use domain::organisation::{UnitDraft, UnitKind};
use domain::permission::Action;
use domain::publishing::{Check, SoftLimit};
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;
use domain::status::Status;
use domain::theme::{ThemeDraft, ThemeKind};
use store::{Error, Store};

/// A level for goals of boards.
pub(crate) async fn level(store: &Store, position: i32, kind: LevelKind) -> LevelId {
    let draft = LevelDraft {
        external_id: String::new(),
        position,
        kind,
        name_sv: format!("Nivå {position}"),
        name_en: String::new(),
        decided_by: UnitKind::Board,
    };
    store.create_level(&Actor::System, draft).await.unwrap()
}

/// A goal that is to hold from 2026 to 2028.
pub(crate) fn draft(level: LevelId, body: UnitId, title: &str) -> GoalDraft {
    GoalDraft {
        external_id: String::new(),
        level,
        body,
        accountable: None,
        parents: Vec::new(),
        given_to: Vec::new(),
        serves: Vec::new(),
        text: GoalText { title: title.to_owned(), ..GoalText::default() },
        span: Span::new(day(2026, 1, 1), Some(day(2028, 12, 31))).unwrap(),
        replaces: None,
        source: String::new(),
    }
}

/// What a body decided on a day.
pub(crate) fn decision(body: UnitId, year: i32, month: u32, of_month: u32) -> Decision {
    Decision {
        body,
        date: Some(day(year, month, of_month)),
        paragraph: "§ 85".to_owned(),
        registry_number: "2026.019 BUN".to_owned(),
    }
}

/// A goal that the body has decided.
pub(crate) async fn decided(store: &Store, draft: GoalDraft, on: Decision) -> GoalId {
    let id = store.create_goal(&Actor::System, draft).await.unwrap();
    store.propose_goal(&Actor::System, id, 1, on.date.unwrap()).await.unwrap();
    store.decide_goal(&Actor::System, id, 2, on).await.unwrap();
    id
}

/// A goal that the body decided at the turn of the year.
pub(crate) async fn decided_goal(store: &Store, level: LevelId, body: UnitId, title: &str) -> GoalId {
    decided(store, draft(level, body, title), decision(body, 2026, 1, 1)).await
}

pub(crate) fn rejected<T: std::fmt::Debug>(result: Result<T, Error>) -> Rejection {
    result.unwrap_err().rejection().cloned().expect("a rejection")
}

pub(crate) fn problem<T: std::fmt::Debug>(result: Result<T, Error>, field: &str) -> Option<Problem> {
    rejected(result).field_errors().and_then(|errors| errors.of(field).cloned())
}

/// The judgement form, made when what holds now held.
pub(crate) async fn judging(store: &Store, id: GoalId, status: Status, sentence: &str) -> JudgementForm {
    let page = store.goal_page(&Actor::System, id, None, today()).await.unwrap();
    JudgementForm {
        seen: page.judgement_id.map(|id| id.to_string()).unwrap_or_default(),
        status: status.word().to_owned(),
        sentence: sentence.to_owned(),
    }
}

#[test]
fn a_goal_goes_from_draft_to_decided_and_every_step_is_told() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let board = acting(store, Role::BoardMember, municipality.board).await;
        let head = acting(store, Role::HeadOfAdministration, municipality.administration).await;
        let goal = draft(level, municipality.board, "Fler blir behöriga");
        let id = store.create_goal(&head, goal).await.unwrap();
        store.propose_goal(&head, id, 1, today()).await.unwrap();
        store.take_back_goal(&head, id, 2).await.unwrap();
        store.propose_goal(&head, id, 3, today()).await.unwrap();
        store.decide_goal(&board, id, 4, decision(municipality.board, 2026, 11, 21)).await.unwrap();
        let goal = store.goal(&Actor::Public, id).await.unwrap();
        assert_eq!(goal.state.stage(), GoalStage::Decided);
        assert_eq!(goal.state.decision().unwrap().paragraph, "§ 85");
        assert_eq!(goal.version, 5);
    });
}

#[test]
fn transitions_that_are_not_there_are_refused() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let system = &Actor::System;
        let id = store.create_goal(system, draft(level, body, "Mål")).await.unwrap();
        let early = store.decide_goal(system, id, 1, decision(body, 2026, 11, 21)).await;
        assert_eq!(rejected(early), StateProblem::NotProposed.into(), "a decision before its proposal");
        assert_eq!(rejected(store.take_back_goal(system, id, 1).await), StateProblem::NotProposed.into());
        store.propose_goal(system, id, 1, today()).await.unwrap();
        let backdated = store.decide_goal(system, id, 2, decision(body, 2026, 11, 1)).await;
        assert_eq!(problem(backdated, "decided_on"), Some(Problem::DecidedBeforeProposed));
        let changed = store.change_goal(system, id, 2, draft(level, body, "Annat")).await;
        assert_eq!(rejected(changed), StateProblem::NotADraft.into());
        store.decide_goal(system, id, 2, decision(body, 2026, 11, 21)).await.unwrap();
        let changed = store.change_goal(system, id, 3, draft(level, body, "Annat")).await;
        assert_eq!(rejected(changed), StateProblem::AdoptedIsNeverEdited.into());
        let removed = store.remove_goal(system, id, 3).await;
        assert_eq!(rejected(removed), StateProblem::AdoptedIsNeverEdited.into());
        let early = store.close_goal(system, id, 3, decision(body, 2026, 11, 1)).await;
        assert_eq!(problem(early, "decided_on"), Some(Problem::EndsBeforeStart));
        store.close_goal(system, id, 3, decision(body, 2026, 11, 21)).await.unwrap();
        let again = store.close_goal(system, id, 4, decision(body, 2026, 11, 21)).await;
        assert_eq!(rejected(again), StateProblem::NotInForce.into());
    });
}

#[test]
fn a_new_decision_replaces_the_old_goal_in_the_same_moment() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let old = decided(store, draft(level, body, "Gammalt"), decision(body, 2026, 1, 10)).await;
        let copy = store.goal_replacement(&Actor::System, old).await.unwrap();
        assert_eq!((copy.replaces, copy.state.stage()), (Some(old), GoalStage::Draft));
        let new = GoalDraft { replaces: Some(old), ..draft(level, body, "Nytt") };
        let first = store.create_goal(&Actor::System, new.clone()).await.unwrap();
        let second = store.create_goal(&Actor::System, new.clone()).await.unwrap();
        store.propose_goal(&Actor::System, first, 1, day(2026, 6, 1)).await.unwrap();
        store.propose_goal(&Actor::System, second, 1, day(2026, 6, 1)).await.unwrap();
        store.decide_goal(&Actor::System, first, 2, decision(body, 2026, 6, 2)).await.unwrap();
        let page = store.goal_page(&Actor::Public, old, None, today()).await.unwrap();
        assert_eq!(page.goal.state.stage(), GoalStage::Replaced);
        assert_eq!(page.replaced_by, Some((first, "Nytt".to_owned())));
        let too_late = store.decide_goal(&Actor::System, second, 2, decision(body, 2026, 6, 2)).await;
        assert_eq!(rejected(too_late), StateProblem::NotInForce.into(), "a goal is replaced once");
        assert_eq!(
            store.goal(&Actor::System, second).await.unwrap().state.stage(),
            GoalStage::Proposed,
            "nothing half done"
        );
        let other = GoalDraft { replaces: Some(first), ..draft(level, municipality.executive, "Annat organ") };
        let other = store.create_goal(&Actor::System, other).await;
        assert_eq!(rejected(other), StateProblem::ReplacedByAnotherBody.into());
    });
}

#[test]
fn who_may_not_is_told_no_without_learning_what_is_hidden() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let goal = draft(level, body, "Mål");
        let id = store.create_goal(&Actor::System, goal.clone()).await.unwrap();
        let secretary = acting(store, Role::BoardSecretary, body).await;
        let elsewhere = acting(store, Role::BoardMember, municipality.executive).await;
        let administrator = acting(store, Role::Administrator, municipality.council).await;
        assert_eq!(rejected(store.create_goal(&Actor::Public, goal.clone()).await), Rejection::SignInNeeded);
        let forbidden = Rejection::Forbidden(Action::WriteGoal);
        assert_eq!(rejected(store.create_goal(&secretary, goal.clone()).await), forbidden);
        assert_eq!(rejected(store.create_goal(&elsewhere, goal.clone()).await), forbidden);
        assert_eq!(rejected(store.change_goal(&elsewhere, id, 1, goal.clone()).await), forbidden);
        assert_eq!(rejected(store.goal(&Actor::Public, id).await), Rejection::NotFound, "a draft is not public");
        assert_eq!(rejected(store.goal(&administrator, id).await), Rejection::NotFound);
        let page = store.goal_page(&Actor::Public, id, None, today()).await;
        assert_eq!(rejected(page), Rejection::NotFound);
        assert!(store.goal(&elsewhere, id).await.is_ok(), "minority and majority read the same drafts");
        store.propose_goal(&Actor::System, id, 1, today()).await.unwrap();
        let decided = store.decide_goal(&elsewhere, id, 2, decision(body, 2026, 11, 21)).await;
        assert_eq!(rejected(decided), Rejection::Forbidden(Action::RegisterDecision));
        store.decide_goal(&secretary, id, 2, decision(body, 2026, 11, 21)).await.unwrap();
        assert!(store.goal(&Actor::Public, id).await.is_ok(), "what is decided is public");
    });
}

#[test]
fn of_two_who_change_at_once_exactly_one_wins() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let id = store.create_goal(&Actor::System, draft(level, municipality.board, "Mål")).await.unwrap();
        let change = |title: &str| {
            let (store, draft) = (store.clone(), draft(level, municipality.board, title));
            tokio::spawn(async move { store.change_goal(&Actor::System, id, 1, draft).await })
        };
        let (first, second) = tokio::join!(change("Ett"), change("Två"));
        let results = [first.unwrap(), second.unwrap()];
        assert_eq!(results.iter().filter(|result| result.is_ok()).count(), 1, "{results:?}");
        let lost = results.into_iter().find(Result::is_err).unwrap();
        assert_eq!(rejected(lost), Rejection::ChangedByAnother);
        assert_eq!(store.goal(&Actor::System, id).await.unwrap().version, 2);
    });
}

#[test]
fn of_eight_who_change_at_once_exactly_one_wins_every_time() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let id = store.create_goal(&Actor::System, draft(level, municipality.board, "Mål")).await.unwrap();
        for round in 1..=300 {
            let change = |client: i32| {
                let (store, draft) = (store.clone(), draft(level, municipality.board, &format!("{client} i {round}")));
                tokio::spawn(async move { (client, store.change_goal(&Actor::System, id, round, draft).await) })
            };
            let clients: Vec<_> = (0..8).map(change).collect();
            let mut winners = Vec::new();
            for client in clients {
                match client.await.unwrap() {
                    (client, Ok(())) => winners.push(client),
                    (_, lost) => assert_eq!(rejected(lost), Rejection::ChangedByAnother, "round {round}"),
                }
            }
            let goal = store.goal(&Actor::System, id).await.unwrap();
            assert_eq!(winners.len(), 1, "round {round}");
            assert_eq!(
                (goal.version, goal.text.title),
                (round + 1, format!("{} i {round}", winners[0])),
                "nothing else is written"
            );
        }
    });
}

#[test]
fn what_a_draft_points_at_has_to_be_there() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let create = |draft: GoalDraft| async { store.create_goal(&Actor::System, draft).await };
        let sound = || draft(level, body, "Mål");
        assert_eq!(
            problem(create(GoalDraft { level: LevelId(99), ..sound() }).await, "level"),
            Some(Problem::DoesNotExist)
        );
        assert_eq!(
            problem(create(GoalDraft { body: UnitId(99), ..sound() }).await, "body"),
            Some(Problem::DoesNotExist)
        );
        let by_school = create(GoalDraft { body: municipality.school, ..sound() }).await;
        assert_eq!(problem(by_school, "body"), Some(Problem::DoesNotExist), "a school decides no goals");
        let given = create(GoalDraft { given_to: vec![UnitId(99)], ..sound() }).await;
        assert_eq!(problem(given, "given_to"), Some(Problem::DoesNotExist));
        let accountable = Some(Accountable { title: "Rektor".to_owned(), unit: UnitId(99) });
        let accountable = create(GoalDraft { accountable, ..sound() }).await;
        assert_eq!(problem(accountable, "accountable_unit"), Some(Problem::DoesNotExist));
        let upper = create(sound()).await.unwrap();
        let lower = create(GoalDraft { parents: vec![upper], ..sound() }).await.unwrap();
        let looped = GoalDraft { parents: vec![lower], ..sound() };
        let looped = store.change_goal(&Actor::System, upper, 1, looped).await;
        assert_eq!(problem(looped, "parents"), Some(Problem::UnderItself));
    });
}

#[test]
fn the_red_thread_holds_together_and_filters() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let (upper, lower) = (level(store, 1, LevelKind::Goal).await, level(store, 2, LevelKind::Goal).await);
        let (council, board) = (municipality.council, municipality.board);
        let top = decided(store, draft(upper, council, "Överst"), decision(council, 2026, 1, 10)).await;
        let hung = GoalDraft { parents: vec![top], ..draft(lower, board, "Hänger") };
        let hung = decided(store, hung, decision(board, 2026, 2, 10)).await;
        let loose = decided(store, draft(lower, board, "Lös"), decision(board, 2026, 3, 10)).await;
        let pending = store.create_goal(&Actor::System, draft(lower, board, "Utkast")).await.unwrap();
        let thread = store.red_thread(&Actor::Public, &ThreadFilter::default(), today()).await.unwrap();
        let shape: Vec<_> =
            thread.goals.iter().map(|goal| (goal.row.id, goal.parents.clone(), goal.hangs_loose)).collect();
        assert_eq!(shape, [(top, vec![], false), (hung, vec![top], false), (loose, vec![], true)]);
        assert_eq!((thread.total, thread.bodies.len(), thread.pending.len()), (3, 2, 0));
        let controller = acting(store, Role::Controller, council).await;
        let thread = store.red_thread(&controller, &ThreadFilter::default(), today()).await.unwrap();
        assert_eq!(thread.pending.iter().map(|row| row.id).collect::<Vec<_>>(), [pending]);
        let of_board = ThreadFilter { body: Some(board), ..ThreadFilter::default() };
        let thread = store.red_thread(&Actor::Public, &of_board, today()).await.unwrap();
        let shape: Vec<_> =
            thread.goals.iter().map(|goal| (goal.row.id, goal.parents.clone(), goal.hangs_loose)).collect();
        assert_eq!(
            shape,
            [(hung, vec![], false), (loose, vec![], true)],
            "a parent that is filtered away is not missing"
        );
        assert_eq!(thread.total, 3);
        let met = ThreadFilter { status: Some(Status::Met), ..ThreadFilter::default() };
        assert!(store.red_thread(&Actor::Public, &met, today()).await.unwrap().goals.is_empty());
        let other_year = ThreadFilter { year: Some(2024), ..ThreadFilter::default() };
        assert!(store.red_thread(&Actor::Public, &other_year, today()).await.unwrap().goals.is_empty());
    });
}

#[test]
fn the_red_thread_of_a_focus_area_holds_the_goals_that_serve_it() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let (upper, lower) = (level(store, 1, LevelKind::Goal).await, level(store, 2, LevelKind::Goal).await);
        let (council, board) = (municipality.council, municipality.board);
        let theme = ThemeDraft {
            external_id: String::new(),
            kind: ThemeKind::FocusArea,
            name_sv: "Livskvalitet".to_owned(),
            name_en: String::new(),
        };
        let theme = store.create_theme(&Actor::System, theme).await.unwrap();
        let top = decided(store, draft(upper, council, "Överst"), decision(council, 2026, 1, 10)).await;
        let serving = GoalDraft { parents: vec![top], serves: vec![theme], ..draft(lower, board, "Tjänar") };
        let serving = decided(store, serving, decision(board, 2026, 2, 10)).await;
        for on in [None, Some(day(2026, 3, 1))] {
            let filter = ThreadFilter { theme: Some(theme), on, ..ThreadFilter::default() };
            place.statements.forget();
            let thread = store.red_thread(&Actor::Public, &filter, today()).await.unwrap();
            assert!(place.statements.count() <= 6, "{:?}", place.statements.texts());
            let shape: Vec<_> = thread.goals.iter().map(|goal| (goal.row.id, goal.hangs_loose)).collect();
            assert_eq!((shape, thread.total), (vec![(serving, false)], 2));
        }
        let found = store.search(&Actor::Public, "livskvalitet").await.unwrap();
        assert_eq!(found.hits[0].address(), format!("/goals?theme={theme}"));
    });
}

#[test]
fn the_past_reads_as_it_was() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let old = decided(store, draft(level, body, "Gammalt"), decision(body, 2026, 1, 10)).await;
        for (status, month) in [(Status::OnTrack, 3), (Status::OffTrack, 5)] {
            let form = judging(store, old, status, "Skäl").await;
            store.judge_goal(&Actor::System, old, &form, day(2026, month, 1)).await.unwrap();
        }
        let new = GoalDraft { replaces: Some(old), ..draft(level, body, "Nytt") };
        let new = decided(store, new, decision(body, 2026, 6, 2)).await;
        let on = |date| ThreadFilter { on: Some(date), ..ThreadFilter::default() };
        let shown = |date| async move {
            let thread = store.red_thread(&Actor::Public, &on(date), today()).await.unwrap();
            thread.goals.iter().map(|goal| goal.row.id).collect::<Vec<_>>()
        };
        assert!(shown(day(2026, 1, 9)).await.is_empty());
        assert_eq!(shown(day(2026, 1, 10)).await, [old]);
        assert_eq!(shown(day(2026, 6, 1)).await, [old]);
        assert_eq!(shown(day(2026, 6, 2)).await, [new]);
        let page = store.goal_page(&Actor::Public, old, Some(day(2026, 4, 1)), today()).await.unwrap();
        assert_eq!(page.goal.state.stage(), GoalStage::Decided);
        assert_eq!(page.judgement.unwrap().status, Status::OnTrack, "the judgement of that day");
        assert_eq!(page.replaced_by, None);
        let too_early = store.goal_page(&Actor::Public, old, Some(day(2026, 1, 1)), today()).await;
        assert_eq!(rejected(too_early), Rejection::NotFound);
        let now = store.goal_page(&Actor::Public, old, None, today()).await.unwrap();
        assert_eq!(now.judgement.unwrap().status, Status::OffTrack, "the newest holds");
    });
}

#[test]
fn a_judgement_that_differs_needs_a_sentence() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let accountable = Some(Accountable { title: "Rektor".to_owned(), unit: municipality.school });
        let goal = GoalDraft { accountable, ..draft(level, body, "Mål") };
        let id = decided(store, goal, decision(body, 2026, 1, 10)).await;
        let elsewhere = acting(store, Role::UnitManager, municipality.other_school).await;
        let told = store.judge_goal(&elsewhere, id, &judging(store, id, Status::Met, "Skäl").await, today()).await;
        assert_eq!(rejected(told), Rejection::Forbidden(Action::JudgeGoal));
        let principal = acting(store, Role::UnitManager, municipality.school).await;
        assert!(store.goal_page(&principal, id, None, today()).await.unwrap().allowed.judge);
        let silent = store.judge_goal(&principal, id, &judging(store, id, Status::Met, " ").await, today()).await;
        assert_eq!(problem(silent, "sentence"), Some(Problem::Required));
        let made = judging(store, id, Status::CannotJudge, "").await;
        store.judge_goal(&Actor::System, id, &made, today()).await.unwrap();
        let page = store.goal_page(&Actor::Public, id, None, today()).await.unwrap();
        let judgement = page.judgement.unwrap();
        assert_eq!(
            (judgement.status, judgement.suggested, judgement.by),
            (Status::CannotJudge, Status::CannotJudge, None)
        );
        let again = store.judge_goal(&Actor::System, id, &made, today()).await;
        assert_eq!(rejected(again), Rejection::ChangedByAnother, "nobody replaces what they have not seen");
        let made = judging(store, id, Status::CannotJudge, "").await;
        store.judge_goal(&Actor::System, id, &made, today()).await.unwrap();
    });
}

#[test]
fn a_unit_states_one_contribution_and_may_change_it() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let id = decided(store, draft(level, body, "Mål"), decision(body, 2026, 1, 10)).await;
        let principal = acting(store, Role::UnitManager, municipality.school).await;
        let said = |unit, version, text: &str| ContributionDraft { unit, version, text: text.to_owned() };
        let school = municipality.school;
        store.state_contribution(&principal, id, said(school, None, "Vi läser mer"), today()).await.unwrap();
        let twice = store.state_contribution(&principal, id, said(school, None, "Igen"), today()).await;
        assert_eq!(rejected(twice), Rejection::ChangedByAnother);
        store.state_contribution(&principal, id, said(school, Some(1), "Vi läser mycket"), today()).await.unwrap();
        let stale = store.state_contribution(&principal, id, said(school, Some(1), "Nej"), today()).await;
        assert_eq!(rejected(stale), Rejection::ChangedByAnother);
        let other =
            store.state_contribution(&principal, id, said(municipality.other_school, None, "Nej"), today()).await;
        assert_eq!(rejected(other), Rejection::Forbidden(Action::StateContribution));
        let page = store.goal_page(&Actor::Public, id, None, today()).await.unwrap();
        assert_eq!(page.contributions.len(), 1);
        assert_eq!(page.contributions[0].text, "Vi läser mycket");
    });
}

#[test]
fn writers_see_what_is_missing_and_nobody_else_does() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let id = decided(store, draft(level, body, "Mål"), decision(body, 2026, 1, 10)).await;
        let head = acting(store, Role::HeadOfAdministration, municipality.administration).await;
        let page = store.goal_page(&head, id, None, today()).await.unwrap();
        assert!(page.checks.contains(&Check::NoIndicator) && page.checks.contains(&Check::NoAccountableRole));
        assert!(page.allowed.replace && page.allowed.contribute && !page.allowed.close && !page.allowed.write);
        let page = store.goal_page(&Actor::Public, id, None, today()).await.unwrap();
        assert!(page.checks.is_empty() && page.limits.is_empty());
    });
}

#[test]
fn the_goals_on_a_level_are_counted_alike_wherever_they_are_counted() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let mut standing = Vec::new();
        for number in 1..=9 {
            let goal = draft(level, body, &format!("Mål {number}"));
            standing.push(decided(store, goal, decision(body, 2026, 1, 10)).await);
        }
        let ended = Span::new(day(2026, 1, 1), Some(day(2026, 2, 1))).unwrap();
        decided(store, GoalDraft { span: ended, ..draft(level, body, "Har gått ut") }, decision(body, 2026, 1, 10))
            .await;
        let page = async |goal: GoalId| store.goal_page(&Actor::System, goal, None, today()).await.unwrap().limits;
        let crowded = async |replaces: Option<GoalId>| {
            let typed =
                GoalForm { replaces: replaces.map(|id| id.to_string()).unwrap_or_default(), ..GoalForm::default() };
            store.goal_choices(&Actor::System, None, &[&typed], today()).await.unwrap().crowded
        };
        assert_eq!(page(standing[0]).await, [], "the ninth is not too many, and what has ended is not counted");
        let new = store.create_goal(&Actor::System, draft(level, body, "Ett till")).await.unwrap();
        assert_eq!(page(new).await, [SoftLimit::GoalsOnLevel { count: 10 }]);
        assert_eq!(crowded(None).await, [(level, 9)]);
        let instead = GoalDraft { replaces: Some(standing[0]), ..draft(level, body, "I stället") };
        let instead = store.create_goal(&Actor::System, instead).await.unwrap();
        assert_eq!(page(instead).await, [], "it takes the place of one of the nine");
        assert_eq!(crowded(Some(standing[0])).await, []);
    });
}

#[test]
fn a_level_with_goals_cannot_be_taken_away() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let (used, unused) = (level(store, 1, LevelKind::Goal).await, level(store, 2, LevelKind::Goal).await);
        store.create_goal(&Actor::System, draft(used, municipality.board, "Mål")).await.unwrap();
        let removed = store.remove_level(&Actor::System, used).await;
        assert_eq!(rejected(removed), StateProblem::LevelHasGoals.into());
        store.remove_level(&Actor::System, unused).await.unwrap();
        assert_eq!(store.levels(&Actor::Public).await.unwrap().len(), 1);
        let member = acting(store, Role::CouncilMember, municipality.council).await;
        let removed = store.remove_level(&member, used).await;
        assert_eq!(rejected(removed), Rejection::Forbidden(Action::ManageModel));
    });
}

#[test]
fn pages_ask_the_database_as_often_for_many_goals_as_for_few() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let top = decided(store, draft(level, body, "Överst"), decision(body, 2026, 1, 10)).await;
        for number in 0..30 {
            let goal = GoalDraft { parents: vec![top], ..draft(level, body, &format!("Mål {number}")) };
            decided(store, goal, decision(body, 2026, 1, 10)).await;
        }
        let head = acting(store, Role::HeadOfAdministration, municipality.administration).await;
        for on in [None, Some(day(2026, 2, 1))] {
            place.statements.forget();
            let filter = ThreadFilter { on, ..ThreadFilter::default() };
            assert_eq!(store.red_thread(&head, &filter, today()).await.unwrap().goals.len(), 31);
            assert!(place.statements.count() <= 6, "{:#?}", place.statements.texts());
            place.statements.forget();
            assert_eq!(store.goal_page(&head, top, on, today()).await.unwrap().below.len(), 30);
            let most = if on.is_none() { 1 } else { 5 };
            assert!(place.statements.count() <= most, "{:#?}", place.statements.texts());
        }
        place.statements.forget();
        store.goal_choices(&head, None, &[], today()).await.unwrap();
        assert!(place.statements.count() <= 6, "{:#?}", place.statements.texts());
    });
}

#[test]
fn a_unit_that_is_no_more_states_no_contribution() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let id =
            decided(store, draft(level, municipality.board, "Mål"), decision(municipality.board, 2026, 1, 10)).await;
        let school = store.unit(&Actor::Public, municipality.school).await.unwrap();
        let ended = Span::new(day(2023, 1, 1), Some(day(2026, 10, 31))).unwrap();
        let draft = UnitDraft { span: ended, ..crate::organisation::draft_of(&school) };
        store.change_unit(&Actor::System, school.id, school.version, draft).await.unwrap();
        let said = ContributionDraft { unit: school.id, version: None, text: "Vi läser mer".to_owned() };
        let told = store.state_contribution(&Actor::System, id, said, today()).await;
        assert_eq!(problem(told, "unit"), Some(Problem::DoesNotExist));
    });
}

#[test]
fn nothing_is_decided_for_a_body_that_has_been_ended_meanwhile() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.executive;
        let id = store.create_goal(&Actor::System, draft(level, body, "Mål")).await.unwrap();
        store.propose_goal(&Actor::System, id, 1, day(2026, 1, 1)).await.unwrap();
        let board = store.unit(&Actor::Public, body).await.unwrap();
        let ended = Span::new(day(2023, 1, 1), Some(day(2026, 12, 31))).unwrap();
        let change = UnitDraft { span: ended, ..crate::organisation::draft_of(&board) };
        store.change_unit(&Actor::System, body, board.version, change).await.unwrap();
        let told = store.decide_goal(&Actor::System, id, 2, decision(body, 2026, 1, 10)).await;
        assert_eq!(rejected(told), Rejection::State(StateProblem::BodyDoesNotLast));
    });
}

#[test]
fn a_model_is_drafted_in_any_order_and_decided_from_above() {
    on_both(|place| async move {
        let store = &place.store;
        let municipality = Municipality::found(store).await;
        let level = level(store, 1, LevelKind::Goal).await;
        let body = municipality.board;
        let proposed = async |parents| {
            let goal = GoalDraft { parents, ..draft(level, body, "Mål") };
            let id = store.create_goal(&Actor::System, goal).await.unwrap();
            store.propose_goal(&Actor::System, id, 1, day(2026, 1, 1)).await.unwrap();
            id
        };
        let decide = async |id| store.decide_goal(&Actor::System, id, 2, decision(body, 2026, 1, 10)).await;
        let upper = proposed(Vec::new()).await;
        let lower = proposed(vec![upper]).await;
        assert_eq!(rejected(decide(lower).await), Rejection::State(StateProblem::ParentIsNotDecided));
        decide(upper).await.unwrap();
        decide(lower).await.unwrap();

        let gone = store.create_goal(&Actor::System, draft(level, body, "Utkast")).await.unwrap();
        let hanging = proposed(vec![gone]).await;
        store.remove_goal(&Actor::System, gone, 1).await.unwrap();
        assert_eq!(store.goal(&Actor::System, hanging).await.unwrap().parents, []);
        let filter = TrailFilter { kind: Some(ObjectKind::Goal), object: Some(hanging.0), ..TrailFilter::default() };
        let newest = store.trail(&Actor::System, &filter).await.unwrap().rows.remove(0);
        assert_eq!((newest.act, newest.changes[0].field.as_str()), (Act::Changed, "parents"));
    });
}
