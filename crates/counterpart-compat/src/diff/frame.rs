//! The way from the root to a position, and a condition at the position as a condition at the root.

use std::fmt::Write as _;

use counterpart_compiler::json::pointer;
use serde_json::Value;

use super::Diff;
use crate::term::{Atom, Keys, NodeId};
use crate::truth::Truth;

/// One step down.
#[derive(Clone, Debug)]
pub(super) enum Step {
    /// To the properties with a name in the set.
    Key(Keys),
    /// To the names of properties.
    Name,
    /// To the item at an index.
    Item(u64),
    /// To the items from an index on.
    ItemsFrom(u64),
    /// To one alternative of several: the value is refused by the others as well.
    Beside(Vec<NodeId>),
    /// To the values that meet a node.
    Given(NodeId),
}

/// What a witness is refused for.
pub(super) struct Located {
    /// The JSON Pointer of the refused value; of a refused property name, that of the object.
    pub(super) instance: String,
    /// The refused property name.
    pub(super) name: Option<String>,
}

/// The steps from the root.
#[derive(Clone, Debug, Default)]
pub(super) struct Frame(Vec<Step>);

impl Frame {
    /// One step further.
    pub(super) fn with(&self, step: Step) -> Self {
        let mut steps = self.0.clone();
        steps.push(step);
        Self(steps)
    }
}

impl Diff<'_> {
    /// The node that asks for nothing but that the position meets a node. Every value that meets the
    /// reader's schema meets it, if every value that meets the schema at the position meets `inner`.
    pub(super) fn wrapped(&mut self, frame: &Frame, inner: NodeId) -> NodeId {
        frame.0.iter().rev().fold(inner, |inner, step| self.wrapped_once(step, inner))
    }

    /// The same, one step up.
    pub(super) fn wrapped_once(&mut self, step: &Step, inner: NodeId) -> NodeId {
        let arena = &mut self.prover.arena;
        let atom = match step {
            Step::Key(keys) => Atom::All(keys.clone(), inner),
            Step::Name => Atom::Names(inner),
            Step::Item(index) => Atom::Item(*index, inner),
            Step::ItemsFrom(index) => Atom::ItemsFrom(*index, inner),
            Step::Beside(others) => Atom::AnyOf(any(others.iter().copied().chain([inner]))),
            Step::Given(node) => {
                let fails = arena.one(Atom::Not(*node));
                Atom::AnyOf(any([fails, inner].into_iter()))
            }
        };
        arena.one(atom)
    }

    /// The value in a witness that fails `inner`.
    pub(super) fn locate(&mut self, frame: &Frame, inner: NodeId, witness: &Value) -> Located {
        // What the value is to fail before each step, the innermost first.
        let mut fails = vec![inner];
        for step in frame.0.iter().rev() {
            let last = fails[fails.len() - 1];
            fails.push(self.wrapped_once(step, last));
        }
        let mut instance = String::new();
        let mut value = witness;
        for (step, below) in frame.0.iter().zip(fails.iter().rev().skip(1)) {
            match (step, value) {
                (Step::Key(keys), Value::Object(properties)) => {
                    let found = properties.iter().find(|(name, value)| {
                        self.prover.key_in(keys, name) == Truth::True
                            && self.prover.holds(*below, value) == Truth::False
                    });
                    let Some((name, inside)) = found else { break };
                    let _ = write!(instance, "/{}", pointer::step(name));
                    value = inside;
                }
                (Step::Item(from) | Step::ItemsFrom(from), Value::Array(items)) => {
                    let from = usize::try_from(*from).unwrap_or(usize::MAX);
                    let mut items = items.iter().enumerate().skip(from);
                    let found =
                        items.find(|(_, item)| self.prover.holds(*below, item) == Truth::False);
                    let Some((index, inside)) = found else { break };
                    let _ = write!(instance, "/{index}");
                    value = inside;
                }
                (Step::Name, Value::Object(properties)) => {
                    let refused = |name: &&String| {
                        let name = Value::String((*name).clone());
                        self.prover.holds(*below, &name) == Truth::False
                    };
                    let name = properties.keys().find(refused).cloned();
                    return Located { instance, name };
                }
                (Step::Beside(_) | Step::Given(_), _) => {}
                (Step::Key(_) | Step::Name | Step::Item(_) | Step::ItemsFrom(_), _) => break,
            }
        }
        Located { instance, name: None }
    }
}

/// A list as `anyOf` holds it.
pub(super) fn any(nodes: impl Iterator<Item = NodeId>) -> Vec<NodeId> {
    let mut nodes = crate::term::sorted(nodes);
    nodes.dedup();
    nodes
}
