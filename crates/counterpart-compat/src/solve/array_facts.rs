//! What is known of an array: of each item, of their number, and of how many meet a node.

use serde_json::Value;

use super::counts::Counts;
use super::state::State;
use crate::term::{Arena, Atom, NodeId};

/// What is known of an array.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// What the item at an index meets.
    pub(super) items: Vec<(u64, NodeId)>,
    /// What the items from an index on meet.
    pub(super) from: Vec<(u64, NodeId)>,
    /// What every item fails.
    pub(super) fails: Vec<NodeId>,
    /// What items fail if possible, because the number of those that meet it is limited.
    pub(super) avoids: Vec<NodeId>,
    pub(super) least: u64,
    pub(super) most: Option<u64>,
    pub(super) unique: bool,
    pub(super) repeats: bool,
    /// The item at an index is there and fails a node.
    pub(super) fixed: Vec<(u64, NodeId)>,
    pub(super) some: Vec<Group>,
    /// How many items meet each node.
    pub(super) counts: Counts,
}

/// Items that must be there: `count` of them from an index on, which meet a node or fail a node.
#[derive(Clone, Debug)]
pub(super) struct Group {
    pub(super) from: u64,
    pub(super) count: u64,
    /// What they meet.
    pub(super) meets: Option<NodeId>,
    /// What they fail.
    pub(super) fails: Option<NodeId>,
}

/// An item that is there.
#[derive(Clone, Debug, Default)]
pub(super) struct Slot {
    pub(super) meets: Vec<NodeId>,
    pub(super) fails: Vec<NodeId>,
    pub(super) value: Option<Value>,
    /// Whether it was changed because an item must meet or fail something.
    pub(super) taken: bool,
}

impl Facts {
    /// What a state says of an array; `None` where it contradicts itself.
    pub(super) fn of(arena: &Arena, state: &State) -> Option<Self> {
        let mut facts = Self::default();
        for (atom, holds) in &state.order {
            match (&arena[*atom], holds) {
                (Atom::Item(index, node), true) => facts.items.push((*index, *node)),
                (Atom::Item(index, node), false) => facts.fixed.push((*index, *node)),
                (Atom::ItemsFrom(index, node), true) => facts.from.push((*index, *node)),
                (Atom::ItemsFrom(index, node), false) => {
                    facts.counts.failing(1, *node);
                    facts.some.push(Group {
                        from: *index,
                        count: 1,
                        meets: None,
                        fails: Some(*node),
                    });
                }
                (Atom::MinItems(limit), true) => facts.least = facts.least.max(*limit),
                (Atom::MinItems(limit), false) => facts.at_most(limit.checked_sub(1)?),
                (Atom::MaxItems(limit), true) => facts.at_most(*limit),
                (Atom::MaxItems(limit), false) => {
                    facts.least = facts.least.max(limit.checked_add(1)?);
                }
                (Atom::Unique, true) => facts.unique = true,
                (Atom::Unique, false) => facts.repeats = true,
                (Atom::ContainsMin(count, node), true) => facts.contains(*count, *node),
                (Atom::ContainsMin(count, node), false) => {
                    facts.contains_at_most(count.checked_sub(1)?, *node);
                }
                (Atom::ContainsMax(count, node), true) => facts.contains_at_most(*count, *node),
                (Atom::ContainsMax(count, node), false) => {
                    facts.contains(count.checked_add(1)?, *node);
                }
                // What is said of values of other kinds, and of all, was followed before.
                (
                    Atom::Kinds(_)
                    | Atom::Values(_)
                    | Atom::Number(_)
                    | Atom::String(_)
                    | Atom::AnyOf(_)
                    | Atom::OneOf(_)
                    | Atom::Not(_)
                    | Atom::If(..)
                    | Atom::Gap(_)
                    | Atom::Unevaluated(_)
                    | Atom::All(..)
                    | Atom::Has(_)
                    | Atom::MinProperties(_)
                    | Atom::MaxProperties(_)
                    | Atom::Names(_),
                    _,
                ) => {}
            }
        }
        let impossible = facts.most.is_some_and(|most| most < facts.least)
            || (facts.unique && facts.repeats)
            || facts.some.iter().any(|some| {
                facts.most.is_some_and(|most| most < some.from.saturating_add(some.count))
            });
        (!impossible).then_some(facts)
    }

    fn at_most(&mut self, limit: u64) {
        self.most = Some(self.most.map_or(limit, |most| most.min(limit)));
    }

    fn contains(&mut self, count: u64, node: NodeId) {
        if count > 0 {
            self.counts.at_least(count, node);
            self.some.push(Group { from: 0, count, meets: Some(node), fails: None });
        }
    }

    fn contains_at_most(&mut self, count: u64, node: NodeId) {
        if count == 0 {
            self.fails.push(node);
        } else {
            self.counts.at_most(count, node);
            self.avoids.push(node);
        }
    }

    /// From this index on all items are alike.
    pub(super) fn distinct(&self) -> u64 {
        let after = self.items.iter().chain(&self.fixed).map(|(index, _)| index.saturating_add(1));
        after.chain(self.from.iter().map(|(index, _)| *index)).max().unwrap_or(0)
    }

    /// What the item at an index meets and fails.
    pub(super) fn slot(&self, index: u64) -> Slot {
        let items = self.items.iter().filter(|(at, _)| *at == index);
        let from = self.from.iter().filter(|(at, _)| *at <= index);
        let meets = items.chain(from).map(|(_, node)| *node).collect();
        Slot { meets, fails: self.fails.clone(), value: None, taken: false }
    }

    pub(super) fn at(&self, slots: &[Slot], index: u64) -> Slot {
        let slot = usize::try_from(index).ok().and_then(|index| slots.get(index));
        slot.cloned().unwrap_or_else(|| self.slot(index))
    }
}
