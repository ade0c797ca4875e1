//! Words. Every text of the interface stands in `locales/`; a text that is missing in a language does not compile.

use chrono::{DateTime, NaiveDate, Utc};
use chrono_tz::Europe::Stockholm;
use std::sync::LazyLock;

#[expect(
    clippy::unwrap_used,
    clippy::allow_attributes,
    clippy::derivable_impls,
    dead_code,
    reason = "written by fluent-typed, which has looked at every text when it built"
)]
mod words {
    include!(concat!(env!("OUT_DIR"), "/words.rs"));
}

use words::{L10n, L10nLanguage};

domain::words! {
    /// The language of a page.
    pub enum Locale {
        /// Swedish, the default.
        Swedish = "sv",
        /// English.
        English = "en",
    }
}

static SWEDISH: LazyLock<L10nLanguage> = LazyLock::new(|| L10n::Sv.load());
static ENGLISH: LazyLock<L10nLanguage> = LazyLock::new(|| L10n::En.load());

/// The words of one language: `text.sign_in()`.
#[derive(Clone, Copy)]
pub struct Text {
    locale: Locale,
    words: &'static L10nLanguage,
}

impl std::ops::Deref for Text {
    type Target = L10nLanguage;
    fn deref(&self) -> &L10nLanguage {
        self.words
    }
}

impl Text {
    /// The words of `locale`.
    pub fn of(locale: Locale) -> Self {
        let words = match locale {
            Locale::Swedish => &*SWEDISH,
            Locale::English => &*ENGLISH,
        };
        Self { locale, words }
    }

    /// The language.
    pub const fn locale(&self) -> Locale {
        self.locale
    }

    /// The name in this language, where there are two; the Swedish one where the English is missing.
    pub fn either<'a>(&self, swedish: &'a str, english: &'a str) -> &'a str {
        match self.locale {
            Locale::English if !english.is_empty() => english,
            _ => swedish,
        }
    }

    /// A date as people read it: "21 november 2026".
    pub fn long_date(&self, date: NaiveDate) -> String {
        use chrono::Datelike;
        format!("{} {} {}", date.day(), self.month(date.month()), date.year())
    }

    /// A date in few letters: "21 nov 2026".
    pub fn short_date(&self, date: NaiveDate) -> String {
        use chrono::Datelike;
        let month: String = self.month(date.month()).chars().take(3).collect();
        format!("{} {month} {}", date.day(), date.year())
    }

    /// An instant as people in Sweden read it: "2026-11-21 14.05".
    pub fn instant(&self, at: DateTime<Utc>) -> String {
        at.with_timezone(&Stockholm).format("%Y-%m-%d %H.%M").to_string()
    }

    /// The name of a month, 1 to 12.
    pub fn month(&self, month: u32) -> &'static str {
        const SWEDISH: [&str; 12] = [
            "januari",
            "februari",
            "mars",
            "april",
            "maj",
            "juni",
            "juli",
            "augusti",
            "september",
            "oktober",
            "november",
            "december",
        ];
        const ENGLISH: [&str; 12] = [
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December",
        ];
        let names = match self.locale {
            Locale::Swedish => SWEDISH,
            Locale::English => ENGLISH,
        };
        names[(month as usize + 11) % 12]
    }
}
