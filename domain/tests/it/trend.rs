use crate::case::{series, yearly};
use domain::indicator::Direction;
use domain::measurement::Series;
use domain::trend::{Trend, TrendKind, trend};
use proptest::prelude::*;

fn up(own: &Series) -> Trend {
    trend(own, &Direction::Higher, 1)
}

fn kind(values: &[f64], direction: &Direction) -> TrendKind {
    trend(&yearly(values), direction, 1).kind
}

fn flipped(kind: TrendKind) -> TrendKind {
    match kind {
        TrendKind::Improving => TrendKind::Worsening,
        TrendKind::Worsening => TrendKind::Improving,
        other => other,
    }
}

/// Values on a grid that binary fractions hold exactly, so that adding a constant does not round.
fn any_values() -> impl Strategy<Value = Vec<f64>> {
    proptest::collection::vec((-4000i32..4000).prop_map(|quarter| f64::from(quarter) / 4.0), 0..14)
}

proptest! {
    #[test]
    fn turned_round_in_time_it_flips(values in proptest::collection::vec((-4000i32..4000).prop_map(f64::from), 0..=8)) {
        let (one, other) = (up(&yearly(&values)), up(&yearly(&values.iter().rev().copied().collect::<Vec<_>>())));
        prop_assert!((one.per_year + other.per_year).abs() < 1e-9);
        prop_assert_eq!(one.kind, flipped(other.kind));
    }

    #[test]
    fn the_other_direction_flips_it(values in any_values()) {
        let down = trend(&yearly(&values), &Direction::Lower, 1);
        prop_assert_eq!(up(&yearly(&values)).kind, flipped(down.kind));
        prop_assert_eq!(up(&yearly(&values)).per_year, down.per_year);
    }

    #[test]
    fn a_constant_changes_nothing(values in any_values(), constant in -1000i32..1000) {
        let moved: Vec<f64> = values.iter().map(|value| value + f64::from(constant)).collect();
        prop_assert_eq!(up(&yearly(&values)), up(&yearly(&moved)));
    }

    #[test]
    fn one_value_far_off_does_not_turn_it(steps in proptest::collection::vec(1i32..10, 8), at in 0usize..8, off in -1e6..1e6f64) {
        let mut values: Vec<f64> = steps.iter().scan(0.0, |sum, step| { *sum += f64::from(*step); Some(*sum) }).collect();
        prop_assert_eq!(up(&yearly(&values)).kind, TrendKind::Improving);
        values[at] = off;
        let found = up(&yearly(&values));
        prop_assert_ne!(found.kind, TrendKind::Worsening);
        prop_assert!(found.per_year > 0.0);
    }

    #[test]
    fn it_is_always_a_number(values in proptest::collection::vec(proptest::num::f64::NORMAL | proptest::num::f64::ZERO, 0..12), decimals in 0u8..=6) {
        for direction in [Direction::Higher, Direction::Within { low: -1.0, high: 1.0 }] {
            prop_assert!(trend(&yearly(&values), &direction, decimals).per_year.is_finite());
        }
    }
}

/// Every order of `left`, appended to `values`.
fn orders(values: &mut Vec<f64>, left: &mut Vec<f64>, each: &mut impl FnMut(&[f64])) {
    if left.is_empty() {
        each(values);
    }
    for index in 0..left.len() {
        let value = left.remove(index);
        values.push(value);
        orders(values, left, each);
        values.pop();
        left.insert(index, value);
    }
}

#[test]
fn chance_alone_improves_at_most_one_time_in_twenty() {
    for count in 4u32..=8 {
        let (mut all, mut improving) = (0u32, 0u32);
        orders(&mut Vec::new(), &mut (0..count).map(f64::from).collect(), &mut |values| {
            all += 1;
            improving += u32::from(up(&yearly(values)).kind == TrendKind::Improving);
        });
        assert!(improving > 0 && improving * 20 <= all, "{count}: {improving} of {all}");
    }
}

#[test]
fn the_slope_is_the_median_of_all_pairs() {
    // Pairs: 1→2: 1; 1→9: 8/2 = 4; 2→9: 7. The median is 4, whatever the mean.
    assert_eq!(up(&yearly(&[1.0, 2.0, 9.0])), Trend { kind: TrendKind::Improving, per_year: 4.0, values: 3 });
    // 0, 1, 2, 100: slopes 1, 1, 1, 98, 49,5 and 33,33; sorted 1 1 1 33,33 49,5 98: (1 + 33,33) / 2 = 17,17.
    let found = up(&yearly(&[0.0, 1.0, 2.0, 100.0]));
    assert!((found.per_year - 17.166_666).abs() < 1e-3);
}

#[test]
fn too_few_values_have_no_trend() {
    for values in [&[][..], &[1.0], &[1.0, 9.0]] {
        let expected = Trend { kind: TrendKind::TooFew, per_year: 0.0, values: u32::try_from(values.len()).unwrap() };
        assert_eq!(up(&yearly(values)), expected);
    }
}

#[test]
fn three_values_move_only_when_each_step_does() {
    assert_eq!(kind(&[1.0, 2.0, 3.0], &Direction::Higher), TrendKind::Improving);
    assert_eq!(kind(&[3.0, 2.0, 1.0], &Direction::Higher), TrendKind::Worsening);
    assert_eq!(kind(&[1.0, 3.0, 2.0], &Direction::Higher), TrendKind::Unchanged);
    assert_eq!(kind(&[1.0, 1.0, 2.0], &Direction::Higher), TrendKind::Unchanged);
}

#[test]
fn noise_is_unchanged() {
    // Six values: pairs up 8, down 7, S = 1; 11 is needed.
    assert_eq!(kind(&[5.0, 7.0, 4.0, 6.5, 4.5, 6.0], &Direction::Higher), TrendKind::Unchanged);
}

#[test]
fn what_cannot_be_seen_is_unchanged() {
    // It rises each year, 0,01 × 4 = 0,04 in all: 0,0 at one decimal, 0,04 at two.
    let own = yearly(&[5.0, 5.01, 5.02, 5.03, 5.04]);
    assert_eq!(trend(&own, &Direction::Higher, 1).kind, TrendKind::Unchanged);
    assert_eq!(trend(&own, &Direction::Higher, 2).kind, TrendKind::Improving);
}

#[test]
fn only_the_newest_eight_count() {
    let found = up(&yearly(&[90.0, 80.0, 70.0, 1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0]));
    assert_eq!(found, Trend { kind: TrendKind::Improving, per_year: 1.0, values: 8 });
}

#[test]
fn a_month_is_not_compared_with_a_year() {
    let own = series(&[("2023", 100.0), ("2024", 110.0), ("2025", 120.0), ("2026-01", 9.0), ("2026-02", 10.0)]);
    assert_eq!(up(&own), Trend { kind: TrendKind::TooFew, per_year: 0.0, values: 2 });
}

#[test]
fn months_are_counted_in_years() {
    // One a month is twelve a year.
    let found = up(&series(&[("2026-01", 1.0), ("2026-02", 2.0), ("2026-03", 3.0), ("2026-04", 4.0)]));
    assert!((found.per_year - 12.0).abs() < 1e-6 && found.kind == TrendKind::Improving);
}

#[test]
fn an_interval_asks_how_far_outside() {
    let within = Direction::Within { low: 10.0, high: 20.0 };
    assert_eq!(kind(&[4.0, 6.0, 8.0, 9.0], &within), TrendKind::Improving);
    assert_eq!(kind(&[29.0, 26.0, 24.0, 21.0], &within), TrendKind::Improving);
    assert_eq!(kind(&[21.0, 22.0, 25.0, 26.0], &within), TrendKind::Worsening);
    assert_eq!(kind(&[10.0, 12.0, 15.0, 20.0], &within), TrendKind::Unchanged);
    // Through the interval and out on the other side: 4, 0, 0, 4 outside.
    assert_eq!(kind(&[6.0, 12.0, 18.0, 24.0], &within), TrendKind::Unchanged);
}

#[test]
fn without_a_direction_it_only_moves() {
    let none = Direction::None { reason: "volym".into() };
    assert_eq!(kind(&[1.0, 2.0, 3.0, 4.0], &none), TrendKind::Moving);
    assert_eq!(kind(&[4.0, 3.0, 2.0, 1.0], &none), TrendKind::Moving);
    assert_eq!(kind(&[1.0, 4.0, 2.0, 3.0], &none), TrendKind::Unchanged);
}
