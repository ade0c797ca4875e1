//! The rules of the domain, tried at chosen days and figures.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod activity;
mod appointment;
mod assignment;
mod case;
mod comparison;
mod contribution;
mod field;
mod follow_up;
mod goal;
mod heat_map;
mod holiday;
mod hypothesis;
mod import;
mod indicator;
mod kolada;
mod measure;
mod measurement;
mod money;
mod number;
mod order;
mod organisation;
mod password;
mod period;
mod permission;
mod publishing;
mod question;
mod reminder;
mod round;
mod search;
mod set_up;
mod span;
mod status;
mod story;
mod trend;
