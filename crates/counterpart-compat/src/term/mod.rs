//! Terms: the assertions of two schemas in one form, in which equality is a comparison of numbers.
//!
//! An atom is one condition. A node is a set of atoms that must all hold; `allOf` and references are
//! part of the node that they stand in. Some keywords depend on others in the source:
//! `additionalProperties` on `properties`, `unevaluatedProperties` on everything beside it. They become atoms
//! that do not depend on others. So the difference of two schemas is a difference of sets.
//!
//! | module | from | to |
//! |---|---|---|
//! | [`raw`] | both models | a graph of raw nodes; each atom has its place in the source |
//! | [`trivial`] | raw nodes | the same without atoms that refuse no value |
//! | [`refine`] | raw nodes | an [`arena`], in which nodes of the same structure are one node |

mod arena;
mod kinds;
mod lower;
mod raw;
mod refine;
pub(crate) mod trivial;
mod words;

pub(crate) use arena::{Arena, AtomId, NodeId};
pub(crate) use lower::lower;
pub(crate) use raw::{Origin, RawAtom, RawGraph, RawId};
pub(crate) use refine::refine;
pub(crate) use words::{Scalar, Text, Words};

use std::rc::Rc;

use counterpart_compiler::model::{Kind, Kinds, StringConstraint};

/// One condition on a value. `N` is how it names the nodes below it. A condition on values of one
/// kind holds for every value of another kind.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Atom<N> {
    /// The value is of one of these kinds.
    Kinds(Kinds),
    /// The value is one of these. Sorted; never empty.
    Values(Vec<Scalar>),
    /// A condition on numbers.
    Number(NumberTest),
    /// A condition on strings.
    String(Rc<StringConstraint>),
    /// Every property with a name in the set meets the node.
    All(Keys, N),
    /// The object has the property.
    Has(Text),
    /// The object has at least so many properties.
    MinProperties(u64),
    /// The object has at most so many properties.
    MaxProperties(u64),
    /// The names of the properties meet the node.
    Names(N),
    /// The item at this index, if it is there, meets the node.
    Item(u64, N),
    /// The items from this index on meet the node.
    ItemsFrom(u64, N),
    /// The array has at least so many items.
    MinItems(u64),
    /// The array has at most so many items.
    MaxItems(u64),
    /// No two items of the array are equal.
    Unique,
    /// At least so many items meet the node.
    ContainsMin(u64, N),
    /// At most so many items meet the node.
    ContainsMax(u64, N),
    /// The value meets one or more of the nodes. Sorted.
    AnyOf(Vec<N>),
    /// The value meets exactly one of the nodes. Sorted, with repetitions.
    OneOf(Vec<N>),
    /// The value does not meet the node.
    Not(N),
    /// A value that meets the first meets the second; any other meets the third.
    If(N, N, N),
    /// Something of which no more is known than its name: equal to itself alone.
    Gap(Text),
    /// What is left of `unevaluatedProperties` or `unevaluatedItems` where it cannot be said with
    /// the atoms above.
    Unevaluated(Box<Unevaluated<N>>),
}

/// A condition on numbers.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum NumberTest {
    /// At most this; below it when exclusive.
    Maximum(Scalar, bool),
    /// At least this; above it when exclusive.
    Minimum(Scalar, bool),
    /// An integer times this.
    MultipleOf(Scalar),
}

/// A set of property names.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) enum Keys {
    /// This name alone.
    Named(Text),
    /// The names that the regular expression matches.
    Matching(Text),
    /// Every name but these, and but those that one of the regular expressions matches.
    Other {
        /// Names that are left out. Sorted.
        names: Vec<Text>,
        /// Regular expressions whose names are left out. Sorted.
        patterns: Vec<Text>,
    },
}

/// What `unevaluated…` asserts: every property (or item) that no part looked at meets the node.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Unevaluated<N> {
    /// Whether it is about properties; else about items.
    pub(crate) properties: bool,
    /// What the others meet.
    pub(crate) schema: N,
    /// What is looked at by a value that meets the node. Sorted.
    pub(crate) parts: Vec<(N, Looked<N>)>,
}

/// What a part of a schema looks at.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Looked<N> {
    /// All properties or items.
    pub(crate) all: bool,
    /// Properties by name. Sorted.
    pub(crate) names: Vec<Text>,
    /// Properties whose name a regular expression matches. Sorted.
    pub(crate) patterns: Vec<Text>,
    /// So many first items.
    pub(crate) first: u64,
    /// Items that meet one of these. Sorted.
    pub(crate) items: Vec<N>,
}

impl<N> Default for Looked<N> {
    fn default() -> Self {
        let (names, patterns, items) = (Vec::new(), Vec::new(), Vec::new());
        Self { all: false, names, patterns, first: 0, items }
    }
}

impl<N> Atom<N> {
    /// The kinds that the condition is about; `None`: it speaks of every kind.
    pub(crate) fn about(&self) -> Option<Kinds> {
        match self {
            Self::Number(_) => Some(Kinds::NUMBER),
            Self::String(_) => Some(Kind::String.into()),
            Self::All(..)
            | Self::Has(_)
            | Self::MinProperties(_)
            | Self::MaxProperties(_)
            | Self::Names(_) => Some(Kind::Object.into()),
            Self::Item(..)
            | Self::ItemsFrom(..)
            | Self::MinItems(_)
            | Self::MaxItems(_)
            | Self::Unique
            | Self::ContainsMin(..)
            | Self::ContainsMax(..) => Some(Kind::Array.into()),
            Self::Unevaluated(rest) => {
                Some(if rest.properties { Kind::Object.into() } else { Kind::Array.into() })
            }
            Self::Kinds(_)
            | Self::Values(_)
            | Self::AnyOf(_)
            | Self::OneOf(_)
            | Self::Not(_)
            | Self::If(..)
            | Self::Gap(_) => None,
        }
    }

    /// The same condition with other names for its nodes. Lists are sorted again.
    pub(crate) fn map<M: Ord>(&self, mut to: impl FnMut(&N) -> M) -> Atom<M> {
        match self {
            Self::Kinds(kinds) => Atom::Kinds(*kinds),
            Self::Values(values) => Atom::Values(values.clone()),
            Self::Number(test) => Atom::Number(test.clone()),
            Self::String(constraint) => Atom::String(Rc::clone(constraint)),
            Self::All(keys, node) => Atom::All(keys.clone(), to(node)),
            Self::Has(name) => Atom::Has(*name),
            Self::MinProperties(limit) => Atom::MinProperties(*limit),
            Self::MaxProperties(limit) => Atom::MaxProperties(*limit),
            Self::Names(node) => Atom::Names(to(node)),
            Self::Item(index, node) => Atom::Item(*index, to(node)),
            Self::ItemsFrom(index, node) => Atom::ItemsFrom(*index, to(node)),
            Self::MinItems(limit) => Atom::MinItems(*limit),
            Self::MaxItems(limit) => Atom::MaxItems(*limit),
            Self::Unique => Atom::Unique,
            Self::ContainsMin(count, node) => Atom::ContainsMin(*count, to(node)),
            Self::ContainsMax(count, node) => Atom::ContainsMax(*count, to(node)),
            Self::AnyOf(nodes) => {
                let mut nodes = sorted(nodes.iter().map(to));
                nodes.dedup();
                Atom::AnyOf(nodes)
            }
            Self::OneOf(nodes) => Atom::OneOf(sorted(nodes.iter().map(to))),
            Self::Not(node) => Atom::Not(to(node)),
            Self::If(condition, then, otherwise) => {
                Atom::If(to(condition), to(then), to(otherwise))
            }
            Self::Gap(name) => Atom::Gap(*name),
            Self::Unevaluated(rest) => Atom::Unevaluated(Box::new(rest.map(to))),
        }
    }
}

impl<N> Unevaluated<N> {
    fn map<M: Ord>(&self, mut to: impl FnMut(&N) -> M) -> Unevaluated<M> {
        let schema = to(&self.schema);
        let parts = self.parts.iter().map(|(guard, looked)| {
            let Looked { all, names, patterns, first, items } = looked;
            let guard = to(guard);
            let items = sorted(items.iter().map(&mut to));
            let (names, patterns) = (names.clone(), patterns.clone());
            (guard, Looked { all: *all, names, patterns, first: *first, items })
        });
        Unevaluated { properties: self.properties, schema, parts: sorted(parts) }
    }
}

/// The items in order.
pub(crate) fn sorted<T: Ord>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut items: Vec<T> = items.collect();
    items.sort();
    items
}
