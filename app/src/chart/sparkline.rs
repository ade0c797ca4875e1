//! A line without axes, as small as a word: how a series has gone, and where the target lies.

use super::{Scale, coordinate, path, value_ends};
use leptos::prelude::*;

const WIDTH: f64 = 152.0;
const HEIGHT: f64 = 36.0;
/// Room for the dot at the end.
const EDGE: f64 = 5.0;

/// What is inside the drawing; `None` when there are fewer than two values, since one value has no direction.
pub fn drawing(mut values: Vec<f64>, target: Option<f64>) -> Option<String> {
    values.retain(|value| value.is_finite());
    let target = target.filter(|value| value.is_finite());
    let last = values.len().checked_sub(1).filter(|last| *last > 0)?;
    let x = Scale::new((0.0, index(last)), (EDGE, WIDTH - EDGE));
    let y = Scale::new(value_ends(values.iter().copied().chain(target))?, (HEIGHT - EDGE, EDGE));
    let aim = target.map(|value| format!(r#"<path class="c-target" d="M0 {}H152"/>"#, coordinate(y.at(value))));
    let line = path(values.iter().enumerate().map(|(place, value)| Some((x.at(index(place)), y.at(*value)))));
    let (end_x, end_y) = (coordinate(x.at(index(last))), coordinate(y.at(values[last])));
    Some(format!(
        r#"{}<path class="c-line" d="{line}"/><circle class="c-dot" cx="{end_x}" cy="{end_y}" r="4"/>"#,
        aim.unwrap_or_default(),
    ))
}

#[expect(clippy::cast_precision_loss, reason = "a series has far fewer than 2^52 values")]
fn index(place: usize) -> f64 {
    place as f64
}

/// A sparkline beside the words that say the same; hidden from screen readers for that reason.
/// `too_few` stands in its place when there are fewer than two values ("Ett värde").
#[component]
pub fn Sparkline(
    /// The values, oldest first.
    values: Vec<f64>,
    /// The next target, as a dashed line.
    target: Option<f64>,
    /// The words for fewer than two values.
    #[prop(into)]
    too_few: String,
) -> impl IntoView {
    match drawing(values, target) {
        Some(drawing) => view! {
            <svg class="spark" viewBox="0 0 152 36" aria-hidden="true" inner_html=drawing></svg>
        }
        .into_any(),
        None => view! { <span class="spark-none">{too_few}</span> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn draws_the_line_its_end_and_the_target() {
        assert_eq!(
            drawing(vec![0.45, 0.68, 0.89], Some(1.0)).unwrap(),
            r#"<path class="c-target" d="M0 5H152"/><path class="c-line" d="M5 31L76 20.1L147 10.2"/><circle class="c-dot" cx="147" cy="10.2" r="4"/>"#,
        );
    }

    #[test]
    fn one_value_has_no_direction() {
        assert_eq!(drawing(Vec::new(), None), None);
        assert_eq!(drawing(vec![1.0, f64::NAN], Some(2.0)), None);
    }

    #[test]
    fn a_flat_series_lies_in_the_middle() {
        let drawing = drawing(vec![7.0, 7.0], None).unwrap();
        assert!(drawing.contains(r#"d="M5 18L147 18""#), "{drawing}");
    }
}
