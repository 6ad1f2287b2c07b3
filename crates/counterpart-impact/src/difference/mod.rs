//! What changed between two models, a sentence each, with what to look for in the sources.
//!
//! | file | changes of |
//! |---|---|
//! | `definitions` | contracts and definitions: new, gone, renamed |
//! | `parts` | values of enums, variants of unions, fields of objects |
//! | `assertions` | what a definition or a field admits |
//! | `constants` | typed constants |
//! | `annotations` | what readers are told |

mod annotations;
mod assertions;
mod constants;
mod definitions;
mod parts;
mod words;

use counterpart_compat::pair::Pairs;
use counterpart_compiler::model::{ContractId, DefinitionId, Model};
use counterpart_compiler::source::{Location, Place};
use counterpart_compiler::target::{TargetNames, Targets};
pub use counterpart_report::impact::Kind;

/// One change of the contracts.
#[derive(Clone, Debug, PartialEq)]
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
}

/// What leads from a change to the places that it concerns.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Trace {
    /// The contract and its modules in every target, as both versions name them.
    pub modules: Vec<String>,
    /// The generated names of the definition in both versions: its type and its list.
    pub types: Vec<String>,
    /// The generated names of what changed: a variant, a field, a constant.
    pub names: Vec<String>,
    /// What changed as data has it: a value, a tag, a key.
    pub values: Vec<String>,
    /// The other values, tags or keys of the definition that are in both versions.
    pub siblings: Vec<String>,
    /// Their generated names, in the same order.
    pub sibling_names: Vec<String>,
}

/// What changed from one model to another, ordered by contract and place, with the names that these
/// targets give to it.
#[must_use]
pub fn difference(old: &Model, new: &Model, targets: &Targets) -> Vec<Change> {
    let pairs = Pairs::of(old, new);
    let names = [targets.names(old), targets.names(new)];
    let sides = Sides { old, new, names: [&names[0], &names[1]] };
    let mut changes = definitions::changes(&sides, &pairs);
    for pair in &pairs.both {
        let both = Both { sides, old: pair.old, new: pair.new };
        changes.extend(parts::changes(&both));
        changes.extend(assertions::changes(&both, &pairs));
        changes.extend(annotations::changes(&both));
    }
    for (before, now) in &pairs.contracts {
        changes.extend(constants::changes(&sides, *before, *now));
    }
    changes.sort_by_key(|change| {
        let contract = change.definition.split('#').next().unwrap_or_default().to_owned();
        let place = change.new.as_ref().or(change.old.as_ref());
        (contract, place.map(|at| (at.line, at.column)))
    });
    changes
}

/// Both models.
#[derive(Clone, Copy)]
struct Sides<'m> {
    old: &'m Model,
    new: &'m Model,
    /// What modules, fields and variants are called in each target, before and now.
    names: [&'m [TargetNames]; 2],
}

/// What a field or variant is called in the first target that names it, by its position.
fn called(names: &[TargetNames], id: DefinitionId, position: usize) -> Option<String> {
    names.iter().find_map(|target| target.part(id, position)).map(str::to_owned)
}

impl Sides<'_> {
    /// A change of the definition on either side, found by its names alone so far.
    fn change(
        &self,
        kind: Kind,
        old: Option<DefinitionId>,
        new: Option<DefinitionId>,
        sentence: impl Into<String>,
    ) -> Change {
        let olds = old.map(|id| (self.old, id));
        let news = new.map(|id| (self.new, id));
        let name = |side: Option<(&Model, DefinitionId)>| side.map(|(model, id)| path(model, id));
        let (before, now) = (name(olds), name(news));
        let place = |side: Option<(&Model, DefinitionId)>| {
            side.map(|(model, id)| model.sources.locate(model[id].place))
        };
        let mut trace = Trace::default();
        for (side, names) in [olds, news].into_iter().zip(self.names) {
            if let Some((model, id)) = side {
                trace.home(model, names, id);
            }
        }
        Change {
            kind,
            was: before.clone().filter(|before| now.as_ref().is_some_and(|now| now != before)),
            definition: now.or(before).unwrap_or_default(),
            part: None,
            sentence: sentence.into(),
            old: place(olds),
            new: place(news),
            trace,
            ids: [old, new],
        }
    }
}

/// A definition that is in both models.
#[derive(Clone, Copy)]
struct Both<'m> {
    sides: Sides<'m>,
    old: DefinitionId,
    new: DefinitionId,
}

impl Both<'_> {
    fn change(&self, kind: Kind, sentence: impl Into<String>) -> Change {
        self.sides.change(kind, Some(self.old), Some(self.new), sentence)
    }

    /// The definition as sentences name it.
    fn name(&self) -> String {
        format!("`{}`", path(self.sides.new, self.new))
    }
}

impl Change {
    /// Makes it a change of a part of the definition.
    fn of(mut self, part: &str) -> Self {
        self.part = Some(part.to_owned());
        self.trace.values.push(part.to_owned());
        self
    }

    /// Adds a generated name of what changed.
    fn named(mut self, name: &str) -> Self {
        if !self.trace.names.iter().any(|known| known == name) {
            self.trace.names.push(name.to_owned());
        }
        self
    }

    /// Adds the parts of the definition that did not change, with their generated names.
    fn beside(mut self, siblings: impl Iterator<Item = (String, String)>) -> Self {
        (self.trace.siblings, self.trace.sibling_names) = siblings.unzip();
        self
    }

    /// Replaces its places.
    fn at(mut self, sides: Sides<'_>, old: Option<Place>, new: Option<Place>) -> Self {
        self.old = old.map(|place| sides.old.sources.locate(place));
        self.new = new.map(|place| sides.new.sources.locate(place));
        self
    }
}

impl Trace {
    fn home(&mut self, model: &Model, names: &[TargetNames], id: DefinitionId) {
        let definition = &model[id];
        self.module(model, names, definition.contract);
        for name in std::iter::once(&definition.name).chain(&definition.list) {
            add(&mut self.types, name);
        }
    }

    fn module(&mut self, model: &Model, names: &[TargetNames], contract: ContractId) {
        add(&mut self.modules, &model[contract].name);
        for target in names {
            add(&mut self.modules, target.module(contract));
        }
    }
}

fn add(names: &mut Vec<String>, name: &str) {
    if !names.iter().any(|known| known == name) {
        names.push(name.to_owned());
    }
}

/// A definition by contract and name: `service-keys#ServiceKeyName`.
#[must_use]
pub fn path(model: &Model, id: DefinitionId) -> String {
    let definition = &model[id];
    format!("{}#{}", model[definition.contract].name, definition.name)
}
