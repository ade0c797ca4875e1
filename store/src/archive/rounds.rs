//! Rounds of an archive: read in, and carried out.

use super::carry_out::{Names, all, by_id, of};
use super::lookup::{File, Ids};
use crate::entity::{current_follow_up, follow_up, round, round_copy, round_unit};
use crate::error::{Result, unreadable};
use crate::round::{fingerprint, read_sections, read_stage};
use domain::event::ObjectKind;
use domain::exchange::{Archive, FollowUpRow, RoundCopyRow, RoundRow, RoundUnitRow, Row};
use domain::field::Problem;
use domain::import::{CellErrors, CellProblem};
use domain::round::{FrozenUnit, RoundStage};
use sea_orm::ConnectionTrait;
use std::collections::{HashMap, HashSet};

/// What rounds point at.
pub(super) struct Known<'a> {
    pub(super) goals: &'a Ids,
    pub(super) units: &'a Ids,
    pub(super) people: &'a Ids,
}

/// The rows of the tables of rounds.
#[derive(Default)]
pub(super) struct Rounds {
    pub(super) rounds: Vec<round::Model>,
    pub(super) units: Vec<round_unit::Model>,
    pub(super) follow_ups: Vec<follow_up::Model>,
    pub(super) copies: Vec<round_copy::Model>,
    pub(super) current: Vec<current_follow_up::Model>,
}

/// The files of rounds, taken out of an archive.
pub(super) struct Files {
    rounds: Vec<RoundRow>,
    units: Vec<RoundUnitRow>,
    follow_ups: Vec<FollowUpRow>,
    copies: Vec<RoundCopyRow>,
}

impl Files {
    /// Takes them out; the archive is left without.
    pub(super) fn take(archive: &mut Archive) -> Self {
        use std::mem::take;
        Self {
            rounds: take(&mut archive.rounds),
            units: take(&mut archive.round_units),
            follow_ups: take(&mut archive.follow_ups),
            copies: take(&mut archive.round_copies),
        }
    }
}

/// The tables that the files become, with what they point at resolved, and the identities of the rounds.
pub(super) fn read(files: Files, known: &Known<'_>, errors: &mut CellErrors) -> (Rounds, Ids) {
    let (rounds, ids) = rounds(files.rounds, known.units, errors);
    let mut found = Rounds {
        units: units(files.units, &ids, known, errors),
        follow_ups: follow_ups(files.follow_ups, &ids, known, errors),
        copies: copies(files.copies, &ids, known.units, errors),
        current: Vec::new(),
        rounds,
    };
    found.current = current(&found);
    (found, ids)
}

fn rounds(rows: Vec<RoundRow>, units: &Ids, errors: &mut CellErrors) -> (Vec<round::Model>, Ids) {
    let mut file = File::new(RoundRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let known = file.identities(ObjectKind::Round, &ids, rows.iter().map(|row| &row.external_id));
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        file.needs_filled(index, "title", !row.title.trim().is_empty());
        file.needs_filled(index, "opened_on", row.stage == RoundStage::Planned || row.opened_on.is_some());
        file.needs_filled(index, "closed_on", row.stage != RoundStage::Closed || row.closed_on.is_some());
        if read_sections(&row.sections).is_err() {
            file.bad(index, "sections", &row.sections, Problem::NotAChoice);
        }
        models.push(round::Model {
            id,
            external_id: row.external_id,
            version: 1,
            title: row.title,
            period: row.period.to_string(),
            body_id: file.needs(units, index, "body", &row.body),
            sections: row.sections,
            due_on: row.due_on,
            reader: row.reader,
            stage: row.stage.word().to_owned(),
            opened_on: row.opened_on,
            closed_on: row.closed_on,
        });
    }
    (models, known)
}

fn units(rows: Vec<RoundUnitRow>, rounds: &Ids, known: &Known<'_>, errors: &mut CellErrors) -> Vec<round_unit::Model> {
    let mut file = File::new(RoundUnitRow::FILE, errors);
    let mut seen = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, row) in rows.into_iter().enumerate() {
        let round_id = file.needs(rounds, index, "round", &row.round);
        let unit_id = file.needs(known.units, index, "unit", &row.unit);
        file.once(&mut seen, index, (round_id, unit_id), "unit", &row.unit);
        models.push(round_unit::Model {
            round_id,
            unit_id,
            stage: row.stage.word().to_owned(),
            due_on: row.due_on,
            sent_back: row.sent_back,
            stand_in_id: file.points_at(known.people, index, "stand_in", &row.stand_in),
            reminded_on: row.reminded_on,
            seconds: row.seconds,
        });
    }
    models
}

fn follow_ups(
    rows: Vec<FollowUpRow>,
    rounds: &Ids,
    known: &Known<'_>,
    errors: &mut CellErrors,
) -> Vec<follow_up::Model> {
    let mut file = File::new(FollowUpRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let all: HashSet<i64> = ids.iter().copied().collect();
    let mut seen = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        let round_id = file.needs(rounds, index, "round", &row.round);
        let unit_id = file.needs(known.units, index, "unit", &row.unit);
        let goal_id = file.needs(known.goals, index, "goal", &row.goal);
        file.once(&mut seen, index, (round_id, unit_id, goal_id), "goal", &row.goal);
        file.together(index, ("status", row.status.is_some()), ("answered_on", row.answered_on.is_some()));
        file.together(index, ("status", row.status.is_some()), ("suggested", row.suggested.is_some()));
        if let Some(earlier) = row.earlier.filter(|earlier| *earlier >= id || !all.contains(earlier)) {
            file.bad(index, "earlier", &earlier.to_string(), Problem::DoesNotExist);
        }
        models.push(follow_up::Model {
            id,
            round_id,
            unit_id,
            goal_id,
            earlier_id: row.earlier,
            version: row.version,
            status: row.status.map(|status| status.word().to_owned()).unwrap_or_default(),
            suggested: row.suggested.map(|status| status.word().to_owned()).unwrap_or_default(),
            sentence: row.sentence,
            what_happened: row.what_happened,
            why: row.why,
            what_now: row.what_now,
            forecast: row.forecast.map(|forecast| forecast.word().to_owned()).unwrap_or_default(),
            front_line: row.front_line,
            front_line_by: row.front_line_by,
            answered_on: row.answered_on,
            by_role: row.by_role,
            person_id: file.points_at(known.people, index, "by_person", &row.by_person),
            late: row.late,
        });
    }
    // What was answered earlier stands before what points at it.
    models.sort_by_key(|row| row.id);
    models
}

fn copies(rows: Vec<RoundCopyRow>, rounds: &Ids, units: &Ids, errors: &mut CellErrors) -> Vec<round_copy::Model> {
    let mut file = File::new(RoundCopyRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        if serde_json::from_str::<FrozenUnit>(&row.content).is_err() {
            file.bad(index, "content", &row.content, Problem::NotAChoice);
        } else if fingerprint(&row.content) != row.fingerprint {
            file.problem(index, "fingerprint", &row.fingerprint, CellProblem::WrongFingerprint);
        }
        models.push(round_copy::Model {
            id,
            round_id: file.needs(rounds, index, "round", &row.round),
            unit_id: file.needs(units, index, "unit", &row.unit),
            approved_on: row.approved_on,
            by_role: row.by_role,
            content: row.content,
            fingerprint: row.fingerprint,
        });
    }
    models
}

/// How each unit judges each goal now, and how it did when that was approved last: worked out from the answers.
fn current(found: &Rounds) -> Vec<current_follow_up::Model> {
    // Of copies the newest counts, in whatever order rounds were approved.
    let copies: HashMap<(i64, i64), i64> =
        found.copies.iter().map(|copy| ((copy.round_id, copy.unit_id), copy.id)).collect();
    let mut current: HashMap<(i64, i64), (current_follow_up::Model, i64)> = HashMap::new();
    for row in found.follow_ups.iter().filter(|row| !row.status.is_empty()) {
        let (kept, newest_copy) = current.entry((row.goal_id, row.unit_id)).or_insert_with(|| (unapproved(row), 0));
        if row.id > kept.follow_up_id {
            kept.follow_up_id = row.id;
            kept.status.clone_from(&row.status);
        }
        let copy = copies.get(&(row.round_id, row.unit_id)).copied().unwrap_or(0);
        if copy > *newest_copy {
            *newest_copy = copy;
            kept.official_id = Some(row.id);
            kept.official_status.clone_from(&row.status);
        }
    }
    current.into_values().map(|(kept, _)| kept).collect()
}

fn unapproved(row: &follow_up::Model) -> current_follow_up::Model {
    current_follow_up::Model {
        goal_id: row.goal_id,
        unit_id: row.unit_id,
        follow_up_id: row.id,
        status: row.status.clone(),
        official_id: None,
        official_status: String::new(),
    }
}

/// Fills the archive's files of rounds.
pub(super) async fn carry_out(db: &impl ConnectionTrait, names: &Names, archive: &mut Archive) -> Result<()> {
    let rows = by_id::<round::Entity>(db).await?;
    let own: HashMap<i64, String> = rows.iter().map(|row| (row.id, row.external_id.clone())).collect();
    archive.rounds = all(rows, |row| round_row(row, names))?;
    archive.round_units = all(by_id::<round_unit::Entity>(db).await?, |row| {
        Ok(RoundUnitRow {
            round: of(&own, row.round_id),
            unit: of(&names.units, row.unit_id),
            stage: read_stage(&row.stage)?,
            due_on: row.due_on,
            sent_back: row.sent_back,
            stand_in: of(&names.people, row.stand_in_id),
            reminded_on: row.reminded_on,
            seconds: row.seconds,
        })
    })?;
    archive.follow_ups = all(by_id::<follow_up::Entity>(db).await?, |row| follow_up_row(row, names, &own))?;
    archive.round_copies = all(by_id::<round_copy::Entity>(db).await?, |row| {
        Ok(RoundCopyRow {
            id: Some(row.id),
            round: of(&own, row.round_id),
            unit: of(&names.units, row.unit_id),
            approved_on: row.approved_on,
            by_role: row.by_role,
            content: row.content,
            fingerprint: row.fingerprint,
        })
    })?;
    Ok(())
}

fn round_row(row: round::Model, names: &Names) -> Result<RoundRow> {
    Ok(RoundRow {
        id: Some(row.id),
        period: crate::indicator::read_period(&row.period)?,
        body: of(&names.units, row.body_id),
        stage: RoundStage::from_word(&row.stage).ok_or_else(|| unreadable("stage of round", &row.stage))?,
        external_id: row.external_id,
        title: row.title,
        sections: row.sections,
        due_on: row.due_on,
        reader: row.reader,
        opened_on: row.opened_on,
        closed_on: row.closed_on,
    })
}

fn follow_up_row(row: follow_up::Model, names: &Names, rounds: &HashMap<i64, String>) -> Result<FollowUpRow> {
    let answer = crate::follow_up::read(row.clone(), true)?;
    Ok(FollowUpRow {
        id: Some(row.id),
        round: of(rounds, row.round_id),
        unit: of(&names.units, row.unit_id),
        goal: of(&names.goals, row.goal_id),
        earlier: row.earlier_id,
        version: row.version,
        status: answer.said.as_ref().map(|said| said.status),
        suggested: answer.suggested,
        sentence: row.sentence,
        what_happened: row.what_happened,
        why: row.why,
        what_now: row.what_now,
        forecast: answer.said.and_then(|said| said.forecast),
        front_line: row.front_line,
        front_line_by: row.front_line_by,
        answered_on: row.answered_on,
        by_role: row.by_role,
        by_person: of(&names.people, row.person_id),
        late: row.late,
    })
}
