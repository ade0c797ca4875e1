//! A copy of the whole embedded database.

use crate::Store;
use crate::error::Result;
use domain::actor::Actor;
use domain::permission::Action;
use domain::rejection::Rejection;
use sea_orm::{ConnectionTrait, Statement};

impl Store {
    /// Writes the database as it is at this moment to a new file, while others go on reading and writing. It holds password
    /// hashes, so only whoever runs the command line gets it. PostgreSQL has tools of its own.
    pub async fn backup(&self, actor: &Actor, file: &str) -> Result<()> {
        if *actor != Actor::System {
            return Err(Rejection::Forbidden(Action::ExportAll).into());
        }
        let backend = self.read.get_database_backend();
        self.read.execute_raw(Statement::from_sql_and_values(backend, "VACUUM INTO ?", [file.into()])).await?;
        Ok(())
    }
}
