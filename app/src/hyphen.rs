//! Where a long Swedish name may be broken: browsers know only some languages, and none of them how municipalities put names together.

/// What a municipality is made of. A long name ends with one of these, in one form or another.
const LAST_PARTS: [&str; 9] =
    ["nämnd", "förvaltning", "kontor", "förbund", "styrelse", "avdelning", "verksamhet", "fullmäktige", "organisation"];
/// Words of more letters than this may be broken.
const LONG: usize = 12;
/// And no fewer letters than this are left before the break.
const LEAST_BEFORE: usize = 3;

/// `name` with a soft hyphen in each long word, where its last part begins: Utbildnings-förvaltningen. Only a browser that needs
/// the break shows it.
pub(crate) fn hyphenated(name: &str) -> String {
    name.split(' ').map(broken).collect::<Vec<_>>().join(" ")
}

fn broken(word: &str) -> String {
    let place = LAST_PARTS.iter().filter_map(|part| word.rfind(part)).max();
    match place {
        Some(at) if word.chars().count() > LONG && word[..at].chars().count() >= LEAST_BEFORE => {
            format!("{}\u{ad}{}", &word[..at], &word[at..])
        }
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::hyphenated;

    #[test]
    fn a_long_name_is_broken_before_its_last_part() {
        let shown = |name: &str| hyphenated(name).replace('\u{ad}', "-");
        assert_eq!(shown("Teknik- och fritidsförvaltningen"), "Teknik- och fritids-förvaltningen");
        assert_eq!(shown("Räddningstjänstförbundet Skogsbygden"), "Räddningstjänst-förbundet Skogsbygden");
        assert_eq!(shown("Kommunledningskontoret"), "Kommunlednings-kontoret");
        for short in ["", "Nämnden", "Förvaltningen", "IT-kontoret", "Ekbackens skola"] {
            assert_eq!(shown(short), short);
        }
    }
}
