//! The answer to a question about a string.

use std::cell::Cell;
use std::rc::Rc;

use super::constraint;
use super::opaque::ODD;
use super::question::Question;
use super::regular::Language;
use super::search::Goal;
use crate::answer::{Answer, Reason};

/// So many texts that are like what is wanted as far as automata can tell are tried on the rest.
const CANDIDATES: u64 = 24;
const CANDIDATES_PER_LENGTH: u64 = 4;
/// No longer text is written down.
const LONGEST: u64 = 1_000_000;
/// How many steps automata may take for one question; a step counts with the states it passes.
pub const WORK: u64 = 3_000_000;

impl Question {
    /// The least string that has these properties: the shortest, and of these the plainest.
    #[must_use]
    pub fn answer(&self) -> Answer<String> {
        self.answer_within(&Cell::new(WORK))
    }

    /// The same, with as many steps of automata as are left in `work`.
    #[must_use]
    pub fn answer_within(&self, work: &Cell<u64>) -> Answer<String> {
        let Self { min, max, matches, avoids, tests, excluded, among } = self;
        if max.is_some_and(|max| max < *min)
            || matches.iter().any(|pattern| avoids.contains(pattern))
            || tests.iter().any(|(test, passes)| tests.contains(&(test.clone(), !passes)))
        {
            return Answer::None;
        }
        if let Some(among) = among {
            return one_of(self, among);
        }
        if *min > LONGEST {
            return unknown(
                "the shortest string would be too long to write down",
                "lower `minLength`",
            );
        }
        let plain = matches.is_empty() && avoids.is_empty() && tests.is_empty();
        if plain {
            let text: String = (0..*min).map(|_| 'a').collect();
            if !excluded.contains(&text) {
                return Answer::Found(text);
            }
        }
        let (within, outside) = (languages(matches), languages(avoids));
        Asked { question: self, within, outside, work }.answer()
    }
}

fn unknown<T>(because: impl Into<String>, help: &str) -> Answer<T> {
    Answer::Unknown(Reason { because: because.into(), help: help.to_owned() })
}

fn languages(patterns: &[String]) -> Vec<Rc<Language>> {
    let mut patterns: Vec<&String> = patterns.iter().collect();
    patterns.sort_unstable();
    patterns.dedup();
    patterns.into_iter().map(|pattern| Language::of(pattern)).collect()
}

/// Only a list of strings is in question.
fn one_of(question: &Question, among: &[String]) -> Answer<String> {
    let mut doubt = None;
    let mut sorted: Vec<&String> = among.iter().collect();
    sorted.sort_by_key(|text| text.chars().count());
    for text in sorted {
        match question.admits(text) {
            Ok(true) => return Answer::Found(text.clone()),
            Ok(false) => {}
            Err(reason) => doubt = Some(reason),
        }
    }
    doubt.map_or(Answer::None, |reason| unknown(reason, SPELL_OUT))
}

const SPELL_OUT: &str = "list the values, or use a simpler regular expression";

/// A question whose regular expressions were read.
struct Asked<'q> {
    question: &'q Question,
    within: Vec<Rc<Language>>,
    outside: Vec<Rc<Language>>,
    work: &'q Cell<u64>,
}

impl Asked<'_> {
    fn answer(&self) -> Answer<String> {
        let exact = |language: &&Rc<Language>| language.is_exact() && language.machine.is_ok();
        let decided = self.within.iter().chain(&self.outside).all(|one| exact(&one))
            && self.question.tests.is_empty();
        // A larger language is as good for a proof that there is none.
        let within = self.within.iter().filter(|language| language.machine.is_ok());
        let goal = Goal {
            within: within.cloned().collect(),
            outside: self.outside.iter().filter(exact).cloned().collect(),
            min: self.question.min,
            max: self.question.max,
            excluded: &self.question.excluded,
            work: self.work,
        };
        let mut languages = self.within.iter().chain(&self.outside);
        let hopeless = languages.any(|language| language.is_beyond_us());
        let because = match goal.least() {
            Ok(None) => return Answer::None,
            Ok(Some(text)) if decided => return Answer::Found(text),
            Ok(Some(_)) => self.obstacle(),
            Err(reason) => reason,
        };
        if hopeless {
            return unknown(because, SPELL_OUT);
        }
        self.try_some(&goal).map_or_else(|| unknown(because, SPELL_OUT), Answer::Found)
    }

    /// What automata cannot tell.
    fn obstacle(&self) -> String {
        let languages = self.within.iter().chain(&self.outside);
        let mut refused = languages.filter_map(|language| language.machine.as_ref().err());
        refused.next().map_or_else(
            || {
                if self.question.tests.is_empty() {
                    "a regular expression has a back reference".to_owned()
                } else {
                    "no string with the required format was found".to_owned()
                }
            },
            Clone::clone,
        )
    }

    /// The first of some texts that turns out to be like what is wanted.
    fn try_some(&self, goal: &Goal) -> Option<String> {
        let fits = |text: &String| self.question.admits(text) == Ok(true);
        let samples = self.question.tests.iter().filter(|(_, passes)| *passes);
        let samples = samples.flat_map(|(test, _)| constraint::samples(test)).chain(&ODD);
        let mut samples = samples.map(|text| (*text).to_owned());
        samples.find(fits).or_else(|| words(goal).find(fits)).or_else(|| {
            // One language at a time is smaller than all together.
            let alone = |language: &Rc<Language>| Goal {
                within: vec![Rc::clone(language)],
                outside: Vec::new(),
                ..goal.clone()
            };
            self.within.iter().find_map(|language| words(&alone(language)).find(fits))
        })
    }
}

/// Some texts that reach a goal, short ones first: a few of each length.
fn words(goal: &Goal) -> impl Iterator<Item = String> {
    let mut known = goal.excluded.to_vec();
    let goal = goal.clone();
    (0..CANDIDATES).map_while(move |number| {
        let min = goal.min + number / CANDIDATES_PER_LENGTH;
        let next = Goal { excluded: &known, min, ..goal.clone() }.least().ok()??;
        known.push(next.clone());
        Some(next)
    })
}
