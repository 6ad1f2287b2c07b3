//! `counterpart build`: from the contracts to the files that are checked in.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use counterpart_build::output::{self, Change, Mode, Report};
use counterpart_compiler::compile;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::model::Model;
use counterpart_compiler::project::Project;
use counterpart_report::{path_text, plain_path};
use serde_json::{Value, json};

use crate::answer::Answer;
use crate::arguments::Build;
use crate::location;
use crate::progress::Progress;
use crate::screen::Screen;

/// The result of one build.
pub struct Built {
    /// The answer to show.
    pub answer: Answer,
    /// The project, where it could be opened.
    pub project: Option<Project>,
    /// The documents that were read, as far as they are known.
    pub documents: Vec<PathBuf>,
}

/// Builds once.
pub fn run(folder: Option<&Path>, build: &Build, screen: &Screen) -> Built {
    let progress = Progress::begin(4, screen.is_human());
    let project = match location::open(folder) {
        Ok(project) => project,
        Err(diagnostic) => {
            let answer = Answer::refused(vec![diagnostic]);
            return Built { answer, project: None, documents: Vec::new() };
        }
    };
    progress.step("reading the contracts");
    let compiled = match compile(&project) {
        Ok(compiled) => compiled,
        Err(diagnostics) => {
            let answer = Answer::refused(diagnostics);
            return Built { answer, project: Some(project), documents: Vec::new() };
        }
    };
    let model = &compiled.model;
    let documents = model.sources.iter().map(|(_, document)| document.path.clone()).collect();
    let mode = if build.check { Mode::Check } else { Mode::Write };
    let mut outputs = Outputs { mode, done: Vec::new() };

    let written = outputs.make(&project, model, build.rust.as_deref(), &progress);
    let answer = outputs.answer().diagnosed(compiled.warnings);
    let answer = answer.diagnosed(written.err().into_iter().collect());
    Built { answer, project: Some(project), documents }
}

/// The files that are out of date. None where no generated file is kept on disk.
pub fn stale(project: &Project, model: &Model) -> Result<Option<Vec<PathBuf>>, Diagnostic> {
    let package = project.folder.join(&project.settings.typescript.folder);
    if !package.join(output::MANIFEST).is_file() && project.settings.rust.file.is_none() {
        return Ok(None);
    }
    let mut outputs = Outputs { mode: Mode::Check, done: Vec::new() };
    outputs.make(project, model, None, &Progress::begin(0, false))?;
    let stale = outputs.changes().map(|(path, _)| path).collect();
    Ok(Some(stale))
}

/// The files that were written, or would be.
struct Outputs {
    mode: Mode,
    done: Vec<(PathBuf, Report)>,
}

impl Outputs {
    /// Generates all outputs of the project, and writes them or compares them with the disk.
    fn make(
        &mut self,
        project: &Project,
        model: &Model,
        rust: Option<&Path>,
        progress: &Progress,
    ) -> Result<(), Diagnostic> {
        let settings = &project.settings;
        progress.step("making TypeScript");
        let package = counterpart_typescript::emit(model, settings);
        let place = plain_path(&project.folder.join(&settings.typescript.folder));
        progress.step("making Rust");
        let asked = settings.rust.file.as_ref().map(|file| plain_path(&project.folder.join(file)));
        let rust = rust.map(Path::to_owned).or(asked).map(|place| {
            let printing = counterpart_rust::Printing::default();
            (place, counterpart_rust::emit(model, settings, &printing))
        });
        progress.step("writing");
        let report = output::write(&place, &package, self.mode)?;
        self.add(place, report);
        if let Some((place, files)) = rust {
            let text = files.get(Path::new(counterpart_rust::FILE)).unwrap_or_default();
            let marker = Some(counterpart_build::MARKER);
            let report = output::write_file(&place, text, marker, self.mode)?;
            self.add(place, report);
        }
        Ok(())
    }

    fn add(&mut self, place: PathBuf, report: Report) {
        self.done.push((place, report));
    }

    /// Every file that was not as it should be, with its path.
    fn changes(&self) -> impl Iterator<Item = (PathBuf, Change)> {
        self.done.iter().flat_map(|(place, report)| {
            report.changes.iter().map(move |(path, change)| {
                // A single file is its own place.
                let path = if path == place { path.clone() } else { place.join(path) };
                (path, *change)
            })
        })
    }

    fn answer(&self) -> Answer {
        let files: Vec<Value> = self
            .changes()
            .map(|(path, change)| json!({"path": path_text(&path), "change": word(change)}))
            .collect();
        let unchanged: usize = self.done.iter().map(|(_, report)| report.unchanged).sum();
        let stale = files.len();
        let answer = Answer::new(match self.mode {
            Mode::Write => self.written(),
            Mode::Check => self.checked(),
        });
        let answer = answer.with("files", &files).with("unchanged", &unchanged);
        if self.mode == Mode::Write || stale == 0 {
            return answer;
        }
        let sentence = if stale == 1 {
            "a generated file is behind its contracts".to_owned()
        } else {
            format!("{stale} generated files are behind their contracts")
        };
        answer.diagnosed(vec![Diagnostic::new(Code::Stale, sentence)])
    }

    fn written(&self) -> String {
        let mut text = String::new();
        for (place, report) in &self.done {
            let place = place.display();
            let _ = match (report.changes.len(), report.unchanged) {
                (0, _) => writeln!(text, "{place} is up to date"),
                (1, 0) => writeln!(text, "{place} is written"),
                (changed, unchanged) => {
                    let files = if changed == 1 { "file" } else { "files" };
                    writeln!(text, "{place}: {changed} {files} written, {unchanged} up to date")
                }
            };
        }
        text
    }

    fn checked(&self) -> String {
        let mut text = String::new();
        for (path, change) in self.changes() {
            let what = match change {
                Change::Added => "missing",
                Change::Updated => "stale",
                Change::Removed => "left over",
            };
            let _ = writeln!(text, "{what}: {}", path.display());
        }
        if text.is_empty() {
            for (place, _) in &self.done {
                let _ = writeln!(text, "{} is up to date", place.display());
            }
        }
        text
    }
}

const fn word(change: Change) -> &'static str {
    match change {
        Change::Added => "added",
        Change::Updated => "updated",
        Change::Removed => "removed",
    }
}
