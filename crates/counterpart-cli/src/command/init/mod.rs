//! `counterpart init`: makes a contract crate of an empty folder or of a Cargo project.

mod manifest;
mod texts;
mod workspace;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use counterpart_build::output::{self, Mode, Place};
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::FILE_NAME;
use counterpart_compiler::source::Syntax;
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::arguments::Init;
use manifest::{Manifest, Supply};

/// Makes the contract crate, or reports what prevents it and changes nothing.
pub fn run(folder: &Path, init: &Init) -> Answer {
    // `.` and `./x` are `` and `x`, so that printed paths stay short.
    let folder: PathBuf =
        folder.components().filter(|step| *step != std::path::Component::CurDir).collect();
    match plan(&folder, init).and_then(Plan::carry_out) {
        Ok(plan) => plan.answer(),
        Err(diagnostic) => Answer::refused(vec![diagnostic]),
    }
}

/// Every file to be written, settled before the first one is.
struct Plan {
    folder: PathBuf,
    package: String,
    supply: Supply,
    files: Vec<Planned>,
    /// The steps left to a person.
    notes: Vec<String>,
}

struct Planned {
    path: PathBuf,
    text: String,
    is_new: bool,
}

fn plan(folder: &Path, init: &Init) -> Result<Plan, Diagnostic> {
    if folder.exists() && !folder.is_dir() {
        return Err(refuse(folder, "is a file", "name a folder"));
    }
    if folder.join(FILE_NAME).exists() {
        let next = "run `cargo build` for Rust or `counterpart build` for TypeScript";
        return Err(refuse(&folder.join(FILE_NAME), "already makes this a contract crate", next));
    }
    let supply = Supply::choose(init)?;
    let manifest = Manifest::read(&folder.join("Cargo.toml"))?;
    let is_new = manifest.is_none();
    let mut manifest = match manifest {
        Some(manifest) => manifest,
        None => Manifest::new(folder),
    };
    manifest.require(&supply);
    let package = manifest.package()?;
    let library = folder.join(manifest.library());

    let mut plan =
        Plan { folder: folder.to_owned(), files: Vec::new(), notes: Vec::new(), supply, package };
    plan.file("Cargo.toml", manifest.text(), is_new);
    if is_new && let Some(workspace) = workspace::joined(folder) {
        plan.files.push(Planned { path: workspace.path, text: workspace.text, is_new: false });
    }
    plan.project(init.scope.as_deref());
    plan.attributes()?;
    plan.example();
    plan.build_script()?;
    plan.library(&library)?;
    Ok(plan)
}

impl Plan {
    fn file(&mut self, path: &str, text: String, is_new: bool) {
        self.files.push(Planned { path: self.folder.join(path), text, is_new });
    }

    /// The project file. The npm package has the name of the crate, in a scope if there is one.
    fn project(&mut self, scope: Option<&str>) {
        let scoped = scope.map(|scope| format!("@{scope}/{}", self.package));
        if scoped.is_none() {
            self.notes.push(format!(
                "the npm package is private and called `{}`; choose a scope before you publish it: `--scope NAME`, or `typescript.package`",
                self.package
            ));
        }
        let package = scoped.unwrap_or_else(|| self.package.clone());
        self.file(FILE_NAME, texts::project(&package), true);
    }

    /// Contracts and generated files have the same bytes in every checkout, on Windows as well.
    fn attributes(&mut self) -> Result<(), Diagnostic> {
        let path = self.folder.join(".gitattributes");
        let (old, is_new) = match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => (String::new(), true),
            Err(error) => return Err(unreadable(&path, &error)),
            Ok(old) => (old, false),
        };
        let lines = ["schemas", "bindings"].map(texts::attributes);
        let missing: String = lines
            .into_iter()
            .filter(|line| !old.lines().any(|have| have == line.trim_end()))
            .collect();
        if !missing.is_empty() {
            let gap = if old.is_empty() || old.ends_with('\n') { "" } else { "\n" };
            self.files.push(Planned { path, text: format!("{old}{gap}{missing}"), is_new });
        }
        Ok(())
    }

    /// A contract to begin with, unless there are some.
    fn example(&mut self) {
        let entries = std::fs::read_dir(self.folder.join("schemas")).into_iter().flatten();
        if entries.flatten().any(|entry| Syntax::of(&entry.path()).is_some()) {
            self.notes.push("schemas/ already has contracts, so no example is added".to_owned());
        } else {
            self.file("schemas/task.json", texts::EXAMPLE.to_owned(), true);
        }
    }

    fn build_script(&mut self) -> Result<(), Diagnostic> {
        let path = self.folder.join("build.rs");
        match std::fs::read_to_string(&path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                self.file("build.rs", texts::BUILD_SCRIPT.to_owned(), true);
                Ok(())
            }
            Err(error) => Err(unreadable(&path, &error)),
            Ok(text) if text.contains("counterpart_build::") => Ok(()),
            Ok(_) => Err(refuse(
                &path,
                "already exists",
                "make the contract crate in a folder of its own: `counterpart init contracts`",
            )),
        }
    }

    /// The generated code becomes a new library, or a module of the one that is there.
    fn library(&mut self, path: &Path) -> Result<(), Diagnostic> {
        let (text, is_new) = match std::fs::read_to_string(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                (texts::LIBRARY.to_owned(), true)
            }
            Err(error) => return Err(unreadable(path, &error)),
            Ok(old) if old.contains("/contracts.rs\"") => return Ok(()),
            Ok(old) if old.contains("mod contracts") => {
                let next = "rename the module, or make the contract crate in a folder of its own: `counterpart init contracts`";
                return Err(refuse(path, "already has a module `contracts`", next));
            }
            Ok(old) => {
                let gap = if old.is_empty() || old.ends_with('\n') { "" } else { "\n" };
                (format!("{old}{gap}{}", texts::MODULE), false)
            }
        };
        self.files.push(Planned { path: path.to_owned(), text, is_new });
        Ok(())
    }

    fn carry_out(self) -> Result<Self, Diagnostic> {
        let taken = self.files.iter().find(|file| file.is_new && file.path.exists());
        if let Some(file) = taken {
            return Err(refuse(&file.path, "already exists", "move or delete it"));
        }
        // Every folder is known to be one before the first file is written, so that nothing is
        // half-made.
        let folders = self.files.iter().flat_map(|file| file.path.ancestors().skip(1));
        if let Some(file) = folders.into_iter().find(|folder| folder.is_file()) {
            return Err(refuse(file, "is a file where a folder is needed", "move or delete it"));
        }
        for file in &self.files {
            output::write_file(&Place::trusted(&file.path), &file.text, None, Mode::Write)?;
        }
        Ok(self)
    }

    fn answer(&self) -> Answer {
        let mut text = String::new();
        for file in &self.files {
            let what = if file.is_new { "made" } else { "changed" };
            let _ = writeln!(text, "{what:<8} {}", file.path.display());
        }
        for note in &self.notes {
            let _ = writeln!(text, "note     {note}");
        }
        if let Supply::Checkout(checkout) = &self.supply {
            let checkout = checkout.display();
            let _ = writeln!(text, "note     the dependencies are paths into {checkout}");
        }
        let folder = self.folder.display().to_string();
        let cd = if folder.is_empty() { folder } else { format!("cd {folder} && ") };
        let _ = write!(
            text,
            "\nnext\n  {cd}cargo build            the contracts as Rust\n  {cd}counterpart build      the contracts as TypeScript, in bindings/typescript\n"
        );
        let files: Vec<Value> = self
            .files
            .iter()
            .map(|file| {
                let change = if file.is_new { "added" } else { "updated" };
                json!({"path": file.path.to_string_lossy(), "change": change})
            })
            .collect();
        Answer::new(text).with("files", &files).with("package", &self.package)
    }
}

/// The absolute path of the folder; an empty path is the current one.
fn whole(folder: &Path) -> PathBuf {
    let current = std::env::current_dir().unwrap_or_default();
    current.join(folder).components().collect()
}

fn refuse(path: &Path, what: &str, next: &str) -> Diagnostic {
    Diagnostic::new(Code::Unwritable, format!("{} {what}", path.display())).help(next)
}

fn unreadable(path: &Path, error: &std::io::Error) -> Diagnostic {
    Diagnostic::new(Code::Unreadable, format!("{} cannot be read: {error}", path.display()))
}
