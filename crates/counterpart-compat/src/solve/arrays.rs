//! Arrays: how many items there must be, and a value for each.

use serde_json::Value;

use super::counts::{Counts, Items};
use super::state::State;
use super::{Prover, Sequent};
use crate::answer::{Answer, Reason};
use crate::evaluate::{all_differ, equal};
use crate::term::{Atom, NodeId};

/// How many items a witness may have.
const LONGEST: u64 = 1024;

/// How many items that all differ a witness may have.
const MOST_DIFFERENT: usize = 256;

/// What is known of an array.
#[derive(Debug, Default)]
struct Facts {
    /// What the item at an index meets.
    items: Vec<(u64, NodeId)>,
    /// What the items from an index on meet.
    from: Vec<(u64, NodeId)>,
    /// What every item fails.
    fails: Vec<NodeId>,
    /// What an item better fails, as only so many may meet it.
    avoids: Vec<NodeId>,
    least: u64,
    most: Option<u64>,
    unique: bool,
    repeats: bool,
    /// The item at an index is there and fails a node.
    fixed: Vec<(u64, NodeId)>,
    some: Vec<Group>,
    /// How many items meet each node.
    counts: Counts,
}

/// So many items from an index on …
#[derive(Clone, Debug)]
struct Group {
    from: u64,
    count: u64,
    /// … meet this
    meets: Option<NodeId>,
    /// … or fail that.
    fails: Option<NodeId>,
}

/// An item that is there.
#[derive(Clone, Debug, Default)]
struct Slot {
    meets: Vec<NodeId>,
    fails: Vec<NodeId>,
    value: Option<Value>,
    /// Whether it was changed for an obligation.
    taken: bool,
}

impl Prover {
    /// The least array of which everything holds that is known.
    pub(super) fn array(&mut self, state: &State) -> Answer<Value> {
        let Some(facts) = self.array_facts(state) else { return Answer::None };
        let least = facts.fixed.iter().map(|(index, _)| index.saturating_add(1)).max();
        let least = least.unwrap_or(0).max(facts.least);
        if facts.most.is_some_and(|most| most < least) {
            return Answer::None;
        }
        match self.by_counts(&facts, least) {
            Some(Answer::Found(value)) => return Answer::Found(value),
            Some(Answer::None) => return Answer::None,
            Some(Answer::Unknown(_)) | None => {}
        }
        let mut unknown = None;
        let mut slots = Vec::new();
        for index in 0..least.min(LONGEST) {
            let mut slot = facts.slot(index);
            let fixed = facts.fixed.iter().filter(|(at, _)| *at == index);
            slot.fails.extend(fixed.map(|(_, node)| *node));
            match self.item(&facts, &slot) {
                Answer::Found(value) => slot.value = Some(value),
                Answer::None => return Answer::None,
                Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
            }
            slots.push(slot);
        }
        if least > LONGEST {
            unknown = unknown.or_else(|| Some(too_long()));
        }
        let mut parts = vec![self.repeat(&facts, &mut slots)];
        for some in &facts.some {
            parts.push(self.some(&facts, &mut slots, some));
        }
        parts.push(self.unique(&facts, &mut slots));
        for part in parts {
            match part {
                Answer::Found(()) => {}
                Answer::None => return Answer::None,
                Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
            }
        }
        if let Some(reason) = unknown {
            return Answer::Unknown(reason);
        }
        Answer::Found(slots.into_iter().filter_map(|slot| slot.value).collect())
    }

    /// The answer by how many items meet each node; `None` where that alone does not settle it.
    fn by_counts(&mut self, facts: &Facts, least: u64) -> Option<Answer<Value>> {
        if !facts.counts.is_limited() {
            return None;
        }
        let from = facts.from.iter().filter(|(from, _)| *from == 0);
        let meets: Vec<NodeId> = from.map(|(_, node)| *node).collect();
        let items = Items { meets: &meets, fails: &facts.fails, least, most: facts.most };
        let items = match self.counted(&facts.counts, &items) {
            Answer::Found(items) => items,
            Answer::None => return Some(Answer::None),
            Answer::Unknown(reason) => return Some(Answer::Unknown(reason)),
        };
        let length = items.iter().fold(0u64, |sum, (_, number)| sum.saturating_add(*number));
        let repeats = items.iter().any(|(_, number)| *number > 1);
        let alike = facts.distinct() == 0 && facts.some.iter().all(|some| some.from == 0);
        if !alike || length > LONGEST || (facts.unique && repeats) || (facts.repeats && !repeats) {
            return None;
        }
        let each =
            items.into_iter().flat_map(|(value, number)| (0..number).map(move |_| value.clone()));
        Some(Answer::Found(each.collect()))
    }

    /// What a state says of an array; `None` where it contradicts itself.
    fn array_facts(&self, state: &State) -> Option<Facts> {
        let mut facts = Facts::default();
        for (atom, holds) in &state.order {
            match (&self.arena[*atom], holds) {
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

    /// The least value of an item; one that avoids what only so many may meet, if there is one.
    fn item(&mut self, facts: &Facts, slot: &Slot) -> Answer<Value> {
        if !facts.avoids.is_empty() {
            let fails = slot.fails.iter().chain(&facts.avoids).copied().collect();
            let answer = self.solve(&Sequent::new(slot.meets.clone(), fails));
            if let Answer::Found(value) = answer {
                return Answer::Found(value);
            }
        }
        self.solve(&Sequent::new(slot.meets.clone(), slot.fails.clone()))
    }

    /// Makes two items equal, if two must be.
    fn repeat(&mut self, facts: &Facts, slots: &mut Vec<Slot>) -> Answer<()> {
        if !facts.repeats {
            return Answer::Found(());
        }
        let mut unknown = None;
        let last = facts.distinct().saturating_add(1);
        let last = facts.most.map_or(last, |most| last.min(most.saturating_sub(1)));
        for second in 1..=last.min(LONGEST) {
            for first in 0..second {
                let (one, other) = (facts.at(slots, first), facts.at(slots, second));
                let both = Slot {
                    meets: [one.meets, other.meets].concat(),
                    fails: [one.fails, other.fails].concat(),
                    value: None,
                    taken: true,
                };
                let value = match self.item(facts, &both) {
                    Answer::Found(value) => value,
                    Answer::None => continue,
                    Answer::Unknown(reason) => {
                        unknown = unknown.or(Some(reason));
                        continue;
                    }
                };
                if let Err(reason) = self.extend(facts, slots, second) {
                    unknown = unknown.or(reason);
                    continue;
                }
                for index in [first, second] {
                    if let Some(slot) = slots.get_mut(usize::try_from(index).unwrap_or(usize::MAX))
                    {
                        *slot = Slot { value: Some(value.clone()), ..both.clone() };
                    }
                }
                return Answer::Found(());
            }
        }
        unknown.map_or(Answer::None, Answer::Unknown)
    }

    /// Makes the array long enough to have an item at an index. An error without reason: it cannot be.
    fn extend(
        &mut self,
        facts: &Facts,
        slots: &mut Vec<Slot>,
        index: u64,
    ) -> Result<(), Option<Reason>> {
        let before = slots.len();
        while slots.len() as u64 <= index {
            let mut slot = facts.slot(slots.len() as u64);
            let failed = match self.item(facts, &slot) {
                Answer::Found(value) => {
                    slot.value = Some(value);
                    slots.push(slot);
                    continue;
                }
                Answer::None => None,
                Answer::Unknown(reason) => Some(reason),
            };
            slots.truncate(before);
            return Err(failed);
        }
        Ok(())
    }

    /// Makes so many items meet or fail a node.
    fn some(&mut self, facts: &Facts, slots: &mut Vec<Slot>, group: &Group) -> Answer<()> {
        let mut left = group.count;
        let mut used = vec![false; slots.len()];
        for (index, slot) in (0u64..).zip(slots.iter()) {
            let Some(value) = slot.value.clone().filter(|_| index >= group.from && left > 0) else {
                continue;
            };
            let meets = group.meets.map_or(Some(true), |node| self.holds(node, &value));
            let fails = group.fails.map_or(Some(false), |node| self.holds(node, &value));
            if meets == Some(true) && fails == Some(false) {
                used[usize::try_from(index).unwrap_or(0)] = true;
                left -= 1;
            }
        }
        let mut unknown = None;
        let mut possible = false;
        let mut index = group.from;
        // Items behind the last that is told apart are alike.
        let last = facts.distinct().max(slots.len() as u64).max(group.from) + group.count;
        while left > 0 && index < last.min(LONGEST) && facts.most.is_none_or(|most| index < most) {
            let at = usize::try_from(index).unwrap_or(usize::MAX);
            let is_used = used.get(at).copied().unwrap_or(false);
            let mut slot = facts.at(slots, index);
            let burdened = slot.taken;
            slot.meets.extend(group.meets);
            slot.fails.extend(group.fails);
            slot.taken = true;
            index += 1;
            if is_used {
                possible = true;
                continue;
            }
            match self.item(facts, &slot) {
                Answer::Found(value) => {
                    possible = true;
                    if let Err(reason) = self.extend(facts, slots, index - 1) {
                        unknown = unknown.or(reason);
                        continue;
                    }
                    slot.value = Some(value);
                    slots[at] = slot;
                    left -= 1;
                }
                // Without what other obligations put on it, the item might do.
                Answer::None if burdened => {
                    let mut free = facts.slot(index - 1);
                    free.meets.extend(group.meets);
                    free.fails.extend(group.fails);
                    possible |= self.item(facts, &free) != Answer::None;
                }
                Answer::None => {}
                Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
            }
        }
        if left == 0 {
            return Answer::Found(());
        }
        if possible {
            unknown = unknown.or_else(|| Some(too_many_items()));
        }
        unknown.map_or(Answer::None, Answer::Unknown)
    }

    /// Makes items different where two are equal and none may be.
    fn unique(&mut self, facts: &Facts, slots: &mut [Slot]) -> Answer<()> {
        if !facts.unique {
            return Answer::Found(());
        }
        if slots.len() > MOST_DIFFERENT {
            return Answer::Unknown(too_long());
        }
        for at in 1..slots.len() {
            let (before, rest) = slots.split_at_mut(at);
            let slot = &mut rest[0];
            let Some(value) = &slot.value else { continue };
            if !self.spend(at) {
                return Answer::Unknown(super::out_of_steps());
            }
            let used: Vec<Value> = before.iter().filter_map(|slot| slot.value.clone()).collect();
            if !used.iter().any(|other| equal(other, value)) {
                continue;
            }
            let mut other = slot.clone();
            other.fails.extend(used.iter().map(|value| self.arena.constant(value)));
            match self.item(facts, &other) {
                Answer::Found(value) => slot.value = Some(value),
                Answer::Unknown(reason) => return Answer::Unknown(reason),
                // As many values as items before it, of which each took one.
                Answer::None => {
                    let alike = before
                        .iter()
                        .all(|one| (&one.meets, &one.fails) == (&slot.meets, &slot.fails));
                    let forced = before.iter().all(|one| !one.taken) && !slot.taken;
                    return if alike && forced && facts.least > at as u64 {
                        Answer::None
                    } else {
                        Answer::Unknown(too_many_items())
                    };
                }
            }
        }
        let values: Vec<Value> = slots.iter().filter_map(|slot| slot.value.clone()).collect();
        if all_differ(&values) { Answer::Found(()) } else { Answer::Unknown(too_many_items()) }
    }
}

impl Facts {
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
    fn distinct(&self) -> u64 {
        let after = self.items.iter().chain(&self.fixed).map(|(index, _)| index.saturating_add(1));
        after.chain(self.from.iter().map(|(index, _)| *index)).max().unwrap_or(0)
    }

    /// What the item at an index meets and fails.
    fn slot(&self, index: u64) -> Slot {
        let items = self.items.iter().filter(|(at, _)| *at == index);
        let from = self.from.iter().filter(|(at, _)| *at <= index);
        let meets = items.chain(from).map(|(_, node)| *node).collect();
        Slot { meets, fails: self.fails.clone(), value: None, taken: false }
    }

    fn at(&self, slots: &[Slot], index: u64) -> Slot {
        let slot = usize::try_from(index).ok().and_then(|index| slots.get(index));
        slot.cloned().unwrap_or_else(|| self.slot(index))
    }
}

pub(super) fn too_many_items() -> Reason {
    Reason {
        because: "the limits on the number of items conflict with the schemas of the items"
            .to_owned(),
        help: "use `minItems` and `maxItems` with one schema for all items".to_owned(),
    }
}

fn too_long() -> Reason {
    Reason {
        because: "an array with the required number of items is too long to be searched for"
            .to_owned(),
        help: "lower `minItems` or `minContains`".to_owned(),
    }
}
