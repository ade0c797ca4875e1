//! Checking the chain of hashes.

use crate::entity::event;
use crate::error::Result;
use crate::event::{hash, last};
use crate::{Store, packed};
use domain::actor::Actor;
use domain::event::ChainState;
use domain::id::EventId;
use domain::permission::{Action, Place, require};
use sea_orm::{ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect, QueryTrait};
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// The head of the chain as it was once, kept outside the database: against it a cut tail can be seen.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The last row.
    pub id: EventId,
    /// Its hash.
    pub hash: String,
}

/// How many rows are read at a time: memory stays the same however long the trail is.
const AT_A_TIME: u64 = 2_000;

/// How far the chain is whole.
#[derive(Default)]
struct Checked {
    rows: u64,
    last_id: i64,
    head: String,
}

impl Checked {
    /// Whether `row` is the one that follows, unchanged.
    fn takes(&mut self, row: &event::Model) -> bool {
        let follows = row.id == self.last_id + 1 && row.previous_hash == self.head && row.hash == hash(row);
        if follows {
            self.rows += 1;
            self.last_id = row.id;
            self.head.clone_from(&row.hash);
        }
        follows
    }

    fn broken(&self, at: i64) -> ChainState {
        ChainState::Broken { at: EventId(at), rows: self.rows }
    }
}

impl Store {
    /// The last row of the trail as it is now, to be kept outside the database; nothing while nothing has happened.
    pub async fn trail_head(&self, actor: &Actor) -> Result<Option<Anchor>> {
        require(actor, Action::ReadTrail, &Place::Whole)?;
        Ok(last(&self.read).await?.map(|(id, hash)| Anchor { id: EventId(id), hash }))
    }

    /// Whether every row of the trail is there, unchanged and in its place, and holds every one of `anchors`; otherwise the
    /// first that is not. Without an anchor from outside, rows cut from the end cannot be seen.
    pub async fn verify_chain(&self, actor: &Actor, anchors: &[Anchor]) -> Result<ChainState> {
        require(actor, Action::ReadTrail, &Place::Whole)?;
        let mut anchored: HashMap<i64, Vec<&str>> = HashMap::new();
        for anchor in anchors {
            anchored.entry(anchor.id.0).or_default().push(&anchor.hash);
        }
        let mut checked = Checked::default();
        // Not from 0: a row that was slipped in before the first is found as well.
        let mut after = i64::MIN;
        loop {
            let rows = event::Entity::find()
                .filter(event::Column::Id.gt(after))
                .order_by_asc(event::Column::Id)
                .limit(AT_A_TIME)
                .into_query();
            let rows: Vec<event::Model> = packed::all(&self.read, rows).await?;
            for row in &rows {
                let is_anchored =
                    anchored.get(&row.id).is_none_or(|hashes| hashes.iter().all(|hash| *hash == row.hash));
                if !(is_anchored && checked.takes(row)) {
                    // A gap shows at the first row that is not there.
                    return Ok(checked.broken(row.id.min(checked.last_id + 1)));
                }
            }
            after = checked.last_id;
            if (rows.len() as u64) < AT_A_TIME {
                break;
            }
        }
        match anchors.iter().map(|anchor| anchor.id.0).filter(|id| *id > checked.last_id).min() {
            Some(_) => Ok(checked.broken(checked.last_id + 1)),
            None => Ok(ChainState::Whole { rows: checked.rows, head: checked.head }),
        }
    }
}
