//! The truth table: hand-written pairs of schemas, each with the true answer in both directions,
//! asked plainly and inside every construct.

#![allow(clippy::expect_used, clippy::panic)]

mod common;
mod inside;

use common::table::{Pair, Truth, pairs};
use common::{Schema, ask};
use counterpart_compat::truth::Truth as Holds;
use serde_json::Value;

/// What the engine said of many questions.
#[derive(Default)]
struct Score {
    asked: usize,
    unknown: Vec<String>,
    wrong: Vec<String>,
}

impl Score {
    /// Asks both questions of a pair.
    fn ask(&mut self, pair: &Pair) {
        let (old, new) = (read(pair, &pair.old), read(pair, &pair.new));
        self.direction("request", pair, &old, &new, &pair.request);
        self.direction("response", pair, &new, &old, &pair.response);
    }

    fn direction(
        &mut self,
        direction: &str,
        pair: &Pair,
        writer: &Schema,
        reader: &Schema,
        truth: &Truth,
    ) {
        self.asked += 1;
        let outcome = ask(writer, reader);
        let place = format!("{} ({direction})", pair.name);
        for found in &outcome.breaks {
            let (from, to) = (writer.admits(&found.witness), reader.admits(&found.witness));
            if (from, to) != (Holds::True, Holds::False) {
                self.wrong.push(format!("{place}: {} is no witness", found.witness));
            }
        }
        match (truth, outcome.breaks.is_empty(), outcome.undecided.is_empty()) {
            (Truth::Safe(_), true, true) | (Truth::Breaking(_), false, _) => {}
            (_, true, false) => {
                let because = outcome.undecided.iter().map(|one| one.reason.because.as_str());
                let because = because.collect::<Vec<_>>().join("; ");
                self.unknown.push(format!("{place}: {because}"));
            }
            (Truth::Safe(_), false, _) => {
                let witness = &outcome.breaks[0].witness;
                self.wrong.push(format!("{place}: {witness} is said to break it"));
            }
            (Truth::Breaking(_), true, true) => {
                self.wrong.push(format!("{place}: said to be safe"));
            }
        }
    }

    /// None wrong, and at most so many of a hundred unknown.
    #[track_caller]
    fn holds(&self, unknown_percent: usize) {
        println!("asked {}, unknown {}", self.asked, self.unknown.len());
        println!("{}", self.unknown.join("\n"));
        assert!(self.wrong.is_empty(), "{} wrong:\n{}", self.wrong.len(), self.wrong.join("\n"));
        assert!(
            self.unknown.len() * 100 <= self.asked * unknown_percent,
            "{} of {} unknown:\n{}",
            self.unknown.len(),
            self.asked,
            self.unknown.join("\n")
        );
    }
}

#[track_caller]
fn read(pair: &Pair, schema: &Value) -> Schema {
    Schema::read(schema, pair.draft()).unwrap_or_else(|error| panic!("{}: {error}", pair.name))
}

#[test]
fn validators_confirm_every_witness_of_the_table() {
    let mut witnesses = 0;
    for pair in pairs() {
        let (old, new) = (read(&pair, &pair.old), read(&pair, &pair.new));
        for (from, to, truth) in [(&old, &new, &pair.request), (&new, &old, &pair.response)] {
            for witness in truth.witnesses() {
                witnesses += 1;
                let verdicts = |schema: &Schema| {
                    let judge = schema.judge();
                    (judge.admits(witness), schema.validator().is_valid(witness))
                };
                assert_eq!(verdicts(from), (Ok(true), true), "{}: {witness}", pair.name);
                assert_eq!(verdicts(to), (Ok(false), false), "{}: {witness}", pair.name);
            }
        }
    }
    println!("{witnesses} witnesses");
}

#[test]
fn the_engine_agrees_with_the_table() {
    let mut score = Score::default();
    let pairs = pairs();
    assert!(pairs.len() >= 120);
    for pair in &pairs {
        score.ask(pair);
    }
    score.holds(3);
}

#[test]
fn the_engine_agrees_inside_every_construct() {
    let mut score = Score::default();
    for pair in pairs() {
        for inner in inside::every_construct(&pair) {
            score.ask(&inner);
        }
    }
    score.holds(3);
}

#[test]
fn separate_breaks_are_found_separately() {
    let mut wrong = Vec::new();
    for pair in pairs() {
        let (old, new) = (read(&pair, &pair.old), read(&pair, &pair.new));
        for (from, to, truth) in [(&old, &new, &pair.request), (&new, &old, &pair.response)] {
            let (expected, outcome) = (truth.witnesses().len(), ask(from, to));
            if outcome.undecided.is_empty() && outcome.breaks.len() != expected {
                let found = outcome.breaks.iter().map(|found| found.witness.to_string());
                let found = found.collect::<Vec<_>>().join(" ");
                wrong.push(format!("{}: {expected} expected, found {found}", pair.name));
            }
        }
    }
    assert!(wrong.is_empty(), "{} wrong:\n{}", wrong.len(), wrong.join("\n"));
}
