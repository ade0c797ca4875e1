//! What has been followed up: eight rounds in which every body, administration and company answers on every goal it can, so that the
//! map of units and goals is full and stands on a long history.

use super::{Plan, day, goals, people};
use chrono::{Days, NaiveDate};
use domain::exchange::{Archive, FollowUpRow, RoundRow, RoundUnitRow};
use domain::follow_up::Forecast;
use domain::organisation::UnitKind;
use domain::period::Period;
use domain::round::{AnswerStage, RoundStage};
use domain::status::Status;

/// Rounds, the last of them open.
const ROUNDS: usize = 8;
/// The goals that the unit is asked about which the measured reader stands in for, in the round that is open.
const ROWS_OF_ONE: usize = 40;
/// The unit that the measured reader stands in for.
const STOOD_IN_FOR: &str = "forvaltning-5";

const STATUSES: &[Status] =
    &[Status::OnTrack, Status::OnTrack, Status::Met, Status::Uncertain, Status::PartlyMet, Status::OffTrack];

pub(super) fn add(plan: &mut Plan, archive: &mut Archive) {
    let is_asked = |kind: UnitKind| kind == UnitKind::Administration || (kind.decides() && kind != UnitKind::Council);
    let units: Vec<String> =
        archive.units.iter().filter(|unit| is_asked(unit.kind)).map(|unit| unit.external_id.clone()).collect();
    for index in 0..units.len() {
        archive.people[stand_in(index)].open = true;
    }
    for index in 0..ROUNDS {
        let is_open = index + 1 == ROUNDS;
        let due_on = plan.days_ago(u64::try_from(120 * (ROUNDS - 1 - index)).unwrap_or_default()) + Days::new(14);
        archive.rounds.push(round(plan, index, (is_open, due_on)));
        for (place, unit) in units.iter().enumerate() {
            let is_own = unit == STOOD_IN_FOR;
            archive.round_units.push(RoundUnitRow {
                round: name(index),
                unit: unit.clone(),
                stage: if is_open { AnswerStage::Answering } else { AnswerStage::Approved },
                due_on,
                sent_back: String::new(),
                stand_in: match is_open {
                    true if is_own => people::person(0),
                    true => people::person(stand_in(place)),
                    false => String::new(),
                },
                reminded_on: None,
                seconds: 600,
            });
            let asked = if is_open && is_own { ROWS_OF_ONE.min(plan.size.goals) } else { plan.size.goals };
            for goal in 0..asked {
                let answered = !is_open || (!is_own && plan.random.once_in(2));
                archive.follow_ups.push(answer(plan, (index, unit, goal), answered.then_some(due_on)));
            }
        }
    }
}

/// Who stands in for the unit at this place in the round that is open: an account each, after the two that all else is done with.
pub(crate) const fn stand_in(place: usize) -> usize {
    place + 2
}

fn name(index: usize) -> String {
    format!("omgang-{index}")
}

fn round(plan: &Plan, index: usize, (is_open, due_on): (bool, NaiveDate)) -> RoundRow {
    let opened_on = due_on - Days::new(45);
    RoundRow {
        id: None,
        external_id: name(index),
        title: format!("Uppföljning nummer {}", index + 1),
        period: Period::Year(plan.last_year()),
        body: super::units::COUNCIL.to_owned(),
        sections: "judgement,analysis,forecast".to_owned(),
        due_on,
        reader: "Kommunstyrelsens ledamöter".to_owned(),
        stage: if is_open { RoundStage::Open } else { RoundStage::Closed },
        opened_on: Some(opened_on.max(day(2015, 1, 1))),
        closed_on: (!is_open).then_some(due_on),
    }
}

fn answer(plan: &mut Plan, (round, unit, goal): (usize, &str, usize), on: Option<NaiveDate>) -> FollowUpRow {
    let words = |text: &str| on.map(|_| text.to_owned()).unwrap_or_default();
    let status = on.map(|_| *plan.random.of(STATUSES));
    FollowUpRow {
        id: None,
        round: name(round),
        unit: unit.to_owned(),
        goal: goals::goal(goal),
        earlier: None,
        version: i64::from(on.is_some()),
        status,
        suggested: status,
        sentence: words("Skillnaden syns i de grupper som var med från början."),
        what_happened: words("Två av tre delar gick som tänkt. Den tredje fick vänta på lokaler."),
        why: words("Lokalerna blev klara i oktober. Två tjänster var vakanta under våren."),
        what_now: words("Vi börjar i januari med den grupp som väntat längst."),
        forecast: on.map(|_| Forecast::Reached),
        front_line: String::new(),
        front_line_by: String::new(),
        answered_on: on,
        by_role: words("head_of_administration, Förvaltningen"),
        by_person: String::new(),
        late: false,
    }
}
