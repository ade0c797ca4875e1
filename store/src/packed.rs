//! Many rows as one text: the engine writes them as JSON, and one cell travels instead of thousands.
//!
//! On the embedded engine each cell that the driver hands from its thread to ours costs several times what the engine needed to
//! find it. So reads of hundreds of rows come packed; those of a few rows need not.

use crate::error::{Result, unreadable};
use sea_orm::sea_query::{Alias, Expr, Func, Query, SelectStatement, SimpleExpr, Value};
use sea_orm::{ConnectionTrait, DatabaseBackend, QueryResult, Statement};
use serde::de::value::Error as Named;
use serde::de::{Deserializer, Error, Visitor};
use serde::{Deserialize, forward_to_deserialize_any};
use std::fmt::{self, Formatter};

/// What the rows to pack are called.
const ROWS: &str = "rows";

/// All rows of `select`, in its order. Each field of `T` is read from the column of the same name.
pub(crate) async fn all<T: for<'de> Deserialize<'de>>(
    db: &impl ConnectionTrait,
    select: SelectStatement,
) -> Result<Vec<T>> {
    Lists::new(db.get_database_backend()).with::<T>(select).read(db).await?.list()
}

/// A value of which there are few, as PostgreSQL reads it. A text only where it has the form of a word of the domain, in which nothing can
/// end the quotation: a word that somebody looks for may have it too, and gets a plan of its own.
fn written(value: &Value) -> Option<String> {
    let is_word = |text: &str| !text.is_empty() && text.bytes().all(|it| it.is_ascii_lowercase() || it == b'_');
    match value {
        Value::Bool(Some(truth)) => Some(if *truth { "TRUE" } else { "FALSE" }.to_owned()),
        Value::BigUnsigned(Some(number)) => Some(number.to_string()),
        Value::ChronoDate(Some(day)) => Some(format!("'{day}'::date")),
        Value::String(Some(text)) if is_word(text) => Some(format!("'{text}'::text")),
        _ => None,
    }
}

/// What makes a list of a row's cells, and a list of rows.
const fn functions(engine: DatabaseBackend) -> (&'static str, &'static str) {
    match engine {
        DatabaseBackend::Postgres => ("json_build_array", "json_agg"),
        _ => ("json_array", "json_group_array"),
    }
}

/// One cell with all rows of `select`.
fn pack<T: for<'de> Deserialize<'de>>(engine: DatabaseBackend, select: SelectStatement) -> SelectStatement {
    let (row, list) = functions(engine);
    let cells = fields::<T>().iter().map(|field| cell(engine, field));
    let packed = Func::cust(list).arg(Func::cust(row).args(cells.collect::<Vec<_>>()));
    Query::select()
        .expr_as(Func::cast_as(packed, Alias::new("text")), Alias::new("packed"))
        .from_subquery(select, Alias::new(ROWS))
        .take()
}

fn unpack<T: for<'de> Deserialize<'de>>(text: Option<String>) -> Result<Vec<T>> {
    // PostgreSQL makes nothing of no rows, SQLite an empty list.
    let text = text.as_deref().unwrap_or("[]");
    serde_json::from_str(text).map_err(|error| unreadable("packed rows", &error.to_string()))
}

/// Several lists in one statement: a page of another day reads more than a page of today, and asks no more often.
///
/// On PostgreSQL days, words, truths and limits are written out, so that identities stay open, and texts that are no words of the domain.
/// It plans a statement anew each time it runs for as long as that promises a better plan than one for any values, and for a page of many
/// lists planning takes as long as reading. For any day a third of all rows is late, for any word a stage is rare: with these written out,
/// one plan is as good as the other and is kept.
pub(crate) struct Lists {
    engine: DatabaseBackend,
    sql: String,
    values: Vec<Value>,
}

impl Lists {
    /// Nothing yet.
    pub(crate) const fn new(engine: DatabaseBackend) -> Self {
        Self { engine, sql: String::new(), values: Vec::new() }
    }

    /// The engine that they are read from.
    pub(crate) const fn engine(&self) -> DatabaseBackend {
        self.engine
    }

    /// With all rows of `select` beside the lists so far, as [`all`] reads them.
    pub(crate) fn with<T: for<'de> Deserialize<'de>>(mut self, select: SelectStatement) -> Self {
        let packed = self.engine.build(&pack::<T>(self.engine, select));
        self.add(&packed.sql, packed.values.map_or_else(Vec::new, |values| values.0));
        self
    }

    /// As [`Lists::with`]; without a `select` the list is empty, and has its place all the same.
    pub(crate) fn with_some<T: for<'de> Deserialize<'de>>(mut self, select: Option<SelectStatement>) -> Self {
        let Some(select) = select else {
            self.add("CAST(NULL AS text)", Vec::new());
            return self;
        };
        self.with::<T>(select)
    }

    /// As [`Lists::with`], of a statement that is written out, where `value` stands for each `$1`. No field of `T` is a figure.
    pub(crate) fn with_written<T: for<'de> Deserialize<'de>>(mut self, written: &str, value: i64) -> Self {
        let (row, list) = functions(self.engine);
        let cells: Vec<String> = fields::<T>().iter().map(|field| format!("{ROWS}.{field}")).collect();
        let cells = cells.join(", ");
        let packed = format!("SELECT CAST({list}({row}({cells})) AS text) AS packed FROM ({written}) AS {ROWS}");
        match self.engine {
            DatabaseBackend::Postgres => self.add(&packed, vec![value.into()]),
            _ => self.add(&packed.replace("$1", "?"), vec![value.into(); written.matches("$1").count()]),
        }
        self
    }

    /// Reads them all, in one statement.
    pub(crate) async fn read(self, db: &impl ConnectionTrait) -> Result<Found> {
        Ok(Found { row: db.query_one_raw(self.statement()).await?, next: 0 })
    }

    fn statement(self) -> Statement {
        Statement::from_sql_and_values(self.engine, self.sql, self.values)
    }

    /// With one cell beside those so far: `open` with `values`, which PostgreSQL counts from 1.
    fn add(&mut self, open: &str, values: Vec<Value>) {
        self.sql.push_str(if self.sql.is_empty() { "SELECT (" } else { ", (" });
        if self.engine == DatabaseBackend::Postgres {
            self.settle(open, &values);
        } else {
            self.sql.push_str(open);
            self.values.extend(values);
        }
        self.sql.push(')');
    }

    /// Writes `open` with those of its values that are [`written`] out, and counts the others on from those so far.
    fn settle(&mut self, open: &str, values: &[Value]) {
        let mut parts = open.split('$');
        self.sql.push_str(parts.next().unwrap_or_default());
        for part in parts {
            let digits = part.bytes().take_while(u8::is_ascii_digit).count();
            let (number, rest) = part.split_at(digits);
            let value = number.parse::<usize>().ok().and_then(|number| values.get(number.checked_sub(1)?));
            match (value, value.and_then(written)) {
                (_, Some(written)) => self.sql.push_str(&written),
                (Some(value), None) => {
                    self.values.push(value.clone());
                    self.sql.push_str(&format!("${}", self.values.len()));
                }
                // No value stands here: a part of the text.
                (None, None) => self.sql.push_str(&format!("${number}")),
            }
            self.sql.push_str(rest);
        }
    }
}

/// What [`Lists`] found, handed out in the order in which it was asked for.
pub(crate) struct Found {
    row: Option<QueryResult>,
    next: usize,
}

impl Found {
    /// The next list.
    pub(crate) fn list<T: for<'de> Deserialize<'de>>(&mut self) -> Result<Vec<T>> {
        let text = self.row.as_ref().map(|row| row.try_get_by_index(self.next)).transpose()?;
        self.next += 1;
        unpack(text.flatten())
    }
}

/// The columns that hold figures. A field that is read from one uses [`figure`].
const FIGURES: [&str; 9] =
    ["value", "low", "high", "baseline_value", "before_value", "latest_value", "since_year_before", "gap", "per_year"];

/// A cell as it is written. Of a figure SQLite's JSON keeps only fifteen digits; `quote` keeps as many as it takes to read it back.
fn cell(engine: DatabaseBackend, field: &str) -> SimpleExpr {
    let column = Expr::col((Alias::new(ROWS), Alias::new(field)));
    let is_figure = FIGURES.contains(&field);
    if is_figure && engine == DatabaseBackend::Sqlite { Func::cust("quote").arg(column).into() } else { column }
}

/// A figure to the last digit, or none.
pub(crate) fn figure<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<f64>, D::Error> {
    deserializer.deserialize_any(FigureVisitor)
}

/// Takes a number as it stands, or as SQLite's `quote` writes it.
struct FigureVisitor;

impl Visitor<'_> for FigureVisitor {
    type Value = Option<f64>;

    fn expecting(&self, formatter: &mut Formatter) -> fmt::Result {
        formatter.write_str("a number, quoted or not, or nothing")
    }

    fn visit_unit<E: Error>(self) -> Result<Self::Value, E> {
        Ok(None)
    }

    fn visit_f64<E: Error>(self, number: f64) -> Result<Self::Value, E> {
        Ok(Some(number))
    }

    #[expect(clippy::cast_precision_loss, reason = "the digits were written from a figure like this")]
    fn visit_i64<E: Error>(self, number: i64) -> Result<Self::Value, E> {
        Ok(Some(number as f64))
    }

    #[expect(clippy::cast_precision_loss, reason = "the digits were written from a figure like this")]
    fn visit_u64<E: Error>(self, number: u64) -> Result<Self::Value, E> {
        Ok(Some(number as f64))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Self::Value, E> {
        if text == "NULL" { Ok(None) } else { text.parse().map(Some).map_err(E::custom) }
    }
}

/// A truth value: SQLite keeps it as a number.
pub(crate) fn truth<'de, D: Deserializer<'de>>(deserializer: D) -> Result<bool, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Truth {
        Word(bool),
        Number(i64),
    }
    Ok(match Truth::deserialize(deserializer)? {
        Truth::Word(truth) => truth,
        Truth::Number(number) => number != 0,
    })
}

/// How many rows there are, where nothing else is asked of them.
#[derive(Deserialize)]
pub(crate) struct Counted {
    pub(crate) held: u64,
}

/// The names of the fields of `T`, in the order in which it reads them from a list.
fn fields<T: for<'de> Deserialize<'de>>() -> &'static [&'static str] {
    let mut names = Names(&[]);
    // Reading always fails: only the names are asked for.
    let _ = T::deserialize(&mut names);
    names.0
}

struct Names(&'static [&'static str]);

impl<'de> Deserializer<'de> for &mut Names {
    type Error = Named;

    fn deserialize_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        fields: &'static [&'static str],
        _visitor: V,
    ) -> Result<V::Value, Named> {
        self.0 = fields;
        Err(Named::custom("only the names"))
    }

    fn deserialize_any<V: Visitor<'de>>(self, _visitor: V) -> Result<V::Value, Named> {
        Err(Named::custom("not a struct"))
    }

    forward_to_deserialize_any! {
        bool i8 i16 i32 i64 u8 u16 u32 u64 f32 f64 char str string bytes byte_buf option unit unit_struct newtype_struct seq
        tuple tuple_struct map enum identifier ignored_any
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::sea_query::ExprTrait;

    #[derive(Deserialize)]
    #[expect(dead_code, reason = "only its names are read")]
    struct Row {
        name: String,
        id: i64,
    }

    #[test]
    fn days_and_words_are_written_out_and_no_text_that_could_end_a_quotation() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let column = |name: &'static str| Expr::col(Alias::new(name));
        let select = Query::select()
            .columns(["id", "name"].map(Alias::new))
            .from(Alias::new("goal"))
            .and_where(column("stage").is_in(["decided", "closed"]))
            .and_where(column("unit_id").eq(7_i64))
            .and_where(column("to_date").gte(day))
            .and_where(column("holds").eq(true))
            .and_where(column("title").is_in(["Läs'; --", "a$1b", "", "'"]))
            .limit(5)
            .take();
        let written = "SELECT name, id FROM unit WHERE id = $1 OR lead_id = $1";
        let all = |engine| Lists::new(engine).with::<Row>(select.clone()).with_written::<Row>(written, 9).statement();
        let found = all(DatabaseBackend::Postgres);
        assert_eq!(
            found.sql,
            r#"SELECT (SELECT CAST(json_agg(json_build_array("rows"."name", "rows"."id")) AS text) AS "packed" FROM (SELECT "id", "name" FROM "goal" WHERE "stage" IN ('decided'::text, 'closed'::text) AND "unit_id" = $1 AND "to_date" >= '2026-11-30'::date AND "holds" = TRUE AND "title" IN ($2, $3, $4, $5) LIMIT 5) AS "rows"), (SELECT CAST(json_agg(json_build_array(rows.name, rows.id)) AS text) AS packed FROM (SELECT name, id FROM unit WHERE id = $6 OR lead_id = $7) AS rows)"#
        );
        let typed = ["Läs'; --", "a$1b", "", "'"].map(Value::from);
        let left = [&[Value::from(7_i64)][..], &typed[..], &[Value::from(9_i64), Value::from(9_i64)][..]].concat();
        assert_eq!(found.values.map(|values| values.0), Some(left));
        let embedded = all(DatabaseBackend::Sqlite);
        assert_eq!(embedded.sql.matches('?').count(), 12);
        assert_eq!(embedded.values.map(|values| values.0.len()), Some(12), "SQLite plans once whatever stands there");
    }

    #[test]
    fn columns_are_asked_for_in_the_order_of_the_fields() {
        assert_eq!(fields::<Row>(), ["name", "id"]);
    }
}
