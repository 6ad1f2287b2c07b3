//! One thing that the check found.

use std::fmt;

use counterpart_compiler::fingerprint::fingerprint;
use counterpart_compiler::project::Level;
use counterpart_report::{Mark, Notice, Weight};

use crate::rules::Rule;

/// One thing that the check found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// By which rule.
    pub rule: Rule,
    /// How much it weighs.
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
    pub places: Vec<Mark>,
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
        fingerprint(&[self.rule.id(), &self.path, system, contract, value, symbol])
    }

    /// Whether it leaves the check undecided rather than failed.
    #[must_use]
    pub fn is_undecided(&self) -> bool {
        self.rule == Rule::Unknown && self.level == Level::Deny
    }

    /// How much it weighs on a screen: what cannot be told is no error.
    #[must_use]
    pub fn weight(&self) -> Weight {
        match self.level {
            Level::Deny if !self.is_undecided() => Weight::Error,
            Level::Deny | Level::Warn | Level::Allow => Weight::Warning,
        }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut places = self.places.iter().map(|mark| &mark.location);
        if let Some(place) = places.next() {
            write!(f, "{place}: ")?;
        }
        write!(f, "[{}] {}; {}", self.rule.id(), self.message, self.help)?;
        for place in places {
            write!(f, " (also {place})")?;
        }
        Ok(())
    }
}

impl From<&Finding> for Notice {
    fn from(finding: &Finding) -> Self {
        Self {
            id: finding.rule.id().to_owned(),
            weight: finding.weight(),
            message: finding.message.clone(),
            help: finding.help.clone(),
            places: finding.places.clone(),
            evidence: Vec::new(),
            fingerprint: Some(finding.fingerprint()),
        }
    }
}
