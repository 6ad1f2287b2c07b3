//! The generated Rust of all schemas, built in a few crates and run over the instances.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::Value;

use super::worker::Emitted;
use crate::jobs::Answer;
use crate::{Outcome, folders, jobs};

/// The number of crates: enough to share the work between two cores, and to rebuild little after
/// a change in one schema. Each crate links its own program.
const BATCHES: usize = 12;

/// A schema whose Rust is to be built.
pub struct Module<'a> {
    /// The identifier of the schema.
    pub identifier: String,
    /// Its emitted files.
    pub emitted: &'a Emitted,
    /// How large the schema is, for fair batches.
    pub weight: usize,
}

/// The built programs.
pub struct Built {
    /// In which batch a schema is.
    batches: BTreeMap<String, String>,
    /// The schemas that rustc refuses, each with its first error.
    pub refused: BTreeMap<String, String>,
}

/// Builds all modules with warnings denied. Modules that do not build are left out and listed.
pub fn build(folder: &Path, modules: &[Module]) -> Outcome<Built> {
    build_in(folder, modules, BATCHES)
}

/// The same, in this number of crates.
pub fn build_in(folder: &Path, modules: &[Module], crates: usize) -> Outcome<Built> {
    let batches = batches(&prefix(folder), modules, crates);
    let mut built = Built { batches, refused: BTreeMap::new() };
    if modules.is_empty() {
        return Ok(built);
    }
    write_workspace(folder)?;
    let names: BTreeSet<&String> = built.batches.values().collect();
    write_manifests(folder, &names)?;
    // Errors of a later phase of rustc show only when those of an earlier one are gone.
    loop {
        write_batches(folder, modules, &built)?;
        let failures = cargo_build(folder, modules)?;
        if failures.is_empty() {
            return Ok(built);
        }
        for (identifier, error) in &failures {
            eprintln!("xtask: rustc refuses {identifier}: {error}");
        }
        built.refused.extend(failures);
    }
}

impl Built {
    /// Runs jobs of many schemas: `(schema, its job)`.
    pub fn run(&self, asked: &[(String, Value)]) -> Outcome<Vec<Option<Answer>>> {
        let mut answers = vec![None; asked.len()];
        let names: BTreeSet<&String> = self.batches.values().collect();
        for name in names {
            let of_batch = |index: &usize| {
                let schema = &asked[*index].0;
                self.batches.get(schema) == Some(name) && !self.refused.contains_key(schema)
            };
            let indexes: Vec<_> = (0..asked.len()).filter(of_batch).collect();
            let job = |index: &usize| asked[*index].1.clone();
            let of_batch: Vec<Value> = indexes.iter().map(job).collect();
            let program = target().join("debug").join(name);
            let results = jobs::run(|| Command::new(&program), &of_batch, Duration::from_secs(20))?;
            for (index, answer) in indexes.into_iter().zip(results) {
                answers[index] = Some(answer);
            }
        }
        Ok(answers)
    }
}

/// Largest first, each into the batch that is smallest so far. It uses the sizes of
/// schemas, not of generated code, so that a change of the generator moves nothing.
fn batches(prefix: &str, modules: &[Module], crates: usize) -> BTreeMap<String, String> {
    let mut sorted: Vec<_> = modules.iter().collect();
    sorted.sort_by_key(|module| (std::cmp::Reverse(module.weight), &module.identifier));
    let count = crates.min(modules.len());
    let mut loads = vec![0; count];
    let mut batches = BTreeMap::new();
    for module in sorted {
        let lightest = (0..count).min_by_key(|batch| loads[*batch]).unwrap_or_default();
        loads[lightest] += module.weight + 1000;
        batches.insert(module.identifier.clone(), format!("{prefix}-{count}-{lightest}"));
    }
    batches
}

/// One target folder for all generated crates, so that their dependencies are built once.
fn target() -> PathBuf {
    folders::scratch("generated-rust")
}

/// The name of a workspace, from its place below `target/`.
fn prefix(folder: &Path) -> String {
    let place = folder.parent().unwrap_or(folder);
    let place = place.strip_prefix(folders::root().join("target")).unwrap_or(place);
    place.to_string_lossy().split('/').collect::<Vec<_>>().join("-")
}

fn write_workspace(folder: &Path) -> Outcome {
    // The versions of the checkout, so that nothing new is fetched.
    let lock = folder.join("Cargo.lock");
    if !lock.is_file() {
        folders::write(&lock, &std::fs::read_to_string(folders::root().join("Cargo.lock"))?)?;
    }
    Ok(())
}

fn write_manifests(folder: &Path, names: &BTreeSet<&String>) -> Outcome {
    let members: Vec<_> = names.iter().map(|name| format!("\"{name}\"")).collect();
    let workspace = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n",
        members.join(", ")
    );
    folders::write(&folder.join("Cargo.toml"), &workspace)?;
    let runtime = folders::root().join("crates/counterpart");
    let runtime = runtime.to_string_lossy();
    for name in names {
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\ncounterpart = {{ path = {runtime:?} }}\n\
             serde = {{ version = \"1\", features = [\"derive\"] }}\n\
             serde_json = {{ version = \"1\", features = [\"preserve_order\"] }}\n"
        );
        folders::write(&folder.join(name).join("Cargo.toml"), &manifest)?;
    }
    Ok(())
}

fn write_batches(folder: &Path, modules: &[Module], built: &Built) -> Outcome {
    let mut texts: BTreeMap<&str, (String, String)> = BTreeMap::new();
    for module in modules {
        let (identifier, emitted) = (&module.identifier, module.emitted);
        let batch = &built.batches[identifier];
        let (items, arms) = texts.entry(batch).or_default();
        let Some(root) = &emitted.root else { continue };
        if built.refused.contains_key(identifier) {
            continue;
        }
        let (path, contract) = (&emitted.rust, &emitted.module);
        let _ = write!(items, "/// A schema.\n#[path = {path:?}]\npub mod {identifier};\n");
        let _ = writeln!(
            arms,
            "        {identifier:?} => Some(driver::answer::<{identifier}::{contract}::{root}>(question)),"
        );
    }
    for (batch, (items, arms)) in texts {
        let source = folder.join(batch).join("src");
        let library = format!(
            "//! The generated Rust of some schemas.\n\n#![deny(warnings, missing_docs)]\n\n\
             pub mod driver;\n{items}\n\
             /// The verdict of a schema on an instance.\n\
             pub fn answer(schema: &str, question: &driver::Question) -> Option<serde_json::Value> \
             {{\n    let _ = question;\n    match schema {{\n{arms}        _ => None,\n    }}\n}}\n"
        );
        folders::write(&source.join("lib.rs"), &library)?;
        folders::write(&source.join("driver.rs"), include_str!("../../templates/driver.rs"))?;
        let name = batch.replace('-', "_");
        let main = format!(
            "//! Answers.\n\nfn main() {{\n    {name}::driver::serve({name}::answer);\n}}\n"
        );
        folders::write(&source.join("main.rs"), &main)?;
    }
    Ok(())
}

/// Builds once; the schemas that have errors, each with its first one.
fn cargo_build(folder: &Path, modules: &[Module]) -> Outcome<BTreeMap<String, String>> {
    let output = Command::new("cargo")
        .args(["build", "--quiet", "--workspace", "--keep-going", "--message-format=json"])
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", target())
        .stderr(Stdio::piped())
        .output()?;
    let mut failures = BTreeMap::new();
    let mut unexplained = Vec::new();
    for line in String::from_utf8_lossy(&output.stdout).lines() {
        let Ok(message) = serde_json::from_str::<Value>(line) else { continue };
        let message = &message["message"];
        if message["level"] != "error" {
            continue;
        }
        let text = message["message"].as_str().unwrap_or_default();
        if text.starts_with("aborting due to") {
            continue;
        }
        match modules.iter().find(|module| mentions(message, &module.emitted.rust)) {
            Some(module) => {
                let rendered = message["rendered"].as_str().unwrap_or(text);
                failures.entry(module.identifier.clone()).or_insert_with(|| shorten(rendered));
            }
            None => unexplained.push(message["rendered"].as_str().unwrap_or(text).to_owned()),
        }
    }
    if failures.is_empty() && !output.status.success() {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(format!(
            "the generated Rust does not build, and no schema is to blame:\n{}\n{stderr}",
            unexplained.join("\n")
        )
        .into());
    }
    Ok(failures)
}

/// Whether a span of the message, or of what it was expanded from, is in the file.
fn mentions(message: &Value, file: &str) -> bool {
    match message {
        Value::Object(properties) => {
            properties.get("file_name").and_then(Value::as_str) == Some(file)
                || properties.values().any(|value| mentions(value, file))
        }
        Value::Array(items) => items.iter().any(|item| mentions(item, file)),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => false,
    }
}

fn shorten(text: &str) -> String {
    text.lines().take(6).map(str::trim_end).collect::<Vec<_>>().join("\n      ")
}
