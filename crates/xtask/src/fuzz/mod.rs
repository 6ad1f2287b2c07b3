//! `cargo xtask fuzz`: looks for schemas and instances about which the halves disagree.

mod built;
mod case;
mod compare;
pub mod disputes;
mod grammar;
mod kept;
pub mod mutate;
mod patterns;
mod query;
mod rust_data;
mod rust_half;
pub mod seeds;
mod shrink;
mod table;
pub mod values;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use fastrand::Rng;
use serde_json::Value;

pub use self::case::Case;
use self::compare::{Kind, Problem, problems};
pub use self::query::{Reply, Session, compiled};
pub use self::rust_half::RustHalf;
use crate::{Outcome, folders};

/// What `cargo xtask fuzz` takes.
#[derive(clap::Args)]
pub struct Options {
    /// Seconds to run.
    #[arg(long, default_value_t = 60)]
    seconds: u64,
    /// The seed. The same seed finds the same problems.
    #[arg(long, default_value_t = 1)]
    seed: u64,
    /// Number of schemas, whatever the time.
    #[arg(long)]
    count: Option<u64>,
    /// After every N schemas, build some as generated Rust too; 0 means never.
    #[arg(long, default_value_t = 2000)]
    build_every: u64,
    /// Only the schema of this number.
    #[arg(long)]
    only: Option<u64>,
    /// Print each schema before it runs, to find one that ends the process.
    #[arg(long)]
    trace: bool,
    /// Keep each problem as a case under `crates/xtask/fuzz-cases`.
    #[arg(long)]
    keep: bool,
}

impl Options {
    /// The short run that belongs to the tests.
    pub const fn quick() -> Self {
        Self {
            seconds: 0,
            seed: 1,
            count: Some(250),
            build_every: 0,
            only: None,
            trace: false,
            keep: false,
        }
    }
}

/// The counts of a run.
#[derive(Default)]
struct Tally {
    schemas: u64,
    refused: u64,
    instances: u64,
    accepted: u64,
    judged: u64,
    built: u64,
    reasons: BTreeMap<String, u64>,
    found: BTreeMap<(Kind, String), u64>,
}

/// A schema over every keyword of a draft.
pub fn generated(rng: &mut Rng, draft: Draft) -> Value {
    grammar::schema(rng, draft)
}

/// Looks for disagreement; whether there was none.
pub fn run(options: &Options) -> Outcome<bool> {
    let mut session = Session::new(scratch().join("js").join(options.seed.to_string()))?;
    let seeds = seeds::all()?;
    if seeds.is_empty() {
        println!(
            "fuzz: no corpus at {}: using generated schemas only",
            folders::corpus().display()
        );
    }
    quiet_threads();
    let end = Instant::now() + Duration::from_secs(options.seconds);
    let mut tally = Tally::default();
    let mut waiting = Vec::new();
    for number in 0.. {
        let done = options.count.map_or_else(|| Instant::now() >= end, |count| number >= count);
        if done {
            break;
        }
        if options.only.is_some_and(|only| only != number) {
            continue;
        }
        let mut rng = Rng::with_seed(options.seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) ^ number);
        let case = make(&mut rng, &seeds);
        if options.trace {
            eprintln!("fuzz: {number}: {}", case.schema);
        }
        let asked = session.ask(&case, true)?;
        tally.add(&case, &asked);
        for problem in problems(&case, &asked).into_iter().take(1) {
            report(&mut session, options, number, &case, &problem, &mut tally)?;
        }
        if options.build_every > 0 && matches!(asked, Reply::Answered(_)) {
            waiting.push((number, case, asked));
            let wanted = built::BATCH.min(usize::try_from(options.build_every)?);
            if waiting.len() > wanted {
                waiting.remove(0);
            }
            if number % options.build_every == options.build_every - 1 {
                let taken = std::mem::take(&mut waiting);
                tally.built += u64::try_from(taken.len())?;
                for (number, detail) in built::check(&taken, &scratch())? {
                    tally.note(Kind::Verdicts, "built");
                    println!("fuzz: {number}: as generated Rust: {detail}");
                }
            }
        }
    }
    session.stop();
    Ok(tally.print(options))
}

/// The part that `cargo xtask test` runs: the kept cases, the table of regular expressions, and a short
/// run. How many of them passed, and how many failed.
pub fn quick() -> Outcome<(usize, usize)> {
    let mut session = Session::new(scratch().join("kept"))?;
    let kept = kept::check(&mut session)?;
    let patterns = table::check(&mut session)?;
    session.stop();
    println!("fuzz: {} kept cases and {} matches are right", kept.0, patterns.0);
    let run = usize::from(run(&Options::quick())?);
    Ok((kept.0 + patterns.0 + run, kept.1 + patterns.1 + 1 - run))
}

/// What panics in a thread of its own is reported with its schema.
pub fn quiet_threads() {
    let usual = std::panic::take_hook();
    std::panic::set_hook(Box::new(move |panic| {
        if std::thread::current().name() == Some("main") {
            usual(panic);
        }
    }));
}

fn scratch() -> PathBuf {
    folders::scratch("fuzz")
}

/// A schema with instances: of its own making, or of others and changed.
fn make(rng: &mut Rng, seeds: &[Case]) -> Case {
    let mut case = if seeds.is_empty() || rng.u8(0..2) == 0 {
        let draft = Draft::ALL[rng.usize(0..Draft::ALL.len())];
        let schema = if rng.u8(0..6) == 0 {
            serde_json::json!({ "$schema": draft.uri(), "pattern": patterns::any(rng) })
        } else {
            grammar::schema(rng, draft)
        };
        Case { draft, formats: Formats::Annotate, schema, instances: Vec::new() }
    } else {
        let mut case = seeds[rng.usize(0..seeds.len())].clone();
        rng.shuffle(&mut case.instances);
        case.instances.truncate(4);
        if rng.u8(0..4) > 0 {
            case.schema = mutate::changed(rng, &case.schema, case.draft);
        }
        case
    };
    if rng.bool() {
        case.formats = Formats::Assert;
    }
    let only_pattern =
        case.schema.as_object().is_some_and(|it| it.len() == 2 && it.contains_key("pattern"));
    for _ in 0..6 {
        let base = if only_pattern {
            Value::String(patterns::text(rng))
        } else if case.instances.is_empty() || rng.bool() {
            values::fitting(rng, &case.schema, &case.schema, 5, case.draft)
        } else {
            case.instances[rng.usize(0..case.instances.len())].clone()
        };
        let instance =
            if rng.bool() || only_pattern { base } else { values::changed(rng, &base, case.draft) };
        case.instances.push(instance);
    }
    case.instances.retain(|instance| values::is_fair(instance, case.draft));
    case
}

fn report(
    session: &mut Session,
    options: &Options,
    number: u64,
    case: &Case,
    problem: &Problem,
    tally: &mut Tally,
) -> Outcome {
    let (small, found) = if case.instances.is_empty() {
        (case.clone(), problem.clone())
    } else {
        shrink::shrink(session, case, problem)?
    };
    let keywords = small.keywords();
    if tally.note(found.kind, &keywords) {
        let instance = small.instances.first().unwrap_or(&Value::Null);
        println!(
            "fuzz: {number}: {:?} (formats {:?})\n  schema   {}\n  instance {instance}\n  {}",
            found.kind, small.formats, small.schema, found.detail
        );
        if options.keep {
            kept::keep(&small, &found, options.seed, number)?;
        }
    }
    Ok(())
}

impl Tally {
    fn add(&mut self, case: &Case, asked: &Reply) {
        self.schemas += 1;
        match asked {
            Reply::Refused(reason) => {
                self.refused += 1;
                let code = reason.split_whitespace().find(|word| word.contains("CP"));
                *self.reasons.entry(code.unwrap_or(reason).to_owned()).or_default() += 1;
            }
            Reply::Broken(_) => {}
            Reply::Answered(answers) => {
                self.instances += answers.len() as u64;
                self.accepted += answers.iter().filter(|it| it.rust.valid).count() as u64;
                self.judged += answers.iter().filter(|it| !it.judges.is_empty()).count() as u64;
                debug_assert_eq!(answers.len(), case.instances.len());
            }
        }
    }

    /// Counts something that was found; whether it is the first of its kind.
    fn note(&mut self, kind: Kind, keywords: &str) -> bool {
        let count = self.found.entry((kind, keywords.to_owned())).or_default();
        *count += 1;
        *count == 1
    }

    fn print(&self, options: &Options) -> bool {
        for ((kind, keywords), count) in &self.found {
            println!("fuzz: {count:>5} × {kind:?}: {keywords}");
        }
        let Self { schemas, refused, instances, accepted, judged, built, reasons, found } = self;
        println!("fuzz: refused for {reasons:?}");
        println!(
            "fuzz: seed {}, schemas {schemas} ({refused} refused, {built} built), instances \
             {instances} ({accepted} valid, {judged} judged), disagreements {}",
            options.seed,
            found.values().sum::<u64>()
        );
        found.is_empty()
    }
}
