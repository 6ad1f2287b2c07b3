//! Arrays: how many items there must be, and a value for each.

use serde_json::Value;

use super::array_facts::{Facts, Group, Slot};
use super::counts::Items;
use super::state::State;
use super::{Prover, Sequent};
use crate::answer::{Answer, Reason};
use crate::term::NodeId;
use crate::truth::Truth;

/// How many items a witness may have.
const LONGEST: u64 = 1024;

impl Prover {
    /// The least array of which everything holds that is known.
    pub(super) fn array(&mut self, state: &State) -> Answer<Value> {
        let Some(facts) = Facts::of(&self.arena, state) else { return Answer::None };
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

    /// The least value of an item; one that avoids what a limited number may meet, if there is one.
    pub(super) fn item(&mut self, facts: &Facts, slot: &Slot) -> Answer<Value> {
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

    /// Makes the array long enough to have an item at an index. An error without a reason: no array is.
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

    /// Makes the items of a group meet or fail a node.
    fn some(&mut self, facts: &Facts, slots: &mut Vec<Slot>, group: &Group) -> Answer<()> {
        let mut left = group.count;
        let mut used = vec![false; slots.len()];
        for (index, slot) in (0u64..).zip(slots.iter()) {
            let Some(value) = slot.value.clone().filter(|_| index >= group.from && left > 0) else {
                continue;
            };
            let meets = group.meets.map_or(Truth::True, |node| self.holds(node, &value));
            let fails = group.fails.map_or(Truth::False, |node| self.holds(node, &value));
            if meets == Truth::True && fails == Truth::False {
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
}

pub(super) fn too_many_items() -> Reason {
    Reason {
        because: "the limits on the number of items conflict with the schemas of the items"
            .to_owned(),
        help: "use `minItems` and `maxItems` with one schema for all items".to_owned(),
    }
}

pub(super) fn too_long() -> Reason {
    Reason {
        because: "an array with the required number of items is too long to be searched for"
            .to_owned(),
        help: "lower `minItems` or `minContains`".to_owned(),
    }
}
