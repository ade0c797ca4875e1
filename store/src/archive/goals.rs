//! Goals of an archive, what they point at, contributions and judgements.

use super::lookup::{File, Ids};
use crate::entity::{contribution, goal, goal_parent, goal_theme, goal_unit, judgement};
use domain::event::ObjectKind;
use domain::exchange::{ContributionRow, GoalLinkRow, GoalRow, JudgementRow, Relation, Row};
use domain::field::Problem;
use domain::goal::GoalStage;
use domain::import::CellErrors;
use std::collections::{HashMap, HashSet};

/// What goals point at.
#[derive(Default)]
pub(super) struct Links {
    pub(super) parents: Vec<goal_parent::Model>,
    pub(super) given_to: Vec<goal_unit::Model>,
    pub(super) serves: Vec<goal_theme::Model>,
}

pub(super) fn goals(rows: Vec<GoalRow>, levels: &Ids, units: &Ids, errors: &mut CellErrors) -> (Vec<goal::Model>, Ids) {
    let mut file = File::new(GoalRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let known = file.identities(ObjectKind::Goal, &ids, rows.iter().map(|row| &row.external_id));
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        file.span(index, row.from, row.to);
        file.needs_filled(index, "title", !row.title.trim().is_empty());
        check_stage(&mut file, index, &row);
        let accountable = ("accountable_unit", !row.accountable_unit.is_empty());
        file.together(index, ("accountable_title", !row.accountable_title.is_empty()), accountable);
        models.push(goal::Model {
            id,
            level_id: file.needs(levels, index, "level", &row.level),
            body_id: file.needs(units, index, "body", &row.body),
            accountable_unit_id: file.points_at(units, index, "accountable_unit", &row.accountable_unit),
            decided_by_id: file.points_at(units, index, "decided_by", &row.decided_by),
            replaced_by_id: file.points_at(&known, index, "replaced_by", &row.replaced_by),
            replaces_id: file.points_at(&known, index, "replaces", &row.replaces),
            version: 1,
            external_id: row.external_id,
            title: row.title,
            for_whom: row.for_whom,
            change: row.change,
            why: row.why,
            seen_how: row.seen_how,
            by_when: row.by_when,
            accountable_title: row.accountable_title,
            from_date: row.from,
            to_date: row.to,
            stage: row.stage.word().to_owned(),
            proposed_on: row.proposed_on,
            decided_on: row.decided_on,
            paragraph: row.paragraph,
            registry_number: row.registry_number,
            closed_on: row.closed_on,
            closing_paragraph: row.closing_paragraph,
            closing_registry_number: row.closing_registry_number,
            source: row.source,
        });
    }
    (models, known)
}

/// Each stage has what it cannot be without.
fn check_stage(file: &mut File<'_>, index: usize, row: &GoalRow) {
    match row.stage {
        GoalStage::Draft => {}
        GoalStage::Proposed => file.needs_filled(index, "proposed_on", row.proposed_on.is_some()),
        GoalStage::Decided | GoalStage::Closed => {
            file.needs_filled(index, "decided_by", !row.decided_by.is_empty());
        }
        GoalStage::Replaced => {
            file.needs_filled(index, "decided_by", !row.decided_by.is_empty());
            file.needs_filled(index, "replaced_by", !row.replaced_by.is_empty());
        }
    }
}

pub(super) fn links(rows: &[GoalLinkRow], goals: &Ids, units: &Ids, themes: &Ids, errors: &mut CellErrors) -> Links {
    let mut file = File::new(GoalLinkRow::FILE, errors);
    let mut seen = HashMap::new();
    let mut links = Links::default();
    for (index, row) in rows.iter().enumerate() {
        let goal_id = file.needs(goals, index, "goal", &row.goal);
        let others = match row.relation {
            Relation::Parent => goals,
            Relation::GivenTo => units,
            Relation::Serves => themes,
        };
        let other = file.needs(others, index, "other", &row.other);
        if row.relation == Relation::Parent && goal_id == other {
            file.bad(index, "other", &row.other, Problem::UnderItself);
        }
        file.once(&mut seen, index, (goal_id, row.relation, other), "other", &row.other);
        match row.relation {
            Relation::Parent => links.parents.push(goal_parent::Model { goal_id, parent_id: other }),
            Relation::GivenTo => links.given_to.push(goal_unit::Model { goal_id, unit_id: other }),
            Relation::Serves => links.serves.push(goal_theme::Model { goal_id, theme_id: other }),
        }
    }
    links
}

pub(super) fn contributions(
    rows: Vec<ContributionRow>,
    goals: &Ids,
    units: &Ids,
    errors: &mut CellErrors,
) -> Vec<contribution::Model> {
    let mut file = File::new(ContributionRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut seen = HashMap::new();
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        let goal_id = file.needs(goals, index, "goal", &row.goal);
        let unit_id = file.needs(units, index, "unit", &row.unit);
        file.once(&mut seen, index, (goal_id, unit_id), "unit", &row.unit);
        let version = 1;
        models.push(contribution::Model { id, goal_id, unit_id, text: row.text, stated_on: row.stated_on, version });
    }
    models
}

/// Of the judgements of a goal the last one holds.
pub(super) fn judgements(
    rows: Vec<JudgementRow>,
    goals: &Ids,
    people: &Ids,
    errors: &mut CellErrors,
) -> Vec<judgement::Model> {
    let mut file = File::new(JudgementRow::FILE, errors);
    let ids = file.number(&rows.iter().map(|row| row.id).collect::<Vec<_>>());
    let mut models = Vec::with_capacity(rows.len());
    for (index, (id, row)) in ids.into_iter().zip(rows).enumerate() {
        models.push(judgement::Model {
            id,
            goal_id: file.needs(goals, index, "goal", &row.goal),
            status: row.status.word().to_owned(),
            suggested: row.suggested.word().to_owned(),
            sentence: row.sentence,
            judged_on: row.judged_on,
            by_role: row.by_role,
            person_id: file.points_at(people, index, "by_person", &row.by_person),
            holds: false,
        });
    }
    let mut held = HashSet::new();
    for model in models.iter_mut().rev() {
        model.holds = held.insert(model.goal_id);
    }
    models
}
