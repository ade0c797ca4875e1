//! One value for each series: bars from zero, the own one first, with the target across them.

use super::line::LineChart;
use super::{Scale, Size, coordinate, head, letters, rows, value_ends};
use crate::markup::escape;
use domain::period::Period;

const BAR: f64 = 22.0;
const TOP: f64 = 30.0;

struct Bar {
    name: String,
    value: f64,
    class: &'static str,
}

/// The chart as bars, when no series has a second value to draw a line to; otherwise `None`.
pub(super) fn drawings(chart: &LineChart) -> Option<String> {
    let own: Vec<_> = chart.own.iter().filter_map(|mark| Some((mark.period, mark.value?))).collect();
    let [(period, value)] = own.as_slice() else { return None };
    if chart.companions().any(|(_, companion)| companion.values.len() > 1) || chart.targets.len() > 1 {
        return None;
    }
    let name = |name: &str, its: Period| if its == *period { name.to_owned() } else { format!("{name} {its}") };
    let others = chart.companions().filter_map(|(_, companion)| companion.values.last().map(|last| (companion, last)));
    let others = others.map(|(companion, (its, value))| Bar {
        name: name(&companion.name, *its),
        value: *value,
        class: "c-bar",
    });
    let own = Bar {
        name: format!("{} {period}", chart.own_name).trim().to_owned(),
        value: *value,
        class: "c-bar c-bar--own",
    };
    let bars: Vec<Bar> = std::iter::once(own).chain(others).collect();
    Some(draw(chart, &bars, Size::Wide) + &draw(chart, &bars, Size::Narrow))
}

fn draw(chart: &LineChart, bars: &[Bar], size: Size) -> String {
    let width = size.width();
    let (left, step, drop) = match size {
        Size::Wide => (names_width(bars), 40.0, 0.0),
        Size::Narrow => (0.0, 58.0, 20.0),
    };
    let widest = bars.iter().map(|bar| letters(&chart.text(bar.value))).fold(0.0, f64::max);
    let targets = chart.targets.iter().map(|(_, value)| *value);
    let (low, high) = value_ends(bars.iter().map(|bar| bar.value).chain(targets)).unwrap_or((0.0, 1.0));
    let x = Scale::new((low.min(0.0), high.max(0.0)), (left, width - widest * 9.0 - 14.0));
    let count = bars.iter().fold(0.0, |count, _| count + 1.0);
    let height = TOP + step * count;
    let mut out = head(&chart.id, &chart.title, &chart.sentence, (size, height), "img");
    out += &format!(r#"<text class="c-unit" x="0" y="14">{}</text>"#, escape(&chart.unit));
    let mut top = TOP;
    for bar in bars {
        out += &bar_with_name(chart, bar, x, (left, top + drop), size);
        top += step;
    }
    let zero = coordinate(x.at(0.0));
    out += &format!(r#"<path class="c-zero" d="M{zero} {}V{}"/>"#, coordinate(TOP - 4.0), coordinate(height - 8.0));
    if let Some((_, value)) = chart.targets.first() {
        let at = x.at(*value);
        let anchor = if at > width * 0.7 { "end" } else { "middle" };
        let words = escape(format!("{} {}", chart.target_word, chart.text(*value)).trim());
        let (at, bottom) = (coordinate(at), coordinate(height - 8.0));
        out += &format!(r#"<path class="c-target" d="M{at} {}V{bottom}"/>"#, coordinate(TOP - 8.0));
        out += &format!(r#"<text class="c-goal" x="{at}" y="16" text-anchor="{anchor}">{words}</text>"#);
    }
    out + "</svg>"
}

fn bar_with_name(chart: &LineChart, bar: &Bar, x: Scale, (left, top): (f64, f64), size: Size) -> String {
    let (from, to) = (x.at(bar.value.min(0.0)), x.at(bar.value.max(0.0)));
    let class = if bar.class == "c-bar" { "" } else { r#" class="c-own""# };
    let mut out = String::new();
    match size {
        Size::Wide => {
            let names = rows(&bar.name);
            let first = if names.len() > 1 { top + 9.0 } else { top + 16.5 };
            for (name, down) in names.iter().zip([0.0, 16.0]) {
                let (x, y) = (coordinate(left - 12.0), coordinate(first + down));
                out += &format!(r#"<text{class} x="{x}" y="{y}" text-anchor="end">{}</text>"#, escape(name));
            }
        }
        Size::Narrow => {
            out += &format!(r#"<text{class} x="0" y="{}">{}</text>"#, coordinate(top - 6.0), escape(&bar.name));
        }
    }
    out += &format!(
        r#"<rect class="{}" x="{}" y="{}" width="{}" height="{BAR}" rx="3"/>"#,
        bar.class,
        coordinate(from),
        coordinate(top),
        coordinate((to - from).max(1.0)),
    );
    let value = escape(&chart.text(bar.value));
    out += &format!(r#"<text{class} x="{}" y="{}">{value}</text>"#, coordinate(to + 8.0), coordinate(top + 16.5));
    out
}

fn names_width(bars: &[Bar]) -> f64 {
    let longest = bars.iter().flat_map(|bar| rows(&bar.name)).map(|row| letters(&row)).fold(6.0, f64::max);
    (longest * 8.0 + 20.0).min(260.0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::chart::line::{Companion, Mark};

    fn chart() -> LineChart {
        LineChart {
            id: "i1".into(),
            title: "Effektivitetsindex".into(),
            sentence: String::new(),
            own_name: "Alingsås".into(),
            target_word: "mål".into(),
            band_word: String::new(),
            unit: "index".into(),
            decimals: 0,
            own: vec![Mark { period: Period::Year(2025), value: Some(41.0), is_preliminary: false, href: None }],
            targets: vec![(Period::Year(2027), 60.0)],
            band: None,
            companions: vec![Companion { name: "Liknande".into(), values: vec![(Period::Year(2024), 59.0)] }],
        }
    }

    #[test]
    fn single_values_are_bars_and_another_year_is_named() {
        let drawings = drawings(&chart()).unwrap();
        for words in ["Alingsås 2025", "Liknande 2024", ">41<", ">59<", "mål 60"] {
            assert_eq!(drawings.matches(words).count(), 2, "{words} in {drawings}");
        }
    }

    #[test]
    fn negative_values_start_at_zero_too() {
        let mut chart = chart();
        chart.own[0].value = Some(-12.0);
        let drawings = drawings(&chart).unwrap();
        assert!(!drawings.contains(r#"width="-"#) && !drawings.contains("NaN"), "{drawings}");
    }

    #[test]
    fn two_values_are_a_line() {
        let mut chart = chart();
        chart.companions[0].values.push((Period::Year(2025), 60.0));
        assert_eq!(drawings(&chart), None);
    }
}
