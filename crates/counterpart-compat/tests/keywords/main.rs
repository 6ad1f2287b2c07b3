//! The law of keywords: for every keyword of the model, with and without it, and between two of its
//! parameters, no *safe* is refuted and every witness is confirmed, both by a judge that is not us.
//!
//! The samples are listed by keyword in `samples`; a keyword without one does not compile.

#![allow(clippy::expect_used, clippy::panic)]

#[path = "../common/mod.rs"]
mod common;
mod samples;

use common::instances::Instances;
use common::{Schema, ask};
use counterpart_compat::judge::Judge;
use counterpart_compiler::model::Keyword;
use samples::Sample;
use serde_json::Value;

/// The number of generated instances that attack each *safe*.
const INSTANCES: usize = 400;

/// A schema with its judge, read once.
struct Judged {
    schema: Schema,
    judge: Judge,
}

impl Judged {
    fn read(text: &Value, sample: &Sample) -> Self {
        let schema = Schema::read_asserting(text, common::draft(sample.draft));
        let schema = schema.unwrap_or_else(|error| panic!("{text}: {error}"));
        let judge = schema.judge();
        Self { schema, judge }
    }

    fn admits(&self, value: &Value) -> bool {
        self.judge.admits(value).expect("a verdict")
    }
}

/// Asks about one direction and attacks the answer; what should not have been.
fn attack(writer: &Judged, reader: &Judged, sample: &Sample) -> Option<String> {
    let name = || format!("{} -> {}", writer.schema.text, reader.schema.text);
    let outcome = ask(&writer.schema, &reader.schema);
    for found in &outcome.breaks {
        let verdicts = (writer.admits(&found.witness), reader.admits(&found.witness));
        if verdicts != (true, false) {
            return Some(format!("{}: {} is not a witness: {verdicts:?}", name(), found.witness));
        }
    }
    if !outcome.breaks.is_empty() || !outcome.undecided.is_empty() {
        return None;
    }
    let refutes = |value: &Value| writer.admits(value) && !reader.admits(value);
    let sides = [writer.schema.side(), reader.schema.side()];
    let mut made = sides.map(|side| Instances::new(&side.model.schemas, 11));
    let generated = (0..INSTANCES).map(|number| made[number % 2].next(sides[number % 2].schema));
    let refuted = sample.instances.iter().cloned().chain(generated).find(refutes);
    refuted.map(|value| format!("{}: said to be safe, refuted by {value}", name()))
}

/// Everything about the sample of a keyword that should not be.
fn faults(keyword: Keyword) -> Vec<String> {
    let sample = samples::sample(keyword);
    let read = |text| Judged::read(text, &sample);
    let (without, [first, second]) =
        (read(&sample.without), [0, 1].map(|at| read(&sample.with[at])));
    let mut faults = Vec::new();
    let mut schemas = first.schema.model.schemas.iter();
    if !schemas.any(|(_, schema)| schema.constraint(keyword).is_some()) {
        faults.push(format!("{keyword}: it does not reach the model"));
    }
    // Otherwise a keyword that means nothing would pass.
    if !sample.instances.iter().any(|value| without.admits(value) && !first.admits(value)) {
        faults.push(format!("{keyword}: no instance of its sample is refused by it alone"));
    }
    let sides = [&without, &first, &second];
    for writer in sides {
        for reader in sides {
            faults.extend(attack(writer, reader, &sample));
        }
    }
    faults
}

#[test]
fn no_proof_about_a_keyword_is_wrong() {
    let faults: Vec<String> = Keyword::ALL.iter().copied().flat_map(faults).collect();
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

/// What the law rests on: that keywords are told apart from keys that constrain nothing.
#[test]
fn every_keyword_is_known_by_its_name() {
    for keyword in Keyword::ALL {
        assert_eq!(Keyword::named(keyword.name()), Some(*keyword));
    }
    assert_eq!(Keyword::named("title"), None);
}
