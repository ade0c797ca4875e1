//! What Kolada says of a figure, as words that read back as themselves.

use domain::kolada::{KoladaNote, KoladaRemark};
use proptest::prelude::*;

fn note(remark: Option<KoladaRemark>, status: &str) -> KoladaNote {
    KoladaNote { remark, status: status.to_owned() }
}

#[test]
fn a_note_is_kept_as_words_of_the_format() {
    for (note, text) in [
        (note(None, ""), ""),
        (note(Some(KoladaRemark::Withdrawn), ""), "kolada:withdrawn"),
        (note(Some(KoladaRemark::NoValue), "Missing"), "kolada:no_value;status=Missing"),
        (note(Some(KoladaRemark::MeanOf(7)), ""), "kolada:mean_of=7"),
        (note(None, "Preliminär; bortfall"), "kolada:status=Preliminär; bortfall"),
    ] {
        assert_eq!(note.to_string(), text);
        assert_eq!(KoladaNote::read(text), (!note.is_empty()).then_some(note), "{text}");
    }
}

#[test]
fn what_people_write_is_left_as_they_wrote_it() {
    for text in ["Två läckor hade glömts.", "kolada:", "kolada:mean_of=sju", "kolada:något annat", "Kolada: withdrawn"]
    {
        assert_eq!(KoladaNote::read(text), None, "{text}");
    }
}

proptest! {
    #[test]
    fn every_note_reads_back(count in any::<u64>(), which in 0..4, status in "[a-z;= ]{0,12}") {
        let remark = match which {
            0 => None,
            1 => Some(KoladaRemark::Withdrawn),
            2 => Some(KoladaRemark::NoValue),
            _ => Some(KoladaRemark::MeanOf(count)),
        };
        let note = note(remark, &status);
        prop_assert_eq!(KoladaNote::read(&note.to_string()), (!note.is_empty()).then_some(note));
    }
}
