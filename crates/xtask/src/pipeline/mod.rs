//! Compiles, builds and runs schemas with their instances in both languages.

mod declared;
mod entry;
mod rust;
mod tsc;
mod verdict;
mod verdicts;
mod worker;

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

pub use self::declared::RoundTrip;
pub use self::entry::{Entry, Instance, json};
pub use self::rust::{Module, build, build_in};
pub use self::tsc::Check;
pub use self::verdict::Verdict;
pub use self::verdicts::{Stage, Subject, Verdicts};
#[cfg(test)]
pub use self::worker::emit;
pub use self::worker::{Compilation, Emitted, serve as worker};
use crate::jobs::Answer;
use crate::judge::Judge;
use crate::{Outcome, jobs, node};

/// The time limit for one schema.
const LIMIT: Duration = Duration::from_secs(5);

/// One of the two languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq, clap::ValueEnum)]
pub enum Half {
    /// The Rust half.
    Rust,
    /// The TypeScript half.
    Typescript,
}

/// The results of each entry. Generated files go to the folder `work`; files that did not change
/// since an earlier run are not built again.
pub fn run<'a>(
    entries: &'a [Entry],
    urls: &BTreeMap<String, String>,
    without: &[Half],
    work: &Path,
) -> Outcome<Vec<Subject<'a>>> {
    node::install()?;
    let step = |name: &str| eprintln!("xtask: {name} ({} schemas)", entries.len());
    step("compile");
    let compilations = compile(entries, urls, work)?;
    run_compiled(entries, compilations, without, work)
}

/// The results of each entry, once it is compiled.
pub fn run_compiled<'a>(
    entries: &'a [Entry],
    compilations: Vec<Answer>,
    without: &[Half],
    work: &Path,
) -> Outcome<Vec<Subject<'a>>> {
    let step = |name: &str| eprintln!("xtask: {name} ({} schemas)", entries.len());
    let judge =
        |entry: &Entry| Judge::new(&entry.url(), &entry.schema, &entry.documents, entry.formats);
    let pairs = entries.iter().zip(compilations);
    let subjects = pairs.map(|(entry, answer)| Subject::new(entry, answer, judge(entry)));
    let mut subjects: Vec<Subject> = subjects.collect();
    if !without.contains(&Half::Typescript) {
        step("tsc");
        verdicts::typescript(&mut subjects, work)?;
        step("node");
        verdicts::node(&mut subjects, work)?;
    }
    if !without.contains(&Half::Rust) {
        step("rust");
        verdicts::rust(&mut subjects, work)?;
    }
    step("round trips");
    verdicts::round_trips(&mut subjects);
    Ok(subjects)
}

fn compile(
    entries: &[Entry],
    urls: &BTreeMap<String, String>,
    work: &Path,
) -> Outcome<Vec<Answer>> {
    let job = |entry: &Entry| {
        let folder = entry.folder.to_string_lossy();
        json!({"identifier": entry.identifier(), "folder": folder, "urls": urls})
    };
    compile_jobs(&entries.iter().map(job).collect::<Vec<_>>(), work)
}

/// Compiles each job in a [`mod@worker`].
pub fn compile_jobs(asked: &[Value], work: &Path) -> Outcome<Vec<Answer>> {
    let program = std::env::current_exe()?;
    let worker = || {
        let mut command = Command::new(&program);
        command.arg("worker").arg(work);
        command
    };
    // A slow process reports its own time; this limit is for one that hangs.
    jobs::run(worker, asked, 6 * LIMIT)
}
