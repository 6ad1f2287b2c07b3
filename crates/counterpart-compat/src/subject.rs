//! The definition and the part of it that a finding is about.

use counterpart_compiler::model::{DefinitionId, Model, Origin};
use counterpart_compiler::source::{Document, NodeId, Place};
use serde_json::Value;

use crate::pair::Pairs;

/// The definition in which a change stands, and the parts of it that changed.
///
/// A finding about data names the definition whose instance was refused. The change itself may stand
/// in a definition that this one refers to: that is the subject.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Subject {
    /// The definition in the old version.
    pub old: Option<DefinitionId>,
    /// The definition in the new version.
    pub new: Option<DefinitionId>,
    /// The values, tags or properties that changed; empty where the definition as a whole did. A
    /// string stands for itself, another value as its JSON.
    pub parts: Vec<String>,
    /// Where in that part, as a JSON Pointer relative to it: `/items` for the items of a list.
    pub within: String,
}

impl Subject {
    /// A definition of both versions as a whole.
    #[must_use]
    pub fn both(old: DefinitionId, new: DefinitionId) -> Self {
        Self { old: Some(old), new: Some(new), ..Self::default() }
    }

    /// The definition that holds a place of one version. `part` is known where the change names a
    /// property or a value itself; else the property above the place is the part.
    pub(crate) fn of(model: &Model, place: Place, part: Option<&str>, version: Version) -> Self {
        let document = &model.sources[place.document];
        let start = part.and_then(|key| object_of(document, place.node, key));
        let mut above = Vec::new();
        let mut at = Some(start.unwrap_or(place.node));
        while let Some(node) = at {
            if let Some(id) = definition_at(model, Place { node, ..place }) {
                above.reverse();
                let (key, within) = property(&above);
                let parts = part.map(str::to_owned).or(key).into_iter().collect();
                let mut subject = Self { parts, within, ..Self::default() };
                *subject.side(version) = Some(id);
                return subject;
            }
            above.extend(document.step(node));
            at = document.parent(node);
        }
        Self { parts: part.map(str::to_owned).into_iter().collect(), ..Self::default() }
    }

    /// Adds the definition of the other version, where both have it.
    pub(crate) fn complete(&mut self, pairs: &Pairs) {
        for pair in &pairs.both {
            if self.new == Some(pair.new) {
                self.old = self.old.or(Some(pair.old));
            } else if self.old == Some(pair.old) {
                self.new = self.new.or(Some(pair.new));
            }
        }
    }

    const fn side(&mut self, version: Version) -> &mut Option<DefinitionId> {
        match version {
            Version::Old => &mut self.old,
            Version::New => &mut self.new,
        }
    }
}

/// One of the two versions that are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Version {
    Old,
    New,
}

/// A value as a part is named by it: a string's own text, of another value its JSON.
#[must_use]
pub fn part(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// The object schema, where the place is the schema of its property `key`.
fn object_of(document: &Document, node: NodeId, key: &str) -> Option<NodeId> {
    let parent = document.parent(node)?;
    let is_property = document.step(node).as_deref() == Some(key)
        && document.step(parent).as_deref() == Some("properties");
    if is_property { document.parent(parent) } else { None }
}

/// The definition whose schema stands at a place; an authored one before a hoisted one.
fn definition_at(model: &Model, place: Place) -> Option<DefinitionId> {
    let here = model.definitions().filter(|(_, definition)| definition.place == place);
    here.min_by_key(|(_, definition)| definition.origin == Origin::Hoisted).map(|(id, _)| id)
}

/// The first property on a way of steps, and what follows it but the last step, which is the keyword.
fn property(steps: &[String]) -> (Option<String>, String) {
    let at = steps.iter().position(|step| step == "properties").filter(|at| at + 1 < steps.len());
    let rest = at.map_or(steps, |at| &steps[at + 2..]);
    let inner = rest.split_last().map_or(rest, |(_, inner)| inner);
    let escape = |step: &String| format!("/{}", step.replace('~', "~0").replace('/', "~1"));
    (at.map(|at| steps[at + 1].clone()), inner.iter().map(escape).collect())
}
