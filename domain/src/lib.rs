//! Verkan's rules and values.
//!
//! Pure: no async, no clock, no randomness, no I/O. The same code runs on the server and in the browser.
//! Whatever depends on the day takes `today` as an argument, so every rule can be tried at any date.

#[macro_use]
mod word;

pub mod activity;
pub mod actor;
pub mod appointment;
pub mod approval;
pub mod assignment;
pub mod audit;
pub mod comparison;
pub mod contribution;
pub mod decision;
pub mod event;
pub mod exchange;
pub mod field;
pub mod follow_up;
pub mod goal;
pub mod heat_map;
pub mod holiday;
pub mod hypothesis;
pub mod id;
pub mod import;
pub mod indicator;
pub mod judgement;
pub mod kolada;
pub mod lasting;
pub mod level;
pub mod measure;
pub mod measurement;
pub mod minutes_item;
pub mod money;
pub mod number;
pub mod obstacle;
pub mod order;
pub mod organisation;
pub mod password;
pub mod period;
pub mod permission;
pub mod person;
pub mod presentation;
pub mod publishing;
pub mod question;
pub mod rejection;
pub mod reminder;
pub mod round;
pub mod search;
pub mod session;
pub mod set_up;
pub mod span;
pub mod start;
pub mod status;
pub mod story;
pub mod theme;
pub mod trend;
