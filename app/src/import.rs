//! Import: choose, review, follow, look back, undo.

mod problem;

pub use problem::{cell_problem, file_problem};
