//! The least text that is in some languages and not in others.
//!
//! All automata walk together, over the characters that one of them tells apart, breadth first: the
//! first text that is found is the shortest, and when every place was visited there is none.

use std::cell::{Cell, RefMut};
use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::rc::Rc;

use super::regular::{Alphabet, Language, Machine, PlaceId, explained};

/// So many places are visited.
const MAX_PLACES: usize = 100_000;

/// What is looked for.
#[derive(Clone, Debug)]
pub struct Goal<'a> {
    /// The languages it is in.
    pub within: Vec<Rc<Language>>,
    /// The languages it is not in.
    pub outside: Vec<Rc<Language>>,
    /// At least so many characters.
    pub min: u64,
    /// At most so many.
    pub max: Option<u64>,
    /// Texts that it is not.
    pub excluded: &'a [String],
    /// How much work is left for this and every other search of the question.
    pub work: &'a Cell<u64>,
}

impl Goal<'_> {
    /// The least text; `None` when there is none.
    ///
    /// # Errors
    /// Why it is not known.
    pub fn least(&self) -> Result<Option<String>, String> {
        if self.max.is_some_and(|max| max < self.min) {
            return Ok(None);
        }
        let free = Goal { excluded: &[], ..self.clone() };
        let found = Walk::begin(&free)?.first()?;
        match found {
            Some(text) if self.excluded.contains(&text) => Walk::begin(self)?.first(),
            found => Ok(found),
        }
    }
}

/// A place of the walk: where each automaton is, where in the texts that are excluded, and how many
/// characters were read as far as that matters.
type Key = (Box<[PlaceId]>, usize, u64);

struct Walk<'g> {
    goal: &'g Goal<'g>,
    machines: Vec<RefMut<'g, Machine>>,
    /// A character of each class that is tried, plainest first, with the class in each machine.
    characters: Vec<(char, Vec<u16>)>,
    excluded: Trie,
    visited: Vec<Visit>,
    index: HashMap<Key, usize>,
}

struct Visit {
    key: Key,
    /// How many characters lead here.
    depth: u64,
    /// From where, by which.
    from: Option<(usize, char)>,
}

impl<'g> Walk<'g> {
    fn begin(goal: &'g Goal<'g>) -> Result<Self, String> {
        let languages = goal.within.iter().chain(&goal.outside);
        let machines = languages.map(|language| match &language.machine {
            Ok(machine) => Ok(machine.borrow_mut()),
            Err(reason) => Err(reason.clone()),
        });
        let machines = machines.collect::<Result<Vec<_>, _>>()?;
        let alphabets: Vec<&Alphabet> = machines.iter().map(|machine| &machine.alphabet).collect();
        let apart = goal.excluded.iter().flat_map(|text| text.chars());
        let (alphabet, classes) = Alphabet::product(&alphabets, apart)
            .ok_or("the regular expressions distinguish too many characters")?;
        let mut characters: Vec<_> = alphabet.plainest().into_iter().zip(classes).collect();
        characters.retain(|(plainest, _)| plainest.is_some());
        characters.sort_unstable();
        let characters = characters
            .into_iter()
            .filter_map(|(plainest, classes)| plainest.map(|(_, c)| (c, classes)))
            .collect();
        Ok(Self {
            goal,
            machines,
            characters,
            excluded: Trie::of(goal.excluded),
            visited: Vec::new(),
            index: HashMap::new(),
        })
    }

    fn first(mut self) -> Result<Option<String>, String> {
        let start = vec![Machine::START; self.machines.len()];
        let key = (start.into_boxed_slice(), Trie::ROOT, 0);
        self.index.insert(key.clone(), 0);
        self.visited.push(Visit { key, depth: 0, from: None });
        let mut at = 0;
        while at < self.visited.len() {
            if self.is_goal(at)? {
                return Ok(Some(self.text(at)));
            }
            if self.goal.max.is_none_or(|max| self.visited[at].depth < max) {
                self.expand(at)?;
            }
            at += 1;
        }
        Ok(None)
    }

    fn is_goal(&mut self, at: usize) -> Result<bool, String> {
        let Visit { key: (places, trie, _), depth, .. } = &self.visited[at];
        if *depth < self.goal.min || self.excluded.ends(*trie) {
            return Ok(false);
        }
        for (number, (machine, place)) in self.machines.iter_mut().zip(places).enumerate() {
            let wanted = number < self.goal.within.len();
            if machine.accepts(*place).map_err(explained)? != wanted {
                return Ok(false);
            }
        }
        Ok(true)
    }

    fn expand(&mut self, at: usize) -> Result<(), String> {
        let (places, trie, _) = self.visited[at].key.clone();
        let depth = self.visited[at].depth + 1;
        for (c, classes) in &self.characters {
            let mut next = places.clone();
            let mut hopeless = false;
            let machines = self.machines.iter_mut().zip(classes).zip(&mut next).enumerate();
            for (number, ((machine, class), place)) in machines {
                let before = machine.visited;
                *place = machine.step(*place, *class).map_err(explained)?;
                let work = machine.visited - before + 1;
                let left = self.goal.work.get().checked_sub(work).ok_or(TOO_MANY)?;
                self.goal.work.set(left);
                let wanted = number < self.goal.within.len();
                hopeless |= if wanted { machine.is_lost(*place) } else { machine.is_sure(*place) };
                if hopeless {
                    break;
                }
            }
            if hopeless {
                continue;
            }
            let key = (next, self.excluded.step(trie, *c), depth.min(self.goal.min));
            let visits = self.visited.len();
            if let Entry::Vacant(place) = self.index.entry(key) {
                if visits >= MAX_PLACES {
                    return Err(TOO_MANY.to_owned());
                }
                let key = place.key().clone();
                place.insert(visits);
                self.visited.push(Visit { key, depth, from: Some((at, *c)) });
            }
        }
        Ok(())
    }

    fn text(&self, at: usize) -> String {
        let mut backwards = Vec::new();
        let mut at = at;
        while let Some((from, c)) = self.visited[at].from {
            backwards.push(c);
            at = from;
        }
        backwards.into_iter().rev().collect()
    }
}

const TOO_MANY: &str = "the regular expressions and lengths together have too many states";

/// Some texts, letter by letter.
struct Trie {
    next: HashMap<(usize, char), usize>,
    ends: Vec<bool>,
}

impl Trie {
    const ROOT: usize = 0;
    /// Away from all of them.
    const OFF: usize = usize::MAX;

    fn of(texts: &[String]) -> Self {
        let mut trie = Self { next: HashMap::new(), ends: vec![false] };
        for text in texts {
            let mut at = Self::ROOT;
            for c in text.chars() {
                let fresh = trie.ends.len();
                at = *trie.next.entry((at, c)).or_insert(fresh);
                if at == fresh {
                    trie.ends.push(false);
                }
            }
            trie.ends[at] = true;
        }
        trie
    }

    fn step(&self, at: usize, c: char) -> usize {
        self.next.get(&(at, c)).copied().unwrap_or(Self::OFF)
    }

    fn ends(&self, at: usize) -> bool {
        self.ends.get(at).copied().unwrap_or(false)
    }
}
