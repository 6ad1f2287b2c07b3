//! Diagnostics: a stable code, places, one sentence, and the next step.

mod code;

use std::fmt;

use serde::Serialize;

pub use code::Code;

use crate::position::Location;

/// The severity of a diagnostic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Severity {
    /// It stops the compilation; nothing is generated.
    Error,
    /// Code is generated, but it may not be what was meant.
    Warning,
}

/// An error or a warning.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// What is wrong; `counterpart explain CODE` describes it at length.
    pub code: Code,
    /// The severity.
    pub severity: Severity,
    /// One sentence, without its place.
    pub message: String,
    /// What to do next.
    pub help: String,
    /// Where it is; the first place is the main one. Empty when no file is concerned.
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

    /// Replaces the next step of the code by a more specific one.
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

impl std::error::Error for Diagnostic {}

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
