//! `cargo xtask attack`: what is promised about hostile input, tried.

mod builds;

use crate::Outcome;

/// What `cargo xtask attack` takes.
#[derive(clap::Args)]
pub struct Options {
    /// One part alone.
    #[arg(long, value_enum)]
    only: Option<Part>,
    /// Try every Nth system call of a build.
    #[arg(long, default_value_t = 1)]
    every: usize,
}

/// A kind of attack.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// A build is killed at its system calls.
    Builds,
}

impl Options {
    /// The short run that belongs to the tests.
    pub const fn slice() -> Self {
        Self { only: None, every: 7 }
    }
}

/// Runs the attacks; whether every promise held.
///
/// # Errors
/// When a part cannot run.
pub fn run(options: &Options) -> Outcome<bool> {
    let wanted = |part| options.only.is_none_or(|only| only == part);
    let mut held = true;
    if wanted(Part::Builds) {
        held &= builds::run(options.every)?;
    }
    Ok(held)
}
