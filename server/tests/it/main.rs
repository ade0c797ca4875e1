//! The server as its users meet it: real requests to the in-process router, a real database behind it.

mod app;
mod authorization;
mod bomb;
mod cache;
mod export;
mod fault;
mod goal;
mod guard;
mod html;
mod import;
mod indicator;
mod log;
mod markup;
mod once;
mod session;
mod trail;
