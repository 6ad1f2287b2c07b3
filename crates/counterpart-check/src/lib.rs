//! Does every system of a product handle every value and every field of its contracts?
//!
//! | module | from | to |
//! |---|---|---|
//! | [`sources`] | the project file | the files of every system, with their facts |
//! | `contract` | the model | definitions by name, and their parts |
//! | `link` | the facts of all files | what a place lists, across files |
//! | `promise` | `implements` of the project file | which parts a place has |
//! | [`live`] | what a running system answered | what it lacks of its contract |
//! | [`rules`](RULES) | promises, sources and answers | [`Finding`]s |
//! | `report` | the same | what programs and the page read |
//!
//! This crate reads no source file itself: facts come from `counterpart-sources`.

#![deny(clippy::wildcard_enum_match_arm)]

mod casing;
mod check;
mod config;
mod context;
mod contract;
mod finding;
mod levels;
mod link;
pub mod live;
mod promise;
mod report;
mod rule;
mod rules;
pub mod sources;
mod usage;

use counterpart_sources::{facts, read};

pub use check::{Check, check, check_with};
pub use finding::{Finding, LabeledPlace};
pub use rule::Rule;
pub use rules::RULES;
