//! What an event changed: the difference between two JSON texts, field by field, with names in place of identities.

use crate::entity::{event, level, search_entry};
use crate::error::Result;
use domain::event::{Change, ObjectKind};
use domain::goal::GoalStage;
use domain::search::HitKind;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;
use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Fields that say nothing to a reader.
const TECHNICAL: [&str; 6] = ["id", "version", "path", "external_id", "import", "object"];

/// Fields of a judgement or a verdict that say who said it: the event itself says that. They stand together.
const SAID_BY_THE_EVENT: [&str; 2] = ["by", "by_role"];

/// Fields that point at a person.
const PERSONAL: [&str; 4] = ["person", "person_id", "person_name", "email"];

/// What a part of a list is known by, where the list holds objects: a step by its own identity, a link by the goal that it leads to.
const KNOWN_BY: [&str; 2] = ["id", "goal"];

/// The fields by which a reader knows a part of a list.
const NAMES_A_PART: [&str; 2] = ["title", "goal"];

/// What an identity points at.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
enum Pointed {
    To(HitKind),
    ToLevel,
}

/// A piece of a field's value.
#[derive(Clone, Debug, PartialEq)]
enum Piece {
    Text(String),
    Identity(HitKind, i64),
    Level(i64),
}

/// A field: what it is called, and of which part of a list it is, if of one. Fields of one part stand together, its name first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Field {
    list: String,
    part: Option<i64>,
    names_the_part: Reverse<bool>,
    name: String,
}

/// The fields of an object, each with the pieces of its value.
type Fields = BTreeMap<Field, Vec<Piece>>;

/// What the objects are called that events point at.
#[derive(Default)]
pub(super) struct Names {
    objects: HashMap<(HitKind, i64), String>,
    levels: HashMap<i64, String>,
}

impl Names {
    /// Names of everything that `rows` point at, in two statements. Goals that are not decided are named only with `drafts`.
    pub(super) async fn load(db: &impl ConnectionTrait, rows: &[event::Model], drafts: bool) -> Result<Self> {
        let mut objects: BTreeMap<HitKind, BTreeSet<i64>> = BTreeMap::new();
        let mut has_level = false;
        for piece in rows.iter().flat_map(|row| [fields(row, &row.before), fields(row, &row.after)]).flatten() {
            for piece in piece.1 {
                match piece {
                    Piece::Identity(kind, id) => drop(objects.entry(kind).or_default().insert(id)),
                    Piece::Level(_) => has_level = true,
                    Piece::Text(_) => {}
                }
            }
        }
        let mut names = Self::default();
        if !objects.is_empty() {
            names.objects = object_names(db, objects, drafts).await?;
        }
        if has_level {
            let levels: Vec<(i64, String)> = level::Entity::find()
                .select_only()
                .columns([level::Column::Id, level::Column::NameSv])
                .into_tuple()
                .all(db)
                .await?;
            names.levels = levels.into_iter().collect();
        }
        Ok(names)
    }

    fn say(&self, pieces: &[Piece]) -> String {
        let words = pieces.iter().map(|piece| match piece {
            Piece::Text(text) => text.clone(),
            Piece::Identity(kind, id) => self.objects.get(&(*kind, *id)).cloned().unwrap_or_else(|| format!("#{id}")),
            Piece::Level(id) => self.levels.get(id).cloned().unwrap_or_else(|| format!("#{id}")),
        });
        words.collect::<Vec<_>>().join(", ")
    }
}

async fn object_names(
    db: &impl ConnectionTrait,
    objects: BTreeMap<HitKind, BTreeSet<i64>>,
    drafts: bool,
) -> Result<HashMap<(HitKind, i64), String>> {
    use search_entry::Column;
    let any = objects.into_iter().fold(Condition::any(), |any, (kind, ids)| {
        any.add(Condition::all().add(Column::Kind.eq(kind.word())).add(Column::Object.is_in(ids)))
    });
    let rows: Vec<(String, i64, String, bool)> = search_entry::Entity::find()
        .select_only()
        .columns([Column::Kind, Column::Object, Column::Title, Column::Hidden])
        .filter(any)
        .into_tuple()
        .all(db)
        .await?;
    let known = rows.into_iter().filter(|(.., hidden)| drafts || !hidden);
    Ok(known.filter_map(|(kind, id, title, _)| Some(((HitKind::from_word(&kind)?, id), title))).collect())
}

/// What the event changed; what points at people only for those who may know names.
pub(super) fn changes(row: &event::Model, names_people: bool, names: &Names) -> Vec<Change> {
    let (before, after) = (fields(row, &row.before), fields(row, &row.after));
    let all: BTreeSet<&Field> = before.keys().chain(after.keys()).collect();
    let is_shown = |field: &Field| names_people || !PERSONAL.contains(&last(&field.name));
    let has_changed = |field: &Field| before.get(field) != after.get(field);
    let changed_parts: BTreeSet<_> =
        all.iter().filter(|field| has_changed(field)).map(|field| (field.list.as_str(), field.part)).collect();
    // Which figure a correction is about, and which step or goal, is told though it has not changed.
    let tells_which = |field: &Field| {
        let is_period = row.kind == ObjectKind::Measurement.word() && field.name == "period";
        is_period || (field.names_the_part.0 && changed_parts.contains(&(field.list.as_str(), field.part)))
    };
    all.into_iter()
        .filter(|field| is_shown(field) && (has_changed(field) || tells_which(field)))
        .map(|field| Change {
            field: field.name.clone(),
            before: before.get(field).filter(|was| after.get(field) != Some(was)).map(|pieces| names.say(pieces)),
            after: after.get(field).map(|pieces| names.say(pieces)),
        })
        .collect()
}

/// The stage of a goal as the trail keeps it.
pub(super) fn stage(goal: &str) -> Option<GoalStage> {
    let goal: Value = serde_json::from_str(goal).ok()?;
    GoalStage::from_word(goal.get("state")?.get("state")?.as_str()?)
}

fn fields(row: &event::Model, json: &str) -> Fields {
    let mut fields = Fields::new();
    if let Ok(value) = serde_json::from_str(json) {
        flatten(&row.kind, At::default(), &value, &mut fields);
    }
    fields
}

/// Where in an object a value stands.
#[derive(Clone, Copy, Default)]
struct At<'a> {
    /// The way to it: `state.decision.body`.
    name: &'a str,
    /// The list whose part it is of, and which part.
    part: Option<(&'a str, i64)>,
}

impl At<'_> {
    fn field(self) -> Field {
        let (list, part) = self.part.map_or_else(Default::default, |(list, part)| (list.to_owned(), Some(part)));
        let own = self.name.get(list.len() + 1..).unwrap_or_default();
        let names_the_part = Reverse(part.is_some() && NAMES_A_PART.contains(&own));
        Field { list, part, names_the_part, name: self.name.to_owned() }
    }
}

fn flatten(kind: &str, at: At<'_>, value: &Value, fields: &mut Fields) {
    match value {
        Value::Object(object) => {
            let has_speaker = object.contains_key("by_role");
            let is_said = |key: &str| has_speaker && SAID_BY_THE_EVENT.contains(&key);
            for (key, value) in object.iter().filter(|(key, _)| !TECHNICAL.contains(&key.as_str()) && !is_said(key)) {
                // A tie says which activity it is of, and so does the event.
                if key == "activity" && value.is_number() {
                    continue;
                }
                let name = if at.name.is_empty() { key.clone() } else { format!("{}.{key}", at.name) };
                flatten(kind, At { name: &name, ..at }, value, fields);
            }
        }
        Value::Array(parts) if parts.iter().any(Value::is_object) => {
            for part in parts {
                let known_by = KNOWN_BY.iter().find_map(|key| part.get(key)?.as_i64());
                flatten(kind, At { part: Some((at.name, known_by.unwrap_or_default())), ..at }, part, fields);
            }
        }
        value => {
            let mut pieces = Vec::new();
            collect(kind, last(at.name), value, &mut pieces);
            if !pieces.is_empty() {
                fields.insert(at.field(), pieces);
            }
        }
    }
}

/// The pieces of a value that holds no objects.
fn collect(kind: &str, key: &str, value: &Value, pieces: &mut Vec<Piece>) {
    match value {
        Value::Null | Value::Object(_) => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => pieces.push(Piece::Text(text.clone())),
        Value::Bool(yes) => pieces.push(Piece::Text(yes.to_string())),
        Value::Number(number) => pieces.push(match (pointed(kind, key), number.as_i64()) {
            (Some(Pointed::To(kind)), Some(id)) => Piece::Identity(kind, id),
            (Some(Pointed::ToLevel), Some(id)) => Piece::Level(id),
            _ => Piece::Text(number.to_string()),
        }),
        Value::Array(values) => values.iter().for_each(|value| collect(kind, key, value, pieces)),
    }
}

/// What the identity in a field of this name points at.
fn pointed(kind: &str, key: &str) -> Option<Pointed> {
    match key {
        "parent" if kind == ObjectKind::Unit.word() => Some(Pointed::To(HitKind::Unit)),
        "unit" | "unit_id" | "body" | "given_to" => Some(Pointed::To(HitKind::Unit)),
        "parents" | "replaces" | "goal" | "goal_id" => Some(Pointed::To(HitKind::Goal)),
        "by" if kind == ObjectKind::Goal.word() => Some(Pointed::To(HitKind::Goal)),
        "serves" => Some(Pointed::To(HitKind::Theme)),
        "indicator" => Some(Pointed::To(HitKind::Indicator)),
        "by" | "into" | "needs" if kind == ObjectKind::Activity.word() => Some(Pointed::To(HitKind::Activity)),
        "shared" => Some(Pointed::To(HitKind::Unit)),
        "level" => Some(Pointed::ToLevel),
        _ => None,
    }
}

fn last(field: &str) -> &str {
    field.rsplit('.').next().unwrap_or(field)
}
