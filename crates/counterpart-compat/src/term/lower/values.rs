//! Constants and enums: scalars stay values; arrays and objects are said with atoms, so that what
//! is known of them compares with every other schema of arrays and objects.

use counterpart_compiler::model::{Kind, Kinds};
use serde_json::Value;

use super::Lowering;
use crate::term::raw::RawId;
use crate::term::{Atom, Keys, RawAtom, Scalar, sorted};

impl Lowering<'_, '_> {
    /// The atoms of the values equal to one of these.
    pub(super) fn values(&mut self, values: &[Value], at: &RawAtom) -> Vec<Atom<RawId>> {
        let mut scalars: Vec<Scalar> =
            sorted(values.iter().filter_map(|value| self.graph.words.scalar(value)));
        scalars.dedup();
        let compounds: Vec<&Value> =
            values.iter().filter(|value| value.is_array() || value.is_object()).collect();
        match (scalars.is_empty(), compounds.as_slice()) {
            (true, []) => vec![Atom::Kinds(Kinds::NONE)],
            (true, [Value::Array(items)]) => self.array_value(items, at),
            (true, [Value::Object(properties)]) => self.object_value(properties, at),
            (false, []) => vec![Atom::Values(scalars)],
            (no_scalar, _) => {
                let mut branches: Vec<RawId> = Vec::new();
                if !no_scalar {
                    branches.push(self.one(at, Atom::Values(scalars)));
                }
                branches.extend(compounds.into_iter().map(|value| self.value(value, at)));
                vec![Atom::AnyOf(branches)]
            }
        }
    }

    /// The node of one value.
    fn value(&mut self, value: &Value, at: &RawAtom) -> RawId {
        let atoms = self.values(std::slice::from_ref(value), at);
        self.graph.made(at, atoms)
    }

    fn array_value(&mut self, items: &[Value], at: &RawAtom) -> Vec<Atom<RawId>> {
        let length = items.len() as u64;
        let mut atoms = vec![Atom::Kinds(Kind::Array.into()), Atom::MaxItems(length)];
        if length > 0 {
            atoms.push(Atom::MinItems(length));
        }
        for (index, item) in (0u64..).zip(items) {
            atoms.push(Atom::Item(index, self.value(item, at)));
        }
        atoms
    }

    fn object_value(
        &mut self,
        properties: &serde_json::Map<String, Value>,
        at: &RawAtom,
    ) -> Vec<Atom<RawId>> {
        let mut atoms = vec![Atom::Kinds(Kind::Object.into())];
        let mut names = Vec::new();
        for (name, value) in properties {
            let value = self.value(value, at);
            let name = self.graph.words.text(name);
            names.push(name);
            atoms.extend([Atom::Has(name), Atom::All(Keys::Named(name), value)]);
        }
        let others = Keys::Other { names: sorted(names.into_iter()), patterns: Vec::new() };
        atoms.push(Atom::All(others, self.nothing(at)));
        atoms
    }
}
