//! Many rows as one text: the engine writes them as JSON, and one cell travels instead of thousands.
//!
//! On the embedded engine each cell that the driver hands from its thread to ours costs several times what the engine needed to
//! find it. So reads of hundreds of rows come packed; those of a few rows need not.

use crate::error::{Result, unreadable};
use sea_orm::sea_query::{Alias, Expr, Func, PostgresQueryBuilder, Query, SelectStatement, SimpleExpr, Value};
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
    let engine = db.get_database_backend();
    let statement = settled(engine, &pack::<T>(engine, select));
    let Some(found) = db.query_one_raw(statement).await? else { return Ok(Vec::new()) };
    unpack(found.try_get_by_index(0)?)
}

/// The statement, on PostgreSQL with its days, words, truths and limits written out, so that identities stay open, and texts that are no
/// words of the domain.
///
/// PostgreSQL plans a statement anew each time it runs for as long as that promises a better plan than one for any values, and for a page of
/// many lists planning takes as long as reading. For any day a third of all rows is late, for any word a stage is rare: with these
/// written out, one plan is as good as the other and is kept.
fn settled(engine: DatabaseBackend, statement: &SelectStatement) -> Statement {
    if engine != DatabaseBackend::Postgres {
        return engine.build(statement);
    }
    let (open, values) = statement.build(PostgresQueryBuilder);
    let mut sql = String::with_capacity(open.len());
    let mut left = Vec::new();
    let mut parts = open.split('$');
    sql.push_str(parts.next().unwrap_or_default());
    for part in parts {
        let digits = part.bytes().take_while(u8::is_ascii_digit).count();
        let (number, rest) = part.split_at(digits);
        let value = number.parse::<usize>().ok().and_then(|number| values.0.get(number.checked_sub(1)?));
        match (value, value.and_then(written)) {
            (_, Some(written)) => sql.push_str(&written),
            (Some(value), None) => {
                left.push(value.clone());
                sql.push_str(&format!("${}", left.len()));
            }
            // No value stands here: a part of the text.
            (None, None) => sql.push_str(&format!("${number}")),
        }
        sql.push_str(rest);
    }
    Statement::from_sql_and_values(engine, sql, left)
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

/// All rows of a statement that is written out, where `value` stands for `$1`. No field of `T` is a figure.
pub(crate) async fn all_of<T: for<'de> Deserialize<'de>>(
    db: &impl ConnectionTrait,
    written: &str,
    value: i64,
) -> Result<Vec<T>> {
    let engine = db.get_database_backend();
    let (row, list) = functions(engine);
    let cells: Vec<String> = fields::<T>().iter().map(|field| format!("{ROWS}.{field}")).collect();
    let cells = cells.join(", ");
    let statement = format!("SELECT CAST({list}({row}({cells})) AS text) AS packed FROM ({written}) AS {ROWS}");
    let found = db.query_one_raw(Statement::from_sql_and_values(engine, statement, [value.into()])).await?;
    unpack(found.map(|row| row.try_get_by_index(0)).transpose()?.flatten())
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
pub(crate) struct Lists {
    engine: DatabaseBackend,
    statement: SelectStatement,
}

impl Lists {
    /// Nothing yet.
    pub(crate) fn new(engine: DatabaseBackend) -> Self {
        Self { engine, statement: Query::select() }
    }

    /// The engine that they are read from.
    pub(crate) const fn engine(&self) -> DatabaseBackend {
        self.engine
    }

    /// With all rows of `select` beside the lists so far, as [`all`] reads them.
    pub(crate) fn with<T: for<'de> Deserialize<'de>>(mut self, select: SelectStatement) -> Self {
        let packed = pack::<T>(self.engine, select);
        self.statement.expr(Expr::SubQuery(None, Box::new(packed.into())));
        self
    }

    /// As [`Lists::with`]; without a `select` the list is empty, and has its place all the same.
    pub(crate) fn with_some<T: for<'de> Deserialize<'de>>(mut self, select: Option<SelectStatement>) -> Self {
        let Some(select) = select else {
            self.statement.expr(Expr::cust("CAST(NULL AS text)"));
            return self;
        };
        self.with::<T>(select)
    }

    /// Reads them all, in one statement.
    pub(crate) async fn read(self, db: &impl ConnectionTrait) -> Result<Found> {
        Ok(Found { row: db.query_one_raw(settled(self.engine, &self.statement)).await?, next: 0 })
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

    #[test]
    fn days_and_words_are_written_out_and_no_text_that_could_end_a_quotation() {
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 30).unwrap();
        let column = |name: &'static str| Expr::col(Alias::new(name));
        let statement = Query::select()
            .column(Alias::new("id"))
            .from(Alias::new("goal"))
            .and_where(column("stage").is_in(["decided", "closed"]))
            .and_where(column("unit_id").eq(7_i64))
            .and_where(column("to_date").gte(day))
            .and_where(column("holds").eq(true))
            .and_where(column("title").is_in(["Läs'; --", "a$1b", "", "'"]))
            .limit(5)
            .take();
        let found = settled(DatabaseBackend::Postgres, &statement);
        assert_eq!(
            found.sql,
            r#"SELECT "id" FROM "goal" WHERE "stage" IN ('decided'::text, 'closed'::text) AND "unit_id" = $1 AND "to_date" >= '2026-11-30'::date AND "holds" = TRUE AND "title" IN ($2, $3, $4, $5) LIMIT 5"#
        );
        let typed = ["Läs'; --", "a$1b", "", "'"].map(Value::from);
        let left = [&[Value::from(7_i64)][..], &typed[..]].concat();
        assert_eq!(found.values.map(|values| values.0), Some(left));
        let embedded = settled(DatabaseBackend::Sqlite, &statement);
        assert_eq!(embedded.values.map(|values| values.0.len()), Some(10), "SQLite plans once whatever stands there");
    }

    #[test]
    fn columns_are_asked_for_in_the_order_of_the_fields() {
        #[derive(Deserialize)]
        #[expect(dead_code, reason = "only its names are read")]
        struct Row {
            name: String,
            id: i64,
        }
        assert_eq!(fields::<Row>(), ["name", "id"]);
    }
}
