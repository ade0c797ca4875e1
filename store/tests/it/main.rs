//! The store's acts and queries, each tried on SQLite and on PostgreSQL.

mod appointment;
mod goal;
mod indicator;
mod measurement;
mod archive;
mod organisation;
mod people;
mod person;
mod place;
mod search;
mod session;
mod set_up;
mod start;
mod trail;
