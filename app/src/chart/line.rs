//! How a figure has gone: the own line, the targets on the way, and others to compare with, each named at its line.
//!
//! A chart is drawn twice, wide and narrow, and the style sheet shows the one that fits: words are never scaled.

mod plot;

use super::{Size, bars};
use domain::indicator::{Aim, Direction, IndicatorSeries};
use domain::measurement::{Outcome, Series};
use domain::number;
use domain::period::Period;
use leptos::prelude::*;
use plot::{MOST_DOTS, Plot};

/// How many series beside the own one can be told apart; the table holds them all.
pub const MOST_COMPARISONS: usize = COMPANION_CLASSES.len();
const COMPANION_CLASSES: [&str; 4] = ["c-1", "c-2", "c-3", "c-4"];
/// A place on the own line.
#[derive(Clone, Debug, PartialEq)]
pub struct Mark {
    /// The period.
    pub period: Period,
    /// The value; `None` breaks the line, since nothing was measured.
    pub value: Option<f64>,
    /// Whether the value may still change.
    pub is_preliminary: bool,
    /// Where a press on it leads.
    pub href: Option<String>,
}

/// A series to compare with.
#[derive(Clone, Debug, PartialEq)]
pub struct Companion {
    /// Its name.
    pub name: String,
    /// Its values, oldest first.
    pub values: Vec<(Period, f64)>,
}

/// What a line chart shows.
#[derive(Clone, Debug, PartialEq)]
pub struct LineChart {
    /// Sets its parts apart from those of other charts on the page.
    pub id: String,
    /// What it shows: the indicator's name and unit.
    pub title: String,
    /// The sentence that reads it.
    pub sentence: String,
    /// The name at the own line.
    pub own_name: String,
    /// The word before the value of a target ("mål").
    pub target_word: String,
    /// The words in the band that is aimed at ("önskat intervall").
    pub band_word: String,
    /// The unit of measure, above the value axis.
    pub unit: String,
    /// How many decimals the values are shown with.
    pub decimals: u8,
    /// The own values, oldest first.
    pub own: Vec<Mark>,
    /// The targets with a value, oldest first.
    pub targets: Vec<(Period, f64)>,
    /// The interval that is aimed at.
    pub band: Option<(f64, f64)>,
    /// What it is compared with; the first four are drawn.
    pub companions: Vec<Companion>,
}

impl LineChart {
    /// The chart of an indicator. What only the texts know (`sentence`, the words, `own_name`) is left empty.
    pub fn of(id: impl Into<String>, series: &IndicatorSeries) -> Self {
        let indicator = &series.indicator;
        let values = |series: &Series| series.values().collect::<Vec<_>>();
        Self {
            id: id.into(),
            title: indicator.name.clone(),
            sentence: String::new(),
            own_name: String::new(),
            target_word: String::new(),
            band_word: String::new(),
            unit: indicator.unit_of_measure.clone(),
            decimals: indicator.decimals,
            own: marks(&series.own),
            targets: series.targets.iter().filter_map(|target| Some((target.period, aimed_at(&target.aim)?))).collect(),
            band: if let Direction::Within { low, high } = indicator.direction { Some((low, high)) } else { None },
            companions: series
                .comparisons
                .iter()
                .map(|(comparison, series)| Companion { name: comparison.title(), values: values(series) })
                .filter(|companion| !companion.values.is_empty())
                .collect(),
        }
    }

    /// The two drawings, as bars where no series has two values; `None` when there is no own value and no target.
    pub fn into_drawings(self) -> Option<String> {
        if let Some(drawings) = bars::drawings(&self) {
            return Some(drawings);
        }
        let wide = Plot::new(&self, Size::Wide)?.draw();
        let narrow = Plot::new(&self, Size::Narrow)?.draw();
        Some(wide + &narrow)
    }

    pub(super) fn companions(&self) -> impl Iterator<Item = (usize, &Companion)> {
        self.companions.iter().take(MOST_COMPARISONS).enumerate().filter(|(_, companion)| !companion.values.is_empty())
    }

    fn newest(&self) -> Option<(Period, f64)> {
        self.own.iter().rev().find_map(|mark| Some((mark.period, mark.value?)))
    }

    fn has_links(&self) -> bool {
        self.own.len() <= MOST_DOTS && self.own.iter().any(|mark| mark.href.is_some())
    }

    pub(super) fn text(&self, value: f64) -> String {
        number::format(value, self.decimals)
    }
}

/// The places of a series on the own line; a reading without a value breaks it.
pub fn marks(series: &Series) -> Vec<Mark> {
    series
        .points
        .iter()
        .map(|point| Mark {
            period: point.period,
            value: point.reading.value(),
            is_preliminary: point.reading.outcome() == Outcome::Preliminary,
            href: None,
        })
        .collect()
}

const fn aimed_at(aim: &Aim) -> Option<f64> {
    if let Aim::Value { value } = aim { Some(*value) } else { None }
}

/// A line chart with its two drawings. `nothing` stands in its place when there is nothing to draw.
#[component]
pub fn LineChartView(
    /// What it shows.
    chart: LineChart,
    /// Why there is nothing to draw, when there is not.
    #[prop(into)]
    nothing: String,
) -> impl IntoView {
    match chart.into_drawings() {
        Some(drawings) => view! { <div class="chart chart__box" inner_html=drawings></div> }.into_any(),
        None => view! { <p class="spark-none">{nothing}</p> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::plot::time_ticks;
    use super::*;

    fn chart() -> LineChart {
        let mark = |year, value| Mark { period: Period::Year(year), value, is_preliminary: false, href: None };
        LineChart {
            id: "i7".into(),
            title: "Förnyelsetakt <dricksvatten>".into(),
            sentence: "Har fördubblats på två år.".into(),
            own_name: "Alingsås".into(),
            target_word: "mål".into(),
            band_word: "önskat intervall".into(),
            unit: "%".into(),
            decimals: 2,
            own: vec![mark(2023, Some(0.45)), mark(2024, Some(0.68)), mark(2025, Some(0.89))],
            targets: vec![(Period::Year(2024), 0.6), (Period::Year(2026), 0.9), (Period::Year(2028), 1.0)],
            band: None,
            companions: vec![
                Companion { name: "Kungsbacka".into(), values: vec![(Period::Year(2025), 1.71)] },
                Companion {
                    name: "Skövde".into(),
                    values: vec![(Period::Year(2024), 1.2), (Period::Year(2025), 1.27)],
                },
            ],
        }
    }

    fn numbers_are_finite(drawings: &str) -> bool {
        !["NaN", "inf", "e+", "e-1"].iter().any(|bad| drawings.contains(bad))
    }

    #[test]
    fn the_drawings_name_every_line_and_escape_what_is_typed() {
        let drawings = chart().into_drawings().unwrap();
        for words in ["Kungsbacka 1,71", "Skövde 1,27", "mål 1,00", ">0,89<", "Förnyelsetakt &lt;dricksvatten&gt;"] {
            assert!(drawings.contains(words), "{words} is missing in {drawings}");
        }
        assert_eq!(drawings.matches("<svg ").count(), 2);
        assert!(numbers_are_finite(&drawings));
    }

    #[test]
    fn its_parts_have_names_of_their_own() {
        let drawings = chart().into_drawings().unwrap();
        for id in [r#"id="i7-w-t""#, r#"id="i7-n-t""#, r#"id="i7-w-d""#, r#"id="i7-n-d""#] {
            assert_eq!(drawings.matches(id).count(), 1, "{id}");
        }
        assert!(drawings.contains(r#"role="img""#));
    }

    #[test]
    fn a_chart_with_links_is_a_group_whose_links_are_named() {
        let mut chart = chart();
        chart.own[2].href = Some("#v-2025".into());
        let drawings = chart.into_drawings().unwrap();
        assert!(drawings.contains(r#"role="group""#) && !drawings.contains(r#"role="img""#));
        assert!(drawings.contains(r##"<a class="c-pt" href="#v-2025" aria-label="2025: 0,89 %">"##));
    }

    #[test]
    fn a_missing_value_breaks_the_line() {
        let mut chart = chart();
        chart.own[1].value = None;
        let drawings = chart.into_drawings().unwrap();
        let line = drawings.split(r#"class="c-line" d=""#).nth(1).and_then(|rest| rest.split('"').next()).unwrap();
        assert_eq!((line.matches('M').count(), line.matches('L').count()), (2, 0), "{line}");
    }

    #[test]
    fn nothing_to_draw_is_nothing() {
        let empty = LineChart { own: Vec::new(), targets: Vec::new(), ..chart() };
        assert_eq!(empty.into_drawings(), None);
    }

    #[test]
    fn odd_figures_never_break_the_drawing() {
        for value in [0.0, -0.0, 5e-324, 1e300, -1e300, f64::MAX, 0.1 + 0.2, 190_983.0] {
            let mut chart = chart();
            chart.companions.clear();
            chart.targets.clear();
            chart.own.truncate(1);
            chart.own[0].value = Some(value);
            let drawings = chart.into_drawings().unwrap();
            assert!(!drawings.contains("NaN") && !drawings.contains("inf"), "{value}: {drawings}");
        }
    }

    #[test]
    fn the_time_axis_names_years_or_school_years() {
        let names =
            |periods: &[Period]| time_ticks(periods, 600.0).into_iter().map(|(_, name)| name).collect::<Vec<_>>();
        assert_eq!(names(&[Period::Year(2023), Period::Year(2025)]), ["2023", "2024", "2025"]);
        assert_eq!(names(&[Period::SchoolYear(2024), Period::SchoolYear(2025)]), ["2024/25", "2025/26"]);
        assert_eq!(names(&[]), Vec::<String>::new());
    }
}
