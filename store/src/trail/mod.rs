//! Reading the audit trail: who did what, when, in which role, and what it changed.

mod chain;
mod change;

pub use chain::Anchor;

use crate::Store;
use crate::entity::{activity, contribution, event, goal, level, unit};
use crate::error::{Result, unreadable};
use crate::event::first_after;
use crate::import::brought;
use crate::packed::{Found, Lists};
use change::{Names, changes};
use domain::activity::ActivityStage;
use domain::actor::Actor;
use domain::appointment::Role;
use domain::event::{Act, Change, EVENTS_PER_PAGE, EventRow, ObjectKind, Trail, TrailFilter};
use domain::goal::GoalStage;
use domain::id::{EventId, ImportId, IndicatorId};
use domain::import::FiguresBrought;
use domain::organisation::UnitPath;
use domain::permission::{Action, Place, may, require};
use domain::rejection::Rejection;
use sea_orm::sea_query::{Expr, ExprTrait, JoinType};
use sea_orm::{ColumnTrait, Condition, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};

/// How much of the trail somebody may see.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Sight {
    /// The names of those who acted.
    names: bool,
    /// What was written before it was decided.
    drafts: bool,
}

impl Store {
    /// A page of the trail, newest first. The whole trail is for those who may read it; the history of a goal, an indicator,
    /// a unit, a level or a theme is for everybody, but the public reads roles instead of names, and what was written before
    /// a decision is for those who may read drafts.
    pub async fn trail(&self, actor: &Actor, filter: &TrailFilter) -> Result<Trail> {
        let sight = self.sight(actor, filter).await?;
        let mut found = event::Entity::find()
            .filter(chosen(filter))
            .order_by_desc(event::Column::Id)
            .limit(EVENTS_PER_PAGE + 1)
            .all(&self.read)
            .await?;
        let has_older = found.len() as u64 > EVENTS_PER_PAGE;
        found.truncate(usize::try_from(EVENTS_PER_PAGE).unwrap_or(usize::MAX));
        let older = found.last().filter(|_| has_older).map(|row| EventId(row.id));
        found.retain(|row| sight.drafts || !is_of_draft(row));
        let label = match (filter.kind.zip(filter.object), found.iter().find(|row| is_itself(filter, row))) {
            (Some(_), Some(row)) => row.label.clone(),
            // What an import brought under one event of its own has no history yet.
            (Some((kind, object)), None) => self.name_of(kind, object).await?.ok_or(Rejection::NotFound)?,
            (None, _) => String::new(),
        };
        let mut rows = self.as_read(found, sight).await?;
        if let (Some(ObjectKind::Indicator), Some(id)) = (filter.kind, filter.object) {
            self.tell_figures(&mut rows, IndicatorId(id), sight).await?;
        }
        Ok(Trail { rows, label, older })
    }

    /// Says what imports did to the indicator's own figures, in place of what they did in all. What a file was called is for those
    /// who have signed in: it may name somebody.
    async fn tell_figures(&self, rows: &mut [EventRow], id: IndicatorId, sight: Sight) -> Result<()> {
        let is_import = |row: &&mut EventRow| row.kind == ObjectKind::Import;
        let mut imports = rows.iter_mut().filter(is_import).peekable();
        if imports.peek().is_none() {
            return Ok(());
        }
        let figures = brought::to_indicator(&self.read, id).await?;
        for row in imports {
            let figures = figures.get(&ImportId(row.object)).cloned();
            row.figures = if row.act == Act::Undone { figures.map(FiguresBrought::undone) } else { figures };
            row.changes.clear();
            if !sight.names {
                row.label.clear();
            }
        }
        Ok(())
    }

    /// What `actor` may see of what is asked for; or that it is not theirs to read.
    async fn sight(&self, actor: &Actor, filter: &TrailFilter) -> Result<Sight> {
        let names = actor.is_known();
        let whole = may(actor, Action::ReadTrail, &Place::Whole);
        match (filter.kind, filter.object) {
            (Some(ObjectKind::Goal), Some(goal)) => self.sight_of_goal(actor, goal).await,
            (Some(ObjectKind::Activity), Some(activity)) => self.sight_of_activity(actor, activity).await,
            // What units answer is the staff's own until it is approved, and then each copy tells it.
            (Some(ObjectKind::Round | ObjectKind::FollowUp), Some(_)) if names => Ok(Sight { names, drafts: true }),
            (Some(kind), Some(_)) if is_open(kind) => Ok(Sight { names, drafts: true }),
            _ if whole => Ok(Sight { names, drafts: true }),
            _ => require(actor, Action::ReadTrail, &Place::Whole)
                .map(|()| Sight { names, drafts: true })
                .map_err(Into::into),
        }
    }

    async fn sight_of_goal(&self, actor: &Actor, id: i64) -> Result<Sight> {
        let found: Option<(String, String)> = goal::Entity::find()
            .select_only()
            .column(goal::Column::Stage)
            .expr_as(Expr::col((unit::Entity, unit::Column::Path)), "path")
            .join(
                JoinType::InnerJoin,
                goal::Entity::belongs_to(unit::Entity).from(goal::Column::BodyId).to(unit::Column::Id).into(),
            )
            .filter(goal::Column::Id.eq(id))
            .into_tuple()
            .one(&self.read)
            .await?;
        let whole = may(actor, Action::ReadTrail, &Place::Whole);
        // A draft that was thrown away is known to the trail alone.
        let Some((stage, path)) = found else {
            return if whole { Ok(Sight { names: true, drafts: true }) } else { Err(Rejection::NotFound.into()) };
        };
        let drafts = whole || may(actor, Action::ReadDraft, &Place::Unit(UnitPath::from_stored(path)));
        let is_adopted = GoalStage::from_word(&stage).is_some_and(|stage| !is_before_decision(stage));
        if is_adopted || drafts {
            Ok(Sight { names: actor.is_known(), drafts })
        } else {
            Err(Rejection::NotFound.into())
        }
    }

    /// The history of an activity is there for whoever may know of the activity.
    async fn sight_of_activity(&self, actor: &Actor, id: i64) -> Result<Sight> {
        let stage: Option<String> = activity::Entity::find_by_id(id)
            .select_only()
            .column(activity::Column::Stage)
            .into_tuple()
            .one(&self.read)
            .await?;
        let stage = stage.as_deref().and_then(ActivityStage::from_word);
        if stage.is_some_and(|stage| crate::activity::is_visible(actor, stage)) {
            // What it waits for may be a proposal that the public does not know of.
            Ok(Sight { names: actor.is_known(), drafts: actor.is_known() })
        } else {
            Err(Rejection::NotFound.into())
        }
    }

    /// What an object is called that everybody may read the history of.
    async fn name_of(&self, kind: ObjectKind, object: i64) -> Result<Option<String>> {
        if kind != ObjectKind::Level {
            return crate::search::title(&self.read, kind, object).await;
        }
        let named = level::Entity::find_by_id(object).select_only().column(level::Column::NameSv);
        Ok(named.into_tuple().one(&self.read).await?)
    }

    /// The rows as the reader may see them, with names in place of identities.
    async fn as_read(&self, found: Vec<event::Model>, sight: Sight) -> Result<Vec<EventRow>> {
        let names = Names::load(&self.read, &found, sight.drafts).await?;
        let read = |row: event::Model| {
            let changes = changes(&row, sight.names, &names);
            read(row, sight, changes)
        };
        found.into_iter().map(read).collect()
    }
}

/// With the newest events among what everybody signed in may follow: goals that are decided, indicators and their figures. Twice as many as
/// are shown, since those of drafts are not shown to all.
pub(crate) fn with_recent_events(lists: Lists, most: usize) -> Lists {
    let newest = event::Entity::find()
        .filter(Expr::cust(crate::event::IS_FOLLOWED))
        .order_by_desc(event::Column::Id)
        .limit(most as u64 * 2);
    lists.with::<event::Model>(newest.into_query())
}

/// What [`with_recent_events`] asked for, as far as the actor may know of it. What each of them changed is not told.
pub(crate) fn read_recent_events(found: &mut Found, actor: &Actor, most: usize) -> Result<Vec<EventRow>> {
    let drafts = may(actor, Action::ReadDraft, &Place::Whole);
    let events = found.list::<event::Model>()?.into_iter().filter(|row| drafts || !is_of_draft(row));
    let sight = Sight { names: actor.is_known(), drafts };
    events.take(most).map(|row| read(row, sight, Vec::new())).collect()
}

/// Kinds of objects whose history everybody may read.
const fn is_open(kind: ObjectKind) -> bool {
    matches!(
        kind,
        ObjectKind::Indicator
            | ObjectKind::Unit
            | ObjectKind::Level
            | ObjectKind::Theme
            | ObjectKind::Question
            | ObjectKind::Assignment
            | ObjectKind::Measure
    )
}

const fn is_before_decision(stage: GoalStage) -> bool {
    matches!(stage, GoalStage::Draft | GoalStage::Proposed)
}

/// Whether the event left a goal that was not decided.
fn is_of_draft(row: &event::Model) -> bool {
    let state = if row.after.is_empty() { &row.before } else { &row.after };
    row.kind == ObjectKind::Goal.word() && change::stage(state).is_some_and(is_before_decision)
}

/// Whether the event is about the chosen object itself, and not about a part of it.
fn is_itself(filter: &TrailFilter, row: &event::Model) -> bool {
    filter.kind.is_some_and(|kind| kind.word() == row.kind) && filter.object == Some(row.object)
}

fn chosen(filter: &TrailFilter) -> Condition {
    let kind = |kind: ObjectKind| event::Column::Kind.eq(kind.word());
    let about = match (filter.kind, filter.object) {
        (Some(of), Some(object)) => {
            let itself = Condition::all().add(kind(of)).add(event::Column::Object.eq(object));
            parts(of, object).into_iter().fold(Condition::any().add(itself), Condition::add)
        }
        (Some(of), None) => Condition::all().add(kind(of)),
        (None, _) => Condition::all(),
    };
    Condition::all()
        .add(about)
        .add_option(filter.before.map(|before| event::Column::Id.lt(before.0)))
        .add_option(filter.on.map(|on| event::Column::Id.into_expr().lt(first_after(on))))
}

/// Events of what belongs to an object: they are a part of its history.
fn parts(of: ObjectKind, object: i64) -> Vec<Condition> {
    let part = |kind: ObjectKind, ids: sea_orm::sea_query::SelectStatement| {
        Condition::all().add(event::Column::Kind.eq(kind.word())).add(event::Column::Object.in_subquery(ids))
    };
    match of {
        ObjectKind::Goal => {
            let ids = contribution::Entity::find()
                .select_only()
                .column(contribution::Column::Id)
                .filter(contribution::Column::GoalId.eq(object));
            vec![part(ObjectKind::Contribution, ids.into_query())]
        }
        // Targets and measurements are written under their indicator, imports under themselves.
        ObjectKind::Indicator => [ObjectKind::Target, ObjectKind::Measurement]
            .into_iter()
            .map(|kind| Condition::all().add(event::Column::Kind.eq(kind.word())).add(event::Column::Object.eq(object)))
            .chain([part(ObjectKind::Import, brought::imports_to(IndicatorId(object)))])
            .collect(),
        _ => Vec::new(),
    }
}

fn read(row: event::Model, sight: Sight, changes: Vec<Change>) -> Result<EventRow> {
    Ok(EventRow {
        id: EventId(row.id),
        at: row.at,
        person_name: Some(row.person_name).filter(|name| sight.names && !name.is_empty()),
        role: Role::from_word(&row.role),
        unit_name: row.unit_name,
        act: Act::from_word(&row.act).ok_or_else(|| unreadable("act", &row.act))?,
        kind: ObjectKind::from_word(&row.kind).ok_or_else(|| unreadable("kind of object", &row.kind))?,
        object: row.object,
        label: row.label,
        changes,
        figures: None,
        reason: row.reason,
    })
}
