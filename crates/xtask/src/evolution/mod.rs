//! `cargo xtask evolution`: real edits of real schemas, judged in both directions by counterpart
//! and its peers.

mod ajv;
mod halves;
mod pair;
mod query;
mod recheck;
mod refute;
mod table;
mod tally;
mod version;
mod worker;

use std::path::PathBuf;

use serde_json::Value;

use self::pair::{Pair, References};
pub use self::query::{Ours, Reply};
use self::table::Table;
pub use self::worker::serve as worker;
use crate::{Outcome, folders};

/// What `cargo xtask evolution` takes.
#[derive(clap::Args)]
pub struct Options {
    /// A folder with a folder for each edit, `old.json` and `new.json` in it.
    folder: Option<PathBuf>,
    /// Only edits whose name contains this; may be given more than once.
    #[arg(long)]
    only: Vec<String>,
    /// Run only every Nth edit.
    #[arg(long, default_value_t = 1)]
    sample: usize,
    /// Number of instances generated for each edit to refute a `safe`.
    #[arg(long, default_value_t = 10_000)]
    instances: usize,
    /// Leave out the other tools.
    #[arg(long)]
    alone: bool,
    /// List every question that is not decided, with the reason.
    #[arg(long)]
    reasons: bool,
}

impl Options {
    /// A quick look at the edits beside the checkout, without the peers.
    pub fn sample(step: usize) -> Self {
        Self {
            folder: None,
            only: Vec::new(),
            sample: step,
            instances: 200,
            alone: true,
            reasons: false,
        }
    }

    /// The folder of the edits.
    pub fn folder(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(|| folders::corpus().join("evolution"))
    }
}

/// Asks all tools, checks the answers and prints the table. Returns whether every bar was met.
pub fn run(options: &Options) -> Outcome<bool> {
    let folder = options.folder();
    if !folder.is_dir() {
        println!("evolution: no such folder: {}", folder.display());
        return Ok(false);
    }
    let references = References::beside(&folder)?;
    let pairs = Pair::all(&folder, &options.only, options.sample)?;
    if pairs.is_empty() {
        println!("evolution: {} holds no edit that is asked for", folder.display());
        return Ok(false);
    }
    eprintln!("xtask: counterpart ({} edits, two directions each)", pairs.len());
    let ours = query::ours(&pairs, &references)?;
    let program = if options.alone { None } else { Some(query::build_peers()?) };
    let peers = match &program {
        Some(program) => query::peers(program, &pairs, &references)?,
        None => Vec::new(),
    };
    eprintln!("xtask: checking witnesses, refuting proofs");
    let mut table = Table::new(&ours, &peers);
    let mut generator = program.map(query::Generator::new);
    for (index, pair) in pairs.iter().enumerate() {
        let judges = recheck::Judges::new(pair, &references)?;
        table.recheck(&judges, &ours[index]);
        let witnesses = peers.iter().flat_map(|peer| &peer.answers[index]);
        let generated = instances(pair, generator.as_mut(), options.instances)?;
        let refuted = refute::refute(&judges, &ours[index], witnesses, &generated);
        table.refuted(&pair.name, refuted);
    }
    table.tallies.push(ajv::ask(&pairs, &ours, &references)?);
    table.tallies.extend(halves::ask(&pairs, &ours)?);
    if options.reasons {
        table::print_reasons(&pairs, &ours);
    }
    print!("{table}");
    Ok(table.is_good())
}

/// Instances to refute with: half from a peer's generator where there is one, the others made by
/// ours and by changing those.
fn instances(
    pair: &Pair,
    generator: Option<&mut query::Generator>,
    count: usize,
) -> Outcome<Vec<Value>> {
    let mut all = Vec::new();
    if let Some(generator) = generator {
        for schema in [&pair.old, &pair.new] {
            all.extend(generator.generate(schema, count / 4)?);
        }
    }
    refute::more(pair, &mut all, count);
    Ok(all)
}
