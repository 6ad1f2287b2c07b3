//! How long `counterpart check` takes over a product of ordinary size.

use std::path::Path;
use std::process::Command;
use std::time::Instant;

use super::product;
use crate::{Outcome, folders};

/// Runs of each measurement; the median counts.
const RUNS: usize = 5;
/// The first run takes less than this, in milliseconds.
const COLD: f64 = 2000.0;
/// A run after one edit takes less than this, in milliseconds.
const WARM: f64 = 200.0;

/// Measures the first run, one after an edit and one after nothing.
pub fn run(program: &Path, work: &Path, line: &mut impl FnMut(&str, f64, bool)) -> Outcome {
    let product = work.join("product");
    product::write(&product)?;
    let (path, text) = product::edit();
    let path = product.join(path);
    let forget = || -> Outcome {
        let kept = product.join("target/counterpart");
        if kept.is_dir() {
            std::fs::remove_dir_all(kept)?;
        }
        Ok(())
    };
    let what = format!("check, {} files, {} contracts", product::FILES, product::CONTRACTS);
    let cold = median(program, &product, |_| forget())?;
    line(&format!("{what}: first"), cold, cold < COLD);
    let warm =
        median(program, &product, |run| folders::write(&path, &format!("{text}// Run {run}.\n")))?;
    line(&format!("{what}: one edit"), warm, warm < WARM);
    let unchanged = median(program, &product, |_| Ok(()))?;
    line(&format!("{what}: unchanged"), unchanged, unchanged < WARM);
    Ok(())
}

fn median(program: &Path, product: &Path, before: impl Fn(usize) -> Outcome) -> Outcome<f64> {
    let once = |run| -> Outcome<f64> {
        before(run)?;
        let mut command = Command::new(program);
        command.args(["check", "--project"]).arg(product);
        let begin = Instant::now();
        let output = command.output()?;
        let time = begin.elapsed().as_secs_f64() * 1000.0;
        if output.status.success() {
            return Ok(time);
        }
        Err(String::from_utf8_lossy(&output.stderr).into_owned().into())
    };
    let times: Outcome<Vec<f64>> = (0..RUNS).map(once).collect();
    let mut times = times?;
    times.sort_by(f64::total_cmp);
    Ok(times[RUNS / 2])
}
