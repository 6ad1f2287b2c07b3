//! `counterpart import`: takes over the names that another tool gives to the types of a schema.

mod api;
mod compare;
mod difference;
mod ours;
mod rename;
mod theirs;
mod types;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use counterpart_compiler::compile;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::model::{ContractId, Model};
use counterpart_compiler::project::Project;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::arguments::Import;
use crate::location;
use difference::Difference;
use ours::Ours;
use theirs::Theirs;

/// Writes the names that typify gives where they are exact, and lists what differs.
pub fn run(folder: Option<&Path>, import: &Import) -> Answer {
    let Import::Typify { schemas } = import;
    match typify(folder, schemas) {
        Ok(answer) => answer,
        Err(diagnostics) => Answer::refused(diagnostics),
    }
}

fn typify(folder: Option<&Path>, schemas: &[PathBuf]) -> Result<Answer, Vec<Diagnostic>> {
    let mut project = location::open(folder).map_err(|diagnostic| vec![diagnostic])?;
    let first = compile(&project)?;
    let mut asked = Vec::new();
    for path in schemas {
        let contract = contract_of(&first.model, &project, path).map_err(|it| vec![it])?;
        let name = first.model[contract].name.clone();
        let answer = theirs::ask(path);
        asked.push((name, answer));
    }
    let mut renames = Vec::new();
    for (name, answer) in &asked {
        if let Ok(theirs) = answer {
            let pairs = compared(&first.model, &project, name, theirs).pairs;
            renames.extend(rename::wanted(&first.model, &pairs));
        }
    }
    renames.retain(|(place, name)| project.settings.rename.get(place) != Some(name));
    project.settings.rename.extend(renames.iter().cloned());
    // What is written is what was tried: the names that the contracts have with these entries.
    let second = compile(&project)?;
    rename::write(&project.folder, &renames).map_err(|diagnostic| vec![diagnostic])?;
    let results = asked.iter().map(|(name, answer)| match answer {
        Ok(theirs) => {
            let outcome = compared(&second.model, &project, name, theirs);
            Of { name, same: outcome.same, differences: outcome.differences, error: None }
        }
        Err(error) => Of { name, same: 0, differences: Vec::new(), error: Some(error) },
    });
    Ok(answer(&renames, &results.collect::<Vec<_>>()))
}

/// What was found of one contract.
struct Of<'a> {
    name: &'a str,
    /// The number of types that have the same name in both.
    same: usize,
    differences: Vec<Difference>,
    /// Why typify gives nothing.
    error: Option<&'a String>,
}

fn compared(model: &Model, project: &Project, name: &str, theirs: &Theirs) -> compare::Outcome {
    let ours = Ours::of(model, project.settings.code());
    let contract = model.contracts().find(|(_, contract)| contract.name == name);
    contract.map_or_else(compare::Outcome::default, |(id, _)| {
        compare::compare(model, id, &ours, theirs)
    })
}

/// The contract of the project that a schema file is.
fn contract_of(model: &Model, project: &Project, path: &Path) -> Result<ContractId, Diagnostic> {
    let whole = path.canonicalize().map_err(|error| {
        let sentence = format!("{} cannot be read: {error}", path.display());
        Diagnostic::new(Code::Unreadable, sentence).help("name a schema file of the project")
    })?;
    let same = |at: &Path| at.canonicalize().is_ok_and(|at| at == whole);
    let found = model.contracts().find(|(_, it)| same(&model.sources[it.document].path));
    found.map(|(id, _)| id).ok_or_else(|| {
        let schemas = project.schemas();
        let sentence = format!(
            "{} is not a contract of this project, whose contracts are in {}",
            path.display(),
            schemas.display()
        );
        Diagnostic::new(Code::NoContracts, sentence)
            .help(format!("copy it to {} and name the copy", schemas.display()))
    })
}

fn answer(renames: &[(String, String)], results: &[Of<'_>]) -> Answer {
    let mut text = String::new();
    for (place, name) in renames {
        let _ = writeln!(text, "renamed  {place} to {name}");
    }
    for result in results {
        if let Some(error) = result.error {
            let _ = writeln!(text, "\n{}: typify gives no types for it: {error}", result.name);
            continue;
        }
        let (same, count) = (result.same, result.differences.len());
        let _ = writeln!(
            text,
            "\n{}: {same} {} the same name in both; {count} {}",
            result.name,
            if same == 1 { "type has" } else { "types have" },
            if count == 1 { "difference" } else { "differences" },
        );
        text.push_str(&difference::text(&result.differences));
    }
    let names: Vec<Value> =
        renames.iter().map(|(place, name)| json!({"place": place, "name": name})).collect();
    let contracts: Vec<Value> = results
        .iter()
        .map(|it| {
            let differences: Vec<Value> = it.differences.iter().map(Difference::data).collect();
            json!({
                "contract": it.name,
                "same": it.same,
                "differences": differences,
                "error": it.error,
            })
        })
        .collect();
    Answer::new(text.trim_start().to_owned()).with("renamed", &names).with("contracts", &contracts)
}
