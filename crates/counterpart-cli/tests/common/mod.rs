//! A project in a folder of its own, and the command run in it.

#![allow(dead_code, clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use counterpart::Contract as _;
use counterpart_report::check::CheckAnswer;
use counterpart_report::checklist::ChecklistAnswer;
use counterpart_report::common::Envelope;
use counterpart_report::compat::CompatAnswer;
use counterpart_report::impact::ImpactAnswer;
use counterpart_report::matrix::MatrixAnswer;
use serde_json::Value;
use tempfile::TempDir;

pub struct Project {
    folder: TempDir,
}

/// What a run came back with.
pub struct Run {
    pub code: i32,
    pub out: String,
    pub err: String,
}

impl Project {
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// Runs git in the project, without the settings of this machine.
    pub fn git(&self, arguments: &[&str]) {
        let output = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.com"])
            .args(["-c", "commit.gpgsign=false"])
            .args(arguments)
            .current_dir(self.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    }

    /// A project with these files.
    pub fn with(files: &[(&str, &str)]) -> Self {
        let project = Self::empty();
        for (path, text) in files {
            project.write(path, text);
        }
        project
    }

    /// A project with one good contract.
    pub fn good() -> Self {
        Self::with(&[("schemas/pet.json", PET)])
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub fn write(&self, path: &str, bytes: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, bytes).unwrap();
    }

    pub fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).unwrap()
    }

    /// Every file, in order, without those of Cargo.
    pub fn files(&self) -> Vec<String> {
        let mut found = Vec::new();
        let mut open = vec![self.path().to_owned()];
        while let Some(folder) = open.pop() {
            for entry in fs::read_dir(folder).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    found
                        .push(path.strip_prefix(self.path()).unwrap().to_str().unwrap().to_owned());
                }
            }
        }
        found.sort();
        found
    }

    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_counterpart"));
        command.args(arguments).current_dir(self.path()).env("COLUMNS", "100");
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Run {
        Run::of(self.command(arguments).output().unwrap())
    }

    /// The one object that a program reads; it keeps the contract of its command.
    pub fn json(&self, arguments: &[&str]) -> Value {
        let run = self.run(&[arguments, &["--format", "json"]].concat());
        assert_eq!(run.err, "");
        assert_eq!(run.out.lines().count(), 1, "{}", run.out);
        let value: Value = serde_json::from_str(&run.out).unwrap();
        assert_eq!(value["exit"], run.code);
        assert_eq!(broken(&value), Vec::<String>::new(), "{}", run.out);
        value
    }
}

/// How an answer breaks the contract of its command.
fn broken(answer: &Value) -> Vec<String> {
    let violations = match answer["command"].as_str().unwrap() {
        "check" => CheckAnswer::violations(answer),
        "compat" => CompatAnswer::violations(answer),
        "impact" => ImpactAnswer::violations(answer),
        "checklist" | "review" => ChecklistAnswer::violations(answer),
        "matrix" | "can-deploy" => MatrixAnswer::violations(answer),
        _ => Envelope::violations(answer),
    };
    violations.iter().map(ToString::to_string).collect()
}

impl Run {
    pub fn of(output: Output) -> Self {
        let run = Self {
            code: output.status.code().unwrap(),
            out: String::from_utf8(output.stdout).unwrap(),
            err: String::from_utf8(output.stderr).unwrap(),
        };
        assert!(!run.err.contains("panicked"), "{}", run.err);
        run
    }
}

pub const PET: &str = r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$defs": {
    "Pet": {
      "description": "An animal that lives with people.",
      "type": "object",
      "properties": {
        "name": { "type": "string" },
        "kind": { "$ref": "#/$defs/Kind" }
      },
      "required": ["name"]
    },
    "Kind": { "enum": ["cat", "dog"], "x-counterpart": { "list": "KINDS" } }
  }
}
"##;
