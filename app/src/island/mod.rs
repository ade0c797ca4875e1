//! The few things that must move. Each gets small props and ready-made words, and the page works without it.

pub mod draft_keeper;
pub mod form_clock;
pub mod live;
pub mod search_dialog;
pub mod slide_keys;
