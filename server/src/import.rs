//! Import: files that people bring, and figures from Kolada.

pub mod archive;
mod csv;
mod kolada;
mod measurement;
mod table;
mod unpack;
mod xlsx;
