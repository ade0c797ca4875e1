//! What is typed about a series to compare with.

use domain::comparison::{Comparison, ComparisonForm, ComparisonKind};
use domain::field::Problem;
use domain::id::ComparisonId;

fn form(kolada_code: &str, group_year: &str) -> ComparisonForm {
    ComparisonForm {
        kind: "similar_municipalities".into(),
        name: " Liknande kommuner ".into(),
        kolada_code: kolada_code.into(),
        group_year: group_year.into(),
    }
}

#[test]
fn a_series_has_a_name_and_a_kind_and_may_have_a_code_and_a_year() {
    let draft = form("g37539", "2025").parse().unwrap();
    assert_eq!((draft.kind, draft.name.as_str()), (ComparisonKind::SimilarMunicipalities, "Liknande kommuner"));
    assert_eq!((draft.kolada_code.as_str(), draft.group_year), ("G37539", Some(2025)));
    assert!(form("", "").parse().is_ok() && form("0482", "").parse().is_ok());
    assert!(form("G175906", "").parse().is_ok(), "groups of later years have six digits");
    let errors = ComparisonForm::default().parse().unwrap_err();
    assert!(errors.of("name").is_some() && errors.of("kind").is_some());
}

#[test]
fn a_code_is_one_of_kolada_and_a_year_has_four_digits() {
    for wrong in ["482", "G4820", "G3753991", "GÅ7539", "-482", "XYZ"] {
        assert!(form(wrong, "").parse().unwrap_err().of("kolada_code").is_some(), "{wrong}");
    }
    for wrong in ["25", "20255", "i år"] {
        assert_eq!(form("", wrong).parse().unwrap_err().of("group_year"), Some(&Problem::NotAYear), "{wrong}");
    }
}

#[test]
fn the_year_of_a_group_stands_once_in_its_title() {
    for (name, year, title) in [
        ("Liknande kommuner", None, "Liknande kommuner"),
        ("Liknande kommuner", Some(2025), "Liknande kommuner, 2025"),
        ("Liknande kommuner LSS, Alingsås, 2023", Some(2023), "Liknande kommuner LSS, Alingsås, 2023"),
        ("Liknande kommuner 2023", Some(2023), "Liknande kommuner 2023"),
        ("Liknande kommuner, 2023", Some(2024), "Liknande kommuner, 2023, 2024"),
        ("Grupp 12023", Some(2023), "Grupp 12023, 2023"),
    ] {
        let comparison = Comparison {
            id: ComparisonId(1),
            external_id: "lika".to_owned(),
            kind: ComparisonKind::SimilarMunicipalities,
            name: name.to_owned(),
            kolada_code: "G37539".to_owned(),
            group_year: year,
        };
        assert_eq!(comparison.title(), title);
        let draft = ComparisonForm::of(&comparison).parse().unwrap();
        assert_eq!((draft.name, draft.group_year), (comparison.name, year), "a form unchanged changes nothing");
    }
}
