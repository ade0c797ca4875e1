//! The drawing of a line chart at one size.

use super::{COMPANION_CLASSES, LineChart};
use crate::chart::{Scale, Size, Ticks, coordinate, head, letters, path, rows, spread, value_ends, value_span};
use crate::markup::escape;
use domain::number;
use domain::period::Period;

/// Above this many values the dots would hide the line: only the newest and the preliminary ones are drawn.
pub(super) const MOST_DOTS: usize = 30;
/// The height of a line of words, and the usual width of a letter.
const LETTER: (f64, f64) = (7.4, 18.0);

/// Words at the end of a line, in one row or two.
struct Name {
    end: (f64, f64),
    rows: Vec<String>,
    class: &'static str,
}

impl Name {
    fn height(&self) -> f64 {
        if self.rows.len() > 1 { 2.0 * LETTER.1 } else { LETTER.1 }
    }
}

pub(super) struct Plot<'a> {
    chart: &'a LineChart,
    size: Size,
    x: Scale,
    y: Scale,
    ticks: Ticks,
    left: f64,
    right: f64,
    /// Where the value axis ends, and where the drawing does: below the axis a narrow drawing has its key.
    bottom: f64,
    height: f64,
    out: String,
}

const TOP: f64 = 28.0;
/// The height of a row of the key.
const KEY: f64 = 22.0;

impl<'a> Plot<'a> {
    pub(super) fn new(chart: &'a LineChart, size: Size) -> Option<Self> {
        let own = chart.own.iter().filter_map(|mark| Some((mark.period, mark.value?)));
        let others = chart.companions().flat_map(|(_, companion)| companion.values.iter().copied());
        let all: Vec<(Period, f64)> = own.chain(chart.targets.iter().copied()).collect();
        let all: Vec<(Period, f64)> = if all.is_empty() { all } else { all.into_iter().chain(others).collect() };
        let band = chart.band.filter(|_| !all.is_empty()).into_iter().flat_map(|(low, high)| [low, high]);
        let (low, high) = value_span(all.iter().map(|(_, value)| *value).chain(band))?;
        let ticks = Ticks::enclosing(low, high, 4);
        let times = value_ends(all.iter().map(|(period, _)| period.axis()))?;
        let width = size.width();
        let keys = chart.companions().fold(0.0, |height, _| height + KEY);
        let (bottom, height) = match size {
            Size::Wide => (270.0, 300.0),
            Size::Narrow => (230.0, 260.0 + keys),
        };
        let widest =
            ticks.values.iter().map(|tick| letters(&number::format(*tick, ticks.decimals))).fold(0.0, f64::max);
        let left = widest * 8.2 + 10.0;
        let right = width - if size == Size::Wide { names_width(chart) } else { 14.0 };
        let (x, y) = (Scale::new(times, (left + 6.0, right - 6.0)), Scale::new(ticks.ends(), (bottom, TOP)));
        Some(Self { chart, size, x, y, ticks, left, right, bottom, height, out: String::new() })
    }

    pub(super) fn draw(mut self) -> String {
        let chart = self.chart;
        // Links inside an image are out of reach for screen readers, so with links it is a group.
        let role = if chart.has_links() { "group" } else { "img" };
        self.out = head(&chart.id, &chart.title, &chart.sentence, (self.size, self.height), role);
        self.axes();
        self.band();
        self.targets();
        self.companions();
        self.own();
        self.names();
        self.out += "</svg>";
        self.out
    }

    fn place(&self, period: Period, value: f64) -> (f64, f64) {
        (self.x.at(period.axis()), self.y.at(value))
    }

    fn line(&self, values: &[(Period, f64)]) -> String {
        path(values.iter().map(|(period, value)| Some(self.place(*period, *value))))
    }

    fn axes(&mut self) {
        self.out += &format!(r#"<text class="c-unit" x="0" y="12">{}</text>"#, escape(&self.chart.unit));
        for tick in &self.ticks.values {
            let class = if tick.abs() < 1e-9 { "c-zero" } else { "c-grid" };
            let y = self.y.at(*tick);
            self.out += &format!(
                r#"<path class="{class}" d="M{} {}H{}"/><text x="{}" y="{}" text-anchor="end">{}</text>"#,
                coordinate(self.left),
                coordinate(y),
                coordinate(self.right),
                coordinate(self.left - 8.0),
                coordinate(y + 5.0),
                number::format(*tick, self.ticks.decimals),
            );
        }
        for (time, label) in time_ticks(&self.periods(), self.right - self.left) {
            let x = coordinate(self.x.at(time));
            self.out +=
                &format!(r#"<text x="{x}" y="{}" text-anchor="middle">{label}</text>"#, coordinate(self.bottom + 24.0));
        }
    }

    fn periods(&self) -> Vec<Period> {
        let chart = self.chart;
        let own = chart.own.iter().filter(|mark| mark.value.is_some()).map(|mark| mark.period);
        let others = chart.companions().flat_map(|(_, companion)| companion.values.iter().map(|(period, _)| *period));
        let mut all: Vec<Period> = own.chain(chart.targets.iter().map(|(period, _)| *period)).chain(others).collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    fn band(&mut self) {
        let Some((low, high)) = self.chart.band else { return };
        let (top, bottom) = (self.y.at(high.max(low)), self.y.at(low.min(high)));
        self.out += &format!(
            r#"<rect class="c-band" x="{}" y="{}" width="{}" height="{}"/>"#,
            coordinate(self.left),
            coordinate(top),
            coordinate(self.right - self.left),
            coordinate((bottom - top).max(1.0)),
        );
        let half = letters(&self.chart.band_word) * LETTER.0 / 2.0;
        let middles = [self.left + half + 8.0, self.right - half - 8.0];
        let places = middles.into_iter().flat_map(|x| [(x, bottom - 11.0), (x, top + 11.0)]);
        let Some((x, y)) = places.min_by_key(|(x, y)| self.passing(*x, half, *y)) else { return };
        let (x, y, words) = (coordinate(x), coordinate(y + 5.0), escape(&self.chart.band_word));
        self.out += &format!(r#"<text x="{x}" y="{y}" text-anchor="middle">{words}</text>"#);
    }

    fn targets(&mut self) {
        match self.chart.targets.as_slice() {
            [] => return,
            [(period, value)] => {
                let (x, y) = self.place(*period, *value);
                self.out += &format!(
                    r#"<path class="c-target" d="M{} {}H{}"/>"#,
                    coordinate(self.left),
                    coordinate(y),
                    coordinate(x)
                );
            }
            several => {
                let line = self.line(several);
                self.out += &format!(r#"<path class="c-target" d="{line}"/>"#);
            }
        }
        for (period, value) in &self.chart.targets {
            let (x, y) = self.place(*period, *value);
            self.out += &format!(
                r#"<path class="c-target-end" d="M{} {}H{}"/>"#,
                coordinate((x - 11.0).max(self.left)),
                coordinate(y),
                coordinate((x + 11.0).min(self.right)),
            );
        }
    }

    fn companions(&mut self) {
        for (index, companion) in self.chart.companions() {
            let class = COMPANION_CLASSES[index];
            if companion.values.len() > 1 {
                let line = self.line(&companion.values);
                self.out += &format!(r#"<path class="c-cmp {class}" d="{line}"/>"#);
            }
            if let Some((period, value)) = companion.values.last() {
                self.companion_dot(class, self.place(*period, *value));
            }
        }
    }

    /// The end of a companion's line: a shape of its own, as its dashes and colour are.
    fn companion_dot(&mut self, class: &str, (x, y): (f64, f64)) {
        let shape = match class {
            "c-1" => format!("M{} {}l5 5-5 5-5-5z", coordinate(x), coordinate(y - 5.0)),
            "c-2" => format!("M{} {}h8v8h-8z", coordinate(x - 4.0), coordinate(y - 4.0)),
            "c-3" => format!("M{} {}l5.5 9h-11z", coordinate(x), coordinate(y - 5.0)),
            _ => format!("M{} {}l-5.5-9h11z", coordinate(x), coordinate(y + 5.0)),
        };
        self.out += &format!(r#"<path class="c-cmp-dot {class}" d="{shape}"/>"#);
    }

    fn own(&mut self) {
        let chart = self.chart;
        let points: Vec<_> =
            chart.own.iter().map(|mark| mark.value.map(|value| self.place(mark.period, value))).collect();
        self.out += &format!(r#"<path class="c-line" d="{}"/>"#, path(points.iter().copied()));
        let newest = points.iter().rposition(Option::is_some);
        for (index, mark) in chart.own.iter().enumerate() {
            let (Some((x, y)), Some(value)) = (points[index], mark.value) else { continue };
            let is_newest = Some(index) == newest;
            if chart.own.len() > MOST_DOTS && !is_newest && !mark.is_preliminary {
                continue;
            }
            let (x, y) = (coordinate(x), coordinate(y));
            let class = if mark.is_preliminary { "c-dot c-dot--prelim" } else { "c-dot" };
            let radius = if is_newest { "5.5" } else { "4.5" };
            let dot = format!(r#"<circle class="{class}" cx="{x}" cy="{y}" r="{radius}"/>"#);
            match mark.href.as_deref().filter(|_| chart.has_links()) {
                Some(href) => {
                    let name = escape(&format!("{}: {} {}", mark.period, chart.text(value), chart.unit));
                    let hit = format!(r#"<circle class="c-hit" cx="{x}" cy="{y}" r="13"/>"#);
                    self.out +=
                        &format!(r#"<a class="c-pt" href="{}" aria-label="{name}">{hit}{dot}</a>"#, escape(href));
                }
                None => self.out += &dot,
            }
        }
    }

    fn names(&mut self) {
        let chart = self.chart;
        let mut names = Vec::new();
        if let Some((period, value)) = chart.targets.last() {
            let words = format!("{} {}", chart.target_word, chart.text(*value));
            names.push(self.name(*period, *value, words.trim(), "c-goal"));
        }
        for (index, companion) in chart.companions() {
            let Some((period, value)) = companion.values.last() else { continue };
            let words = format!("{} {}", companion.name, chart.text(*value));
            names.push(self.name(*period, *value, &words, COMPANION_CLASSES[index]));
        }
        if let Some((period, value)) = chart.newest() {
            let ends_last = self.x.at(period.axis()) > self.right - 7.0;
            if self.size == Size::Wide && ends_last {
                let words = format!("{} {}", chart.own_name, chart.text(value));
                names.push(self.name(period, value, words.trim(), "c-own"));
            } else {
                self.own_value(period, value);
            }
        }
        names.sort_by(|one, other| one.end.1.total_cmp(&other.end.1));
        match self.size {
            Size::Wide => self.names_beside(&names),
            Size::Narrow => self.names_below(&names),
        }
    }

    fn name(&self, period: Period, value: f64, words: &str, class: &'static str) -> Name {
        let rows = if self.size == Size::Wide { rows(words) } else { vec![words.to_owned()] };
        Name { end: self.place(period, value), rows, class }
    }

    /// In a column to the right, with a thin line to the end that each one names.
    fn names_beside(&mut self, names: &[Name]) {
        let wanted: Vec<_> = names.iter().map(|name| (name.end.1, name.height())).collect();
        for (name, y) in names.iter().zip(spread(&wanted, (TOP, self.bottom))) {
            let x = self.right + 16.0;
            if (y - name.end.1).abs() > 6.0 || name.end.0 < self.right - 7.0 {
                let start = (coordinate(name.end.0 + 9.0), coordinate(name.end.1));
                self.out += &format!(
                    r#"<path class="c-lead" d="M{} {}L{} {}"/>"#,
                    start.0,
                    start.1,
                    coordinate(x - 4.0),
                    coordinate(y)
                );
            }
            let first = if name.rows.len() > 1 { y - 4.0 } else { y + 5.0 };
            for (row, words) in name.rows.iter().enumerate() {
                let below = if row == 0 { 0.0 } else { LETTER.1 - 1.0 };
                let class = name.class;
                let (x, y) = (coordinate(x), coordinate(first + below));
                self.out += &format!(r#"<text class="{class}" x="{x}" y="{y}">{}</text>"#, escape(words));
            }
        }
    }

    /// The target above its end; the others in a key below, since there is no room beside them.
    fn names_below(&mut self, names: &[Name]) {
        let mut y = self.bottom + 48.0;
        for name in names {
            let (class, words) = (name.class, escape(&name.rows.join(" ")));
            if class == "c-goal" {
                let (x, y) = (coordinate(self.right), coordinate((name.end.1 - 9.0).max(TOP - 8.0)));
                self.out += &format!(r#"<text class="c-goal c-halo" x="{x}" y="{y}" text-anchor="end">{words}</text>"#);
            } else {
                let line = format!(r#"<path class="c-cmp {class}" d="M0 {}h26"/>"#, coordinate(y - 5.0));
                self.out += &line;
                self.companion_dot(class, (13.0, y - 5.0));
                self.out += &format!(r#"<text class="{class}" x="36" y="{}">{words}</text>"#, coordinate(y));
                y += KEY;
            }
        }
    }

    /// The newest own value at its dot, above or below it: where fewer lines pass.
    fn own_value(&mut self, period: Period, value: f64) {
        let words = self.chart.text(value);
        let half = letters(&words) * 4.5;
        let (x, y) = self.place(period, value);
        let x = x.max(self.left + half).min(self.size.width() - half - 2.0);
        let crossed = |middle: f64| self.passing(x, half + 4.0, middle);
        let (above, below) = (y - 17.0, y + 19.0);
        let middle = if crossed(below) < crossed(above) || above < TOP - 12.0 { below } else { above };
        let (x, y) = (coordinate(x), coordinate(middle + 5.0));
        self.out += &format!(r#"<text class="c-own c-halo" x="{x}" y="{y}" text-anchor="middle">{words}</text>"#);
    }

    /// How many sampled places of all lines lie in the box around (`x`, `y`).
    fn passing(&self, x: f64, half_width: f64, y: f64) -> usize {
        let own: Vec<(Period, f64)> =
            self.chart.own.iter().filter_map(|mark| Some((mark.period, mark.value?))).collect();
        let others = self.chart.companions().map(|(_, companion)| companion.values.as_slice());
        let lines = [own.as_slice(), self.chart.targets.as_slice()].into_iter().chain(others);
        let samples = lines.flat_map(|line| {
            let places: Vec<_> = line.iter().map(|(period, value)| self.place(*period, *value)).collect();
            let between = |pair: &[(f64, f64)]| {
                let (from, to) = (pair[0], pair[1]);
                (0..=16)
                    .map(move |step| {
                        let part = f64::from(step) / 16.0;
                        (from.0 + (to.0 - from.0) * part, from.1 + (to.1 - from.1) * part)
                    })
                    .collect::<Vec<_>>()
            };
            places.windows(2).flat_map(between).chain(places.iter().copied()).collect::<Vec<_>>()
        });
        samples.filter(|place| (place.0 - x).abs() < half_width && (place.1 - y).abs() < 11.0).count()
    }
}

/// The width of the column of names, so that the longest row has room.
fn names_width(chart: &LineChart) -> f64 {
    let own = chart.newest().map(|(_, value)| (&chart.own_name, value));
    let target = chart.targets.last().map(|(_, value)| (&chart.target_word, *value));
    let others = chart.companions().filter_map(|(_, companion)| Some((&companion.name, companion.values.last()?.1)));
    let named = own.into_iter().chain(target).chain(others);
    let longest = named
        .flat_map(|(name, value)| rows(&format!("{name} {}", chart.text(value))))
        .map(|row| letters(&row))
        .fold(6.0, f64::max);
    (longest * LETTER.0 + 26.0).min(240.0)
}

/// The words along the time axis: each school year by its name, otherwise each year at its middle; as many as there is
/// room for, counted back from the newest.
pub(super) fn time_ticks(periods: &[Period], room: f64) -> Vec<(f64, String)> {
    let are_school_years = periods.iter().all(|period| matches!(period, Period::SchoolYear(_)));
    let years = || periods.iter().map(|period| period.year());
    let (Some(first), Some(last)) = (years().min(), years().max()) else { return Vec::new() };
    let width = if are_school_years { 62.0 } else { 46.0 };
    let name = |year: i32| {
        if are_school_years {
            (Period::SchoolYear(year - 1).axis(), format!("{}/{:02}", year - 1, year % 100))
        } else {
            (Period::Year(year).axis(), year.to_string())
        }
    };
    // A year at the edge of which there is no value would be written outside the drawing.
    let (from, to) = value_ends(periods.iter().map(|period| period.axis())).unwrap_or_default();
    let all: Vec<_> =
        (first..=last).rev().map(name).filter(|(time, _)| *time >= from - 0.26 && *time <= to + 0.26).collect();
    let span = letters_of(all.len());
    let every = (span * width / room.max(1.0)).ceil().max(1.0);
    let mut ticks: Vec<_> = all
        .into_iter()
        .enumerate()
        .filter(|(index, _)| letters_of(*index) % every < 0.5)
        .map(|(_, tick)| tick)
        .collect();
    ticks.reverse();
    ticks
}

#[expect(clippy::cast_precision_loss, reason = "a count of years")]
const fn letters_of(count: usize) -> f64 {
    count as f64
}
