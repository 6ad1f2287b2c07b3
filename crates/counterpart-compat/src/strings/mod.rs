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
pub use solve::WORK;

use regular::Language;

use crate::truth::Truth;

/// Whether a regular expression of ECMA-262 (flag `u`) matches somewhere in a text.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> Truth {
    Language::of(pattern).has(text).ok().into()
}
