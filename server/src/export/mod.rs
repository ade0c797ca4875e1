//! What leaves Verkan as files.

pub(crate) mod csv;
