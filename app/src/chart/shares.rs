//! One bar of parts: how many goals stand where. The list with words and counts stands under it.

use super::coordinate;
use crate::chip::Tone;
use leptos::prelude::*;

/// What is inside the drawing: a part for each count above 0, in the order given.
pub fn drawing(mut parts: Vec<(Tone, u32)>) -> String {
    parts.retain(|(_, count)| *count > 0);
    let total: u32 = parts.iter().map(|(_, count)| count).sum();
    let mut before = 0;
    let mut drawing = String::new();
    for (tone, count) in parts {
        let place = |count: u32| coordinate(f64::from(count) / f64::from(total) * 1000.0);
        let class = tone.share_class();
        drawing += &format!(r#"<rect class="{class}" x="{}" width="{}" height="10"/>"#, place(before), place(count));
        before += count;
    }
    drawing
}

/// The bar; hidden from screen readers, since the list beside it says the same.
#[component]
pub fn Shares(
    /// How many there are of each, in the order they are drawn.
    parts: Vec<(Tone, u32)>,
) -> impl IntoView {
    view! {
        <svg class="dist" viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true" inner_html=drawing(parts)></svg>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_parts_fill_the_bar_and_empty_ones_are_left_out() {
        assert_eq!(
            drawing(vec![(Tone::Good, 1), (Tone::Way, 0), (Tone::Bad, 3)]),
            r#"<rect class="s-good" x="0" width="250" height="10"/><rect class="s-bad" x="250" width="750" height="10"/>"#,
        );
        assert_eq!(drawing(vec![(Tone::Good, 0)]), "");
    }
}
