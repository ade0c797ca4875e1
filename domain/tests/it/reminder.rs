use chrono::{Days, NaiveDate};
use domain::follow_up::OwedUnit;
use domain::holiday::is_workday;
use domain::id::{RoundId, UnitId};
use domain::organisation::{UnitKind, UnitName};
use domain::reminder::{MOST_TRIES, Owing, is_time, minutes_until_next};
use proptest::prelude::*;

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn owing(opened: &str, due: &str, nudged: Option<&str>) -> Owing {
    let owed = OwedUnit {
        round: RoundId(1),
        title: "Tertial 2".to_owned(),
        unit: UnitName { id: UnitId(1), kind: UnitKind::Unit, name: "Vatten".to_owned() },
        due_on: day(due),
        left: 4,
        all: 4,
        is_returned: false,
        opened_on: day(opened),
        reminded_on: nudged.map(day),
    };
    Owing { units: vec![owed], ..Owing::default() }
}

/// The days on which letters are written from `first` on, when somebody never answers.
fn written(owing: &Owing, first: NaiveDate, days: u64) -> Vec<NaiveDate> {
    let mut sent = Vec::new();
    for passed in 0..days {
        let today = first + Days::new(passed);
        if is_time(owing, &sent, today) {
            sent.push(today);
        }
    }
    sent
}

#[test]
fn letters_come_at_once_then_less_and_less_often_and_on_the_last_day_but_one() {
    let sent = written(&owing("2026-10-05", "2026-10-23", None), day("2026-10-05"), 90);
    let sent: Vec<String> = sent.iter().map(ToString::to_string).collect();
    assert_eq!(sent, ["2026-10-05", "2026-10-08", "2026-10-15", "2026-10-22", "2026-11-19", "2026-12-17"]);
}

#[test]
fn whoever_presses_the_button_is_heard_and_something_new_is_told_at_once() {
    let owing = |nudged| owing("2026-10-05", "2026-12-18", nudged);
    let sent = [day("2026-10-05"), day("2026-10-08")];
    assert!(!is_time(&owing(None), &sent, day("2026-10-09")));
    assert!(is_time(&owing(Some("2026-10-09")), &sent, day("2026-10-09")));
    assert!(!is_time(&owing(Some("2026-10-08")), &sent, day("2026-10-09")), "that press has been answered");
    let mut more = owing(None);
    more.units[0].opened_on = day("2026-10-09");
    assert!(is_time(&more, &sent, day("2026-10-09")));
    assert!(!is_time(&Owing::default(), &[], day("2026-10-09")), "nothing is owed");
}

#[test]
fn tries_wait_longer_and_longer_and_end_within_a_day() {
    let waits: Vec<i64> = (1..=MOST_TRIES).map(minutes_until_next).collect();
    assert_eq!(waits, [5, 10, 20, 40, 80, 160, 240, 240]);
    assert!(waits.iter().sum::<i64>() < 24 * 60);
}

proptest! {
    /// Whatever is owed, and however the days fall: never when nobody is at work, never twice a day, and never more often as time goes.
    #[test]
    fn nobody_is_pestered(opened in 0u64..700, length in 5u64..60) {
        let first = day("2026-01-01") + Days::new(opened);
        let due = first + Days::new(length);
        let sent = written(&owing(&first.to_string(), &due.to_string(), None), first, 200);
        prop_assert!(sent.iter().all(|day| is_workday(*day)));
        prop_assert!(sent.windows(2).all(|two| two[0] < two[1]));
        prop_assert!(sent.len() <= 12, "{sent:?}");
        let late: Vec<i64> = sent.windows(2).filter(|two| two[0] > due).map(|two| (two[1] - two[0]).num_days()).collect();
        prop_assert!(late.iter().all(|gap| *gap >= 3), "{sent:?}");
    }
}
