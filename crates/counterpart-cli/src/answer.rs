//! The answer of a command.

use std::process::ExitCode;

use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_report::{Notice, Weight};
use serde::Serialize;
use serde_json::{Map, Value};

/// How a run ended; of several, the worst counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Exit {
    /// All is well.
    Fine,
    /// Nothing was found that wants correcting, but not everything could be decided.
    Undecided,
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
            Self::Undecided => 3,
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

/// The answer of a command, for people and for programs.
#[derive(Debug)]
pub struct Answer {
    /// How it ended.
    pub exit: Exit,
    /// The diagnostics of the project, its contracts or the arguments.
    pub diagnostics: Vec<Diagnostic>,
    /// The findings. Programs read them in the data, in the shape of the command.
    pub notices: Vec<Notice>,
    /// The text for a person.
    pub text: String,
    /// The same in Markdown; shown to a person where there is no text.
    pub document: Option<String>,
    /// The content of the text or document as notices, for formats that cannot carry either.
    pub retold: Vec<Notice>,
    /// The data for a program: members of the one object.
    pub data: Map<String, Value>,
}

impl Answer {
    /// An answer with a text for people, where all is well.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            exit: Exit::Fine,
            diagnostics: Vec::new(),
            notices: Vec::new(),
            text: text.into(),
            document: None,
            retold: Vec::new(),
            data: Map::new(),
        }
    }

    /// An answer that is a document in Markdown.
    pub fn document(markdown: impl Into<String>) -> Self {
        Self { document: Some(markdown.into()), ..Self::new("") }
    }

    /// An answer that consists of diagnostics only.
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

    /// Adds findings; an error among them makes the run end with findings.
    pub fn noticed(mut self, notices: Vec<Notice>) -> Self {
        if notices.iter().any(|notice| notice.weight == Weight::Error) {
            self = self.ended(Exit::Findings);
        }
        self.notices.extend(notices);
        self
    }

    /// Adds the content of the document as notices, for formats that cannot carry a document.
    pub fn retold(mut self, notices: Vec<Notice>) -> Self {
        self.retold.extend(notices);
        self
    }

    /// Makes the run end no better than this.
    pub fn ended(mut self, exit: Exit) -> Self {
        self.exit = self.exit.max(exit);
        self
    }

    /// Adds all members of an object for programs: a type of `counterpart_report`.
    pub fn with_all(mut self, object: &impl Serialize) -> Self {
        if let Ok(Value::Object(members)) = serde_json::to_value(object) {
            self.data.extend(members);
        }
        self
    }

    /// Adds a member for programs.
    pub fn with(mut self, member: &str, value: &impl Serialize) -> Self {
        let value = serde_json::to_value(value).unwrap_or(Value::Null);
        self.data.insert(member.to_owned(), value);
        self
    }
}
