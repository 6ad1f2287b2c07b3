//! What is known of a union (`anyOf`, `oneOf`) before any value: the property that chooses its branch,
//! and how a branch is called and compared with others when none is met. The rules are those of
//! `docs/violations.md`; both targets read these facts and decide nothing of them themselves.

use std::sync::Arc;

use serde_json::Value;

use super::kinds::Kinds;

/// The facts of one `anyOf` or `oneOf`.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct UnionFacts {
    /// The branch whose violations are reported as those of `allOf` are, where all others admit
    /// exactly `null`. Also set for the only branch of a union with one branch.
    pub lone: Option<usize>,
    /// The property that chooses the branch of an object.
    pub discriminator: Option<Discriminator>,
    /// A fact sheet for each branch, in their order.
    pub branches: Vec<Branch>,
}

/// The property that chooses the branch of an object. Every branch that admits objects requires
/// it and lists its values; no two branches list an equal one.
#[derive(Clone, Debug, PartialEq)]
pub struct Discriminator {
    /// The name of the property.
    pub property: String,
    /// For each branch of the union, in their order, the values that choose it: scalars. Empty for a
    /// branch that admits no object.
    pub values: Vec<Arc<Vec<Value>>>,
    /// Whether every branch admits nothing but objects.
    pub only_objects: bool,
}

impl Discriminator {
    /// All values that choose a branch, in the order of the branches.
    pub fn all_values(&self) -> impl Iterator<Item = &Value> {
        self.values.iter().flat_map(|values| values.iter())
    }
}

/// What is known of one branch.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Branch {
    /// How messages call it, written as it stands in them: the name of a definition, a title in
    /// quotes, or `number 2`.
    pub called: String,
    /// How far a value is from it.
    pub score: Score,
}

/// The assertions that say how far a value is from a branch: those of the branch, of the targets of
/// its references and of its `allOf`, taken together. The nearest branch has the smallest score.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Score {
    /// The scalar assertions about the value itself.
    pub own: Expected,
    /// The properties that an object must have, without repetition, in source order.
    pub required: Vec<String>,
    /// What is said of declared properties, in source order; without those of which nothing is
    /// said.
    pub properties: Vec<(String, Expected)>,
    /// The names that an object may have, where `additionalProperties` is `false`. `None` where it
    /// is not, or where `patternProperties` stand beside it.
    pub closed: Option<Vec<String>>,
}

/// The kinds and values that a schema expects.
#[derive(Clone, Debug, PartialEq)]
pub struct Expected {
    /// The kinds that every `type` names and that a listed value has; none where a schema is `false`.
    pub kinds: Kinds,
    /// The values that every `enum` and `const` lists, in the order of the first list.
    pub values: Option<Arc<Vec<Value>>>,
}

impl Default for Expected {
    fn default() -> Self {
        Self { kinds: Kinds::ALL, values: None }
    }
}

impl Expected {
    /// Whether it admits everything.
    #[must_use]
    pub fn is_anything(&self) -> bool {
        self.kinds == Kinds::ALL && self.values.is_none()
    }
}

/// When a schema is checked more than once on the same value, so that its verdict has to be remembered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recheck {
    /// Always: it is checked in two ways at one child or at one value, and so is what it leads to.
    Always,
    /// When violations are collected: a union decides by its branches before it enters one.
    Reporting,
}

/// What a failed assertion adds to the score of a branch.
pub mod weight {
    /// The `type` of the value is refused.
    pub const TYPE: u32 = 1000;
    /// The `const` or `enum` of the value is refused.
    pub const VALUE: u32 = 100;
    /// A required property is missing.
    pub const MISSING: u32 = 10;
    /// The `type` of a property is refused.
    pub const PROPERTY_TYPE: u32 = 10;
    /// The `const` or `enum` of a property is refused.
    pub const PROPERTY_VALUE: u32 = 50;
    /// An object has a property that `closed` does not name.
    pub const UNDECLARED: u32 = 5;
    /// At most this number of undeclared properties counts.
    pub const MOST_UNDECLARED: u32 = 16;
}
