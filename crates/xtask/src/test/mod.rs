//! `cargo xtask test`: everything that must hold, in one run.

mod page;
pub mod report;
mod runner;
mod typescript;

use std::time::Instant;

use self::runner::Tally;
use crate::program::{self, Build};
use crate::{Outcome, cases, conformance, corpus, evolution, folders, fuzz, new, node};

/// Every how manieth schema of the corpus belongs to the tests.
const CORPUS_STEP: usize = 12;
/// Every how manieth schema of the official suite belongs to the tests.
const SUITE_STEP: usize = 8;

/// Every how manieth edit of a schema belongs to the tests.
const EDITS_STEP: usize = 5;

/// What `cargo xtask test` takes.
#[derive(clap::Args)]
pub struct Options {
    /// Only steps whose name contains this.
    step: Option<String>,
}

type Step = (&'static str, fn() -> Outcome<Tally>);

const STEPS: [Step; 12] = [
    ("fresh", fresh),
    ("declarations", typescript::declarations),
    ("node", typescript::node_tests),
    ("examples", typescript::examples),
    ("pages", page::look),
    ("rust", rust),
    ("new", skeletons),
    ("cases", || cases::check(&cases::Options::default()).map(Tally::of)),
    ("fuzz", || fuzz::quick().map(|(passed, failed)| Tally { passed, failed })),
    ("corpus", sample),
    ("conformance", suite),
    ("evolution", edits),
];

/// Runs every step, even after one failed; whether all passed.
pub fn run(options: &Options) -> Outcome<bool> {
    node::install()?;
    let wanted = |step: &&Step| options.step.as_ref().is_none_or(|part| step.0.contains(part));
    let mut all = Tally::default();
    let mut lines = Vec::new();
    for (name, step) in STEPS.iter().filter(wanted) {
        println!("== {name}");
        let start = Instant::now();
        let tally = step().unwrap_or_else(|error| {
            println!("{error}");
            Tally::of(false)
        });
        let Tally { passed, failed } = tally;
        let seconds = start.elapsed().as_secs();
        lines.push(format!("{name:<14} {passed:>5} passed {failed:>5} failed {seconds:>5} s"));
        all = all.and(tally);
    }
    println!("\n{}\n\ntest: {} passed, {} failed", lines.join("\n"), all.passed, all.failed);
    Ok(all.failed == 0)
}

fn rust() -> Outcome<Tally> {
    let mut command = program::cargo();
    command.args(["test", "--workspace", "--quiet", "--no-fail-fast"]);
    runner::run(command, runner::rust_line)
}

/// A keyword, added in a copy.
fn skeletons() -> Outcome<Tally> {
    let problems = new::prove()?;
    for problem in &problems {
        println!("new: {problem}");
    }
    Ok(Tally::of(problems.is_empty()))
}

/// What is checked in was generated from what is checked in.
fn fresh() -> Outcome<Tally> {
    let mut command = std::process::Command::new(program::counterpart(Build::Debug)?);
    command.args(["build", "--check"]).current_dir(folders::root());
    Ok(Tally::of(command.status()?.success()).and(Tally::of(report::is_fresh()?)))
}

fn sample() -> Outcome<Tally> {
    let options = corpus::Options::sample(CORPUS_STEP);
    if !options.folder().is_dir() {
        println!("corpus: there is none at {}: skipped", options.folder().display());
        return Ok(Tally::default());
    }
    corpus::run(&options).map(Tally::of)
}

fn edits() -> Outcome<Tally> {
    let options = evolution::Options::sample(EDITS_STEP);
    if !options.folder().is_dir() {
        println!("evolution: there are no edits at {}: skipped", options.folder().display());
        return Ok(Tally::default());
    }
    evolution::run(&options).map(Tally::of)
}

fn suite() -> Outcome<Tally> {
    let options = conformance::Options::sample(SUITE_STEP);
    if !options.folder().is_dir() {
        println!("conformance: there is no suite at {}: skipped", options.folder().display());
        return Ok(Tally::default());
    }
    conformance::run(&options).map(Tally::of)
}
