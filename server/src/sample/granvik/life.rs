//! Granvik's last year and a half: rounds of follow-up, assignments, measures and questions, lived through by its made-up people, each on
//! its day and in the order of the days, so that the trail tells of them as it would have.

mod deed;
mod round;

use super::model::UNITS;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use deed::{Assigned, Measured};
use domain::actor::{Acting, ActingPerson, Actor};
use domain::appointment::{AppointmentDraft, Role};
use domain::id::{AppointmentId, GoalId, PersonId, QuestionId, RoundId, UnitId};
use domain::organisation::{Unit, UnitKind};
use domain::period::Period;
use domain::person::PersonDraft;
use domain::span::Span;
use std::collections::HashMap;
use store::{Error, Store, as_if_at};

/// Surnames of the wood, so that nobody takes them for people.
const SURNAMES: [&str; 8] = ["Gran", "Tall", "Björk", "Lönn", "Alm", "Hassel", "Rönn", "Sälg"];
const NAMES: [&str; 8] = ["Asta", "Bo", "Cilla", "David", "Elin", "Folke", "Greta", "Hugo"];

/// The people who act, by the unit where they do.
struct Cast {
    units: HashMap<String, Unit>,
    /// Who leads the unit and answers for it, and who approves there.
    leaders: HashMap<UnitId, Actor>,
    chief: Actor,
}

impl Cast {
    fn unit(&self, id: &str) -> &Unit {
        &self.units[id]
    }

    fn at(&self, unit: UnitId) -> &Actor {
        self.leaders.get(&unit).unwrap_or(&self.chief)
    }

    /// Who answers for the unit: its leader, and for what only politicians sit in, the chief executive.
    fn answering(&self, unit: &Unit) -> &Actor {
        if unit.kind.is_political() { &self.chief } else { self.at(unit.id) }
    }
}

/// What somebody does on a day; the numbers are places in the tables of [`deed`].
#[derive(Clone, Copy, Debug)]
enum Step {
    Round(Period, round::Step),
    Assignment(usize, deed::AssignmentStep),
    Measure(usize, deed::MeasureStep),
    Question(usize, deed::QuestionStep),
}

/// What has come about so far.
struct Life<'a> {
    store: &'a Store,
    today: NaiveDate,
    cast: Cast,
    goals: HashMap<String, GoalId>,
    /// The rounds, each with the units that take part, the lowest first.
    rounds: Vec<(Period, RoundId, Vec<Unit>)>,
    assignments: HashMap<usize, Assigned>,
    measures: HashMap<usize, Measured>,
    questions: HashMap<usize, QuestionId>,
}

/// Lives through everything until `today`.
pub(super) async fn live(store: &Store, today: NaiveDate) -> Result<(), Error> {
    let mut diary = round::diary(today);
    diary.extend(deed::diary(today));
    // What is written first happens first on its day.
    diary.sort_by_key(|(on, _)| *on);
    let cast = as_if_at(morning(founded(today)), cast(store, today)).await?;
    let goals = deed::in_force(store, today).await?;
    let mut life = Life::begin(store, (cast, goals), today);
    for (on, step) in diary {
        as_if_at(morning(on), life.take(step, on)).await?;
    }
    Ok(())
}

/// The day on which Granvik took Verkan into use: before the first round.
pub(super) fn founded(today: NaiveDate) -> NaiveDate {
    today - Days::new(800)
}

/// When people act on a day.
pub(super) fn morning(on: NaiveDate) -> DateTime<Utc> {
    on.and_time(NaiveTime::MIN).and_utc() + chrono::TimeDelta::hours(9)
}

impl<'a> Life<'a> {
    fn begin(store: &'a Store, (cast, goals): (Cast, HashMap<String, GoalId>), today: NaiveDate) -> Self {
        Self {
            store,
            today,
            cast,
            goals,
            rounds: Vec::new(),
            assignments: HashMap::new(),
            measures: HashMap::new(),
            questions: HashMap::new(),
        }
    }

    async fn take(&mut self, step: Step, on: NaiveDate) -> Result<(), Error> {
        match step {
            Step::Round(period, step) => self.take_round(period, step, on).await,
            Step::Assignment(number, step) => self.take_assignment(number, step, on).await,
            Step::Measure(number, step) => self.take_measure(number, step, on).await,
            Step::Question(number, step) => self.take_question(number, step, on).await,
        }
    }
}

/// Which role somebody acts in at a unit of the kind, to answer or to approve there.
pub(super) const fn role_at(kind: UnitKind) -> Role {
    match kind {
        UnitKind::Council | UnitKind::Committee => Role::CouncilMember,
        UnitKind::ExecutiveBoard => Role::ExecutiveBoardMember,
        UnitKind::Board => Role::BoardMember,
        UnitKind::Company | UnitKind::Federation => Role::CompanyDirector,
        UnitKind::Administration => Role::HeadOfAdministration,
        UnitKind::Division | UnitKind::Unit | UnitKind::Project => Role::UnitManager,
    }
}

async fn cast(store: &Store, today: NaiveDate) -> Result<Cast, Error> {
    let system = Actor::System;
    let units: HashMap<String, Unit> = store
        .unit_choices(&system, today)
        .await?
        .into_iter()
        .map(|(_, unit)| (unit.external_id.clone(), unit))
        .collect();
    let mut leaders = HashMap::new();
    for (index, (id, ..)) in UNITS.iter().enumerate() {
        let unit = &units[*id];
        let name = format!("{} {}", NAMES[index % 8], SURNAMES[(index / 8 + index) % 8]);
        let actor = employ(store, (role_at(unit.kind), unit), name, index).await?;
        leaders.insert(unit.id, actor);
    }
    let chief = employ(store, (Role::ChiefExecutive, &units["KS"]), "Ingrid Ek".to_owned(), UNITS.len()).await?;
    Ok(Cast { units, leaders, chief })
}

/// Gives the role to somebody new, and lets them act in it.
async fn employ(store: &Store, (role, unit): (Role, &Unit), name: String, number: usize) -> Result<Actor, Error> {
    let system = Actor::System;
    let person = PersonDraft {
        external_id: format!("granvik-{number}"),
        name: name.clone(),
        email: format!("person-{number}@granvik.example"),
        // Nobody signs in as them: the sample's accounts are others.
        open: false,
    };
    let id: PersonId = store.create_person(&system, person).await?;
    let held = AppointmentDraft { person: id, role, unit: unit.id, span: Span::since(unit.span.from()) };
    let appointment: AppointmentId = store.give_role(&system, held).await?;
    let acting = Acting {
        appointment,
        role,
        unit: unit.id,
        kind: unit.kind,
        unit_name: unit.name.clone(),
        path: unit.path.clone(),
    };
    Ok(Actor::Person(ActingPerson { id, name, acting: Some(acting) }))
}
