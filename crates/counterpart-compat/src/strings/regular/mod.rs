//! Regular expressions as automata over code points, made as far as they are walked.
//!
//! | module | what |
//! |---|---|
//! | [`program`] | an expression as states with steps that read nothing or one character of a set |
//! | [`alphabet`] | characters that no set of an expression tells apart, as one class |
//! | [`formula`] | where an automaton is: some of these states, or all of those (looking ahead), or not that one |
//! | [`machine`] | the steps from there, each computed once |
//! | [`language`] | an expression with its machine, kept for the next question |

mod alphabet;
mod formula;
mod language;
mod machine;
mod program;

#[cfg(test)]
mod tests;

pub use alphabet::Alphabet;
pub use language::{Language, explained};
pub use machine::{Machine, PlaceId};
