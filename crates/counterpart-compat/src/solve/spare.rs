//! Nodes for values that came up on the way.

use counterpart_compiler::model::{Kind, Kinds};
use serde_json::Value;

use crate::term::{Arena, Atom, Keys, NodeId, sorted};

impl Arena {
    /// The node that admits one value.
    pub(crate) fn constant(&mut self, value: &Value) -> NodeId {
        let atoms = match value {
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => self
                .words
                .scalar(value)
                .into_iter()
                .map(|scalar| Atom::Values(vec![scalar]))
                .collect(),
            Value::Array(items) => {
                let length = items.len() as u64;
                let mut atoms = vec![Atom::Kinds(Kind::Array.into()), Atom::MaxItems(length)];
                atoms.push(Atom::MinItems(length));
                for (index, item) in (0..).zip(items) {
                    atoms.push(Atom::Item(index, self.constant(item)));
                }
                atoms
            }
            Value::Object(properties) => {
                let mut atoms = vec![Atom::Kinds(Kind::Object.into())];
                let mut names = Vec::new();
                for (name, value) in properties {
                    let node = self.constant(value);
                    let name = self.words.text(name);
                    names.push(name);
                    atoms.extend([Atom::Has(name), Atom::All(Keys::Named(name), node)]);
                }
                let others = Keys::Other { names: sorted(names.into_iter()), patterns: Vec::new() };
                let nothing = self.one(Atom::Kinds(Kinds::NONE));
                atoms.push(Atom::All(others, nothing));
                atoms
            }
        };
        let atoms = atoms.into_iter().map(|atom| self.atom(atom)).collect();
        self.node(atoms)
    }
}
