//! The wire between the two programs, and what was said on it.

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;

use crate::dashboard;

/// What came of an exchange.
pub struct Exchange {
    /// The lines from the command line to the dashboard.
    pub offered: Vec<String>,
    /// The lines from the dashboard to the command line.
    pub answered: Vec<String>,
    /// What each of them told a person, and whether it ended well.
    pub command_line: End,
    pub dashboard: End,
}

/// How one program ended.
pub struct End {
    pub told: String,
    pub is_success: bool,
}

/// The files of both systems, in a folder of their own.
pub struct State {
    folder: tempfile::TempDir,
}

impl State {
    /// Copies of the files in `data/`.
    pub fn new() -> Self {
        let state = Self { folder: tempfile::tempdir().expect("a folder") };
        let data = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/exchange/data");
        for path in [state.keys(), state.server()] {
            std::fs::copy(data.join(path.file_name().expect("a name")), &path).expect("a copy");
        }
        state
    }

    pub fn keys(&self) -> PathBuf {
        self.folder.path().join("keys.jsonl")
    }

    pub fn server(&self) -> PathBuf {
        self.folder.path().join("server.json")
    }

    /// Lets the two programs talk, with these variables in the dashboard's environment.
    pub fn exchange(&self, environment: &[(&str, &str)]) -> Exchange {
        let mut command_line = self.command_line();
        let mut dashboard = self.dashboard(environment);
        let there = relay(command_line.stdout.take(), dashboard.stdin.take());
        let back = relay(dashboard.stdout.take(), command_line.stdin.take());
        let (command_line, dashboard) = (end(command_line), end(dashboard));
        let [offered, answered] = [there, back].map(|relay| relay.join().expect("a relay"));
        Exchange { offered, answered, command_line, dashboard }
    }

    pub fn command_line(&self) -> Child {
        spawn(Command::new(env!("CARGO_BIN_EXE_exchange-rust")).arg(self.keys()))
    }

    pub fn dashboard(&self, environment: &[(&str, &str)]) -> Child {
        let mut command = Command::new("node");
        command.arg(dashboard::program()).arg(self.server());
        if !environment.is_empty() {
            // The keys of whoever runs the test stay out of it.
            let path = std::env::var_os("PATH").unwrap_or_default();
            command.env_clear().env("PATH", path);
            command.arg("--env").envs(environment.iter().copied());
        }
        spawn(&mut command)
    }
}

/// Says `lines` to a program and nothing more; what it answered, and how it ended.
pub fn say(mut program: Child, lines: &[&str]) -> (Vec<String>, End) {
    let mut input = program.stdin.take().expect("a pipe");
    for line in lines {
        // A program that has heard enough has closed its end.
        let _ = writeln!(input, "{line}");
    }
    drop(input);
    let mut answer = String::new();
    let mut output = program.stdout.take().expect("a pipe");
    output.read_to_string(&mut answer).expect("text");
    (answer.lines().map(str::to_owned).collect(), end(program))
}

fn spawn(command: &mut Command) -> Child {
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.spawn().expect("a program that starts")
}

fn end(mut program: Child) -> End {
    let mut told = String::new();
    let mut errors = program.stderr.take().expect("a pipe");
    errors.read_to_string(&mut told).expect("text");
    End { told, is_success: program.wait().expect("an end").success() }
}

fn relay(
    from: Option<impl Read + Send + 'static>,
    to: Option<impl Write + Send + 'static>,
) -> thread::JoinHandle<Vec<String>> {
    let (from, mut to) = (from.expect("a pipe"), to.expect("a pipe"));
    thread::spawn(move || {
        let lines = BufReader::new(from).lines().map_while(Result::ok);
        lines.inspect(|line| drop(writeln!(to, "{line}"))).collect()
    })
}
