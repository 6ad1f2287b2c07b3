//! `cargo xtask corpus`: real schemas and their instances through everything that is generated.

mod read;
mod report;

use std::path::PathBuf;

use self::read::Selection;
pub use self::read::{Corpus, references};
use crate::pipeline::{self, Half};
use crate::{Outcome, folders};

/// What `cargo xtask corpus` takes.
#[derive(clap::Args)]
pub struct Options {
    /// The corpus: a folder with `schemastore/` and `schemastore-refs/`.
    folder: Option<PathBuf>,
    /// Only schemas whose name contains this; may be given more than once.
    #[arg(long)]
    only: Vec<String>,
    /// Run only every Nth schema.
    #[arg(long, default_value_t = 1)]
    sample: usize,
    /// A half to leave out; may be given more than once.
    #[arg(long)]
    without: Vec<Half>,
}

impl Options {
    /// A quick look at the corpus beside the checkout.
    pub fn sample(step: usize) -> Self {
        Self { folder: None, only: Vec::new(), sample: step, without: Vec::new() }
    }

    /// The folder of the corpus.
    pub fn folder(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(folders::corpus)
    }

    /// The folder of generated files. Each selection has its own, so that running one schema does not
    /// discard the build of all.
    fn work(&self) -> PathBuf {
        let selection = match (self.only.is_empty(), self.sample) {
            (false, _) => "only".to_owned(),
            (true, 0 | 1) => "all".to_owned(),
            (true, step) => format!("every-{step}"),
        };
        folders::scratch("corpus").join(selection)
    }
}

/// Runs everything and prints the table; whether every bar was met.
pub fn run(options: &Options) -> Outcome<bool> {
    let folder = options.folder();
    if !folder.join("schemastore").is_dir() {
        println!("corpus: there is none at {} (no folder schemastore)", folder.display());
        return Ok(false);
    }
    let selection = Selection { only: options.only.clone(), step: options.sample };
    let corpus = Corpus::read(&folder, &selection)?;
    if corpus.entries.is_empty() {
        println!("corpus: no schema of {} is asked for", folder.display());
        return Ok(false);
    }
    let subjects = pipeline::run(&corpus.entries, &corpus.urls, &options.without, &options.work())?;
    let report = report::Report::of(&subjects);
    print!("{report}");
    Ok(report.is_good())
}
