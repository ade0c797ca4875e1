//! The few functions of SQLite's own interface that running prepared statements takes.
//!
//! A library between would make the floor higher than it is, and the pages look better than they are.
#![expect(unsafe_code, reason = "SQLite's own interface is written in C")]

use super::BareError;
use domain::order::Alphabetical;
use libsqlite3_sys as ffi;
use sea_orm::{Statement, Value};
use std::ffi::CString;
use std::os::raw::{c_int, c_void};
use std::path::Path;
use std::ptr;

/// An open database file.
pub(crate) struct Database(*mut ffi::sqlite3);

/// A prepared statement with its values, ready to be run over and over.
pub(crate) struct Prepared<'a> {
    statement: *mut ffi::sqlite3_stmt,
    database: &'a Database,
}

impl Database {
    /// Opens the file, with the cache that Verkan gives each connection.
    pub(crate) fn open(file: &Path) -> Result<Self, BareError> {
        let mut handle = ptr::null_mut();
        let name = text(&file.to_string_lossy())?;
        // SAFETY: `name` ends with a zero and lives through the call; `handle` is written before it is read.
        let code = unsafe { ffi::sqlite3_open(name.as_ptr(), &raw mut handle) };
        let database = Self(handle);
        if code != ffi::SQLITE_OK {
            return Err(BareError::Sqlite(format!("the file cannot be opened ({code})")));
        }
        database.execute("PRAGMA cache_size = -4000")?;
        // SAFETY: the database is open, the name ends with a zero, and the order keeps no state that could be gone before it.
        let code = unsafe {
            let order = Some(alphabetical as unsafe extern "C" fn(_, _, _, _, _) -> _);
            ffi::sqlite3_create_collation_v2(
                handle,
                c"swedish".as_ptr(),
                ffi::SQLITE_UTF8,
                ptr::null_mut(),
                order,
                None,
            )
        };
        database.check(code)?;
        Ok(database)
    }

    /// Runs a statement without values.
    pub(crate) fn execute(&self, sql: &str) -> Result<(), BareError> {
        self.prepared(sql)?.run()
    }

    /// Prepares the statements and binds their values.
    pub(crate) fn prepare(&self, statements: &[Statement]) -> Result<Vec<Prepared<'_>>, BareError> {
        let prepare = |statement: &Statement| {
            let mut prepared = self.prepared(&statement.sql)?;
            for (index, value) in (1..).zip(statement.values.iter().flat_map(|values| &values.0)) {
                prepared.bind(index, value)?;
            }
            Ok(prepared)
        };
        statements.iter().map(prepare).collect()
    }

    /// Prepares a statement.
    pub(crate) fn prepared(&self, sql: &str) -> Result<Prepared<'_>, BareError> {
        let mut statement = ptr::null_mut();
        let sql = text(sql)?;
        // SAFETY: the database is open, `sql` ends with a zero, and `statement` is written before it is read.
        let code = unsafe { ffi::sqlite3_prepare_v2(self.0, sql.as_ptr(), -1, &raw mut statement, ptr::null_mut()) };
        self.check(code)?;
        Ok(Prepared { statement, database: self })
    }

    fn check(&self, code: c_int) -> Result<(), BareError> {
        if matches!(code, ffi::SQLITE_OK | ffi::SQLITE_ROW | ffi::SQLITE_DONE) {
            return Ok(());
        }
        // SAFETY: the database is open, and the text lives until its next call.
        let message = unsafe { std::ffi::CStr::from_ptr(ffi::sqlite3_errmsg(self.0)) };
        Err(BareError::Sqlite(message.to_string_lossy().into_owned()))
    }
}

/// The order of the Swedish alphabet as the store gives it to SQLite: statements that name it cannot run without.
unsafe extern "C" fn alphabetical(
    _: *mut c_void,
    length: c_int,
    text: *const c_void,
    other_length: c_int,
    other: *const c_void,
) -> c_int {
    let name = |text: *const c_void, length: c_int| match usize::try_from(length) {
        // SAFETY: SQLite hands over a text of this length, which lives through the call. An empty one may be nowhere.
        Ok(length @ 1..) => std::str::from_utf8(unsafe { std::slice::from_raw_parts(text.cast::<u8>(), length) }),
        _ => Ok(""),
    };
    let (one, another) = (name(text, length).unwrap_or_default(), name(other, other_length).unwrap_or_default());
    Alphabetical(one).cmp(&Alphabetical(another)) as c_int
}

impl Drop for Database {
    fn drop(&mut self) {
        // SAFETY: nothing uses the handle afterwards; prepared statements borrow the database and are gone.
        unsafe { ffi::sqlite3_close(self.0) };
    }
}

impl Prepared<'_> {
    /// Runs the statement and reads every column of every row.
    pub(crate) fn run(&mut self) -> Result<(), BareError> {
        loop {
            // SAFETY: the statement lives as long as `self`.
            let code = unsafe { ffi::sqlite3_step(self.statement) };
            if code != ffi::SQLITE_ROW {
                // SAFETY: as above.
                unsafe { ffi::sqlite3_reset(self.statement) };
                return self.database.check(code);
            }
            self.read_row();
        }
    }

    fn read_row(&self) {
        // SAFETY: the statement stands on a row, and the columns asked for exist; what is read is used at once.
        unsafe {
            for column in 0..ffi::sqlite3_column_count(self.statement) {
                match ffi::sqlite3_column_type(self.statement, column) {
                    ffi::SQLITE_INTEGER => {
                        std::hint::black_box(ffi::sqlite3_column_int64(self.statement, column));
                    }
                    ffi::SQLITE_FLOAT => {
                        std::hint::black_box(ffi::sqlite3_column_double(self.statement, column));
                    }
                    _ => {
                        std::hint::black_box(ffi::sqlite3_column_text(self.statement, column));
                    }
                }
            }
        }
    }

    /// Binds the value in the place, counted from 1.
    pub(crate) fn bind(&mut self, place: c_int, value: &Value) -> Result<(), BareError> {
        let statement = self.statement;
        // SAFETY: the statement lives as long as `self`, and SQLite copies texts and bytes before the call returns.
        let code = unsafe {
            match bound(value)? {
                Bound::Null => ffi::sqlite3_bind_null(statement, place),
                Bound::Integer(value) => ffi::sqlite3_bind_int64(statement, place, value),
                Bound::Number(value) => ffi::sqlite3_bind_double(statement, place, value),
                Bound::Text(value) => {
                    let length = c_int::try_from(value.len()).unwrap_or(c_int::MAX);
                    ffi::sqlite3_bind_text(statement, place, value.as_ptr().cast(), length, ffi::SQLITE_TRANSIENT())
                }
            }
        };
        self.database.check(code)
    }
}

impl Drop for Prepared<'_> {
    fn drop(&mut self) {
        // SAFETY: nothing uses the statement afterwards.
        unsafe { ffi::sqlite3_finalize(self.statement) };
    }
}

enum Bound {
    Null,
    Integer(i64),
    Number(f64),
    Text(String),
}

/// A value as SQLite keeps it; one of a kind that no page binds is refused, since a wrong value would make the floor too low.
fn bound(value: &Value) -> Result<Bound, BareError> {
    let integer = |value: Option<i64>| value.map_or(Bound::Null, Bound::Integer);
    let text = |value: Option<String>| value.map_or(Bound::Null, Bound::Text);
    Ok(match value {
        Value::Bool(value) => integer(value.map(i64::from)),
        Value::Int(value) => integer(value.map(i64::from)),
        Value::BigInt(value) => integer(*value),
        Value::Unsigned(value) => integer(value.map(i64::from)),
        Value::BigUnsigned(value) => integer(value.and_then(|value| i64::try_from(value).ok())),
        Value::Double(value) => value.map_or(Bound::Null, Bound::Number),
        Value::String(value) => text(value.clone()),
        Value::ChronoDate(value) => text(value.map(|day| day.to_string())),
        Value::ChronoDateTimeUtc(value) => text(value.map(|instant| instant.to_rfc3339())),
        other => return Err(BareError::Sqlite(format!("no page binds {other:?}"))),
    })
}

fn text(text: &str) -> Result<CString, BareError> {
    CString::new(text).map_err(|_| BareError::Sqlite("a zero inside a statement".to_owned()))
}
