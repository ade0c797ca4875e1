//! The store's acts and queries, each tried on SQLite and on PostgreSQL.

<<<<<<< HEAD
mod goal;
mod indicator;
mod measurement;
=======
mod archive;
>>>>>>> b4617cb (wip)
mod organisation;
mod place;
mod search;
mod trail;
