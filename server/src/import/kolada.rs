//! Kolada: figures from its API, or from an answer saved from it. Källa: Kolada.

mod answer;
mod client;
mod saved;

pub(crate) use answer::Fetched;
pub(crate) use client::{Asked, Client};
pub(crate) use saved::read_saved;

/// The source of every figure that comes from here, as Kolada asks to be named.
pub(crate) const SOURCE: &str = "Kolada";
