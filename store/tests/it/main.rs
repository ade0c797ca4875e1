//! The store's acts and queries, each tried on SQLite and on PostgreSQL.

mod organisation;
mod place;
mod search;
mod trail;
