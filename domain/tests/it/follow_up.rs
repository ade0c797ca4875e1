use domain::field::Problem;
use domain::follow_up::{Compared, FollowUp, FollowUpForm, Forecast, FrontLineForm, MOST_SECONDS, Said};
use domain::id::{FollowUpId, GoalId, UnitId};
use domain::round::Section;
use domain::status::Status;
use proptest::prelude::*;

fn form(status: &str) -> FollowUpForm {
    FollowUpForm { version: "0".to_owned(), status: status.to_owned(), ..FollowUpForm::default() }
}

fn answered(said: Option<Said>) -> FollowUp {
    FollowUp { version: 1, said, ..FollowUp::unanswered(FollowUpId(1)) }
}

#[test]
fn another_judgement_than_the_suggested_needs_a_sentence() {
    let sections = [Section::Judgement];
    let same = form("on_track").parse(&sections, Status::OnTrack).unwrap();
    assert_eq!((same.status, same.sentence.as_str()), (Status::OnTrack, ""));
    let errors = form("on_track").parse(&sections, Status::OffTrack).unwrap_err();
    assert_eq!(errors.of("sentence"), Some(&Problem::Required));
    let errors = form("").parse(&sections, Status::OffTrack).unwrap_err();
    assert_eq!(errors.of("status"), Some(&Problem::Required));
    assert!(errors.of("sentence").is_none(), "one fault is told once");
}

#[test]
fn what_goes_badly_asks_what_happened_and_what_goes_well_does_not() {
    assert!(form("on_track").parse(&[Section::Judgement, Section::Analysis], Status::OnTrack).is_ok());
    let errors = form("off_track").parse(&[Section::Judgement, Section::Analysis], Status::OffTrack).unwrap_err();
    assert_eq!(errors.of("what_happened"), Some(&Problem::Required));
    let errors = form("on_track").parse(&[Section::Judgement, Section::Forecast], Status::OnTrack).unwrap_err();
    assert_eq!(errors.of("forecast"), Some(&Problem::Required));
    let odd = FollowUpForm { forecast: "perhaps".to_owned(), ..form("on_track") };
    assert_eq!(odd.parse(&[], Status::OnTrack).unwrap_err().of("forecast"), Some(&Problem::NotAChoice));
}

#[test]
fn a_form_left_open_over_lunch_counts_as_half_an_hour() {
    let form = |seconds: &str| FollowUpForm { seconds: seconds.to_owned(), ..FollowUpForm::default() }.seconds();
    assert_eq!((form("75"), form("99999"), form("-3"), form("")), (75, MOST_SECONDS, 0, 0));
}

#[test]
fn front_line_input_has_to_say_something() {
    assert_eq!(FrontLineForm::default().parse().unwrap_err().of("text"), Some(&Problem::Required));
}

#[test]
fn what_moved_is_seen_only_between_what_was_judged() {
    let compared =
        |before, after| Compared { goal: (GoalId(1), String::new()), unit: (UnitId(1), String::new()), before, after };
    assert_eq!(compared(Some(Status::OffTrack), Some(Status::Met)).moved(), Some(2));
    assert_eq!(compared(Some(Status::OnTrack), Some(Status::Uncertain)).moved(), Some(-1));
    assert_eq!(compared(None, Some(Status::Met)).moved(), None);
    assert_eq!(compared(Some(Status::TooEarly), Some(Status::Met)).moved(), None);
}

fn statuses() -> impl Strategy<Value = Status> {
    proptest::sample::select(Status::ALL)
}

proptest! {
    #[test]
    fn what_the_form_takes_lacks_nothing(
        status in statuses(), suggested in statuses(), has_forecast: bool, sentence in "[a-zåäö]{0,5}", happened in "[a-z]{0,5}",
        asked in proptest::sample::subsequence(Section::ALL, 0..=4),
    ) {
        let typed = FollowUpForm {
            sentence: sentence.clone(),
            what_happened: happened,
            forecast: if has_forecast { Forecast::Uncertain.word().to_owned() } else { String::new() },
            ..form(status.word())
        };
        match typed.parse(&asked, suggested) {
            Ok(said) => {
                prop_assert!(status == suggested || !sentence.is_empty());
                prop_assert!(!answered(Some(said.clone())).lacks(&asked));
                let again = FollowUpForm::from(&answered(Some(said.clone())));
                prop_assert_eq!(again.parse(&asked, suggested).unwrap(), said);
            }
            Err(errors) => prop_assert!(!errors.is_empty()),
        }
    }
}
