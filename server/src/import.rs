//! Import: files that people bring, and figures from Kolada.

pub mod archive;
mod bring;
mod csv;
pub(crate) mod job;
mod kolada;
mod measurement;
#[cfg(test)]
mod mutation;
mod page;
mod review;
mod sign;
mod table;
mod unpack;
mod xlsx;

pub(crate) use page::routes;
