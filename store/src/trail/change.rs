//! What an event changed: the difference between two JSON texts, field by field, with names in place of identities.

use crate::entity::{event, level, search_entry};
use crate::error::Result;
use domain::event::{Change, ObjectKind};
use domain::goal::GoalStage;
use domain::search::HitKind;
use sea_orm::{ColumnTrait, Condition, ConnectionTrait, EntityTrait, QueryFilter, QuerySelect};
use serde_json::Value;
use std::collections::{BTreeMap, BTreeSet, HashMap};

/// Fields that say nothing to a reader.
const TECHNICAL: [&str; 5] = ["id", "version", "path", "external_id", "import"];

/// Fields of a judgement that say who judged: the event itself says that.
const SAID_BY_THE_EVENT: [&str; 2] = ["by", "by_role"];

/// Fields that point at a person.
const PERSONAL: [&str; 4] = ["person", "person_id", "person_name", "email"];

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

/// The fields of an object, each with the pieces of its value.
type Fields = BTreeMap<String, Vec<Piece>>;

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
    let all: BTreeSet<&String> = before.keys().chain(after.keys()).collect();
    let is_shown = |field: &str| names_people || !PERSONAL.contains(&last(field));
    all.into_iter()
        .filter(|field| is_shown(field) && (before.get(*field) != after.get(*field) || tells_which(row, field)))
        .map(|field| Change {
            field: field.clone(),
            before: before.get(field).filter(|was| after.get(field) != Some(was)).map(|pieces| names.say(pieces)),
            after: after.get(field).map(|pieces| names.say(pieces)),
        })
        .collect()
}

/// Whether the field tells which figure a correction is about: it is told though it has not changed.
fn tells_which(row: &event::Model, field: &str) -> bool {
    row.kind == ObjectKind::Measurement.word() && field == "period"
}

/// The stage of a goal as the trail keeps it.
pub(super) fn stage(goal: &str) -> Option<GoalStage> {
    let goal: Value = serde_json::from_str(goal).ok()?;
    GoalStage::from_word(goal.get("state")?.get("state")?.as_str()?)
}

fn fields(row: &event::Model, json: &str) -> Fields {
    let mut fields = Fields::new();
    if let Ok(value) = serde_json::from_str(json) {
        flatten(&row.kind, "", &value, &mut fields);
    }
    fields
}

fn flatten(kind: &str, field: &str, value: &Value, fields: &mut Fields) {
    match value {
        Value::Object(object) => {
            let is_said = |key: &str| field.is_empty() && SAID_BY_THE_EVENT.contains(&key);
            for (key, value) in object.iter().filter(|(key, _)| !TECHNICAL.contains(&key.as_str()) && !is_said(key)) {
                let field = if field.is_empty() { key.clone() } else { format!("{field}.{key}") };
                flatten(kind, &field, value, fields);
            }
        }
        value => {
            let mut pieces = Vec::new();
            collect(kind, last(field), value, &mut pieces);
            if !pieces.is_empty() {
                fields.insert(field.to_owned(), pieces);
            }
        }
    }
}

/// The pieces of a value that is not an object by itself; lists of objects are read piece by piece.
fn collect(kind: &str, key: &str, value: &Value, pieces: &mut Vec<Piece>) {
    match value {
        Value::Null => {}
        Value::String(text) if text.is_empty() => {}
        Value::String(text) => pieces.push(Piece::Text(text.clone())),
        Value::Bool(yes) => pieces.push(Piece::Text(yes.to_string())),
        Value::Number(number) => pieces.push(match (pointed(kind, key), number.as_i64()) {
            (Some(Pointed::To(kind)), Some(id)) => Piece::Identity(kind, id),
            (Some(Pointed::ToLevel), Some(id)) => Piece::Level(id),
            _ => Piece::Text(number.to_string()),
        }),
        Value::Array(values) => values.iter().for_each(|value| collect(kind, key, value, pieces)),
        Value::Object(object) => object.iter().for_each(|(key, value)| collect(kind, key, value, pieces)),
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
