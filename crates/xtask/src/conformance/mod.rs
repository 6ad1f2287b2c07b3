//! `cargo xtask conformance`: the official test suite through both halves, generated and compiled.

mod compare;
mod halves;
mod peers;
mod report;
mod suite;

use std::path::PathBuf;

use self::report::Report;
use self::suite::Suite;
use crate::{Outcome, folders};

/// What `cargo xtask conformance` takes.
#[derive(clap::Args)]
pub struct Options {
    /// The suite: a folder with `tests/` and `remotes/`.
    folder: Option<PathBuf>,
    /// Every how manieth schema, for a quick look.
    #[arg(long, default_value_t = 1)]
    sample: usize,
}

impl Options {
    /// A quick look at the suite beside the checkout.
    pub const fn sample(step: usize) -> Self {
        Self { folder: None, sample: step }
    }

    /// The folder of the suite.
    pub fn folder(&self) -> PathBuf {
        let beside = || folders::corpus().join("JSON-Schema-Test-Suite");
        self.folder.clone().unwrap_or_else(beside)
    }

    /// Whether this is the whole suite that the checkout is judged by.
    const fn is_the_record(&self) -> bool {
        self.folder.is_none() && self.sample <= 1
    }
}

/// Runs everything and prints the table; whether every bar was met.
pub fn run(options: &Options) -> Outcome<bool> {
    let folder = options.folder();
    if !folder.join("tests").is_dir() {
        println!("conformance: there is no suite at {} (no folder tests)", folder.display());
        return Ok(false);
    }
    let suite = Suite::read(&folder, options.sample)?;
    let work = match (&options.folder, options.sample) {
        (Some(_), _) => "other".to_owned(),
        (None, 0 | 1) => "all".to_owned(),
        (None, step) => format!("every-{step}"),
    };
    let work = folders::scratch("conformance").join(work);
    let subjects = halves::run(&suite, &work)?;
    let peers = peers::run(&suite)?;
    let report = Report::of(&subjects, &suite, peers);
    if options.is_the_record() {
        folders::write(&folders::root().join("docs/conformance.md"), &report.document())?;
    }
    print!("{report}");
    Ok(report.is_good())
}
