//! The rules of the domain, tried at chosen days and figures.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod appointment;
mod case;
mod comparison;
mod contribution;
mod field;
mod goal;
mod indicator;
mod measurement;
mod number;
mod organisation;
mod password;
mod period;
mod permission;
mod publishing;
mod search;
mod set_up;
mod span;
mod status;
mod story;
mod trend;
