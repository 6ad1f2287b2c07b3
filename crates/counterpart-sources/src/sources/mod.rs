//! The source files of a product: found by globs, read once, cached between runs.

mod cache;
mod selection;
mod texts;
mod walk;

use std::cell::{OnceCell, RefCell};
use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::rc::Rc;
use std::sync::atomic::{AtomicUsize, Ordering};

use sha2::{Digest as _, Sha256};

use crate::facts::{Facts, Mention, Span};
use crate::read::{self, Language};
use crate::{parallel, path};
use cache::Cached;
pub use selection::{Group, Selection};
pub use texts::{Texts, hash};
use walk::{Found, Stamp};

/// Reports progress: how many files are read, and how many there are.
pub type Progress<'a> = &'a (dyn Fn(usize, usize) + Sync);

/// Source files that have more bytes are not read: nobody writes them by hand.
const LARGEST: u64 = 8 << 20;

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

/// The files of one [`Group`].
#[derive(Clone, Debug)]
pub struct GroupFiles {
    /// The name of the group.
    pub name: String,
    /// Its files, sorted by path.
    pub files: Vec<FileId>,
    /// The positions of those of its globs that no file matches.
    pub empty: Vec<usize>,
}

/// The source files of a product.
///
/// The files of groups are read at once; a file that they import is read when it is first asked
/// for.
pub struct Sources {
    folder: PathBuf,
    groups: Vec<GroupFiles>,
    files: RefCell<Vec<Rc<File>>>,
    by_path: RefCell<HashMap<String, Option<FileId>>>,
    walked: usize,
}

struct File {
    path: String,
    cached: Cached,
    facts: OnceCell<Rc<Facts>>,
    texts: OnceCell<Rc<Texts>>,
}

impl Sources {
    /// Finds the files that a selection wants, and reads those that changed since they were cached
    /// in the file `cache`.
    #[must_use]
    pub fn open(
        selection: &Selection,
        cache: Option<&Path>,
        progress: Option<Progress<'_>>,
    ) -> Self {
        let folder = &selection.folder;
        let found = walk::walk(folder, &selection.bases(), |path| selection.wants(path));
        let mut old = cache.map(cache::load).unwrap_or_default();
        let jobs: Vec<(Found, Option<Cached>)> = found
            .into_iter()
            .map(|found| {
                let cached = old.remove(&found.path);
                (found, cached)
            })
            .collect();
        let done = AtomicUsize::new(0);
        let read = parallel::map(&jobs, |(found, cached)| {
            let result = read_file(folder, found, cached.as_ref());
            if let Some(progress) = progress {
                progress(done.fetch_add(1, Ordering::Relaxed) + 1, jobs.len());
            }
            result
        });
        let changed = !old.is_empty()
            || jobs.iter().zip(&read).any(|((found, old), new)| {
                old.as_ref().is_none_or(|old| !old.is_fresh(found.stamp)) && new.is_some()
            });
        let read: Vec<(String, Cached)> = jobs
            .into_iter()
            .zip(read)
            .filter_map(|((found, _), cached)| Some((found.path, cached?)))
            .collect();
        if let Some(cache) = cache
            && changed
        {
            let files: Vec<_> = read.iter().map(|(path, cached)| (path.as_str(), cached)).collect();
            cache::store(cache, &files);
        }
        Self::new(selection, read)
    }

    fn new(selection: &Selection, read: Vec<(String, Cached)>) -> Self {
        let sources = Self {
            folder: selection.folder.clone(),
            walked: read.len(),
            groups: Vec::new(),
            files: RefCell::default(),
            by_path: RefCell::default(),
        };
        let mut groups: Vec<GroupFiles> = selection.groups.iter().map(Group::start).collect();
        for (path, cached) in read {
            let hits: Vec<Vec<usize>> =
                selection.groups.iter().map(|group| group.globs.matching(&path)).collect();
            let id = sources.add(path, cached);
            for (group, hits) in groups.iter_mut().zip(hits) {
                if !hits.is_empty() {
                    group.files.push(id);
                    group.empty.retain(|position| !hits.contains(position));
                }
            }
        }
        Self { groups, ..sources }
    }

    fn add(&self, path: String, cached: Cached) -> FileId {
        let mut files = self.files.borrow_mut();
        let id = FileId(u32::try_from(files.len()).unwrap_or(u32::MAX));
        self.by_path.borrow_mut().insert(path.clone(), Some(id));
        files.push(Rc::new(File { path, cached, facts: OnceCell::new(), texts: OnceCell::new() }));
        id
    }

    fn file(&self, id: FileId) -> Rc<File> {
        Rc::clone(&self.files.borrow()[id.0 as usize])
    }

    /// The groups in the order of the selection, with their files.
    #[must_use]
    pub fn groups(&self) -> &[GroupFiles] {
        &self.groups
    }

    /// The files that the selection wants, each once, sorted by path.
    pub fn ids(&self) -> impl Iterator<Item = FileId> {
        (0..self.walked).map(|index| FileId(u32::try_from(index).unwrap_or(u32::MAX)))
    }

    /// The file at a path from the folder, whether the selection wants it or not.
    #[must_use]
    pub fn find(&self, path: &str) -> Option<FileId> {
        if let Some(known) = self.by_path.borrow().get(path) {
            return *known;
        }
        let whole = self.folder.join(path);
        let metadata = std::fs::metadata(&whole).ok().filter(std::fs::Metadata::is_file);
        let read = metadata.and_then(|metadata| {
            let found = Found { path: path.to_owned(), stamp: Stamp::of(&metadata) };
            read_file(&self.folder, &found, None)
        });
        let Some(read) = read else {
            self.by_path.borrow_mut().insert(path.to_owned(), None);
            return None;
        };
        Some(self.add(path.to_owned(), read))
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
            let decoded = postcard::from_bytes(file.cached.facts.get());
            Rc::new(decoded.unwrap_or_default())
        });
        Rc::clone(facts)
    }

    /// Whether part of a file could not be read.
    #[must_use]
    pub fn has_problems(&self, id: FileId) -> bool {
        self.file(id).cached.has_problems
    }

    /// Every place in the files of groups where a text stands as a string, a key or a name.
    #[must_use]
    pub fn mentions(&self, text: &str) -> Vec<(FileId, Mention)> {
        let hash = hash(text);
        let mut found = Vec::new();
        for id in self.ids().filter(|id| self.texts(*id).has(hash)) {
            let facts = self.facts(id);
            let mentions = facts.mentions.iter().filter(|mention| mention.text == text);
            found.extend(mentions.map(|mention| (id, mention.clone())));
        }
        found
    }

    /// The texts that occur in a file as a string, a key or a name.
    #[must_use]
    pub fn texts(&self, id: FileId) -> Rc<Texts> {
        let file = self.file(id);
        let texts = file.texts.get_or_init(|| Rc::new(Texts::from_bytes(file.cached.texts.get())));
        Rc::clone(texts)
    }

    /// The folder that the paths of files start from.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// The text of a file that has no reader: a manifest, a settings file.
    #[must_use]
    pub fn text(&self, path: &str) -> Option<String> {
        std::fs::read_to_string(self.folder.join(path)).ok()
    }

    /// The files of a folder with an ending, sorted.
    #[must_use]
    pub fn files_with_ending(&self, path: &str, ending: &str) -> Vec<String> {
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
    #[must_use]
    pub fn folders(&self, path: &str) -> Vec<String> {
        let entries = std::fs::read_dir(self.folder.join(path)).into_iter().flatten().flatten();
        let folders = entries.filter(|entry| entry.path().is_dir());
        let names = folders.map(|entry| entry.file_name().to_string_lossy().into_owned());
        let mut found: Vec<String> = names.map(|name| path::join(path, &name)).collect();
        found.sort();
        found
    }
}

/// Reads a file, unless it has not changed since its facts were cached. Nothing where the file is
/// gone.
fn read_file(folder: &Path, found: &Found, old: Option<&Cached>) -> Option<Cached> {
    if let Some(old) = old.filter(|old| old.is_fresh(found.stamp)) {
        return Some(old.clone());
    }
    let read = cache::now();
    let path = Path::new(&found.path);
    if found.stamp.size > LARGEST && Language::of(path).is_some() {
        let most = LARGEST >> 20;
        return Some(unreadable(format!("it is larger than {most} MiB, and is not read")));
    }
    let bytes = match std::fs::read(folder.join(path)) {
        Ok(bytes) => bytes,
        // It went away since it was found.
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return None,
        Err(error) => return Some(unreadable(error.to_string())),
    };
    let digest = Sha256::digest(&bytes).into();
    if let Some(old) = old.filter(|old| old.digest == digest) {
        return Some(Cached { stamp: found.stamp, read, ..old.clone() });
    }
    let text = String::from_utf8_lossy(&bytes);
    let text = text.strip_prefix('\u{feff}').unwrap_or(&text);
    let (facts, texts) = match Language::of(path) {
        Some(language) => {
            let facts = read::read(language, path, text);
            let texts = Texts::of(&facts.mentions);
            (facts, texts)
        }
        None => (Facts::default(), Texts::of_text(text)),
    };
    Some(Cached {
        stamp: found.stamp,
        read,
        digest,
        has_problems: !facts.problems.is_empty(),
        facts: postcard::to_stdvec(&facts).unwrap_or_default().into(),
        texts: texts.to_bytes().into(),
    })
}

/// What is known of a file that is not read; the next run tries again.
fn unreadable(message: String) -> Cached {
    let facts = read::unread(message);
    Cached {
        stamp: Stamp::default(),
        read: 0,
        digest: Default::default(),
        has_problems: true,
        facts: postcard::to_stdvec(&facts).unwrap_or_default().into(),
        texts: Vec::new().into(),
    }
}
