//! The server as its users meet it: real requests to the in-process router, a real database behind it.

mod app;
mod cache;
mod guard;
mod session;
