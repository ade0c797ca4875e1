//! The store's acts and queries, each tried on SQLite and on PostgreSQL.

mod goal;
mod organisation;
mod place;
mod search;
mod trail;
