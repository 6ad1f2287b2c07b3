//! `counterpart build --watch`: builds again whenever a contract changes.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::time::Duration;

use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::project::{FILE_NAME, Project};
use counterpart_compiler::source::Syntax;
use notify::{Event, RecursiveMode, Watcher as _};

use super::build;
use crate::answer::{Answer, Exit};
use crate::arguments::Build;
use crate::screen::Screen;

/// An editor writes a file in several steps; events within this time belong together.
const SETTLED: Duration = Duration::from_millis(50);

/// Builds until the process is ended.
pub fn run(folder: Option<&Path>, request: &Build, screen: &Screen) -> Exit {
    let (sender, events) = channel();
    let mut watcher = match notify::recommended_watcher(sender) {
        Ok(watcher) => watcher,
        Err(error) => return screen.show("build", &refused(&error)),
    };
    let mut interest = Interest::default();
    loop {
        let built = build::run(folder, request, screen);
        let exit = screen.show("build", &built.answer);
        // Without a readable project file, the folders to watch are unknown.
        let Some(project) = &built.project else { return exit };
        interest.learn(project, &built.documents);
        for folder in interest.new_folders() {
            if let Err(error) = watcher.watch(&folder, RecursiveMode::NonRecursive) {
                return screen.show("build", &refused(&error));
            }
        }
        screen.note("watching; end with Ctrl-C\n");
        if !interest.wait(&events) {
            return Exit::Fine;
        }
    }
}

/// The watched folders. Not files, since editors replace files rather than write to them.
#[derive(Default)]
struct Interest {
    folders: BTreeSet<PathBuf>,
    /// Those of them in which every JSON file counts.
    schemas: PathBuf,
    files: BTreeSet<PathBuf>,
    asked: BTreeSet<PathBuf>,
}

impl Interest {
    /// Adds the inputs of a project. Known inputs stay: a failed build knows fewer.
    fn learn(&mut self, project: &Project, documents: &[PathBuf]) {
        self.schemas = real(&project.schemas());
        self.files.insert(real(&project.folder).join(FILE_NAME));
        self.folders.insert(real(&project.folder));
        self.folders.insert(self.schemas.clone());
        for document in documents {
            let document = real(document);
            self.folders.extend(document.parent().map(Path::to_owned));
            self.files.insert(document);
        }
    }

    /// The existing folders that are not watched yet.
    fn new_folders(&mut self) -> Vec<PathBuf> {
        let there: BTreeSet<_> =
            self.folders.iter().filter(|folder| folder.is_dir()).cloned().collect();
        let new = there.difference(&self.asked).cloned().collect();
        self.asked = there;
        new
    }

    /// Waits for a relevant change. `false` when none can come any more.
    fn wait(&self, events: &Receiver<notify::Result<Event>>) -> bool {
        loop {
            let Ok(event) = events.recv() else { return false };
            let mut matters = self.matters(&event);
            while let Ok(event) = events.recv_timeout(SETTLED) {
                matters |= self.matters(&event);
            }
            if matters {
                return true;
            }
        }
    }

    fn matters(&self, event: &notify::Result<Event>) -> bool {
        // Events were lost: look again.
        let Ok(event) = event else { return true };
        !event.kind.is_access() && event.paths.iter().any(|path| self.counts(path))
    }

    fn counts(&self, path: &Path) -> bool {
        let is_contract = path.parent() == Some(&self.schemas) && Syntax::of(path).is_some();
        is_contract || self.files.contains(path) || path == self.schemas
    }
}

/// The path as events name it.
fn real(path: &Path) -> PathBuf {
    let path = if path.as_os_str().is_empty() { Path::new(".") } else { path };
    path.canonicalize().or_else(|_| std::path::absolute(path)).unwrap_or_else(|_| path.to_owned())
}

fn refused(error: &notify::Error) -> Answer {
    let sentence = format!("the contracts cannot be watched: {error}");
    Answer::refused(vec![Diagnostic::new(Code::Unreadable, sentence)])
}
