//! `cargo xtask layers`: the architecture, checked. Crates depend only downward, no stage after
//! lowering reads a raw keyword, no reader of sources knows a contract, and files of a crate do not
//! use each other in circles.

mod arrows;
mod circles;
mod exceptions;
mod graph;
mod manifests;
mod mentions;
mod module;
mod modules;
mod names;
mod raw;
mod readers;
mod table;

#[cfg(test)]
mod tests;

use std::fmt;
use std::path::{Path, PathBuf};

use crate::{Outcome, folders};

/// One place that breaks a rule of the architecture.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    /// The file.
    pub file: PathBuf,
    /// The line, from 1.
    pub line: usize,
    /// What is not allowed.
    pub what: String,
    /// Where it may go instead.
    pub way_out: String,
}

impl fmt::Display for Violation {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { file, line, what, way_out } = self;
        write!(f, "{}:{line}: {what}\n  {way_out}", file.display())
    }
}

/// What `cargo xtask layers` takes.
#[derive(clap::Args, Default)]
pub struct Options {
    /// The checkout [default: this one].
    root: Option<PathBuf>,
}

/// Prints every violation in a checkout; whether there is none.
pub fn run(options: &Options) -> Outcome<bool> {
    let found = check(options.root.as_deref().unwrap_or(folders::root()))?;
    for violation in &found {
        println!("{violation}");
    }
    println!("layers: {} violations", found.len());
    Ok(found.is_empty())
}

/// Every violation in the workspace at `root`.
pub fn check(root: &Path) -> Outcome<Vec<Violation>> {
    let packages = manifests::read(root)?;
    let mut found = arrows::check(&packages);
    let mut crates = Vec::new();
    for package in &packages {
        crates.extend(modules::read(&package.name, &package.folder)?);
    }
    found.extend(raw::check(root, &crates)?);
    found.extend(readers::check(&crates)?);
    found.extend(circles::check(root, &crates));
    for violation in &mut found {
        if let Ok(file) = violation.file.strip_prefix(root) {
            violation.file = file.to_owned();
        }
    }
    Ok(found)
}
