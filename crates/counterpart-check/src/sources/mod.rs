//! The source files of a product, and what each says by itself.

mod cache;
pub(crate) mod globs;
pub(crate) mod path;
mod plan;
mod walk;
mod words;

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;

use counterpart_compiler::project::{Project, kept};
use counterpart_compiler::source::Location;
use sha2::{Digest as _, Sha256};

use crate::facts::{Facts, Mention, Problem, Span};
use crate::parallel;
use crate::read::{self, Language};
use cache::Kept;
use plan::{Plan, SystemGlobs};
use walk::{Found, Stamp};
use words::Words;

pub(crate) use plan::Generated;
pub use plan::{BadGlob, folders};
pub(crate) use words::hash;

/// How sources are read.
#[derive(Clone, Copy, Default)]
pub struct Options<'a> {
    /// Where facts are kept between runs.
    pub cache: Cache<'a>,
    /// Told after every file how many of how many are done.
    pub progress: Option<&'a (dyn Fn(usize, usize) + Sync)>,
}

/// Where facts are kept between runs.
#[derive(Clone, Copy, Default)]
pub enum Cache<'a> {
    /// Nowhere.
    #[default]
    None,
    /// Below the `target` folder of Cargo that is nearest upwards, else in the user's cache folder.
    Usual,
    /// In this file.
    At(&'a Path),
}

/// The index of a file in its [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FileId(u32);

/// A range of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct At {
    /// The file.
    pub file: FileId,
    /// Where in it.
    pub span: Span,
}

impl At {
    /// The start of a file.
    #[must_use]
    pub const fn start(file: FileId) -> Self {
        Self { file, span: Span { line: 1, column: 1, length: 0 } }
    }
}

/// The files of one system.
#[derive(Clone, Debug)]
pub struct SystemFiles {
    /// Its name in the project file.
    pub system: String,
    /// Its files, sorted by path.
    pub files: Vec<FileId>,
    /// The positions of the globs among its `sources` that no file matches.
    pub empty: Vec<usize>,
}

/// The source files of a product.
///
/// Files of systems are known from the beginning; a file that they import is read when it is first
/// asked for.
pub struct Sources {
    folder: PathBuf,
    systems: Vec<SystemFiles>,
    files: RefCell<Vec<Rc<File>>>,
    by_path: RefCell<HashMap<String, Option<FileId>>>,
    walked: usize,
}

struct File {
    path: String,
    kept: Kept,
    facts: OnceCell<Rc<Facts>>,
    words: OnceCell<Rc<Words>>,
}

impl Sources {
    /// Finds the files of every system of a project, and reads those that changed.
    ///
    /// # Errors
    /// The globs that are none.
    pub fn open(project: &Project, options: Options<'_>) -> Result<Self, Vec<BadGlob>> {
        let plan = Plan::new(project)?;
        let generated = Generated::of(project);
        let wanted = |path: &str| !generated.has(path) && plan.wants(path);
        let found = walk::walk(&project.folder, &plan.bases(), wanted);
        let place = match options.cache {
            Cache::None => None,
            Cache::Usual => kept(&project.folder, "facts"),
            Cache::At(file) => Some(file.to_owned()),
        };
        let mut old = place.as_deref().map(cache::load).unwrap_or_default();
        let jobs: Vec<(Found, Option<Kept>)> = found
            .into_iter()
            .map(|found| {
                let kept = old.remove(&found.path);
                (found, kept)
            })
            .collect();
        let done = std::sync::atomic::AtomicUsize::new(0);
        let read = parallel::map(&jobs, |(found, kept)| {
            let result = keep(&project.folder, found, kept.as_ref());
            if let Some(progress) = options.progress {
                let count = done.fetch_add(1, std::sync::atomic::Ordering::Relaxed) + 1;
                progress(count, jobs.len());
            }
            result
        });
        let changed = !old.is_empty()
            || jobs.iter().zip(&read).any(|((found, old), new)| {
                old.as_ref().is_none_or(|old| !old.is_fresh(found.stamp)) && new.is_some()
            });
        let read: Vec<(String, Kept)> = jobs
            .into_iter()
            .zip(read)
            .filter_map(|((found, _), kept)| Some((found.path, kept?)))
            .collect();
        if let Some(place) = place
            && changed
        {
            let files: Vec<_> = read.iter().map(|(path, kept)| (path.as_str(), kept)).collect();
            cache::store(&place, &files);
        }
        Ok(Self::new(project.folder.clone(), &plan, read))
    }

    fn new(folder: PathBuf, plan: &Plan, read: Vec<(String, Kept)>) -> Self {
        let sources = Self {
            folder,
            walked: read.len(),
            systems: Vec::new(),
            files: RefCell::default(),
            by_path: RefCell::default(),
        };
        let mut systems: Vec<SystemFiles> = plan.systems.iter().map(SystemGlobs::start).collect();
        for (path, kept) in read {
            let hits: Vec<Vec<usize>> =
                plan.systems.iter().map(|globs| globs.sources.matching(&path)).collect();
            let id = sources.add(path, kept);
            for (system, hits) in systems.iter_mut().zip(hits) {
                if !hits.is_empty() {
                    system.files.push(id);
                    system.empty.retain(|position| !hits.contains(position));
                }
            }
        }
        Self { systems, ..sources }
    }

    fn add(&self, path: String, kept: Kept) -> FileId {
        let mut files = self.files.borrow_mut();
        let id = FileId(u32::try_from(files.len()).unwrap_or(u32::MAX));
        self.by_path.borrow_mut().insert(path.clone(), Some(id));
        files.push(Rc::new(File { path, kept, facts: OnceCell::new(), words: OnceCell::new() }));
        id
    }

    fn file(&self, id: FileId) -> Rc<File> {
        Rc::clone(&self.files.borrow()[id.0 as usize])
    }

    /// The systems, by name, with their files.
    #[must_use]
    pub fn systems(&self) -> &[SystemFiles] {
        &self.systems
    }

    /// The files that systems have, each once, sorted by path.
    pub fn ids(&self) -> impl Iterator<Item = FileId> {
        (0..self.walked).map(|index| FileId(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// The file at a path from the project, whether a system has it or not.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        if let Some(known) = self.by_path.borrow().get(path) {
            return *known;
        }
        let whole = self.folder.join(path);
        let metadata = std::fs::metadata(&whole).ok().filter(std::fs::Metadata::is_file);
        let kept = metadata.and_then(|metadata| {
            let found = Found { path: path.to_owned(), stamp: Stamp::of(&metadata) };
            keep(&self.folder, &found, None)
        });
        let Some(kept) = kept else {
            self.by_path.borrow_mut().insert(path.to_owned(), None);
            return None;
        };
        Some(self.add(path.to_owned(), kept))
    }

    /// The paths of all files that were read, those that others import included.
    #[must_use]
    pub fn known_paths(&self) -> Vec<PathBuf> {
        self.files.borrow().iter().map(|file| self.folder.join(&file.path)).collect()
    }

    /// The path of a file from the project.
    #[must_use]
    pub fn path(&self, id: FileId) -> String {
        self.file(id).path.clone()
    }

    /// The language of a file, where it is one that is read.
    #[must_use]
    pub fn language(&self, id: FileId) -> Option<Language> {
        Language::of(Path::new(&self.file(id).path))
    }

    /// What a file says by itself.
    #[must_use]
    pub fn facts(&self, id: FileId) -> Rc<Facts> {
        let file = self.file(id);
        let facts = file.facts.get_or_init(|| {
            let decoded = postcard::from_bytes(file.kept.facts.get());
            Rc::new(decoded.unwrap_or_default())
        });
        Rc::clone(facts)
    }

    /// Whether part of a file could not be read.
    #[must_use]
    pub fn is_troubled(&self, id: FileId) -> bool {
        self.file(id).kept.troubled
    }

    /// Every place in the files of systems where a text stands as a string, a key or a name.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<(FileId, Mention)> {
        let hash = hash(text);
        let mut found = Vec::new();
        for id in self.ids().filter(|id| self.words(*id).has(hash)) {
            let facts = self.facts(id);
            let mentions = facts.mentions.iter().filter(|mention| mention.text == text);
            found.extend(mentions.map(|mention| (id, mention.clone())));
        }
        found
    }

    pub(crate) fn words(&self, id: FileId) -> Rc<Words> {
        let file = self.file(id);
        let words = file.words.get_or_init(|| Rc::new(Words::from_bytes(file.kept.words.get())));
        Rc::clone(words)
    }

    /// The place for a person.
    #[must_use]
    pub fn locate(&self, at: At) -> Location {
        Location {
            path: self.folder.join(&self.file(at.file).path),
            line: at.span.line as usize,
            column: at.span.column as usize,
            pointer: String::new(),
        }
    }

    /// The text of a file that no reader is for: a manifest, a setting.
    pub(crate) fn text(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.folder.join(path)).ok()
    }

    /// The files of a folder with an ending, sorted.
    pub(crate) fn files(&self, path: &str, ending: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.join(path)).into_iter().flatten().flatten();
        let files = entries
            .map(|entry| entry.path())
            .filter(|file| file.extension().is_some_and(|known| known == ending) && file.is_file());
        let names = files.filter_map(|file| Some(file.file_name()?.to_str()?.to_owned()));
        let mut found: Vec<String> = names.map(|name| path::join(path, &name)).collect();
        found.sort();
        found
    }

    /// The folders in a folder, sorted.
    pub(crate) fn folders(&self, path: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.join(path)).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.path().is_dir());
        let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut found: Vec<String> = names.map(|name| path::join(path, &name)).collect();
        found.sort();
        found
    }
}

/// Reads a file, where it changed since its facts were kept.
fn keep(folder: &Path, found: &Found, old: Option<&Kept>) -> Option<Kept> {
    if let Some(old) = old.filter(|old| old.is_fresh(found.stamp)) {
        return Some(old.clone());
    }
    let read = cache::now();
    let path = Path::new(&found.path);
    let bytes = match std::fs::read(folder.join(path)) {
        Ok(bytes) => bytes,
        // It went away since it was found.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => return Some(refused(&error)),
    };
    let digest = Sha256::digest(&bytes).into();
    if let Some(old) = old.filter(|old| old.digest == digest) {
        return Some(Kept { stamp: found.stamp, read, ..old.clone() });
    }
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (facts, words) = match Language::of(path) {
        Some(language) => {
            let facts = read::read(language, path, text);
            let words = Words::of(&facts.mentions);
            (facts, words)
        }
        None => (Facts::default(), Words::of_text(text)),
    };
    Some(Kept {
        stamp: found.stamp,
        read,
        digest,
        troubled: !facts.problems.is_empty(),
        facts: postcard::to_stdvec(&facts).unwrap_or_default().into(),
        words: words.to_bytes().into(),
    })
}

/// What is known of a file that the system does not let be read; it is tried again the next time.
fn refused(error: &std::io::Error) -> Kept {
    let at = Span { line: 1, column: 1, length: 0 };
    let problems = vec![Problem { at, message: error.to_string() }];
    let facts = Facts { problems, ..Facts::default() };
    Kept {
        stamp: Stamp::default(),
        read: 0,
        digest: Default::default(),
        troubled: true,
        facts: postcard::to_stdvec(&facts).unwrap_or_default().into(),
        words: Vec::new().into(),
    }
}
