use chrono::NaiveDate;
use domain::field::Problem;
use domain::id::{QuestionId, UnitId};
use domain::question::{ANSWER_DAYS, About, Answer, AnswerForm, QUESTION_MAX, Question, QuestionForm, Subject};
use proptest::prelude::*;

fn question(text: &str) -> Question {
    Question {
        id: QuestionId(1),
        external_id: "fraga-1".to_owned(),
        version: 1,
        about: About::new(Subject::Goal, 7),
        unit: UnitId(2),
        text: text.to_owned(),
        on: day(1),
        by_role: "board_member, Tekniska nämnden".to_owned(),
        answer: None,
    }
}

fn day(day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, day).unwrap()
}

#[test]
fn a_question_names_what_it_is_about_and_says_something() {
    let form = |subject: &str, object: &str, text: &str| QuestionForm {
        subject: subject.to_owned(),
        object: object.to_owned(),
        text: text.to_owned(),
    };
    assert_eq!(form("goal", " 7 ", " Hur? ").parse(), Ok((About::new(Subject::Goal, 7), "Hur?".to_owned())));
    let errors = form("planet", "sju", &"x".repeat(QUESTION_MAX + 1)).parse().unwrap_err();
    assert_eq!(errors.of("text"), Some(&Problem::TooLong { max: QUESTION_MAX }));
    assert_eq!(errors.of("object"), Some(&Problem::NotAChoice));
    assert_eq!(AnswerForm::default().parse().unwrap_err().of("text"), Some(&Problem::Required));
}

#[test]
fn a_question_is_late_when_it_has_waited_too_long_and_never_when_it_is_answered() {
    let mut question = question("Hur går det?");
    let last = question.on + chrono::Days::new(ANSWER_DAYS);
    assert!(!question.is_late(last) && question.is_late(last + chrono::Days::new(1)));
    question.answer = Some(Answer { text: "Bra.".to_owned(), on: day(30), by_role: String::new() });
    assert!(!question.is_late(day(30)));
}

proptest! {
    #[test]
    fn what_lists_call_it_is_one_line_of_its_beginning(text in "\\PC{1,300}") {
        let gist = question(&text).gist();
        prop_assert!(gist.chars().count() <= 92, "{}", gist);
        let whole: Vec<&str> = text.split_whitespace().collect();
        let kept: Vec<&str> = gist.trim_end_matches(" …").split_whitespace().collect();
        for (kept, whole) in kept.iter().zip(&whole) {
            prop_assert!(whole.starts_with(kept) || kept == &"…");
        }
    }
}
