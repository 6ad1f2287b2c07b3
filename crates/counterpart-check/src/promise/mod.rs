//! The promises of systems, and which parts their places handle.

mod candidates;
mod index;
mod judge;
mod symbol;

use std::rc::Rc;

use counterpart_compiler::project::{Implements, Project};

use crate::contract::{Contracts, Parts, Subject};
use crate::facts::{CatchAll, Form};
use crate::link::{Item, Linker, Unknown};
use crate::read::Language;
use crate::sources::{At, FileId, globs, path};
use counterpart_compiler::suggest;
use index::PartIndex;

/// One of a system's `implements`, compared with its contract.
pub struct Promise<'p> {
    /// The system.
    pub system: &'p str,
    /// The position among the system's promises.
    pub position: usize,
    /// The promise as written.
    pub implements: &'p Implements,
    /// What it is about.
    pub subject: Subject,
    /// The definition that declares its parts.
    pub source: Subject,
    /// The parts that are to be handled.
    pub parts: Rc<Parts>,
    /// The same by what the source may write for them.
    index: PartIndex,
    /// The lists that keep it.
    pub held: Vec<Held>,
    /// Why there is no list, where there is none.
    pub unresolved: Vec<Unresolved>,
}

/// A list of values that is compared with a contract.
pub struct Held {
    /// Where it begins.
    pub at: At,
    /// What kind of code it is.
    pub form: Form,
    /// Where it takes whatever it does not list.
    pub catch_all: Option<CatchAll>,
    /// For every part of the contract, in its order, whether it is handled.
    pub cells: Vec<Cell>,
    /// What it lists that is not a part.
    pub extras: Vec<Item>,
    /// Whether the values stand in it as plain texts, without the names of a type.
    pub is_plain: bool,
}

/// Whether a part is handled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// It is, here.
    Covered(At),
    /// It is not.
    Missing,
    /// It is left out, for this reason.
    Excepted(String),
    /// It cannot be decided.
    Unknown(Unknown),
}

/// Why a promise has no list that could be compared with the contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unresolved {
    /// No file is at its path; the nearest paths.
    NoFile(Vec<String>),
    /// The file has no such symbol; the nearest.
    NoSymbol(FileId, Vec<String>),
    /// The symbol may mean several.
    Ambiguous(FileId, Vec<String>),
    /// What it lists cannot be understood without running the program.
    Undecided(Unknown),
}

/// Every promise of a project whose definition has parts.
pub fn all<'p>(
    project: &'p Project,
    contracts: &Contracts<'_>,
    linker: &Linker<'_>,
) -> Vec<Promise<'p>> {
    let mut promises = Vec::new();
    for (system, settings) in &project.settings.systems {
        for (position, implements) in settings.implements.iter().enumerate() {
            let Ok(subject) = contracts.find(&implements.contract) else { continue };
            let Some(parts) = contracts.parts(subject) else { continue };
            let mut promise = Promise {
                system,
                position,
                implements,
                subject,
                source: contracts.source(subject),
                index: PartIndex::of(&parts.list, &implements.spelling),
                parts,
                held: Vec::new(),
                unresolved: Vec::new(),
            };
            promise.compare(linker);
            promises.push(promise);
        }
    }
    promises
}

impl Promise<'_> {
    /// The part that a value of a list means.
    pub fn part_of(&self, item: &Item) -> Option<usize> {
        self.index.position(&item.meaning)
    }

    fn compare(&mut self, linker: &Linker<'_>) {
        let files = self.files(linker);
        if files.is_empty() {
            let known: Vec<String> =
                linker.sources.ids().map(|id| linker.sources.path(id)).collect();
            let nearest = suggest::nearest(&self.implements.at, known.iter());
            self.unresolved.push(Unresolved::NoFile(nearest));
            return;
        }
        let (tables, others): (Vec<FileId>, Vec<FileId>) = files
            .into_iter()
            .partition(|file| linker.sources.language(*file) == Some(Language::Sql));
        if !tables.is_empty() {
            let found = self.in_tables(linker, &tables);
            self.judge(found, &tables, linker);
        }
        // The files of a schema of Prisma are one schema: one of them declares the symbol.
        let is_schema = |file: FileId| linker.sources.language(file) == Some(Language::Prisma);
        let found: Vec<_> =
            others.into_iter().map(|file| (file, self.in_file(linker, file))).collect();
        let mut is_known = found.iter().any(|(file, found)| is_schema(*file) && found.is_ok());
        for (file, found) in found {
            if is_schema(file) && matches!(found, Err(Unresolved::NoSymbol(..))) {
                if is_known && !linker.sources.has_problems(file) {
                    continue;
                }
                is_known = true;
            }
            self.judge(found, &[file], linker);
        }
    }

    fn files(&self, linker: &Linker<'_>) -> Vec<FileId> {
        let at = &self.implements.at;
        // A folder may be called `[slug]`: a file of exactly that name is no glob.
        let exact = linker.sources.find(&path::join("", at));
        if exact.is_some() || !globs::is_glob(at) {
            return exact.into_iter().collect();
        }
        let Ok(globs) = globs::Globs::new(&[at]) else { return Vec::new() };
        linker.sources.ids().filter(|file| globs.has(&linker.sources.path(*file))).collect()
    }
}
