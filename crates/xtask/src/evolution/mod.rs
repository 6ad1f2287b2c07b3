//! `cargo xtask evolution`: real edits of real schemas, judged in both directions by counterpart
//! and its peers.

mod ajv;
mod ask;
mod halves;
mod ours;
mod pair;
mod recheck;
mod refute;
mod table;
mod version;
mod votes;

use std::path::PathBuf;

use serde_json::Value;

pub use self::ours::serve as worker;
use self::pair::{Pair, References};
use self::table::Table;
use crate::{Outcome, folders};

/// What `cargo xtask evolution` takes.
#[derive(clap::Args)]
pub struct Options {
    /// A folder with a folder for each edit, `old.json` and `new.json` in it.
    folder: Option<PathBuf>,
    /// Only edits whose name contains this; may be given more than once.
    #[arg(long)]
    only: Vec<String>,
    /// Every how manieth edit, for a quick look.
    #[arg(long, default_value_t = 1)]
    sample: usize,
    /// How many instances are generated for each edit to refute what is called safe.
    #[arg(long, default_value_t = 10_000)]
    instances: usize,
    /// Leave the peers out.
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

/// Asks everybody, checks the answers, and prints the table; whether every bar was met.
pub fn run(options: &Options) -> Outcome<bool> {
    let folder = options.folder();
    if !folder.is_dir() {
        println!("evolution: there is no folder {}", folder.display());
        return Ok(false);
    }
    let references = References::beside(&folder)?;
    let pairs = Pair::all(&folder, &options.only, options.sample)?;
    if pairs.is_empty() {
        println!("evolution: {} holds no edit that is asked for", folder.display());
        return Ok(false);
    }
    eprintln!("xtask: counterpart ({} edits, two directions each)", pairs.len());
    let ours = ask::ours(&pairs, &references)?;
    let program = if options.alone { None } else { Some(ask::build_peers()?) };
    let peers = match &program {
        Some(program) => ask::peers(program, &pairs, &references)?,
        None => Vec::new(),
    };
    eprintln!("xtask: checking witnesses, refuting proofs");
    let mut table = Table::new(&ours, &peers);
    let mut generator = program.map(ask::Generator::new);
    for (index, pair) in pairs.iter().enumerate() {
        let judges = recheck::Judges::new(pair, &references)?;
        table.recheck(&judges, &ours[index]);
        let witnesses = peers.iter().flat_map(|peer| &peer.answers[index]);
        let generated = instances(pair, generator.as_mut(), options.instances)?;
        let refuted = refute::refute(&judges, &ours[index], witnesses, &generated);
        table.refuted(&pair.name, refuted);
    }
    table.votes.push(ajv::ask(&pairs, &ours, &references)?);
    table.votes.extend(halves::ask(&pairs, &ours)?);
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
    generator: Option<&mut ask::Generator>,
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
