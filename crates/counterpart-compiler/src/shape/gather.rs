//! Gathers the facts of a conjunction through `allOf` and references.

use std::collections::HashSet;

use super::conjunction::{Choice, Conjunction};
use super::declared::{Declared, Wanted};
use super::facts::{Alternatives, Elsewhere, Facts, Listed, Unnamed};
use super::trivial;
use crate::model::{
    Annotations, Extension, Kinds, Logic, Meaning, ObjectConstraint, SchemaId, Schemas,
};

impl Facts {
    /// Gathers what `conjunction` says.
    pub(super) fn gather(schemas: &Schemas, conjunction: &Conjunction) -> Self {
        let mut gatherer =
            Gatherer { schemas, conjunction, seen: HashSet::new(), facts: Self::nothing() };
        for schema in &conjunction.schemas {
            gatherer.schema(*schema);
        }
        gatherer.facts.settle_everywhere();
        gatherer.conditional();
        gatherer.facts.kinds = gatherer.facts.kinds.and(conjunction.kinds);
        gatherer.facts.settle_values();
        gatherer.facts
    }
}

/// A gathering in progress.
struct Gatherer<'s> {
    schemas: &'s Schemas,
    conjunction: &'s Conjunction,
    seen: HashSet<SchemaId>,
    facts: Facts,
}

impl Gatherer<'_> {
    fn schema(&mut self, id: SchemaId) {
        if !self.seen.insert(id) {
            return;
        }
        let schema = &self.schemas[id];
        self.annotate(&schema.annotations);
        let everywhere = self.everywhere(id);
        for (position, constraint) in schema.constraints.iter().enumerate() {
            let about_others = matches!(
                &constraint.meaning,
                Meaning::Object(ObjectConstraint::AdditionalProperties(_))
            );
            // Where a pattern matches every name, these are about no name at all.
            if !(everywhere && about_others) {
                self.meaning(&constraint.meaning, &schema.annotations, (id, position));
            }
        }
    }

    /// Whether one of the schema's patterns matches every name.
    fn everywhere(&self, id: SchemaId) -> bool {
        self.schemas[id].constraints.iter().any(|constraint| match &constraint.meaning {
            Meaning::Object(ObjectConstraint::PatternProperties(patterns)) => {
                patterns.iter().any(|(pattern, _)| trivial::matches_every_name(pattern))
            }
            Meaning::Object(_)
            | Meaning::Never
            | Meaning::Type(_)
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Array(_)
            | Meaning::Logic(_)
            | Meaning::Reference(_) => false,
        })
    }

    fn annotate(&mut self, from: &Annotations) {
        let to = &mut self.facts.annotations;
        to.title = to.title.take().or_else(|| from.title.clone());
        to.description = to.description.take().or_else(|| from.description.clone());
        to.default = to.default.take().or_else(|| from.default.clone());
        if to.examples.is_empty() {
            to.examples.clone_from(&from.examples);
        }
        to.deprecated |= from.deprecated;
        to.read_only |= from.read_only;
        to.write_only |= from.write_only;
        to.format = to.format.or(from.format);
        to.width = to.width.or(from.width);
        if to.extension == Extension::default() {
            to.extension = from.extension.clone();
        }
        self.facts.secret |= from.extension.secret;
        self.facts.format = self.facts.format.or(from.format);
        self.facts.width = self.facts.width.or(from.width);
    }

    fn meaning(&mut self, meaning: &Meaning, annotations: &Annotations, at: Choice) {
        let facts = &mut self.facts;
        match meaning {
            Meaning::Never => facts.kinds = Kinds::NONE,
            Meaning::Type(kinds) => facts.kinds = facts.kinds.and(*kinds),
            Meaning::Enum(literals) => {
                // What is said beside a list of one value is said of that value.
                let single = (literals.len() == 1).then_some(annotations);
                let values = literals.iter().enumerate().map(|(at, literal)| {
                    let mut said = single.cloned().unwrap_or_default();
                    let own = annotations.of_values.get(at).filter(|text| !text.is_empty());
                    said.description = own.cloned().or(said.description);
                    Listed { literal: literal.clone(), annotations: said }
                });
                facts.narrow_values(values.collect());
            }
            Meaning::Const(literal) => {
                let (literal, annotations) = (literal.clone(), annotations.clone());
                facts.narrow_values(vec![Listed { literal, annotations }]);
            }
            Meaning::Number(number) => facts.number(number),
            Meaning::String(string) => facts.string(string),
            Meaning::Array(array) => facts.array(array),
            Meaning::Object(object) => facts.object(object),
            Meaning::Logic(logic) => self.logic(logic, at),
            Meaning::Reference(target) => self.schema(*target),
        }
    }

    fn logic(&mut self, logic: &Logic, at: Choice) {
        match logic {
            Logic::AllOf(parts) => {
                for part in parts {
                    self.schema(*part);
                }
            }
            Logic::AnyOf(branches) => self.alternatives(at, branches, false),
            Logic::OneOf(branches) => self.alternatives(at, branches, true),
            Logic::Not(inner) => {
                self.facts.kinds =
                    self.facts.kinds.and(trivial::kinds_beside(self.schemas, *inner));
            }
            // What it declares is collected by `conditional`.
            Logic::If { .. } => {}
        }
    }

    fn alternatives(&mut self, choice: Choice, branches: &[SchemaId], exclusive: bool) {
        let Conjunction { decided, skipped, .. } = self.conjunction;
        if !decided.contains(&choice) && !skipped.contains(&choice) {
            let branches = branches.to_vec();
            self.facts.alternatives.push(Alternatives { choice, branches, exclusive });
        }
    }

    /// Collects the names that are declared where some condition holds: a type must hold them.
    fn conditional(&mut self) {
        let mut found = Declared::new(self.schemas);
        let mut certain: Vec<SchemaId> = self.seen.iter().copied().collect();
        certain.sort_unstable();
        for id in certain {
            for (position, constraint) in self.schemas[id].constraints.iter().enumerate() {
                if self.holds_on_condition(&constraint.meaning, (id, position)) {
                    found.collect_applied(&constraint.meaning, Wanted::Met);
                }
                if let Meaning::Object(object @ ObjectConstraint::DependentRequired(_)) =
                    &constraint.meaning
                {
                    found.met(object);
                }
            }
        }
        self.facts.unnamed = if found.keeps { Unnamed::Counted } else { Unnamed::Free };
        let is_shared = |(schema, position): &Choice| {
            let constraint = self.schemas[*schema].constraints.get(*position);
            constraint.is_some_and(|one| matches!(one.meaning, Meaning::Logic(Logic::AnyOf(_))))
        };
        self.facts.elsewhere = if found.others {
            Elsewhere::Conditions
        } else if self.conjunction.decided.iter().any(is_shared) {
            Elsewhere::Branches
        } else {
            Elsewhere::Silent
        };
        let properties = &self.facts.properties;
        self.facts.conditional =
            found.keys().into_iter().filter(|(key, _)| !properties.contains_key(key)).collect();
    }

    /// Whether what a constraint applies to the value itself holds of some values only.
    fn holds_on_condition(&self, meaning: &Meaning, at: Choice) -> bool {
        match meaning {
            Meaning::Logic(logic) => match logic {
                Logic::AnyOf(_) | Logic::OneOf(_) => self.conjunction.skipped.contains(&at),
                Logic::If { .. } | Logic::Not(_) => true,
                Logic::AllOf(_) => false,
            },
            Meaning::Object(object) => !object.in_place().is_empty(),
            Meaning::Never
            | Meaning::Type(_)
            | Meaning::Enum(_)
            | Meaning::Const(_)
            | Meaning::Number(_)
            | Meaning::String(_)
            | Meaning::Array(_)
            | Meaning::Reference(_) => false,
        }
    }
}
