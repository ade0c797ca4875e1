//! Levels, themes and goals with what they point at.

use super::{Plan, day, units, wording};
use domain::exchange::{Archive, ContributionRow, GoalLinkRow, GoalRow, JudgementRow, LevelRow, Relation, ThemeRow};
use domain::goal::GoalStage;
use domain::level::LevelKind;
use domain::organisation::UnitKind;
use domain::status::Status;
use domain::theme::ThemeKind;

/// Swedish and English name, and who decides.
const LEVELS: &[(&str, &str, UnitKind)] = &[
    ("Vision", "Vision", UnitKind::Council),
    ("Politisk inriktning", "Political direction", UnitKind::Council),
    ("Mål för mandatperioden", "Goal of the mandate period", UnitKind::Board),
    ("Nämndmål", "Board goal", UnitKind::Board),
];

/// Where each level ends among the goals, of 500.
const ENDS: [usize; 4] = [1, 10, 100, 500];

const THEMES: &[(&str, &str, ThemeKind)] = &[
    ("Trygg välfärd", "Safe welfare", ThemeKind::FocusArea),
    ("Hållbar tillväxt", "Sustainable growth", ThemeKind::FocusArea),
    ("Skola för framtiden", "Schools for the future", ThemeKind::FocusArea),
    ("Öppenhet", "Openness", ThemeKind::Value),
    ("Ansvar", "Responsibility", ThemeKind::Value),
];

/// The external identity of a goal.
pub(super) fn goal(index: usize) -> String {
    format!("mal-{index}")
}

pub(super) fn add(plan: &mut Plan, archive: &mut Archive) {
    add_model(archive);
    for index in 0..plan.size.goals {
        let level = level_of(plan, index);
        let row = row(plan, index, level);
        archive.goals.push(row);
        link(plan, archive, index, level);
        if level > 1 {
            add_words(plan, archive, index);
        }
    }
}

fn add_model(archive: &mut Archive) {
    archive.levels = (1..)
        .zip(LEVELS)
        .map(|(position, (name_sv, name_en, decided_by))| LevelRow {
            id: None,
            external_id: format!("niva-{position}"),
            position,
            kind: if position == 1 { LevelKind::Vision } else { LevelKind::Goal },
            name_sv: (*name_sv).to_owned(),
            name_en: (*name_en).to_owned(),
            decided_by: *decided_by,
        })
        .collect();
    archive.themes = THEMES
        .iter()
        .enumerate()
        .map(|(index, (name_sv, name_en, kind))| ThemeRow {
            id: None,
            external_id: format!("tema-{index}"),
            kind: *kind,
            name_sv: (*name_sv).to_owned(),
            name_en: (*name_en).to_owned(),
        })
        .collect();
}

/// The level of a goal, 0 for the vision.
fn level_of(plan: &Plan, index: usize) -> usize {
    (0..ENDS.len()).find(|level| index < end(plan, *level)).unwrap_or(ENDS.len() - 1)
}

/// Where the level ends in a municipality of this size.
fn end(plan: &Plan, level: usize) -> usize {
    (ENDS[level] * plan.size.goals).div_ceil(500).max(level + 1)
}

fn row(plan: &mut Plan, index: usize, level: usize) -> GoalRow {
    let body = if level < 2 { units::COUNCIL.to_owned() } else { units::board(index) };
    let title = format!("{} {} ({index})", plan.random.of(wording::GROUPS), plan.random.of(wording::CHANGES));
    // One in 25 is on its way; all others are decided.
    let is_draft = level == 3 && index % 25 == 24;
    let decided_on = plan.mandate_start();
    GoalRow {
        id: None,
        external_id: goal(index),
        level: format!("niva-{}", level + 1),
        decided_by: if is_draft { String::new() } else { body.clone() },
        accountable_title: "Förvaltningschef".to_owned(),
        accountable_unit: body.clone(),
        body,
        for_whom: "Den som bor, verkar eller vistas i kommunen".to_owned(),
        change: format!("{title}: skillnaden mellan områden och grupper minskar under hela perioden."),
        why: "Uppföljningen visar att skillnaderna har vuxit de senaste fem åren.".to_owned(),
        seen_how: "I indikatorerna nedan, och i vad invånarna själva säger.".to_owned(),
        title,
        by_when: Some(day(plan.last_year() + 2, 12, 31)),
        from: decided_on,
        to: Some(day(plan.last_year() + 2, 12, 31)),
        stage: if is_draft { GoalStage::Draft } else { GoalStage::Decided },
        proposed_on: (!is_draft).then_some(decided_on),
        decided_on: (!is_draft).then_some(decided_on),
        paragraph: if is_draft { String::new() } else { format!("§ {index}") },
        registry_number: if is_draft { String::new() } else { format!("KS {}.{index}", plan.last_year() - 2) },
        closed_on: None,
        closing_paragraph: String::new(),
        closing_registry_number: String::new(),
        replaced_by: String::new(),
        replaces: String::new(),
        source: String::new(),
    }
}

/// A parent on the level above, sometimes two; units that it is given to; a theme.
fn link(plan: &mut Plan, archive: &mut Archive, index: usize, level: usize) {
    if level > 0 {
        let start = if level == 1 { 0 } else { end(plan, level - 2) };
        let parents = end(plan, level - 1) - start;
        let first = index % parents;
        archive.goal_links.push(points(index, Relation::Parent, goal(start + first)));
        if parents > 1 && plan.random.once_in(10) {
            let second = (first + 1) % parents;
            archive.goal_links.push(points(index, Relation::Parent, goal(start + second)));
        }
    }
    if level == 1 {
        for board in 0..units::BOARDS {
            archive.goal_links.push(points(index, Relation::GivenTo, units::board(board)));
        }
    } else if level > 1 {
        archive.goal_links.push(points(index, Relation::GivenTo, format!("forvaltning-{}", index % units::BOARDS)));
    }
    archive.goal_links.push(points(index, Relation::Serves, format!("tema-{}", index % THEMES.len())));
}

fn points(index: usize, relation: Relation, other: String) -> GoalLinkRow {
    GoalLinkRow { goal: goal(index), relation, other }
}

/// A contribution of two units, and a judgement.
fn add_words(plan: &mut Plan, archive: &mut Archive, index: usize) {
    let first = plan.random.below(archive.units.len());
    for unit in [first, (first + 1) % archive.units.len()] {
        archive.contributions.push(ContributionRow {
            id: None,
            goal: goal(index),
            unit: archive.units[unit].external_id.clone(),
            text: "Vi arbetar tillsammans med skolan och föreningarna, och följer upp varje termin.".to_owned(),
            stated_on: plan.days_ago(200),
        });
    }
    if index.is_multiple_of(2) {
        let status = *plan.random.of(&[Status::OnTrack, Status::Uncertain, Status::OffTrack, Status::PartlyMet]);
        archive.judgements.push(JudgementRow {
            id: None,
            goal: goal(index),
            status,
            suggested: status,
            sentence: "Utvecklingen följer planen, men skillnaden mellan områden är fortfarande stor.".to_owned(),
            judged_on: plan.days_ago(60),
            by_role: "Controller, Kommunfullmäktige".to_owned(),
            by_person: super::people::person(0),
        });
    }
}
