//! Other words in every text of an archive, and those who sign in where it was read in.

use crate::app::{Browser, TestApp};
use domain::actor::Actor;
use domain::exchange::{Archive, Row, Visitor, escape};
use std::convert::Infallible;

/// Where a text stands.
pub(crate) struct Place {
    /// How many rows its table has.
    pub(crate) rows: usize,
    /// The row.
    pub(crate) row: usize,
    /// The column.
    pub(crate) column: usize,
}

/// Writes in every cell of these columns what `text` says.
pub(crate) fn rewrite(archive: &mut Archive, columns: &[&str], text: impl Fn(Place) -> String) {
    let Ok(()) = archive.visit(&mut Rewriter { columns, text });
}

struct Rewriter<'a, F> {
    columns: &'a [&'a str],
    text: F,
}

impl<F: Fn(Place) -> String> Visitor for Rewriter<'_, F> {
    type Error = Infallible;

    fn file<R: Row + serde::Serialize>(&mut self, table: &mut Vec<R>) -> Result<(), Infallible> {
        let rows = table.len();
        for (number, row) in table.iter_mut().enumerate() {
            let mut cells = Vec::new();
            row.write(&mut |cell| cells.push(cell.to_owned()));
            for ((place, cell), (column, _)) in cells.iter_mut().enumerate().zip(R::COLUMNS) {
                if self.columns.contains(column) {
                    *cell = escape(&(self.text)(Place { rows, row: number, column: place })).into_owned();
                }
            }
            *row =
                R::read(&mut cells.iter().map(String::as_str)).unwrap_or_else(|_| panic!("{cells:?} in {}", R::FILE));
        }
        Ok(())
    }
}

/// The browser of somebody of the sample, whose passwords stay behind when an archive is read in.
pub(crate) async fn signed_in(app: &TestApp, mailbox: &str) -> Browser {
    let people = app.store.people(&Actor::System, &Default::default(), app.state.today()).await.unwrap();
    let person = people.rows.iter().find(|row| row.person.email.starts_with(mailbox)).unwrap();
    let hash = server::password::hash("exempel-kommunen".to_owned()).await.unwrap();
    app.store.set_password(&Actor::System, person.person.id, hash, None).await.unwrap();
    app.signed_in(mailbox).await
}
