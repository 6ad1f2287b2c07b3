//! `cargo xtask attack`: what is promised about hostile input, tried.

mod builds;
mod grow;
mod kept;
mod meter;
mod pairs;
mod schemas;
mod sources;
mod texts;
mod tokens;
mod values;

use fastrand::Rng;

pub use self::sources::serve as source_worker;
pub use self::values::serve as value_worker;
use crate::Outcome;

/// What `cargo xtask attack` takes.
#[derive(clap::Args)]
pub struct Options {
    /// One part alone.
    #[arg(long, value_enum)]
    only: Option<Part>,
    /// The seed. The same seed makes the same inputs.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of inputs of each part, in place of the full count.
    #[arg(long)]
    count: Option<u64>,
    /// Only the input of this number, as a kept failure names it.
    #[arg(long)]
    number: Option<u64>,
}

/// A kind of attack.
#[derive(Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Part {
    /// Mutated and inflated schemas are compiled.
    Schemas,
    /// Random pairs of schemas are compared, and every `safe` is attacked with instances.
    Pairs,
    /// Hostile texts are put to both halves.
    Values,
    /// Mutated source files are read.
    Sources,
    /// Builds are killed, each at one of its system calls.
    Builds,
}

impl Part {
    const ALL: [Self; 5] = [Self::Schemas, Self::Pairs, Self::Values, Self::Sources, Self::Builds];

    /// Its name, as the command line has it.
    const fn name(self) -> &'static str {
        match self {
            Self::Schemas => "schemas",
            Self::Pairs => "pairs",
            Self::Values => "values",
            Self::Sources => "sources",
            Self::Builds => "builds",
        }
    }

    /// How many inputs a full run and the run of the tests have.
    const fn counts(self) -> (u64, u64) {
        match self {
            Self::Schemas | Self::Pairs => (10_000, 150),
            Self::Values => (20_000, 100),
            Self::Sources => (500, 100),
            Self::Builds => (u64::MAX, 160),
        }
    }
}

/// The inputs of a part that are asked for.
struct Inputs {
    part: Part,
    seed: u64,
    count: u64,
    number: Option<u64>,
}

impl Inputs {
    /// The number of each input, with the random numbers that it is made from.
    fn each(&self) -> impl Iterator<Item = (u64, Rng)> + use<> {
        let Self { part, seed, count, number } = *self;
        let wanted = number.map_or(0..count, |number| number..number + 1);
        let start = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ ((part as u64) << 40);
        wanted.map(move |number| (number, Rng::with_seed(start ^ number)))
    }
}

/// Runs the attacks; whether every promise held.
pub fn run(options: &Options) -> Outcome<bool> {
    attack(options, |part| part.counts().0)
}

/// The part that `cargo xtask test` runs.
pub fn quick() -> Outcome<bool> {
    let options = Options { only: None, seed: 1, count: None, number: None };
    attack(&options, |part| part.counts().1)
}

fn attack(options: &Options, usual: fn(Part) -> u64) -> Outcome<bool> {
    let mut held = true;
    for part in Part::ALL {
        if options.only.is_some_and(|only| only != part) {
            continue;
        }
        let count = options.count.unwrap_or_else(|| usual(part));
        let inputs = Inputs { part, seed: options.seed, count, number: options.number };
        let kept = match part {
            Part::Schemas => schemas::run(&inputs)?,
            Part::Pairs => pairs::run(&inputs)?,
            Part::Values => values::run(&inputs)?,
            Part::Sources => sources::run(&inputs)?,
            Part::Builds => {
                held &= builds::run(count)?;
                continue;
            }
        };
        held &= kept.close();
    }
    Ok(held)
}
