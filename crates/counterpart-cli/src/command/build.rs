//! `counterpart build`: from the contracts to the files that are checked in.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use counterpart_build::output::{Change, Mode};
use counterpart_build::{Generation, keeps_output};
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
    let mut generation = Generation::new(mode);
    generation.places.extend(build.rust.clone().map(|file| ("rust", file)));
    let written = generation.run(&project, model, &|step| progress.step(step));
    let answer = Outputs(generation).answer().diagnosed(compiled.warnings);
    let answer = answer.diagnosed(written.err().into_iter().collect());
    Built { answer, project: Some(project), documents }
}

/// The files that are out of date. None where no generated file is kept on disk.
pub fn stale(project: &Project, model: &Model) -> Result<Option<Vec<PathBuf>>, Diagnostic> {
    if !keeps_output(project) {
        return Ok(None);
    }
    let mut generation = Generation::new(Mode::Check);
    generation.run(project, model, &|_| {})?;
    let stale = Outputs(generation).changes().map(|(path, _)| path).collect();
    Ok(Some(stale))
}

/// The files that were written, or would be.
struct Outputs(Generation);

impl Outputs {
    /// Every file that was not as it should be, with its path.
    fn changes(&self) -> impl Iterator<Item = (PathBuf, Change)> {
        self.0.done.iter().flat_map(|(place, report)| {
            report.changes.iter().map(move |(path, change)| {
                // A single file is its own place.
                let path = if path == place { path.clone() } else { place.join(path) };
                (plain_path(&path), *change)
            })
        })
    }

    fn answer(&self) -> Answer {
        let files: Vec<Value> = self
            .changes()
            .map(|(path, change)| json!({"path": path_text(&path), "change": word(change)}))
            .collect();
        let unchanged: usize = self.0.done.iter().map(|(_, report)| report.unchanged).sum();
        let stale = files.len();
        let answer = Answer::new(match self.0.mode {
            Mode::Write => self.written(),
            Mode::Check => self.checked(),
        });
        let answer = answer.with("files", &files).with("unchanged", &unchanged);
        if self.0.mode == Mode::Write || stale == 0 {
            return answer;
        }
        let sentence = if stale == 1 {
            "one generated file is out of date".to_owned()
        } else {
            format!("{stale} generated files are out of date")
        };
        answer.diagnosed(vec![Diagnostic::new(Code::Stale, sentence)])
    }

    fn written(&self) -> String {
        let mut text = String::new();
        for (place, report) in &self.0.done {
            let place = plain_path(place);
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
            for (place, _) in &self.0.done {
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
