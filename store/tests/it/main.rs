//! The store's acts and queries, each tried on SQLite and on PostgreSQL.

mod goal;
mod indicator;
mod measurement;
mod archive;
mod organisation;
mod place;
mod search;
mod trail;
