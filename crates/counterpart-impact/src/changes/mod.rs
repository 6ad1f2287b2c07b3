//! The changes that `compat` found, those about the same part of a definition together.
//!
//! | file | what |
//! |---|---|
//! | `kind` | the kind of change that a rule finds |
//! | `group` | findings about the same part, as one change |
//! | `contracts` | contracts that are new, gone or called otherwise |
//! | `sentence` | a change in one sentence |
//! | `trace` | what leads from a change to the sources |
//! | `parts` | the values, tags and fields of a definition |
//!
//! Nothing is compared here: what `compat` did not find is not a change.

mod contracts;
mod group;
mod kind;
mod parts;
mod sentence;
mod text;
mod trace;
mod version;

use counterpart_compat::assess::Comparison;
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::{Finding, Verdict};
use counterpart_compiler::model::{DefinitionId, Model};
use counterpart_compiler::project::Writers;
use counterpart_compiler::source::Location;
use counterpart_compiler::target::Targets;
use counterpart_report::common::{DefinitionName, Fingerprint, Place};
use counterpart_report::impact;
pub use counterpart_report::impact::Kind;

pub use trace::Trace;
use version::Version;

/// One change of the contracts.
#[derive(Clone, Debug)]
pub struct Change {
    /// What kind of change it is.
    pub kind: Kind,
    /// The definition, by contract and name; of a contract, its name.
    pub definition: String,
    /// Its old name, where that is another.
    pub was: Option<String>,
    /// The value, tag or field that changed: a string's own text, of another value its JSON.
    pub part: Option<String>,
    /// The change in one sentence.
    pub sentence: String,
    /// Where it was.
    pub old: Option<Location>,
    /// Where it is.
    pub new: Option<Location>,
    /// What leads to it in the sources.
    pub trace: Trace,
    /// The definition before and now, where it is one.
    pub ids: [Option<DefinitionId>; 2],
    /// What `compat` found of it. Empty for a contract that is called otherwise and says the same.
    pub findings: Vec<Finding>,
    /// Who writes: a finding that holds for other writers counts for nothing.
    writers: Writers,
}

/// The changes from one model to another, ordered by contract and place, with the names that targets
/// give to the changed parts.
#[must_use]
pub fn changes(comparison: &Comparison, models: [&Model; 2], targets: &Targets) -> Vec<Change> {
    let [old, new] = models;
    let names = models.map(|model| targets.names(model));
    let versions = [Version::new(old, &names[0]), Version::new(new, &names[1])];
    let mut changes = contracts::changes(comparison, versions);
    changes.extend(group::changes(comparison, versions));
    changes.sort_by_key(|change| {
        let contract = change.definition.split('#').next().unwrap_or_default().to_owned();
        let place = change.new.as_ref().or(change.old.as_ref());
        (contract, place.map(|at| (at.line, at.column)))
    });
    changes
}

impl Change {
    /// What comes of it in a direction; none where `compat` says nothing of that.
    #[must_use]
    pub fn verdict(&self, way: Compatibility) -> Option<Verdict> {
        self.worst(|finding| finding.direction == Some(way))
    }

    /// What comes of it for code that uses the generated types.
    #[must_use]
    pub fn source(&self) -> Option<Verdict> {
        self.worst(|finding| !finding.targets.is_empty())
    }

    /// Whether it asks for nothing: annotations changed, or the same is said in other words.
    #[must_use]
    pub const fn is_nothing_to_do(&self) -> bool {
        match self.kind {
            Kind::Documentation | Kind::Refactored => true,
            Kind::ContractAdded
            | Kind::ContractRemoved
            | Kind::DefinitionAdded
            | Kind::DefinitionRemoved
            | Kind::DefinitionRenamed
            | Kind::ValueAdded
            | Kind::ValueRemoved
            | Kind::FieldAdded
            | Kind::FieldRemoved
            | Kind::FieldRequired
            | Kind::FieldOptional
            | Kind::TypeChanged
            | Kind::ConstraintChanged
            | Kind::ConstantAdded
            | Kind::ConstantRemoved
            | Kind::ConstantChanged
            | Kind::Undecided => false,
        }
    }

    fn worst(&self, about: impl Fn(&Finding) -> bool) -> Option<Verdict> {
        let verdicts = self.findings.iter().filter(|finding| about(finding)).map(|finding| {
            let holds = finding.writers.is_none_or(|writers| writers == self.writers);
            if holds { finding.verdict } else { Verdict::Safe }
        });
        verdicts.max()
    }
}

impl From<&Change> for impact::Change {
    fn from(change: &Change) -> Self {
        let fingerprint = |finding: &Finding| Fingerprint::from(finding.fingerprint.clone());
        Self {
            kind: change.kind,
            contract: DefinitionName::from(change.definition.as_str()),
            was: change.was.as_deref().map(DefinitionName::from),
            value: change.part.clone(),
            sentence: change.sentence.clone(),
            old: change.old.as_ref().map(Place::from),
            new: change.new.as_ref().map(Place::from),
            backward: change.verdict(Compatibility::Backward).map(Into::into),
            forward: change.verdict(Compatibility::Forward).map(Into::into),
            source: change.source().map(Into::into),
            findings: change.findings.iter().map(fingerprint).collect(),
        }
    }
}

/// A definition by contract and name: `service-keys#ServiceKeyName`.
#[must_use]
pub fn path(model: &Model, id: DefinitionId) -> String {
    let definition = &model[id];
    format!("{}#{}", model[definition.contract].name, definition.name)
}
