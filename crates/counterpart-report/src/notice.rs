//! A notice: one finding or diagnostic, in the form that is drawn on a terminal and converted for
//! other tools.

use std::fmt;
use std::path::PathBuf;

use counterpart_compiler::diagnostic::{Diagnostic, Severity};
use counterpart_compiler::source::Location;

use crate::common::Place;
use crate::place::plain_location;
use crate::{check, common, compat};

/// One finding or diagnostic.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Notice {
    /// The stable id of the rule or code: `CP0204`, `missing`, `property-removed`.
    pub id: String,
    /// How much it weighs.
    pub weight: Weight,
    /// One sentence, without its place.
    pub message: String,
    /// The evidence, a line each: who breaks, who accepted it.
    pub evidence: Vec<String>,
    /// The value that shows it.
    pub witness: Option<Witness>,
    /// The next step.
    pub help: String,
    /// Where it is; the first is the main one, the others are related. Empty when it is about no
    /// file.
    pub places: Vec<Mark>,
    /// An id that stays the same when lines move, for tools that track findings.
    pub fingerprint: Option<String>,
}

/// A value that shows a break.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Witness {
    /// The value as JSON, on one line.
    pub json: String,
    /// The JSON Pointer of the refused part; empty for the whole value.
    pub at: String,
}

impl fmt::Display for Witness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { json, at } = self;
        write!(f, "witness: {json}")?;
        if at.is_empty() { Ok(()) } else { write!(f, " (at {at})") }
    }
}

/// A place with a few words for it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mark {
    /// The place.
    pub location: Location,
    /// A few words for the place; empty where the message is enough.
    pub label: String,
}

/// How much a notice weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Weight {
    /// Something to know.
    Note,
    /// Worth a look; the run does not fail.
    Warning,
    /// Something that fails the run.
    Error,
}

impl Notice {
    /// A notice about no file yet.
    #[must_use]
    pub fn new(id: impl Into<String>, weight: Weight, message: impl Into<String>) -> Self {
        Self {
            id: id.into(),
            weight,
            message: message.into(),
            evidence: Vec::new(),
            witness: None,
            help: String::new(),
            places: Vec::new(),
            fingerprint: None,
        }
    }
}

impl From<&Location> for Mark {
    fn from(location: &Location) -> Self {
        Self { location: plain_location(location), label: String::new() }
    }
}

impl From<Severity> for Weight {
    fn from(severity: Severity) -> Self {
        match severity {
            Severity::Error => Self::Error,
            Severity::Warning => Self::Warning,
        }
    }
}

impl From<common::Severity> for Weight {
    fn from(severity: common::Severity) -> Self {
        match severity {
            common::Severity::Error => Self::Error,
            common::Severity::Warning => Self::Warning,
            common::Severity::Note => Self::Note,
        }
    }
}

impl From<Weight> for common::Severity {
    fn from(weight: Weight) -> Self {
        match weight {
            Weight::Error => Self::Error,
            Weight::Warning => Self::Warning,
            Weight::Note => Self::Note,
        }
    }
}

impl From<&Diagnostic> for Notice {
    fn from(diagnostic: &Diagnostic) -> Self {
        Self {
            help: diagnostic.help.clone(),
            places: diagnostic.places.iter().map(Mark::from).collect(),
            ..Self::new(
                diagnostic.code.id(),
                diagnostic.severity.into(),
                diagnostic.message.clone(),
            )
        }
    }
}

impl From<&check::Finding> for Notice {
    fn from(finding: &check::Finding) -> Self {
        Self {
            help: finding.help.clone(),
            places: finding.places.iter().map(Mark::from).collect(),
            fingerprint: Some(finding.fingerprint.to_string()),
            ..Self::new(&finding.rule, finding.severity.into(), &finding.message)
        }
    }
}

impl From<&compat::Finding> for Notice {
    fn from(finding: &compat::Finding) -> Self {
        let mut evidence = finding.breaks.clone();
        let witness = finding.witness.as_ref().map(|witness| Witness {
            json: witness.to_string(),
            at: finding.instance.clone().unwrap_or_default(),
        });
        if let Some(accepted) = &finding.accepted {
            let compat::Accepted { owner, reason, expires } = accepted;
            evidence.push(format!("accepted by {owner} until {expires}: {reason}"));
        }
        let place = |place: &Option<common::Place>, otherwise: &str| {
            place.as_ref().map(|place| {
                let mark = Mark::from(place);
                let label = if mark.label.is_empty() { otherwise.to_owned() } else { mark.label };
                Mark { label, ..mark }
            })
        };
        let new = place(&finding.new, "now");
        Self {
            evidence,
            witness,
            help: finding.help.clone(),
            places: new.into_iter().chain(place(&finding.old, "before")).collect(),
            fingerprint: Some(finding.fingerprint.to_string()),
            ..Self::new(&finding.rule, finding.severity.into(), &finding.message)
        }
    }
}

impl From<&Mark> for Place {
    fn from(mark: &Mark) -> Self {
        let label = (!mark.label.is_empty()).then(|| mark.label.clone());
        Self { label, ..Self::from(&mark.location) }
    }
}

impl From<&Place> for Mark {
    fn from(place: &Place) -> Self {
        let number = |number: u64| usize::try_from(number).unwrap_or(usize::MAX);
        Self {
            location: Location {
                path: PathBuf::from(&place.path),
                line: number(place.line),
                column: number(place.column),
                pointer: place.pointer.clone(),
            },
            label: place.label.clone().unwrap_or_default(),
        }
    }
}
