//! How it goes, in words: statuses, stages, trends, the age of figures, and the sentence that says why the rule suggests what it does.

use crate::chip::{Chip, Sign, freshness_look, stage_look, status_look, trend_look};
use crate::period;
use crate::text::Text;
use domain::goal::GoalStage;
use domain::number;
use domain::status::{Freshness, Reason, Status, Suggestion};
use domain::trend::{Trend, TrendKind};
use leptos::prelude::*;

/// The word for a status.
pub fn word(text: Text, status: Status) -> String {
    match status {
        Status::Met => text.status_met(),
        Status::OnTrack => text.status_on_track(),
        Status::PartlyMet => text.status_partly_met(),
        Status::Uncertain => text.status_uncertain(),
        Status::OffTrack => text.status_off_track(),
        Status::NotMet => text.status_not_met(),
        Status::TooEarly => text.status_too_early(),
        Status::CannotJudge => text.status_cannot_judge(),
    }
}

/// The word for a goal's place in its life.
pub fn stage_word(text: Text, stage: GoalStage) -> String {
    match stage {
        GoalStage::Draft => text.stage_draft(),
        GoalStage::Proposed => text.stage_proposed(),
        GoalStage::Decided => text.stage_decided(),
        GoalStage::Closed => text.stage_closed(),
        GoalStage::Replaced => text.stage_replaced(),
    }
}

/// The word for how a series has gone.
pub fn trend_word(text: Text, kind: TrendKind) -> String {
    match kind {
        TrendKind::Improving => text.trend_improving(),
        TrendKind::Unchanged => text.trend_unchanged(),
        TrendKind::Worsening => text.trend_worsening(),
        TrendKind::Moving => text.trend_moving(),
        TrendKind::TooFew => text.trend_too_few(),
    }
}

/// How old the figures are: "senaste värdet är 10 månader gammalt".
pub fn freshness(text: Text, freshness: Freshness) -> String {
    match freshness {
        Freshness::Fresh { months } => text.freshness_fresh(months),
        Freshness::Stale { months } => text.freshness_stale(months),
        Freshness::Missing => text.freshness_missing(),
    }
}

/// How old the figures are, in few words: "siffror 10 månader gamla".
pub fn figures(text: Text, freshness: Freshness) -> String {
    match freshness {
        Freshness::Fresh { months } => text.figures_fresh(months),
        Freshness::Stale { months } => text.figures_stale(months),
        Freshness::Missing => text.figures_missing(),
    }
}

/// How values are written: an indicator's decimals and unit of measure.
#[derive(Clone, Copy, Debug, Default)]
pub struct Written<'a> {
    /// How many decimals.
    pub decimals: u8,
    /// The unit of measure.
    pub unit: &'a str,
}

impl Written<'_> {
    /// The value with its unit, which it never parts from at the end of a line: "0,89 %".
    pub fn value(self, value: f64) -> String {
        self.with_unit(number::format(value, self.decimals))
    }

    /// The value without its unit, for a place where the unit stands already.
    pub fn bare(self, value: f64) -> String {
        number::format(value, self.decimals)
    }

    fn change(self, change: f64) -> String {
        self.with_unit(number::format_change(change, self.decimals))
    }

    fn with_unit(self, number: String) -> String {
        if self.unit.is_empty() { number } else { format!("{number}\u{a0}{}", self.unit) }
    }
}

/// The sentence that says why the rule suggests what it suggests.
pub fn reason(text: Text, suggestion: &Suggestion, written: Written<'_>) -> String {
    let name = |period| period::name(text, period);
    let (value, bare) = (|it| written.value(it), |it| written.bare(it));
    match suggestion.reason {
        Reason::NoMainIndicator => text.reason_no_main_indicator(),
        Reason::NoDirection => text.reason_no_direction(),
        Reason::NoTarget => text.reason_no_target(),
        Reason::NoValue => text.reason_no_value(),
        Reason::Stale { period } => text.reason_stale(name(period)),
        Reason::Reached { period, value: it, target } => text.reason_reached(value(it), bare(target), name(period)),
        Reason::Missed { period, value: it, target } => text.reason_missed(value(it), bare(target), name(period)),
        Reason::OnTheWay { value: it, target, by, .. } if suggestion.status == Status::TooEarly => {
            text.reason_at_start(value(it), bare(target), name(by))
        }
        Reason::OnTheWay { value: it, expected, target, by } => {
            text.reason_on_the_way(value(it), bare(target), name(by), bare(expected))
        }
        Reason::BehindButMoving { value: it, expected, target, by } => {
            text.reason_behind_but_moving(value(it), bare(target), name(by), bare(expected))
        }
        Reason::Behind { value: it, expected, target, by } => {
            text.reason_behind(value(it), bare(target), name(by), bare(expected))
        }
        Reason::WithinInterval { value: it } => text.reason_within_interval(value(it)),
        Reason::OutsideInterval { value: it } => text.reason_outside_interval(value(it)),
        Reason::MovedAsWanted { change } => text.reason_moved_as_wanted(written.change(change)),
        Reason::MovedOtherwise { change } => text.reason_moved_otherwise(written.change(change)),
        Reason::Parts { of: 1, .. } => text.reason_only_part(),
        Reason::Parts { of, weakest } if of == weakest => text.reason_all_parts(of, word(text, suggestion.status)),
        Reason::Parts { of, weakest } => text.reason_parts(weakest, of, word(text, suggestion.status)),
    }
}

/// The chip of a status.
#[component]
pub fn StatusChip(
    /// The words.
    text: Text,
    /// The status.
    status: Status,
    /// Whether it stands in a line of small words.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    view! { <Chip look=status_look(status) word=word(text, status) small=small /> }
}

/// The chip of a goal's place in its life.
#[component]
pub fn StageChip(
    /// The words.
    text: Text,
    /// The stage.
    stage: GoalStage,
) -> impl IntoView {
    view! { <Chip look=stage_look(stage) word=stage_word(text, stage) /> }
}

/// How a series has gone: arrow and word.
#[component]
pub fn TrendSign(
    /// The words.
    text: Text,
    /// The trend.
    trend: Trend,
) -> impl IntoView {
    view! { <Sign look=trend_look(trend.kind, trend.per_year) word=trend_word(text, trend.kind) /> }
}

/// How old the figures are, with its shape.
#[component]
pub fn FreshnessSign(
    /// The words.
    text: Text,
    /// The age.
    freshness: Freshness,
) -> impl IntoView {
    view! { <Sign look=freshness_look(freshness) word=self::freshness(text, freshness) /> }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Locale;
    use domain::period::Period;

    fn said(status: Status, reason: Reason) -> String {
        let written = Written { decimals: 2, unit: "%" };
        super::reason(Text::of(Locale::Swedish), &Suggestion { status, reason }, written)
    }

    #[test]
    fn the_sentence_names_value_target_and_time() {
        let by = Period::Year(2028);
        let on_the_way = Reason::OnTheWay { value: 0.89, expected: 0.8, target: 1.0, by };
        assert_eq!(
            said(Status::OnTrack, on_the_way.clone()),
            "Värdet 0,89\u{a0}% räcker för att nå målet 1,00 för 2028. Vägen dit går nu vid 0,80."
        );
        assert_eq!(
            said(Status::TooEarly, on_the_way),
            "Inget värde är nyare än utgångsläget 0,89\u{a0}%. Målet är 1,00 för 2028."
        );
        assert_eq!(
            said(Status::Met, Reason::Reached { period: by, value: 1.1, target: 1.0 }),
            "Värdet 1,10\u{a0}% når målet 1,00 för 2028."
        );
        assert_eq!(
            said(Status::OnTrack, Reason::MovedAsWanted { change: 0.2 }),
            "Värdet har ändrats med +0,20\u{a0}%, åt det håll som målet anger."
        );
    }

    #[test]
    fn the_weakest_part_is_counted() {
        assert_eq!(
            said(Status::OffTrack, Reason::Parts { of: 3, weakest: 1 }),
            "En av målets 3 huvudindikatorer har läget ”Inte på väg”. Den svagaste avgör."
        );
        assert_eq!(
            said(Status::Met, Reason::Parts { of: 3, weakest: 3 }),
            "Alla 3 huvudindikatorer har läget ”Uppfyllt”."
        );
    }
}
