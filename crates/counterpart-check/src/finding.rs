//! One thing that the check found.

use std::fmt;

use counterpart_compiler::project::Level;
use counterpart_compiler::source::Location;
use sha2::{Digest as _, Sha256};

use crate::rule::Rule;

/// A place with a few words about what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LabeledPlace {
    /// Where.
    pub location: Location,
    /// What is there; may be empty.
    pub label: String,
}

impl LabeledPlace {
    /// A place and what is there.
    #[must_use]
    pub fn new(location: Location, label: &str) -> Self {
        Self { location, label: label.to_owned() }
    }
}

/// One thing that the check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// By which rule.
    pub rule: &'static Rule,
    /// Its level, as the project file sets it.
    pub level: Level,
    /// The system that it is about.
    pub system: Option<String>,
    /// The definition that it is about: `service-keys#ServiceKeyName`.
    pub contract: Option<String>,
    /// The value, tag, field or key that it is about.
    pub value: Option<String>,
    /// The value that was probably meant.
    pub suggestion: Option<String>,
    /// The name of the place that it is about.
    pub symbol: Option<String>,
    /// One sentence, without its place.
    pub message: String,
    /// What to do next.
    pub help: String,
    /// Where it is; the first is the main one.
    pub places: Vec<LabeledPlace>,
    /// The path of the main place, from the project.
    pub path: String,
}

impl Finding {
    /// What stays the same when lines move.
    #[must_use]
    pub fn fingerprint(&self) -> String {
        let mut hash = Sha256::new();
        let about = [&self.system, &self.contract, &self.value, &self.symbol];
        let about = about.map(|part| part.as_deref().unwrap_or_default());
        for part in [self.rule.id, &self.path].into_iter().chain(about) {
            hash.update(part.as_bytes());
            hash.update([0]);
        }
        let digits = hash.finalize();
        let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
        digits.iter().take(8).flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
    }

    /// Whether it leaves the check undecided rather than failed.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.rule.undecided && self.level == Level::Deny
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut places = self.places.iter().map(|place| &place.location);
        if let Some(place) = places.next() {
            write!(f, "{place}: ")?;
        }
        write!(f, "[{}] {}; {}", self.rule.id, self.message, self.help)?;
        for place in places {
            write!(f, " (also {place})")?;
        }
        Ok(())
    }
}
