//! Case folders: a schema, instances to accept and to refuse, and every emission side by side.

pub mod golden;
mod verdict;

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::judge::Documents;
use crate::pipeline::{self, Entry, json};
use crate::program::{self, Build};
use crate::{Outcome, folders};

/// Which cases.
#[derive(clap::Args, Default)]
pub struct Options {
    /// Only cases of these names.
    names: Vec<String>,
}

/// Compares the goldens without writing any, and runs the generated code on the instances.
/// Returns whether there was no complaint.
pub fn check(options: &Options) -> Outcome<bool> {
    let entries = read(options)?;
    let program = program::counterpart(Build::Debug)?;
    let mut complaints = Vec::new();
    for entry in &entries {
        match golden::emit(entry, &program) {
            Ok(goldens) => complaints.extend(golden::compare(entry, &goldens)?),
            Err(error) => complaints.push(format!("{}: {error}", entry.name)),
        }
    }
    let work = folders::scratch("cases");
    let subjects = pipeline::run(&entries, &BTreeMap::new(), &[], &work)?;
    let mut instances = 0;
    for subject in &subjects {
        complaints.extend(verdict::complaints(subject));
        instances += subject.verdicts.len();
    }
    for complaint in &complaints {
        println!("cases: {complaint}");
    }
    let (cases, bad) = (entries.len(), complaints.len());
    println!("cases: {cases} cases, {instances} instances, {bad} complaints");
    Ok(bad == 0)
}

/// Writes the goldens from the generated code: the only way to change one. Without names, it also
/// writes the Rust of counterpart's own contracts.
pub fn bless(options: &Options) -> Outcome<bool> {
    if options.names.is_empty() {
        crate::own_contracts::bless()?;
        crate::docs::bless()?;
    }
    let (checks, names) = coverage(&options.names);
    if options.names.is_empty() || !checks.is_empty() {
        bless_coverage(&checks)?;
    }
    if names.is_empty() && !checks.is_empty() {
        return Ok(true);
    }
    let options = &Options { names };
    let program = program::counterpart(Build::Debug)?;
    for entry in &read(options)? {
        let goldens = golden::emit(entry, &program)?;
        golden::write(entry, &goldens)?;
    }
    Ok(true)
}

/// The names of cases of `counterpart check`, and the others.
fn coverage(names: &[String]) -> (Vec<String>, Vec<String>) {
    let folder = folders::root().join("crates/counterpart-check/cases");
    names.iter().cloned().partition(|name| folder.join(name).is_dir())
}

/// The test of those cases writes its findings when `COUNTERPART_BLESS` is set.
fn bless_coverage(names: &[String]) -> Outcome {
    let wanted = if names.is_empty() { "*".to_owned() } else { names.join(",") };
    let mut command = program::cargo();
    command.args(["test", "--quiet", "--package", "counterpart-check", "--test", "cases"]);
    let status = command.env("COUNTERPART_BLESS", wanted).status()?;
    if status.success() { Ok(()) } else { Err("the cases of coverage cannot be blessed".into()) }
}

fn read(options: &Options) -> Outcome<Vec<Entry>> {
    let folder = folders::root().join("crates/xtask/cases");
    let cases = folders::entries(&folder)?.into_iter();
    let wanted =
        |path: &PathBuf| options.names.is_empty() || options.names.contains(&folders::name(path));
    let entries: Outcome<Vec<_>> = cases
        .filter(wanted)
        .map(|path| {
            let entry = Entry::read(&path, ["accept", "reject"], Arc::default())?;
            let documents = Arc::new(documents(&entry)?);
            Ok(Entry { documents, ..entry })
        })
        .collect();
    let entries = entries?;
    if entries.is_empty() {
        return Err(format!("no such case in {}", folder.display()).into());
    }
    Ok(entries)
}

/// The other documents of a case, as the judge finds them: by `$id`, and beside the schema.
fn documents(entry: &Entry) -> Outcome<Documents> {
    let mut documents = Documents::new();
    let base = entry.url();
    let beside = base.rsplit_once('/').map_or("", |(folder, _)| folder);
    for path in folders::entries(&entry.folder)? {
        if path.extension().is_some_and(|ending| ending == "json") {
            let value = json(&path)?.1;
            if let Some(id) = value.get("$id").and_then(serde_json::Value::as_str) {
                documents.insert(id.to_owned(), value.clone());
            }
            documents.insert(format!("{beside}/{}", folders::name(&path)), value);
        }
    }
    Ok(documents)
}
