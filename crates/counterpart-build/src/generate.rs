//! From a model to the files of every target.

use std::collections::BTreeMap;
use std::path::PathBuf;

use counterpart_compiler::Files;
use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::Project;
use counterpart_compiler::target::Output;

use crate::output::{self, Mode, Place, Report};

/// What to do with the files of every target, and what was done.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Generation {
    /// Whether they are written.
    pub mode: Mode,
    /// Where the output of a target goes instead, by its id: as seen from the current folder.
    pub places: BTreeMap<&'static str, PathBuf>,
    /// The folders and files that were written or looked at, in the order of the targets.
    pub done: Vec<(PathBuf, Report)>,
}

impl Generation {
    /// Nothing done yet, and every output where the project wants it.
    #[must_use]
    pub const fn new(mode: Mode) -> Self {
        Self { mode, places: BTreeMap::new(), done: Vec::new() }
    }

    /// Makes the files of every target of a project whose output is asked for, then writes them or
    /// looks at what is there. `step` is called with what is done next.
    ///
    /// # Errors
    /// As [`output::write()`], at the first output that is refused; those before it are
    /// [`done`](Self::done).
    pub fn run(
        &mut self,
        project: &Project,
        model: &Model,
        step: &dyn Fn(&str),
    ) -> Result<(), Diagnostic> {
        let mut made: Vec<(Place, Output, Files)> = Vec::new();
        for (target, emitter) in project.settings.targets.iter() {
            let elsewhere = self.places.get(target.id);
            let moved = elsewhere.map(|place| emitter.at(place));
            let emitter = moved.as_deref().unwrap_or(emitter);
            if let Some(output) = emitter.output() {
                step(&format!("making {}", target.name));
                let place = elsewhere
                    .map_or_else(|| Place::below(&project.folder, output.path()), Place::trusted);
                made.push((place, output, emitter.emit(model, project.settings.code())));
            }
        }
        step("writing");
        for (place, output, files) in made {
            let report = self.put(&place, &output, &files)?;
            self.done.push((place.path(), report));
        }
        Ok(())
    }

    fn put(&self, place: &Place, output: &Output, files: &Files) -> Result<Report, Diagnostic> {
        match output {
            Output::Folder(_) => output::write(place, files, self.mode),
            Output::File { marker, .. } => {
                let text = files.iter().next().map_or("", |(_, text)| text);
                output::write_file(place, text, Some(marker), self.mode)
            }
        }
    }
}

/// Whether anything that is generated for a project is kept on disk.
#[must_use]
pub fn keeps_output(project: &Project) -> bool {
    let mut outputs = project.settings.targets.iter().filter_map(|(_, emitter)| emitter.output());
    outputs.any(|output| match output {
        Output::Folder(folder) => project.folder.join(folder).join(output::MANIFEST).is_file(),
        Output::File { .. } => true,
    })
}
