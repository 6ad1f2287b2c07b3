//! What a person is told: a stable code, a place, one sentence, and a next step.

mod code;

use std::fmt;

use serde::Serialize;

pub use code::Code;

use crate::position::Location;

/// How much a diagnostic weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// Nothing was generated.
    Error,
    /// Something was generated that may not be what was meant.
    Warning,
}

/// One thing to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What kind of thing it is; `counterpart explain CODE` says more.
    pub code: Code,
    /// How much it weighs.
    pub severity: Severity,
    /// One sentence, without its place.
    pub message: String,
    /// What to do next.
    pub help: String,
    /// Where it is; the first is the main one. Empty when it is about no file.
    pub places: Vec<Location>,
}

impl Diagnostic {
    /// A diagnostic with the severity and the next step of its code.
    #[must_use]
    pub fn new(code: Code, message: impl Into<String>) -> Self {
        Self {
            code,
            severity: code.severity(),
            message: message.into(),
            help: code.help().to_owned(),
            places: Vec::new(),
        }
    }

    /// Adds a place.
    #[must_use]
    pub fn at(mut self, place: Location) -> Self {
        self.places.push(place);
        self
    }

    /// Replaces the next step by one made for this case.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = help.into();
        self
    }

    /// Makes it an error.
    #[must_use]
    pub fn denied(mut self) -> Self {
        self.severity = Severity::Error;
        self
    }

    /// Whether it is an error.
    #[must_use]
    pub fn is_error(&self) -> bool {
        self.severity == Severity::Error
    }
}

impl fmt::Display for Diagnostic {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(place) = self.places.first() {
            write!(f, "{place}: ")?;
        }
        write!(f, "[{}] {}; {}", self.code.id(), self.message, self.help)?;
        for place in self.places.iter().skip(1) {
            write!(f, " (also {place})")?;
        }
        Ok(())
    }
}
