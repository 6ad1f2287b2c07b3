//! The process that compiles: one schema after another, each as a project by itself.

use std::collections::BTreeMap;
use std::io::{BufRead, Write};
use std::path::Path;
use std::time::{Duration, Instant};

use counterpart_build::TARGETS;
use counterpart_compiler::model::{Contract, ContractId, Model};
use counterpart_compiler::project::{Arrays, CodeSettings, Project, ProjectFile};
use counterpart_compiler::resolve::Draft;
use counterpart_compiler::{Compiled, Files, compile_input, input};
use counterpart_rust::Printing;
use counterpart_typescript::{Open, TypeScriptOutput};
use serde::{Deserialize, Serialize};

use crate::{Outcome, folders};

/// What to compile.
#[derive(Serialize, Deserialize)]
pub struct Job {
    /// The identifier of the schema: the folder of the emitted files.
    pub identifier: String,
    /// The folder of `schema.json`.
    pub folder: String,
    /// The URL map.
    pub urls: BTreeMap<String, String>,
    /// The draft of documents that state none, by the URI of its meta-schema; else the newest.
    #[serde(default)]
    pub draft: Option<String>,
}

/// The result.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Compilation {
    /// Everything was emitted.
    Compiled(Emitted),
    /// The schema was refused, for these reasons.
    Diagnosed(Vec<String>),
    /// The compiler panicked.
    Panicked(String),
}

/// The emitted files.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Emitted {
    /// How long compiling and emitting took, in seconds.
    pub seconds: f64,
    /// The name of the contract's Rust module.
    pub module: String,
    /// The name of the contract.
    pub contract: String,
    /// The name of its root definition, if it has one.
    pub root: Option<String>,
    /// The Rust file.
    pub rust: String,
    /// The declaration files of all packages.
    pub declarations: Vec<String>,
    /// The warnings.
    pub warnings: Vec<String>,
}

/// Answers jobs until the standard input ends.
pub fn serve(folder: &Path) -> Outcome {
    std::panic::set_hook(Box::new(|_| {}));
    for line in std::io::stdin().lock().lines() {
        let job: Job = serde_json::from_str(&line?)?;
        let folder = folder.to_owned();
        // A thread of its own has the stack of an ordinary thread, which must do.
        let outcome = std::thread::spawn(move || answer(&job, &folder)).join();
        let compilation = match outcome {
            Ok(answer) => answer?,
            Err(panic) => Compilation::Panicked(panic_text(panic.as_ref())),
        };
        let mut output = std::io::stdout().lock();
        writeln!(output, "{}", serde_json::to_string(&compilation)?)?;
        output.flush()?;
    }
    Ok(())
}

fn panic_text(panic: &(dyn std::any::Any + Send)) -> String {
    let text = panic.downcast_ref::<String>().map(String::as_str);
    text.or_else(|| panic.downcast_ref::<&str>().copied()).unwrap_or("a panic").to_owned()
}

fn answer(job: &Job, folder: &Path) -> Outcome<Compilation> {
    let start = Instant::now();
    let opened = Project::open(Path::new(&job.folder), TARGETS);
    let mut project = opened.map_err(|diagnostic| diagnostic.to_string())?;
    ".".clone_into(&mut project.settings.schemas);
    project.settings.urls.extend(job.urls.clone());
    let mut input = input(&project).map_err(|diagnostic| diagnostic.to_string())?;
    let stated = |draft: &Draft| job.draft.as_deref() == Some(draft.uri());
    input.default_draft = Draft::ALL.into_iter().find(stated).unwrap_or_default();
    let compiled = match compile_input(input, &project.settings) {
        Ok(compiled) => compiled,
        Err(diagnostics) => {
            let reasons = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
            return Ok(Compilation::Diagnosed(reasons.map(ToString::to_string).collect()));
        }
    };
    emit(&compiled, &project.settings, &job.identifier, folder, start)
}

/// Emits both halves of a model into a folder.
pub fn emit(
    compiled: &Compiled,
    settings: &ProjectFile,
    identifier: &str,
    folder: &Path,
    start: Instant,
) -> Outcome<Compilation> {
    let Some((id, contract)) = main_contract(&compiled.model) else {
        return Ok(Compilation::Panicked("no contract came out".to_owned()));
    };
    let rust = counterpart_rust::emit(&compiled.model, settings.code(), &Printing::default());
    let mut output = TypeScriptOutput::default();
    let closed = counterpart_typescript::emit(&compiled.model, settings.code(), &output);
    let seconds = start.elapsed();
    // Instances are put to the strictest types there are.
    output.open = Open::Index;
    let strict = CodeSettings { arrays: Arrays::Bounded, ..settings.code() };
    let indexed = counterpart_typescript::emit(&compiled.model, strict, &output);

    let names = settings.targets.get("rust").map(|rust| rust.names(&compiled.model));
    let module = names.map(|names| names.module(id).to_owned());
    let rust = write(&folder.join("rust").join(identifier), &rust)?;
    let mut declarations = write(&folder.join("closed").join(identifier), &closed)?;
    declarations.extend(write(&folder.join("index").join(identifier), &indexed)?);
    declarations.retain(|path| path.ends_with(".d.ts"));
    Ok(Compilation::Compiled(Emitted {
        seconds: Duration::as_secs_f64(&seconds),
        module: module.unwrap_or_default(),
        contract: contract.name.clone(),
        root: compiled.model.root(id).map(|root| compiled.model[root].name.clone()),
        rust: rust.into_iter().next().unwrap_or_default(),
        declarations,
        warnings: compiled.warnings.iter().map(ToString::to_string).collect(),
    }))
}

fn main_contract(model: &Model) -> Option<(ContractId, &Contract)> {
    model.contracts().find(|(_, contract)| contract.name == "schema")
}

fn write(folder: &Path, files: &Files) -> Outcome<Vec<String>> {
    let mut written = Vec::new();
    for (path, text) in files.iter() {
        let path = folder.join(path);
        folders::write(&path, text)?;
        written.push(path.to_string_lossy().into_owned());
    }
    Ok(written)
}
