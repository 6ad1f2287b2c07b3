//! `cargo xtask`: the commands that judge this repository.

mod bench;
mod cases;
mod conformance;
mod corpus;
mod evolution;
mod folders;
mod fuzz;
mod jobs;
mod judge;
mod new;
mod node;
mod pipeline;
mod program;
mod sizes;
mod test;
mod violations;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a command of this crate yields.
type Outcome<T = ()> = Result<T, Fault>;

/// What went wrong, for a person.
type Fault = Box<dyn std::error::Error + Send + Sync>;

/// The commands that judge this repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Runs every test there is.
    Test(test::Options),
    /// Puts real schemas and their instances through everything that is generated.
    Corpus(corpus::Options),
    /// Puts the official test suite through both halves.
    Conformance(conformance::Options),
    /// Checks the case folders: goldens, and what is generated, run.
    Cases(cases::Options),
    /// Makes the goldens of the case folders what is generated now.
    Bless(cases::Options),
    /// Looks for schemas and instances about which the halves disagree.
    Fuzz(fuzz::Options),
    /// Puts real edits of real schemas to `compat` and its peers.
    Evolution(evolution::Options),
    /// Makes the skeleton of something new, and lists what is left to write.
    New(new::Options),
    /// Measures `counterpart build`.
    Bench,
    /// Measures bundles of the npm package beside those of other tools.
    Sizes,
    /// One pair of versions after another, asked for on the standard input.
    #[command(hide = true)]
    EvolutionWorker,
    /// One compilation after another, asked for on the standard input.
    #[command(hide = true)]
    Worker {
        /// Where emitted files go.
        folder: PathBuf,
    },
}

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Corpus(options) => corpus::run(&options),
        Command::Conformance(options) => conformance::run(&options),
        Command::Test(options) => test::run(&options),
        Command::Cases(options) => cases::check(&options),
        Command::Bless(options) => cases::bless(&options),
        Command::Fuzz(options) => fuzz::run(&options),
        Command::Evolution(options) => evolution::run(&options),
        Command::EvolutionWorker => evolution::worker(),
        Command::New(options) => new::run(&options),
        Command::Bench => bench::run(),
        Command::Sizes => sizes::run(),
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
