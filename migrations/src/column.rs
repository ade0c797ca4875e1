//! Columns as this schema writes them.

use sea_orm_migration::prelude::*;

/// `id`: counted up by the database, never used again.
pub(crate) fn id() -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new("id"));
    column.big_integer().not_null().auto_increment().primary_key();
    column
}

/// A whole number that has to be there.
pub(crate) fn integer(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.big_integer().not_null();
    column
}

/// A whole number that may be missing.
pub(crate) fn integer_or_none(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.big_integer();
    column
}

/// A small whole number that has to be there.
pub(crate) fn small(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.integer().not_null();
    column
}

/// A text that has to be there; empty when there is nothing to say.
pub(crate) fn text(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.text().not_null();
    column
}

/// A text that may be missing.
pub(crate) fn text_or_none(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.text();
    column
}

/// A number that may be missing.
pub(crate) fn number_or_none(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.double();
    column
}

/// A yes or no.
pub(crate) fn boolean(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.boolean().not_null();
    column
}

/// A civil date that has to be there.
pub(crate) fn date(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.date().not_null();
    column
}

/// A civil date that may be missing.
pub(crate) fn date_or_none(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.date();
    column
}

/// An instant, in UTC.
pub(crate) fn instant(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.timestamp_with_time_zone().not_null();
    column
}

/// An instant that may be missing.
pub(crate) fn instant_or_none(name: &str) -> ColumnDef {
    let mut column = ColumnDef::new(Alias::new(name));
    column.timestamp_with_time_zone();
    column
}

/// A new table with these columns.
pub(crate) fn table(name: &str, columns: Vec<ColumnDef>) -> TableCreateStatement {
    let mut statement = Table::create();
    statement.table(Alias::new(name));
    for mut column in columns {
        statement.col(&mut column);
    }
    statement
}

/// That `column` of `table` points at a row of `other`, which cannot go away while it does.
pub(crate) fn points_at(table: &str, column: &str, other: &str) -> ForeignKeyCreateStatement {
    let mut key = ForeignKey::create();
    key.name(format!("{table}_{column}_fk"))
        .from(Alias::new(table), Alias::new(column))
        .to(Alias::new(other), Alias::new("id"))
        .on_delete(ForeignKeyAction::Restrict);
    key
}

/// An index over `columns`.
pub(crate) fn index(table: &str, columns: &[&str]) -> IndexCreateStatement {
    let mut statement = Index::create();
    statement.name(format!("{table}_{}_idx", columns.join("_"))).table(Alias::new(table));
    for column in columns {
        statement.col(Alias::new(*column));
    }
    statement
}

/// An index over `columns` in which each combination stands once.
pub(crate) fn unique(table: &str, columns: &[&str]) -> IndexCreateStatement {
    let mut statement = index(table, columns);
    statement.name(format!("{table}_{}_key", columns.join("_"))).unique();
    statement
}

/// Makes the tables and then the indexes.
pub(crate) async fn create(
    manager: &SchemaManager<'_>,
    tables: Vec<TableCreateStatement>,
    indexes: Vec<IndexCreateStatement>,
) -> Result<(), DbErr> {
    for table in tables {
        manager.create_table(table).await?;
    }
    for index in indexes {
        manager.create_index(index).await?;
    }
    Ok(())
}

/// Takes the tables away, last one first.
pub(crate) async fn drop(manager: &SchemaManager<'_>, tables: &[&str]) -> Result<(), DbErr> {
    for table in tables.iter().rev() {
        manager.drop_table(Table::drop().table(Alias::new(*table)).to_owned()).await?;
    }
    Ok(())
}
