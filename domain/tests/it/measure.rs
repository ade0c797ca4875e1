use chrono::NaiveDate;
use domain::field::Problem;
use domain::hypothesis::VerdictKind;
use domain::id::{GoalId, MeasureId, UnitId};
use domain::measure::{EffectForm, Measure, MeasureEndForm, MeasureForm, MeasureStage, MeasureState};
use domain::rejection::{Rejection, StateProblem};
use proptest::prelude::*;

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

#[test]
fn a_measure_is_followed_to_its_effect() {
    let done = MeasureState::Planned.finish("Lagat.".to_owned(), day(2)).unwrap();
    assert_eq!(done.stage(), MeasureStage::Done);
    let followed = done.clone().follow((VerdictKind::Helped, "Torrt.".to_owned()), day(9)).unwrap();
    assert_eq!(followed.stage(), MeasureStage::Followed);
    let again = followed.follow((VerdictKind::DidNotHelp, "Blött.".to_owned()), day(10));
    assert_eq!(again, Err(Rejection::State(StateProblem::MeasureIsNotDone)), "what was said stays");
    assert_eq!(
        done.drop("Nej.".to_owned(), day(3)),
        Err(Rejection::State(StateProblem::MeasureIsNotPlanned)),
        "what is done is not dropped"
    );
}

proptest! {
    /// Whatever is tried: nothing leads out of what is over, and no effect is said of what is not done.
    #[test]
    fn no_effect_without_a_deed(acts in proptest::collection::vec(0u8..3, 0..12)) {
        let mut state = MeasureState::Planned;
        for act in acts {
            let before = state.clone();
            let tried = match act {
                0 => state.clone().finish("Gjort.".to_owned(), day(2)),
                1 => state.clone().drop("Nej.".to_owned(), day(2)),
                _ => state.clone().follow((VerdictKind::CannotTell, "Vet inte.".to_owned()), day(3)),
            };
            if let Ok(after) = tried {
                prop_assert!(before.stage().is_open());
                prop_assert!(after.stage() != MeasureStage::Followed || before.stage() == MeasureStage::Done);
                state = after;
            }
        }
    }
}

#[test]
fn forms_say_which_field_cannot_be_taken() {
    let empty = MeasureForm::default().parse(day(5)).unwrap_err();
    for field in ["title", "deviation", "goal", "unit", "due_on"] {
        assert_eq!(empty.of(field), Some(&Problem::Required), "{field}");
    }
    let late = MeasureForm { due_on: "2026-11-04".to_owned(), ..MeasureForm::default() };
    assert_eq!(late.parse(day(5)).unwrap_err().of("due_on"), Some(&Problem::EndsBeforeStart));
    assert!(MeasureEndForm::default().parse().is_err());
    let odd = EffectForm { verdict: "sometimes".to_owned(), ..EffectForm::default() };
    assert_eq!(odd.parse().unwrap_err().of("verdict"), Some(&Problem::NotAChoice));
}

#[test]
fn a_measure_tells_by_its_days_where_it_stood() {
    let mut measure = Measure {
        id: MeasureId(1),
        external_id: "m".to_owned(),
        version: 1,
        title: "Läxhjälp".to_owned(),
        deviation: String::new(),
        goal: GoalId(1),
        unit: UnitId(1),
        accountable_title: String::new(),
        due_on: day(9),
        state: MeasureState::Planned,
    };
    assert_eq!(measure.stage_on(day(1)), (MeasureStage::Planned, None));
    measure.state = measure.state.finish("Gjort.".to_owned(), day(3)).unwrap();
    measure.state = measure.state.follow((VerdictKind::Helped, "Det syns.".to_owned()), day(5)).unwrap();
    let then = [2, 3, 4, 5].map(|on| measure.stage_on(day(on)));
    let done = (MeasureStage::Done, None);
    assert_eq!(then, [(MeasureStage::Planned, None), done, done, (MeasureStage::Followed, Some(VerdictKind::Helped))]);
    measure.state = MeasureState::Dropped { dropped_on: day(4), reason: "Behövs inte.".to_owned() };
    assert_eq!([3, 4].map(|on| measure.stage_on(day(on)).0), [MeasureStage::Planned, MeasureStage::Dropped]);
}
