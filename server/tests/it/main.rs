//! The server as its users meet it: real requests to the in-process router, a real database behind it.

#![expect(clippy::unwrap_used, reason = "helpers of tests fail as tests do")]

mod app;
mod authorization;
mod cache;
mod goal;
mod guard;
mod import;
mod session;
