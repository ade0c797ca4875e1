//! s

pub mod site;
