//! The store's acts and queries, each tried on SQLite and on PostgreSQL.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod activity;
mod appointment;
mod archive;
mod assignment;
mod comparison;
mod connection;
mod decision;
mod deed;
mod diary;
mod goal;
mod import;
mod indicator;
mod measure;
mod measurement;
mod meeting;
mod migration;
mod model;
mod organisation;
mod past;
mod people;
mod person;
mod place;
mod question;
mod round;
mod search;
mod sent_form;
mod session;
mod set_up;
mod start;
mod succession;
mod trail;
