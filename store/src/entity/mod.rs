//! The tables as SeaORM sees them. Private to this crate: outside it there are only domain types.

#![expect(unreachable_pub, reason = "SeaORM asks for public columns; outside this crate nobody sees them")]

pub mod activity;
pub mod activity_need;
pub mod activity_step;
pub mod activity_unit;
pub mod appointment;
pub mod approval_demand;
pub mod assignment;
pub mod assignment_report;
pub mod comparison;
pub mod contribution;
pub mod current_follow_up;
pub mod event;
pub mod follow_up;
pub mod goal;
pub mod goal_parent;
pub mod goal_theme;
pub mod goal_unit;
pub mod hypothesis;
pub mod import;
pub mod import_object;
pub mod indicator;
pub mod indicator_goal;
pub mod judgement;
pub mod level;
pub mod measure;
pub mod measurement;
pub mod municipality;
pub mod obstacle;
pub mod person;
pub mod question;
pub mod round;
pub mod round_copy;
pub mod round_unit;
pub mod search_entry;
pub mod sent_form;
pub mod session;
pub mod sign_in_attempt;
pub mod standing;
pub mod target;
pub mod theme;
pub mod unit;
pub mod waiting_import;
pub mod withdrawn_measurement;
