//! The theory of strings: is there a string with given properties, and which is the least?
//!
//! | module | what |
//! |---|---|
//! | `question` | what is asked |
//! | `solve` | how it is answered: automata where they can, else candidates |
//! | `search` | the least text in some languages and not in others |
//! | `regular` | regular expressions as automata |
//! | [`test`] | what is no regular language: formats, encodings |

mod question;
mod regular;
mod search;
mod solve;
mod test;

#[cfg(test)]
mod tests;

pub use question::{Question, Test};
use regular::Language;

/// Whether a regular expression of ECMA-262 (flag `u`) matches somewhere in a text; `None` where
/// that is not known.
#[must_use]
pub fn matches(pattern: &str, text: &str) -> Option<bool> {
    Language::of(pattern).has(text).ok()
}
