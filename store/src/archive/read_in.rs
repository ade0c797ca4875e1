//! From the rows of an archive to the rows of the tables: every reference is resolved before anything is written.

use super::lookup::Ids;
use super::{activities, figures, goals, model, rounds, tasks};
use crate::bulk;
use crate::entity::{
    activity, activity_need, activity_step, activity_unit, appointment, approval_demand, comparison, contribution,
    current_follow_up, event, follow_up, goal, goal_parent, goal_theme, goal_unit, hypothesis, import, import_object,
    indicator, indicator_goal, judgement, level, measurement, municipality, obstacle, person, round, round_copy,
    round_unit, target, theme, unit, withdrawn_measurement,
};
use crate::{Result, dialect};
use domain::exchange::{
    Archive, ComparisonRow, ImportLogRow, ImportObjectRow, IndicatorGoalRow, IndicatorRow, MeasurementRow,
    MunicipalityRow, Row, TargetRow, Visitor, WithdrawnMeasurementRow,
};
use domain::import::{CellErrors, CellProblem};
use sea_orm::ActiveValue::Set;
use sea_orm::{ActiveModelTrait, DatabaseTransaction, EntityTrait, IntoActiveModel};
use std::convert::Infallible;
use std::mem::take;

/// The rows of every table, ready to be written in this order.
pub(super) struct Tables {
    pub(super) municipality: MunicipalityRow,
    pub(super) levels: Vec<level::Model>,
    pub(super) themes: Vec<theme::Model>,
    pub(super) units: Vec<unit::Model>,
    pub(super) people: Vec<person::Model>,
    pub(super) appointments: Vec<appointment::Model>,
    /// The people who want no letters.
    stopped_reminders: Vec<i64>,
    pub(super) goals: Vec<goal::Model>,
    pub(super) links: goals::Links,
    pub(super) contributions: Vec<contribution::Model>,
    pub(super) judgements: Vec<judgement::Model>,
    pub(super) indicators: Indicators,
    pub(super) activities: activities::Activities,
    pub(super) rounds: rounds::Rounds,
    pub(super) tasks: tasks::Tasks,
    pub(super) figures: Figures,
    pub(super) events: Vec<event::Model>,
    rows: u64,
}

/// The indicators, with what they are to reach and stand beside.
pub(super) struct Indicators {
    indicators: Vec<indicator::Model>,
    goals: Vec<indicator_goal::Model>,
    targets: Vec<target::Model>,
    comparisons: Vec<comparison::Model>,
}

/// The figures, with the imports that brought them.
pub(super) struct Figures {
    pub(super) imports: Vec<import::Model>,
    pub(super) import_objects: Vec<import_object::Model>,
    pub(super) measurements: Vec<measurement::Model>,
    pub(super) withdrawn: Vec<withdrawn_measurement::Model>,
}

impl Tables {
    /// How many rows the archive held.
    pub(super) const fn rows(&self) -> u64 {
        self.rows
    }
}

/// The tables that the archive becomes, or every cell that somebody has to mend.
pub(super) fn resolve(mut archive: Archive) -> Result<Tables, CellErrors> {
    let mut errors = CellErrors::default();
    let rows = count(&mut archive);
    let activity_files = activities::Files::take(&mut archive);
    let round_files = rounds::Files::take(&mut archive);
    let task_files = tasks::Files::take(&mut archive);
    let indicator_files = IndicatorFiles::take(&mut archive);
    let figure_files = FigureFiles::take(&mut archive);
    let municipality = municipality(archive.municipality, &mut errors);
    let (levels, level_ids) = model::levels(archive.levels, &mut errors);
    let (themes, theme_ids) = model::themes(archive.themes, &mut errors);
    let (units, unit_ids) = model::units(archive.units, &mut errors);
    let (people, person_ids) = model::people(archive.people, &mut errors);
    let appointments = model::appointments(archive.appointments, &person_ids, &unit_ids, &mut errors);
    let stopped_reminders = model::stopped_reminders(&archive.stopped_reminders, &person_ids, &mut errors);
    let (goals, goal_ids) = goals::goals(archive.goals, &level_ids, &unit_ids, &mut errors);
    let links = goals::links(&archive.goal_links, &goal_ids, &unit_ids, &theme_ids, &mut errors);
    let contributions = goals::contributions(archive.contributions, &goal_ids, &unit_ids, &mut errors);
    let judgements = goals::judgements(archive.judgements, &goal_ids, &person_ids, &mut errors);
    let (indicators, indicator_ids, comparison_ids) = indicators(indicator_files, &unit_ids, &goal_ids, &mut errors);
    let known =
        activities::Known { goals: &goal_ids, indicators: &indicator_ids, units: &unit_ids, people: &person_ids };
    let (activities, activity_ids) = activities::read(activity_files, &known, &mut errors);
    let known = rounds::Known { goals: &goal_ids, units: &unit_ids, people: &person_ids };
    let (rounds, round_ids) = rounds::read(round_files, &known, &mut errors);
    let known = tasks::Known {
        goals: &goal_ids,
        indicators: &indicator_ids,
        activities: &activity_ids,
        rounds: &round_ids,
        follow_ups: &rounds.follow_ups,
        units: &unit_ids,
        people: &person_ids,
    };
    let tasks = tasks::read(task_files, &known, &mut errors);
    let figures = figures(figure_files, (&indicator_ids, &comparison_ids, &person_ids), &mut errors);
    let events = model::events(archive.events, &person_ids, &mut errors);
    match municipality {
        Some(municipality) if errors.is_empty() => Ok(Tables {
            municipality,
            levels,
            themes,
            units,
            people,
            appointments,
            stopped_reminders,
            goals,
            links,
            contributions,
            judgements,
            indicators,
            activities,
            rounds,
            tasks,
            figures,
            events,
            rows,
        }),
        _ => Err(errors),
    }
}

/// The files of the indicators, taken out of an archive.
struct IndicatorFiles {
    indicators: Vec<IndicatorRow>,
    goals: Vec<IndicatorGoalRow>,
    targets: Vec<TargetRow>,
    comparisons: Vec<ComparisonRow>,
}

impl IndicatorFiles {
    /// Takes them out; the archive is left without.
    fn take(archive: &mut Archive) -> Self {
        Self {
            indicators: take(&mut archive.indicators),
            goals: take(&mut archive.indicator_goals),
            targets: take(&mut archive.targets),
            comparisons: take(&mut archive.comparisons),
        }
    }
}

/// The indicators, and the identities of them and of what they are compared with.
fn indicators(files: IndicatorFiles, units: &Ids, goals: &Ids, errors: &mut CellErrors) -> (Indicators, Ids, Ids) {
    let (indicators, ids) = figures::indicators(files.indicators, units, errors);
    let goals = figures::goals(&files.goals, &ids, goals, errors);
    let targets = figures::targets(files.targets, &ids, errors);
    let (comparisons, comparison_ids) = figures::comparisons(files.comparisons, errors);
    (Indicators { indicators, goals, targets, comparisons }, ids, comparison_ids)
}

/// The files of the figures, taken out of an archive.
struct FigureFiles {
    imports: Vec<ImportLogRow>,
    objects: Vec<ImportObjectRow>,
    measurements: Vec<MeasurementRow>,
    withdrawn: Vec<WithdrawnMeasurementRow>,
}

impl FigureFiles {
    /// Takes them out; the archive is left without.
    fn take(archive: &mut Archive) -> Self {
        Self {
            imports: take(&mut archive.imports),
            objects: take(&mut archive.import_objects),
            measurements: take(&mut archive.measurements),
            withdrawn: take(&mut archive.withdrawn_measurements),
        }
    }
}

fn figures(
    files: FigureFiles,
    (indicators, comparisons, people): (&Ids, &Ids, &Ids),
    errors: &mut CellErrors,
) -> Figures {
    let imports = model::imports(files.imports, people, errors);
    let import_ids = imports.iter().map(|import| import.id).collect();
    let known = figures::Known { indicators, comparisons, imports: &import_ids };
    Figures {
        measurements: figures::measurements(files.measurements, &known, errors),
        withdrawn: figures::withdrawn(files.withdrawn, &known, errors),
        import_objects: figures::import_objects(&files.objects, &known, errors),
        imports,
    }
}

fn municipality(rows: Vec<MunicipalityRow>, errors: &mut CellErrors) -> Option<MunicipalityRow> {
    let count = rows.len();
    let row = rows.into_iter().next().filter(|row| !row.name.trim().is_empty());
    if row.is_none() {
        errors.add_in(MunicipalityRow::FILE, 2, "name", "", CellProblem::Field(domain::field::Problem::Required));
    }
    if count > 1 {
        errors.add_in(MunicipalityRow::FILE, 3, "name", "", CellProblem::Twice { first: 2 });
    }
    row
}

fn count(archive: &mut Archive) -> u64 {
    struct Rows(u64);
    impl Visitor for Rows {
        type Error = Infallible;
        fn file<R: Row + serde::Serialize>(&mut self, rows: &mut Vec<R>) -> Result<(), Infallible> {
            self.0 += rows.len() as u64;
            Ok(())
        }
    }
    let mut rows = Rows(0);
    let Ok(()) = archive.visit(&mut rows);
    rows.0
}

/// Writes the tables; after it the database deals out identities above those that were given.
pub(super) async fn write(tx: &DatabaseTransaction, mut tables: Tables) -> Result<()> {
    write_municipality(tx, tables.municipality).await?;
    bulk::insert::<level::Entity>(tx, tables.levels).await?;
    bulk::insert::<theme::Entity>(tx, tables.themes).await?;
    bulk::insert::<unit::Entity>(tx, tables.units).await?;
    bulk::insert::<person::Entity>(tx, tables.people).await?;
    bulk::insert::<appointment::Entity>(tx, tables.appointments).await?;
    crate::reminder::stop_all(tx, &tables.stopped_reminders).await?;
    write_goals(tx, &mut tables.goals).await?;
    write_links(tx, tables.links).await?;
    bulk::insert::<contribution::Entity>(tx, tables.contributions).await?;
    bulk::insert::<judgement::Entity>(tx, tables.judgements).await?;
    write_indicators(tx, tables.indicators).await?;
    write_activities(tx, tables.activities).await?;
    write_rounds(tx, tables.rounds).await?;
    tasks::write(tx, tables.tasks).await?;
    write_figures(tx, tables.figures).await?;
    bulk::insert::<event::Entity>(tx, tables.events).await?;
    dialect::follow_given_ids(tx, GIVEN_IDS).await
}

/// The tables whose identities the archive may have given.
const GIVEN_IDS: &[&str] = &[
    "level",
    "theme",
    "unit",
    "person",
    "appointment",
    "goal",
    "contribution",
    "judgement",
    "indicator",
    "target",
    "comparison",
    "activity",
    "activity_step",
    "hypothesis",
    "obstacle",
    "approval_demand",
    "round",
    "follow_up",
    "round_copy",
    "measure",
    "minutes_item",
    "assignment",
    "assignment_report",
    "question",
    "import",
    "measurement",
];

async fn write_indicators(tx: &DatabaseTransaction, found: Indicators) -> Result<()> {
    bulk::insert::<indicator::Entity>(tx, found.indicators).await?;
    bulk::insert::<indicator_goal::Entity>(tx, found.goals).await?;
    bulk::insert::<target::Entity>(tx, found.targets).await?;
    bulk::insert::<comparison::Entity>(tx, found.comparisons).await
}

async fn write_figures(tx: &DatabaseTransaction, figures: Figures) -> Result<()> {
    bulk::insert::<import::Entity>(tx, figures.imports).await?;
    bulk::insert::<import_object::Entity>(tx, figures.import_objects).await?;
    bulk::insert::<measurement::Entity>(tx, figures.measurements).await?;
    bulk::insert::<withdrawn_measurement::Entity>(tx, figures.withdrawn).await
}

/// Activities may have come in the place of each other, so the pointers are set when all of them are there.
async fn write_activities(tx: &DatabaseTransaction, mut found: activities::Activities) -> Result<()> {
    let mut pointers = Vec::new();
    for row in &mut found.activities {
        pointers.extend(row.successor_id.take().map(|successor| (row.id, successor)));
    }
    bulk::insert::<activity::Entity>(tx, found.activities).await?;
    for (id, successor) in pointers {
        let row = activity::ActiveModel { id: Set(id), successor_id: Set(Some(successor)), ..Default::default() };
        row.update(tx).await?;
    }
    bulk::insert::<activity_unit::Entity>(tx, found.units).await?;
    bulk::insert::<activity_need::Entity>(tx, found.needs).await?;
    bulk::insert::<activity_step::Entity>(tx, found.steps).await?;
    bulk::insert::<hypothesis::Entity>(tx, found.hypotheses).await?;
    bulk::insert::<obstacle::Entity>(tx, found.obstacles).await?;
    bulk::insert::<approval_demand::Entity>(tx, found.demands).await
}

async fn write_rounds(tx: &DatabaseTransaction, found: rounds::Rounds) -> Result<()> {
    bulk::insert::<round::Entity>(tx, found.rounds).await?;
    bulk::insert::<round_unit::Entity>(tx, found.units).await?;
    bulk::insert::<follow_up::Entity>(tx, found.follow_ups).await?;
    bulk::insert::<round_copy::Entity>(tx, found.copies).await?;
    bulk::insert::<current_follow_up::Entity>(tx, found.current).await
}

async fn write_links(tx: &DatabaseTransaction, links: super::goals::Links) -> Result<()> {
    bulk::insert::<goal_parent::Entity>(tx, links.parents).await?;
    bulk::insert::<goal_unit::Entity>(tx, links.given_to).await?;
    bulk::insert::<goal_theme::Entity>(tx, links.serves).await
}

/// Goals may replace each other in a circle of pointers, so the pointers are set when all goals are there.
async fn write_goals(tx: &DatabaseTransaction, goals: &mut Vec<goal::Model>) -> Result<()> {
    let mut pointers = Vec::new();
    for row in goals.iter_mut() {
        let (by, replaces) = (row.replaced_by_id.take(), row.replaces_id.take());
        if by.is_some() || replaces.is_some() {
            pointers.push((row.id, by, replaces));
        }
    }
    bulk::insert::<goal::Entity>(tx, take(goals)).await?;
    for (id, by, replaces) in pointers {
        let row = goal::ActiveModel {
            id: Set(id),
            replaced_by_id: Set(by),
            replaces_id: Set(replaces),
            ..Default::default()
        };
        row.update(tx).await?;
    }
    Ok(())
}

/// The row may be there already, from the first start of an empty Verkan.
async fn write_municipality(tx: &DatabaseTransaction, row: MunicipalityRow) -> Result<()> {
    let known = municipality::Entity::find().one(tx).await?;
    let is_new = known.is_none();
    let mut active = known.map_or_else(
        || municipality::ActiveModel {
            id: Set(1),
            sample: Set(false),
            set_up_code_hash: Set(String::new()),
            ..Default::default()
        },
        IntoActiveModel::into_active_model,
    );
    active.name = Set(row.name);
    active.short_name = Set(row.short_name);
    active.code = Set(row.code);
    active.source = Set(row.source);
    if is_new {
        active.insert(tx).await?;
        dialect::follow_given_ids(tx, &["municipality"]).await?;
    } else {
        active.update(tx).await?;
    }
    Ok(())
}
