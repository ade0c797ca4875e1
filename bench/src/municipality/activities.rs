//! What staff do for the goals: activities in all stages, with steps, expected effects, verdicts and obstacles.

use super::{Plan, figures, goals, wording};
use chrono::{Days, NaiveDate};
use domain::activity::{ActivityStage, Evidence};
use domain::exchange::{ActivityRow, ActivityUnitRow, Archive, HypothesisRow, ObstacleRow, StepRow};
use domain::hypothesis::VerdictKind;

/// How they stand: most are over, as after some years of use.
const STAGES: &[ActivityStage] = &[
    ActivityStage::Done,
    ActivityStage::Done,
    ActivityStage::Done,
    ActivityStage::Done,
    ActivityStage::Stopped,
    ActivityStage::Ongoing,
    ActivityStage::Ongoing,
    ActivityStage::Planned,
    ActivityStage::Proposed,
];

const VERDICTS: &[VerdictKind] = &[VerdictKind::Helped, VerdictKind::DidNotHelp, VerdictKind::CannotTell];

/// Goals from here on are given to administrations, and are what staff work for.
const FIRST_GOAL: usize = 10;

pub(super) fn add(plan: &mut Plan, archive: &mut Archive) {
    for index in 0..plan.size.activities {
        let row = row(plan, archive, index);
        add_steps(plan, archive, &row);
        add_hypotheses(plan, archive, index, &row);
        if plan.random.once_in(20) {
            archive.obstacles.push(obstacle(plan, &row));
        }
        if plan.random.once_in(10) {
            let unit = archive.units[plan.random.below(archive.units.len())].external_id.clone();
            if unit != row.unit {
                archive.activity_units.push(ActivityUnitRow { activity: row.external_id.clone(), unit });
            }
        }
        archive.activities.push(row);
    }
}

fn row(plan: &mut Plan, archive: &Archive, index: usize) -> ActivityRow {
    let stage = *plan.random.of(STAGES);
    let over = matches!(stage, ActivityStage::Done | ActivityStage::Stopped);
    let days_long = u64::try_from(100 + plan.random.below(500)).unwrap_or(100);
    let started_ago = u64::try_from(plan.random.below(900)).unwrap_or_default() + if over { days_long } else { 0 };
    let from = plan.days_ago(started_ago);
    let to = if over { from + Days::new(days_long) } else { plan.today + Days::new(days_long) };
    ActivityRow {
        id: None,
        external_id: format!("aktivitet-{index}"),
        title: format!("{} {}", plan.random.of(wording::WAYS), plan.random.of(wording::PLACES).to_lowercase()),
        what: "Vi börjar med två arbetslag, går igenom vad vi ser varannan vecka och ändrar efter hand.".to_owned(),
        unit: archive.units[plan.random.below(archive.units.len())].external_id.clone(),
        accountable_title: "Enhetschef".to_owned(),
        from,
        to: (!plan.random.once_in(8)).then_some(to),
        cost: plan.random.once_in(3).then_some(25_000_000),
        hours: plan.random.once_in(3).then_some(120),
        evidence: Some(*plan.random.of(&[
            Evidence::Research,
            Evidence::Proven,
            Evidence::Promising,
            Evidence::Untested,
        ])),
        experiment: plan.random.once_in(12),
        stage,
        stage_on: if over { to } else { from }.min(plan.today),
        reason: if stage == ActivityStage::Stopped { "Tiden räckte inte." } else { "" }.to_owned(),
        lesson: if over { "Det som tog tid var att få till mötena, inte själva arbetet." } else { "" }.to_owned(),
        successor: String::new(),
        source: String::new(),
    }
}

fn add_steps(plan: &mut Plan, archive: &mut Archive, row: &ActivityRow) {
    let steps: [(u64, &str); 3] =
        [(30, "Gå igenom hur det är i dag"), (60, "Pröva i två grupper"), (90, "Alla grupper")];
    for (days, title) in steps {
        let due = row.from + Days::new(days);
        let done = row.stage == ActivityStage::Done || (due < plan.today && !plan.random.once_in(4));
        archive.activity_steps.push(StepRow {
            id: None,
            activity: row.external_id.clone(),
            title: title.to_owned(),
            due: Some(due),
            done_on: (done && row.stage != ActivityStage::Proposed).then_some(due.min(plan.today)),
        });
    }
}

/// One goal, sometimes two, each with the effect that is expected, and a verdict where the activity is over.
fn add_hypotheses(plan: &mut Plan, archive: &mut Archive, index: usize, row: &ActivityRow) {
    let first = FIRST_GOAL + index % (plan.size.goals - FIRST_GOAL);
    let second = FIRST_GOAL + (index + 7) % (plan.size.goals - FIRST_GOAL);
    let both = plan.random.once_in(6) && second != first;
    for goal in [Some(first), both.then_some(second)].into_iter().flatten() {
        let by_when = row.to.unwrap_or(row.from) + Days::new(30);
        let judged = row.stage == ActivityStage::Done && by_when < plan.today && !plan.random.once_in(10);
        let verdict = judged.then(|| *plan.random.of(VERDICTS));
        archive.hypotheses.push(hypothesis(row, (goal, by_when), verdict, plan));
    }
}

fn hypothesis(
    row: &ActivityRow,
    (goal, by_when): (usize, NaiveDate),
    verdict: Option<VerdictKind>,
    plan: &mut Plan,
) -> HypothesisRow {
    let words = |text: &str| verdict.map(|_| text.to_owned()).unwrap_or_default();
    HypothesisRow {
        id: None,
        activity: row.external_id.clone(),
        goal: goals::goal(goal),
        effect: "Fler klarar målen redan till våren".to_owned(),
        indicator: figures::indicator(plan.random.below(plan.size.indicators)),
        expected_change: Some(2.0),
        by_when: Some(by_when),
        because: "Två andra kommuner såg det när de gjorde så".to_owned(),
        verdict,
        verdict_sentence: words("Skillnaden syns i de grupper som var med från början."),
        verdict_on: verdict.map(|_| by_when),
        verdict_by_role: words("unit_manager, Enheten"),
        verdict_by_person: words(&super::people::person(0)),
    }
}

fn obstacle(plan: &mut Plan, row: &ActivityRow) -> ObstacleRow {
    let removed = plan.random.once_in(2) || row.stage == ActivityStage::Done;
    let words = |text: &str| if removed { text.to_owned() } else { String::new() };
    ObstacleRow {
        id: None,
        activity: row.external_id.clone(),
        text: "Lokalen är inte klar".to_owned(),
        raised_on: row.from,
        raised_by: "employee, Enheten".to_owned(),
        removed_on: removed.then_some(row.stage_on.max(row.from)),
        removal: words("Vi fick låna en annan lokal."),
        removed_by: words("unit_manager, Enheten"),
    }
}
