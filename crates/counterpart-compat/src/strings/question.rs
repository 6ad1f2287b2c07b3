//! What is asked about a string.

use counterpart_compiler::model::StringConstraint;

use super::constraint;
use super::regular::Language;

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

impl Question {
    /// Whether a string is like this.
    ///
    /// # Errors
    /// Why that is not known.
    pub fn admits(&self, text: &str) -> Result<bool, String> {
        let length = u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
        let listed = |texts: &[String]| texts.iter().any(|other| other == text);
        if length < self.min
            || self.max.is_some_and(|max| length > max)
            || listed(&self.excluded)
            || self.among.as_deref().is_some_and(|among| !listed(among))
        {
            return Ok(false);
        }
        let matches = self.matches.iter().map(|pattern| (pattern, true));
        for (pattern, wanted) in matches.chain(self.avoids.iter().map(|pattern| (pattern, false))) {
            if Language::of(pattern).has(text)? != wanted {
                return Ok(false);
            }
        }
        for (test, wanted) in &self.tests {
            let passes = constraint::meets(test, text).ok_or("there is no reader of a format")?;
            if passes != *wanted {
                return Ok(false);
            }
        }
        Ok(true)
    }
}
