//! Shape + word + pale colour. The words come from the texts; here are the shapes and which status has which.

use domain::goal::GoalStage;
use domain::status::{Freshness, Status};
use domain::trend::TrendKind;
use leptos::prelude::*;

/// A shape of 16 × 16, drawn with the colour of the text beside it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Glyph {
    /// A tick in a circle.
    Met,
    /// A half-filled circle.
    Half,
    /// A cross in a square.
    NotMet,
    /// A dash.
    Dash,
    /// An arrow up to the right.
    Up,
    /// An arrow to the right.
    Right,
    /// An arrow down to the right.
    Down,
    /// An hourglass.
    Hourglass,
    /// A filled triangle that points up.
    Rise,
    /// A filled bar.
    Level,
    /// A filled triangle that points down.
    Fall,
    /// Three dots.
    Few,
    /// A clock.
    Clock,
    /// A dashed ring.
    Draft,
    /// A ring with a dot.
    Proposed,
    /// A tick in a seal.
    Decided,
    /// A square with a dash.
    Closed,
    /// Two arrows that swap.
    Replaced,
    /// An i in a circle.
    Info,
    /// An exclamation mark in a triangle.
    Warning,
    /// An exclamation mark in an octagon.
    Error,
    /// A ring.
    Ring,
    /// A triangle that points on, in a ring.
    Playing,
    /// A bar across a ring.
    Stop,
    /// Two lines that become one.
    Merged,
    /// A flask.
    Flask,
    /// A tick.
    Tick,
    /// A cross.
    Cross,
}

impl Glyph {
    /// Every shape.
    pub const ALL: &'static [Self] = &[
        Self::Met,
        Self::Half,
        Self::NotMet,
        Self::Dash,
        Self::Up,
        Self::Right,
        Self::Down,
        Self::Hourglass,
        Self::Rise,
        Self::Level,
        Self::Fall,
        Self::Few,
        Self::Clock,
        Self::Draft,
        Self::Proposed,
        Self::Decided,
        Self::Closed,
        Self::Replaced,
        Self::Info,
        Self::Warning,
        Self::Error,
        Self::Ring,
        Self::Playing,
        Self::Stop,
        Self::Merged,
        Self::Flask,
        Self::Tick,
        Self::Cross,
    ];

    const fn drawing(self) -> &'static str {
        match self {
            Self::Met => r#"<circle cx="8" cy="8" r="6.5"/><path d="m5 8.3 2.1 2.1L11 6"/>"#,
            Self::Half => r#"<circle cx="8" cy="8" r="6.25"/><path class="f" d="M8 1.75a6.25 6.25 0 0 1 0 12.5z"/>"#,
            Self::NotMet => r#"<rect x="2" y="2" width="12" height="12" rx="2"/><path d="m5.5 5.5 5 5m0-5-5 5"/>"#,
            Self::Dash => r#"<path d="M3 8h10"/>"#,
            Self::Up => r#"<path d="M4 12 12 4M5.5 4H12v6.5"/>"#,
            Self::Right => r#"<path d="M2.5 8h11M9 3.5 13.5 8 9 12.5"/>"#,
            Self::Down => r#"<path d="m4 4 8 8M12 5.5V12H5.5"/>"#,
            Self::Hourglass => r#"<path d="M4 2h8M4 14h8M5 2v2.5L8 8l3-3.5V2M5 14v-2.5L8 8l3 3.5V14"/>"#,
            Self::Rise => r#"<path class="f" d="M8 3 14 13H2z"/>"#,
            Self::Level => r#"<path class="f" d="M2 6h12v4H2z"/>"#,
            Self::Fall => r#"<path class="f" d="M8 13 2 3h12z"/>"#,
            Self::Few => r#"<path class="f" d="M2 7h2.5v2.5H2zm4.75 0h2.5v2.5h-2.5zm4.75 0H14v2.5h-2.5z"/>"#,
            Self::Clock => r#"<circle cx="8" cy="8" r="6.5"/><path d="M8 4.5V8l2.5 1.5"/>"#,
            Self::Draft => r#"<circle cx="8" cy="8" r="6.25" stroke-dasharray="2.6 2.3"/>"#,
            Self::Proposed => r#"<circle cx="8" cy="8" r="6.25"/><circle class="f" cx="8" cy="8" r="2.25"/>"#,
            Self::Decided => {
                r#"<path d="m8 1.5 1.9 1.4 2.3 0 .7 2.2 1.9 1.4-.7 2.2.7 2.2-1.9 1.3-.7 2.2H9.9L8 15.5 6.1 14.4H3.8l-.7-2.2-1.9-1.3.7-2.2-.7-2.2 1.9-1.4.7-2.2h2.3z" stroke-width="1.4"/><path d="m5.5 8.3 1.7 1.7L10.5 6.5"/>"#
            }
            Self::Closed => r#"<rect x="2.5" y="2.5" width="11" height="11" rx="2"/><path d="M5.5 8h5"/>"#,
            Self::Replaced => r#"<path d="M2.5 5.5h9M9 3l2.5 2.5L9 8M13.5 10.5h-9M7 8l-2.5 2.5L7 13"/>"#,
            Self::Info => r#"<circle cx="8" cy="8" r="6.5"/><path d="M8 7.3v4M8 4.7v.1"/>"#,
            Self::Warning => r#"<path d="M8 2 14.8 14H1.2zM8 6.5v3.5M8 12v.1"/>"#,
            Self::Error => r#"<path d="M5.3 1.7h5.4l3.6 3.6v5.4l-3.6 3.6H5.3l-3.6-3.6V5.3zM8 4.8v3.7M8 11v.1"/>"#,
            Self::Ring => r#"<circle cx="8" cy="8" r="6.25"/>"#,
            Self::Playing => r#"<circle cx="8" cy="8" r="6.5"/><path class="f" d="M6.3 5v6l5-3z"/>"#,
            Self::Stop => r#"<circle cx="8" cy="8" r="6.5"/><path d="M3.5 12.5l9-9"/>"#,
            Self::Merged => r#"<path d="M3 2.5v2c0 3 5 2.5 5 6v3M13 2.5v2c0 3-5 2.5-5 6M5.5 11 8 13.5 10.5 11"/>"#,
            Self::Flask => {
                r#"<path d="M6 2h4M6.7 2v4.3L2.8 13a.8.8 0 0 0 .7 1.2h9a.8.8 0 0 0 .7-1.2L9.3 6.3V2M4.6 10.5h6.8"/>"#
            }
            Self::Tick => r#"<path d="m2.5 8.5 3.5 3.5 7.5-8"/>"#,
            Self::Cross => r#"<path d="m3.5 3.5 9 9m0-9-9 9"/>"#,
        }
    }
}

/// A shape without a word; the word stands beside it.
#[component]
pub fn Shape(
    /// Which shape.
    glyph: Glyph,
) -> impl IntoView {
    view! { <svg class="glyph" viewBox="0 0 16 16" aria-hidden="true" inner_html=glyph.drawing()></svg> }
}

/// The pale colour of a chip: the third of its three layers, never the only one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tone {
    /// Green.
    Good,
    /// Blue.
    Way,
    /// Yellow.
    Warn,
    /// Red.
    Bad,
    /// Grey.
    None,
}

impl Tone {
    const fn chip_class(self) -> &'static str {
        match self {
            Self::Good => "chip chip--good",
            Self::Way => "chip chip--way",
            Self::Warn => "chip chip--warn",
            Self::Bad => "chip chip--bad",
            Self::None => "chip chip--none",
        }
    }

    const fn sign_class(self) -> &'static str {
        match self {
            Self::Good => "sign sign--good",
            Self::Warn => "sign sign--warn",
            Self::Bad => "sign sign--bad",
            Self::Way | Self::None => "sign",
        }
    }

    /// The class of its part of a bar.
    pub const fn share_class(self) -> &'static str {
        match self {
            Self::Good => "s-good",
            Self::Way => "s-way",
            Self::Warn => "s-warn",
            Self::Bad => "s-bad",
            Self::None => "s-none",
        }
    }
}

/// The look of a status. No two statuses share a shape.
pub const fn status_look(status: Status) -> (Tone, Glyph) {
    match status {
        Status::Met => (Tone::Good, Glyph::Met),
        Status::OnTrack => (Tone::Way, Glyph::Up),
        Status::PartlyMet => (Tone::Warn, Glyph::Half),
        Status::Uncertain => (Tone::Warn, Glyph::Right),
        Status::OffTrack => (Tone::Bad, Glyph::Down),
        Status::NotMet => (Tone::Bad, Glyph::NotMet),
        Status::TooEarly => (Tone::None, Glyph::Hourglass),
        Status::CannotJudge => (Tone::None, Glyph::Dash),
    }
}

/// What is drawn inside the shape of a status, for tables that point at it from many cells.
pub const fn status_drawing(status: Status) -> &'static str {
    status_look(status).1.drawing()
}

/// The look of a goal's place in its life.
pub const fn stage_look(stage: GoalStage) -> (Tone, Glyph) {
    match stage {
        GoalStage::Draft => (Tone::None, Glyph::Draft),
        GoalStage::Proposed => (Tone::Way, Glyph::Proposed),
        GoalStage::Decided => (Tone::Good, Glyph::Decided),
        GoalStage::Closed => (Tone::None, Glyph::Closed),
        GoalStage::Replaced => (Tone::None, Glyph::Replaced),
    }
}

/// The look of a trend. The arrow follows the figures (`per_year`), the colour follows the wish.
pub fn trend_look(kind: TrendKind, per_year: f64) -> (Tone, Glyph) {
    let arrow = if per_year < 0.0 { Glyph::Fall } else { Glyph::Rise };
    match kind {
        TrendKind::Improving => (Tone::Good, arrow),
        TrendKind::Unchanged => (Tone::None, Glyph::Level),
        TrendKind::Worsening => (Tone::Bad, arrow),
        TrendKind::Moving => (Tone::None, arrow),
        TrendKind::TooFew => (Tone::None, Glyph::Few),
    }
}

/// The look of how old the figures are.
pub const fn freshness_look(freshness: Freshness) -> (Tone, Glyph) {
    match freshness {
        Freshness::Fresh { .. } => (Tone::None, Glyph::Clock),
        Freshness::Stale { .. } => (Tone::Warn, Glyph::Clock),
        Freshness::Missing => (Tone::None, Glyph::Dash),
    }
}

/// A chip: shape, word and colour.
#[component]
pub fn Chip(
    /// Its colour and shape.
    look: (Tone, Glyph),
    /// Its word.
    #[prop(into)]
    word: String,
    /// Whether it stands in a line of small words.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let (tone, glyph) = look;
    view! { <span class=tone.chip_class() class:chip--small=small><Shape glyph />{word}</span> }
}

/// The shape and colour alone, for dense tables: its word is the accessible name. The styles show it on hover, and when the mark is
/// walked to or touched, so it can be.
#[component]
pub fn ChipMark(
    /// Its colour and shape.
    look: (Tone, Glyph),
    /// Its word.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    let (tone, glyph) = look;
    view! {
        <span class=tone.chip_class() class:chip--mark=true role="img" tabindex="0" aria-label=word>
            <Shape glyph />
        </span>
    }
}

/// A word with its shape in running text: a trend, the age of figures, a state in a table.
#[component]
pub fn Sign(
    /// Its colour and shape.
    look: (Tone, Glyph),
    /// Its word.
    #[prop(into)]
    word: String,
) -> impl IntoView {
    let (tone, glyph) = look;
    view! { <span class=tone.sign_class()><Shape glyph />{word}</span> }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_status_has_a_shape_of_its_own() {
        let shapes: Vec<Glyph> = Status::ALL.iter().map(|status| status_look(*status).1).collect();
        for (index, shape) in shapes.iter().enumerate() {
            assert!(!shapes[..index].contains(shape), "{shape:?} stands for two statuses");
        }
    }

    #[test]
    fn an_improvement_may_point_down() {
        assert_eq!(trend_look(TrendKind::Improving, -2.0), (Tone::Good, Glyph::Fall));
        assert_eq!(trend_look(TrendKind::Worsening, 2.0), (Tone::Bad, Glyph::Rise));
    }

    #[test]
    fn a_chip_has_shape_word_and_colour() {
        let html = view! { <Chip look=status_look(Status::OnTrack) word="På väg" /> }.to_html();
        assert!(html.contains("chip chip--way") && html.contains("<svg") && html.contains("På väg"), "{html}");
        let mark = view! { <ChipMark look=status_look(Status::Met) word="Uppfyllt" /> }.to_html();
        assert!(mark.contains(r#"aria-label="Uppfyllt""#) && mark.contains("chip--mark"), "{mark}");
    }

    #[test]
    fn no_two_shapes_are_drawn_alike() {
        for (index, glyph) in Glyph::ALL.iter().enumerate() {
            assert!(Glyph::ALL[..index].iter().all(|other| other.drawing() != glyph.drawing()), "{glyph:?}");
        }
    }
}
