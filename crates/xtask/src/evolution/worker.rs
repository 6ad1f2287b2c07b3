//! The worker process that asks counterpart about one pair of versions after another.

use std::collections::BTreeMap;
use std::io::{BufRead as _, Write as _};
use std::path::PathBuf;
use std::time::Instant;

use counterpart_compat::compare;
use counterpart_compat::question::{Options, Outcome as Found};
use serde::Deserialize;

use super::query::{Ours, Reply};
use super::version::Version;
use crate::Outcome;

#[derive(Deserialize)]
struct Job {
    folder: PathBuf,
    urls: BTreeMap<String, String>,
}

/// Answers jobs from the standard input until there is none.
pub fn serve() -> Outcome<bool> {
    for line in std::io::stdin().lock().lines() {
        let job: Job = serde_json::from_str(&line?)?;
        let answer = serde_json::to_string(&answer(&job)?)?;
        let mut out = std::io::stdout().lock();
        writeln!(out, "{answer}")?;
        out.flush()?;
    }
    Ok(true)
}

fn answer(job: &Job) -> Outcome<Ours> {
    let start = Instant::now();
    let version = |name| Version::read(&job.folder.join(name), &job.urls);
    let answers = match (version("old.json")?, version("new.json")?) {
        (Ok(old), Ok(new)) => [decide(&old, &new), decide(&new, &old)],
        (Err(because), _) | (_, Err(because)) => {
            let reply = Reply::nothing("error", because);
            [(reply.clone(), 0), (reply, 0)]
        }
    };
    let steps = answers.iter().map(|(_, steps)| steps).sum();
    let replies = answers.map(|(reply, _)| reply);
    Ok(Ours { replies, milliseconds: start.elapsed().as_secs_f64() * 1e3, steps })
}

/// The answer, and how many steps the prover took.
fn decide(writer: &Version, reader: &Version) -> (Reply, u64) {
    let Found { breaks, undecided, steps } =
        compare(writer.side(), reader.side(), &Options::default());
    let verdict = match (breaks.is_empty(), undecided.is_empty()) {
        (false, _) => "breaking",
        (true, false) => "unknown",
        (true, true) => "safe",
    };
    let reasons = undecided
        .into_iter()
        .map(|one| format!("{}: {}", reader.pointer(one.at.in_reader()), one.reason.because));
    let reply = Reply {
        verdict: verdict.to_owned(),
        witnesses: breaks.into_iter().map(|found| found.witness).collect(),
        because: reasons.collect(),
    };
    (reply, steps)
}
