//! `cargo xtask openapi`: real OpenAPI documents through everything that is generated.

mod documents;
mod report;
mod rustc;
mod worker;

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use serde_json::{Value, json};

use self::documents::{Document, Expected};
use self::report::{Report, Subject};
use self::rustc::Sources;
pub use self::worker::serve as worker;
use crate::pipeline::Check;
use crate::{Outcome, folders, jobs, node};

/// The time limit for one document, both halves together.
const LIMIT: Duration = Duration::from_secs(5);

/// What `cargo xtask openapi` takes.
#[derive(clap::Args)]
pub struct Options {
    /// The corpus: a folder with a folder for each document, and perhaps an `index.json`.
    folder: Option<PathBuf>,
    /// Only documents whose name contains this; may be given more than once.
    #[arg(long)]
    only: Vec<String>,
    /// Only documents of at most this many bytes, all their files together.
    #[arg(long, default_value_t = u64::MAX, hide_default_value = true)]
    at_most: u64,
    /// Neither rustc nor tsc: only compile and print.
    #[arg(long)]
    emit_only: bool,
}

impl Options {
    /// A quick look at the corpus beside the checkout: its small documents.
    pub fn quick() -> Self {
        Self { folder: None, only: Vec::new(), at_most: 130_000, emit_only: false }
    }

    /// The folder of the corpus.
    pub fn folder(&self) -> PathBuf {
        self.folder.clone().unwrap_or_else(|| folders::corpus().join("openapi"))
    }

    fn takes(&self, document: &Document) -> bool {
        document.bytes() <= self.at_most
            && (self.only.is_empty() || self.only.iter().any(|part| document.name.contains(part)))
    }

    /// The folder of generated files. Each selection has its own, so that running one document does
    /// not discard the build of all.
    fn work(&self) -> PathBuf {
        let selection = match (self.only.is_empty(), self.at_most) {
            (false, _) => "only",
            (true, u64::MAX) => "all",
            (true, _) => "small",
        };
        folders::scratch("openapi").join(selection)
    }
}

/// Runs everything, and prints each refusal and the closing line; whether every bar was met.
pub fn run(options: &Options) -> Outcome<bool> {
    let folder = options.folder();
    if !folder.is_dir() {
        println!("openapi: there is no corpus at {}", folder.display());
        return Ok(false);
    }
    let documents: Vec<_> =
        documents::read(&folder)?.into_iter().filter(|document| options.takes(document)).collect();
    if documents.is_empty() {
        println!("openapi: {} holds no document that is asked for", folder.display());
        return Ok(false);
    }
    let work = options.work();
    let mut subjects = compile(documents, &work)?;
    let built = !options.emit_only;
    if built {
        check_rust(&mut subjects, &work)?;
        check_typescript(&mut subjects, &work)?;
    }
    let report = Report { subjects: &subjects, limit: LIMIT, built };
    print!("{report}");
    Ok(report.is_good())
}

/// Compiles each document in a process that may die or hang.
fn compile(documents: Vec<Document>, work: &Path) -> Outcome<Vec<Subject>> {
    eprintln!("xtask: compile ({} documents)", documents.len());
    let mut asked = Vec::new();
    for document in &documents {
        let project = work.join("projects").join(&document.name);
        write_project(document, &project)?;
        asked.push(json!(worker::Job { name: document.name.clone(), project }));
    }
    let program = std::env::current_exe()?;
    let worker = || {
        let mut command = Command::new(&program);
        command.arg("openapi-worker").arg(work);
        command
    };
    // A slow process reports its own time; this limit is for one that hangs.
    let answers = jobs::run(worker, &asked, 12 * LIMIT)?;
    documents.into_iter().zip(answers).map(Subject::new).collect()
}

/// A project with one service.
fn write_project(document: &Document, project: &Path) -> Outcome {
    let services = document.folder.join(document.root.parent().unwrap_or(Path::new("")));
    let settings = format!(
        "services = {:?}\nschemas = \"schemas\"\n\n[rust]\n\n[typescript]\nfolder = \"typescript\"\n",
        services.canonicalize()?.to_string_lossy()
    );
    folders::write(&project.join("counterpart.toml"), &settings)
}

fn check_rust(subjects: &mut [Subject], work: &Path) -> Outcome {
    let emitted = subjects.iter().filter_map(|subject| Some((subject, subject.emitted()?)));
    let sources: Sources =
        emitted.map(|(subject, it)| (subject.document.name.clone(), it.rust.clone())).collect();
    eprintln!("xtask: rustc ({} documents)", sources.len());
    let errors = rustc::check(&work.join("crates"), &sources)?;
    for subject in subjects {
        subject.rustc = errors.get(&subject.document.name).cloned();
    }
    Ok(())
}

fn check_typescript(subjects: &mut [Subject], work: &Path) -> Outcome {
    node::install()?;
    let mut check = Check::default();
    for emitted in subjects.iter().filter_map(Subject::emitted) {
        emitted.declarations.iter().for_each(|path| check.declarations(path));
    }
    eprintln!("xtask: tsc");
    let errors = check.run(work)?;
    for subject in subjects {
        let Some(emitted) = subject.emitted() else { continue };
        let mut paths = emitted.declarations.iter();
        subject.tsc =
            paths.find_map(|path| Some(format!("{}:{}", path.display(), errors.get(path)?)));
    }
    Ok(())
}

/// Reads an answer of the worker.
fn read(answer: &Value) -> Outcome<worker::Compilation> {
    Ok(serde_json::from_value(answer.clone())?)
}
