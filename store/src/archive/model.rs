//! Levels, themes, units, people, the import log and the trail of an archive.

use super::lookup::{File, Ids};
use crate::entity::{appointment, event, import, level, person, theme, unit};
use domain::event::ObjectKind;
use domain::exchange::{
    AppointmentRow, EventRow, ImportLogRow, LevelRow, PersonRow, Row, StoppedReminderRow, ThemeRow, UnitRow,
};
use domain::field::Problem;
use domain::import::{CellErrors, CellProblem};
use domain::organisation::UnitPath;
use std::collections::HashMap;

pub(super) fn levels(rows: Vec<LevelRow>, errors: &mut CellErrors) -> (Vec<level::Model>, Ids) {
    let mut file = File::new(LevelRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let known = file.identities(ObjectKind::Level, &ids, rows.iter().map(|row| &row.external_id));
    let models = ids.iter().zip(rows).map(|(id, row)| level::Model {
        id: *id,
        external_id: row.external_id,
        position: row.position,
        kind: row.kind.word().to_owned(),
        name_sv: row.name_sv,
        name_en: row.name_en,
        decided_by: row.decided_by.word().to_owned(),
        version: 1,
    });
    (models.collect(), known)
}

pub(super) fn themes(rows: Vec<ThemeRow>, errors: &mut CellErrors) -> (Vec<theme::Model>, Ids) {
    let mut file = File::new(ThemeRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let known = file.identities(ObjectKind::Theme, &ids, rows.iter().map(|row| &row.external_id));
    let models = ids.iter().zip(rows).map(|(id, row)| theme::Model {
        id: *id,
        external_id: row.external_id,
        kind: row.kind.word().to_owned(),
        name_sv: row.name_sv,
        name_en: row.name_en,
        version: 1,
    });
    (models.collect(), known)
}

/// Parents stand before children in what is given back, whatever the order of the file.
pub(super) fn units(rows: Vec<UnitRow>, errors: &mut CellErrors) -> (Vec<unit::Model>, Ids) {
    let mut file = File::new(UnitRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let known = file.identities(ObjectKind::Unit, &ids, rows.iter().map(|row| &row.external_id));
    let mut parents = HashMap::with_capacity(rows.len());
    for (index, (row, id)) in rows.iter().zip(&ids).enumerate() {
        file.span(index, row.from, row.to);
        file.needs_filled(index, "name", !row.name.trim().is_empty());
        parents.insert(*id, file.points_at(&known, index, "parent", &row.parent));
    }
    let mut models = Vec::with_capacity(rows.len());
    for (index, (row, id)) in rows.into_iter().zip(&ids).enumerate() {
        let Some(line) = line_from_root(&parents, *id) else {
            file.problem(index, "parent", &row.parent, CellProblem::Circle);
            continue;
        };
        let depth = line.len();
        let model = unit::Model {
            id: *id,
            external_id: row.external_id,
            version: 1,
            parent_id: parents.get(id).copied().flatten(),
            path: path(&line),
            kind: row.kind.word().to_owned(),
            name: row.name,
            short_name: row.short_name,
            from_date: row.from,
            to_date: row.to,
        };
        models.push((depth, model));
    }
    models.sort_by_key(|(depth, _)| *depth);
    (models.into_iter().map(|(_, model)| model).collect(), known)
}

/// The ids from the root down to the unit itself; `None` when it stands below itself.
fn line_from_root(parents: &HashMap<i64, Option<i64>>, id: i64) -> Option<Vec<i64>> {
    let mut line = vec![id];
    let mut at = id;
    while let Some(parent) = parents.get(&at).copied().flatten() {
        line.push(parent);
        at = parent;
        if line.len() > parents.len() {
            return None;
        }
    }
    line.reverse();
    Some(line)
}

fn path(line: &[i64]) -> String {
    let mut ids = line.iter().map(|id| domain::id::UnitId(*id));
    let Some(root) = ids.next() else { return String::new() };
    ids.fold(UnitPath::root(root), |path, id| path.child(id)).as_str().to_owned()
}

pub(super) fn people(rows: Vec<PersonRow>, errors: &mut CellErrors) -> (Vec<person::Model>, Ids) {
    let mut file = File::new(PersonRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let known = file.identities(ObjectKind::Person, &ids, rows.iter().map(|row| &row.external_id));
    let mut addresses = HashMap::new();
    for (index, row) in rows.iter().enumerate() {
        file.once(&mut addresses, index, row.email.trim().to_lowercase(), "email", &row.email);
    }
    let models = ids.iter().zip(rows).map(|(id, row)| person::Model {
        id: *id,
        external_id: row.external_id,
        version: 1,
        name: row.name,
        email: row.email.trim().to_lowercase(),
        open: row.open,
        password_hash: None,
        password_set_at: None,
    });
    (models.collect(), known)
}

pub(super) fn stopped_reminders(rows: &[StoppedReminderRow], people: &Ids, errors: &mut CellErrors) -> Vec<i64> {
    let mut file = File::new(StoppedReminderRow::FILE, errors);
    let mut seen = HashMap::new();
    let mut ids = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let id = file.needs(people, index, "person", &row.person);
        file.once(&mut seen, index, id, "person", &row.person);
        ids.push(id);
    }
    ids
}

pub(super) fn appointments(
    rows: Vec<AppointmentRow>,
    people: &Ids,
    units: &Ids,
    errors: &mut CellErrors,
) -> Vec<appointment::Model> {
    let mut file = File::new(AppointmentRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let resolved = ids.into_iter().zip(rows).enumerate().map(|(index, (id, row))| {
        file.span(index, row.from, row.to);
        appointment::Model {
            id,
            person_id: file.needs(people, index, "person", &row.person),
            role: row.role.word().to_owned(),
            unit_id: file.needs(units, index, "unit", &row.unit),
            from_date: row.from,
            to_date: row.to,
        }
    });
    resolved.collect()
}

pub(super) fn imports(rows: Vec<ImportLogRow>, people: &Ids, errors: &mut CellErrors) -> Vec<import::Model> {
    let mut file = File::new(ImportLogRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let resolved = ids.into_iter().zip(rows).enumerate().map(|(index, (id, row))| import::Model {
        id,
        kind: row.kind.word().to_owned(),
        name: row.name,
        at: row.at,
        person_id: file.points_at(people, index, "person", &row.person),
        rows: row.rows,
        created: row.created,
        changed: row.changed,
        unchanged: row.unchanged,
        undone_at: row.undone_at,
    });
    resolved.collect()
}

/// The trail is taken only when its chain is whole.
pub(super) fn events(rows: Vec<EventRow>, people: &Ids, errors: &mut CellErrors) -> Vec<event::Model> {
    let mut file = File::new(EventRow::FILE, errors);
    let mut previous = (0, String::new());
    let mut models = Vec::with_capacity(rows.len());
    for (index, row) in rows.into_iter().enumerate() {
        let model = event::Model {
            id: row.id,
            at: row.at,
            person_id: file.points_at(people, index, "person", &row.person),
            person_name: row.person_name,
            role: row.role,
            unit_name: row.unit_name,
            act: row.act.word().to_owned(),
            kind: row.kind.word().to_owned(),
            object: row.object,
            label: row.label,
            before: row.before,
            after: row.after,
            reason: row.reason,
            previous_hash: row.previous_hash,
            hash: row.hash,
        };
        if model.id != previous.0 + 1 {
            file.bad(index, "id", &model.id.to_string(), Problem::NotAChoice);
        }
        if model.previous_hash != previous.1 || crate::event::hash(&model) != model.hash {
            // One broken link says it; what follows cannot be judged.
            file.problem(index, "hash", &model.hash, CellProblem::BrokenChain);
            return Vec::new();
        }
        previous = (model.id, model.hash.clone());
        models.push(model);
    }
    models
}
