//! Infers unions: types of two or more variants.

use super::conjunction::Conjunction;
use super::facts::Facts;
use super::path::TypePath;
use super::planner::Planner;
use crate::model::{Annotations, Kind, Kinds, SchemaId, Shape, Union, Variant};
use crate::names::Taken;

/// The length up to which a title is used as a name.
const LONGEST_TITLE: usize = 40;

impl Planner<'_> {
    /// The union of a choice's branches. Branches of equal shape are one variant.
    pub(super) fn union_of(
        &mut self,
        branches: &[(SchemaId, Conjunction)],
        path: &TypePath,
    ) -> Shape {
        let mut taken = Taken::default();
        let mut variants: Vec<Variant> = Vec::new();
        for (position, (branch, conjunction)) in branches.iter().enumerate() {
            let name = taken.unique(self.variant_name(*branch, conjunction, position));
            let shape = self.part(conjunction, &self.below(path, &name));
            let kinds = self.kinds_of(conjunction, 6);
            if let Some(same) = variants.iter_mut().find(|variant| variant.shape == shape) {
                same.kinds = same.kinds.or(kinds);
                same.schema = None;
                continue;
            }
            let annotations = self.schemas()[*branch].annotations.clone();
            variants.push(Variant { name, shape, kinds, schema: Some(*branch), annotations });
        }
        finish(variants)
    }

    /// The union of the types that one schema has for different kinds of value.
    pub(super) fn union_of_kinds(
        &mut self,
        conjunction: &Conjunction,
        groups: &[Kinds],
        path: &TypePath,
    ) -> Shape {
        let variants = groups.iter().map(|group| {
            let name = kinds_name(*group).unwrap_or("Other").to_owned();
            let path = &self.below(path, &name);
            let shape = match kinds_name(*group) {
                Some(_) => self.inline(&conjunction.about(*group), path),
                None => Shape::Any(*group),
            };
            let annotations = Annotations::default();
            Variant { name, shape, kinds: *group, schema: None, annotations }
        });
        finish(variants.collect())
    }

    /// What a branch is called: its name, its target's name, its title, the value that marks it,
    /// its kind, or its position.
    fn variant_name(&self, branch: SchemaId, conjunction: &Conjunction, position: usize) -> String {
        let annotations = &self.schemas()[branch].annotations;
        if let Some(name) = &annotations.extension.name {
            return self.names.pascal(name);
        }
        let target = self.lone_reference(&Conjunction::of([branch]));
        if let Some(target) = target.and_then(|target| self.definition_of(target)) {
            return self.names.pascal(&self.definitions[target.0 as usize].name);
        }
        let title = annotations.title.as_deref().filter(|title| title.len() <= LONGEST_TITLE);
        if let Some(title) = title.filter(|title| title.contains(char::is_alphanumeric)) {
            return self.names.pascal(title);
        }
        self.mark(branch)
            .or_else(|| self.constant_name(conjunction))
            .or_else(|| kinds_name(self.kinds_of(conjunction, 6)).map(str::to_owned))
            .unwrap_or_else(|| format!("Variant{}", position + 1))
    }

    /// The single value that a branch is.
    fn constant_name(&self, branch: &Conjunction) -> Option<String> {
        let value = self.constant(branch)?;
        let text = value.as_str().map_or_else(|| value.to_string(), str::to_owned);
        Some(self.names.pascal(&text))
    }

    /// The value of the first required property that admits one string only.
    fn mark(&self, branch: SchemaId) -> Option<String> {
        let facts = Facts::gather(self.schemas(), &Conjunction::of([branch]));
        let marked = facts.properties.iter().find_map(|(key, schemas)| {
            let of_key = Conjunction::of(schemas.iter().copied());
            let values = Facts::gather(self.schemas(), &of_key).values?;
            match values.as_slice() {
                [only] if facts.required.contains(key) => {
                    only.literal.value.as_str().map(str::to_owned)
                }
                _ => None,
            }
        });
        marked.map(|value| self.names.pascal(&value))
    }
}

fn finish(mut variants: Vec<Variant>) -> Shape {
    match variants.len() {
        0 => Shape::Never,
        1 => variants.remove(0).shape,
        _ => Shape::Union(Union { variants, tag: None }),
    }
}

/// The name of a set of kinds that make one type.
pub(super) fn kinds_name(kinds: Kinds) -> Option<&'static str> {
    let mut found = kinds.iter();
    match (found.next(), found.next(), found.next()) {
        (Some(Kind::Integer), Some(Kind::Fraction), None) => Some("Number"),
        (Some(one), None, None) => Some(match one {
            Kind::Null => "Null",
            Kind::Boolean => "Boolean",
            Kind::Integer => "Integer",
            Kind::Fraction => "Number",
            Kind::String => "String",
            Kind::Array => "Array",
            Kind::Object => "Object",
        }),
        _ => None,
    }
}
