//! What is asked about a string.

use counterpart_compiler::model::StringConstraint;

/// What a string is to be like. The default asks for any string at all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Question {
    /// At least so many code points.
    pub min: u64,
    /// At most so many code points.
    pub max: Option<u64>,
    /// Regular expressions of ECMA-262 (flag `u`) that all match somewhere in it.
    pub matches: Vec<String>,
    /// Regular expressions of which none matches anywhere in it.
    pub avoids: Vec<String>,
    /// Other constraints, each with whether it is met.
    pub tests: Vec<(StringConstraint, bool)>,
    /// Strings that it is not.
    pub excluded: Vec<String>,
    /// The strings of which it is one, where only these are in question.
    pub among: Option<Vec<String>>,
}
