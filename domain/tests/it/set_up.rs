use domain::field::{FieldErrors, Problem};
use domain::set_up::{MunicipalityForm, SetUpForm};

fn form() -> SetUpForm {
    SetUpForm {
        code: "abcde-12345".into(),
        municipality: "Alingsås kommun".into(),
        council: "Kommunfullmäktige".into(),
        name: "Anna Prov".into(),
        email: " Anna@Prov.SE ".into(),
    }
}

#[test]
fn the_short_name_leaves_out_what_every_municipality_is() {
    let set_up = form().parse("en mening att minnas", "en mening att minnas").unwrap();
    assert_eq!(set_up.municipality.short_name, "Alingsås");
    assert_eq!(set_up.email, "anna@prov.se");
    assert!(!set_up.municipality.sample);
}

#[test]
fn the_password_has_to_be_typed_twice_and_not_be_the_municipality() {
    let errors = form().parse("en mening att minnas", "en mening att minas").unwrap_err();
    assert_eq!(errors.of("again"), Some(&Problem::NotTheSame));
    let errors = form().parse("alingsåskommun", "alingsåskommun").unwrap_err();
    assert_eq!(errors.of("password"), Some(&Problem::TooCommon));
}

#[test]
fn a_code_is_four_digits_or_nothing() {
    let coded = |code: &str| MunicipalityForm { name: "Ale kommun".into(), code: code.into(), ..Default::default() };
    assert!(coded("").parse().is_ok() && coded("1440").parse().is_ok());
    for wrong in ["144", "14a0", "½440", "14 0"] {
        assert_eq!(coded(wrong).parse().unwrap_err().of("code"), Some(&Problem::NotAMunicipalityCode), "{wrong}");
    }
}

#[test]
fn an_address_has_a_mailbox_and_a_host() {
    for (typed, is_one) in [
        ("anna@kommun.se", true),
        ("anna.lind+prov@a-b.kommun.se", true),
        ("Anna@KOMMUN.se", true),
        ("anna", false),
        ("anna@kommun", false),
        ("@kommun.se", false),
        ("anna@@kommun.se", false),
        ("anna@kommun..se", false),
        ("anna lind@kommun.se", false),
        ("anna@kommun.se\r\nBcc: x@y.se", false),
        ("<anna@kommun.se>", false),
    ] {
        let mut errors = FieldErrors::default();
        errors.email("email", typed);
        assert_eq!(errors.is_empty(), is_one, "{typed:?}: {errors:?}");
    }
}
