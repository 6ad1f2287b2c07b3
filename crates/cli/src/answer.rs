//! What a command comes back with.

use std::process::ExitCode;

use counterpart_model::diagnostic::{Code, Diagnostic};
use serde::Serialize;
use serde_json::{Map, Value};

/// How a run ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All is well.
    Fine,
    /// Something was found that wants correcting.
    Findings,
    /// The command line asks for something that is not there.
    Usage,
    /// The command could not do its work.
    CouldNotRun,
}

impl Exit {
    /// The number a shell sees.
    pub const fn number(self) -> u8 {
        match self {
            Self::Fine => 0,
            Self::Findings => 1,
            Self::Usage => 2,
            Self::CouldNotRun => 4,
        }
    }

    /// How a run with this diagnostic ends at best.
    fn of(diagnostic: &Diagnostic) -> Self {
        let no_work = [Code::BadProject, Code::NoContracts, Code::Unreadable, Code::Unwritable];
        match diagnostic.is_error() {
            false => Self::Fine,
            true if no_work.contains(&diagnostic.code) => Self::CouldNotRun,
            true => Self::Findings,
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit.number())
    }
}

/// What a command comes back with, for people and for programs alike.
#[derive(Debug)]
pub struct Answer {
    /// How it ended.
    pub exit: Exit,
    /// What a person should hear of.
    pub diagnostics: Vec<Diagnostic>,
    /// What a person reads.
    pub text: String,
    /// What a program reads: members of the one object.
    pub data: Map<String, Value>,
}

impl Answer {
    /// An answer with a text for people, where all is well.
    pub fn new(text: impl Into<String>) -> Self {
        Self { exit: Exit::Fine, diagnostics: Vec::new(), text: text.into(), data: Map::new() }
    }

    /// An answer that is nothing but diagnostics.
    pub fn refused(diagnostics: Vec<Diagnostic>) -> Self {
        Self::new("").diagnosed(diagnostics)
    }

    /// An answer to a wrong request.
    pub fn usage(text: impl Into<String>) -> Self {
        let text = text.into();
        let answer = Self { exit: Exit::Usage, ..Self::new("") };
        answer.with("error", &text).text(text)
    }

    /// Replaces the text for people.
    pub fn text(mut self, text: impl Into<String>) -> Self {
        self.text = text.into();
        self
    }

    /// Adds diagnostics; the worst decides how the run ends.
    pub fn diagnosed(mut self, diagnostics: Vec<Diagnostic>) -> Self {
        self.exit = diagnostics.iter().map(Exit::of).fold(self.exit, Ord::max);
        self.diagnostics.extend(diagnostics);
        self
    }

    /// Adds a member for programs.
    pub fn with(mut self, member: &str, value: &impl Serialize) -> Self {
        let value = serde_json::to_value(value).unwrap_or(Value::Null);
        self.data.insert(member.to_owned(), value);
        self
    }
}
