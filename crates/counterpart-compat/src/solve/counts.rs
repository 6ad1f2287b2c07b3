//! How many items meet each of some nodes: sorts of items, and how many there are of each.
//!
//! Items are sorted by which of the counted nodes they meet. Whether a sort exists is a question
//! about one item; how many there are of each is a question about whole numbers.

use serde_json::Value;

use super::{Prover, Sequent};
use crate::answer::{Answer, Reason};
use crate::term::NodeId;

/// Up to so many nodes, every sort of item is looked at.
const COUNTED: usize = 6;

/// How many items meet a node: so many at least, so many at most.
#[derive(Clone, Debug)]
pub(super) struct Count {
    node: NodeId,
    least: u64,
    most: Option<u64>,
    /// How many fail it, at least.
    failing: u64,
}

/// All that is said about numbers of items.
#[derive(Clone, Debug, Default)]
pub(super) struct Counts {
    nodes: Vec<Count>,
}

/// A sort of item: which of the nodes it meets, and an item, if one is known.
struct Item {
    meets: Vec<bool>,
    value: Option<Value>,
}

/// What is known of the items besides their numbers.
pub(super) struct Items<'a> {
    /// What every item meets.
    pub(super) meets: &'a [NodeId],
    /// What every item fails.
    pub(super) fails: &'a [NodeId],
    /// How many there are.
    pub(super) least: u64,
    pub(super) most: Option<u64>,
}

impl Counts {
    fn of(&mut self, node: NodeId) -> &mut Count {
        let at = self.nodes.iter().position(|count| count.node == node).unwrap_or_else(|| {
            self.nodes.push(Count { node, least: 0, most: None, failing: 0 });
            self.nodes.len() - 1
        });
        &mut self.nodes[at]
    }

    /// At least so many items meet a node.
    pub(super) fn at_least(&mut self, least: u64, node: NodeId) {
        let count = self.of(node);
        count.least = count.least.max(least);
    }

    /// At most so many items meet a node.
    pub(super) fn at_most(&mut self, most: u64, node: NodeId) {
        let count = self.of(node);
        count.most = Some(count.most.map_or(most, |known| known.min(most)));
    }

    /// At least so many items fail a node.
    pub(super) fn failing(&mut self, least: u64, node: NodeId) {
        let count = self.of(node);
        count.failing = count.failing.max(least);
    }

    /// Whether anything is limited from above, so that one item may be in the way of another.
    pub(super) fn is_limited(&self) -> bool {
        self.nodes.iter().any(|count| count.most.is_some())
    }
}

impl Prover {
    /// The fewest items with these numbers, each with how often it is there.
    ///
    /// `None` holds whatever else is said of single items, which can only leave fewer of them.
    pub(super) fn counted(
        &mut self,
        counts: &Counts,
        all: &Items<'_>,
    ) -> Answer<Vec<(Value, u64)>> {
        let contradicts = |count: &Count| {
            let all = all.most.is_some_and(|most| count.least.saturating_add(count.failing) > most);
            all || count.most.is_some_and(|most| most < count.least)
        };
        if counts.nodes.iter().any(contradicts) {
            return Answer::None;
        }
        if counts.nodes.len() > COUNTED {
            return Answer::Unknown(too_many_counts());
        }
        let (items, unknown) = self.items(counts, all);
        let known: Vec<&Item> = items.iter().filter(|item| item.value.is_some()).collect();
        match self.numbers_of(counts, all, &known) {
            Answer::Found(numbers) => {
                let pairs = known.iter().zip(numbers).filter(|(_, number)| *number > 0);
                let pairs = pairs.filter_map(|(item, number)| Some((item.value.clone()?, number)));
                return Answer::Found(pairs.collect());
            }
            Answer::Unknown(reason) => return Answer::Unknown(reason),
            Answer::None => {}
        }
        let Some(reason) = unknown else { return Answer::None };
        match self.numbers_of(counts, all, &items.iter().collect::<Vec<_>>()) {
            Answer::None => Answer::None,
            Answer::Found(_) | Answer::Unknown(_) => Answer::Unknown(reason),
        }
    }

    /// The sorts of items that there are, or that there may be.
    fn items(&mut self, counts: &Counts, all: &Items<'_>) -> (Vec<Item>, Option<Reason>) {
        let (mut items, mut unknown) = (Vec::new(), None);
        for set in 0..1usize << counts.nodes.len() {
            let (mut meets, mut fails) = (all.meets.to_vec(), all.fails.to_vec());
            let mut which = Vec::new();
            for (at, count) in counts.nodes.iter().enumerate() {
                let is_met = set & (1 << at) != 0;
                which.push(is_met);
                if is_met { meets.push(count.node) } else { fails.push(count.node) }
            }
            let value = match self.solve(&Sequent::new(meets, fails)) {
                Answer::Found(value) => Some(value),
                Answer::None => continue,
                Answer::Unknown(reason) => {
                    unknown = unknown.or(Some(reason));
                    None
                }
            };
            items.push(Item { meets: which, value });
        }
        (items, unknown)
    }

    /// How many of each sort there are, in the shortest array.
    fn numbers_of(
        &mut self,
        counts: &Counts,
        all: &Items<'_>,
        items: &[&Item],
    ) -> Answer<Vec<u64>> {
        let mut best = None;
        let mut numbers = vec![0; items.len()];
        if !self.number_from(counts, all, items, 0, &mut numbers, &mut best) {
            return Answer::Unknown(too_many_counts());
        }
        best.map_or(Answer::None, Answer::Found)
    }

    /// Chooses the numbers from one sort on; `false` when the steps are used up.
    fn number_from(
        &mut self,
        counts: &Counts,
        all: &Items<'_>,
        items: &[&Item],
        at: usize,
        numbers: &mut Vec<u64>,
        best: &mut Option<Vec<u64>>,
    ) -> bool {
        if !self.spend(items.len() + 1) {
            return false;
        }
        let total = |numbers: &[u64]| numbers.iter().copied().fold(0, u64::saturating_add);
        let used = total(&numbers[..at]);
        if best.as_ref().is_some_and(|best| total(best) <= used) {
            return true;
        }
        // What each demand still asks for, whether a sort serves it, and what is still allowed.
        let (mut needed, mut allowed) =
            (Vec::new(), all.most.map(|most| most.saturating_sub(used)));
        let is_last =
            |serves: &dyn Fn(&Item) -> bool| !items.iter().skip(at + 1).any(|item| serves(item));
        let mut here: (u64, u64) = (0, 0);
        let mut demand = |least: u64, serves: &dyn Fn(&Item) -> bool| {
            let given = numbers[..at].iter().zip(items).filter(|(_, item)| serves(item));
            let given = given.fold(0u64, |sum, (number, _)| sum.saturating_add(*number));
            let left = least.saturating_sub(given);
            let served = items.get(at).is_some_and(|item| serves(item));
            if left > 0 && !served && is_last(serves) {
                needed.push(left);
            }
            if served {
                here.1 = here.1.max(left);
                if is_last(serves) {
                    here.0 = here.0.max(left);
                }
            }
            given
        };
        demand(all.least, &|_| true);
        for (which, count) in counts.nodes.iter().enumerate() {
            let given = demand(count.least, &|item: &Item| item.meets[which]);
            demand(count.failing, &|item: &Item| !item.meets[which]);
            if let (Some(most), true) =
                (count.most, items.get(at).is_some_and(|item| item.meets[which]))
            {
                let left = most.saturating_sub(given);
                allowed = Some(allowed.map_or(left, |known| known.min(left)));
            }
        }
        if !needed.is_empty() {
            return true;
        }
        if at == items.len() {
            *best = Some(numbers.clone());
            return true;
        }
        // More than is asked for of any one number makes no array shorter.
        for number in here.0..=here.1 {
            if allowed.is_some_and(|allowed| number > allowed) {
                break;
            }
            numbers[at] = number;
            if !self.number_from(counts, all, items, at + 1, numbers, best) {
                return false;
            }
        }
        numbers[at] = 0;
        true
    }
}

fn too_many_counts() -> Reason {
    Reason {
        because: "too many limits apply to the number of items that meet a schema".to_owned(),
        help: "use fewer `contains` with `minContains` and `maxContains` for one array".to_owned(),
    }
}
