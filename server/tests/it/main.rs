//! The server as its users meet it: real requests to the in-process router, a real database behind it.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]
#![expect(
    clippy::too_many_lines,
    clippy::cognitive_complexity,
    clippy::type_complexity,
    reason = "a test tells its story from start to end, and lists cases as tuples"
)]

mod account;
mod activity;
mod anchor;
mod app;
mod assignment;
mod authorization;
mod body;
mod bomb;
mod cache;
mod command;
mod crash;
mod export;
mod fault;
mod goal;
mod guard;
mod html;
mod import;
mod indicator;
mod kolada;
mod log;
mod markup;
mod measure;
mod model;
mod once;
mod place;
mod question;
mod reminder;
mod round;
mod sample;
mod session;
mod spreadsheet;
mod table;
mod texts;
mod time_travel;
mod trail;
