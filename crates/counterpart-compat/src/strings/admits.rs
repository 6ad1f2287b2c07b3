//! Whether a string has the properties that a question asks for.

use super::constraint;
use super::question::Question;
use super::regular::Language;
use crate::truth::Truth;

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
            match constraint::meets(test, text).is(*wanted) {
                Truth::True => {}
                Truth::False => return Ok(false),
                Truth::Unknown => return Err("there is no reader of a format".to_owned()),
            }
        }
        Ok(true)
    }
}
