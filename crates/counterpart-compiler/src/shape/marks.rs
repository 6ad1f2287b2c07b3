//! What marks the branches of a union, and how many branches have the same mark.

use std::collections::{BTreeMap, HashMap};

use super::facts::Facts;
use crate::model::{Kind, Kinds, SchemaId};

/// The name of a branch.
#[derive(Clone, Debug)]
pub(super) struct BranchName {
    /// The branch.
    pub branch: SchemaId,
    /// The name that it should have.
    pub wanted: String,
    /// The name that it has. Another where a branch before it wants the same name.
    pub name: String,
}

/// What marks a branch that has no name.
pub(super) struct Marks {
    pub facts: Facts,
    pub kinds: Kinds,
    /// The only value of each property that is required and has one, as a word.
    pub words: BTreeMap<String, String>,
}

/// How many branches have a mark.
#[derive(Default)]
pub(super) struct Counts<'m> {
    kinds: HashMap<Kinds, usize>,
    /// The branches that admit objects; what follows counts these alone.
    objects: usize,
    required: HashMap<&'m str, usize>,
    declared: HashMap<&'m str, usize>,
    /// By property: in how many branches it has one value.
    valued: HashMap<&'m str, usize>,
    words: HashMap<(&'m str, &'m str), usize>,
}

impl<'m> Counts<'m> {
    /// Counts the marks of all branches of a union.
    pub(super) fn of(all: &'m [Marks]) -> Self {
        let mut counts = Self::default();
        for marks in all {
            *counts.kinds.entry(marks.kinds).or_default() += 1;
            if !marks.kinds.has(Kind::Object) {
                continue;
            }
            counts.objects += 1;
            for key in &marks.facts.required {
                *counts.required.entry(key).or_default() += 1;
            }
            for key in marks.facts.properties.keys() {
                *counts.declared.entry(key).or_default() += 1;
            }
            for (key, word) in &marks.words {
                *counts.valued.entry(key).or_default() += 1;
                *counts.words.entry((key, word)).or_default() += 1;
            }
        }
        counts
    }

    /// Whether more than one branch admits these kinds.
    pub(super) fn has_alike(&self, kinds: Kinds) -> bool {
        self.kinds.get(&kinds).is_some_and(|count| *count > 1)
    }

    /// The value of the property that marks a branch of objects: one that tells it from the others,
    /// best one that most others have.
    pub(super) fn mark_by_value(&self, own: &Marks) -> Option<String> {
        let marks = own.words.iter().map(|(key, word)| {
            let same = self.words.get(&(key.as_str(), word.as_str())).is_some_and(|n| *n > 1);
            let lacking = self.objects - self.valued.get(key.as_str()).copied().unwrap_or_default();
            ((same, lacking, key), word)
        });
        marks.min().map(|(_, word)| word.clone())
    }

    /// A property that no other branch of objects requires, else one that no other declares. Of
    /// several, the first in the order of the alphabet: the order of the document may change.
    pub(super) fn mark_by_name<'o>(&self, own: &'o Marks) -> Option<&'o String> {
        if self.objects < 2 {
            return None;
        }
        let only = |counts: &HashMap<&str, usize>, key: &str| counts.get(key) == Some(&1);
        let required = own.facts.required.iter().filter(|key| only(&self.required, key)).min();
        let declared = || own.facts.properties.keys().filter(|key| only(&self.declared, key)).min();
        required.or_else(declared)
    }
}
