//! The process that compiles: one document after another, each as a project by itself.

use std::io::{BufRead, Write};
use std::path::{Path, PathBuf};
use std::time::Instant;

use counterpart_build::TARGETS;
use counterpart_compiler::model::service::Service;
use counterpart_compiler::project::Project;
use counterpart_compiler::{Compiled, Files, compile};
use counterpart_rust::Printing;
use counterpart_typescript::TypeScriptOutput;
use serde::{Deserialize, Serialize};

use crate::{Outcome, folders};

/// What to compile.
#[derive(Serialize, Deserialize)]
pub struct Job {
    /// The name of the document: the folder of the emitted files.
    pub name: String,
    /// The folder of the project.
    pub project: PathBuf,
}

/// The result.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub enum Compilation {
    /// Everything was emitted.
    Compiled(Emitted),
    /// The document was refused, for these reasons.
    Diagnosed(Vec<String>),
    /// The compiler panicked.
    Panicked(String),
}

/// What was emitted.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Emitted {
    /// How long compiling and emitting both halves took, in seconds.
    pub seconds: f64,
    /// The Rust file.
    pub rust: PathBuf,
    /// The declaration files.
    pub declarations: Vec<PathBuf>,
    /// The number of operations that have a method in clients and servers of both languages.
    pub typed: usize,
    /// The operations that have none, each with the reason.
    pub refused: Vec<String>,
    /// The number of warnings.
    pub warnings: usize,
}

/// Answers jobs until the standard input ends. Emitted files go to a folder each.
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
    let opened = Project::open(&job.project, TARGETS);
    let project = opened.map_err(|diagnostic| diagnostic.to_string())?;
    let compiled = match compile(&project) {
        Ok(compiled) => compiled,
        Err(diagnostics) => {
            let reasons = diagnostics.iter().filter(|diagnostic| diagnostic.is_error());
            return Ok(Compilation::Diagnosed(reasons.map(ToString::to_string).collect()));
        }
    };
    let Compiled { model, warnings } = compiled;
    let code = project.settings.code();
    let printing = Printing::default().client(true).server(true);
    let rust = counterpart_rust::emit(&model, code, &printing);
    let output = TypeScriptOutput { client: true, server: true, ..TypeScriptOutput::default() };
    let script = counterpart_typescript::emit(&model, code, &output);
    let seconds = start.elapsed().as_secs_f64();

    let mut rust = write(&folder.join("rust").join(&job.name), &rust)?;
    let mut declarations = write(&folder.join("typescript").join(&job.name), &script)?;
    declarations.retain(|path| path.to_string_lossy().ends_with(".d.ts"));
    rust.truncate(1);
    Ok(Compilation::Compiled(Emitted {
        seconds,
        rust: rust.pop().unwrap_or_default(),
        declarations,
        typed: model.services.iter().map(|service| service.operations.len()).sum(),
        refused: model.services.iter().flat_map(refused).collect(),
        warnings: warnings.len(),
    }))
}

fn refused(service: &Service) -> impl Iterator<Item = String> {
    service.refused.iter().map(|one| format!("{} {}: {}", one.method, one.path, one.reason))
}

fn write(folder: &Path, files: &Files) -> Outcome<Vec<PathBuf>> {
    let mut written = Vec::new();
    for (path, text) in files.iter() {
        let path = folder.join(path);
        folders::write(&path, text)?;
        written.push(path);
    }
    Ok(written)
}
