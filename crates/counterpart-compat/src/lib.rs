//! Old contract, new contract: safe with an argument, breaking with a witness, or unknown with a
//! reason.
//!
//! | module | what |
//! |---|---|
//! | [`answer`] | the three answers |
//! | [`assess`] | two versions compared: every change, and what comes of it |
//! | [`change`] | from a break to the change behind it |
//! | [`compare`](compare()) | the engine: one schema against another |
//! | [`direction`] | which way instances go, and who is at either end |
//! | [`evaluate`] | whether a schema admits a value |
//! | [`finding`] | what is told of a change |
//! | [`judge`] | the same, by validators of other people |
//! | [`matrix`] | which release works with which |
//! | [`numbers`] | the theory of numbers |
//! | [`pair`] | which definition is which |
//! | [`question`] | what the engine is asked, and what it comes back with |
//! | [`rules`] | every kind of change |
//! | [`source`] | what changes for generated code |
//! | [`strings`] | the theory of strings |
//! | [`subject`] | the definition and the part of it that a finding is about |

pub mod answer;
pub mod assess;
pub mod change;
pub mod direction;
pub mod evaluate;
pub mod finding;
pub mod fingerprint;
pub mod judge;
pub mod matrix;
pub mod numbers;
pub mod pair;
pub mod question;
pub mod rules;
pub mod source;
pub mod strings;
pub mod subject;

mod compare;
mod diff;
mod solve;
mod term;

pub use compare::compare;
