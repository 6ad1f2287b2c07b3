//! What each constraint on strings means to the theory: who meets it, and what it asks for.

use counterpart_compiler::model::StringConstraint;

use super::opaque;
use super::question::Question;
use super::regular::Language;
use crate::truth::Truth;

/// Whether a string meets a constraint.
#[must_use]
pub fn meets(constraint: &StringConstraint, text: &str) -> Truth {
    let length = || u64::try_from(text.chars().count()).unwrap_or(u64::MAX);
    match constraint {
        StringConstraint::MaxLength(limit) => (length() <= *limit).into(),
        StringConstraint::MinLength(limit) => (length() >= *limit).into(),
        StringConstraint::Pattern(pattern) => Language::of(pattern).has(text).ok().into(),
        StringConstraint::Format(_)
        | StringConstraint::ContentEncoding(_)
        | StringConstraint::ContentMediaType { .. } => opaque::meets(constraint, text),
    }
}

/// Strings that meet a constraint of which the theory knows no more than [`meets`]; short ones
/// first, as different from each other as can be. Without any, less is found.
#[must_use]
pub fn samples(constraint: &StringConstraint) -> &'static [&'static str] {
    match constraint {
        StringConstraint::Format(format) => opaque::samples(*format),
        StringConstraint::ContentEncoding(_) => &["", "YQ==", "YWE=", "YWFh", "MQ=="],
        StringConstraint::ContentMediaType { encoding: None, .. } => {
            &["1", "{}", "[]", "null", "\"a\"", "12"]
        }
        StringConstraint::ContentMediaType { encoding: Some(_), .. } => {
            &["MQ==", "e30=", "W10=", "bnVsbA=="]
        }
        StringConstraint::MaxLength(_)
        | StringConstraint::MinLength(_)
        | StringConstraint::Pattern(_) => &[],
    }
}

impl Question {
    /// Adds that a constraint holds, or that it does not; `false` when no string is like that.
    ///
    /// What the theory has no words for is one of its tests: candidates are tried on it, and nothing
    /// is proven by it.
    #[must_use]
    pub fn ask(&mut self, constraint: &StringConstraint, holds: bool) -> bool {
        match (constraint, holds) {
            (StringConstraint::MinLength(limit), true) => self.at_least(*limit),
            (StringConstraint::MinLength(limit), false) => match limit.checked_sub(1) {
                Some(limit) => self.at_most(limit),
                None => return false,
            },
            (StringConstraint::MaxLength(limit), true) => self.at_most(*limit),
            (StringConstraint::MaxLength(limit), false) => match limit.checked_add(1) {
                Some(limit) => self.at_least(limit),
                None => return false,
            },
            (StringConstraint::Pattern(pattern), true) => self.matches.push(pattern.clone()),
            (StringConstraint::Pattern(pattern), false) => self.avoids.push(pattern.clone()),
            (
                StringConstraint::Format(_)
                | StringConstraint::ContentEncoding(_)
                | StringConstraint::ContentMediaType { .. },
                holds,
            ) => self.tests.push((constraint.clone(), holds)),
        }
        true
    }

    fn at_least(&mut self, limit: u64) {
        self.min = self.min.max(limit);
    }

    fn at_most(&mut self, limit: u64) {
        self.max = Some(self.max.map_or(limit, |max| max.min(limit)));
    }
}
