//! What holds of every comparison: over the truth table, real edits, and schemas made at random.
//!
//! `LAWS_INSTANCES` is how many instances are made to refute each answer `safe`, `LAWS_SCHEMAS` how
//! many schemas are made, `LAWS_EDITS` every how many real edits one is asked about.

#![allow(clippy::expect_used, clippy::panic)]

mod common;

use std::time::{Duration, Instant};

use common::instances::Instances;
use common::schemas::Making;
use common::table::pairs;
use common::{Schema, ask, corpus, draft};
use counterpart_compat::question::Outcome;
use counterpart_compat::truth::Truth;
use fastrand::Rng;
use serde_json::{Value, json};

fn setting(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

/// What was seen, and what should not have been.
#[derive(Default)]
struct Seen {
    safe: usize,
    breaking: usize,
    unknown: usize,
    faults: Vec<String>,
}

impl Seen {
    /// Asks whether everything the writer admits meets the reader, and attacks the answer.
    fn ask(&mut self, name: &str, writer: &Schema, reader: &Schema, instances: usize) -> Outcome {
        let started = Instant::now();
        let outcome = ask(writer, reader);
        if started.elapsed() > Duration::from_secs(20) {
            self.faults.push(format!("{name}: took {:?}", started.elapsed()));
        }
        for found in &outcome.breaks {
            let verdicts = (writer.admits(&found.witness), reader.admits(&found.witness));
            if verdicts != (Truth::True, Truth::False) {
                self.faults.push(format!("{name}: {} is no witness: {verdicts:?}", found.witness));
            }
        }
        match (outcome.breaks.is_empty(), outcome.undecided.is_empty()) {
            (false, _) => self.breaking += 1,
            (true, false) => {
                self.unknown += 1;
                println!("unknown: {} {name}", outcome.undecided[0].reason.because);
            }
            (true, true) => {
                self.safe += 1;
                if let Some(witness) = refuted(writer, reader, instances) {
                    self.faults.push(format!("{name}: said to be safe, refuted by {witness}"));
                }
            }
        }
        outcome
    }

    #[track_caller]
    fn holds(&self) {
        let Self { safe, breaking, unknown, faults } = self;
        println!("safe {safe}, breaking {breaking}, unknown {unknown}");
        assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
    }
}

fn is_safe(outcome: &Outcome) -> bool {
    outcome.breaks.is_empty() && outcome.undecided.is_empty()
}

/// An instance that the writer admits and the reader refuses, among many.
fn refuted(writer: &Schema, reader: &Schema, instances: usize) -> Option<Value> {
    let sides = [writer.side(), reader.side()];
    let mut made = sides.map(|side| Instances::new(&side.model.schemas, 7));
    (0..instances).find_map(|number| {
        let side = number % 2;
        let value = made[side].next(sides[side].schema);
        let refutes = reader.admits(&value) == Truth::False && writer.admits(&value) == Truth::True;
        refutes.then_some(value)
    })
}

#[test]
fn safe_answers_of_the_table_are_not_refuted() {
    let instances = setting("LAWS_INSTANCES", 1_000);
    let mut seen = Seen::default();
    for pair in pairs() {
        let read = |schema| Schema::read(schema, pair.draft()).expect("a schema");
        let (old, new) = (read(&pair.old), read(&pair.new));
        seen.ask(&pair.name, &old, &new, instances);
        seen.ask(&pair.name, &new, &old, instances);
    }
    seen.holds();
}

#[test]
fn a_schema_against_itself_is_safe_and_silent() {
    for pair in pairs() {
        for schema in [&pair.old, &pair.new] {
            let schema = Schema::read(schema, pair.draft()).expect("a schema");
            assert!(is_safe(&ask(&schema, &schema)), "{}", pair.name);
        }
    }
    let mut making = Making(Rng::with_seed(1));
    for _ in 0..setting("LAWS_SCHEMAS", 150) {
        let schema = making.root();
        if let Ok(schema) = Schema::read(&schema, draft("2020-12")) {
            assert!(is_safe(&ask(&schema, &schema)), "{}", schema.text);
        }
    }
}

#[test]
fn schemas_made_at_random_and_their_edits() {
    let instances = setting("LAWS_INSTANCES", 1_000);
    let mut making = Making(Rng::with_seed(u64::try_from(setting("LAWS_SEED", 2)).unwrap_or(2)));
    let (mut seen, mut chains) = (Seen::default(), 0);
    for _ in 0..setting("LAWS_SCHEMAS", 150) {
        let first = making.root();
        let second = making.edit(&first);
        let third = making.edit(&second);
        let read = |schema: &Value| Schema::read(schema, draft("2020-12"));
        let (Ok(a), Ok(b), Ok(c)) = (read(&first), read(&second), read(&third)) else { continue };
        for [from, middle, to] in [[&a, &b, &c], [&c, &b, &a]] {
            let mut safe = |from: &Schema, to: &Schema| {
                let name = format!("{} -> {}", from.text, to.text);
                is_safe(&seen.ask(&name, from, to, instances))
            };
            if safe(from, middle) && safe(middle, to) {
                chains += 1;
                let through = ask(from, to);
                if let Some(found) = through.breaks.first() {
                    let (from, to) = (&from.text, &to.text);
                    let fault = format!("not transitive: {} breaks {from} -> {to}", found.witness);
                    seen.faults.push(fault);
                }
            }
        }
    }
    println!("{chains} chains of safe answers");
    seen.holds();
}

#[test]
fn real_edits() {
    let Some(folder) = corpus("evolution") else { return println!("skipped: there is no corpus") };
    let instances = setting("LAWS_INSTANCES", 1_000);
    let mut names: Vec<_> =
        std::fs::read_dir(folder).expect("a folder").flatten().map(|it| it.path()).collect();
    names.retain(|path| path.is_dir());
    names.sort();
    let mut seen = Seen::default();
    for path in names.iter().step_by(setting("LAWS_EDITS", 20)) {
        let read = |file: &str| {
            let text = std::fs::read_to_string(path.join(file)).expect("a file");
            let value: Value = serde_json::from_str(&text).expect("JSON");
            Schema::read_around_gaps(&value, draft("7"))
        };
        let (Ok(old), Ok(new)) = (read("old.json"), read("new.json")) else { continue };
        let name = path.file_name().unwrap_or_default().to_string_lossy().into_owned();
        seen.ask(&name, &old, &new, instances);
        seen.ask(&name, &new, &old, instances);
        assert!(is_safe(&ask(&old, &old)), "{name} against itself");
    }
    seen.holds();
}

/// A schema that nests so deep.
fn nested(depth: usize, inner: Value, around: impl Fn(Value) -> Value) -> Value {
    (0..depth).fold(inner, |schema, _| around(schema))
}

#[test]
fn bad_input_is_answered_or_refused() {
    let schemas = [
        // Regular expressions outside the regular languages, that explode, or that are none.
        json!({"pattern": "^(.+)x\\1$"}),
        json!({"pattern": "^(a|a)*$"}),
        json!({"pattern": "^((((a?){50}){50}){50}){50}$"}),
        json!({"pattern": "^(?!.*(a|b){0,500}x)(?=(a?){0,500}).*$"}),
        json!({"pattern": "("}),
        json!({"patternProperties": {"(": {"type": "string"}, "^a": {"type": "string"}}}),
        json!({"patternProperties": {"^(a*)*b": true, "(?=a)(?=b)": false}}),
        // References that lead nowhere, to themselves, or round and round.
        json!({"properties": {"a": {"$ref": "#/$defs/none"}}}),
        json!({"$ref": "#"}),
        json!({"allOf": [{"$ref": "#/$defs/a"}], "$defs": {"a": {"anyOf": [{"$ref": "#/$defs/a"}]}}}),
        json!({"properties": {"a": {"not": {"$ref": "#"}}}, "required": ["a"]}),
        json!({"not": {"properties": {"a": {"not": {"$ref": "#"}}}, "required": ["a"]}}),
        json!({"oneOf": [{"items": {"$ref": "#"}}, {"properties": {"a": {"$ref": "#"}}}]}),
        // Bounds and sizes beyond what is of any use.
        json!({"minLength": 18_446_744_073_709_551_615_u64}),
        json!({"minItems": 4_000_000_000_u64, "items": {"enum": [1, 2]}}),
        json!({"minItems": 100_000, "uniqueItems": true}),
        json!({"minProperties": 1_000_000, "propertyNames": {"maxLength": 1}}),
        json!({"multipleOf": 1e-300, "minimum": 1e300}),
        json!({"multipleOf": 0.1, "minimum": 123_456_789.05, "maximum": 123_456_789.09}),
        json!({"contains": {"type": "string"}, "minContains": 50_000}),
        json!({"enum": (0..100).map(|n| json!({"k": n})).collect::<Vec<_>>()}),
        json!({"required": (0..60).map(|n| format!("p{n}")).collect::<Vec<_>>()}),
        // Deep, and wide.
        nested(
            60,
            json!({"type": "string"}),
            |schema| json!({"properties": {"a": schema}, "required": ["a"]}),
        ),
        nested(60, json!({"type": "string"}), |schema| json!({"not": schema})),
        nested(30, json!({"minimum": 1}), |schema| json!({"oneOf": [schema, {"type": "null"}]})),
        nested(
            12,
            json!({"minimum": 1}),
            |schema| json!({"anyOf": [{"items": schema}, {"properties": {"a": schema}}]}),
        ),
        json!({"allOf": (0..8).map(|n| json!({"anyOf": [{"required": [format!("a{n}")]}, {"required": [format!("b{n}")]}]})).collect::<Vec<_>>()}),
        json!({"oneOf": (0..8).map(|n| json!({"required": [format!("a{n}")]})).collect::<Vec<_>>()}),
        // Other drafts within.
        json!({"$schema": "http://json-schema.org/draft-04/schema#", "maximum": 3, "exclusiveMaximum": true}),
        json!({"$defs": {"a": {"$id": "https://example.com/a", "$schema": "http://json-schema.org/draft-07/schema#", "items": [{"type": "string"}]}}, "items": {"$ref": "https://example.com/a"}}),
        json!({"$schema": "https://example.com/unheard-of", "type": "string"}),
    ];
    let read = |schema: &Value| Schema::read_around_gaps(schema, draft("2020-12"));
    let schemas: Vec<Schema> = schemas.iter().filter_map(|schema| read(schema).ok()).collect();
    println!("{} of them are compiled", schemas.len());
    let (mut seen, mut slowest) = (Seen::default(), (Duration::ZERO, String::new()));
    // Each against itself and some others.
    let some = [0, 1, 3, 7, 12].map(|apart| schemas.iter().cycle().skip(apart));
    let pairs = some.into_iter().flat_map(|others| schemas.iter().zip(others));
    for (writer, reader) in pairs {
        let started = Instant::now();
        let name = format!("{} -> {}", short(&writer.text), short(&reader.text));
        let outcome = seen.ask(&name, writer, reader, 3);
        slowest = slowest.max((started.elapsed(), name.clone()));
        if std::ptr::eq(writer, reader) && !is_safe(&outcome) {
            seen.faults.push(format!("{name}: against itself"));
        }
    }
    println!("slowest {slowest:?}");
    seen.holds();
}

fn short(schema: &Value) -> String {
    schema.to_string().chars().take(120).collect()
}
