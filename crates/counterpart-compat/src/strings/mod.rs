//! The theory of strings: is there a string with given properties, and which is the least?
//!
//! | module | what |
//! |---|---|
//! | `question` | the properties that a string must have |
//! | `solve` | the answer: by automata where they can, else by candidates |
//! | `search` | the least text in some languages and not in others |
//! | `regular` | regular expressions as automata |
//! | `constraint` | what each constraint on strings asks for |
//! | `opaque` | constraints that are not regular languages: formats, encodings |

mod admits;
mod constraint;
mod opaque;
mod question;
mod regular;
mod search;
mod solve;

#[cfg(test)]
mod tests;

pub use constraint::{meets, samples};
pub use question::Question;
use regular::Language;

/// Whether a regular expression of ECMA-262 (flag `u`) matches somewhere in a text; `None` where
/// that is not known.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> Option<bool> {
    Language::of(pattern).has(text).ok()
}
