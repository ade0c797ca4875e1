//! Import: files that people bring, and figures from Kolada.

pub(crate) mod archive;
mod unpack;
