//! `cargo check` of the generated Rust of all documents, in one crate each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use serde_json::Value;

use crate::{Outcome, folders};

/// The Rust file of each document, by the document's name.
pub type Sources = BTreeMap<String, PathBuf>;

/// The documents whose Rust does not compile, each with the first error.
pub fn check(folder: &Path, sources: &Sources) -> Outcome<BTreeMap<String, String>> {
    if sources.is_empty() {
        return Ok(BTreeMap::new());
    }
    write_workspace(folder, sources)?;
    let output = Command::new("cargo")
        .args(["check", "--quiet", "--workspace", "--keep-going", "--message-format=json"])
        .current_dir(folder)
        // The generated crates of all commands share their dependencies.
        .env("CARGO_TARGET_DIR", folders::scratch("generated-rust"))
        .stderr(Stdio::piped())
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages = text.lines().filter_map(|line| serde_json::from_str::<Value>(line).ok());
    let mut errors: BTreeMap<String, String> = BTreeMap::new();
    let mut checked = BTreeSet::new();
    for message in messages {
        let name = message["target"]["name"].as_str().unwrap_or_default().replace('_', "-");
        if message["reason"] == "compiler-artifact" {
            checked.insert(name);
        } else if message["message"]["level"] == "error" {
            let rendered = message["message"]["rendered"].as_str().unwrap_or_default();
            errors.entry(name).or_insert_with(|| shorten(rendered));
        }
    }
    let silent = sources.keys().find(|name| {
        let name = crate_name(name);
        !checked.contains(&name) && !errors.contains_key(&name)
    });
    if let Some(name) = silent {
        let stderr = String::from_utf8_lossy(&output.stderr);
        return Err(format!("cargo did not check {name}:\n{stderr}").into());
    }
    let of_document = |name: &String| Some((name.clone(), errors.get(&crate_name(name))?.clone()));
    Ok(sources.keys().filter_map(of_document).collect())
}

fn write_workspace(folder: &Path, sources: &Sources) -> Outcome {
    let members: Vec<_> = sources.keys().map(|name| format!("{:?}", crate_name(name))).collect();
    let workspace = format!(
        "[workspace]\nresolver = \"3\"\nmembers = [{}]\n\n\
         [profile.dev]\ndebug = false\nincremental = false\n",
        members.join(", ")
    );
    folders::write(&folder.join("Cargo.toml"), &workspace)?;
    // The versions of the checkout, so that nothing new is fetched.
    let lock = folder.join("Cargo.lock");
    if !lock.is_file() {
        folders::write(&lock, &std::fs::read_to_string(folders::root().join("Cargo.lock"))?)?;
    }
    let runtime = folders::root().join("crates/counterpart");
    let runtime = runtime.to_string_lossy();
    let http = folders::root().join("crates/counterpart-http");
    let http = http.to_string_lossy();
    for (name, source) in sources {
        let name = crate_name(name);
        let source = source.to_string_lossy();
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\ncounterpart = {{ path = {runtime:?} }}\n\
             counterpart-http = {{ path = {http:?}, features = [\"axum\", \"client\"] }}\n"
        );
        folders::write(&folder.join(&name).join("Cargo.toml"), &manifest)?;
        let library = format!(
            "//! The generated Rust of a document.\n\n#![deny(warnings, missing_docs)]\n\n\
             /// All modules.\n#[path = {source:?}]\npub mod generated;\n"
        );
        folders::write(&folder.join(&name).join("src/lib.rs"), &library)?;
    }
    Ok(())
}

/// A name that no crate of a registry has.
fn crate_name(document: &str) -> String {
    format!("openapi-{}", document.replace(|c: char| !c.is_ascii_alphanumeric(), "-"))
}

fn shorten(text: &str) -> String {
    text.lines().take(8).map(str::trim_end).collect::<Vec<_>>().join("\n      ")
}
