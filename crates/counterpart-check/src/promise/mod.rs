//! What a system promises to handle, and what its place handles.

mod candidates;
mod judge;
mod lookup;
mod symbol;

use counterpart_compiler::project::{Implements, Project};

use self::lookup::Lookup;
use crate::contract::{Contracts, Parts, Subject};
use crate::facts::{CatchAll, Form};
use crate::link::{Item, Linker, Unknown};
use crate::near;
use crate::read::Language;
use crate::sources::{At, FileId, globs, path};

/// One of a system's `implements`, held against its contract.
pub struct Promise<'p> {
    /// The system.
    pub system: &'p str,
    /// The position among the system's promises.
    pub position: usize,
    /// The promise as written.
    pub implements: &'p Implements,
    /// What it is about.
    pub subject: Subject,
    /// The definition that has its parts at first.
    pub source: Subject,
    /// The parts that are to be handled.
    pub parts: Parts,
    lookup: Lookup,
    /// The lists by which it is kept.
    pub held: Vec<Held>,
    /// Why there is no list, where there is none.
    pub troubles: Vec<Trouble>,
}

/// A list of values that is held against a contract.
pub struct Held {
    /// Where it begins.
    pub at: At,
    /// What kind of code it is.
    pub form: Form,
    /// Where it takes whatever it does not list.
    pub catch_all: Option<CatchAll>,
    /// For every part of the contract, in its order, whether it is handled.
    pub cells: Vec<Cell>,
    /// What it lists that is no part.
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
    /// It cannot be told.
    Unknown(Unknown),
}

/// Why a promise has no list to be held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// No file is at its path; the nearest paths.
    NoFile(Vec<String>),
    /// The file has no such symbol; the nearest.
    NoSymbol(FileId, Vec<String>),
    /// The symbol may mean several.
    Ambiguous(FileId, Vec<String>),
    /// It lists nothing of which it can be told what it means.
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
                lookup: Lookup::of(&parts.list, &implements.spelling),
                parts,
                held: Vec::new(),
                troubles: Vec::new(),
            };
            promise.hold(linker);
            promises.push(promise);
        }
    }
    promises
}

impl Promise<'_> {
    /// The part that a value of a list means.
    pub fn part_of(&self, item: &Item) -> Option<usize> {
        self.lookup.find(&item.meaning)
    }

    fn hold(&mut self, linker: &Linker<'_>) {
        let files = self.files(linker);
        if files.is_empty() {
            let known: Vec<String> =
                linker.sources.ids().map(|id| linker.sources.path(id)).collect();
            let nearest = near::nearest(&self.implements.at, known.iter());
            self.troubles.push(Trouble::NoFile(nearest));
            return;
        }
        let (tables, others): (Vec<FileId>, Vec<FileId>) = files
            .into_iter()
            .partition(|file| linker.sources.language(*file) == Some(Language::Sql));
        if !tables.is_empty() {
            let found = self.in_tables(linker, &tables);
            self.judge(found, &tables, linker);
        }
        for file in others {
            let found = self.in_file(linker, file);
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
