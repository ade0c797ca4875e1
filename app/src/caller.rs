//! Who calls a server function, and the data that it asks.

use domain::actor::Actor;
use store::Store;

/// What the server hands to each call. It is made where pages get theirs, so that the two cannot drift apart.
#[derive(Clone)]
pub struct Caller {
    /// The data.
    pub store: Store,
    /// Who asks.
    pub actor: Actor,
}
