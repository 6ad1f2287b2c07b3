//! Compares an old and a new version of contracts. Every change is safe with a proof, breaking with a
//! witness, or unknown with a reason.
//!
//! | module | what |
//! |---|---|
//! | [`answer`] | the three answers of the prover |
//! | [`assess`] | two versions compared: every change with its verdict |
//! | [`change`] | the change behind a break: its rule and its text |
//! | [`compare`](compare()) | the engine: one schema against another |
//! | [`direction`] | backward and forward compatibility, and the systems that write and read |
//! | [`evaluate`] | whether a schema admits a value |
//! | [`finding`] | one change with its verdict and its evidence |
//! | [`judge`] | the same, by independent validators |
//! | [`matrix`] | which release works with which |
//! | [`numbers`] | the theory of numbers |
//! | [`pair`] | which definition is which |
//! | [`question`] | the question to the prover, and the outcome |
//! | [`report`] | conversion into the types of `counterpart-report` |
//! | [`rules`] | every kind of change, as data |
//! | [`source`] | changes of the generated code |
//! | [`strings`] | the theory of strings |
//! | [`subject`] | the definition and the part of it that a finding is about |
//! | [`truth`] | three-valued logic |

// A new variant of our own enums must break every match that gives it a meaning.
#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

pub mod answer;
pub mod assess;
pub mod change;
pub mod direction;
pub mod edition;
pub mod evaluate;
pub mod finding;
pub mod judge;
pub mod matrix;
pub mod numbers;
pub mod pair;
pub mod question;
pub mod report;
pub mod rules;
pub mod source;
pub mod strings;
pub mod subject;
pub mod truth;

mod compare;
mod diff;
mod solve;
mod term;

pub use compare::compare;
