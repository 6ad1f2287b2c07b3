//! Regular expressions: static data that is compiled when it is first asked.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::OnceLock;

use super::simple::Simple;

/// A regular expression of ECMA-262, translated for the engine here.
#[derive(Debug)]
pub struct Pattern {
    /// As the schema writes it.
    pub source: &'static str,
    translated: &'static str,
    compiled: OnceLock<Engine>,
}

/// What matches it.
#[derive(Debug)]
enum Engine {
    /// A row of classes.
    Simple(Simple),
    /// The engine for all others.
    Regex(fancy_regex::Regex),
    /// Nothing: the expression is too large for the engine.
    None,
}

impl Engine {
    fn new(source: &str, translated: &str) -> Self {
        match Simple::of(source) {
            Some(simple) => Self::Simple(simple),
            None => fancy_regex::Regex::new(translated).map_or(Self::None, Self::Regex),
        }
    }
}

/// The result of a match.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Match {
    /// It matches somewhere in the text.
    Found,
    /// It matches nowhere.
    None,
    /// The engine gave up: it took a million backtracking steps.
    GaveUp,
}

impl Pattern {
    /// Describes a regular expression.
    #[must_use]
    pub const fn new(source: &'static str, translated: &'static str) -> Self {
        Self { source, translated, compiled: OnceLock::new() }
    }

    /// Looks for it in a text. A text that cannot be matched within the step limit counts as one
    /// that does not match.
    pub fn search(&self, text: &str) -> Match {
        let engine = self.compiled.get_or_init(|| Engine::new(self.source, self.translated));
        let regex = match engine {
            Engine::Simple(row) => {
                return if row.matches(text) { Match::Found } else { Match::None };
            }
            Engine::Regex(regex) => regex,
            Engine::None => return Match::GaveUp,
        };
        // The engine below panics on a few expressions (rust-lang/regex#1344).
        match catch_unwind(AssertUnwindSafe(|| regex.is_match(text))) {
            Ok(Ok(true)) => Match::Found,
            Ok(Ok(false)) => Match::None,
            Ok(Err(_)) | Err(_) => Match::GaveUp,
        }
    }

    /// Whether it is found in a text.
    pub fn is_in(&self, text: &str) -> bool {
        self.search(text) == Match::Found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_match_that_takes_too_long_is_given_up() {
        let pattern = Pattern::new(r"^(?:a+(?!x))+b$", r"^(?:a+(?!x))+b$");
        assert_eq!(pattern.search(&"a".repeat(10_000)), Match::GaveUp);
        assert_eq!(pattern.search("aab"), Match::Found);
        assert_eq!(pattern.search("c"), Match::None);
    }
}
