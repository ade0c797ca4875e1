//! Activities of an archive: read in, and carried out.

use super::carry_out::{Names, all, by_id, of};
use super::lookup::{File, Ids};
use crate::activity::never;
use crate::entity::{activity, activity_need, activity_step, activity_unit, approval_demand, hypothesis, obstacle};
use crate::error::{Result, unreadable};
use domain::activity::ActivityStage;
use domain::event::ObjectKind;
use domain::exchange::{
    ActivityNeedRow, ActivityRow, ActivityUnitRow, ApprovalDemandRow, Archive, HypothesisRow, ObstacleRow, Row, StepRow,
};
use domain::field::Problem;
use domain::hypothesis::VerdictKind;
use domain::import::CellErrors;
use sea_orm::ConnectionTrait;
use std::collections::HashMap;

/// What activities point at.
pub(super) struct Known<'a> {
    pub(super) goals: &'a Ids,
    pub(super) indicators: &'a Ids,
    pub(super) units: &'a Ids,
    pub(super) people: &'a Ids,
}

/// The rows of the tables of activities.
#[derive(Default)]
pub(super) struct Activities {
    pub(super) activities: Vec<activity::Model>,
    pub(super) units: Vec<activity_unit::Model>,
    pub(super) needs: Vec<activity_need::Model>,
    pub(super) steps: Vec<activity_step::Model>,
    pub(super) hypotheses: Vec<hypothesis::Model>,
    pub(super) obstacles: Vec<obstacle::Model>,
    pub(super) demands: Vec<approval_demand::Model>,
}

/// The files of activities, taken out of an archive.
pub(super) struct Files {
    activities: Vec<ActivityRow>,
    units: Vec<ActivityUnitRow>,
    needs: Vec<ActivityNeedRow>,
    steps: Vec<StepRow>,
    hypotheses: Vec<HypothesisRow>,
    obstacles: Vec<ObstacleRow>,
    demands: Vec<ApprovalDemandRow>,
}

impl Files {
    /// Takes them out; the archive is left without.
    pub(super) fn take(archive: &mut Archive) -> Self {
        use std::mem::take;
        Self {
            activities: take(&mut archive.activities),
            units: take(&mut archive.activity_units),
            needs: take(&mut archive.activity_needs),
            steps: take(&mut archive.activity_steps),
            hypotheses: take(&mut archive.hypotheses),
            obstacles: take(&mut archive.obstacles),
            demands: take(&mut archive.approval_demands),
        }
    }
}

/// The tables that the files become, with what they point at resolved, and the identities of the activities.
pub(super) fn read(files: Files, known: &Known<'_>, errors: &mut CellErrors) -> (Activities, Ids) {
    let (activities, ids) = activities(files.activities, known.units, errors);
    let mut found = Activities {
        units: units(&files.units, &ids, known.units, errors),
        needs: needs(&files.needs, &ids, errors),
        steps: steps(files.steps, &ids, errors),
        hypotheses: hypotheses(files.hypotheses, &ids, known, errors),
        obstacles: obstacles(files.obstacles, &ids, errors),
        demands: demands(files.demands, known.units, errors),
        activities,
    };
    count(&mut found);
    (found, ids)
}

fn activities(rows: Vec<ActivityRow>, units: &Ids, errors: &mut CellErrors) -> (Vec<activity::Model>, Ids) {
    let mut file = File::new(ActivityRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let known = file.identities(ObjectKind::Activity, &ids, rows.iter().map(|row| &row.external_id));
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        file.span(index, row.from, row.to);
        file.needs_filled(index, "title", !row.title.trim().is_empty());
        if matches!(row.stage, ActivityStage::Replaced | ActivityStage::Merged) {
            file.needs_filled(index, "successor", !row.successor.is_empty());
        }
        models.push(activity::Model {
            id,
            unit_id: file.needs(units, index, "unit", &row.unit),
            successor_id: file.points_at(&known, index, "successor", &row.successor),
            version: 1,
            external_id: row.external_id,
            title: row.title,
            what: row.what,
            accountable_title: row.accountable_title,
            from_date: row.from,
            to_date: row.to,
            cost: row.cost,
            hours: row.hours,
            evidence: row.evidence.map(|evidence| evidence.word().to_owned()).unwrap_or_default(),
            experiment: row.experiment,
            stage: row.stage.word().to_owned(),
            stage_on: row.stage_on,
            reason: row.reason,
            lesson: row.lesson,
            source: row.source,
            open: row.stage.is_open(),
            next_due: row.to.unwrap_or_else(never),
            steps: 0,
            steps_done: 0,
            obstacles: 0,
            test_due: never(),
        });
    }
    (models, known)
}

fn units(
    rows: &[ActivityUnitRow],
    activities: &Ids,
    units: &Ids,
    errors: &mut CellErrors,
) -> Vec<activity_unit::Model> {
    let mut file = File::new(ActivityUnitRow::FILE, errors);
    let mut seen = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let activity_id = file.needs(activities, index, "activity", &row.activity);
        let unit_id = file.needs(units, index, "unit", &row.unit);
        file.once(&mut seen, index, (activity_id, unit_id), "unit", &row.unit);
        models.push(activity_unit::Model { activity_id, unit_id });
    }
    models
}

fn needs(rows: &[ActivityNeedRow], activities: &Ids, errors: &mut CellErrors) -> Vec<activity_need::Model> {
    let mut file = File::new(ActivityNeedRow::FILE, errors);
    let mut seen = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, row) in rows.iter().enumerate() {
        let activity_id = file.needs(activities, index, "activity", &row.activity);
        let needs_id = file.needs(activities, index, "needs", &row.needs);
        if activity_id == needs_id {
            file.bad(index, "needs", &row.needs, Problem::NeedsItself);
        }
        file.once(&mut seen, index, (activity_id, needs_id), "needs", &row.needs);
        models.push(activity_need::Model { activity_id, needs_id });
    }
    models
}

fn steps(rows: Vec<StepRow>, activities: &Ids, errors: &mut CellErrors) -> Vec<activity_step::Model> {
    let mut file = File::new(StepRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        file.needs_filled(index, "title", !row.title.trim().is_empty());
        let activity_id = file.needs(activities, index, "activity", &row.activity);
        models.push(activity_step::Model { id, activity_id, title: row.title, due: row.due, done_on: row.done_on });
    }
    models
}

fn hypotheses(
    rows: Vec<HypothesisRow>,
    activities: &Ids,
    known: &Known<'_>,
    errors: &mut CellErrors,
) -> Vec<hypothesis::Model> {
    let mut file = File::new(HypothesisRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut seen = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        let activity_id = file.needs(activities, index, "activity", &row.activity);
        let goal_id = file.needs(known.goals, index, "goal", &row.goal);
        file.once(&mut seen, index, (activity_id, goal_id), "goal", &row.goal);
        file.together(index, ("verdict", row.verdict.is_some()), ("verdict_on", row.verdict_on.is_some()));
        models.push(hypothesis::Model {
            id,
            activity_id,
            goal_id,
            indicator_id: file.points_at(known.indicators, index, "indicator", &row.indicator),
            verdict_person_id: file.points_at(known.people, index, "verdict_by_person", &row.verdict_by_person),
            effect: row.effect,
            expected_change: row.expected_change,
            by_when: row.by_when,
            because: row.because,
            verdict: row.verdict.map(|verdict| verdict.word().to_owned()).unwrap_or_default(),
            verdict_sentence: row.verdict_sentence,
            verdict_on: row.verdict_on,
            verdict_by_role: row.verdict_by_role,
        });
    }
    models
}

fn obstacles(rows: Vec<ObstacleRow>, activities: &Ids, errors: &mut CellErrors) -> Vec<obstacle::Model> {
    let mut file = File::new(ObstacleRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        models.push(obstacle::Model {
            id,
            activity_id: file.needs(activities, index, "activity", &row.activity),
            text: row.text,
            raised_on: row.raised_on,
            raised_by: row.raised_by,
            removed_on: row.removed_on,
            removal: row.removal,
            removed_by: row.removed_by,
        });
    }
    models
}

fn demands(rows: Vec<ApprovalDemandRow>, units: &Ids, errors: &mut CellErrors) -> Vec<approval_demand::Model> {
    let mut file = File::new(ApprovalDemandRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        file.span(index, row.from, row.to);
        models.push(approval_demand::Model {
            id,
            unit_id: file.needs(units, index, "unit", &row.unit),
            reason: row.reason,
            from_date: row.from,
            to_date: row.to,
        });
    }
    models
}

/// What lists show of the parts stands on the activity's own row.
fn count(found: &mut Activities) {
    let mut rows: HashMap<i64, &mut activity::Model> = found.activities.iter_mut().map(|row| (row.id, row)).collect();
    for step in &found.steps {
        let Some(row) = rows.get_mut(&step.activity_id) else { continue };
        row.steps += 1;
        row.steps_done += i32::from(step.done_on.is_some());
        if let (None, Some(due)) = (step.done_on, step.due) {
            row.next_due = row.next_due.min(due);
        }
    }
    for tie in found.hypotheses.iter().filter(|tie| tie.verdict.is_empty()) {
        if let (Some(row), Some(by_when)) = (rows.get_mut(&tie.activity_id), tie.by_when) {
            row.test_due = row.test_due.min(by_when);
        }
    }
    for obstacle in found.obstacles.iter().filter(|obstacle| obstacle.removed_on.is_none()) {
        if let Some(row) = rows.get_mut(&obstacle.activity_id) {
            row.obstacles += 1;
        }
    }
}

/// Fills the archive's files of activities.
pub(super) async fn carry_out(db: &impl ConnectionTrait, names: &Names, archive: &mut Archive) -> Result<()> {
    let rows = by_id::<activity::Entity>(db).await?;
    let own: HashMap<i64, String> = rows.iter().map(|row| (row.id, row.external_id.clone())).collect();
    archive.activities = all(rows, |row| activity_row(row, names, &own))?;
    archive.activity_units = all(by_id::<activity_unit::Entity>(db).await?, |row| {
        Ok(ActivityUnitRow { activity: of(&own, row.activity_id), unit: of(&names.units, row.unit_id) })
    })?;
    archive.activity_needs = all(by_id::<activity_need::Entity>(db).await?, |row| {
        Ok(ActivityNeedRow { activity: of(&own, row.activity_id), needs: of(&own, row.needs_id) })
    })?;
    archive.activity_steps = all(by_id::<activity_step::Entity>(db).await?, |row| {
        let activity = of(&own, row.activity_id);
        Ok(StepRow { id: Some(row.id), activity, title: row.title, due: row.due, done_on: row.done_on })
    })?;
    archive.hypotheses = all(by_id::<hypothesis::Entity>(db).await?, |row| hypothesis_row(row, names, &own))?;
    archive.obstacles = all(by_id::<obstacle::Entity>(db).await?, |row| {
        Ok(ObstacleRow {
            id: Some(row.id),
            activity: of(&own, row.activity_id),
            text: row.text,
            raised_on: row.raised_on,
            raised_by: row.raised_by,
            removed_on: row.removed_on,
            removal: row.removal,
            removed_by: row.removed_by,
        })
    })?;
    archive.approval_demands = all(by_id::<approval_demand::Entity>(db).await?, |row| {
        let unit = of(&names.units, row.unit_id);
        Ok(ApprovalDemandRow { id: Some(row.id), unit, reason: row.reason, from: row.from_date, to: row.to_date })
    })?;
    Ok(())
}

fn activity_row(row: activity::Model, names: &Names, own: &HashMap<i64, String>) -> Result<ActivityRow> {
    Ok(ActivityRow {
        id: Some(row.id),
        unit: of(&names.units, row.unit_id),
        successor: of(own, row.successor_id),
        evidence: crate::activity::read_evidence(&row.evidence)?,
        stage: ActivityStage::from_word(&row.stage).ok_or_else(|| unreadable("stage of activity", &row.stage))?,
        external_id: row.external_id,
        title: row.title,
        what: row.what,
        accountable_title: row.accountable_title,
        from: row.from_date,
        to: row.to_date,
        cost: row.cost,
        hours: row.hours,
        experiment: row.experiment,
        stage_on: row.stage_on,
        reason: row.reason,
        lesson: row.lesson,
        source: row.source,
    })
}

fn hypothesis_row(row: hypothesis::Model, names: &Names, own: &HashMap<i64, String>) -> Result<HypothesisRow> {
    let verdict = match row.verdict.as_str() {
        "" => None,
        word => Some(VerdictKind::from_word(word).ok_or_else(|| unreadable("verdict", word))?),
    };
    Ok(HypothesisRow {
        id: Some(row.id),
        activity: of(own, row.activity_id),
        goal: of(&names.goals, row.goal_id),
        effect: row.effect,
        indicator: of(&names.indicators, row.indicator_id),
        expected_change: row.expected_change,
        by_when: row.by_when,
        because: row.because,
        verdict,
        verdict_sentence: row.verdict_sentence,
        verdict_on: row.verdict_on,
        verdict_by_role: row.verdict_by_role,
        verdict_by_person: of(&names.people, row.verdict_person_id),
    })
}
