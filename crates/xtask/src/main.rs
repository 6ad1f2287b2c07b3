//! `cargo xtask`: the commands that judge this repository.

mod corpus;
mod folders;
mod jobs;
mod judge;
mod node;
mod pipeline;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::{Parser, Subcommand};

/// What a command of this crate yields; the error is for a person.
type Outcome<T = ()> = Result<T, Box<dyn std::error::Error + Send + Sync>>;

/// The commands that judge this repository.
#[derive(Parser)]
#[command(bin_name = "cargo xtask")]
struct Arguments {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Puts real schemas and their instances through everything that is generated.
    Corpus(corpus::Options),
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
