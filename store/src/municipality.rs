//! The municipality itself.

use crate::Store;
use crate::entity::municipality;
use crate::error::Result;
use domain::actor::Actor;
use domain::start::Municipality;
use sea_orm::EntityTrait;

impl Store {
    /// Whose Verkan this is; all empty before the set-up. Everybody may read it.
    pub async fn municipality(&self, _actor: &Actor) -> Result<Municipality> {
        let row = municipality::Entity::find().one(&self.read).await?;
        Ok(row.map(read).unwrap_or_default())
    }
}

fn read(row: municipality::Model) -> Municipality {
    Municipality { name: row.name, short_name: row.short_name, code: row.code, source: row.source, sample: row.sample }
}
