//! `cargo xtask test`: everything that must hold, in one run.

mod page;
mod runner;
mod services;
mod typescript;

use std::time::Instant;

use self::runner::Tally;
use crate::program::{self, Build};
use crate::{
    Outcome, attack, cases, conformance, corpus, docs, evolution, folders, fuzz, laws, layers, new,
    node, openapi, own_contracts,
};

/// `cargo xtask test` runs every Nth schema of the corpus.
const CORPUS_STEP: usize = 12;
/// `cargo xtask test` runs every Nth schema of the official suite.
const SUITE_STEP: usize = 8;
/// `cargo xtask test` runs every Nth edit of a schema.
const EDITS_STEP: usize = 5;

/// What `cargo xtask test` takes.
#[derive(clap::Args)]
pub struct Options {
    /// Only steps whose name contains this.
    step: Option<String>,
}

/// A step: its name, and what it runs.
type Step = (&'static str, fn() -> Outcome<Tally>);

const STEPS: [Step; 18] = [
    ("layers", || layers::run(&layers::Options::default()).map(Tally::of)),
    ("fresh", fresh),
    ("docs", || docs::check().map(Tally::of)),
    ("declarations", typescript::declarations),
    ("node", typescript::node_tests),
    ("examples", typescript::examples),
    ("services", services::pairs),
    ("pages", page::look),
    ("rust", rust),
    ("cases", || cases::check(&cases::Options::default()).map(Tally::of)),
    ("new", || {
        let (passed, failed) = new::prove();
        Ok(Tally { passed, failed })
    }),
    ("fuzz", || fuzz::quick().map(|(passed, failed)| Tally { passed, failed })),
    ("laws", || laws::quick().map(Tally::of)),
    ("attack", || attack::quick().map(Tally::of)),
    ("corpus", sample),
    ("openapi", documents),
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
    let all = runner::run(command, runner::rust_line)?;
    // No crate of the workspace asks for these features of the runtime.
    let mut features = program::cargo();
    features.args(["test", "--package", "counterpart", "--features", "axum", "--quiet"]);
    Ok(all.and(runner::run(features, runner::rust_line)?))
}

/// The generated files that are checked in match the contracts that are checked in.
fn fresh() -> Outcome<Tally> {
    let mut command = std::process::Command::new(program::counterpart(Build::Debug)?);
    command.args(["build", "--check"]).current_dir(folders::root());
    Ok(Tally::of(command.status()?.success()).and(Tally::of(own_contracts::is_fresh()?)))
}

fn sample() -> Outcome<Tally> {
    let options = corpus::Options::sample(CORPUS_STEP);
    if !options.folder().is_dir() {
        println!("corpus: no corpus at {}: skipped", options.folder().display());
        return Ok(Tally::default());
    }
    corpus::run(&options).map(Tally::of)
}

fn documents() -> Outcome<Tally> {
    let options = openapi::Options::quick();
    if !options.folder().is_dir() {
        println!("openapi: no documents at {}: skipped", options.folder().display());
        return Ok(Tally::default());
    }
    openapi::run(&options).map(Tally::of)
}

fn edits() -> Outcome<Tally> {
    let options = evolution::Options::sample(EDITS_STEP);
    if !options.folder().is_dir() {
        println!("evolution: no edits at {}: skipped", options.folder().display());
        return Ok(Tally::default());
    }
    evolution::run(&options).map(Tally::of)
}

fn suite() -> Outcome<Tally> {
    let options = conformance::Options::sample(SUITE_STEP);
    if !options.folder().is_dir() {
        println!("conformance: no suite at {}: skipped", options.folder().display());
        return Ok(Tally::default());
    }
    conformance::run(&options).map(Tally::of)
}
