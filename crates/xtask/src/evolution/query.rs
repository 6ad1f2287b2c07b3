//! Asks counterpart and the other tools whether an edit is safe.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use super::pair::{Direction, Pair, References};
use crate::jobs::{Answer, Process};
use crate::{Outcome, folders, jobs};

/// The time limit for one pair.
pub const LIMIT: Duration = Duration::from_secs(5);

/// An answer to one question.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Reply {
    /// `safe`, `breaking` or `unknown`; or why there is none: `error`, `died`, `timeout`.
    pub verdict: String,
    /// Instances that the writer's schema admits and the reader's refuses.
    #[serde(default)]
    pub witnesses: Vec<Value>,
    /// Why it was not decided.
    #[serde(default)]
    pub because: Vec<String>,
}

impl Reply {
    /// No answer.
    pub fn nothing(verdict: &str, because: Vec<String>) -> Self {
        Self { verdict: verdict.to_owned(), witnesses: Vec::new(), because }
    }

    /// Whether it is `safe` or `breaking`.
    pub fn decides(&self) -> bool {
        self.verdict == "safe" || self.verdict == "breaking"
    }
}

/// Our answers about one pair.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Ours {
    /// In the order of [`Direction::BOTH`].
    pub replies: [Reply; 2],
    /// How long both took, with reading and compiling both versions.
    pub milliseconds: f64,
    /// How many steps the prover took for both: unlike the time, the same on every machine.
    pub steps: u64,
}

/// A peer and its answers.
pub struct Peer {
    /// Its name.
    pub name: &'static str,
    /// For each pair, in the order of [`Direction::BOTH`].
    pub answers: Vec<[Reply; 2]>,
}

/// Asks counterpart.
pub fn ours(pairs: &[Pair], references: &References) -> Outcome<Vec<Ours>> {
    let jobs: Vec<Value> =
        pairs.iter().map(|pair| json!({"folder": pair.folder, "urls": references.urls})).collect();
    let program = std::env::current_exe()?;
    let make = || {
        let mut command = Command::new(&program);
        command.arg("evolution-worker");
        command
    };
    let answers = jobs::run(make, &jobs, LIMIT)?;
    let read = |answer| match answer {
        Answer::Done(value) => Ok(serde_json::from_value(value)?),
        Answer::Died => Ok(silent("died")),
        Answer::TimedOut => Ok(silent("timeout")),
    };
    answers.into_iter().map(read).collect()
}

fn silent(verdict: &str) -> Ours {
    let reply = Reply::nothing(verdict, Vec::new());
    Ours { replies: [reply.clone(), reply], milliseconds: LIMIT.as_secs_f64() * 1e3, steps: 0 }
}

/// Asks the peers.
pub fn peers(program: &Path, pairs: &[Pair], references: &References) -> Outcome<Vec<Peer>> {
    ["canonical", "jsoncompat"]
        .into_iter()
        .map(|name| {
            eprintln!("xtask: {name}");
            let make = || {
                let mut command = Command::new(program);
                command.arg(name).stderr(Stdio::null());
                command
            };
            let jobs: Vec<Value> =
                pairs.iter().flat_map(|pair| questions(pair, references)).collect();
            let replies: Vec<Reply> =
                jobs::run(make, &jobs, LIMIT)?.into_iter().map(peer_said).collect();
            let answers = replies.chunks_exact(2).map(|both| [both[0].clone(), both[1].clone()]);
            Ok(Peer { name, answers: answers.collect() })
        })
        .collect()
}

fn questions(pair: &Pair, references: &References) -> [Value; 2] {
    Direction::BOTH.map(|direction| {
        let (writer, reader) = pair.writer_and_reader(direction);
        let documents = references.needed_by([writer, reader]);
        json!({"writer": writer, "reader": reader, "documents": documents})
    })
}

fn peer_said(answer: Answer) -> Reply {
    match answer {
        Answer::Done(value) => Reply {
            verdict: value["verdict"].as_str().unwrap_or("error").to_owned(),
            witnesses: value.get("witness").cloned().into_iter().collect(),
            because: value["because"].as_str().map(str::to_owned).into_iter().collect(),
        },
        Answer::Died => Reply::nothing("died", Vec::new()),
        Answer::TimedOut => Reply::nothing("timeout", Vec::new()),
    }
}

/// Builds the program that asks the peers; it is a workspace of its own.
pub fn build_peers() -> Outcome<PathBuf> {
    let target = folders::scratch("peers");
    let status = Command::new("cargo")
        .args(["build", "--quiet", "--release", "--locked", "--target-dir"])
        .arg(&target)
        .current_dir(folders::root().join("crates/xtask/peers"))
        .status()?;
    if !status.success() {
        return Err("the peers do not build".into());
    }
    Ok(target.join("release").join("peers"))
}

/// A generator of instances: that of a peer.
pub struct Generator {
    program: PathBuf,
    process: Option<Process>,
}

impl Generator {
    /// Starts no process yet.
    pub fn new(program: PathBuf) -> Self {
        Self { program, process: None }
    }

    /// Instances of a schema, as many as the peer can make in time.
    pub fn generate(&mut self, schema: &Value, count: usize) -> Outcome<Vec<Value>> {
        let mut process = if let Some(process) = self.process.take() {
            process
        } else {
            let mut command = Command::new(&self.program);
            command.arg("generate").stderr(Stdio::null());
            Process::start(command)?
        };
        let answer = process.ask(&json!({"schema": schema, "count": count}), LIMIT * 2);
        let Answer::Done(mut answer) = answer else {
            process.end();
            return Ok(Vec::new());
        };
        self.process = Some(process);
        let instances = answer.get_mut("instances").map(Value::take);
        Ok(instances.and_then(|all| serde_json::from_value(all).ok()).unwrap_or_default())
    }
}
