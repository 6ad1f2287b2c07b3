//! Unions that list values, each with words of its own: `oneOf: [{"const": "a", "description": "…"}, …]`. They mean
//! what `enum` means, and are compared like it.

use std::collections::HashMap;

use counterpart_compiler::model::{Kind, Kinds, Meaning, SchemaId};
use serde_json::Value;

use super::Lowering;
use crate::term::raw::RawId;
use crate::term::{Atom, Scalar, sorted};

impl Lowering<'_, '_> {
    /// The condition that a union is, where its branches do nothing but list scalars. With
    /// `once`, a value that several branches list is not admitted.
    pub(super) fn listed(&mut self, branches: &[SchemaId], once: bool) -> Option<Atom<RawId>> {
        let mut times: HashMap<Scalar, usize> = HashMap::new();
        for branch in branches {
            for scalar in self.scalars(*branch)? {
                *times.entry(scalar).or_default() += 1;
            }
        }
        let admitted = times.into_iter().filter(|(_, times)| !once || *times == 1);
        let admitted = sorted(admitted.map(|(scalar, _)| scalar));
        Some(if admitted.is_empty() { Atom::Kinds(Kinds::NONE) } else { Atom::Values(admitted) })
    }

    /// The scalars that a schema lists, each once, where it asks for nothing else than their kinds.
    fn scalars(&mut self, schema: SchemaId) -> Option<Vec<Scalar>> {
        let schema = self.meant(schema);
        let model = self.model;
        if model.gaps.contains_key(&schema) {
            return None;
        }
        let mut kinds = Kinds::ALL;
        let mut list: Option<Vec<&Value>> = None;
        for constraint in &model.schemas[schema].constraints {
            match (&constraint.meaning, &list) {
                (Meaning::Type(asked), _) => kinds = kinds.and(*asked),
                (Meaning::Const(literal), None) => list = Some(vec![&literal.value]),
                (Meaning::Enum(literals), None) => {
                    list = Some(literals.iter().map(|literal| &literal.value).collect());
                }
                _ => return None,
            }
        }
        let list = list?.into_iter().filter(|value| kinds.has(Kind::of(value)));
        let mut scalars =
            list.map(|value| self.graph.words.scalar(value)).collect::<Option<Vec<_>>>()?;
        scalars.sort_unstable();
        scalars.dedup();
        Some(scalars)
    }
}
