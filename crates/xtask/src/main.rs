//! `cargo xtask`: the commands that test and maintain this repository.

mod attack;
mod bench;
mod cases;
mod conformance;
mod corpus;
mod docs;
mod evolution;
mod folders;
mod fuzz;
mod jobs;
mod judge;
mod laws;
mod layers;
mod messages;
mod new;
mod node;
mod openapi;
mod own_contracts;
mod pipeline;
mod program;
mod rust_source;
mod sizes;
mod test;
mod violations;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// The result of a command.
type Outcome<T = ()> = Result<T, Fault>;

/// An error, as text for the user.
type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The commands that test and maintain this repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs all tests.
    Test(test::Options),
    /// Compiles real schemas and runs the generated code on their instances.
    Corpus(corpus::Options),
    /// Compiles real OpenAPI documents, and checks the generated code with rustc and tsc.
    Openapi(openapi::Options),
    /// Runs the official JSON Schema test suite on both halves.
    Conformance(conformance::Options),
    /// Checks the case folders: compares the goldens, and runs the generated code.
    Cases(cases::Options),
    /// Writes the goldens of the case folders from the generated code.
    Bless(cases::Options),
    /// Searches for schemas and instances on which the two halves disagree.
    Fuzz(fuzz::Options),
    /// Checks what must hold of the types of every schema: held, written back, described, named.
    Laws(laws::Options),
    /// Runs `compat` and other tools on real edits of real schemas.
    Evolution(evolution::Options),
    /// Tries hostile schemas, pairs of schemas, values and sources, and kills builds.
    Attack(attack::Options),
    /// Checks the architecture: which crate, stage and file may use which.
    Layers(layers::Options),
    /// Makes the skeleton of a keyword, a rule or a case, and lists what is left to write.
    New(new::Options),
    /// Lists every text in the sources that a user may read, with file and line.
    Messages,
    /// Measures the commands and what is generated, beside others.
    Bench(bench::Options),
    /// Measures bundles of the npm package and of other tools.
    Sizes,
    /// Reads source files that are named on standard input.
    #[command(hide = true)]
    AttackSources,
    /// Reads texts from standard input as a schema that it compiled.
    #[command(hide = true)]
    AttackValues,
    /// Compares pairs of versions that it reads from standard input.
    #[command(hide = true)]
    EvolutionWorker,
    /// Compiles services that it reads from standard input.
    #[command(hide = true)]
    OpenapiWorker {
        /// The folder for emitted files.
        folder: PathBuf,
    },
    /// Compiles projects that it reads from standard input.
    #[command(hide = true)]
    Worker {
        /// The folder for emitted files.
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Corpus(options) => corpus::run(&options),
        Command::Openapi(options) => openapi::run(&options),
        Command::Conformance(options) => conformance::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Cases(options) => cases::check(&options),
        Command::Bless(options) => cases::bless(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Laws(options) => laws::run(&options),
        Command::Evolution(options) => evolution::run(&options),
        Command::EvolutionWorker => evolution::worker(),
        Command::Attack(options) => attack::run(&options),
        Command::AttackSources => attack::source_worker(),
        Command::AttackValues => attack::value_worker(),
        Command::Layers(options) => layers::run(&options),
        Command::New(options) => new::run(&options),
        Command::Messages => messages::run(),
        Command::Bench(options) => bench::run(&options),
        Command::Sizes => sizes::run(),
        Command::OpenapiWorker { folder } => openapi::worker(&folder).map(|()| true),
        Command::Worker { folder } => pipeline::worker(&folder).map(|()| true),
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::FAILURE,
        Err(error) => {
            eprintln!("xtask: {error}");
            ExitCode::FAILURE
        }
    }
}
