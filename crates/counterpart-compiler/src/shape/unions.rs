//! Infers unions: types of two or more variants.

use super::conjunction::{Choice, Conjunction};
use super::marks::BranchName;
use super::path::TypePath;
use super::planner::Planner;
use super::variants::kinds_name;
use crate::model::{Annotations, Kinds, SchemaId, Shape, Union, Variant};

impl Planner<'_> {
    /// The union of those branches of a choice that admit something. Branches of equal shape are one
    /// variant, with the shortest of their names.
    pub(super) fn union_of(
        &mut self,
        choice: Choice,
        branches: &[(SchemaId, Conjunction)],
        path: &TypePath,
    ) -> Shape {
        let names = self.branch_names(choice);
        let mut variants: Vec<Variant> = Vec::new();
        let mut wanted: Vec<BranchName> = Vec::new();
        for (branch, conjunction) in branches {
            let Some(name) = names.iter().find(|name| name.branch == *branch) else { continue };
            let shape = self.part(conjunction, &self.below(path, &name.name));
            let kinds = self.kinds_of(conjunction, 6);
            if let Some(same) = variants.iter_mut().find(|variant| variant.shape == shape) {
                same.kinds = same.kinds.or(kinds);
                same.schema = None;
                // The order of the branches may change.
                if (name.name.len(), &name.name) < (same.name.len(), &same.name) {
                    same.name.clone_from(&name.name);
                }
                continue;
            }
            let other = wanted.iter().find(|other| other.wanted == name.wanted);
            if let Some(other) = other.map(|other| other.branch) {
                self.report_variants(name, other);
            }
            wanted.push(name.clone());
            let annotations = self.schemas()[*branch].annotations.clone();
            let name = name.name.clone();
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
}

fn finish(mut variants: Vec<Variant>) -> Shape {
    match variants.len() {
        0 => Shape::Never,
        1 => variants.remove(0).shape,
        _ => Shape::Union(Union { variants, tag: None }),
    }
}
