//! What a conjunction of schemas says about the type of its instances, gathered through `allOf`
//! and references.

use std::collections::{BTreeSet, HashSet};

use indexmap::{IndexMap, IndexSet};
use serde_json::{Number, Value};

use super::declared::Declared;
use crate::json;
use crate::model::{Annotations, Format, Kind, Kinds, Rule, SchemaId, Schemas};

/// An `anyOf` or `oneOf`: the schema it stands in, and its position among the assertions.
pub(super) type Choice = (SchemaId, usize);

/// What a type is made from: schemas that all hold.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(super) struct Conjunction {
    pub schemas: BTreeSet<SchemaId>,
    /// The kinds of value it is about; values of another kind have a type of their own.
    pub kinds: Kinds,
    /// The choices among the schemas that are decided: the branch is one of the schemas.
    pub decided: BTreeSet<Choice>,
    /// The choices that the type does not follow: what any branch declares may be there.
    pub skipped: BTreeSet<Choice>,
}

impl Conjunction {
    pub(super) fn of(schemas: impl IntoIterator<Item = SchemaId>) -> Self {
        Self {
            schemas: schemas.into_iter().collect(),
            kinds: Kinds::ALL,
            decided: BTreeSet::new(),
            skipped: BTreeSet::new(),
        }
    }

    /// This, about `kinds` alone.
    pub(super) fn about(&self, kinds: Kinds) -> Self {
        Self { kinds: self.kinds.and(kinds), ..self.clone() }
    }

    /// This without following the given choices.
    pub(super) fn skipping(&self, choices: impl IntoIterator<Item = Choice>) -> Self {
        let mut conjunction = self.clone();
        conjunction.skipped.extend(choices);
        conjunction
    }

    /// This and `branch`, which decides `choice`.
    pub(super) fn deciding(&self, choice: Choice, branch: SchemaId) -> Self {
        let mut conjunction = self.clone();
        conjunction.schemas.insert(branch);
        conjunction.decided.insert(choice);
        conjunction
    }

    /// The schema it consists of, where that is all it is.
    pub(super) fn plain(&self) -> Option<SchemaId> {
        let alone = self.kinds == Kinds::ALL && self.decided.is_empty() && self.skipped.is_empty();
        match (alone, self.schemas.first(), self.schemas.len()) {
            (true, Some(schema), 1) => Some(*schema),
            _ => None,
        }
    }
}

/// The alternatives of a choice.
#[derive(Clone, Debug)]
pub(super) struct Alternatives {
    pub choice: Choice,
    pub branches: Vec<SchemaId>,
    /// Whether at most one of them may hold.
    pub exclusive: bool,
}

/// What is said of an object's properties beside what its type follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// Nothing, but for names that are known.
    Silent,
    /// Branches beside the decided ones may hold as well, and declare what these do not.
    Branches,
    /// Where some condition holds, properties are declared without a name.
    Conditions,
}

/// What a conjunction says. An empty one says nothing and admits everything.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub kinds: Kinds,
    pub values: Option<Vec<(Value, Annotations)>>,
    pub annotations: Annotations,
    /// Declared properties, each with the schemas its value meets.
    pub properties: IndexMap<String, Vec<SchemaId>>,
    /// Properties that are declared where some condition holds.
    pub conditional: IndexSet<String>,
    /// Whether something beside says what the other properties hold.
    pub elsewhere: Elsewhere,
    pub required: IndexSet<String>,
    pub patterns: Vec<(String, SchemaId)>,
    /// What each object schema says of the properties it does not declare.
    pub others: Vec<SchemaId>,
    pub unevaluated_properties: Vec<SchemaId>,
    pub property_names: Vec<SchemaId>,
    /// For each array schema: the leading items, where the rest begins, and its schema.
    pub prefixes: Vec<Vec<SchemaId>>,
    pub items: Vec<(usize, SchemaId)>,
    pub min_items: u64,
    pub max_items: Option<u64>,
    pub minimum: Option<f64>,
    pub maximum: Option<f64>,
    pub format: Option<Format>,
    pub format_asserted: bool,
    pub secret: bool,
    pub bounded_text: bool,
    pub alternatives: Vec<Alternatives>,
}

impl Facts {
    fn nothing() -> Self {
        Self {
            kinds: Kinds::ALL,
            values: None,
            annotations: Annotations::default(),
            properties: IndexMap::new(),
            conditional: IndexSet::new(),
            elsewhere: Elsewhere::Silent,
            required: IndexSet::new(),
            patterns: Vec::new(),
            others: Vec::new(),
            unevaluated_properties: Vec::new(),
            property_names: Vec::new(),
            prefixes: Vec::new(),
            items: Vec::new(),
            min_items: 0,
            max_items: None,
            minimum: None,
            maximum: None,
            format: None,
            format_asserted: false,
            secret: false,
            bounded_text: false,
            alternatives: Vec::new(),
        }
    }

    /// Gathers what `conjunction` says.
    pub(super) fn gather(schemas: &Schemas, conjunction: &Conjunction) -> Self {
        let mut gatherer =
            Gatherer { schemas, conjunction, seen: HashSet::new(), facts: Self::nothing() };
        for schema in &conjunction.schemas {
            gatherer.schema(*schema);
        }
        gatherer.conditional();
        gatherer.facts.kinds = gatherer.facts.kinds.and(conjunction.kinds);
        gatherer.facts.settle_values();
        gatherer.facts
    }

    /// Whether it says what an object holds.
    pub(super) fn describes_objects(&self) -> bool {
        !(self.properties.is_empty()
            && self.conditional.is_empty()
            && self.required.is_empty()
            && self.patterns.is_empty()
            && self.others.is_empty()
            && self.unevaluated_properties.is_empty()
            && self.property_names.is_empty())
    }

    /// Whether it says what an array holds.
    pub(super) fn describes_arrays(&self) -> bool {
        !(self.prefixes.is_empty() && self.items.is_empty())
    }

    /// Whether it says nothing about the type but its kinds, alternatives aside.
    pub(super) fn only_kinds(&self) -> bool {
        self.values.is_none() && !self.describes_objects() && !self.describes_arrays()
    }

    /// Whether it says, alternatives aside, no more than that it is an object and which
    /// properties must be there.
    pub(super) fn only_requires(&self) -> bool {
        self.kinds.has(Kind::Object)
            && self.values.is_none()
            && self.properties.is_empty()
            && self.conditional.is_empty()
            && self.patterns.is_empty()
            && self.others.is_empty()
            && self.unevaluated_properties.is_empty()
            && self.property_names.is_empty()
            && !self.describes_arrays()
            && self.alternatives.is_empty()
    }

    fn narrow_values(&mut self, values: Vec<(Value, Annotations)>) {
        self.values = Some(match self.values.take() {
            None => values,
            Some(before) => {
                let both = before
                    .into_iter()
                    .filter(|(value, _)| values.iter().any(|(other, _)| json::equal(value, other)));
                both.collect()
            }
        });
    }

    fn settle_values(&mut self) {
        let kinds = self.kinds;
        if let Some(values) = &mut self.values {
            let mut unique: Vec<(Value, Annotations)> = Vec::new();
            for (value, annotations) in values.drain(..) {
                let known = unique.iter().any(|(other, _)| json::equal(&value, other));
                if kinds.has(Kind::of(&value)) && !known {
                    unique.push((value, annotations));
                }
            }
            self.kinds = unique.iter().map(|(value, _)| Kind::of(value)).collect();
            *values = unique;
        }
    }
}

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
        for (position, assertion) in schema.assertions.iter().enumerate() {
            self.rule(&assertion.rule, &schema.annotations, (id, position));
        }
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
        if to.extension == crate::model::Extension::default() {
            to.extension = from.extension.clone();
        }
        self.facts.secret |= from.extension.secret;
        self.facts.format = self.facts.format.or(from.format);
    }

    fn rule(&mut self, rule: &Rule, annotations: &Annotations, at: Choice) {
        let facts = &mut self.facts;
        match rule {
            Rule::Never => facts.kinds = Kinds::NONE,
            Rule::Type(kinds) => facts.kinds = facts.kinds.and(*kinds),
            Rule::Enum(values) => {
                let plain = Annotations::default();
                facts.narrow_values(values.iter().map(|v| (v.clone(), plain.clone())).collect());
            }
            Rule::Const(value) => facts.narrow_values(vec![(value.clone(), annotations.clone())]),
            Rule::Maximum { limit, .. } => facts.maximum = lesser(facts.maximum, limit),
            Rule::Minimum { limit, .. } => facts.minimum = greater(facts.minimum, limit),
            Rule::MaxLength(_)
            | Rule::MinLength(_)
            | Rule::Pattern(_)
            | Rule::ContentEncoding(_)
            | Rule::ContentMediaType { .. } => facts.bounded_text = true,
            Rule::Format(format) => {
                facts.format = Some(*format);
                facts.format_asserted = true;
            }
            Rule::PrefixItems(items) => facts.prefixes.push(items.clone()),
            Rule::Items { from, schema } => facts.items.push((*from, *schema)),
            Rule::MinItems(count) => facts.min_items = facts.min_items.max(*count),
            Rule::MaxItems(count) => {
                facts.max_items = Some(facts.max_items.map_or(*count, |max| max.min(*count)));
            }
            Rule::MultipleOf(_)
            | Rule::Contains { .. }
            | Rule::UniqueItems
            | Rule::UnevaluatedItems(_)
            | Rule::MaxProperties(_)
            | Rule::MinProperties(_)
            | Rule::DependentRequired(_)
            | Rule::DependentSchemas(_)
            | Rule::If { .. }
            | Rule::Not(_) => {}
            Rule::Properties(properties) => {
                for (key, schema) in properties {
                    facts.properties.entry(key.clone()).or_default().push(*schema);
                }
            }
            Rule::PatternProperties(patterns) => facts.patterns.extend(patterns.iter().cloned()),
            Rule::AdditionalProperties(schema) => facts.others.push(*schema),
            Rule::UnevaluatedProperties(schema) => facts.unevaluated_properties.push(*schema),
            Rule::PropertyNames(schema) => facts.property_names.push(*schema),
            Rule::Required(names) => facts.required.extend(names.iter().cloned()),
            Rule::AllOf(parts) => {
                for part in parts {
                    self.schema(*part);
                }
            }
            Rule::AnyOf(branches) => self.alternatives(at, branches, false),
            Rule::OneOf(branches) => self.alternatives(at, branches, true),
            Rule::Reference(target) => self.schema(*target),
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
            for (position, assertion) in self.schemas[id].assertions.iter().enumerate() {
                match &assertion.rule {
                    Rule::AnyOf(branches) | Rule::OneOf(branches)
                        if self.conjunction.skipped.contains(&(id, position)) =>
                    {
                        found.collect_all(branches.iter().copied());
                    }
                    Rule::If { condition, then, otherwise } => {
                        let parts = [Some(*condition), *then, *otherwise];
                        found.collect_all(parts.into_iter().flatten());
                    }
                    Rule::DependentSchemas(schemas) => {
                        found.collect_all(schemas.iter().map(|(_, schema)| *schema));
                    }
                    _ => {}
                }
            }
        }
        let is_shared = |(schema, position): &Choice| {
            let assertion = self.schemas[*schema].assertions.get(*position);
            assertion.is_some_and(|assertion| matches!(assertion.rule, Rule::AnyOf(_)))
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
            found.keys.into_iter().filter(|key| !properties.contains_key(key)).collect();
    }
}

fn lesser(known: Option<f64>, limit: &Number) -> Option<f64> {
    let limit = limit.as_f64()?;
    Some(known.map_or(limit, |known| known.min(limit)))
}

fn greater(known: Option<f64>, limit: &Number) -> Option<f64> {
    let limit = limit.as_f64()?;
    Some(known.map_or(limit, |known| known.max(limit)))
}
