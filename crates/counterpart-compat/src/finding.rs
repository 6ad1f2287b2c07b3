//! A finding: one change, its verdict in one direction, and the evidence.

use counterpart_compiler::project::{Accepted, Writers};
use counterpart_compiler::source::Location;
use serde_json::Value;

use crate::direction::Compatibility;
use crate::rules::ChangeKind;
use crate::subject::Subject;

/// Whether a change breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Verdict {
    /// It is proven not to break.
    Safe,
    /// Neither is proven.
    Unknown,
    /// It breaks, and there is a witness.
    Breaking,
}

impl Verdict {
    /// The verdict in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Safe => "safe",
            Self::Unknown => "unknown",
            Self::Breaking => "breaking",
        }
    }
}

/// One change, and what comes of it in one direction.
#[derive(Clone, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static ChangeKind,
    /// The direction; none for findings about code or the project file.
    pub direction: Option<Compatibility>,
    /// What comes of it.
    pub verdict: Verdict,
    /// The definition that the witness is an instance of: `service-keys#ServiceKeyName`.
    pub definition: String,
    /// The definition in which the change stands, and what of it changed.
    pub subject: Subject,
    /// The JSON Pointer of what changed: in the new document, in the old one for what is gone.
    pub pointer: String,
    /// What changed, without what comes of it. Begins in lower case.
    pub change: String,
    /// One sentence: what changed, and what comes of it.
    pub message: String,
    /// How to make the change without breaking, or how to make it decidable.
    pub help: String,
    /// An instance that the writer's version admits and the reader's refuses.
    pub witness: Option<Witness>,
    /// The place in the old version.
    pub old: Option<Location>,
    /// The place in the new version.
    pub new: Option<Location>,
    /// Who breaks, a sentence each.
    pub breaks: Vec<String>,
    /// The ids of the targets whose generated code changes; of findings about data, empty.
    pub targets: Vec<&'static str>,
    /// Where it holds for one kind of writers only: which.
    pub writers: Option<Writers>,
    /// Identifies the finding from run to run.
    pub fingerprint: String,
    /// The acceptance in the project file, where there is one.
    pub accepted: Option<Accepted>,
}

/// The evidence of a break.
#[derive(Clone, Debug, PartialEq)]
pub struct Witness {
    /// What the writer may write and the reader refuses.
    pub instance: Value,
    /// The JSON Pointer of the refused part.
    pub at: String,
    /// The independent validator that confirmed it.
    pub judge: &'static str,
}
