//! Facts: what a conjunction of schemas says about the type of its instances.

use std::collections::HashSet;

use indexmap::{IndexMap, IndexSet};
use serde_json::Number;

use super::conjunction::Choice;
use crate::json;
use crate::model::{Annotations, Format, Kind, Kinds, Literal, SchemaId, Width};

/// The alternatives of a choice.
#[derive(Clone, Debug)]
pub(super) struct Alternatives {
    pub choice: Choice,
    pub branches: Vec<SchemaId>,
    /// Whether at most one of them may hold.
    pub exclusive: bool,
}

/// A value of a finite list.
#[derive(Clone, Debug)]
pub(super) struct Listed {
    pub literal: Literal,
    /// The annotations of the schema that admits this value alone.
    pub annotations: Annotations,
}

impl Listed {
    /// What it shares with every other that has the same value, and with no other.
    pub(super) fn identity(&self) -> String {
        json::identity(&self.literal.value)
    }
}

/// What is said of an object's properties beside what its type follows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Elsewhere {
    /// Nothing, except for properties that are named.
    Silent,
    /// Branches beside the decided ones may hold as well, and declare what these do not.
    Branches,
    /// Where some condition holds, properties are declared without a name.
    Conditions,
}

/// Whether the properties that nothing names matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Unnamed {
    /// A value is admitted without them as well.
    Free,
    /// They count: a value without them might not be admitted.
    Counted,
}

/// What a conjunction says. An empty one says nothing and admits everything.
#[derive(Clone, Debug)]
pub(super) struct Facts {
    pub kinds: Kinds,
    pub values: Option<Vec<Listed>>,
    pub annotations: Annotations,
    /// Declared properties, each with the schemas its value meets.
    pub properties: IndexMap<String, Vec<SchemaId>>,
    /// Properties that are named where some condition holds, each with the schemas that are declared
    /// for it there.
    pub conditional: IndexMap<String, Vec<SchemaId>>,
    /// Whether something beside says what the other properties hold.
    pub elsewhere: Elsewhere,
    /// Whether a value without the properties that nothing names might not be admitted.
    pub unnamed: Unnamed,
    pub required: IndexSet<String>,
    pub min_properties: u64,
    pub patterns: Vec<(String, SchemaId)>,
    /// What the values of all properties meet, under whatever name. Empty once all is gathered.
    pub everywhere: Vec<SchemaId>,
    /// What each object schema says of the properties it does not declare.
    pub others: Vec<SchemaId>,
    pub unevaluated_properties: Vec<SchemaId>,
    pub property_names: Vec<SchemaId>,
    /// For each array schema: the leading items, where the rest begins, and its schema.
    pub prefixes: Vec<Vec<SchemaId>>,
    pub items: Vec<(usize, SchemaId)>,
    pub min_items: u64,
    pub max_items: Option<u64>,
    /// The greatest lower bound, inclusive or not.
    pub minimum: Option<Number>,
    /// The least upper bound, inclusive or not.
    pub maximum: Option<Number>,
    pub format: Option<Format>,
    pub width: Option<Width>,
    pub format_asserted: bool,
    pub secret: bool,
    pub bounded_text: bool,
    pub alternatives: Vec<Alternatives>,
}

impl Facts {
    /// The facts of a conjunction that says nothing.
    pub(super) fn nothing() -> Self {
        Self {
            kinds: Kinds::ALL,
            values: None,
            annotations: Annotations::default(),
            properties: IndexMap::new(),
            conditional: IndexMap::new(),
            elsewhere: Elsewhere::Silent,
            unnamed: Unnamed::Free,
            required: IndexSet::new(),
            min_properties: 0,
            patterns: Vec::new(),
            everywhere: Vec::new(),
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
            width: None,
            format_asserted: false,
            secret: false,
            bounded_text: false,
            alternatives: Vec::new(),
        }
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

    /// Whether it only says, alternatives aside, that it is an object and which properties are
    /// required.
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

    /// Keeps the values that are among these as well.
    pub(super) fn narrow_values(&mut self, values: Vec<Listed>) {
        self.values = Some(match self.values.take() {
            None => values,
            Some(mut before) => {
                let values: HashSet<String> = values.iter().map(Listed::identity).collect();
                before.retain(|one| values.contains(&one.identity()));
                before
            }
        });
    }

    /// Takes what is said of all properties as what is said of the undeclared ones. Where patterns
    /// say more of some, the type holds what all have in common.
    pub(super) fn settle_everywhere(&mut self) {
        if self.everywhere.is_empty() {
            return;
        }
        if !self.patterns.is_empty() {
            self.patterns.clear();
            self.others.clear();
        }
        self.others.append(&mut self.everywhere);
    }

    /// Removes repeated values and those of other kinds; the others decide the kinds.
    pub(super) fn settle_values(&mut self) {
        let kinds = self.kinds;
        if let Some(values) = &mut self.values {
            let mut known = HashSet::new();
            let mut unique: Vec<Listed> = Vec::new();
            for listed in values.drain(..) {
                if kinds.has(Kind::of(&listed.literal.value)) && known.insert(listed.identity()) {
                    unique.push(listed);
                }
            }
            self.kinds = unique.iter().map(|listed| Kind::of(&listed.literal.value)).collect();
            *values = unique;
        }
    }
}
