//! Identities of an archive: given or dealt out, and found again by external identity.

use domain::event::ObjectKind;
use domain::field::Problem;
use domain::import::{CellErrors, CellProblem};
use domain::span::Span;
use std::collections::HashMap;
use std::hash::Hash;

/// The first row after the header, as a spreadsheet counts.
const FIRST: u64 = 2;

/// The identities of one kind of object, by external identity.
pub(super) struct Ids {
    kind: ObjectKind,
    by_external: HashMap<String, i64>,
}

impl Ids {
    pub(super) fn get(&self, external: &str) -> Option<i64> {
        self.by_external.get(external).copied()
    }
}

/// Where errors of one file are collected.
pub(super) struct File<'a> {
    pub(super) name: &'static str,
    pub(super) errors: &'a mut CellErrors,
}

impl<'a> File<'a> {
    pub(super) fn new(name: &'static str, errors: &'a mut CellErrors) -> Self {
        Self { name, errors }
    }

    /// An identity for each row: the one that it carries, or the next one free.
    pub(super) fn number(&mut self, given: &[Option<i64>]) -> Vec<i64> {
        let mut next = given.iter().flatten().max().copied().unwrap_or(0).max(0);
        let mut first_rows = HashMap::new();
        let mut ids = Vec::with_capacity(given.len());
        for (index, id) in given.iter().enumerate() {
            let id = id.unwrap_or_else(|| {
                next = next.saturating_add(1);
                next
            });
            if id < 1 || id == i64::MAX {
                self.bad(index, "id", &id.to_string(), Problem::NotAChoice);
            }
            self.once(&mut first_rows, index, id, "id", &id.to_string());
            ids.push(id);
        }
        ids
    }

    /// Identities by external identity, each of which has to be there and stand once.
    pub(super) fn identities<'r>(
        &mut self,
        kind: ObjectKind,
        ids: &[i64],
        external: impl Iterator<Item = &'r String>,
    ) -> Ids {
        let mut by_external = HashMap::with_capacity(ids.len());
        let mut first_rows = HashMap::new();
        for (index, (id, external)) in ids.iter().zip(external).enumerate() {
            if external.is_empty() {
                self.bad(index, "external_id", "", Problem::Required);
            } else if self.once(&mut first_rows, index, external.clone(), "external_id", external) {
                by_external.insert(external.clone(), *id);
            }
        }
        Ids { kind, by_external }
    }

    /// Whether `key` stands for the first time.
    pub(super) fn once<K: Hash + Eq>(
        &mut self,
        seen: &mut HashMap<K, u64>,
        index: usize,
        key: K,
        column: &str,
        value: &str,
    ) -> bool {
        let row = index as u64 + FIRST;
        match seen.entry(key) {
            std::collections::hash_map::Entry::Occupied(first) => {
                let first = *first.get();
                self.errors.add_in(self.name, row, column, value, CellProblem::Twice { first });
                false
            }
            std::collections::hash_map::Entry::Vacant(place) => {
                place.insert(row);
                true
            }
        }
    }

    /// The object that the cell points at; the cell may be empty.
    pub(super) fn points_at(&mut self, ids: &Ids, index: usize, column: &str, value: &str) -> Option<i64> {
        if value.is_empty() {
            return None;
        }
        let id = ids.get(value);
        if id.is_none() {
            self.problem(index, column, value, CellProblem::Unknown(ids.kind));
        }
        id
    }

    /// The object that the cell points at; it has to be there. What could not be found is 0, and the archive is refused.
    pub(super) fn needs(&mut self, ids: &Ids, index: usize, column: &str, value: &str) -> i64 {
        if value.is_empty() {
            self.bad(index, column, value, Problem::Required);
        }
        self.points_at(ids, index, column, value).unwrap_or(0)
    }

    pub(super) fn span(&mut self, index: usize, from: chrono::NaiveDate, to: Option<chrono::NaiveDate>) {
        if Span::new(from, to).is_err() {
            let value = to.map(|day| day.to_string()).unwrap_or_default();
            self.bad(index, "to", &value, Problem::EndsBeforeStart);
        }
    }

    /// Two cells of which both or none are filled.
    pub(super) fn together(&mut self, index: usize, (one, has_one): (&str, bool), (two, has_two): (&str, bool)) {
        if has_one != has_two {
            self.bad(index, if has_one { two } else { one }, "", Problem::Required);
        }
    }

    pub(super) fn needs_filled(&mut self, index: usize, column: &str, is_filled: bool) {
        if !is_filled {
            self.bad(index, column, "", Problem::Required);
        }
    }

    pub(super) fn bad(&mut self, index: usize, column: &str, value: &str, problem: Problem) {
        self.problem(index, column, value, CellProblem::Field(problem));
    }

    pub(super) fn problem(&mut self, index: usize, column: &str, value: &str, problem: CellProblem) {
        self.errors.add_in(self.name, index as u64 + FIRST, column, value, problem);
    }
}
