//! One thing that the check found.

use std::fmt;

use counterpart_compiler::fingerprint::fingerprint;
use counterpart_compiler::position::Location;
use counterpart_compiler::project::Level;

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
        let about = [&self.system, &self.contract, &self.value, &self.symbol];
        let [system, contract, value, symbol] =
            about.map(|part| part.as_deref().unwrap_or_default());
        fingerprint(&[self.rule.id, &self.path, system, contract, value, symbol])
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
