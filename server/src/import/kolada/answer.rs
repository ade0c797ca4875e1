//! Kolada's answers, in the shape of version 3 and of version 2.

use super::SOURCE;
use chrono::NaiveDate;
use domain::comparison::{ComparisonDraft, ComparisonKind};
use domain::id::UnitId;
use domain::import::{CellErrors, Incoming};
use domain::indicator::{Direction, IndicatorDraft};
use domain::kolada::{KoladaNote, KoladaRemark, NO_DIRECTION};
use domain::measurement::{Outcome, Reading, Sex};
use domain::period::{Frequency, Period};
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// What stands around every answer. Version 3 calls the next page's address `next_url`, version 2 `next_page`; some answers have
/// both, one of them empty.
#[derive(Deserialize)]
pub(super) struct Envelope<T> {
    pub(super) values: Vec<T>,
    #[serde(default, deserialize_with = "address")]
    next_url: Option<String>,
    #[serde(default, deserialize_with = "address")]
    next_page: Option<String>,
}

/// An address, or something that is none: a number of a page, nothing.
fn address<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<Option<String>, D::Error> {
    Ok(serde_json::Value::deserialize(deserializer)?.as_str().map(str::to_owned))
}

impl<T> Envelope<T> {
    /// No rows at all.
    pub(super) const fn empty() -> Self {
        Self { values: Vec::new(), next_url: None, next_page: None }
    }

    /// Where the answer goes on.
    pub(super) fn next(&self) -> Option<&str> {
        let told = [&self.next_url, &self.next_page].into_iter().flatten();
        told.map(String::as_str).find(|address| !address.is_empty())
    }
}

/// The figures of one key figure, municipality or group, and year.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figures {
    pub(crate) kpi: String,
    pub(crate) municipality: String,
    pub(crate) period: i32,
    pub(crate) values: Vec<Figure>,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Figure {
    /// `T`, `K` or `M`; once `F` for women.
    pub(crate) gender: String,
    /// How many municipalities it is an unweighted mean of.
    #[serde(default)]
    pub(crate) count: Option<i64>,
    #[serde(default)]
    pub(crate) status: Option<String>,
    #[serde(default)]
    pub(crate) value: Option<f64>,
    #[serde(default, alias = "is_deleted")]
    pub(crate) isdeleted: bool,
}

/// What a key figure is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Kpi {
    pub(crate) id: String,
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) description: Option<String>,
    #[serde(default, deserialize_with = "yes_or_one")]
    pub(crate) is_divided_by_gender: bool,
    #[serde(default)]
    pub(crate) operating_area: Option<String>,
    #[serde(default)]
    pub(crate) publication_date: Option<String>,
}

/// A municipality or a group of them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(crate) struct Place {
    pub(crate) id: String,
    pub(crate) title: String,
}

/// Version 2 says 0 or 1 where version 3 says false or true.
pub(super) fn yes_or_one<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        Bool(bool),
        Number(i64),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::Bool(yes) => yes,
        Either::Number(number) => number != 0,
    })
}

/// Everything that was fetched or saved, as it is kept until somebody confirms it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fetched {
    pub(crate) figures: Vec<Figures>,
    /// Those that become indicators, unless they are here already.
    pub(crate) kpis: Vec<Kpi>,
    /// Those that become comparisons, unless they are here already.
    pub(crate) places: Vec<Place>,
    /// Where saved answers go on: these pages were not fetched.
    #[serde(default)]
    pub(crate) more: Vec<String>,
}

impl Fetched {
    /// The measurements, each with its place in the answer as its row.
    pub(crate) fn measurements(&self, errors: &mut CellErrors) -> Vec<Incoming> {
        let mut rows = Vec::new();
        let mut row = 0;
        for figures in &self.figures {
            for figure in &figures.values {
                row += 1;
                rows.extend(measurement(row, figures, figure, errors));
            }
        }
        rows
    }

    /// Indicators for the key figures that `is_known` does not know.
    pub(crate) fn new_indicators(&self, unit: UnitId, is_known: impl Fn(&str) -> bool) -> Vec<IndicatorDraft> {
        self.kpis.iter().filter(|kpi| !is_known(&kpi.id)).map(|kpi| indicator(kpi, unit)).collect()
    }

    /// Comparisons for the municipalities and groups that `is_known` does not know.
    pub(crate) fn new_comparisons(&self, is_known: impl Fn(&str) -> bool) -> Vec<ComparisonDraft> {
        self.places.iter().filter(|place| !is_known(&place.id)).map(comparison).collect()
    }

    /// Lets go of municipalities and groups without figures: whoever asks for figures wants no empty series.
    pub(super) fn keep_places_with_figures(&mut self) {
        let told: HashSet<&str> = self.figures.iter().map(|figures| figures.municipality.as_str()).collect();
        self.places.retain(|place| told.contains(place.id.as_str()));
    }

    /// Lets go of key figures without figures.
    pub(super) fn keep_kpis_with_figures(&mut self) {
        let told: HashSet<&str> = self.figures.iter().map(|figures| figures.kpi.as_str()).collect();
        self.kpis.retain(|kpi| told.contains(kpi.id.as_str()));
    }
}

fn measurement(row: u64, figures: &Figures, figure: &Figure, errors: &mut CellErrors) -> Option<Incoming> {
    use domain::field::Problem;
    use domain::import::CellProblem;
    let period: Option<Period> = figures.period.to_string().parse().ok();
    if period.is_none() {
        errors.add(row, "period", &figures.period.to_string(), CellProblem::Field(Problem::NotAPeriod));
    }
    let sex = match figure.gender.as_str() {
        "F" => Some(Sex::Women),
        letter => Sex::from_word(letter),
    };
    if sex.is_none() {
        errors.add(row, "gender", &figure.gender, CellProblem::Field(Problem::NotAChoice));
    }
    // A figure that was taken back is none, whatever number stands there.
    let value = figure.value.filter(|_| !figure.isdeleted);
    let outcome = if value.is_some() { Outcome::Final } else { Outcome::NotMeasured };
    Some(Incoming {
        row,
        indicator: figures.kpi.clone(),
        comparison: figures.municipality.clone(),
        period: period?.into(),
        sex: sex?,
        reading: Reading::new(outcome, value).ok()?,
        reported_on: None,
        source: Some(SOURCE.to_owned()),
        note: Some(note(figure)),
        withdrawn: figure.isdeleted,
    })
}

fn note(figure: &Figure) -> String {
    let remark = if figure.isdeleted {
        Some(KoladaRemark::Withdrawn)
    } else if figure.value.is_none() {
        Some(KoladaRemark::NoValue)
    } else {
        figure.count.and_then(|count| u64::try_from(count).ok()).filter(|count| *count > 1).map(KoladaRemark::MeanOf)
    };
    let status = cut(figure.status.as_deref().unwrap_or_default().trim(), 100);
    KoladaNote { remark, status }.to_string()
}

/// Kolada says neither direction, unit of measure nor end as such; unit and end stand last in the title.
fn indicator(kpi: &Kpi, unit: UnitId) -> IndicatorDraft {
    let (title, last_year) = last_year(&kpi.title);
    IndicatorDraft {
        external_id: String::new(),
        name: cut(&kpi.title, 200),
        description: cut(kpi.description.as_deref().unwrap_or_default(), 2000),
        category: cut(kpi.operating_area.as_deref().unwrap_or_default(), 100),
        unit_of_measure: unit_of_measure(title),
        decimals: 1,
        direction: Direction::None { reason: NO_DIRECTION.to_owned() },
        baseline: None,
        frequency: Frequency::Year,
        expected_next: kpi.publication_date.as_deref().and_then(|day| day.parse::<NaiveDate>().ok()),
        source: SOURCE.to_owned(),
        method: String::new(),
        owner: None,
        unit,
        split_by_sex: kpi.is_divided_by_gender,
        kolada_id: kpi.id.clone(),
        ended_on: last_year.and_then(|year| NaiveDate::from_ymd_opt(year, 12, 31)),
        goals: Vec::new(),
    }
}

/// A series that has ended says so last in its title: "…, kr/inv (-2024)". The rest of the title, and the last year with figures.
fn last_year(title: &str) -> (&str, Option<i32>) {
    let title = title.trim_end();
    let told = title.strip_suffix(')').and_then(|title| title.rsplit_once('(')).and_then(|(rest, span)| {
        let (first, last) = span.split_once(['-', '\u{2013}', '\u{2014}'])?;
        let is_year = |text: &str| text.len() == 4 && text.bytes().all(|byte| byte.is_ascii_digit());
        let (first, last) = (first.trim(), last.trim());
        let year = (first.is_empty() || is_year(first)).then_some(last).filter(|last| is_year(last))?;
        Some((rest.trim_end(), year.parse().ok()?))
    });
    told.map_or((title, None), |(rest, year)| (rest, Some(year)))
}

/// "Sjukfrånvaro totalt, kommun, andel (%)" is in per cent; "…, kr/inv" in kronor for each inhabitant.
fn unit_of_measure(title: &str) -> String {
    let unit = match title.rsplit_once('(') {
        Some((_, last)) if last.trim_end().ends_with(')') => last.trim_end().trim_end_matches(')'),
        _ => title.rsplit_once(", ").map_or("", |(_, last)| last),
    };
    let unit = unit.trim();
    if unit.is_empty() || unit.chars().count() > 30 { "antal".to_owned() } else { unit.to_owned() }
}

/// Groups are made for a year, which stands last in their title: "Liknande kommuner, övergripande, Söderhamn, 2025".
fn comparison(place: &Place) -> ComparisonDraft {
    let is_group = place.id.starts_with('G');
    let kind = match place.id.as_str() {
        "0000" => ComparisonKind::CountryMean,
        _ if is_group && place.title.starts_with("Liknande") => ComparisonKind::SimilarMunicipalities,
        _ if is_group => ComparisonKind::Group,
        _ => ComparisonKind::Municipality,
    };
    let year = place.title.rsplit_once(", ").and_then(|(_, year)| year.trim().parse().ok());
    ComparisonDraft {
        external_id: String::new(),
        kind,
        name: cut(&place.title, 200),
        kolada_code: place.id.clone(),
        group_year: year.filter(|year| is_group && (1990..2100).contains(year)),
    }
}

fn cut(text: &str, most: usize) -> String {
    text.chars().filter(|sign| !sign.is_control()).take(most).collect()
}

#[cfg(test)]
mod tests {
    use super::{Envelope, Figure, Kpi, Place, comparison, indicator, last_year, note, unit_of_measure};
    use chrono::NaiveDate;
    use domain::comparison::ComparisonKind;
    use domain::id::UnitId;

    #[test]
    fn groups_keep_their_year() {
        for (id, title, kind, year) in [
            (
                "G37539",
                "Liknande kommuner, övergripande, Söderhamn, 2025",
                ComparisonKind::SimilarMunicipalities,
                Some(2025),
            ),
            (
                "G35866",
                "Liknande kommuner grundskola, Alingsås, 2024",
                ComparisonKind::SimilarMunicipalities,
                Some(2024),
            ),
            ("G29430", "Göteborgsregionens kommuner (ovägt medel)", ComparisonKind::Group, None),
            ("0000", "Riket", ComparisonKind::CountryMean, None),
            ("1489", "Alingsås", ComparisonKind::Municipality, None),
        ] {
            let draft = comparison(&Place { id: id.to_owned(), title: title.to_owned() });
            assert_eq!((draft.kind, draft.group_year, draft.name.as_str()), (kind, year, title));
        }
    }

    #[test]
    fn a_series_that_has_ended_is_flagged_and_keeps_its_unit() {
        let ended = NaiveDate::from_ymd_opt(2024, 12, 31);
        for (title, unit, ended_on) in [
            ("Sjukfrånvaro totalt bland anställda, kommun, andel (%)", "%", None),
            ("Nettokostnad parker, kr/inv", "kr/inv", None),
            ("Elever i åk 9, andel (%) (-2024)", "%", ended),
            ("Nettokostnad parker, kr/inv (\u{2013}2024)", "kr/inv", ended),
            ("Nettokostnad parker, kr/inv (2011-2024) ", "kr/inv", ended),
            ("Effektivitetsindex (-2024)", "antal", ended),
            ("Väntetid i antal dagar (30-59)", "30-59", None),
            ("Bruttoregionprodukt (kr)", "kr", None),
        ] {
            let kpi: Kpi = serde_json::from_value(serde_json::json!({ "id": "N00001", "title": title })).unwrap();
            let draft = indicator(&kpi, UnitId(1));
            assert_eq!((draft.unit_of_measure.as_str(), draft.ended_on), (unit, ended_on), "{title}");
            assert_eq!(draft.name, title, "the name stays Kolada's");
        }
        assert_eq!(last_year("Boende (-24)").1, None);
        assert_eq!(unit_of_measure(""), "antal");
    }

    #[test]
    fn an_answer_goes_on_where_either_version_says() {
        for (text, next) in [
            (r#"{"values":[]}"#, None),
            (r#"{"values":[],"next_url":"","next_page":null}"#, None),
            (r#"{"values":[],"next_url":"/v3/kpi?page=2"}"#, Some("/v3/kpi?page=2")),
            (r#"{"values":[],"next_page":"/v2/kpi?page=2"}"#, Some("/v2/kpi?page=2")),
            (r#"{"values":[],"next_url":"/v3/kpi?page=2","next_page":"/v2/kpi?page=2"}"#, Some("/v3/kpi?page=2")),
            (r#"{"values":[],"next_url":null,"next_page":"/v3/kpi?page=2"}"#, Some("/v3/kpi?page=2")),
            (r#"{"values":[],"next_url":"/v3/kpi?page=2","next_page":2}"#, Some("/v3/kpi?page=2")),
        ] {
            let answer: Envelope<Kpi> = serde_json::from_str(text).unwrap();
            assert_eq!(answer.next(), next, "{text}");
        }
    }

    #[test]
    fn what_kolada_says_of_a_figure_is_kept_as_words_of_the_format() {
        let figure = |count, status: &str, value, isdeleted| Figure {
            gender: "T".to_owned(),
            count: Some(count),
            status: Some(status.to_owned()),
            value,
            isdeleted,
        };
        assert_eq!(note(&figure(1, "", Some(1.0), false)), "");
        assert_eq!(note(&figure(7, "", Some(1.0), false)), "kolada:mean_of=7");
        assert_eq!(note(&figure(7, "Missing", None, false)), "kolada:no_value;status=Missing");
        assert_eq!(note(&figure(1, "", Some(1.0), true)), "kolada:withdrawn");
    }
}
