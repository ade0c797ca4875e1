//! Search over everything.

use serde::{Deserialize, Serialize};

crate::words! {
    /// What was found.
    pub enum HitKind {
        /// A goal.
        Goal = "goal",
        /// An indicator.
        Indicator = "indicator",
        /// An activity.
        Activity = "activity",
        /// An assignment.
        Assignment = "assignment",
        /// A corrective measure.
        Measure = "measure",
        /// A round of follow-up.
        Round = "round",
        /// What a body did with a matter, as its minutes tell.
        MinutesItem = "minutes_item",
        /// A question with its answer.
        Question = "question",
        /// A unit.
        Unit = "unit",
        /// A focus area or value.
        Theme = "theme",
    }
}

/// Something found.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hit {
    /// What it is.
    pub kind: HitKind,
    /// Its identity within its kind.
    pub id: i64,
    /// What it is called.
    pub title: String,
    /// Where it belongs: the body, the unit.
    pub context: String,
    /// The part of its text where the words were found, or its beginning; may be empty.
    pub excerpt: String,
}

impl Hit {
    /// The address where it is read.
    pub fn address(&self) -> String {
        match self.kind {
            HitKind::Goal => format!("/goals/{}", self.id),
            HitKind::Indicator => format!("/indicators/{}", self.id),
            HitKind::Activity => format!("/activities/{}", self.id),
            HitKind::Assignment => format!("/assignments/{}", self.id),
            HitKind::Measure => format!("/measures/{}", self.id),
            HitKind::Round => format!("/rounds/{}", self.id),
            HitKind::MinutesItem => format!("/minutes-items/{}", self.id),
            HitKind::Question => format!("/questions/{}", self.id),
            HitKind::Unit => format!("/organisation/units/{}", self.id),
            HitKind::Theme => format!("/goals?theme={}", self.id),
        }
    }
}

/// What a search found.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct SearchResult {
    /// What was searched for, as typed.
    pub query: String,
    /// What was found: titles that start with it first, then titles that hold it, then texts that hold it.
    pub hits: Vec<Hit>,
    /// Whether there was more than is shown.
    pub more: bool,
}

/// The most hits that are shown.
pub const MOST_HITS: usize = 50;

/// About how many characters an excerpt has.
const EXCERPT: usize = 160;

/// The words that a search looks for: lower case, at most eight, each at most 60 characters.
pub fn words(query: &str) -> Vec<String> {
    let is_between = |sign: char| sign.is_whitespace() || sign.is_control();
    let words = query.split(is_between).filter(|word| !word.is_empty());
    words.take(8).map(|word| word.to_lowercase().chars().take(60).collect()).collect()
}

/// `text` cut where a word of `words` (lower case) starts or ends; `true` marks the parts that are one.
pub fn marked<'a>(text: &'a str, words: &[String]) -> Vec<(&'a str, bool)> {
    let mut parts = Vec::new();
    let (mut plain_from, mut at) = (0, 0);
    while let Some(sign) = text[at..].chars().next() {
        let longest = words.iter().filter_map(|word| match_length(&text[at..], word)).max().unwrap_or(0);
        if longest == 0 {
            at += sign.len_utf8();
            continue;
        }
        if plain_from < at {
            parts.push((&text[plain_from..at], false));
        }
        parts.push((&text[at..at + longest], true));
        at += longest;
        plain_from = at;
    }
    if plain_from < text.len() {
        parts.push((&text[plain_from..], false));
    }
    parts
}

/// How many bytes of `text` spell `word` (lower case); lower-casing may change lengths, so signs are compared one by one.
fn match_length(text: &str, word: &str) -> Option<usize> {
    let mut wanted = word.chars();
    for (at, sign) in text.char_indices() {
        if !sign.to_lowercase().all(|lower| wanted.next() == Some(lower)) {
            return None;
        }
        if wanted.as_str().is_empty() {
            return Some(at + sign.len_utf8());
        }
    }
    None
}

/// The line of `body` where the first of `words` stands, cut to a readable length; its beginning when none does.
pub fn excerpt(body: &str, words: &[String]) -> String {
    let has_word = |line: &&str| marked(line, words).iter().any(|(_, is_word)| *is_word);
    let line = body.lines().find(has_word).or_else(|| body.lines().next()).unwrap_or_default();
    let before: usize = match marked(line, words).as_slice() {
        [(start, false), (_, true), ..] => start.chars().count(),
        _ => 0,
    };
    if line.chars().count() <= EXCERPT {
        return line.to_owned();
    }
    let skipped = before.saturating_sub(EXCERPT / 3);
    let kept: String = line.chars().skip(skipped).take(EXCERPT).collect();
    let is_cut = line.chars().count() > skipped + EXCERPT;
    format!("{}{}{}", if skipped > 0 { "…" } else { "" }, kept.trim(), if is_cut { "…" } else { "" })
}
