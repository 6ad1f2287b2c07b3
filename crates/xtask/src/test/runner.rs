//! Test runners: prints their output and counts their tests.

use std::io::{BufRead, BufReader};
use std::process::{Command, Stdio};

use crate::Outcome;

/// How many tests passed and failed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tally {
    /// Those that passed.
    pub passed: usize,
    /// Those that failed.
    pub failed: usize,
}

impl Tally {
    /// One test.
    pub fn of(is_good: bool) -> Self {
        Self { passed: usize::from(is_good), failed: usize::from(!is_good) }
    }

    /// Both together.
    pub fn and(self, other: Self) -> Self {
        Self { passed: self.passed + other.passed, failed: self.failed + other.failed }
    }
}

/// Runs a test runner, shows what it prints, and adds up what `read` finds in its lines. One that
/// fails without having counted a failure counts as one.
pub fn run(mut command: Command, read: fn(&str) -> Option<Tally>) -> Outcome<Tally> {
    let mut child = command.stdout(Stdio::piped()).spawn()?;
    let mut tally = Tally::default();
    if let Some(output) = child.stdout.take() {
        for line in BufReader::new(output).lines() {
            let line = line?;
            println!("{line}");
            tally = tally.and(read(&line).unwrap_or_default());
        }
    }
    if !child.wait()?.success() && tally.failed == 0 {
        tally.failed = 1;
    }
    Ok(tally)
}

/// `test result: ok. 12 passed; 0 failed; …`
pub fn rust_line(line: &str) -> Option<Tally> {
    let counts = line.strip_prefix("test result: ")?.split_once(". ")?.1;
    let count = |word: &str| {
        let part = counts.split(';').find(|part| part.trim().ends_with(word))?;
        part.split_whitespace().next()?.parse().ok()
    };
    Some(Tally { passed: count("passed")?, failed: count("failed")? })
}

/// `# pass 12` and `# fail 0`
pub fn node_line(line: &str) -> Option<Tally> {
    let (word, count) = line.strip_prefix("# ")?.split_once(' ')?;
    let count = count.parse().ok()?;
    match word {
        "pass" => Some(Tally { passed: count, failed: 0 }),
        "fail" => Some(Tally { passed: 0, failed: count }),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::{Tally, node_line, rust_line};

    #[test]
    fn closing_lines_are_counted() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured";
        assert_eq!(rust_line(line), Some(Tally { passed: 12, failed: 3 }));
        assert_eq!(rust_line("test a::b ... ok"), None);
        assert_eq!(node_line("# pass 4"), Some(Tally { passed: 4, failed: 0 }));
        assert_eq!(node_line("# fail 1"), Some(Tally { passed: 0, failed: 1 }));
        assert_eq!(node_line("# Subtest: pass 4"), None);
    }
}
