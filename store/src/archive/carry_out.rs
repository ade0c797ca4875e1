//! From the rows of the tables to the rows of an archive.

use crate::entity::{
    appointment, comparison, contribution, event, goal, goal_parent, goal_theme, goal_unit, import, import_object,
    indicator, indicator_goal, judgement, level, measurement, municipality, person, target, theme, unit,
    withdrawn_measurement,
};
use crate::error::{Error, Result, unreadable};
use domain::exchange::{
    AppointmentRow, Archive, ComparisonRow, ContributionRow, EventRow, GoalLinkRow, GoalRow, ImportLogRow,
    ImportObjectRow, IndicatorGoalRow, IndicatorRow, JudgementRow, LevelRow, MeasurementRow, MunicipalityRow,
    PersonRow, Relation, StoppedReminderRow, TargetRow, ThemeRow, UnitRow, WithdrawnMeasurementRow,
};
use sea_orm::{ConnectionTrait, EntityTrait, QueryOrder, QuerySelect};
use std::collections::HashMap;

/// Everything that can be carried out, as this transaction sees it.
pub(super) async fn read(db: &impl ConnectionTrait) -> Result<Archive> {
    let units = by_id::<unit::Entity>(db).await?;
    let people = by_id::<person::Entity>(db).await?;
    let levels = by_id::<level::Entity>(db).await?;
    let themes = by_id::<theme::Entity>(db).await?;
    let goals = by_id::<goal::Entity>(db).await?;
    let indicators = by_id::<indicator::Entity>(db).await?;
    let comparisons = by_id::<comparison::Entity>(db).await?;
    let names = Names {
        units: units.iter().map(|row| (row.id, row.external_id.clone())).collect(),
        people: people.iter().map(|row| (row.id, row.external_id.clone())).collect(),
        levels: levels.iter().map(|row| (row.id, row.external_id.clone())).collect(),
        themes: themes.iter().map(|row| (row.id, row.external_id.clone())).collect(),
        goals: goals.iter().map(|row| (row.id, row.external_id.clone())).collect(),
        indicators: indicators.iter().map(|row| (row.id, row.external_id.clone())).collect(),
        comparisons: comparisons.iter().map(|row| (row.id, row.external_id.clone())).collect(),
    };
    let rows = municipality::Entity::find().all(db).await?.into_iter();
    let mut archive = Archive {
        municipality: rows.map(municipality_row).collect(),
        units: unit_rows(units, &names)?,
        people: people.into_iter().map(person_row).collect(),
        levels: all(levels, level_row)?,
        themes: all(themes, theme_row)?,
        goals: all(goals, |row| goal_row(row, &names))?,
        indicators: all(indicators, |row| indicator_row(row, &names))?,
        comparisons: all(comparisons, comparison_row)?,
        goal_links: goal_links(db, &names).await?,
        contributions: all(by_id::<contribution::Entity>(db).await?, |row| contribution_row(row, &names))?,
        judgements: all(by_id::<judgement::Entity>(db).await?, |row| judgement_row(row, &names))?,
        indicator_goals: indicator_goals(db, &names).await?,
        targets: all(by_id::<target::Entity>(db).await?, |row| target_row(row, &names))?,
        events: all(by_id::<event::Entity>(db).await?, |row| event_row(row, &names))?,
        ..Archive::default()
    };
    carry_out_people(db, &names, &mut archive).await?;
    super::activities::carry_out(db, &names, &mut archive).await?;
    super::rounds::carry_out(db, &names, &mut archive).await?;
    super::tasks::carry_out(db, &names, &mut archive).await?;
    carry_out_figures(db, &names, &mut archive).await?;
    Ok(archive)
}

/// What people hold, and who of them wants no letters.
async fn carry_out_people(db: &impl ConnectionTrait, names: &Names, archive: &mut Archive) -> Result<()> {
    archive.appointments = all(by_id::<appointment::Entity>(db).await?, |row| appointment_row(row, names))?;
    let stopped = crate::reminder::all_stopped(db).await?.into_iter();
    archive.stopped_reminders = stopped.map(|id| StoppedReminderRow { person: of(&names.people, id) }).collect();
    Ok(())
}

/// The figures, with the imports that brought them.
async fn carry_out_figures(db: &impl ConnectionTrait, names: &Names, archive: &mut Archive) -> Result<()> {
    let withdrawn = by_id::<withdrawn_measurement::Entity>(db).await?;
    archive.measurements = all(by_id::<measurement::Entity>(db).await?, |row| measurement_row(row, names))?;
    archive.withdrawn_measurements = all(withdrawn, |row| withdrawn_row(row, names))?;
    archive.imports = all(by_id::<import::Entity>(db).await?, |row| import_row(row, names))?;
    archive.import_objects = all(by_id::<import_object::Entity>(db).await?, |row| import_object_row(row, names))?;
    Ok(())
}

/// External identities, by identity here.
#[derive(Default)]
pub(super) struct Names {
    pub(super) units: HashMap<i64, String>,
    pub(super) people: HashMap<i64, String>,
    pub(super) levels: HashMap<i64, String>,
    pub(super) themes: HashMap<i64, String>,
    pub(super) goals: HashMap<i64, String>,
    pub(super) indicators: HashMap<i64, String>,
    pub(super) comparisons: HashMap<i64, String>,
}

/// The external identities of one table.
pub(super) async fn external_ids<E: EntityTrait>(
    db: &impl ConnectionTrait,
    id: E::Column,
    external: E::Column,
) -> Result<HashMap<i64, String>> {
    let rows: Vec<(i64, String)> = E::find().select_only().column(id).column(external).into_tuple().all(db).await?;
    Ok(rows.into_iter().collect())
}

pub(super) fn of(names: &HashMap<i64, String>, id: impl Into<Option<i64>>) -> String {
    id.into().and_then(|id| names.get(&id)).cloned().unwrap_or_default()
}

pub(super) async fn by_id<E: EntityTrait>(db: &impl ConnectionTrait) -> Result<Vec<E::Model>> {
    use sea_orm::{Iterable, PrimaryKeyToColumn};
    let mut select = E::find();
    for key in E::PrimaryKey::iter() {
        select = select.order_by_asc(key.into_column());
    }
    Ok(select.all(db).await?)
}

pub(super) fn all<M, R>(rows: Vec<M>, row: impl Fn(M) -> Result<R>) -> Result<Vec<R>> {
    rows.into_iter().map(row).collect()
}

/// A stored word of the domain.
macro_rules! word {
    ($type:ty, $word:expr) => {
        <$type>::from_word(&$word).ok_or_else(|| unreadable(stringify!($type), &$word))?
    };
}

fn period(text: &str) -> Result<domain::period::Period> {
    text.parse().map_err(|_| unreadable("period", text))
}

fn small<T: TryFrom<N>, N: Copy + ToString>(number: N) -> Result<T> {
    T::try_from(number).map_err(|_| Error::Unreadable(format!("number {}", number.to_string())))
}

fn municipality_row(row: municipality::Model) -> MunicipalityRow {
    MunicipalityRow { name: row.name, short_name: row.short_name, code: row.code, source: row.source }
}

fn level_row(row: level::Model) -> Result<LevelRow> {
    Ok(LevelRow {
        id: Some(row.id),
        external_id: row.external_id,
        position: row.position,
        kind: word!(domain::level::LevelKind, row.kind),
        name_sv: row.name_sv,
        name_en: row.name_en,
        decided_by: word!(domain::organisation::UnitKind, row.decided_by),
    })
}

fn theme_row(row: theme::Model) -> Result<ThemeRow> {
    Ok(ThemeRow {
        id: Some(row.id),
        external_id: row.external_id,
        kind: word!(domain::theme::ThemeKind, row.kind),
        name_sv: row.name_sv,
        name_en: row.name_en,
    })
}

/// Parents before children, each depth by identity.
pub(super) fn unit_rows(mut units: Vec<unit::Model>, names: &Names) -> Result<Vec<UnitRow>> {
    units.sort_by_key(|row| (row.path.matches('/').count(), row.id));
    all(units, |row| {
        Ok(UnitRow {
            id: Some(row.id),
            external_id: row.external_id,
            parent: of(&names.units, row.parent_id),
            kind: word!(domain::organisation::UnitKind, row.kind),
            name: row.name,
            short_name: row.short_name,
            from: row.from_date,
            to: row.to_date,
        })
    })
}

fn person_row(row: person::Model) -> PersonRow {
    PersonRow { id: Some(row.id), external_id: row.external_id, name: row.name, email: row.email, open: row.open }
}

fn appointment_row(row: appointment::Model, names: &Names) -> Result<AppointmentRow> {
    Ok(AppointmentRow {
        id: Some(row.id),
        person: of(&names.people, row.person_id),
        role: word!(domain::appointment::Role, row.role),
        unit: of(&names.units, row.unit_id),
        from: row.from_date,
        to: row.to_date,
    })
}

pub(super) fn goal_row(row: goal::Model, names: &Names) -> Result<GoalRow> {
    Ok(GoalRow {
        id: Some(row.id),
        external_id: row.external_id,
        level: of(&names.levels, row.level_id),
        body: of(&names.units, row.body_id),
        title: row.title,
        for_whom: row.for_whom,
        change: row.change,
        why: row.why,
        seen_how: row.seen_how,
        by_when: row.by_when,
        accountable_title: row.accountable_title,
        accountable_unit: of(&names.units, row.accountable_unit_id),
        from: row.from_date,
        to: row.to_date,
        stage: word!(domain::goal::GoalStage, row.stage),
        proposed_on: row.proposed_on,
        decided_by: of(&names.units, row.decided_by_id),
        decided_on: row.decided_on,
        paragraph: row.paragraph,
        registry_number: row.registry_number,
        closed_on: row.closed_on,
        closing_paragraph: row.closing_paragraph,
        closing_registry_number: row.closing_registry_number,
        replaced_by: of(&names.goals, row.replaced_by_id),
        replaces: of(&names.goals, row.replaces_id),
        source: row.source,
    })
}

async fn goal_links(db: &impl ConnectionTrait, names: &Names) -> Result<Vec<GoalLinkRow>> {
    let parents = by_id::<goal_parent::Entity>(db).await?;
    let given_to = by_id::<goal_unit::Entity>(db).await?;
    let serves = by_id::<goal_theme::Entity>(db).await?;
    let row = |goal, relation, other| GoalLinkRow { goal: of(&names.goals, goal), relation, other };
    let mut rows: Vec<GoalLinkRow> = Vec::with_capacity(parents.len() + given_to.len() + serves.len());
    rows.extend(parents.iter().map(|link| row(link.goal_id, Relation::Parent, of(&names.goals, link.parent_id))));
    rows.extend(given_to.iter().map(|link| row(link.goal_id, Relation::GivenTo, of(&names.units, link.unit_id))));
    rows.extend(serves.iter().map(|link| row(link.goal_id, Relation::Serves, of(&names.themes, link.theme_id))));
    Ok(rows)
}

fn contribution_row(row: contribution::Model, names: &Names) -> Result<ContributionRow> {
    Ok(ContributionRow {
        id: Some(row.id),
        goal: of(&names.goals, row.goal_id),
        unit: of(&names.units, row.unit_id),
        text: row.text,
        stated_on: row.stated_on,
    })
}

fn judgement_row(row: judgement::Model, names: &Names) -> Result<JudgementRow> {
    Ok(JudgementRow {
        id: Some(row.id),
        goal: of(&names.goals, row.goal_id),
        status: word!(domain::status::Status, row.status),
        suggested: word!(domain::status::Status, row.suggested),
        sentence: row.sentence,
        judged_on: row.judged_on,
        by_role: row.by_role,
        by_person: of(&names.people, row.person_id),
    })
}

pub(super) fn indicator_row(row: indicator::Model, names: &Names) -> Result<IndicatorRow> {
    Ok(IndicatorRow {
        id: Some(row.id),
        external_id: row.external_id,
        name: row.name,
        description: row.description,
        category: row.category,
        unit_of_measure: row.unit_of_measure,
        decimals: small(row.decimals)?,
        direction: word!(domain::indicator::DirectionKind, row.direction),
        low: row.low,
        high: row.high,
        no_direction_reason: row.no_direction_reason,
        baseline_period: row.baseline_period.as_deref().map(period).transpose()?,
        baseline_value: row.baseline_value,
        frequency: word!(domain::period::Frequency, row.frequency),
        expected_next: row.expected_next,
        source: row.source,
        method: row.method,
        owner_title: row.owner_title,
        owner_unit: of(&names.units, row.owner_unit_id),
        unit: of(&names.units, row.unit_id),
        split_by_sex: row.split_by_sex,
        kolada_id: row.kolada_id,
        ended_on: row.ended_on,
    })
}

async fn indicator_goals(db: &impl ConnectionTrait, names: &Names) -> Result<Vec<IndicatorGoalRow>> {
    let rows = by_id::<indicator_goal::Entity>(db).await?.into_iter().map(|row| IndicatorGoalRow {
        indicator: of(&names.indicators, row.indicator_id),
        goal: of(&names.goals, row.goal_id),
        main: row.main,
    });
    Ok(rows.collect())
}

fn target_row(row: target::Model, names: &Names) -> Result<TargetRow> {
    Ok(TargetRow {
        id: Some(row.id),
        indicator: of(&names.indicators, row.indicator_id),
        period: period(&row.period)?,
        aim: word!(domain::indicator::AimKind, row.aim),
        value: row.value,
        text: row.text,
        interim: row.interim,
        note: row.note,
    })
}

pub(super) fn comparison_row(row: comparison::Model) -> Result<ComparisonRow> {
    Ok(ComparisonRow {
        id: Some(row.id),
        external_id: row.external_id,
        kind: word!(domain::comparison::ComparisonKind, row.kind),
        name: row.name,
        kolada_code: row.kolada_code,
        group_year: row.group_year.map(small).transpose()?,
    })
}

pub(super) fn measurement_row(row: measurement::Model, names: &Names) -> Result<MeasurementRow> {
    Ok(MeasurementRow {
        id: Some(row.id),
        indicator: of(&names.indicators, row.indicator_id),
        comparison: of(&names.comparisons, row.comparison_id),
        period: period(&row.period)?,
        sex: word!(domain::measurement::Sex, row.sex),
        outcome: word!(domain::measurement::Outcome, row.outcome),
        value: row.value,
        reported_on: row.reported_on,
        source: row.source,
        note: row.note,
        superseded_on: row.superseded_on,
        import: row.import_id,
    })
}

fn withdrawn_row(row: withdrawn_measurement::Model, names: &Names) -> Result<WithdrawnMeasurementRow> {
    let outcome = |word: String| Ok::<_, Error>(word!(domain::measurement::Outcome, word));
    Ok(WithdrawnMeasurementRow {
        id: Some(row.id),
        import: row.import_id,
        indicator: of(&names.indicators, row.indicator_id),
        comparison: of(&names.comparisons, row.comparison_id),
        period: period(&row.period)?,
        sex: word!(domain::measurement::Sex, row.sex),
        outcome: outcome(row.outcome)?,
        value: row.value,
        reported_on: row.reported_on,
        source: row.source,
        note: row.note,
        before_outcome: row.before_outcome.map(outcome).transpose()?,
        before_value: row.before_value,
        held_from: row.held_from,
        held_until: row.held_until,
    })
}

fn import_row(row: import::Model, names: &Names) -> Result<ImportLogRow> {
    Ok(ImportLogRow {
        id: Some(row.id),
        kind: word!(domain::import::ImportKind, row.kind),
        name: row.name,
        at: row.at,
        person: of(&names.people, row.person_id),
        rows: row.rows,
        created: row.created,
        changed: row.changed,
        unchanged: row.unchanged,
        undone_at: row.undone_at,
    })
}

fn import_object_row(row: import_object::Model, names: &Names) -> Result<ImportObjectRow> {
    let kind = word!(domain::event::ObjectKind, row.kind);
    let names = if kind == domain::event::ObjectKind::Indicator { &names.indicators } else { &names.comparisons };
    Ok(ImportObjectRow { import: row.import_id, kind, object: of(names, row.object) })
}

fn event_row(row: event::Model, names: &Names) -> Result<EventRow> {
    Ok(EventRow {
        id: row.id,
        at: row.at,
        person: of(&names.people, row.person_id),
        person_name: row.person_name,
        role: row.role,
        unit_name: row.unit_name,
        act: word!(domain::event::Act, row.act),
        kind: word!(domain::event::ObjectKind, row.kind),
        object: row.object,
        label: row.label,
        before: row.before,
        after: row.after,
        reason: row.reason,
        previous_hash: row.previous_hash,
        hash: row.hash,
    })
}
