//! `cargo xtask laws`: what must hold of the types of every schema.
//!
//! - held: the types hold whatever a contract admits, in both languages.
//! - written back: what is read and written again is admitted, and equal in everything declared.
//! - described: a description in a contract reaches the types.
//! - named: a name does not change when an unrelated part of the document is added, moved or
//!   reordered, unless a collision is reported.

mod described;
#[cfg(test)]
mod faults;
mod grammar;
mod model;
mod named;
mod samples;
mod written;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use fastrand::Rng;
use serde_json::Value;

use crate::corpus::Corpus;
use crate::pipeline::Entry;
use crate::{Outcome, folders, fuzz};

/// The number of schemas that are built at once.
const BATCH: usize = 60;

/// What `cargo xtask laws` takes.
#[derive(clap::Args)]
pub struct Options {
    /// Seconds to run on generated schemas.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// The seed of the first batch; each later one takes the next.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of batches, whatever the time.
    #[arg(long)]
    batches: Option<u64>,
    /// Number of schemas in a batch.
    #[arg(long, default_value_t = BATCH)]
    size: usize,
    /// Run on every Nth schema of the corpus instead.
    #[arg(long)]
    corpus: Option<usize>,
    /// Number of samples made for each schema of the corpus.
    #[arg(long, default_value_t = 20)]
    samples: usize,
    /// Only the laws about the model, without building any code.
    #[arg(long)]
    model: bool,
}

/// A law.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Law {
    /// The types hold what is admitted.
    Held,
    /// What is written is admitted and equal in everything declared.
    WrittenBack,
    /// Descriptions reach the types.
    Described,
    /// Names last.
    Named,
}

/// A broken law, with what broke it.
pub struct Broken {
    /// The law.
    pub law: Law,
    /// What happened.
    pub detail: String,
}

/// The counts of a run.
#[derive(Default)]
struct Tally {
    schemas: usize,
    instances: usize,
    broken: BTreeMap<Law, usize>,
}

impl Tally {
    fn add(&mut self, of: &str, broken: Vec<Broken>) {
        for Broken { law, detail } in broken {
            *self.broken.entry(law).or_default() += 1;
            println!("laws: {law:?}: {of}: {detail}");
        }
    }

    fn print(&self) -> bool {
        let Self { schemas, instances, broken } = self;
        println!("laws: {schemas} schemas, {instances} instances, broken {broken:?}");
        broken.is_empty()
    }
}

/// Runs the laws; whether all hold.
pub fn run(options: &Options) -> Outcome<bool> {
    let mut tally = Tally::default();
    if let Some(step) = options.corpus {
        corpus(options, step, &mut tally)?;
        return Ok(tally.print());
    }
    let end = Instant::now() + Duration::from_secs(options.seconds);
    for batch in 0.. {
        let done = options.batches.map_or_else(|| Instant::now() >= end, |count| batch >= count);
        if done {
            break;
        }
        generated(options, options.seed.wrapping_add(batch), &mut tally)?;
    }
    Ok(tally.print())
}

/// The part that `cargo xtask test` runs: one batch, and many schemas without their code.
pub fn quick() -> Outcome<bool> {
    let options = Options {
        seconds: 0,
        seed: 1,
        batches: Some(1),
        size: BATCH,
        corpus: None,
        samples: 0,
        model: false,
    };
    let built = run(&options)?;
    let model = run(&Options { batches: Some(5), seed: 100, model: true, ..options })?;
    Ok(built && model)
}

fn generated(options: &Options, seed: u64, tally: &mut Tally) -> Outcome {
    let mut rng = Rng::with_seed(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15));
    let work = scratch().join("generated");
    let mut entries = Vec::new();
    for at in 0..options.size {
        let case = grammar::case(&mut rng);
        let of = format!("seed {seed}, schema {at}");
        let about = |broken: Vec<Broken>| -> Vec<Broken> {
            let with =
                |it: Broken| Broken { detail: format!("{}\n  {}", it.detail, case.schema), ..it };
            broken.into_iter().map(with).collect()
        };
        tally.schemas += 1;
        tally.add(&of, about(named::broken(&mut rng, &case)));
        tally.add(&of, about(described::broken(&mut rng, &case)));
        if !options.model {
            let folder = work.join(format!("g{at}"));
            entries.push(samples::written(&mut rng, &case, &folder)?);
        }
    }
    if entries.is_empty() {
        return Ok(());
    }
    entries.retain(|entry| !entry.instances.is_empty());
    written(&entries, &BTreeMap::new(), &scratch().join("built"), &format!("seed {seed}"), tally)
}

fn corpus(options: &Options, step: usize, tally: &mut Tally) -> Outcome {
    let folder = folders::corpus();
    if !folder.join("schemastore").is_dir() {
        println!("laws: no corpus at {}: skipped", folder.display());
        return Ok(());
    }
    let mut corpus = Corpus::every(&folder, step)?;
    let mut rng = Rng::with_seed(options.seed);
    let (mut samples, mut short) = (0, Vec::new());
    for entry in &mut corpus.entries {
        let found = samples::add(&mut rng, entry, options.samples, &scratch().join("samples"))?;
        tally.schemas += 1;
        samples += found;
        if found < options.samples {
            short.push(format!("{} ({found})", entry.name));
        }
    }
    println!(
        "laws: {samples} samples; {} of {} schemas have all {}; fewer: {}",
        tally.schemas - short.len(),
        tally.schemas,
        options.samples,
        short.join(", ")
    );
    written(&corpus.entries, &corpus.urls, &scratch().join("corpus"), "corpus", tally)
}

fn written(
    entries: &[Entry],
    urls: &BTreeMap<String, String>,
    work: &std::path::Path,
    of: &str,
    tally: &mut Tally,
) -> Outcome {
    let results = written::broken(entries, urls, work)?;
    for (entry, broken) in results {
        tally.instances += entry.instances.len();
        tally.add(&format!("{of}, {}", entry.name), broken);
    }
    Ok(())
}

fn scratch() -> PathBuf {
    folders::scratch("laws")
}

/// A case of the fuzzer, as the laws use it.
pub type Case = fuzz::Case;

/// A value in one line that is not too long.
fn brief(value: &Value) -> String {
    value.to_string().chars().take(200).collect()
}
