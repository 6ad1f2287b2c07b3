//! Unions.

use std::fmt::Write as _;

use counterpart_compiler::model::{
    Definition, Keyword, Kind, Kinds, Logic, Meaning, SchemaId, Shape, Supply, Tag, Union,
    UnionFacts,
};

use super::super::Writer;
use super::super::literals::{list, text};
use super::{Plan, object_name};

/// The branches of a schema that is a union and nothing more.
struct Branches<'m> {
    schemas: &'m [SchemaId],
    facts: &'m UnionFacts,
    /// The kinds that its own `type` admits.
    kinds: Kinds,
}

impl<'m> Writer<'m> {
    /// How a union is read.
    pub(super) fn union_of(&mut self, definition: &Definition, union: &Union) -> Option<Plan> {
        let branches = self.branches(definition.schema);
        let mut table = String::new();
        if let Some(plan) = self.of_kind(definition.schema, union, branches.as_ref(), Kind::Array) {
            _ = write!(table, "array: Some({plan}), ");
        }
        let tagged = union.tag.as_ref().zip(branches.as_ref());
        let tagged = tagged.and_then(|(tag, branches)| self.tagged(union, tag, branches));
        if let Some(tag) = tagged {
            _ = write!(table, "tag: Some(&{tag}), ");
        } else if let Some(plan) =
            self.of_kind(definition.schema, union, branches.as_ref(), Kind::Object)
        {
            _ = write!(table, "object: Some({plan}), ");
        }
        if table.is_empty() {
            return None;
        }
        let kinds = super::super::Checks::kinds(self.model, definition);
        let whole = self.name(definition.schema);
        Some(Plan::Read(format!(
            "Plan::Union(&UnionPlan {{ {table}..UnionPlan::whole(&{whole}, {kinds}) }})"
        )))
    }

    /// How values of this kind are read, where one variant holds them all.
    fn of_kind(
        &mut self,
        schema: SchemaId,
        union: &Union,
        branches: Option<&Branches<'_>>,
        kind: Kind,
    ) -> Option<String> {
        let holding = union.variants.iter().enumerate();
        let mut holding = holding.filter(|(_, variant)| variant.kinds.has(kind));
        let (Some((at, variant)), None) = (holding.next(), holding.next()) else { return None };
        let schema = match branches {
            None => schema,
            Some(branches) => branches.only(kind)?,
        };
        let plan = self.position(schema, &variant.shape).in_one_pass()?;
        Some(format!("VariantPlan {{ variant: {at}, plan: {} }}", plan.text()))
    }

    /// The branches, if the schema is a union and nothing more.
    fn branches(&self, schema: SchemaId) -> Option<Branches<'m>> {
        let schema = self.target(schema);
        let mut found = None;
        let mut kinds = Kinds::ALL;
        for constraint in &self.model.schemas[schema].constraints {
            let (keyword, schemas) = match &constraint.meaning {
                Meaning::Type(admitted) => {
                    kinds = kinds.and(*admitted);
                    continue;
                }
                Meaning::Logic(Logic::AnyOf(schemas)) => (Keyword::AnyOf, schemas),
                Meaning::Logic(Logic::OneOf(schemas)) => (Keyword::OneOf, schemas),
                Meaning::Never
                | Meaning::Enum(_)
                | Meaning::Const(_)
                | Meaning::Number(_)
                | Meaning::String(_)
                | Meaning::Array(_)
                | Meaning::Object(_)
                | Meaning::Logic(Logic::AllOf(_) | Logic::Not(_) | Logic::If { .. })
                | Meaning::Reference(_) => return None,
            };
            let before = found.replace((schemas, self.model.schemas.union(schema, keyword)?));
            if before.is_some() {
                return None;
            }
        }
        let (schemas, facts) = found?;
        Some(Branches { schemas, facts, kinds })
    }

    /// How an object is read whose first property is the tag.
    fn tagged(&mut self, union: &Union, tag: &Tag, branches: &Branches<'_>) -> Option<String> {
        let discriminator = branches.facts.discriminator.as_ref()?;
        if discriminator.property != tag.key || !branches.kinds.has(Kind::Object) {
            return None;
        }
        let mut rows = Vec::new();
        for (at, variant) in union.variants.iter().enumerate() {
            if !variant.kinds.has(Kind::Object) {
                continue;
            }
            let Shape::Reference(id) = &variant.shape else { return None };
            let definition = &self.model[*id];
            let Shape::Object(object) = &definition.shape else { return None };
            let key = object.fields.iter().position(|field| field.key == tag.key)?;
            let field = object.fields.get(key)?;
            let constant = field.constant().filter(|_| field.required)?;
            let chosen =
                discriminator.values.iter().position(|values| values.contains(constant))?;
            let schema = *branches.schemas.get(chosen)?;
            let is_generated = self.model[definition.contract].supply == Supply::Generated;
            let is_its_own = self.target(schema) == self.target(definition.schema);
            // The name of the tag is read before any object is, so no schema of names has seen it.
            let has_free_names =
                self.objects(definition.schema).is_some_and(|found| found.names.is_empty());
            if !is_generated || !is_its_own || !has_free_names {
                return None;
            }
            self.object_of(definition.schema, object)?;
            let value = text(constant.as_str()?);
            let object = object_name(*id);
            rows.push(format!(
                "({value}, TaggedPlan {{ variant: {at}, object: &{object}, key: {key} }})"
            ));
        }
        let property = text(&tag.key);
        Some(format!("TagPlan {{ property: {property}, variants: {} }}", list(rows.into_iter())))
    }
}

impl Branches<'_> {
    /// The only branch that admits values of a kind.
    fn only(&self, kind: Kind) -> Option<SchemaId> {
        let branches = self.schemas.iter().zip(&self.facts.branches);
        let mut fitting = branches.filter(|(_, facts)| facts.score.own.kinds.has(kind));
        match (fitting.next(), fitting.next()) {
            (Some((schema, _)), None) if self.kinds.has(kind) => Some(*schema),
            (_, _) => None,
        }
    }
}
