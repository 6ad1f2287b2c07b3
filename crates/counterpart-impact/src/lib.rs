//! What a change of the contracts touches: systems, files, and what is left to do.
//!
//! | module | from | to |
//! |---|---|---|
//! | [`gather`] | a project and its repository | all that a change is judged by |
//! | [`changes`] | what `compat` found | what changed, a sentence each |
//! | [`follow`] | what `compat` found | the project file, with the names as they are now |
//! | [`trace`] | changes and sources | where to do what |
//! | [`affected`] | changes and the project file | the systems they concern |
//! | [`branch`] | the git repository | what the work at hand touched |
//! | [`compatibility`] | what `compat` found | whether old programs, data and code still work |
//! | [`rollback`] | what `compat` found | how to take the change back |
//! | [`checklist`] | all of these | what holds by evidence, what does not, and what needs a person |
//! | [`analysis`] | all of these | the change impact analysis |
//!
//! This crate compares no schemas: every change is one that `compat` found.

#![deny(clippy::wildcard_enum_match_arm)]

pub mod affected;
pub mod analysis;
pub mod branch;
pub mod changes;
pub mod checklist;
pub mod compatibility;
mod dependents;
pub mod follow;
pub mod gather;
pub mod rollback;
pub mod trace;
