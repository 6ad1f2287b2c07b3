//! Anchors: values that aliases repeat.

use std::collections::HashMap;

use super::Fault;
use crate::source::document::{Node, Origin, Values};
use crate::source::{MAX_NESTING, NodeId};

/// How many values all aliases of a document may stand for together.
const MOST_COPIES: usize = 100_000;

/// What an anchor marks.
#[derive(Clone, Debug)]
pub(super) enum Anchored {
    /// A collection that is not complete.
    Open,
    /// A value: it and all that it holds stand from here to before this index.
    Value(NodeId, usize),
    /// A key, with whether it is plain.
    Key(String, bool),
}

/// The anchors of a document.
#[derive(Debug, Default)]
pub(super) struct Anchors {
    marked: HashMap<usize, Anchored>,
    copies: usize,
}

impl Anchors {
    /// Notes what an anchor marks. 0 is no anchor.
    pub fn mark(&mut self, anchor: usize, what: Anchored) {
        if anchor > 0 {
            self.marked.insert(anchor, what);
        }
    }

    /// What an anchor marks.
    pub fn get(&self, anchor: usize) -> Option<&Anchored> {
        self.marked.get(&anchor)
    }

    /// Appends a copy of what the value `first` holds, for the value `target`, and returns what that
    /// value is itself. The values inside keep the places that they have below the anchor.
    pub fn copy(
        &mut self,
        values: &mut Values,
        (first, end): (NodeId, usize),
        target: NodeId,
        nesting: usize,
        at: usize,
    ) -> Result<Node, Fault> {
        let range = first.index()..end;
        self.copies += range.len();
        if self.copies > MOST_COPIES {
            let sentence =
                format!("the aliases of this file repeat more than {MOST_COPIES} values");
            return Err(Fault::new(at, sentence).help("share schemas with `$ref` instead"));
        }
        if nesting + depth(&values.nodes[range.clone()], first) > MAX_NESTING {
            return Err(Fault::too_deep(at));
        }
        let moved = |node: NodeId| NodeId(node.0 - first.0 + target.0);
        let copied = |node: &Node| match node {
            Node::Array(items) => Node::Array(items.iter().map(|item| moved(*item)).collect()),
            Node::Object(properties) => {
                let moved = properties.iter().map(|(key, value)| (key.clone(), moved(*value)));
                Node::Object(moved.collect())
            }
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => node.clone(),
        };
        for index in range.skip(1) {
            let node = copied(&values.nodes[index]);
            let Origin { offset, parent } = values.origins[index];
            values.nodes.push(node);
            values.origins.push(Origin { offset, parent: moved(parent) });
        }
        Ok(copied(&values.nodes[first.index()]))
    }
}

/// How deep the collections nest in the value that consists of these nodes.
fn depth(nodes: &[Node], first: NodeId) -> usize {
    let mut depths = vec![0; nodes.len()];
    let mut deepest = 0;
    for (at, node) in nodes.iter().enumerate() {
        let inside = depths[at] + 1;
        let mut below = |node: &NodeId| {
            if let Some(depth) = depths.get_mut(node.index() - first.index()) {
                *depth = inside;
            }
        };
        match node {
            Node::Array(items) => items.iter().for_each(&mut below),
            Node::Object(properties) => properties.values().for_each(&mut below),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) => continue,
        }
        deepest = deepest.max(inside);
    }
    deepest
}
