//! One thing to tell, whatever found it: the form that is drawn on a terminal and turned into what
//! other tools take.

use counterpart_model::diagnostic::{Diagnostic, Severity};
use counterpart_model::source::Location;

/// One thing to tell.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The stable id of the rule or code: `CP0204`, `missing`, `property-removed`.
    pub id: String,
    /// How much it weighs.
    pub weight: Weight,
    /// One sentence, without its place.
    pub message: String,
    /// What to do next.
    pub help: String,
    /// Where it is; the first is the main one, the others are related. Empty when it is about no
    /// file.
    pub places: Vec<Mark>,
    /// What stays the same when lines move, for those that are kept track of.
    pub fingerprint: Option<String>,
}

/// A place with a few words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The place.
    pub location: Location,
    /// What is there, in a few words; empty where the message says it.
    pub label: String,
}

/// How much a notice weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Something to know.
    Note,
    /// Something to look at; it fails nothing.
    Warning,
    /// Something that fails the run.
    Error,
}

impl From<&Diagnostic> for Notice {
    fn from(diagnostic: &Diagnostic) -> Self {
        let mark = |location: &Location| Mark { location: location.clone(), label: String::new() };
        Self {
            id: diagnostic.code.id().to_owned(),
            weight: match diagnostic.severity {
                Severity::Error => Weight::Error,
                Severity::Warning => Weight::Warning,
            },
            message: diagnostic.message.clone(),
            help: diagnostic.help.clone(),
            places: diagnostic.places.iter().map(mark).collect(),
            fingerprint: None,
        }
    }
}
