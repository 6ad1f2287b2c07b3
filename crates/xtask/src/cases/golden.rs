//! The goldens of a case: the generated files, compared with those that were blessed.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;

use counterpart_build::TARGETS;
use counterpart_compiler::compile;
use counterpart_compiler::project::Project;
use counterpart_rust::Printing;

use crate::pipeline::Entry;
use crate::{Outcome, folders};

/// A golden stays short enough to be reviewed.
const MOST_LINES: usize = 300;

/// Goldens by file name.
pub type Goldens = BTreeMap<String, String>;

/// Everything that is generated for a case.
pub fn emit(entry: &Entry, program: &Path) -> Outcome<Goldens> {
    let project =
        Project::open(&entry.folder, TARGETS).map_err(|diagnostic| diagnostic.to_string())?;
    let compiled = compile(&project).map_err(|diagnostics| {
        let all: Vec<_> = diagnostics.iter().map(ToString::to_string).collect();
        all.join("\n      ")
    })?;
    let mut goldens = Goldens::from([("model.txt".to_owned(), model(entry, program)?)]);
    if !compiled.warnings.is_empty() {
        let folder = format!("{}/", entry.folder.display());
        let lines = compiled.warnings.iter().map(|warning| format!("{warning}\n"));
        let text: String = lines.map(|line| line.replace(&folder, "")).collect();
        goldens.insert("warnings.txt".to_owned(), text);
    }
    let printing = Printing::default().of_project(&project.settings.targets);
    for (_, text) in
        counterpart_rust::emit(&compiled.model, project.settings.code(), &printing).iter()
    {
        goldens.insert("rust.rs".to_owned(), text.to_owned());
    }
    let package = project
        .settings
        .targets
        .get("typescript")
        .map(|emitter| emitter.emit(&compiled.model, project.settings.code()));
    let package = package.unwrap_or_default();
    for contract in &compiled.model.contracts {
        for ending in ["d.ts", "js"] {
            let name = format!("{}.{ending}", contract.name);
            if let Some(text) = package.get(Path::new(&name)) {
                goldens.insert(name, text.to_owned());
            }
        }
    }
    Ok(goldens)
}

fn model(entry: &Entry, program: &Path) -> Outcome<String> {
    let output = Command::new(program).args(["model", "--project"]).arg(&entry.folder).output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The differences from the blessed files.
pub fn compare(entry: &Entry, goldens: &Goldens) -> Outcome<Vec<String>> {
    let mut complaints = Vec::new();
    let again = "run cargo xtask bless if that is right";
    for (name, text) in goldens {
        let file = format!("{}/{name}", entry.name);
        let lines = text.lines().count();
        if lines > MOST_LINES {
            complaints.push(format!("{file} has {lines} lines, over {MOST_LINES}: split the case"));
        }
        match std::fs::read_to_string(entry.folder.join(name)) {
            Ok(old) if old == *text => {}
            Ok(old) => {
                let pairs = old.lines().chain([""]).zip(text.lines().chain([""]));
                let same = pairs.take_while(|(old, new)| old == new).count();
                complaints.push(format!("{file} differs from line {} on; {again}", same + 1));
            }
            Err(_) => complaints.push(format!("{file} is new; {again}")),
        }
    }
    for name in blessed(entry)? {
        if !goldens.contains_key(&name) {
            complaints.push(format!("{}/{name} is not generated any more; {again}", entry.name));
        }
    }
    Ok(complaints)
}

/// Writes the goldens, and removes those that are no longer generated.
pub fn write(entry: &Entry, goldens: &Goldens) -> Outcome {
    for name in blessed(entry)? {
        if !goldens.contains_key(&name) {
            std::fs::remove_file(entry.folder.join(name))?;
        }
    }
    goldens.iter().try_for_each(|(name, text)| folders::write(&entry.folder.join(name), text))
}

/// The goldens on disk: every file of the case that is not an input.
fn blessed(entry: &Entry) -> Outcome<Vec<String>> {
    let files = folders::entries(&entry.folder)?.into_iter().filter(|path| path.is_file());
    let is_input = |path: &PathBuf| {
        path.extension().is_some_and(|ending| ending == "json" || ending == "toml")
    };
    Ok(files.filter(|path| !is_input(path)).map(|path| folders::name(&path)).collect())
}
