//! Reads regular expressions of ECMA-262 (flag `u`) and translates them for the Rust half.
//!
//! Each half runs a regular expression in an engine of its own language, and the engines read the
//! same text differently. A [`Pattern`] is read once, by the grammar of ECMA-262;
//! [`translated`](Pattern::translated) writes it for the engine of the Rust half, with every class, dot,
//! boundary and back reference spelled out, or gives the reason why that is not possible.

mod automaton;
mod cost;
mod everything;
mod explosive;
mod parse;
mod polynomial;
mod reader;
mod references;
mod remedy;
mod rewrite;
mod rust;
mod set;
mod syntax;

#[cfg(test)]
mod tests;

pub use cost::Cost;
pub use remedy::Remedy;
pub use set::{Item, Set};
pub use syntax::{Assertion, Node};

/// The limit for alternatives (`a|b`) in one expression. Engines go as deep as there are
/// alternatives.
const MAX_ALTERNATIVES: usize = 10_000;

/// A regular expression that was read.
#[derive(Clone, Debug)]
pub struct Pattern {
    source: String,
    node: Node,
}

impl Pattern {
    /// Reads a regular expression.
    ///
    /// # Errors
    /// Why it is not a regular expression of ECMA-262 with the flag `u`.
    pub fn read(source: &str) -> Result<Self, String> {
        let node = parse::pattern(source)?;
        let pattern = Self { source: source.to_owned(), node };
        if pattern.too_large().is_some() {
            return Ok(pattern);
        }
        // A second reader, which knows the names of all properties of Unicode.
        let flags = regress::Flags { unicode: true, ..regress::Flags::default() };
        regress::Regex::with_flags(source, flags).map_err(|error| error.to_string())?;
        Ok(pattern)
    }

    /// Why no engine can be asked to run it, if it is too large for that.
    #[must_use]
    pub fn too_large(&self) -> Option<String> {
        let count = self.node.alternatives();
        let sentence = format!("it has {count} alternatives, and the limit is {MAX_ALTERNATIVES}");
        (count > MAX_ALTERNATIVES).then_some(sentence)
    }

    /// Its syntax tree.
    #[must_use]
    pub const fn node(&self) -> &Node {
        &self.node
    }

    /// The regular expression that means the same to the engine of the Rust half.
    ///
    /// # Errors
    /// Why that engine cannot do it.
    pub fn translated(&self) -> Result<String, String> {
        self.too_large().map_or(Ok(()), Err)?;
        rust::text(&self.node)
    }

    /// The regular expression that means the same to the validator `jsonschema`; the source
    /// itself where that is read alike.
    ///
    /// # Errors
    /// Why the engine of the Rust half cannot do it.
    pub fn rust(&self) -> Result<String, String> {
        references::check(&self.node)?;
        let text = self.translated()?;
        fancy_regex::Regex::new(&text).map_err(|error| error.to_string())?;
        Ok(if reads_alike(&self.source, &text) { self.source.clone() } else { text })
    }

    /// Whether it certainly matches every text, such as `.*`, `^` and `^[\s\S]*$`. One that leaves a
    /// line end out, such as `^.*$`, does not.
    #[must_use]
    pub fn matches_everything(&self) -> bool {
        everything::matches(&self.node)
    }

    /// Whether a backtracking engine, such as those of JavaScript, may take exponential time.
    #[must_use]
    pub fn is_explosive(&self) -> bool {
        matches!(self.cost(), Cost::Exponential { .. })
    }

    /// How the time of a backtracking engine, such as that of JavaScript, may grow with a text.
    #[must_use]
    pub fn cost(&self) -> Cost {
        Cost::of(self)
    }
}

/// Whether what the validator `jsonschema` makes of the source by itself is what `text` means.
fn reads_alike(source: &str, text: &str) -> bool {
    let meaning = |text: &str| regex_syntax::parse(text).ok();
    let Ok(by_itself) = jsonschema_regex::to_rust_regex(source) else { return false };
    meaning(&by_itself).is_some_and(|itself| Some(itself) == meaning(text))
        && fancy_regex::Regex::new(&by_itself).is_ok()
}
