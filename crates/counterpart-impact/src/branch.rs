//! What git says of the work at hand: which files it touched, and what it added to the changelog.

use std::collections::HashMap;
use std::path::{Path, PathBuf};

use counterpart_compiler::Tree as _;
use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_compiler::project::Project;
use counterpart_compiler::source::Location;
use counterpart_git::{Change, ChangeKind, Repository, Revision};

/// The work at hand: all that is different since a revision.
#[derive(Clone, Debug)]
pub struct Branch {
    /// The name of the branch; none where `HEAD` is detached.
    pub name: Option<String>,
    /// What it is compared with.
    pub base: Revision,
    /// The files that changed, as seen from the current folder; those that are gone are not there.
    pub changed: Vec<PathBuf>,
    /// Those of them that are not committed, gone ones as well.
    pub uncommitted: Vec<PathBuf>,
    /// The documents of the repository: every Markdown file, but changelogs.
    pub documents: Vec<Text>,
    /// The changelogs of the repository.
    pub changelogs: Vec<Changelog>,
}

/// A changelog, and what was added to it.
#[derive(Clone, Debug)]
pub struct Changelog {
    /// The file.
    pub path: PathBuf,
    /// The lines that are new, with their numbers; headings are none.
    pub added: Vec<(usize, String)>,
}

impl Branch {
    /// Looks at the repository of a project.
    ///
    /// # Errors
    /// When the repository cannot be read.
    pub fn of(
        repository: &Repository,
        project: &Project,
        base: Revision,
    ) -> Result<Self, Diagnostic> {
        let changes = repository.changes_since(&base)?;
        let seen = |change: &Change| repository.seen(&change.path);
        let there = |change: &&Change| change.kind != ChangeKind::Removed;
        let uncommitted = repository.changes_since(&repository.head()?)?;
        let mut all = repository.tree(&repository.head()?).all()?;
        all.extend(changes.iter().map(|change| change.path.clone()));
        all.sort();
        all.dedup();
        // What is generated tells of contracts by itself.
        let outputs = project.settings.targets.iter().filter_map(|(_, emitter)| emitter.output());
        let outputs = outputs.map(|output| whole(&project.folder.join(output.path())));
        let outputs: Vec<PathBuf> = outputs.collect();
        all.retain(|path| {
            let file = repository.top().join(path);
            let generated = outputs.iter().any(|output| file.starts_with(output));
            is_document(path) && file.is_file() && !generated
        });
        let (changelogs, documents): (Vec<_>, Vec<_>) =
            all.into_iter().partition(|path| is_changelog(path));
        let near = nearest(repository, project, changelogs);
        Ok(Self {
            name: repository.branch(),
            changed: changes.iter().filter(there).map(seen).collect(),
            uncommitted: uncommitted.iter().map(seen).collect(),
            documents: documents.iter().map(|path| Text::read(repository.seen(path))).collect(),
            changelogs: near.iter().map(|path| changelog(repository, &base, path)).collect(),
            base,
        })
    }
}

fn is_document(path: &Path) -> bool {
    path.extension().is_some_and(|ending| ending.eq_ignore_ascii_case("md"))
}

fn is_changelog(path: &Path) -> bool {
    let stem = path.file_stem().and_then(|stem| stem.to_str()).unwrap_or_default();
    ["changelog", "changes", "history"].iter().any(|name| stem.eq_ignore_ascii_case(name))
}

/// The changelogs that stand in the folder of the project or above it.
fn nearest(repository: &Repository, project: &Project, all: Vec<PathBuf>) -> Vec<PathBuf> {
    let folder = whole(&project.folder);
    let holds = |path: &PathBuf| {
        let whole = repository.top().join(path);
        whole.parent().is_some_and(|parent| folder.starts_with(parent))
    };
    all.into_iter().filter(holds).collect()
}

/// A folder without symbolic links.
fn whole(folder: &Path) -> PathBuf {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    folder.canonicalize().unwrap_or_else(|_| folder.to_owned())
}

fn changelog(repository: &Repository, base: &Revision, path: &Path) -> Changelog {
    let whole = repository.top().join(path);
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    let old = repository.tree(base).read(&whole).map(text).unwrap_or_default();
    let new = std::fs::read(&whole).map(text).unwrap_or_default();
    Changelog { path: repository.seen(path), added: added(&old, &new) }
}

/// The lines of a text that another did not have, or had less often, but blank ones and headings.
fn added(old: &str, new: &str) -> Vec<(usize, String)> {
    let mut known: HashMap<&str, usize> = HashMap::new();
    for line in old.lines() {
        *known.entry(line.trim()).or_default() += 1;
    }
    let mut added = Vec::new();
    for (at, line) in new.lines().enumerate() {
        let line = line.trim();
        match known.get_mut(line) {
            Some(times) if *times > 0 => *times -= 1,
            _ if line.is_empty() || line.starts_with('#') => {}
            _ => added.push((at + 1, line.to_owned())),
        }
    }
    added
}

/// A file and its text.
#[derive(Clone, Debug)]
pub struct Text {
    /// The file, as seen from the current folder.
    pub path: PathBuf,
    text: String,
}

impl Text {
    /// Reads a file; what is no text in it is left out. A file that cannot be read is empty.
    #[must_use]
    pub fn read(path: PathBuf) -> Self {
        let bytes = std::fs::read(&path).unwrap_or_default();
        Self { path, text: String::from_utf8_lossy(&bytes).into_owned() }
    }

    /// Where it names a word by itself, in the order of its lines, at most once in each.
    #[must_use]
    pub fn places(&self, word: &str) -> Vec<Location> {
        let lines = self.text.lines().enumerate();
        let places = lines.filter_map(|(line, text)| {
            let column = text.get(..find(text, word)?)?.chars().count() + 1;
            let (path, pointer) = (self.path.clone(), String::new());
            Some(Location { path, line: line + 1, column, pointer })
        });
        places.collect()
    }

    /// The first line in which a text stands.
    #[must_use]
    pub fn line(&self, text: &str) -> Option<usize> {
        self.text.lines().position(|line| line.contains(text)).map(|at| at + 1)
    }
}

/// The byte at which a word stands in a line by itself.
fn find(line: &str, word: &str) -> Option<usize> {
    let inner = |c: char| c.is_alphanumeric() || c == '_';
    let whole = |(at, _): &(usize, &str)| {
        let before = line[..*at].chars().next_back();
        let after = line[at + word.len()..].chars().next();
        !before.is_some_and(inner) && !after.is_some_and(inner)
    };
    let found = (!word.is_empty()).then(|| line.match_indices(word).find(whole)).flatten();
    found.map(|(at, _)| at)
}

#[cfg(test)]
mod tests {
    use super::{added, find};

    #[test]
    fn a_line_is_new_once_for_every_time_it_was_not_there() {
        let told = added("# Changes\n\n- one\n", "# Changes\n\n- two\n- one\n- one\n\n");
        assert_eq!(told, [(3, "- two".to_owned()), (5, "- one".to_owned())]);
        assert!(added("a\nb\n", "b\n\na\n").is_empty());
    }

    #[test]
    fn a_word_stands_by_itself() {
        assert_eq!(find("a `name`, and more", "name"), Some(3));
        assert_eq!(find("rename my_name names name", "name"), Some(21));
        assert_eq!(find("names", "name"), None);
        assert_eq!(find("é name", "name"), Some(3));
        assert_eq!(find("x", ""), None);
    }
}
