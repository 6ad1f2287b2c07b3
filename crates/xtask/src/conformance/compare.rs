//! The two halves against the suite, and against each other.

use std::sync::Arc;

use counterpart_compiler::resolve::Draft;
use serde_json::Value;

use super::halves::{Rust, Subject, TypeScript};
use super::suite::{Part, Test};
use crate::judge::{Documents, Judge};
use crate::pipeline::RoundTrip;
use crate::violations::{self, canonical};

/// Whole numbers up to this one are doubles.
const EXACT: f64 = 9_007_199_254_740_992.0;

/// The score for one kind of question.
#[derive(Clone, Copy, Debug, Default)]
pub struct Count {
    /// How many answers are right.
    pub right: usize,
    /// How many there are.
    pub total: usize,
}

impl Count {
    /// Counts an answer.
    pub const fn add(&mut self, right: bool) {
        self.total += 1;
        self.right += right as usize;
    }

    /// Whether all are right.
    pub const fn is_full(self) -> bool {
        self.right == self.total
    }

    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self { right: self.right + other.right, total: self.total + other.total }
    }
}

/// How both halves did in one draft and part.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Verdicts of the Rust half.
    pub rust: Count,
    /// Verdicts of the TypeScript half.
    pub typescript: Count,
    /// Typed decoding: reading, and writing back.
    pub typed: Count,
    /// Verdicts in which the halves differ.
    pub verdict_disagreements: usize,
    /// Those among them in which JavaScript does not see what the instance is.
    pub unseen: usize,
    /// Sets of violations in which the halves differ.
    pub error_disagreements: usize,
}

impl Score {
    /// Both together.
    #[must_use]
    pub const fn and(self, other: Self) -> Self {
        Self {
            rust: self.rust.and(other.rust),
            typescript: self.typescript.and(other.typescript),
            typed: self.typed.and(other.typed),
            verdict_disagreements: self.verdict_disagreements + other.verdict_disagreements,
            unseen: self.unseen + other.unseen,
            error_disagreements: self.error_disagreements + other.error_disagreements,
        }
    }
}

/// Something that is wrong.
pub struct Miss {
    /// The draft and the part of the suite.
    pub place: (Draft, Part),
    /// Its subject: `rust`, `typescript`, `typed`, `verdicts`, `errors`.
    pub kind: &'static str,
    /// The schema and the instance.
    pub label: String,
    /// The problem.
    pub reason: String,
}

/// The scores and the problems of a schema.
pub fn compare(subject: &Subject, remotes: &Arc<Documents>, misses: &mut Vec<Miss>) -> Score {
    let mut score = Score::default();
    let mut round_trip = Declared::of(subject, remotes);
    for (test, said) in subject.group.tests.iter().zip(&subject.said) {
        let mut note = |kind, reason: String| {
            let label = format!("{}: {}", subject.group.label, test.description);
            let place = (subject.group.draft, subject.group.part);
            misses.push(Miss { place, kind, label, reason });
        };
        let rust = answer(subject, said.rust.as_ref());
        let typescript = answer(subject, said.typescript.as_ref());
        let mut judged = |count: &mut Count, kind, outcome: Result<(), String>| {
            count.add(outcome.is_ok());
            if let Err(reason) = outcome {
                note(kind, reason);
            }
        };
        judged(&mut score.rust, "rust", rust_verdict(test, &rust));
        judged(&mut score.typescript, "typescript", typescript_verdict(test, &typescript));
        judged(&mut score.typed, "typed", typed(test, &rust, &mut round_trip));
        let (Ok(rust), Ok(typescript)) = (rust, typescript) else { continue };
        if rust.compiled != typescript.accepted {
            let reason = format!("rust {}, typescript {}", rust.compiled, typescript.accepted);
            note("verdicts", reason);
            score.verdict_disagreements += 1;
            score.unseen += usize::from(is_unseen(&test.value));
        } else if let Err(reason) = errors(rust, typescript) {
            note("errors", reason);
            score.error_disagreements += 1;
        }
    }
    score
}

/// Whether an instance holds a number that JavaScript's JSON parser takes for another: it makes no
/// difference between `1.0` and `1`, and has doubles only.
fn is_unseen(value: &Value) -> bool {
    match value {
        Value::Number(number) => match number.as_f64() {
            Some(double) if number.is_f64() => double.fract() == 0.0,
            Some(double) => double.abs() > EXACT,
            None => true,
        },
        Value::Array(items) => items.iter().any(is_unseen),
        Value::Object(members) => members.values().any(is_unseen),
        Value::Null | Value::Bool(_) | Value::String(_) => false,
    }
}

/// The answer about an instance, or why there is none.
fn answer<'s, T>(subject: &Subject, said: Option<&'s Result<T, String>>) -> Result<&'s T, String> {
    match said {
        Some(answer) => answer.as_ref().map_err(Clone::clone),
        None => Err(subject.emitted.as_ref().err().cloned().unwrap_or_default()),
    }
}

fn rust_verdict(test: &Test, said: &Result<&Rust, String>) -> Result<(), String> {
    let said = said.as_ref().map_err(Clone::clone)?;
    let expected = test.valid;
    match (said.compiled == expected, said.run_time == expected) {
        (true, true) if said.violations.is_empty() == expected => Ok(()),
        (true, true) => Err("is_valid and violations differ".to_owned()),
        (false, true) => Err(format!("the compiled validator says {}", said.compiled)),
        (true, false) => Err(format!("the validator built at run time says {}", said.run_time)),
        (false, false) => Err(format!("it says {}", said.compiled)),
    }
}

fn typescript_verdict(test: &Test, said: &Result<&TypeScript, String>) -> Result<(), String> {
    let said = said.as_ref().map_err(Clone::clone)?;
    if said.accepted == test.valid { Ok(()) } else { Err(format!("it says {}", said.accepted)) }
}

/// Typed decoding accepts exactly the valid instances, and writes back what it read.
fn typed(test: &Test, said: &Result<&Rust, String>, declared: &mut Declared) -> Result<(), String> {
    match (test.valid, &said.as_ref().map_err(Clone::clone)?.typed) {
        (true, Ok(written)) => declared.compare(&test.value, written),
        (true, Err(reason)) => Err(format!("refused: {reason}")),
        (false, Ok(_)) => Err("accepted".to_owned()),
        (false, Err(_)) => Ok(()),
    }
}

/// What the schema declares, as the independent judge understands it.
struct Declared<'a> {
    judge: Result<Judge, String>,
    base: String,
    schema: Value,
    documents: &'a Documents,
}

impl<'a> Declared<'a> {
    fn of(subject: &Subject, remotes: &'a Arc<Documents>) -> Self {
        let group = subject.group;
        let mut schema = group.schema.clone();
        if let Some(members) = schema.as_object_mut() {
            members.entry("$schema").or_insert_with(|| group.draft.uri().into());
        }
        let id = ["$id", "id"].into_iter().find_map(|key| schema.get(key)?.as_str());
        let base =
            id.filter(|id| id.contains("://")).unwrap_or("https://suite.invalid/schema.json");
        let base = base.split('#').next().unwrap_or(base).to_owned();
        let judge = Judge::new(&base, &schema, remotes, group.part.formats());
        Self { judge, base, schema, documents: remotes }
    }

    fn compare(&mut self, instance: &Value, written: &Value) -> Result<(), String> {
        match &mut self.judge {
            Ok(judge) => {
                let (base, schema) = (self.base.as_str(), &self.schema);
                let documents = self.documents;
                RoundTrip { judge, base, schema, documents }.compare(instance, written)
            }
            // Nothing is known of the schema, so nothing may be lost.
            Err(_) if canonical(instance) == canonical(written) => Ok(()),
            Err(_) => Err(format!("{instance} became {written}")),
        }
    }
}

fn errors(rust: &Rust, typescript: &TypeScript) -> Result<(), String> {
    match violations::difference(&rust.violations, &typescript.violations) {
        None => Ok(()),
        Some(difference) => Err(difference),
    }
}
