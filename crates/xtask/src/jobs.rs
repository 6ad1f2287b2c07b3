//! Many small jobs for one long-lived process, which may die or hang on any of them.

use std::collections::VecDeque;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use serde::Deserialize as _;
use serde_json::Value;

use crate::Outcome;

/// The result of one job.
#[derive(Clone, Debug)]
pub enum Answer {
    /// The process answered.
    Done(Value),
    /// The process ended before it answered.
    Died,
    /// No answer came in time.
    TimedOut,
}

/// Sends the jobs to a process, one line of JSON each. The process answers each with one line of
/// JSON, in order. If it dies or takes longer than `limit`, another is started for the rest.
pub fn run(make: impl Fn() -> Command, jobs: &[Value], limit: Duration) -> Outcome<Vec<Answer>> {
    let mut waiting: VecDeque<_> = jobs.iter().collect();
    let mut answers = Vec::with_capacity(jobs.len());
    let mut process = None;
    while let Some(job) = waiting.pop_front() {
        let mut running = match process.take() {
            Some(running) => running,
            None => Process::start(make())?,
        };
        let answer = running.ask(job, limit);
        if matches!(answer, Answer::Done(_)) {
            process = Some(running);
        } else {
            running.end();
        }
        answers.push(answer);
    }
    if let Some(running) = process {
        running.end();
    }
    Ok(answers)
}

/// A process that answers jobs.
pub struct Process {
    child: Child,
    input: ChildStdin,
    lines: Receiver<String>,
}

impl Process {
    /// Starts it.
    pub fn start(mut command: Command) -> Outcome<Self> {
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .map_err(|error| format!("{}: {error}", command.get_program().display()))?;
        let (Some(input), Some(output)) = (child.stdin.take(), child.stdout.take()) else {
            return Err("a process without pipes".into());
        };
        let (sender, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(output).lines().map_while(Result::ok) {
                if sender.send(line).is_err() {
                    break;
                }
            }
        });
        Ok(Self { child, input, lines })
    }

    /// Its number, as the system has it.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// Sends it a job. Unless it answers, it cannot be used again.
    pub fn ask(&mut self, job: &Value, limit: Duration) -> Answer {
        if writeln!(self.input, "{job}").and_then(|()| self.input.flush()).is_err() {
            return Answer::Died;
        }
        match self.lines.recv_timeout(limit) {
            Ok(line) => read(&line).map_or(Answer::Died, Answer::Done),
            Err(RecvTimeoutError::Timeout) => Answer::TimedOut,
            Err(RecvTimeoutError::Disconnected) => Answer::Died,
        }
    }

    /// Kills it: it may hang.
    pub fn end(mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

/// Reads an answer. Violations nest as deep as the value that they are about.
fn read(line: &str) -> serde_json::Result<Value> {
    let mut deserializer = serde_json::Deserializer::from_str(line);
    deserializer.disable_recursion_limit();
    Value::deserialize(&mut deserializer)
}
