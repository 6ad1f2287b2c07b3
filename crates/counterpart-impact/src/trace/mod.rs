//! From changes to the places in the sources where something is to be done.
//!
//! Places are ranked by what leads to them: a system's promise to handle the definition there, a
//! file that imports the contract and uses the definition, and last a mention of a name that is
//! rare enough to mean something. A word that stands everywhere leads nowhere: such places are
//! counted, not listed.

mod files;
mod listings;
mod promises;
mod settings;
mod text;

use std::collections::HashSet;

use counterpart_check::sources::locate;
use counterpart_compiler::model::{DefinitionId, Model, Shape};
use counterpart_compiler::project::Project;
use counterpart_report::check::Check;
use counterpart_report::common::{DefinitionName, Place};
use counterpart_report::impact::{Task, TaskAction, TaskEvidence};
use counterpart_sources::facts::Span;
use counterpart_sources::sources::{At, FileId, Sources};

use crate::changes::{Change, Kind, path};
use crate::dependents::Dependents;
use files::Files;
pub(crate) use text::is_distinctive;

/// So many files of one change are listed.
const MOST_LISTED: usize = 40;

/// What changes are traced through.
#[derive(Clone, Copy)]
pub struct Evidence<'a> {
    /// The project as it is.
    pub project: &'a Project,
    /// The contracts before and now.
    pub models: [&'a Model; 2],
    /// The sources of its systems.
    pub sources: &'a Sources,
    /// What `check` says of them.
    pub check: &'a Check,
}

/// Where something is to be done.
#[derive(Clone, Debug, Default)]
pub struct Traced {
    /// The places, by system, the best evidence first.
    pub tasks: Vec<Task>,
    /// What is not listed, a sentence each.
    pub left_out: Vec<String>,
}

/// Follows every change.
#[must_use]
pub fn trace(changes: &[Change], evidence: Evidence<'_>) -> Traced {
    let files = Files::of(evidence.sources);
    let holders = evidence.models.map(Dependents::of);
    let mut traced = Traced::default();
    for change in changes {
        let held_by = held_by(change, evidence, &holders);
        let names = held_by.iter().map(|(model, id)| path(model, *id)).collect();
        let mut found = promises::tasks(change, evidence, &names);
        found.extend(settings::tasks(change, evidence));
        let promised =
            found.iter().map(|task| (task.place.path.clone(), task.place.line)).collect();
        let search = Search { change, evidence, files: &files, held_by, promised };
        found.extend(search.tasks(&mut traced.left_out));
        found.sort_by_key(order);
        found.dedup_by(|a, b| (&a.place.path, a.place.line) == (&b.place.path, b.place.line));
        if found.len() > MOST_LISTED {
            let more = found.len() - MOST_LISTED;
            traced.left_out.push(format!("{more} more places for: {}", change.sentence));
            found.truncate(MOST_LISTED);
        }
        traced.tasks.extend(found);
    }
    traced.tasks.sort_by_key(order);
    traced
}

/// The definitions that hold what changed, in both versions.
fn held_by<'a>(
    change: &Change,
    evidence: Evidence<'a>,
    holders: &[Dependents; 2],
) -> Vec<(&'a Model, DefinitionId)> {
    let sides = evidence.models.into_iter().zip(holders).zip(change.ids);
    let held = sides.flat_map(|((model, holders), id)| {
        let held = id.into_iter().flat_map(|id| holders.holding(id));
        held.map(move |holder| (model, holder))
    });
    held.collect()
}

/// By system, the best evidence first.
fn order(task: &Task) -> (Option<String>, TaskEvidence, String, u64, u64) {
    let place = &task.place;
    (task.system.clone(), task.evidence, place.path.clone(), place.line, place.column)
}

/// A task for a change.
fn task(change: &Change, place: Place, what: What) -> Task {
    Task {
        system: what.system,
        place,
        action: what.action,
        sentence: what.sentence,
        evidence: what.evidence,
        contract: DefinitionName::from(change.definition.as_str()),
        value: change.part.clone(),
    }
}

/// What is to be done, and why it is thought so.
struct What {
    system: Option<String>,
    action: TaskAction,
    sentence: String,
    evidence: TaskEvidence,
}

/// Places in a file that lead to a change.
struct Found {
    spans: Vec<Span>,
    evidence: TaskEvidence,
    /// What to do there, where that is not the same for all places of the change.
    sentence: Option<String>,
}

/// The search for one change.
struct Search<'a> {
    change: &'a Change,
    evidence: Evidence<'a>,
    files: &'a Files<'a>,
    /// The definitions that hold what changed, in both versions.
    held_by: Vec<(&'a Model, DefinitionId)>,
    /// The files and lines that a promise leads to.
    promised: HashSet<(String, u64)>,
}

impl Search<'_> {
    fn tasks(&self, left_out: &mut Vec<String>) -> Vec<Task> {
        let change = self.change;
        let action = match change.kind {
            Kind::ValueAdded => TaskAction::Add,
            Kind::FieldAdded if self.is_required() => TaskAction::Add,
            Kind::ValueRemoved
            | Kind::FieldRemoved
            | Kind::DefinitionRemoved
            | Kind::ConstantRemoved
            | Kind::ContractRemoved => TaskAction::Remove,
            Kind::DefinitionRenamed
            | Kind::FieldRequired
            | Kind::FieldOptional
            | Kind::TypeChanged
            | Kind::ConstraintChanged
            | Kind::Undecided
            | Kind::ConstantChanged => TaskAction::Modify,
            // Nothing uses what is new, and nothing must write what may be absent.
            Kind::FieldAdded
            | Kind::ContractAdded
            | Kind::DefinitionAdded
            | Kind::ConstantAdded
            | Kind::Refactored
            | Kind::Documentation => {
                return Vec::new();
            }
        };
        let found = match action {
            TaskAction::Add => self.listings(),
            // Where only a name changed, the data is what it was.
            TaskAction::Modify | TaskAction::Remove if change.trace.values.is_empty() => {
                self.names(left_out)
            }
            TaskAction::Modify | TaskAction::Remove => self.parts(left_out),
        };
        let tasks = found.into_iter().filter_map(|(file, found)| {
            let place =
                |span: &Span| Place::from(&locate(self.evidence.sources, At { file, span: *span }));
            let places: Vec<Place> = found.spans.iter().map(place).collect();
            let sentence = found.sentence.unwrap_or_else(|| text::sentence(change, places.len()));
            let place = places.into_iter().next()?;
            let system = self.files.system(file);
            let what = What { system, action, sentence, evidence: found.evidence };
            Some(task(change, place, what))
        });
        tasks.collect()
    }

    /// Whether a field that came must be there.
    fn is_required(&self) -> bool {
        let [_, new] = self.evidence.models;
        let Some(id) = self.change.ids[1] else { return false };
        match &new[id].shape {
            Shape::Object(object) => object
                .fields
                .iter()
                .any(|field| Some(&field.key) == self.change.part.as_ref() && field.required),
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Enum(_)
            | Shape::Union(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Reference(_) => false,
        }
    }
}

/// The places found: for each file one entry, or one for every list in it.
type Places = Vec<(FileId, Found)>;
