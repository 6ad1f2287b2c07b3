//! Repositories in folders of their own, made by git itself.

#![allow(dead_code, clippy::unwrap_used, missing_docs)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;

pub struct Work {
    folder: TempDir,
}

impl Work {
    /// An empty repository on the branch `main`.
    pub fn new() -> Self {
        let work = Self { folder: tempfile::tempdir().unwrap() };
        work.git(&["init", "--quiet", "--initial-branch=main"]);
        work
    }

    /// A copy that was cloned.
    pub fn cloned(&self, arguments: &[&str]) -> Self {
        let work = Self { folder: tempfile::tempdir().unwrap() };
        let from = format!("file://{}", self.path().display());
        work.git(&[&["clone", "--quiet"], arguments, &[&from, "."]].concat());
        work
    }

    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    pub fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub fn write(&self, path: &str, text: impl AsRef<[u8]>) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }

    pub fn remove(&self, path: &str) {
        fs::remove_file(self.at(path)).unwrap();
    }

    /// Commits all there is.
    pub fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--allow-empty", "--message", message]);
    }

    pub fn git(&self, arguments: &[&str]) -> String {
        let output = Command::new("git")
            .args(["-c", "user.name=A", "-c", "user.email=a@example.com"])
            .args(["-c", "protocol.file.allow=always", "-c", "commit.gpgsign=false"])
            .args(arguments)
            .current_dir(self.path())
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .output()
            .unwrap();
        let errors = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "git {arguments:?}: {errors}");
        String::from_utf8(output.stdout).unwrap().trim().to_owned()
    }
}

/// A contract with one enum of these values.
pub fn kinds(values: &[&str]) -> String {
    let values: Vec<String> = values.iter().map(|value| format!("\"{value}\"")).collect();
    format!(
        r#"{{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "$defs": {{ "Kind": {{ "enum": [{}] }} }}
}}
"#,
        values.join(", ")
    )
}
