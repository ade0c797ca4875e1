//! Kolada's answers, in the shape of version 3 and of version 2.

use super::SOURCE;
use chrono::NaiveDate;
use domain::comparison::{ComparisonDraft, ComparisonKind};
use domain::id::UnitId;
use domain::import::{CellErrors, FileProblem, Incoming};
use domain::indicator::{Direction, IndicatorDraft};
use domain::measurement::{Outcome, Reading, Sex};
use domain::period::{Frequency, Period};
use serde::{Deserialize, Serialize};

/// What stands around every answer; version 2 calls the next address `next_page`.
#[derive(Deserialize)]
pub(super) struct Envelope<T> {
    pub(super) values: Vec<T>,
    #[serde(default, alias = "next_page")]
    pub(super) next_url: Option<String>,
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
fn yes_or_one<'de, D: serde::Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
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

/// Everything that was fetched, as it is kept until somebody confirms it.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub(crate) struct Fetched {
    pub(crate) figures: Vec<Figures>,
    pub(crate) kpis: Vec<Kpi>,
    pub(crate) places: Vec<Place>,
}

/// The measurements of a saved answer with figures, or what was fetched and kept.
pub(crate) fn read_saved(bytes: &[u8]) -> Result<Fetched, FileProblem> {
    if bytes.len() > crate::import::table::MOST_BYTES {
        return Err(FileProblem::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // What was cut off is told apart from what is something else.
    let problem = |error: &serde_json::Error| match error.classify() {
        serde_json::error::Category::Eof => FileProblem::Broken,
        _ => FileProblem::NotFromKolada,
    };
    match serde_json::from_slice::<Envelope<Figures>>(bytes) {
        Ok(answer) => Ok(Fetched { figures: answer.values, ..Fetched::default() }),
        Err(error) if error.is_eof() => Err(problem(&error)),
        Err(_) => match serde_json::from_slice::<Envelope<Kpi>>(bytes) {
            Ok(answer) => Ok(Fetched { kpis: answer.values, ..Fetched::default() }),
            Err(error) => Err(problem(&error)),
        },
    }
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

    /// Comparisons for the municipalities and groups that have figures and that `is_known` does not know.
    pub(crate) fn new_comparisons(&self, is_known: impl Fn(&str) -> bool) -> Vec<ComparisonDraft> {
        let has_figures = |place: &&Place| self.figures.iter().any(|figures| figures.municipality == place.id);
        let unknown = self.places.iter().filter(has_figures).filter(|place| !is_known(&place.id));
        unknown.map(comparison).collect()
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
        period: period?,
        sex: sex?,
        reading: Reading::new(outcome, value).ok()?,
        reported_on: None,
        source: Some(SOURCE.to_owned()),
        note: Some(note(figure)),
        withdrawn: figure.isdeleted,
    })
}

fn note(figure: &Figure) -> String {
    let mut note = String::new();
    if figure.isdeleted {
        note.push_str("Borttaget i Kolada");
    } else if figure.value.is_none() {
        note.push_str("Kolada anger inget värde");
    } else if let Some(count) = figure.count.filter(|count| *count > 1) {
        note = format!("Ovägt medelvärde av {count} kommuner");
    }
    if let Some(status) = figure.status.as_deref().filter(|status| !status.is_empty()) {
        let separator = if note.is_empty() { "" } else { ". " };
        note.push_str(&format!("{separator}Status i Kolada: {}", status.chars().take(100).collect::<String>()));
    }
    note
}

/// Kolada says neither direction nor unit of measure as such; the unit stands last in the title.
fn indicator(kpi: &Kpi, unit: UnitId) -> IndicatorDraft {
    let (name, unit_of_measure) = title_and_unit(&kpi.title);
    IndicatorDraft {
        external_id: String::new(),
        name: cut(name, 200),
        description: cut(kpi.description.as_deref().unwrap_or_default(), 2000),
        category: cut(kpi.operating_area.as_deref().unwrap_or_default(), 100),
        unit_of_measure,
        decimals: 1,
        direction: Direction::None { reason: "Kolada anger inte åt vilket håll som är bra".to_owned() },
        baseline: None,
        frequency: Frequency::Year,
        expected_next: kpi.publication_date.as_deref().and_then(|day| day.parse::<NaiveDate>().ok()),
        source: SOURCE.to_owned(),
        method: String::new(),
        owner: None,
        unit,
        split_by_sex: kpi.is_divided_by_gender,
        kolada_id: kpi.id.clone(),
        ended_on: None,
        goals: Vec::new(),
    }
}

/// "Sjukfrånvaro totalt, kommun, andel (%)" is in per cent; "…, kr/inv" in kronor for each inhabitant.
fn title_and_unit(title: &str) -> (&str, String) {
    let unit = match title.rsplit_once('(') {
        Some((_, last)) if last.trim_end().ends_with(')') => last.trim_end().trim_end_matches(')'),
        _ => title.rsplit_once(", ").map_or("", |(_, last)| last),
    };
    let unit = unit.trim();
    (title, if unit.is_empty() || unit.chars().count() > 30 { "antal".to_owned() } else { unit.to_owned() })
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
    use super::{Fetched, Figure, Place, comparison, read_saved, title_and_unit};
    use domain::comparison::ComparisonKind;
    use domain::import::{CellErrors, FileProblem};
    use domain::measurement::{Outcome, Sex};

    fn example(name: &str) -> Vec<u8> {
        std::fs::read(std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/kolada").join(name)).unwrap()
    }

    #[test]
    fn saved_figures_are_read() {
        let fetched = read_saved(&example("v3_data_N00945.json")).unwrap();
        let mut errors = CellErrors::default();
        let rows = fetched.measurements(&mut errors);
        assert!(errors.is_empty());
        assert_eq!(rows.len(), fetched.figures.iter().map(|figures| figures.values.len()).sum::<usize>());
        assert_eq!((rows[0].indicator.as_str(), rows[0].comparison.as_str()), ("N00945", "0180"));
        assert_eq!(rows[0].reading.value(), Some(31.329_596_89));
    }

    #[test]
    fn saved_key_figures_become_indicators() {
        let fetched = read_saved(&example("v3_kpi_sample.json")).unwrap();
        let drafts = fetched.new_indicators(domain::id::UnitId(1), |id| id == "N00090");
        assert_eq!(drafts.len(), fetched.kpis.len() - 1);
        assert!(drafts.iter().all(|draft| !draft.unit_of_measure.is_empty()));
    }

    /// Made up: no real answers with these have been at hand.
    #[test]
    fn version_2_sexes_nulls_and_withdrawn_figures_are_read() {
        let text = r#"{"count":1,"next_page":null,"values":[{"kpi":"N1","municipality":"1489","period":2024,"values":[
            {"count":1,"gender":"F","status":"","value":1.5},{"count":7,"gender":"M","status":null,"value":2},
            {"count":1,"gender":"T","status":"Missing","value":null},
            {"count":1,"gender":"K","status":"","value":3.0,"isdeleted":true}]}]}"#;
        let rows = read_saved(text.as_bytes()).unwrap().measurements(&mut CellErrors::default());
        let told: Vec<_> =
            rows.iter().map(|row| (row.sex, row.reading.outcome(), row.reading.value(), row.withdrawn)).collect();
        let expected = [
            (Sex::Women, Outcome::Final, Some(1.5), false),
            (Sex::Men, Outcome::Final, Some(2.0), false),
            (Sex::Total, Outcome::NotMeasured, None, false),
            (Sex::Women, Outcome::NotMeasured, None, true),
        ];
        assert_eq!(told, expected);
        assert_eq!(rows[1].note.as_deref(), Some("Ovägt medelvärde av 7 kommuner"));
    }

    #[test]
    fn what_is_no_answer_is_told() {
        for (text, problem) in [
            ("<html>", FileProblem::NotFromKolada),
            ("{\"values\":[{\"kpi\":\"N1\"", FileProblem::Broken),
            ("{\"values\":[{\"title\":\"Riket\"}]}", FileProblem::NotFromKolada),
            ("[]", FileProblem::NotFromKolada),
            (&format!("{{\"values\":{}", "[".repeat(100_000)), FileProblem::NotFromKolada),
        ] {
            assert_eq!(read_saved(text.as_bytes()), Err(problem), "{}", &text[..20.min(text.len())]);
        }
    }

    #[test]
    fn groups_keep_their_year() {
        let group =
            Place { id: "G37539".to_owned(), title: "Liknande kommuner, övergripande, Söderhamn, 2025".to_owned() };
        let draft = comparison(&group);
        assert_eq!((draft.kind, draft.group_year), (ComparisonKind::SimilarMunicipalities, Some(2025)));
        assert_eq!(title_and_unit("Sjukfrånvaro, andel (%)").1, "%");
        let nothing = Fetched::default();
        assert!(nothing.new_comparisons(|_| false).is_empty());
        let _ = Figure { gender: String::new(), count: None, status: None, value: None, isdeleted: false };
    }
}
