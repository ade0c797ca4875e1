//! Kolada: figures from its API, or from an answer saved from it. Källa: Kolada.

mod answer;
mod client;

pub(crate) use answer::{Fetched, read_saved};
pub(crate) use client::{Asked, Client};

/// The source of every figure that comes from here, as Kolada asks to be named.
pub(crate) const SOURCE: &str = "Kolada";
