use crate::case::{any_day, day, decision, goal};
use domain::field::Problem;
use domain::goal::{Accountable, Decision, DecisionForm, Goal, GoalForm, GoalStage, GoalState, GoalText};
use domain::id::{GoalId, LevelId, ThemeId, UnitId};
use domain::rejection::{Rejection, StateProblem};
use domain::span::Span;
use proptest::prelude::*;

/// What somebody may try with a goal.
#[derive(Clone, Debug)]
enum Try {
    Propose,
    TakeBack,
    Decide,
    Close,
    Replace,
}

fn any_try() -> impl Strategy<Value = Try> {
    prop_oneof![Just(Try::Propose), Just(Try::TakeBack), Just(Try::Decide), Just(Try::Close), Just(Try::Replace)]
}

fn attempt(state: GoalState, act: &Try) -> Result<GoalState, Rejection> {
    match act {
        Try::Propose => state.propose(day("2026-01-10")),
        Try::TakeBack => state.take_back(),
        Try::Decide => state.decide(decision(2, "2026-02-01")),
        Try::Close => state.close(decision(2, "2026-03-01")),
        Try::Replace => state.replace(GoalId(9), &decision(2, "2026-03-01")),
    }
}

fn is_allowed(from: GoalStage, act: &Try) -> Option<GoalStage> {
    match (from, act) {
        (GoalStage::Draft, Try::Propose) => Some(GoalStage::Proposed),
        (GoalStage::Proposed, Try::TakeBack) => Some(GoalStage::Draft),
        (GoalStage::Proposed, Try::Decide) => Some(GoalStage::Decided),
        (GoalStage::Decided, Try::Close) => Some(GoalStage::Closed),
        (GoalStage::Decided, Try::Replace) => Some(GoalStage::Replaced),
        _ => None,
    }
}

proptest! {
    #[test]
    fn a_goal_takes_only_the_allowed_ways(tries in proptest::collection::vec(any_try(), 0..40)) {
        let mut state = GoalState::Draft;
        let mut adopted: Option<Decision> = None;
        for act in &tries {
            let before = state.stage();
            match attempt(state.clone(), act) {
                Ok(next) => {
                    prop_assert_eq!(is_allowed(before, act), Some(next.stage()));
                    state = next;
                }
                Err(_) => prop_assert_eq!(is_allowed(before, act), None),
            }
            if let Some(adopted) = &adopted {
                prop_assert_eq!(state.decision(), Some(adopted));
            }
            adopted = state.decision().cloned();
        }
    }
}

#[test]
fn a_body_does_not_decide_before_the_proposal() {
    let proposed = GoalState::Draft.propose(day("2026-02-02")).unwrap();
    let refused = proposed.clone().decide(decision(2, "2026-02-01")).unwrap_err();
    assert_eq!(refused.field_errors().unwrap().of("decided_on"), Some(&Problem::DecidedBeforeProposed));
    assert!(proposed.decide(decision(2, "2026-02-02")).is_ok());
}

#[test]
fn a_goal_is_not_closed_or_replaced_before_it_was_decided() {
    let decided = GoalState::Decided { decision: decision(2, "2026-02-01") };
    assert!(decided.clone().close(decision(2, "2026-01-31")).is_err());
    assert!(decided.clone().replace(GoalId(9), &decision(2, "2026-01-31")).is_err());
    assert_eq!(
        decided.replace(GoalId(9), &decision(3, "2026-03-01")),
        Err(Rejection::State(StateProblem::ReplacedByAnotherBody))
    );
}

#[test]
fn a_state_reads_back_from_its_text() {
    let states = [
        GoalState::Draft,
        GoalState::Proposed { on: day("2026-01-10") },
        GoalState::Closed { decision: decision(2, "2026-02-01"), closing: decision(2, "2026-03-01") },
    ];
    for state in states {
        let json = serde_json::to_value(&state).unwrap();
        assert_eq!(json["state"], state.stage().word());
        assert_eq!(serde_json::from_value::<GoalState>(json).unwrap(), state);
    }
}

fn any_text() -> impl Strategy<Value = String> {
    "[^\\p{Cc}]{0,40}(\n[^\\p{Cc}]{1,20})?".prop_map(|text| text.trim().to_owned())
}

fn any_goal() -> impl Strategy<Value = Goal> {
    let texts = ("[a-zåäö]{1,20}", any_text(), any_text(), any_text(), any_text());
    let days = (any_day(), proptest::option::of(0u64..5000), proptest::option::of(any_day()));
    let ids = || proptest::collection::vec(1i64..1000, 0..4);
    let roles = (proptest::option::of(("[a-zåäö -]{0,20}[a-z]", 1i64..99)), proptest::option::of(1i64..99));
    (texts, days, (ids(), ids(), ids()), roles, (1i64..9, 1i64..99)).prop_map(
        |((title, for_whom, change, why, seen_how), (from, length, by_when), links, (role, replaces), at)| Goal {
            accountable: role.map(|(title, unit)| Accountable { title: title.trim().to_owned(), unit: UnitId(unit) }),
            parents: links.0.into_iter().map(GoalId).collect(),
            given_to: links.1.into_iter().map(UnitId).collect(),
            serves: links.2.into_iter().map(ThemeId).collect(),
            text: GoalText {
                title,
                for_whom,
                change,
                why,
                seen_how,
                by_when: by_when.filter(|by_when| *by_when >= from),
            },
            span: Span::new(
                from,
                length.map(|days| from + chrono::Days::new(days)).filter(|to| *to < day("2999-12-31")),
            )
            .unwrap(),
            replaces: replaces.map(GoalId),
            level: LevelId(at.0),
            body: UnitId(at.1),
            ..goal()
        },
    )
}

proptest! {
    #[test]
    fn a_goal_saved_unchanged_stays_the_same(goal in any_goal()) {
        let draft = GoalForm::from(&goal).parse().unwrap();
        prop_assert_eq!(draft.text, goal.text);
        prop_assert_eq!(draft.span, goal.span);
        prop_assert_eq!((draft.level, draft.body, draft.replaces), (goal.level, goal.body, goal.replaces));
        prop_assert_eq!((draft.parents, draft.given_to, draft.serves), (goal.parents, goal.given_to, goal.serves));
        prop_assert_eq!(draft.accountable, goal.accountable);
    }
}

#[test]
fn a_goal_form_says_what_is_missing() {
    let errors = GoalForm { accountable_title: "Skolchef".into(), ..Default::default() }.parse().unwrap_err();
    for field in ["title", "level", "body", "from", "accountable_unit"] {
        assert_eq!(errors.of(field), Some(&Problem::Required), "{field}");
    }
}

#[test]
fn a_meeting_that_has_not_been_held_has_decided_nothing() {
    let form = DecisionForm {
        decided_on: "2026-03-02".into(),
        paragraph: "§ 85".into(),
        registry_number: "2026.019 KS".into(),
        ..Default::default()
    };
    assert!(form.parse(UnitId(2), day("2026-03-02")).is_ok());
    let bare = DecisionForm { paragraph: "85".into(), ..form.clone() };
    assert_eq!(
        bare.parse(UnitId(2), day("2026-03-02")).unwrap().paragraph,
        "§ 85",
        "the sign is put where it was left out"
    );
    let errors = form.parse(UnitId(2), day("2026-03-01")).unwrap_err();
    assert_eq!(errors.of("decided_on"), Some(&Problem::InTheFuture));
}

#[test]
fn a_goal_is_not_to_be_reached_before_it_holds() {
    let form = |by_when: &str| GoalForm {
        title: "Mål".into(),
        level: "1".into(),
        body: "2".into(),
        from: "2026-01-01".into(),
        by_when: by_when.into(),
        ..Default::default()
    };
    assert_eq!(form("2025-12-31").parse().unwrap_err().of("by_when"), Some(&Problem::BeforeStart));
    assert!(form("2026-01-01").parse().is_ok() && form("").parse().is_ok());
}
