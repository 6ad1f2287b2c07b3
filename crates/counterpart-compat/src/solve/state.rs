//! Where a search stands: what is known to hold, what is known not to, and what is still to be
//! chosen. Every step can be taken back.

use std::collections::HashMap;
use std::rc::Rc;

use counterpart_compiler::model::Kinds;

use super::{Literal, Prover, Sort};
use crate::term::{Atom, AtomId, Keys, NodeId};
use crate::truth::Truth;

/// A union that waits to be split, and whether it holds.
pub(super) type Waiting = (AtomId, bool);

/// Literals that hold together.
pub(super) type Alternative = Vec<Literal>;

/// One or more of the alternatives hold.
pub(super) type Choice = Rc<Vec<Alternative>>;

/// A search.
#[derive(Debug)]
pub(super) struct State {
    /// The kind of value that is looked for.
    pub(super) sort: Sort,
    /// What is left of its kinds.
    pub(super) kinds: Kinds,
    /// The atoms that are known to hold, or not to hold.
    pub(super) known: HashMap<AtomId, bool>,
    /// The same, in the order in which they became known.
    pub(super) order: Vec<(AtomId, bool)>,
    /// What is still to be chosen.
    pub(super) choices: Vec<Choice>,
    /// Unions that are still to be split by what tells their branches apart.
    pub(super) waiting: Vec<Waiting>,
    /// How many choices were made on the way here.
    pub(super) depth: usize,
}

/// What a search goes back to.
#[derive(Clone, Debug)]
pub(super) struct Mark {
    kinds: Kinds,
    order: usize,
    choices: Vec<Choice>,
    waiting: Vec<Waiting>,
}

/// What holds contradicts itself.
#[derive(Debug)]
pub(super) struct Contradiction;

impl State {
    /// Nothing is known but the kind.
    pub(super) fn new(sort: Sort) -> Self {
        let (known, order) = (HashMap::new(), Vec::new());
        let (choices, waiting) = (Vec::new(), Vec::new());
        Self { sort, kinds: sort.kinds(), known, order, choices, waiting, depth: 0 }
    }

    /// Where it stands.
    pub(super) fn mark(&self) -> Mark {
        let (choices, waiting) = (self.choices.clone(), self.waiting.clone());
        Mark { kinds: self.kinds, order: self.order.len(), choices, waiting }
    }

    /// Goes back.
    pub(super) fn back(&mut self, mark: &Mark) {
        self.kinds = mark.kinds;
        self.choices.clone_from(&mark.choices);
        self.waiting.clone_from(&mark.waiting);
        for (atom, _) in self.order.drain(mark.order..) {
            self.known.remove(&atom);
        }
    }
}

impl Prover {
    /// Adds literals, and all that follows without choosing.
    pub(super) fn assert(
        &mut self,
        state: &mut State,
        literals: impl IntoIterator<Item = Literal>,
    ) -> Result<(), Contradiction> {
        let mut open: Vec<Literal> = literals.into_iter().collect();
        loop {
            while let Some(literal) = open.pop() {
                self.assert_one(state, literal, &mut open)?;
            }
            match self.forced(state)? {
                Some(alternative) => open.extend(alternative),
                None => return Ok(()),
            }
        }
    }

    /// A choice that only one alternative is left of, taken out; those that hold anyway are dropped.
    fn forced(&mut self, state: &mut State) -> Result<Option<Alternative>, Contradiction> {
        let mut at = 0;
        while at < state.choices.len() {
            let choice = Rc::clone(&state.choices[at]);
            let mut left = Vec::new();
            let mut holds = false;
            for (index, alternative) in choice.iter().enumerate() {
                match self.alternative_status(state, alternative) {
                    Truth::True => holds = true,
                    Truth::False => {}
                    Truth::Unknown => left.push(index),
                }
            }
            match left.as_slice() {
                _ if holds => drop(state.choices.swap_remove(at)),
                [] => return Err(Contradiction),
                [only] => {
                    state.choices.swap_remove(at);
                    return Ok(Some(choice[*only].clone()));
                }
                some => {
                    if some.len() < choice.len() {
                        let rest = some.iter().map(|index| choice[*index].clone()).collect();
                        state.choices[at] = Rc::new(rest);
                    }
                    at += 1;
                }
            }
        }
        Ok(None)
    }

    fn alternative_status(&mut self, state: &State, alternative: &[Literal]) -> Truth {
        Truth::all(alternative.iter().map(|literal| self.status(state, *literal, 3)))
    }

    /// Whether a literal holds, by what is known already. Looks `depth` nodes deep.
    fn status(&mut self, state: &State, literal: Literal, depth: u32) -> Truth {
        self.spend(1);
        match literal {
            Literal::Node(node, wanted) => {
                let (may, must) = self.arena.kinds(node);
                let holds = if state.kinds.and(may).is_empty() {
                    Truth::False
                } else if state.kinds.within(must) {
                    Truth::True
                } else {
                    let atoms = self.arena.atoms(node).to_vec();
                    let atoms = atoms.into_iter().map(|atom| Literal::Atom(atom, true));
                    Truth::all(atoms.map(|atom| self.status(state, atom, depth)))
                };
                holds.is(wanted)
            }
            Literal::Atom(atom, wanted) => {
                let known = state.known.get(&atom).copied().map(Truth::from);
                known.unwrap_or_else(|| self.status_of_atom(state, atom, depth)).is(wanted)
            }
        }
    }

    fn status_of_atom(&mut self, state: &State, atom: AtomId, depth: u32) -> Truth {
        let (may, must) = self.arena.atom_kinds(atom);
        if state.kinds.and(may).is_empty() {
            return Truth::False;
        }
        if state.kinds.within(must) {
            return Truth::True;
        }
        let Some(depth) = depth.checked_sub(1) else { return Truth::Unknown };
        match self.arena[atom].clone() {
            Atom::AnyOf(nodes) => {
                let nodes = nodes.into_iter().map(|node| Literal::Node(node, true));
                Truth::any(nodes.map(|node| self.status(state, node, depth)))
            }
            Atom::Not(node) => self.status(state, Literal::Node(node, false), depth),
            // Of a property that is absent everything holds.
            Atom::All(Keys::Named(name), _) => {
                let has = self.arena.atom(Atom::Has(name));
                if state.known.get(&has) == Some(&false) { Truth::True } else { Truth::Unknown }
            }
            Atom::OneOf(_)
            | Atom::If(..)
            | Atom::Kinds(_)
            | Atom::Values(_)
            | Atom::Number(_)
            | Atom::String(_)
            | Atom::All(Keys::Matching(_) | Keys::Other { .. }, _)
            | Atom::Has(_)
            | Atom::MinProperties(_)
            | Atom::MaxProperties(_)
            | Atom::Names(_)
            | Atom::Item(..)
            | Atom::ItemsFrom(..)
            | Atom::MinItems(_)
            | Atom::MaxItems(_)
            | Atom::Unique
            | Atom::ContainsMin(..)
            | Atom::ContainsMax(..)
            | Atom::Unevaluated(_)
            | Atom::Gap(_) => Truth::Unknown,
        }
    }

    fn assert_one(
        &mut self,
        state: &mut State,
        literal: Literal,
        open: &mut Vec<Literal>,
    ) -> Result<(), Contradiction> {
        self.spend(1);
        let (atom, holds) = match literal {
            Literal::Node(node, true) => {
                let atoms = self.arena.atoms(node).iter();
                open.extend(atoms.map(|atom| Literal::Atom(*atom, true)));
                return Ok(());
            }
            Literal::Node(node, false) => match self.arena.atoms(node) {
                [only] => (*only, false),
                atoms => {
                    let fails = atoms.iter().map(|atom| vec![Literal::Atom(*atom, false)]);
                    state.choices.push(Rc::new(fails.collect()));
                    return Ok(());
                }
            },
            Literal::Atom(atom, holds) => (atom, holds),
        };
        if let Some(known) = state.known.get(&atom) {
            return if *known == holds { Ok(()) } else { Err(Contradiction) };
        }
        let (may, must) = self.arena.atom_kinds(atom);
        let (may, must) =
            if holds { (may, must) } else { (Kinds::ALL.without(must), Kinds::ALL.without(may)) };
        state.kinds = state.kinds.and(may);
        if state.kinds.is_empty() {
            return Err(Contradiction);
        }
        if state.kinds.within(must) {
            return Ok(());
        }
        state.known.insert(atom, holds);
        state.order.push((atom, holds));
        self.expand(state, atom, holds, open);
        Ok(())
    }

    /// What follows from an atom that combines nodes.
    fn expand(&mut self, state: &mut State, atom: AtomId, holds: bool, open: &mut Vec<Literal>) {
        match (self.arena[atom].clone(), holds) {
            (Atom::AnyOf(_) | Atom::OneOf(_), holds) => {
                if state.sort == Sort::Object && self.discriminator(atom).is_some() {
                    state.waiting.push((atom, holds));
                } else {
                    self.expand_union(state, atom, holds, open);
                }
            }
            (Atom::Not(node), holds) => open.push(Literal::Node(node, !holds)),
            (Atom::If(condition, then, otherwise), holds) => {
                let met = vec![Literal::Node(condition, true), Literal::Node(then, holds)];
                let unmet = vec![Literal::Node(condition, false), Literal::Node(otherwise, holds)];
                state.choices.push(Rc::new(vec![met, unmet]));
            }
            // They combine nothing.
            (
                Atom::Kinds(_)
                | Atom::Values(_)
                | Atom::Number(_)
                | Atom::String(_)
                | Atom::All(..)
                | Atom::Has(_)
                | Atom::MinProperties(_)
                | Atom::MaxProperties(_)
                | Atom::Names(_)
                | Atom::Item(..)
                | Atom::ItemsFrom(..)
                | Atom::MinItems(_)
                | Atom::MaxItems(_)
                | Atom::Unique
                | Atom::ContainsMin(..)
                | Atom::ContainsMax(..)
                | Atom::Unevaluated(_)
                | Atom::Gap(_),
                _,
            ) => {}
        }
    }

    /// What follows from a union whose branches nothing tells apart.
    pub(super) fn expand_union(
        &mut self,
        state: &mut State,
        union: AtomId,
        holds: bool,
        open: &mut Vec<Literal>,
    ) {
        let (Atom::AnyOf(nodes) | Atom::OneOf(nodes)) = &self.arena[union] else { return };
        let exclusive = matches!(self.arena[union], Atom::OneOf(_));
        let mut nodes = nodes.clone();
        nodes.retain(|node| !state.kinds.and(self.arena.kinds(*node).0).is_empty());
        match (exclusive, holds) {
            (false, true) => {
                let choice = nodes.into_iter().map(|node| vec![Literal::Node(node, true)]);
                state.choices.push(Rc::new(choice.collect()));
            }
            (false, false) => {
                open.extend(nodes.into_iter().map(|node| Literal::Node(node, false)));
            }
            (true, true) => {
                let choice = (0..nodes.len()).map(|one| {
                    let each = nodes.iter().enumerate();
                    each.map(|(at, node)| Literal::Node(*node, at == one)).collect()
                });
                state.choices.push(Rc::new(choice.collect()));
            }
            (true, false) => {
                let choice = self.not_one(state, &nodes);
                state.choices.push(Rc::new(choice));
            }
        }
    }

    /// How a value meets none, or two or more, of the nodes.
    fn not_one(&mut self, state: &State, nodes: &[NodeId]) -> Vec<Alternative> {
        let none = nodes.iter().map(|node| Literal::Node(*node, false)).collect();
        let mut alternatives = vec![none];
        let possible: Vec<NodeId> = nodes
            .iter()
            .copied()
            .filter(|node| self.status(state, Literal::Node(*node, true), 3) != Truth::False)
            .collect();
        for (at, one) in possible.iter().enumerate() {
            for other in &possible[at + 1..] {
                alternatives.push(vec![Literal::Node(*one, true), Literal::Node(*other, true)]);
            }
        }
        alternatives
    }
}
