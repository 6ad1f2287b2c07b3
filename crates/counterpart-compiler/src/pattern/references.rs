//! Finds references to groups that do not mean the same to both engines.
//!
//! In ECMA-262, each round of a repetition clears what its groups captured; the engine of the Rust
//! half keeps it. References whose result depends on that are refused.

use std::collections::BTreeMap;

use super::syntax::Node;

/// Why a reference does not mean the same to both engines, if there is one.
pub fn check(node: &Node) -> Result<(), String> {
    let mut walk = Walk { scopes: Vec::new(), next: 0, groups: BTreeMap::new() };
    walk.node(node)
}

/// What a part stands in.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Scope {
    /// It may be left out: a branch, or a repetition of none.
    Branch(u32),
    /// It may come again; whether it may be empty.
    Loop(u32, bool),
    /// What is captured there is not seen from outside, or in another order.
    Closed(u32),
}

struct Walk {
    scopes: Vec<Scope>,
    next: u32,
    /// The groups that were closed, with what they stand in.
    groups: BTreeMap<u32, Vec<Scope>>,
}

impl Walk {
    fn inside(&mut self, scope: impl Fn(u32) -> Scope, node: &Node) -> Result<(), String> {
        self.next += 1;
        self.scopes.push(scope(self.next));
        let outcome = self.node(node);
        self.scopes.pop();
        outcome
    }

    fn node(&mut self, node: &Node) -> Result<(), String> {
        match node {
            Node::Sequence(parts) => parts.iter().try_for_each(|part| self.node(part)),
            Node::Choice(parts) => {
                parts.iter().try_for_each(|part| self.inside(Scope::Branch, part))
            }
            Node::Set(_) | Node::Assertion(_) => Ok(()),
            Node::Look { behind: false, negative: false, body } => self.node(body),
            Node::Look { body, .. } => self.inside(Scope::Closed, body),
            Node::Group { capture, body } => {
                self.node(body)?;
                if let Some(number) = capture {
                    self.groups.insert(*number, self.scopes.clone());
                }
                Ok(())
            }
            Node::Repeat { body, min, max, .. } => {
                let optional = *min == 0;
                if max.is_none_or(|max| max > 1) {
                    let empty = body.is_nullable();
                    self.inside(|id| Scope::Loop(id, empty), body)
                } else if optional {
                    self.inside(Scope::Branch, body)
                } else {
                    self.node(body)
                }
            }
            Node::Back(number) => self.reference(*number),
        }
    }

    fn reference(&self, number: u32) -> Result<(), String> {
        let Some(group) = self.groups.get(&number) else {
            return Err(format!("group {number} is referred to before it is closed"));
        };
        let shared = group.iter().zip(&self.scopes).take_while(|(one, other)| one == other).count();
        let (common, own) = group.split_at(shared);
        let repeats = |scope: &Scope| matches!(scope, Scope::Loop(..));
        let mut repeated = common.iter().any(repeats);
        for scope in own {
            match scope {
                Scope::Branch(_) if repeated => {
                    return Err(format!("group {number} is repeated and may be left out"));
                }
                Scope::Branch(_) => {}
                Scope::Loop(_, true) => {
                    return Err(format!("group {number} is repeated and may be empty"));
                }
                Scope::Loop(_, false) => repeated = true,
                Scope::Closed(_) => {
                    return Err(format!("group {number} is referred to from outside a lookaround"));
                }
            }
        }
        // Before a place, ECMA-262 matches from right to left.
        let closed = |scope: &Scope| matches!(scope, Scope::Closed(_));
        if self.scopes.iter().any(closed) {
            return Err(format!("group {number} is referred to inside a lookaround"));
        }
        Ok(())
    }
}
