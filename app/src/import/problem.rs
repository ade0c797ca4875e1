//! Why a file or a cell could not be taken, and what to do about it.

use crate::rejection::problem;
use crate::text::Text;
use domain::event::ObjectKind;
use domain::field::Problem;
use domain::import::{CellProblem, FetchProblem, FileProblem};

/// Why a file as a whole could not be read, and what to do.
pub fn file_problem(text: Text, problem: FileProblem) -> String {
    match problem {
        FileProblem::Empty => text.import_file_empty(),
        FileProblem::TooLarge => text.import_file_too_large(),
        FileProblem::UnpacksTooLarge => text.import_file_unpacks_too_large(),
        FileProblem::CellsTooFar => text.import_file_cells_too_far(),
        FileProblem::TooManyRows => text.import_file_too_many_rows(),
        FileProblem::Broken => text.import_file_broken(),
        FileProblem::UnknownFormat => text.import_file_unknown_format(),
        FileProblem::WrongEncoding => text.import_file_wrong_encoding(),
        FileProblem::NotFromKolada => text.import_file_not_from_kolada(),
        FileProblem::NoHeader => text.import_file_no_header(),
        FileProblem::NotAnArchive => text.import_file_not_an_archive(),
        FileProblem::OneAtATime => text.import_file_one_at_a_time(),
        FileProblem::TooManyObjects => text.import_file_too_many_objects(),
    }
}

/// What is wrong with a cell, and what to do.
pub fn cell_problem(text: Text, found: &CellProblem) -> (String, String) {
    let (wrong, remedy) = match found {
        CellProblem::Field(field) => return (wrong_field(text, field), problem(text, field)),
        CellProblem::Unknown(kind) => return unknown(text, *kind),
        CellProblem::Twice { first } => {
            return (text.import_twice(first.to_string()), text.import_twice_remedy());
        }
        CellProblem::WrongNumberOfCells => (text.import_cells(), text.import_cells_remedy()),
        CellProblem::Formula => (text.import_formula(), text.import_formula_remedy()),
        CellProblem::AmbiguousNumber => (text.import_ambiguous_number(), text.import_ambiguous_number_remedy()),
        CellProblem::MissingColumn => (text.import_missing_column(), text.import_missing_column_remedy()),
        CellProblem::UnknownColumn => (text.import_unknown_column(), text.import_unknown_column_remedy()),
        CellProblem::MissingFile => (text.import_missing_file(), text.import_missing_file_remedy()),
        CellProblem::BrokenChain => (text.import_broken_chain(), text.import_broken_chain_remedy()),
        CellProblem::Circle => (text.import_circle(), text.import_circle_remedy()),
        CellProblem::WrongFingerprint => (text.import_wrong_fingerprint(), text.import_wrong_fingerprint_remedy()),
        CellProblem::Contradiction => (text.import_contradiction(), text.import_contradiction_remedy()),
    };
    (wrong, remedy)
}

/// What is wrong with a figure from Kolada, and what to do: its key figure and its place come with answers of their own.
pub(super) fn kolada_problem(text: Text, found: &CellProblem) -> (String, String) {
    let (wrong, remedy) = cell_problem(text, found);
    match found {
        CellProblem::Unknown(ObjectKind::Indicator) => (wrong, text.import_unknown_kpi_remedy()),
        CellProblem::Unknown(ObjectKind::Comparison) => (wrong, text.import_unknown_place_remedy()),
        _ => (wrong, remedy),
    }
}

fn wrong_field(text: Text, problem: &Problem) -> String {
    match problem {
        Problem::Required => text.import_wrong_required(),
        Problem::NotANumber => text.import_wrong_number(),
        Problem::NotADate => text.import_wrong_date(),
        Problem::NotAPeriod => text.import_wrong_period(),
        Problem::NotALink => text.import_wrong_link(),
        Problem::NotAChoice => text.import_wrong_choice(),
        Problem::NumberNotExpected => text.import_wrong_number_not_expected(),
        Problem::InTheFuture => text.import_wrong_in_the_future(),
        _ => text.import_wrong_other(),
    }
}

fn unknown(text: Text, kind: ObjectKind) -> (String, String) {
    let (wrong, remedy) = match kind {
        ObjectKind::Indicator => (text.import_unknown_indicator(), text.import_unknown_indicator_remedy()),
        ObjectKind::Comparison => (text.import_unknown_comparison(), text.import_unknown_comparison_remedy()),
        _ => (text.import_unknown_other(), text.import_unknown_other_remedy()),
    };
    (wrong, remedy)
}

/// Why Kolada did not give what it was asked for, and what to do.
pub fn fetch_problem(text: Text, problem: FetchProblem) -> String {
    match problem {
        FetchProblem::Unreachable => text.import_kolada_unreachable(),
        FetchProblem::Slow => text.import_kolada_slow(),
        FetchProblem::TooMany => text.import_kolada_too_many(),
        FetchProblem::Faulty => text.import_kolada_faulty(),
        FetchProblem::NotAccepted => text.import_kolada_not_accepted(),
        FetchProblem::CutOff => text.import_kolada_cut_off(),
        FetchProblem::NotUnderstood => text.import_kolada_not_understood(),
        FetchProblem::Abandoned => text.import_kolada_abandoned(),
    }
}
