//! `cargo xtask conformance`: the official test suite through both halves, generated and compiled.

mod compare;
mod halves;
mod peers;
mod report;
pub mod suite;
mod typify;

use std::path::PathBuf;

use self::report::Report;
use self::suite::Suite;
use crate::{Outcome, folders};

/// What `cargo xtask conformance` takes.
#[derive(clap::Args)]
pub struct Options {
    /// The suite: a folder with `tests/` and `remotes/`.
    folder: Option<PathBuf>,
    /// Only schemas whose place contains this; may be given more than once.
    #[arg(long)]
    only: Vec<String>,
    /// Run only every Nth schema.
    #[arg(long, default_value_t = 1)]
    sample: usize,
}

impl Options {
    /// A quick look at the suite beside the checkout.
    pub const fn sample(step: usize) -> Self {
        Self { folder: None, only: Vec::new(), sample: step }
    }

    /// The folder of the suite.
    pub fn folder(&self) -> PathBuf {
        let beside = || folders::corpus().join("JSON-Schema-Test-Suite");
        self.folder.clone().unwrap_or_else(beside)
    }

    /// Whether this is the whole suite that the checkout is judged by.
    const fn is_the_record(&self) -> bool {
        self.folder.is_none() && self.only.is_empty() && self.sample <= 1
    }

    /// The folder of generated files. Each selection has its own, so that running a few schemas does
    /// not discard the build of all.
    fn work(&self) -> PathBuf {
        let selection = match (&self.folder, self.only.is_empty(), self.sample) {
            (Some(_), _, _) => "other".to_owned(),
            (None, false, _) => "only".to_owned(),
            (None, true, 0 | 1) => "all".to_owned(),
            (None, true, step) => format!("every-{step}"),
        };
        folders::scratch("conformance").join(selection)
    }
}

/// Runs everything and prints the table; whether every bar was met.
pub fn run(options: &Options) -> Outcome<bool> {
    let folder = options.folder();
    if !folder.join("tests").is_dir() {
        println!("conformance: no suite at {} (it has no folder `tests`)", folder.display());
        return Ok(false);
    }
    let mut suite = Suite::read(&folder, options.sample)?;
    let asked = |label: &String| options.only.iter().any(|part| label.contains(part));
    suite.groups.retain(|group| options.only.is_empty() || asked(&group.label));
    let subjects = halves::run(&suite, &options.work())?;
    // The others are of no interest where only our own change.
    let peers = if options.sample <= 1 { peers::run(&suite, &options.work())? } else { Vec::new() };
    let report = Report::of(&subjects, &suite, peers);
    if options.is_the_record() {
        folders::write(&folders::root().join("docs/conformance.md"), &report.document())?;
    }
    print!("{report}");
    Ok(report.is_good())
}
