//! The constraints that a schema has for arrays or for objects, those of its references and of its
//! `allOf` among them.

use std::collections::{BTreeMap, HashSet};

use counterpart_compiler::model::{
    ArrayConstraint, Kind, Logic, Meaning, ObjectConstraint, SchemaId,
};

use super::super::Writer;
use super::presence::Presence;

/// What is said of the members of objects in one schema.
#[derive(Debug, Default)]
pub(super) struct Group<'m> {
    pub(super) properties: BTreeMap<&'m str, SchemaId>,
    pub(super) patterns: &'m [(String, SchemaId)],
    pub(super) additional: Option<SchemaId>,
}

/// What is said of objects.
#[derive(Debug, Default)]
pub(super) struct Objects<'m> {
    pub(super) groups: Vec<Group<'m>>,
    pub(super) required: HashSet<&'m str>,
    pub(super) names: Vec<SchemaId>,
    pub(super) count: (u64, Option<u64>),
    pub(super) needs: Vec<(&'m str, &'m [String])>,
    pub(super) presence: Vec<Presence<'m>>,
}

/// What is said of arrays.
#[derive(Debug, Default)]
pub(super) struct Arrays<'m> {
    pub(super) leading: Option<&'m [SchemaId]>,
    pub(super) items: Option<(usize, SchemaId)>,
    pub(super) length: (u64, Option<u64>),
    pub(super) unique: bool,
}

impl<'m> Writer<'m> {
    /// What a schema says of objects; `None` if not all of it is for one pass.
    pub(super) fn objects(&self, schema: SchemaId) -> Option<Objects<'m>> {
        let mut found = Objects::default();
        let mut schemas = Vec::new();
        self.gather(schema, Kind::Object, &mut HashSet::new(), &mut schemas)?;
        for schema in schemas {
            let mut group = Group::default();
            let mut has_members = false;
            for constraint in &self.model.schemas[schema].constraints {
                let object = match &constraint.meaning {
                    Meaning::Object(object) => object,
                    Meaning::Logic(Logic::AllOf(_))
                    | Meaning::Never
                    | Meaning::Type(_)
                    | Meaning::Enum(_)
                    | Meaning::Const(_)
                    | Meaning::Number(_)
                    | Meaning::String(_)
                    | Meaning::Array(_)
                    | Meaning::Reference(_) => continue,
                    Meaning::Logic(logic) => {
                        found.presence.push(self.presence(logic)?);
                        continue;
                    }
                };
                match object {
                    ObjectConstraint::Properties(entries) => {
                        has_members = true;
                        let entries = entries.iter();
                        group.properties.extend(entries.map(|(name, it)| (name.as_str(), *it)));
                    }
                    ObjectConstraint::PatternProperties(entries) => {
                        has_members = true;
                        group.patterns = entries;
                    }
                    ObjectConstraint::AdditionalProperties(schema) => {
                        has_members |= !self.admits_all(*schema);
                        group.additional = Some(*schema);
                    }
                    ObjectConstraint::Required(names) => {
                        found.required.extend(names.iter().map(String::as_str));
                    }
                    ObjectConstraint::PropertyNames(schema) => found.names.push(*schema),
                    ObjectConstraint::MaxProperties(limit) => {
                        let least = found.count.1.map_or(*limit, |other| other.min(*limit));
                        found.count.1 = Some(least);
                    }
                    ObjectConstraint::MinProperties(limit) => {
                        found.count.0 = found.count.0.max(*limit);
                    }
                    ObjectConstraint::DependentRequired(entries) => {
                        let entries = entries.iter();
                        let entries = entries.map(|(name, all)| (name.as_str(), all.as_slice()));
                        found.needs.extend(entries);
                    }
                    ObjectConstraint::DependentSchemas(_)
                    | ObjectConstraint::UnevaluatedProperties(_) => return None,
                }
            }
            if has_members {
                found.groups.push(group);
            }
        }
        Some(found)
    }

    /// What a schema says of arrays; `None` if not all of it is for one pass.
    pub(super) fn arrays(&self, schema: SchemaId) -> Option<Arrays<'m>> {
        let mut found = Arrays::default();
        let mut schemas = Vec::new();
        self.gather(schema, Kind::Array, &mut HashSet::new(), &mut schemas)?;
        let all = schemas.iter().flat_map(|schema| &self.model.schemas[*schema].constraints);
        for constraint in all {
            let Meaning::Array(array) = &constraint.meaning else { continue };
            match array {
                ArrayConstraint::PrefixItems(schemas) if found.leading.is_none() => {
                    found.leading = Some(schemas);
                }
                ArrayConstraint::Items { from, schema } if found.items.is_none() => {
                    found.items = Some((*from, *schema));
                }
                ArrayConstraint::MaxItems(limit) => {
                    let least = found.length.1.map_or(*limit, |other| other.min(*limit));
                    found.length.1 = Some(least);
                }
                ArrayConstraint::MinItems(limit) => {
                    found.length.0 = found.length.0.max(*limit);
                }
                ArrayConstraint::UniqueItems => found.unique = true,
                ArrayConstraint::PrefixItems(_)
                | ArrayConstraint::Items { .. }
                | ArrayConstraint::Contains { .. }
                | ArrayConstraint::UnevaluatedItems(_) => return None,
            }
        }
        Some(found)
    }

    /// The schemas that a value of this kind has to meet besides what their combination says.
    fn gather(
        &self,
        schema: SchemaId,
        kind: Kind,
        seen: &mut HashSet<SchemaId>,
        found: &mut Vec<SchemaId>,
    ) -> Option<()> {
        if !seen.insert(schema) {
            return Some(());
        }
        found.push(schema);
        for constraint in &self.model.schemas[schema].constraints {
            match &constraint.meaning {
                Meaning::Type(kinds) if !kinds.has(kind) => return None,
                Meaning::Type(_)
                | Meaning::Number(_)
                | Meaning::String(_)
                | Meaning::Array(_)
                | Meaning::Object(_) => {}
                Meaning::Logic(Logic::AllOf(all)) => {
                    for schema in all {
                        self.gather(*schema, kind, seen, found)?;
                    }
                }
                Meaning::Reference(target) => self.gather(*target, kind, seen, found)?,
                // Of objects they may say which properties are there.
                Meaning::Logic(
                    Logic::AnyOf(_) | Logic::OneOf(_) | Logic::Not(_) | Logic::If { .. },
                ) if kind == Kind::Object => {}
                Meaning::Never
                | Meaning::Enum(_)
                | Meaning::Const(_)
                | Meaning::Logic(
                    Logic::AnyOf(_) | Logic::OneOf(_) | Logic::Not(_) | Logic::If { .. },
                ) => return None,
            }
        }
        Some(())
    }
}
