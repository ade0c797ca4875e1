//! Answers that somebody saved from Kolada: figures, key figures, municipalities and groups, in one file or in several.

use super::answer::{Envelope, Fetched, Figure, Figures, Kpi, Place, yes_or_one};
use crate::import::table::MOST_BYTES;
use domain::import::FileProblem;
use serde::Deserialize;

/// The most key figures, and the most municipalities and groups, that are made of answers without figures. With figures, those that
/// have any are meant; without them nobody can go through more.
const MOST_KPIS: usize = 500;
const MOST_PLACES: usize = 100;

/// Anything that an answer may hold. What it is shows in what it has.
#[derive(Deserialize)]
struct Item {
    kpi: Option<String>,
    municipality: Option<String>,
    period: Option<i32>,
    values: Option<Vec<Figure>>,
    id: Option<String>,
    title: Option<String>,
    description: Option<String>,
    #[serde(default, deserialize_with = "yes_or_one")]
    is_divided_by_gender: bool,
    operating_area: Option<String>,
    publication_date: Option<String>,
}

/// What the saved answers hold together.
pub(crate) fn read_saved<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> Result<Fetched, FileProblem> {
    let mut fetched = Fetched::default();
    for file in files {
        add(&mut fetched, file)?;
    }
    if !fetched.figures.is_empty() {
        fetched.keep_kpis_with_figures();
        fetched.keep_places_with_figures();
    }
    drop_twins(&mut fetched);
    if fetched.kpis.len() > MOST_KPIS || fetched.places.len() > MOST_PLACES {
        return Err(FileProblem::TooManyObjects);
    }
    Ok(fetched)
}

fn add(fetched: &mut Fetched, bytes: &[u8]) -> Result<(), FileProblem> {
    if bytes.len() > MOST_BYTES {
        return Err(FileProblem::TooLarge);
    }
    let bytes = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
    // What was cut off is told apart from what is something else.
    let answer: Envelope<Item> = serde_json::from_slice(bytes)
        .map_err(|error| if error.is_eof() { FileProblem::Broken } else { FileProblem::NotFromKolada })?;
    fetched.more.extend(answer.next().map(|address| address.chars().take(300).collect()));
    for item in answer.values {
        item.put(fetched).ok_or(FileProblem::NotFromKolada)?;
    }
    Ok(())
}

impl Item {
    fn put(self, fetched: &mut Fetched) -> Option<()> {
        if let Some(kpi) = self.kpi {
            let (municipality, period, values) = (self.municipality?, self.period?, self.values?);
            fetched.figures.push(Figures { kpi, municipality, period, values });
            return Some(());
        }
        let (id, title) = (self.id?, self.title?);
        match kind(&id)? {
            Kind::Kpi => fetched.kpis.push(Kpi {
                id,
                title,
                description: self.description,
                is_divided_by_gender: self.is_divided_by_gender,
                operating_area: self.operating_area,
                publication_date: self.publication_date,
            }),
            Kind::Place => fetched.places.push(Place { id, title }),
        }
        Some(())
    }
}

enum Kind {
    Kpi,
    Place,
}

/// What has such an id: N00945 is a key figure, 1489 a municipality, G37539 a group.
fn kind(id: &str) -> Option<Kind> {
    let digits = id.strip_prefix(['N', 'U', 'G']).unwrap_or(id);
    if digits.len() < 4 || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
        return None;
    }
    Some(if id.starts_with(['N', 'U']) { Kind::Kpi } else { Kind::Place })
}

/// The same stands in several answers when pages were saved twice: of key figures and places the first is meant. Figures that stand
/// twice are told by the plan.
fn drop_twins(fetched: &mut Fetched) {
    let mut seen = std::collections::HashSet::new();
    fetched.kpis.retain(|kpi| seen.insert(kpi.id.clone()));
    fetched.places.retain(|place| seen.insert(place.id.clone()));
}

#[cfg(test)]
mod tests {
    use super::{Fetched, FileProblem};
    use domain::comparison::ComparisonKind;
    use domain::id::UnitId;
    use domain::import::CellErrors;
    use domain::measurement::{Outcome, Sex};

    const DATA: &str = "v3_data_N00945.json";
    const KPI: &str = "v3_kpi_sample.json";
    const MUNICIPALITY: &str = "v3_municipality.json";
    const GROUPS: &str = "v3_municipality_groups_liknande.json";

    fn read_saved(text: &str) -> Result<Fetched, FileProblem> {
        super::read_saved([text.as_bytes()])
    }

    fn examples(names: &[&str]) -> Fetched {
        let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../examples/kolada");
        let files: Vec<Vec<u8>> = names.iter().map(|name| std::fs::read(folder.join(name)).unwrap()).collect();
        super::read_saved(files.iter().map(Vec::as_slice)).unwrap()
    }

    #[test]
    fn saved_figures_are_read() {
        let fetched = examples(&[DATA]);
        let mut errors = CellErrors::default();
        let rows = fetched.measurements(&mut errors);
        assert!(errors.is_empty() && fetched.more.is_empty());
        assert_eq!(rows.len(), fetched.figures.iter().map(|figures| figures.values.len()).sum::<usize>());
        assert_eq!((rows[0].indicator.as_str(), rows[0].comparison.as_str()), ("N00945", "0180"));
        assert_eq!(rows[0].reading.value(), Some(31.329_596_89));
    }

    #[test]
    fn saved_key_figures_become_indicators() {
        let fetched = examples(&[KPI]);
        let drafts = fetched.new_indicators(UnitId(1), |id| id == "N00090");
        assert_eq!(drafts.len(), fetched.kpis.len() - 1);
        assert!(drafts.iter().all(|draft| !draft.unit_of_measure.is_empty()));
        assert_eq!(drafts.iter().filter(|draft| draft.split_by_sex).count(), 4, "and one that is known");
        assert!(fetched.new_comparisons(|_| false).is_empty());
    }

    #[test]
    fn saved_groups_and_municipalities_become_comparisons() {
        let groups = examples(&[GROUPS]).new_comparisons(|code| code == "G37326");
        assert_eq!(groups.len(), 11);
        assert!(groups.iter().all(|draft| draft.kind == ComparisonKind::SimilarMunicipalities));
        assert_eq!(groups.iter().filter(|draft| draft.group_year == Some(2023)).count(), 1);
        let places = examples(&[MUNICIPALITY]).new_comparisons(|code| code == "1489");
        assert_eq!(places.len(), 58);
        assert!(places.iter().any(|draft| draft.kind == ComparisonKind::CountryMean && draft.name == "Riket"));
    }

    #[test]
    fn of_several_answers_only_what_has_figures_is_made() {
        let fetched = examples(&[KPI, MUNICIPALITY, GROUPS, DATA, KPI]);
        let indicators = fetched.new_indicators(UnitId(1), |_| false);
        assert_eq!(indicators.iter().map(|draft| draft.kolada_id.as_str()).collect::<Vec<_>>(), ["N00945"]);
        let comparisons = fetched.new_comparisons(|_| false);
        let codes: Vec<&str> = comparisons.iter().map(|draft| draft.kolada_code.as_str()).collect();
        assert_eq!(codes, ["0180", "1280", "1480"]);
    }

    #[test]
    fn a_page_says_that_there_are_more() {
        let text = r#"{"values":[],"next_url":"https://api.kolada.se/v3/kpi?page=2&per_page=5000","next_page":null}"#;
        assert_eq!(read_saved(text).unwrap().more, ["https://api.kolada.se/v3/kpi?page=2&per_page=5000"]);
    }

    #[test]
    fn too_many_to_go_through_are_not_made_without_figures() {
        let all: Vec<String> = (0..=100).map(|number| format!(r#"{{"id":"G{number:05}","title":"Grupp"}}"#)).collect();
        let text = format!(r#"{{"values":[{}]}}"#, all.join(","));
        assert_eq!(read_saved(&text), Err(FileProblem::TooManyObjects));
        let figures = r#"{"values":[{"kpi":"N1","municipality":"G00001","period":2024,"values":[]}]}"#;
        let both = super::read_saved([text.as_bytes(), figures.as_bytes()]).unwrap();
        assert_eq!(both.places.len(), 1);
    }

    /// Made up: no real answers with these have been at hand.
    #[test]
    fn version_2_sexes_nulls_and_withdrawn_figures_are_read() {
        let text = r#"{"count":1,"next_page":null,"values":[{"kpi":"N1","municipality":"1489","period":2024,"values":[
            {"count":1,"gender":"F","status":"","value":1.5},{"count":7,"gender":"M","status":null,"value":2},
            {"count":1,"gender":"T","status":"Missing","value":null},
            {"count":1,"gender":"K","status":"","value":3.0,"isdeleted":true}]},
            {"id":"N00945","title":"VAB, andel (%)","is_divided_by_gender":1,"auspices":"E"}]}"#;
        let fetched = read_saved(&text.replace("\"N1\"", "\"N00945\"")).unwrap();
        assert!(fetched.kpis[0].is_divided_by_gender);
        let rows = fetched.measurements(&mut CellErrors::default());
        let told: Vec<_> =
            rows.iter().map(|row| (row.sex, row.reading.outcome(), row.reading.value(), row.withdrawn)).collect();
        let expected = [
            (Sex::Women, Outcome::Final, Some(1.5), false),
            (Sex::Men, Outcome::Final, Some(2.0), false),
            (Sex::Total, Outcome::NotMeasured, None, false),
            (Sex::Women, Outcome::NotMeasured, None, true),
        ];
        assert_eq!(told, expected);
        assert_eq!(rows[1].note.as_deref(), Some("kolada:mean_of=7"));
    }

    #[test]
    fn what_is_no_answer_is_told() {
        for (text, problem) in [
            ("<html>", FileProblem::NotFromKolada),
            ("{\"values\":[{\"kpi\":\"N1\"", FileProblem::Broken),
            ("{\"values\":[{\"title\":\"Riket\"}]}", FileProblem::NotFromKolada),
            ("{\"values\":[{\"id\":\"V15E1489\",\"title\":\"En skola\"}]}", FileProblem::NotFromKolada),
            ("[]", FileProblem::NotFromKolada),
            (&format!("{{\"values\":{}", "[".repeat(100_000)), FileProblem::NotFromKolada),
        ] {
            assert_eq!(read_saved(text), Err(problem), "{}", &text[..20.min(text.len())]);
        }
    }
}
