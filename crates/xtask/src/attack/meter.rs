//! A worker process whose time and memory are measured for each job.

use std::path::PathBuf;
use std::process::Command;
use std::time::{Duration, Instant};

use serde_json::Value;

use crate::Outcome;
use crate::jobs::{Answer, Process};

/// A worker that is silent for this long hangs.
const SILENCE: Duration = Duration::from_mins(1);

/// Unoptimised code may take this many times longer.
const SLOWER: f64 = if cfg!(debug_assertions) { 20.0 } else { 1.0 };

/// What a job may cost: a constant, and an amount for each byte of its input.
pub struct Budget {
    /// Seconds for the smallest input.
    pub seconds: f64,
    /// Microseconds for each byte.
    pub microseconds_per_byte: f64,
    /// Megabytes for the smallest input.
    pub megabytes: f64,
    /// Kilobytes for each byte.
    pub kilobytes_per_byte: f64,
}

/// What a job cost.
pub struct Cost {
    /// Seconds of the processor, or of the clock where the system does not count them.
    pub seconds: f64,
    /// How many megabytes more the process held at the most; none where the system does not count
    /// them.
    pub megabytes: Option<f64>,
}

impl Budget {
    /// How a cost exceeds the budget for an input of this many bytes.
    pub fn exceeded(&self, cost: &Cost, bytes: usize) -> Option<(&'static str, String)> {
        #[allow(clippy::cast_precision_loss, reason = "a size is far below 2^52")]
        let bytes = bytes as f64;
        let seconds = SLOWER * (self.seconds + self.microseconds_per_byte * bytes / 1e6);
        let megabytes = self.megabytes + self.kilobytes_per_byte * bytes / 1e3;
        if cost.seconds > seconds {
            let detail = format!("{:.2} s for {bytes} bytes, limit {seconds:.2} s", cost.seconds);
            return Some(("slow", detail));
        }
        let used = cost.megabytes.filter(|used| *used > megabytes)?;
        Some(("large", format!("{used:.0} MB for {bytes} bytes, limit {megabytes:.0} MB")))
    }
}

/// A worker process; one that died is started again.
pub struct Meter<F> {
    make: F,
    process: Option<Process>,
}

impl<F: Fn() -> Command> Meter<F> {
    /// Starts no process yet.
    pub fn new(make: F) -> Self {
        Self { make, process: None }
    }

    /// The answer to a job, and what it cost.
    pub fn ask(&mut self, job: &Value) -> Outcome<(Answer, Cost)> {
        let mut process = match self.process.take() {
            Some(process) => process,
            None => Process::start((self.make)())?,
        };
        let own = PathBuf::from(format!("/proc/{}", process.id()));
        // Linux then measures the peak from here on.
        let _ = std::fs::write(own.join("clear_refs"), "5");
        let held = megabytes(&own, "VmRSS:");
        let (start, before) = (Instant::now(), processor_seconds(&own));
        let answer = process.ask(job, SILENCE);
        let seconds = match (before, processor_seconds(&own)) {
            (Some(before), Some(after)) => after - before,
            _ => start.elapsed().as_secs_f64(),
        };
        let peak = megabytes(&own, "VmHWM:");
        let cost = Cost { seconds, megabytes: peak.zip(held).map(|(peak, held)| peak - held) };
        if matches!(answer, Answer::Done(_)) {
            self.process = Some(process);
        } else {
            process.end();
        }
        Ok((answer, cost))
    }

    /// Stops the process.
    pub fn stop(&mut self) {
        if let Some(process) = self.process.take() {
            process.end();
        }
    }
}

/// How a worker failed to answer.
pub fn silence(answer: &Answer) -> Option<&'static str> {
    match answer {
        Answer::Done(_) => None,
        Answer::Died => Some("died"),
        Answer::TimedOut => Some("hangs"),
    }
}

/// This program as a hidden worker.
pub fn worker(name: &str) -> Command {
    // Where the system does not say it, no program starts, and that is the error.
    let mut command = Command::new(std::env::current_exe().unwrap_or_default());
    command.arg(name).stderr(std::process::Stdio::null());
    command
}

/// User and system time of a process; Linux counts in hundredths of a second.
fn processor_seconds(process: &std::path::Path) -> Option<f64> {
    let text = std::fs::read_to_string(process.join("stat")).ok()?;
    // The name of the program, in parentheses, may hold spaces.
    let mut fields = text.rsplit_once(')')?.1.split_whitespace().skip(11);
    let ticks: f64 = fields.next()?.parse::<f64>().ok()? + fields.next()?.parse::<f64>().ok()?;
    Some(ticks / 100.0)
}

fn megabytes(process: &std::path::Path, name: &str) -> Option<f64> {
    let text = std::fs::read_to_string(process.join("status")).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().strip_suffix("kB")?.trim().parse::<f64>().ok()? / 1e3)
}

#[cfg(test)]
mod tests {
    use super::{Budget, Cost, SLOWER};

    #[test]
    fn a_budget_grows_with_the_input() {
        let budget = Budget {
            seconds: 1.0,
            microseconds_per_byte: 100.0,
            megabytes: 100.0,
            kilobytes_per_byte: 1.0,
        };
        let cost = Cost { seconds: 1.5 * SLOWER, megabytes: Some(150.0) };
        assert_eq!(budget.exceeded(&cost, 100).map(|it| it.0), Some("slow"));
        assert_eq!(budget.exceeded(&cost, 10_000).map(|it| it.0), Some("large"));
        assert!(budget.exceeded(&cost, 100_000).is_none());
    }
}
