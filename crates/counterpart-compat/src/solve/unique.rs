//! Arrays whose items all differ.

use serde_json::Value;

use super::array_facts::{Facts, Slot};
use super::arrays::{too_long, too_many_items};
use super::{Prover, out_of_steps};
use crate::answer::Answer;
use crate::evaluate::{all_differ, equal};

/// How many items that all differ a witness may have.
const MOST_DIFFERENT: usize = 256;

impl Prover {
    /// Makes items different where two are equal and none may be.
    pub(super) fn unique(&mut self, facts: &Facts, slots: &mut [Slot]) -> Answer<()> {
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
                return Answer::Unknown(out_of_steps());
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
