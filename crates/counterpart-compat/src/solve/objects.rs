//! Objects: which properties there must be, and a value for each.
//!
//! A condition that some property fails is an obligation: one property with a name from a set, whose
//! value (or name) fails a node. An obligation about one name is met by that property. The others
//! are met by a new name if they can, else by a name that is known, else by a property that is there
//! anyway.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::doubt::{names_not_evaluated, too_few_properties};
use super::state::State;
use super::{Prover, Sequent};
use crate::answer::{Answer, Reason};
use crate::term::{Atom, Keys, NodeId, Text};
use crate::truth::Truth;

/// How many properties a witness may have.
const LARGEST: u64 = 256;

/// What is known of an object.
#[derive(Debug, Default)]
pub(super) struct Facts {
    /// What the property with a name meets.
    pub(super) named: BTreeMap<Text, Vec<NodeId>>,
    /// What the properties with other names meet.
    pub(super) sets: Vec<(Keys, NodeId)>,
    /// What every name meets.
    pub(super) names: Vec<NodeId>,
    has: BTreeSet<Text>,
    lacks: BTreeSet<Text>,
    least: u64,
    most: Option<u64>,
    obligations: Vec<Obligation>,
    /// Every name that is mentioned.
    pub(super) mentioned: BTreeSet<Text>,
    /// Every regular expression for names.
    pub(super) patterns: BTreeSet<Text>,
}

/// Some property with a name among these is such that …
#[derive(Clone, Debug)]
pub(super) struct Obligation {
    pub(super) keys: Option<Keys>,
    /// … its value fails this, if it is there,
    pub(super) value_fails: Option<NodeId>,
    /// … and its name fails that.
    pub(super) name_fails: Option<NodeId>,
}

/// A property that is there.
#[derive(Clone, Debug)]
struct Slot {
    fails: Vec<NodeId>,
    value: Option<Value>,
}

type Slots = BTreeMap<String, Slot>;

impl Prover {
    /// The least object of which everything holds that is known.
    pub(super) fn object(&mut self, state: &State) -> Answer<Value> {
        let Some(facts) = self.object_facts(state) else { return Answer::None };
        let mut slots = Slots::new();
        for name in &facts.has {
            let name = self.arena.words.read(*name).to_owned();
            slots.insert(name, Slot { fails: Vec::new(), value: None });
        }
        let mut flexible = Vec::new();
        for obligation in &facts.obligations {
            if let (Some(Keys::Named(name)), Some(node)) =
                (&obligation.keys, obligation.value_fails)
            {
                let name = self.arena.words.read(*name).to_owned();
                let slot = slots.entry(name).or_insert(Slot { fails: Vec::new(), value: None });
                slot.fails.push(node);
            } else {
                flexible.push(obligation.clone());
            }
        }
        if facts.most.is_some_and(|most| most < slots.len() as u64) {
            return Answer::None;
        }
        let mut unknown: Option<Reason> = None;
        for (name, slot) in &mut slots {
            match self.property(&facts, name, &slot.fails) {
                Answer::Found(value) => slot.value = Some(value),
                Answer::None => return Answer::None,
                Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
            }
        }
        let forced = slots.clone();
        for obligation in flexible {
            match self.oblige(&facts, &forced, &mut slots, &obligation) {
                Answer::Found(()) => {}
                Answer::None => return Answer::None,
                Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
            }
        }
        match self.fill(&facts, &mut slots) {
            Answer::Found(()) => {}
            Answer::None => return Answer::None,
            Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
        }
        if let Some(reason) = unknown {
            return Answer::Unknown(reason);
        }
        let properties = slots.into_iter().filter_map(|(name, slot)| Some((name, slot.value?)));
        Answer::Found(Value::Object(properties.collect::<Map<_, _>>()))
    }

    /// What a state says of an object; `None` where it contradicts itself.
    fn object_facts(&self, state: &State) -> Option<Facts> {
        let mut facts = Facts::default();
        for (atom, holds) in &state.order {
            let atom = &self.arena[*atom];
            match (atom, holds) {
                (Atom::All(keys, node), true) => {
                    facts.mention(keys);
                    match keys {
                        Keys::Named(name) => facts.named.entry(*name).or_default().push(*node),
                        Keys::Matching(_) | Keys::Other { .. } => {
                            facts.sets.push((keys.clone(), *node));
                        }
                    }
                }
                (Atom::All(keys, node), false) => {
                    facts.mention(keys);
                    facts.oblige(Some(keys.clone()), Some(*node), None);
                }
                (Atom::Has(name), true) => {
                    facts.mentioned.insert(*name);
                    facts.has.insert(*name);
                }
                (Atom::Has(name), false) => {
                    facts.mentioned.insert(*name);
                    facts.lacks.insert(*name);
                }
                (Atom::Names(node), true) => facts.names.push(*node),
                (Atom::Names(node), false) => facts.oblige(None, None, Some(*node)),
                (Atom::MinProperties(limit), true) => facts.least = facts.least.max(*limit),
                (Atom::MinProperties(limit), false) => facts.at_most(limit.checked_sub(1)?),
                (Atom::MaxProperties(limit), true) => facts.at_most(*limit),
                (Atom::MaxProperties(limit), false) => {
                    facts.least = facts.least.max(limit.checked_add(1)?);
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
                    | Atom::Item(..)
                    | Atom::ItemsFrom(..)
                    | Atom::MinItems(_)
                    | Atom::MaxItems(_)
                    | Atom::Unique
                    | Atom::ContainsMin(..)
                    | Atom::ContainsMax(..),
                    _,
                ) => {}
            }
        }
        let named = facts.obligations.iter().filter_map(|obligation| match &obligation.keys {
            Some(Keys::Named(name)) => Some(name),
            Some(Keys::Matching(_) | Keys::Other { .. }) | None => None,
        });
        let impossible = facts.has.iter().chain(named).any(|name| facts.lacks.contains(name))
            || facts.most.is_some_and(|most| most < facts.least);
        (!impossible).then_some(facts)
    }

    /// What the value of a property meets.
    fn property_meets(&mut self, facts: &Facts, name: &str) -> Option<Vec<NodeId>> {
        let known = self.arena.words.known(name);
        let named = known.and_then(|known| facts.named.get(&known));
        let mut meets = named.cloned().unwrap_or_default();
        for (keys, node) in &facts.sets {
            match self.key_in(keys, name) {
                Truth::True => meets.push(*node),
                Truth::False => {}
                Truth::Unknown => return None,
            }
        }
        Some(meets)
    }

    /// The least value of a property that fails the nodes.
    fn property(&mut self, facts: &Facts, name: &str, fails: &[NodeId]) -> Answer<Value> {
        let key = Value::String(name.to_owned());
        for node in &facts.names {
            match self.holds(*node, &key) {
                Truth::True => {}
                Truth::False => return Answer::None,
                Truth::Unknown => return Answer::Unknown(self.why_of_nodes(&[*node])),
            }
        }
        let Some(meets) = self.property_meets(facts, name) else {
            return Answer::Unknown(names_not_evaluated());
        };
        self.solve(&Sequent::new(meets, fails.to_vec()))
    }

    /// Meets an obligation with one property more, or with one that is there.
    fn oblige(
        &mut self,
        facts: &Facts,
        forced: &Slots,
        slots: &mut Slots,
        obligation: &Obligation,
    ) -> Answer<()> {
        for (name, slot) in slots.iter() {
            if let Some(value) = slot.value.clone()
                && self.is_met(obligation, name, &value) == Truth::True
            {
                return Answer::Found(());
            }
        }
        let mut unknown = None;
        let is_full = |slots: &Slots| facts.most.is_some_and(|most| slots.len() as u64 >= most);
        if !is_full(slots) {
            let fails = obligation.value_fails.into_iter().collect::<Vec<_>>();
            match self.fresh(facts, obligation, &slots.keys().cloned().collect::<Vec<_>>()) {
                Answer::Found((name, value)) => {
                    slots.insert(name, Slot { fails, value: Some(value) });
                    return Answer::Found(());
                }
                Answer::None => {}
                Answer::Unknown(reason) => unknown = Some(reason),
            }
        }
        // There is no name only if there is none beside what is forced.
        let mut possible = false;
        let mentioned = facts.mentioned.iter().filter(|name| !facts.lacks.contains(name));
        let mentioned: Vec<String> =
            mentioned.map(|name| self.arena.words.read(*name).to_owned()).collect();
        let there = slots.keys().filter(|name| !mentioned.contains(name)).cloned();
        let names: Vec<String> = mentioned.iter().cloned().chain(there).collect();
        for name in names {
            if !slots.contains_key(&name) && is_full(forced) {
                continue;
            }
            match self.may_meet(obligation, &name) {
                Truth::False => continue,
                Truth::True => {}
                Truth::Unknown => unknown = unknown.or_else(|| Some(names_not_evaluated())),
            }
            let mut fails = slots.get(&name).map(|slot| slot.fails.clone()).unwrap_or_default();
            fails.extend(obligation.value_fails);
            match self.property(facts, &name, &fails) {
                Answer::Found(value) if slots.contains_key(&name) || !is_full(slots) => {
                    slots.insert(name, Slot { fails, value: Some(value) });
                    return Answer::Found(());
                }
                Answer::Found(_) => possible = true,
                Answer::None => {
                    let burdened = slots.get(&name).map_or(0, |slot| slot.fails.len());
                    possible |= burdened > forced.get(&name).map_or(0, |slot| slot.fails.len());
                }
                Answer::Unknown(reason) => unknown = unknown.or(Some(reason)),
            }
        }
        if possible || (is_full(slots) && !is_full(forced)) {
            unknown = unknown.or_else(|| Some(too_few_properties()));
        }
        unknown.map_or(Answer::None, Answer::Unknown)
    }

    /// Whether a property that is there meets an obligation.
    fn is_met(&mut self, obligation: &Obligation, name: &str, value: &Value) -> Truth {
        let named = self.may_meet(obligation, name);
        let fails = obligation.value_fails.map_or(Truth::True, |node| !self.holds(node, value));
        Truth::all([named, fails])
    }

    /// Whether a property with a name may meet an obligation.
    fn may_meet(&mut self, obligation: &Obligation, name: &str) -> Truth {
        let keys = obligation.keys.as_ref().map_or(Truth::True, |keys| self.key_in(keys, name));
        let fails = obligation
            .name_fails
            .map_or(Truth::True, |node| !self.holds(node, &Value::String(name.to_owned())));
        Truth::all([keys, fails])
    }

    /// Adds properties until there are enough.
    fn fill(&mut self, facts: &Facts, slots: &mut Slots) -> Answer<()> {
        if facts.least > LARGEST {
            return Answer::Unknown(too_large());
        }
        let anything = Obligation { keys: None, value_fails: None, name_fails: None };
        let mut unknown = None;
        let mut optional = facts.mentioned.iter().filter(|name| !facts.lacks.contains(name));
        while (slots.len() as u64) < facts.least {
            if !self.spend(slots.len()) {
                return Answer::Unknown(super::out_of_steps());
            }
            if let Some(name) = optional.next() {
                let name = self.arena.words.read(*name).to_owned();
                if slots.contains_key(&name) {
                    continue;
                }
                match self.property(facts, &name, &[]) {
                    Answer::Found(value) => {
                        slots.insert(name, Slot { fails: Vec::new(), value: Some(value) });
                    }
                    Answer::None => {}
                    Answer::Unknown(reason) => unknown = Some(reason),
                }
                continue;
            }
            match self.fresh(facts, &anything, &slots.keys().cloned().collect::<Vec<_>>()) {
                Answer::Found((name, value)) => {
                    slots.insert(name, Slot { fails: Vec::new(), value: Some(value) });
                }
                Answer::None => return unknown.map_or(Answer::None, Answer::Unknown),
                Answer::Unknown(reason) => return Answer::Unknown(reason),
            }
        }
        Answer::Found(())
    }
}

impl Facts {
    fn mention(&mut self, keys: &Keys) {
        match keys {
            Keys::Named(name) => drop(self.mentioned.insert(*name)),
            Keys::Matching(pattern) => drop(self.patterns.insert(*pattern)),
            Keys::Other { names, patterns } => {
                self.mentioned.extend(names);
                self.patterns.extend(patterns);
            }
        }
    }

    fn oblige(
        &mut self,
        keys: Option<Keys>,
        value_fails: Option<NodeId>,
        name_fails: Option<NodeId>,
    ) {
        self.obligations.push(Obligation { keys, value_fails, name_fails });
    }

    fn at_most(&mut self, limit: u64) {
        self.most = Some(self.most.map_or(limit, |most| most.min(limit)));
    }
}

fn too_large() -> Reason {
    Reason {
        because: "an object with the required number of properties is too large to be searched for"
            .to_owned(),
        help: "lower `minProperties`".to_owned(),
    }
}
