//! How many instructions a way takes, counted by valgrind.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::subjects::Subject;
use crate::Outcome;

/// A way is repeated this often in each of two runs. What they differ by is its own.
const REPEATS: [u32; 2] = [2, 6];

/// Whether valgrind is there.
pub fn can_be_counted() -> bool {
    Command::new("valgrind").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Adds the instructions of each way to what is known of it.
pub fn count(program: &Path, subject: &Subject, found: &mut Value) -> Outcome {
    let Some(ways) = found.as_object_mut() else { return Ok(()) };
    for (way, figures) in ways {
        let mut totals = [0.0; 2];
        for (total, repeats) in totals.iter_mut().zip(REPEATS) {
            *total = run(program, subject, way, repeats)?;
        }
        let [few, many] = totals;
        figures["instructions"] = ((many - few) / f64::from(REPEATS[1] - REPEATS[0])).into();
    }
    Ok(())
}

fn run(program: &Path, subject: &Subject, way: &str, repeats: u32) -> Outcome<f64> {
    let mut command = Command::new("valgrind");
    command.args(["--tool=callgrind", "--callgrind-out-file=/dev/null"]).arg(program);
    command.arg(subject.name).arg(repeats.to_string()).args(&subject.instances);
    let output = command.args(["--repeat", way]).output()?;
    let said = String::from_utf8_lossy(&output.stderr);
    let line = said.lines().find_map(|line| line.split_once("refs:"));
    let digits: String = line.map_or("", |(_, count)| count).replace(',', "");
    digits.trim().parse().map_err(|_| format!("valgrind counted nothing: {said}").into())
}
