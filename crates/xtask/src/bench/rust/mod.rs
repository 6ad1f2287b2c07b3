//! What checked reading and writing cost in Rust, beside types that check nothing: the same types with
//! serde's derives, and typify's. The peers' code is generated when this runs.

mod instructions;
mod peers;
mod plain;
mod subjects;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use self::subjects::Subject;
use super::table::Table;
use crate::{Outcome, folders};

/// Checked reading takes at most this many times what the same types take without checks: where the
/// type is exact, as the geometric mean, and anywhere.
const EXACT: f64 = 1.3;
const MEAN: f64 = 1.2;
const ANYWHERE: f64 = 2.5;
/// The same beside typify's types.
const TYPIFY: f64 = 1.0;
/// Writing takes at most this many times what serde's derives take.
const WRITING: f64 = 1.05;
/// Reading allocates at most this many times as often, where the type is exact.
const ALLOCATIONS: f64 = 1.05;
/// Refusing takes at most this many times what accepting takes: with the first violation, and with
/// all.
const FIRST: f64 = 1.5;
const ALL: f64 = 5.0;

/// Measures in this number of rounds; whether every bar was met. `only` are parts of names of
/// contracts; all are measured where there are none. Ratios are of instructions where they can be
/// counted and the clock is not asked for: other programs do not change them.
pub fn run(work: &Path, rounds: usize, only: &[String], clock: bool) -> Outcome<bool> {
    let work = work.join("rust");
    let corpus = folders::corpus();
    let urls = if corpus.is_dir() { super::urls(&corpus)? } else { String::new() };
    let mut subjects = subjects::all(&work, &corpus)?;
    subjects.retain(|it| only.is_empty() || only.iter().any(|part| it.name.contains(part)));
    if !corpus.is_dir() {
        println!("bench: no corpus at {}: real contracts are skipped", corpus.display());
    }
    let built = peers::build(&subjects, &work, &urls)?;
    let unit = if !clock && instructions::can_be_counted() { INSTRUCTIONS } else { NANOSECONDS };
    println!("Rust, by {unit}:");
    let mut table = Table::default();
    let mut ratios: BTreeMap<&str, Vec<f64>> = BTreeMap::new();
    for subject in &subjects {
        let mut found = measure(&built.program, subject, rounds)?;
        if unit == INSTRUCTIONS {
            instructions::count(&built.program, subject, &mut found)?;
        }
        let is_exact = built.exact.contains(subject.name);
        let mut line = |what: &'static str, of: (&str, &str), by: &str, goal: Option<f64>| {
            let (Some(of), Some(other)) = (found[of.0][by].as_f64(), found[of.1][by].as_f64())
            else {
                return;
            };
            let ratio = of / other;
            let what_of = format!("{what}, {}", subject.name);
            table.line(&what_of, ratio, "×", goal.is_none_or(|goal| ratio <= goal));
            ratios.entry(what).or_default().push(ratio);
        };
        let goal = if is_exact { EXACT } else { ANYWHERE };
        let exactly = |goal| is_exact.then_some(goal);
        line(READING, ("ours", "plain"), unit, Some(goal));
        line(BESIDE_TYPIFY, ("ours", "typify"), unit, None);
        line(TO_JSON, ("write ours", "write plain"), unit, Some(WRITING));
        line(COUNTED, ("ours", "plain"), "allocations", exactly(ALLOCATIONS));
        line("refusing, first ÷ accepting", ("first", "ours"), unit, Some(FIRST));
        line("refusing, all ÷ accepting", ("all", "ours"), unit, Some(ALL));
    }
    for (what, goal) in [(READING, MEAN), (BESIDE_TYPIFY, TYPIFY), (TO_JSON, WRITING)] {
        let Some(ratios) = ratios.get(what) else { continue };
        let mean = super::mean(ratios);
        table.line(&format!("{what}, geometric mean"), mean, "×", mean <= goal);
    }
    Ok(table.good)
}

/// Runs the program: what it found of each way.
fn measure(program: &Path, subject: &Subject, rounds: usize) -> Outcome<Value> {
    let mut command = Command::new(program);
    command.arg(subject.name).arg(rounds.to_string()).args(&subject.instances);
    let output = command.output()?;
    if !output.status.success() {
        let said = String::from_utf8_lossy(&output.stderr);
        return Err(format!("{}: {said}", subject.name).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}

const INSTRUCTIONS: &str = "instructions";
const NANOSECONDS: &str = "nanoseconds";
const READING: &str = "from_json ÷ by hand";
const BESIDE_TYPIFY: &str = "from_json ÷ typify";
const TO_JSON: &str = "to_json ÷ by hand";
const COUNTED: &str = "allocations ÷ by hand";
