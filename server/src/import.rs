//! Import: files that people bring, and figures from Kolada.

pub mod archive;
mod unpack;
