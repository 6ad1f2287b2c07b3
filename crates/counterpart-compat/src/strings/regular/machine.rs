//! The steps of an automaton, each computed when it is first taken.

use std::collections::HashMap;
use std::rc::Rc;

use counterpart_compiler::pattern::Assertion;

use super::alphabet::{Alphabet, WORD};
use super::formula::Formula;
use super::program::{Program, Refusal, State, StateId};

/// So many steps a machine may have, of every class from every place.
const MAX_STEPS: usize = 2_000_000;
/// So many states one step may pass through.
const MAX_VISITS: usize = 500_000;
/// So many of them one after another, where it looks ahead.
const MAX_PATH: usize = 500;

/// Where a machine is.
pub type PlaceId = u32;

/// An automaton.
#[derive(Debug)]
pub struct Machine {
    program: Program,
    /// The classes of characters it tells apart.
    pub alphabet: Alphabet,
    /// For each class, which sets of the program it is in.
    members: Vec<Vec<bool>>,
    /// For each class, whether words are made of it.
    word: Vec<bool>,
    places: Vec<Rc<Place>>,
    index: HashMap<Rc<Place>, PlaceId>,
    /// For each place and class, where the next character leads.
    next: Vec<Option<PlaceId>>,
    accepts: Vec<Option<bool>>,
    /// States that were passed through in one step, and in all.
    visits: usize,
    pub visited: u64,
    /// For each state of the program, the number of the last walk that passed it.
    passed: Vec<u32>,
    walks: u32,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
struct Place {
    /// What must match from here on.
    ahead: Formula,
    /// For each expression that is looked for backwards, where it is.
    behind: Vec<Vec<StateId>>,
    before: Before,
}

/// What stands before a place; only as much as the program asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Before {
    Nothing,
    Word,
    Other,
}

/// What a place is between.
struct Between<'a> {
    before: Before,
    /// The class of the next character; `None` at the end of the text.
    class: Option<u16>,
    /// Which expressions that are looked for backwards end here.
    behind: &'a [bool],
}

impl Machine {
    /// A machine at its beginning.
    pub fn new(program: Program) -> Result<Self, Refusal> {
        let (alphabet, members) = Alphabet::of(&program.sets).ok_or(Refusal::Size)?;
        let word = program.sets.iter().position(|set| *set == WORD);
        let word = members.iter().map(|sets| word.is_some_and(|word| sets[word])).collect();
        let start = Place {
            ahead: Formula::one(program.start),
            behind: program.behind.iter().map(|start| vec![*start]).collect(),
            before: Before::Nothing,
        };
        let passed = vec![0; program.states.len()];
        let mut machine = Self {
            program,
            alphabet,
            members,
            word,
            places: Vec::new(),
            index: HashMap::new(),
            next: Vec::new(),
            accepts: Vec::new(),
            visits: 0,
            visited: 0,
            passed,
            walks: 0,
        };
        machine.place(start)?;
        Ok(machine)
    }

    /// Where it is at the beginning of the text.
    pub const START: PlaceId = 0;

    /// Whether it will match whatever follows.
    pub fn is_sure(&self, place: PlaceId) -> bool {
        self.places[place as usize].ahead.is_true
    }

    /// Whether it will not match whatever follows. Where it says no, it may be so all the same.
    pub fn is_lost(&self, place: PlaceId) -> bool {
        self.places[place as usize].ahead.is_false()
    }

    /// Whether it matches a text that ends here.
    pub fn accepts(&mut self, place: PlaceId) -> Result<bool, Refusal> {
        if let Some(known) = self.accepts[place as usize] {
            return Ok(known);
        }
        self.visits = 0;
        let at = Rc::clone(&self.places[place as usize]);
        let (behind, _) = self.behind(&at, None)?;
        let between = Between { before: at.before, class: None, behind: &behind };
        let accepts = self.ahead(&at.ahead, &between)?.is_true;
        self.accepts[place as usize] = Some(accepts);
        Ok(accepts)
    }

    /// Where a character of a class leads.
    pub fn step(&mut self, place: PlaceId, class: u16) -> Result<PlaceId, Refusal> {
        let at = place as usize * usize::from(self.alphabet.classes) + usize::from(class);
        if let Some(known) = self.next[at] {
            return Ok(known);
        }
        self.visits = 0;
        let here = Rc::clone(&self.places[place as usize]);
        let (ends, behind) = self.behind(&here, Some(class))?;
        let between = Between { before: here.before, class: Some(class), behind: &ends };
        let ahead = self.ahead(&here.ahead, &between)?;
        let settled = ahead.is_true || ahead.is_false();
        let word = self.program.has_boundaries && self.word[usize::from(class)];
        let before = if word { Before::Word } else { Before::Other };
        let next = if settled {
            // Nothing that follows matters any more.
            Place { ahead, behind: Vec::new(), before: Before::Other }
        } else {
            Place { ahead, behind, before }
        };
        let next = self.place(next)?;
        self.next[at] = Some(next);
        Ok(next)
    }

    fn place(&mut self, place: Place) -> Result<PlaceId, Refusal> {
        if let Some(known) = self.index.get(&place) {
            return Ok(*known);
        }
        if self.next.len() >= MAX_STEPS {
            return Err(Refusal::Size);
        }
        let id = PlaceId::try_from(self.places.len()).map_err(|_| Refusal::Size)?;
        let place = Rc::new(place);
        self.places.push(Rc::clone(&place));
        self.index.insert(place, id);
        self.next.resize(self.places.len() * usize::from(self.alphabet.classes), None);
        self.accepts.push(None);
        Ok(id)
    }

    /// Which expressions that are looked for backwards end here, and where they are next.
    fn behind(
        &mut self,
        place: &Place,
        class: Option<u16>,
    ) -> Result<(Vec<bool>, Vec<Vec<StateId>>), Refusal> {
        let (mut ends, mut next) = (Vec::new(), Vec::new());
        for at in &place.behind {
            let between = Between { before: place.before, class, behind: &ends };
            let mut walk = Walk::new(self, &between);
            walk.any(at)?;
            let Walk { mut reached, matched, .. } = walk;
            reached.sort_unstable();
            reached.dedup();
            ends.push(matched);
            next.push(reached);
        }
        Ok((ends, next))
    }

    /// What must match after the next character for a formula to hold here.
    fn ahead(&mut self, formula: &Formula, between: &Between) -> Result<Formula, Refusal> {
        if formula.is_true {
            return Ok(Formula::always());
        }
        let mut walk = Walk::new(self, between);
        walk.any(&formula.any)?;
        let Walk { reached, matched, looks, .. } = walk;
        let mut next = Formula { is_true: matched, any: reached, all: Vec::new() };
        if next.is_true {
            return Ok(next);
        }
        for look in looks {
            next.or(self.state(look, between, &mut Vec::new())?);
        }
        for conjunction in &formula.all {
            let mut all = Formula::always();
            for literal in conjunction {
                let one = self.state(literal.state, between, &mut Vec::new())?.settled()?;
                all = all.and(&if literal.negative { one.negated()? } else { one })?;
            }
            next.or(all);
        }
        next.settled()
    }

    /// What must match after the next character for a state to match here, in general.
    fn state(
        &mut self,
        state: StateId,
        between: &Between,
        path: &mut Vec<StateId>,
    ) -> Result<Formula, Refusal> {
        self.visit()?;
        // Going round without reading anything adds nothing.
        if path.contains(&state) {
            return Ok(Formula::default());
        }
        if path.len() >= MAX_PATH {
            return Err(Refusal::Size);
        }
        path.push(state);
        let formula = match self.program.states[state as usize].clone() {
            State::Match => Formula::always(),
            State::Set(set, next) => self.read(set, next, between),
            State::Split(branches) => {
                let mut any = Formula::default();
                for branch in branches {
                    any.or(self.state(branch, between, path)?);
                }
                any.settled()?
            }
            State::Assert(assertion, next) if self.holds(assertion, between) => {
                self.state(next, between, path)?
            }
            State::Behind { negative, body, next } if between.behind[body] != negative => {
                self.state(next, between, path)?
            }
            State::Assert(..) | State::Behind { .. } => Formula::default(),
            State::Look { negative, body, next } => {
                let body = self.state(body, between, &mut Vec::new())?.settled()?;
                let body = if negative { body.negated()? } else { body };
                body.and(&self.state(next, between, path)?.settled()?)?
            }
        };
        path.pop();
        Ok(formula)
    }

    fn read(&self, set: usize, next: StateId, between: &Between) -> Formula {
        let reads = between.class.is_some_and(|class| self.members[usize::from(class)][set]);
        if reads { Formula::one(next) } else { Formula::default() }
    }

    fn holds(&self, assertion: Assertion, between: &Between) -> bool {
        let word = between.class.is_some_and(|class| self.word[usize::from(class)]);
        let boundary = (between.before == Before::Word) != word;
        match assertion {
            Assertion::Start => between.before == Before::Nothing,
            Assertion::End => between.class.is_none(),
            Assertion::Boundary => boundary,
            Assertion::NoBoundary => !boundary,
        }
    }

    fn visit(&mut self) -> Result<(), Refusal> {
        self.visits += 1;
        self.visited += 1;
        if self.visits > MAX_VISITS { Err(Refusal::Size) } else { Ok(()) }
    }
}

/// A walk from some states over steps that read nothing, up to those that read the next character.
struct Walk<'m, 'b> {
    machine: &'m mut Machine,
    between: &'m Between<'b>,
    /// Where the next character leads.
    reached: Vec<StateId>,
    /// Whether the end of the expression was reached.
    matched: bool,
    /// States that look ahead.
    looks: Vec<StateId>,
}

impl<'m, 'b> Walk<'m, 'b> {
    fn new(machine: &'m mut Machine, between: &'m Between<'b>) -> Self {
        machine.walks = machine.walks.wrapping_add(1);
        if machine.walks == 0 {
            machine.passed.fill(0);
            machine.walks = 1;
        }
        Self { machine, between, reached: Vec::new(), matched: false, looks: Vec::new() }
    }

    fn any(&mut self, states: &[StateId]) -> Result<(), Refusal> {
        let mut open = states.to_vec();
        while let Some(state) = open.pop() {
            let walk = self.machine.walks;
            let passed = self.machine.passed.get_mut(state as usize);
            if passed.is_none_or(|passed| std::mem::replace(passed, walk) == walk) {
                continue;
            }
            self.machine.visit()?;
            match &self.machine.program.states[state as usize] {
                State::Match => self.matched = true,
                State::Set(set, next) => {
                    let class = self.between.class.map(usize::from);
                    if class.is_some_and(|class| self.machine.members[class][*set]) {
                        self.reached.push(*next);
                    }
                }
                State::Split(branches) => open.extend(branches),
                State::Assert(assertion, next) => {
                    if self.machine.holds(*assertion, self.between) {
                        open.push(*next);
                    }
                }
                State::Behind { negative, body, next } => {
                    if self.between.behind[*body] != *negative {
                        open.push(*next);
                    }
                }
                State::Look { .. } => self.looks.push(state),
            }
        }
        Ok(())
    }
}
