use crate::case::{day, indicator, period, series, target, value_target, without_value, yearly};
use domain::indicator::{Aim, Baseline, Direction, Indicator, Target};
use domain::judgement::Judgement;
use domain::measurement::{Outcome, Series};
use domain::period::{Frequency, Period};
use domain::status::{Freshness, Reason, Standing, Status, Suggestion, WEAKEST_FIRST, of_goal, shown, standing};
use domain::trend::TrendKind;
use proptest::prelude::*;

const TODAY: &str = "2026-03-15";

fn stand(indicator: &Indicator, targets: &[Target], own: &Series) -> Standing {
    standing(indicator, targets, own, day(TODAY))
}

fn higher(baseline: Option<(&str, f64)>) -> Indicator {
    indicator(Direction::Higher, baseline)
}

fn lower(baseline: Option<(&str, f64)>) -> Indicator {
    indicator(Direction::Lower, baseline)
}

fn none() -> Indicator {
    indicator(Direction::None { reason: "volym".into() }, None)
}

fn is_near(found: Option<f64>, expected: f64) -> bool {
    found.is_some_and(|found| (found - expected).abs() < 1e-9)
}

#[test]
fn ahead_and_better_than_the_way_asks() {
    // From 60 (2022) to 80 (2027) is 4 a year; 2025 asks for 60 + 3 × 4 = 72. 74 is 2 better.
    let found = stand(
        &higher(Some(("2022", 60.0))),
        &[value_target("2027", 80.0)],
        &series(&[("2022", 60.0), ("2023", 65.0), ("2024", 70.0), ("2025", 74.0)]),
    );
    assert_eq!(found.suggestion.status, Status::OnTrack);
    let reason = Reason::OnTheWay { value: 74.0, expected: 72.0, target: 80.0, by: period("2027") };
    assert_eq!(found.suggestion.reason, reason);
    assert!(is_near(found.gap, 2.0) && is_near(found.since_baseline, 14.0) && is_near(found.since_year_before, 4.0));
    assert_eq!((found.latest, found.target), (Some((period("2025"), 74.0)), Some((period("2027"), 80.0))));
    assert_eq!(found.trend.kind, TrendKind::Improving);
    assert_eq!(found.freshness, Freshness::Fresh { months: 2 });
}

#[test]
fn ahead_and_just_where_the_way_asks() {
    // 60 → 80 in five years; 2025 asks for 72, and 72 is there.
    let found = stand(&higher(Some(("2022", 60.0))), &[value_target("2027", 80.0)], &yearly(&[72.0]));
    assert_eq!(found.suggestion.status, Status::OnTrack);
    assert!(is_near(found.gap, 0.0));
}

#[test]
fn ahead_behind_but_moving() {
    // 2025 asks for 72; 68 is 4 short, yet 60, 62, 65, 68 rises every year.
    let found = stand(&higher(Some(("2022", 60.0))), &[value_target("2027", 80.0)], &yearly(&[60.0, 62.0, 65.0, 68.0]));
    let reason = Reason::BehindButMoving { value: 68.0, expected: 72.0, target: 80.0, by: period("2027") };
    assert_eq!(found.suggestion, Suggestion { status: Status::Uncertain, reason });
    assert!(is_near(found.gap, -4.0));
}

#[test]
fn ahead_behind_and_standing_still() {
    // 61, 59, 62, 60: up 61→62, 59→62, 59→60; down 61→59, 61→60, 62→60; S = 0.
    let found = stand(&higher(Some(("2022", 60.0))), &[value_target("2027", 80.0)], &yearly(&[61.0, 59.0, 62.0, 60.0]));
    let reason = Reason::Behind { value: 60.0, expected: 72.0, target: 80.0, by: period("2027") };
    assert_eq!(found.suggestion, Suggestion { status: Status::OffTrack, reason });
    assert!(is_near(found.gap, -12.0));
}

#[test]
fn ahead_behind_with_two_values_goes_by_the_start() {
    // Too few for a trend: 66 is above the baseline 60, so it moves; 58 is below it.
    let targets = [value_target("2027", 80.0)];
    let at = |value: f64| stand(&higher(Some(("2022", 60.0))), &targets, &yearly(&[60.0, value])).suggestion.status;
    assert_eq!((at(66.0), at(58.0), at(60.0)), (Status::Uncertain, Status::OffTrack, Status::OffTrack));
}

#[test]
fn lower_is_better() {
    // From 10 (2023) to 6 (2027) is −1 a year; 2025 asks for 8. 7,5 is 0,5 better, 9 is 1 worse.
    let targets = [value_target("2027", 6.0)];
    let good = stand(&lower(Some(("2023", 10.0))), &targets, &yearly(&[10.0, 9.0, 7.5]));
    let bad = stand(&lower(Some(("2023", 10.0))), &targets, &yearly(&[10.0, 9.5, 9.0]));
    assert_eq!((good.suggestion.status, bad.suggestion.status), (Status::OnTrack, Status::Uncertain));
    assert!(is_near(good.gap, 0.5) && is_near(bad.gap, -1.0));
    assert_eq!(good.trend.kind, TrendKind::Improving);
}

#[test]
fn an_interim_target_is_where_the_next_way_starts() {
    // 60 (2022), interim 70 (2024), target 76 (2027): 2 a year from 2024, so 2025 asks for 72. 71 is 1 short.
    let targets = [value_target("2024", 70.0), value_target("2027", 76.0)];
    let found = stand(&higher(Some(("2022", 60.0))), &targets, &yearly(&[60.0, 65.0, 69.0, 71.0]));
    assert!(is_near(found.gap, -1.0));
    assert_eq!(found.suggestion.status, Status::Uncertain);
}

#[test]
fn the_next_target_decides_and_not_the_last() {
    // Targets 2026 and 2030: the next is 70 in 2026. 60 (2022) → 70 is 2,5 a year; 2025 asks for 67,5.
    let targets = [value_target("2030", 100.0), value_target("2026", 70.0)];
    let found = stand(&higher(Some(("2022", 60.0))), &targets, &yearly(&[60.0, 68.0]));
    assert_eq!(found.target, Some((period("2026"), 70.0)));
    assert!(is_near(found.gap, 0.5));
}

#[test]
fn without_a_baseline_the_oldest_value_starts_the_way() {
    // 50 (2021) → 80 (2027) is 5 a year; 2025 asks for 70. 71 is 1 better.
    let found = stand(&higher(None), &[value_target("2027", 80.0)], &yearly(&[50.0, 60.0, 65.0, 68.0, 71.0]));
    assert!(is_near(found.gap, 1.0));
    assert_eq!(found.since_baseline, None);
    assert_eq!(found.suggestion.status, Status::OnTrack);
}

#[test]
fn a_baseline_that_has_not_come_yet_starts_nothing() {
    // The baseline is for 2026 and the newest value for 2025: 50 (2023) → 80 (2029) is 5 a year, and 2025 asks for 60.
    let found = stand(&higher(Some(("2026", 70.0))), &[value_target("2029", 80.0)], &yearly(&[50.0, 54.0, 61.0]));
    assert!(is_near(found.gap, 1.0));
    assert_eq!((found.since_baseline, found.suggestion.status), (None, Status::OnTrack));
}

#[test]
fn nothing_newer_than_the_start_is_too_early() {
    for indicator in [higher(Some(("2025", 60.0))), higher(None)] {
        let found = stand(&indicator, &[value_target("2027", 80.0)], &yearly(&[60.0]));
        let reason = Reason::OnTheWay { value: 60.0, expected: 60.0, target: 80.0, by: period("2027") };
        assert_eq!(found.suggestion, Suggestion { status: Status::TooEarly, reason });
        assert_eq!(found.since_baseline, None);
    }
}

#[test]
fn at_the_target_already_is_on_track_from_the_first_figure() {
    let found = stand(&higher(None), &[value_target("2027", 80.0)], &yearly(&[85.0]));
    assert_eq!(found.suggestion.status, Status::OnTrack);
    assert!(is_near(found.gap, 5.0));
}

#[test]
fn who_started_better_than_the_target_has_to_stay_there() {
    // Baseline 90, target 80: the way asks for 80 all along. 82 is 2 better; 78 is 2 short.
    let targets = [value_target("2027", 80.0)];
    let good = stand(&higher(Some(("2022", 90.0))), &targets, &yearly(&[82.0]));
    let bad = stand(&higher(Some(("2022", 90.0))), &targets, &yearly(&[78.0]));
    assert!(is_near(good.gap, 2.0) && is_near(bad.gap, -2.0));
    assert_eq!((good.suggestion.status, bad.suggestion.status), (Status::OnTrack, Status::OffTrack));
}

#[test]
fn due_and_reached() {
    let found = stand(&higher(Some(("2022", 60.0))), &[value_target("2025", 80.0)], &yearly(&[60.0, 80.0]));
    let reason = Reason::Reached { period: period("2025"), value: 80.0, target: 80.0 };
    assert_eq!(found.suggestion, Suggestion { status: Status::Met, reason });
    assert!(is_near(found.gap, 0.0));
}

#[test]
fn due_and_reached_as_shown() {
    // 79,96 is shown as 80,0 with one decimal, and the target is 80,0.
    let found = stand(&higher(None), &[value_target("2025", 80.0)], &yearly(&[60.0, 79.96]));
    assert_eq!(found.suggestion.status, Status::Met);
}

#[test]
fn due_and_half_of_the_way() {
    // 60 → 80 asks for 20; 70 has done 10, just half; 69,9 has done 9,9.
    let targets = [value_target("2025", 80.0)];
    let at = |value: f64| stand(&higher(Some(("2022", 60.0))), &targets, &yearly(&[value])).suggestion.status;
    assert_eq!((at(70.0), at(69.9), at(55.0)), (Status::PartlyMet, Status::NotMet, Status::NotMet));
    // 0,3 → 0,1 asks for −0,2; 0,2 has done half, though not to the last bit.
    let lower = stand(&lower(Some(("2022", 0.3))), &[value_target("2025", 0.1)], &yearly(&[0.2]));
    assert_eq!(lower.suggestion.status, Status::PartlyMet);
}

#[test]
fn due_missed_and_worse_than_where_it_started_better() {
    // Baseline 85 was better than the target 80: there is no way to have closed half of.
    let found = stand(&higher(Some(("2022", 85.0))), &[value_target("2025", 80.0)], &yearly(&[79.0]));
    assert_eq!(found.suggestion.status, Status::NotMet);
    assert_eq!(found.suggestion.reason, Reason::Missed { period: period("2025"), value: 79.0, target: 80.0 });
}

#[test]
fn a_passed_target_holds_until_another_is_set() {
    // The target 80 for 2024 was reached with 82; 2025 has 78 and is judged.
    let found = stand(&higher(Some(("2022", 60.0))), &[value_target("2024", 80.0)], &yearly(&[82.0, 78.0]));
    assert_eq!(found.target, Some((period("2024"), 80.0)));
    assert_eq!(found.suggestion.status, Status::PartlyMet);
    assert_eq!(found.suggestion.reason, Reason::Missed { period: period("2024"), value: 78.0, target: 80.0 });
    assert!(is_near(found.gap, -2.0));
}

#[test]
fn a_target_for_the_year_falls_due_with_its_last_tertial() {
    let own = series(&[("2025 T1", 70.0), ("2025 T2", 75.0), ("2025 T3", 81.0)]);
    let mut indicator = higher(None);
    indicator.frequency = Frequency::Tertial;
    let found = stand(&indicator, &[value_target("2025", 80.0)], &own);
    assert_eq!(found.suggestion.status, Status::Met);
}

#[test]
fn within_the_year_the_way_is_cut_by_the_month() {
    // From 60 at the end of 2024 to 72 at the end of 2025 is 1 a month; the end of April asks for 64.
    let own = series(&[("2025 T1", 65.0)]);
    let found = standing(&higher(Some(("2024", 60.0))), &[value_target("2025", 72.0)], &own, day("2025-06-01"));
    assert!(is_near(found.gap, 1.0));
}

#[test]
fn an_interval_is_the_target_itself() {
    let within = indicator(Direction::Within { low: 10.0, high: 20.0 }, None);
    let inside = stand(&within, &[], &yearly(&[12.0]));
    assert_eq!(
        inside.suggestion,
        Suggestion { status: Status::OnTrack, reason: Reason::WithinInterval { value: 12.0 } }
    );
    // 12 lies 2 above the lower bound and 8 below the upper.
    assert!(is_near(inside.gap, 2.0));
    let edge = stand(&within, &[value_target("2025", 15.0)], &yearly(&[20.0]));
    assert_eq!(edge.suggestion.status, Status::Met);
    // 24 lies 4 above; 8 lies 2 below.
    let outside = stand(&within, &[value_target("2025", 15.0)], &yearly(&[24.0]));
    assert_eq!(
        outside.suggestion,
        Suggestion { status: Status::NotMet, reason: Reason::OutsideInterval { value: 24.0 } }
    );
    assert!(is_near(outside.gap, -4.0));
    let nearing = stand(&within, &[], &yearly(&[2.0, 4.0, 6.0, 8.0]));
    assert_eq!((nearing.suggestion.status, nearing.trend.kind), (Status::Uncertain, TrendKind::Improving));
    assert_eq!(stand(&within, &[], &yearly(&[24.0])).suggestion.status, Status::OffTrack);
}

#[test]
fn an_aim_to_go_up_or_down() {
    let up = [target("2025", Aim::Increase)];
    let down = [target("2026", Aim::Decrease)];
    // Since the baseline 60: +2, due in 2025.
    let found = stand(&higher(Some(("2022", 60.0))), &up, &yearly(&[62.0]));
    assert_eq!(found.suggestion, Suggestion { status: Status::Met, reason: Reason::MovedAsWanted { change: 2.0 } });
    // Without a baseline, since the year before: 62 − 65 = −3.
    let found = stand(&higher(None), &up, &yearly(&[65.0, 62.0]));
    assert_eq!(
        found.suggestion,
        Suggestion { status: Status::NotMet, reason: Reason::MovedOtherwise { change: -3.0 } }
    );
    // The aim says which way, so a direction is not needed; 2026 lies ahead.
    let found = stand(&none(), &down, &yearly(&[65.0, 62.0]));
    assert_eq!(
        found.suggestion,
        Suggestion { status: Status::OnTrack, reason: Reason::MovedAsWanted { change: -3.0 } }
    );
    assert_eq!(stand(&none(), &down, &yearly(&[62.0, 65.0])).suggestion.status, Status::OffTrack);
    // 0,04 is no change at one decimal.
    assert_eq!(stand(&higher(None), &up, &yearly(&[62.0, 62.04])).suggestion.status, Status::NotMet);
    assert_eq!(
        stand(&higher(None), &up, &yearly(&[62.0])).suggestion,
        Suggestion { status: Status::TooEarly, reason: Reason::NoTarget }
    );
}

#[test]
fn words_are_for_people_to_judge() {
    let words = || Aim::Text { text: "En ny skola".into() };
    let cannot = Suggestion { status: Status::CannotJudge, reason: Reason::NoTarget };
    assert_eq!(stand(&higher(None), &[target("2026", words())], &yearly(&[60.0])).suggestion, cannot);
    // A passed number does not speak for the words that were set after it.
    let targets = [value_target("2024", 50.0), target("2026", words())];
    assert_eq!(stand(&higher(None), &targets, &yearly(&[60.0])).suggestion, cannot);
    // A number ahead can be read by the rule, words before it or not.
    let targets = [target("2026", words()), value_target("2027", 50.0)];
    assert_eq!(stand(&higher(None), &targets, &yearly(&[60.0])).suggestion.status, Status::OnTrack);
}

#[test]
fn what_is_missing_is_said() {
    let cannot = |reason: Reason| Suggestion { status: Status::CannotJudge, reason };
    let targets = [value_target("2024", 70.0), value_target("2027", 80.0)];
    assert_eq!(stand(&higher(None), &[], &yearly(&[60.0])).suggestion, cannot(Reason::NoTarget));
    assert_eq!(stand(&none(), &targets, &yearly(&[60.0])).suggestion, cannot(Reason::NoDirection));
    assert_eq!(stand(&none(), &targets, &yearly(&[60.0])).gap, None);
    let empty = stand(&higher(None), &targets, &Series::default());
    assert_eq!(empty.suggestion, cannot(Reason::NoValue));
    assert_eq!((empty.freshness, empty.target), (Freshness::Missing, Some((period("2027"), 80.0))));
}

#[test]
fn a_first_figure_that_is_announced_is_only_early() {
    let mut announced = higher(None);
    announced.expected_next = Some(day("2026-04-01"));
    let early = Suggestion { status: Status::TooEarly, reason: Reason::NoValue };
    assert_eq!(stand(&announced, &[], &Series::default()).suggestion, early);
    let waiting = Series { points: vec![without_value("2025", Outcome::NotYetPublished)] };
    assert_eq!(stand(&higher(None), &[], &waiting).suggestion, early);
    let not_measured = Series { points: vec![without_value("2025", Outcome::NotMeasured)] };
    assert_eq!(stand(&higher(None), &[], &not_measured).suggestion.status, Status::CannotJudge);
}

fn freshness_on(indicator: &Indicator, own: &Series, today: &str) -> Freshness {
    standing(indicator, &[], own, day(today)).freshness
}

#[test]
fn figures_grow_stale() {
    // A yearly figure may be 12 + 6 months old: 2024's is in its 18th month to the end of July 2026.
    let own = series(&[("2024", 1.0)]);
    assert_eq!(freshness_on(&higher(None), &own, "2025-01-01"), Freshness::Fresh { months: 0 });
    assert_eq!(freshness_on(&higher(None), &own, "2026-07-31"), Freshness::Fresh { months: 18 });
    assert_eq!(freshness_on(&higher(None), &own, "2026-08-01"), Freshness::Stale { months: 19 });
    // A monthly one 1 + 1.
    let mut monthly = higher(None);
    monthly.frequency = Frequency::Month;
    assert_eq!(freshness_on(&monthly, &series(&[("2026-01", 1.0)]), "2026-04-30"), Freshness::Fresh { months: 2 });
    assert_eq!(freshness_on(&monthly, &series(&[("2026-01", 1.0)]), "2026-05-01"), Freshness::Stale { months: 3 });
    // Before its period has ended a figure is no month old.
    assert_eq!(freshness_on(&higher(None), &series(&[("2026", 1.0)]), "2026-03-01"), Freshness::Fresh { months: 0 });
}

#[test]
fn the_expected_day_decides_when_one_is_stated() {
    let mut expected = higher(None);
    expected.expected_next = Some(day("2026-02-15"));
    let own = series(&[("2024", 1.0)]);
    assert_eq!(freshness_on(&expected, &own, "2026-02-15"), Freshness::Fresh { months: 13 });
    assert_eq!(freshness_on(&expected, &own, "2026-02-16"), Freshness::Stale { months: 13 });
    // A day before the newest figure was reported was that figure's own.
    expected.expected_next = Some(day("2024-12-01"));
    assert_eq!(freshness_on(&expected, &own, "2026-02-16"), Freshness::Fresh { months: 13 });
}

#[test]
fn an_answer_without_a_figure_is_an_answer() {
    let mut own = series(&[("2023", 1.0)]);
    own.points.push(without_value("2024", Outcome::NotYetPublished));
    assert_eq!(freshness_on(&higher(None), &own, TODAY), Freshness::Stale { months: 26 });
    own.points[1] = without_value("2024", Outcome::DidNotTakePart);
    assert_eq!(freshness_on(&higher(None), &own, TODAY), Freshness::Fresh { months: 26 });
}

#[test]
fn an_ended_indicator_is_never_stale() {
    let mut ended = higher(Some(("2019", 1.0)));
    ended.ended_on = Some(day("2021-12-31"));
    let found = stand(&ended, &[value_target("2020", 2.0)], &series(&[("2021", 3.0)]));
    assert_eq!((found.freshness, found.suggestion.status), (Freshness::Fresh { months: 50 }, Status::Met));
    ended.ended_on = Some(day("2027-12-31"));
    assert_eq!(freshness_on(&ended, &series(&[("2021", 3.0)]), TODAY), Freshness::Stale { months: 50 });
}

#[test]
fn old_figures_say_nothing_of_today() {
    // 2023 ended 26 months ago: more than two years.
    let targets = [value_target("2027", 80.0)];
    let old = stand(&higher(Some(("2022", 60.0))), &targets, &series(&[("2023", 70.0)]));
    let reason = Reason::Stale { period: period("2023") };
    assert_eq!(old.suggestion, Suggestion { status: Status::CannotJudge, reason });
    // 2024 is 14 months old.
    let new = stand(&higher(Some(("2022", 60.0))), &targets, &series(&[("2024", 70.0)]));
    assert_eq!(new.suggestion.status, Status::OnTrack);
    // The verdict on a target that fell due stands, however old.
    let due = stand(&higher(None), &[value_target("2023", 70.0)], &series(&[("2023", 70.0)]));
    assert_eq!(due.suggestion.status, Status::Met);
}

fn suggested(statuses: &[Status]) -> Suggestion {
    let parts: Vec<Suggestion> =
        statuses.iter().map(|status| Suggestion { status: *status, reason: Reason::NoTarget }).collect();
    of_goal(&parts)
}

#[test]
fn the_weakest_main_indicator_decides() {
    use Status::{CannotJudge, Met, NotMet, OffTrack, OnTrack};
    let parts = |status, of, weakest| Suggestion { status, reason: Reason::Parts { of, weakest } };
    assert_eq!(suggested(&[Met, Met, Met, OffTrack]), parts(OffTrack, 4, 1));
    assert_eq!(suggested(&[OnTrack, NotMet, OnTrack, NotMet]), parts(NotMet, 4, 2));
    assert_eq!(suggested(&[OnTrack, CannotJudge]), parts(CannotJudge, 2, 1));
    assert_eq!(suggested(&[CannotJudge, OffTrack]), parts(OffTrack, 2, 1));
    assert_eq!(suggested(&[Met]), parts(Met, 1, 1));
    assert_eq!(suggested(&[]), Suggestion { status: CannotJudge, reason: Reason::NoMainIndicator });
}

#[test]
fn every_status_has_its_place_among_the_weakest() {
    assert!(Status::ALL.iter().all(|status| WEAKEST_FIRST.contains(status)));
    assert!(WEAKEST_FIRST.is_sorted_by_key(|status| status.strength()));
}

#[test]
fn what_a_person_has_judged_is_shown() {
    let judgement = Judgement {
        status: Status::Met,
        suggested: Status::NotMet,
        sentence: "Målet nåddes i januari.".into(),
        on: day(TODAY),
        by_role: "Skolchef".into(),
        by: None,
    };
    assert_eq!(shown(&suggested(&[Status::NotMet]), Some(&judgement)), Status::Met);
    assert_eq!(shown(&suggested(&[Status::NotMet]), None), Status::NotMet);
}

proptest! {
    #[test]
    fn no_part_of_a_goal_is_weaker_than_the_goal(statuses in proptest::collection::vec(proptest::sample::select(Status::ALL), 1..8)) {
        let goal = suggested(&statuses);
        prop_assert!(statuses.contains(&goal.status));
        prop_assert!(statuses.iter().all(|status| status.strength() >= goal.status.strength()));
        let weakest = statuses.iter().filter(|status| **status == goal.status).count();
        let count = |number: usize| u32::try_from(number).unwrap();
        prop_assert_eq!(goal.reason, Reason::Parts { of: count(statuses.len()), weakest: count(weakest) });
    }

    #[test]
    fn a_better_value_never_stands_weaker(
        before in proptest::collection::vec(0i32..100, 0..6), value in 0i32..100, more in 1i32..50,
        baseline in proptest::option::of((2015i32..2027, 0i32..100)),
        targets in proptest::collection::vec((2020i32..2030, 0i32..100), 0..4),
    ) {
        let mut indicator = higher(None);
        let at = |year, value| Baseline { period: Period::Year(year), value: f64::from(value) };
        indicator.baseline = baseline.map(|(year, value)| at(year, value));
        let targets: Vec<Target> = targets.iter().map(|(year, value)| value_target(&year.to_string(), f64::from(*value))).collect();
        let with = |last: i32| yearly(&before.iter().copied().chain([last]).map(f64::from).collect::<Vec<_>>());
        let (worse, better) = (stand(&indicator, &targets, &with(value)), stand(&indicator, &targets, &with(value + more)));
        prop_assert!(better.suggestion.status.strength() >= worse.suggestion.status.strength());
        prop_assert_eq!(worse.gap.is_some(), !targets.is_empty());
    }

    #[test]
    fn higher_and_lower_mirror_each_other(
        values in proptest::collection::vec(-100i32..100, 1..8),
        baseline in -100i32..100, aim in -100i32..100, year in 2021i32..2030,
    ) {
        let sides = [(Direction::Higher, 1.0), (Direction::Lower, -1.0)].map(|(direction, sign)| {
            let mut indicator = indicator(direction, None);
            indicator.baseline = Some(Baseline { period: Period::Year(2020), value: sign * f64::from(baseline) });
            let own = yearly(&values.iter().map(|value| sign * f64::from(*value)).collect::<Vec<_>>());
            let found = stand(&indicator, &[value_target(&year.to_string(), sign * f64::from(aim))], &own);
            (found.suggestion.status, found.trend.kind, found.gap)
        });
        prop_assert_eq!((sides[0].0, sides[0].1), (sides[1].0, sides[1].1));
        prop_assert!((sides[0].2.unwrap() - sides[1].2.unwrap()).abs() < 1e-9);
    }
}

#[test]
fn of_several_ages_the_oldest_counts_and_none_is_older_than_all() {
    let (fresh, stale) = (Freshness::Fresh { months: 10 }, Freshness::Stale { months: 10 });
    assert_eq!(Freshness::oldest([]), None);
    assert_eq!(Freshness::oldest([stale, fresh, Freshness::Fresh { months: 2 }]), Some(stale));
    assert_eq!(Freshness::oldest([fresh, Freshness::Missing]), Some(Freshness::Missing));
}
