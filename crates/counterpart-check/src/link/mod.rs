//! From the facts of single files to what a place of the product lists: imports, re-exports,
//! aliases and spreads are followed from file to file, down to values.

mod cargo;
mod elsewhere;
mod listing;
mod members;
mod npm;
mod prisma;
mod rust;
mod script;
mod values;
mod workspace;

use std::cell::{OnceCell, RefCell};
use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use counterpart_compiler::model::ContractId;
use counterpart_compiler::project::Project;

use crate::contract::{self, Contracts, Subject};
use crate::facts::{Declaration, Facts, Form, Part};
use crate::read::Language;
use crate::sources::{At, FileId, Generated, Sources};

/// So many steps from one file or name to the next are followed.
const LONGEST_TRAIL: usize = 40;

/// The step by which the type of a name is told from its value.
pub const TYPE_SIDE: &str = ":";

/// Follows names from file to file.
pub struct Linker<'a> {
    pub(crate) sources: &'a Sources,
    pub(crate) contracts: &'a Contracts<'a>,
    generated: Generated,
    own_packages: Vec<String>,
    own_crate: Option<String>,
    manifests: RefCell<HashMap<String, Option<Rc<cargo::Manifest>>>>,
    packages: RefCell<HashMap<String, Option<Rc<npm::Package>>>>,
    settings: RefCell<HashMap<String, Option<Rc<npm::Aliases>>>>,
    known: RefCell<HashMap<Question, Located>>,
    outputs: OnceCell<Vec<prisma::Output>>,
    symbols: RefCell<HashMap<FileId, Rc<Symbols>>>,
    lists: RefCell<HashMap<ListOf, Rc<Resolved>>>,
    names: RefCell<HashMap<Owner, Rc<HashSet<String>>>>,
    gates: RefCell<HashMap<FileId, Rc<Gates>>>,
}

/// The positions of the imports and exports of a file, by name; of several, the first.
struct Gates {
    imports: HashMap<String, usize>,
    exports: HashMap<String, usize>,
}

/// The positions of the declarations of a file, by symbol.
type Symbols = HashMap<Vec<String>, Vec<usize>>;

/// What was asked of the linker: the file, whether from outside, the place, and the path.
type Question = (FileId, bool, Vec<String>, Vec<String>);

/// A list that others take over: the file, the symbol, whether its members are meant instead of
/// itself, and how long the trail to it was.
type ListOf = (FileId, Vec<String>, bool, usize);

/// What a list comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Resolved {
    /// The values, in source order.
    pub items: Vec<Item>,
    /// What cannot be decided.
    pub unknown: Vec<Unknown>,
}

/// One value of a list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// What is listed.
    pub meaning: Meaning,
    /// Where it is written.
    pub at: At,
    /// How certainly it is there.
    pub certainty: Certainty,
    /// The declaration that the value is a member of, where it is named: an enum in the sources.
    pub owner: Option<Owner>,
}

/// A declaration that has members: its file and its symbol.
pub type Owner = (FileId, Vec<String>);

/// How certainly a value is in a list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Certainty {
    /// It is there.
    Certain,
    /// It is there as another name of a part, and is never `extra`.
    Alias,
    /// It is there under a condition; the reason, as in [`Unknown::because`].
    Conditional(String),
}

/// What a value of a list means.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Meaning {
    /// A text as the source writes it.
    Text(String),
    /// A part of a contract's definition, and the definition that has it at first.
    Contract(String, Subject),
    /// A name that stands for itself: a variant that has no value of its own.
    Variant(String),
    /// A member of an enum that has a number: it goes by the number and by its name.
    Numbered {
        /// The number.
        number: String,
        /// The name.
        name: String,
    },
}

/// Something that cannot be decided without running the program.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unknown {
    /// Where.
    pub at: At,
    /// Why, as the end of a sentence: "the key is computed".
    pub because: String,
}

/// The place from which a name is looked up.
#[derive(Clone, Debug)]
struct Scope {
    file: FileId,
    symbol: Vec<String>,
}

impl Scope {
    fn file(file: FileId) -> Self {
        Self { file, symbol: Vec::new() }
    }
}

/// What a path leads to.
#[derive(Clone, Debug)]
enum Target {
    /// Declarations of a file that have this symbol.
    Declared { file: FileId, symbol: Vec<String> },
    /// A name of generated code.
    Generated(contract::Generated),
    /// A file as a whole.
    File(FileId),
}

/// The target, or why there is none.
type Located = Result<Target, String>;

/// What a module specifier leads to.
enum Module {
    /// A file.
    File(FileId),
    /// The generated package.
    Package,
    /// The generated module of a contract.
    Contract(ContractId),
    /// The client that Prisma generates of these schemas.
    Prisma(Vec<FileId>),
}

impl<'a> Linker<'a> {
    /// A linker for the files of a project.
    pub fn new(project: &Project, sources: &'a Sources, contracts: &'a Contracts<'a>) -> Self {
        let linker = Self {
            sources,
            contracts,
            generated: Generated::of(project),
            own_packages: project.settings.targets.packages().map(str::to_owned).collect(),
            own_crate: None,
            manifests: RefCell::default(),
            packages: RefCell::default(),
            settings: RefCell::default(),
            known: RefCell::default(),
            outputs: OnceCell::new(),
            symbols: RefCell::default(),
            lists: RefCell::default(),
            names: RefCell::default(),
            gates: RefCell::default(),
        };
        let own_crate = linker.manifest("").and_then(|manifest| manifest.name.clone());
        Self { own_crate, ..linker }
    }

    /// Where a path leads, as seen from a place.
    fn locate(&self, from: &Scope, path: &[String], trail: usize) -> Located {
        let question = (from.file, false, from.symbol.clone(), path.to_vec());
        let found = self.once(question, trail, || self.locate_uncached(from, path, trail));
        // A name that is a type and nothing else has no type side of its own.
        if found.is_err() && path.iter().any(|step| step == TYPE_SIDE) {
            let plain: Vec<String> =
                path.iter().filter(|step| *step != TYPE_SIDE).cloned().collect();
            return self.locate(from, &plain, trail + 1);
        }
        found
    }

    /// Answers a question once. While it is being answered, it leads nowhere: names may lead round
    /// in circles.
    fn once(&self, question: Question, trail: usize, answer: impl FnOnce() -> Located) -> Located {
        let circle = Err(format!("`{}` is defined in terms of itself", written(&question.3)));
        if trail > LONGEST_TRAIL {
            return circle;
        }
        if let Some(known) = self.known.borrow().get(&question) {
            return known.clone();
        }
        self.known.borrow_mut().insert(question.clone(), circle);
        let found = answer();
        self.known.borrow_mut().insert(question, found.clone());
        found
    }

    fn locate_uncached(&self, from: &Scope, path: &[String], trail: usize) -> Located {
        let facts = self.sources.facts(from.file);
        if let Some(found) = self.declared(from, &facts, path, trail) {
            return found;
        }
        let found = match self.sources.language(from.file) {
            Some(Language::Script) => self.locate_in_script(from.file, &facts, path, trail),
            Some(Language::Rust) => self.locate_in_rust(from.file, &facts, path, trail),
            Some(Language::Prisma) => self.locate_beside(from.file, path, trail),
            Some(
                Language::Sql | Language::Env | Language::Json | Language::Toml | Language::Yaml,
            )
            | None => None,
        };
        found.unwrap_or_else(|| {
            let path = written(path);
            Err(format!("`{path}` is not declared in any file that is read"))
        })
    }

    /// What a file itself declares under a path: the innermost declaration that the place can see,
    /// or what an alias on the way stands for.
    fn declared(
        &self,
        from: &Scope,
        facts: &Facts,
        path: &[String],
        trail: usize,
    ) -> Option<Located> {
        // The reader of scripts has resolved scopes already; a member would find itself first.
        let is_script = self.sources.language(from.file) == Some(Language::Script);
        let deepest = if is_script { 0 } else { from.symbol.len() };
        for depth in (0..=deepest).rev() {
            for length in (1..=path.len()).rev() {
                let symbol = [&from.symbol[..depth], &path[..length]].concat();
                let found = self.with_symbol(from.file, facts, &symbol);
                if found.is_empty() {
                    continue;
                }
                if length == path.len() {
                    return Some(Ok(Target::Declared { file: from.file, symbol }));
                }
                // What is below a declaration is found only where that is another name.
                let alias = found.into_iter().find_map(alias)?;
                let beyond = [alias, &path[length..]].concat();
                let scope = Scope { file: from.file, symbol: symbol[..depth].to_vec() };
                return Some(self.locate(&scope, &beyond, trail + 1));
            }
        }
        None
    }
}

impl Linker<'_> {
    /// The imports and exports of a file, by name.
    fn gates(&self, file: FileId, facts: &Facts) -> Rc<Gates> {
        let known = self.gates.borrow().get(&file).cloned();
        known.unwrap_or_else(|| {
            let mut gates = Gates { imports: HashMap::new(), exports: HashMap::new() };
            for (position, import) in facts.imports.iter().enumerate() {
                gates.imports.entry(import.local.clone()).or_insert(position);
            }
            for (position, export) in facts.exports.iter().enumerate() {
                gates.exports.entry(export.name.clone()).or_insert(position);
            }
            let gates = Rc::new(gates);
            self.gates.borrow_mut().insert(file, Rc::clone(&gates));
            gates
        })
    }

    /// The declarations of a file with exactly this symbol.
    fn with_symbol<'f>(
        &self,
        file: FileId,
        facts: &'f Facts,
        symbol: &[String],
    ) -> Vec<&'f Declaration> {
        let known = self.symbols.borrow().get(&file).cloned();
        let known = known.unwrap_or_else(|| {
            let mut symbols = Symbols::new();
            for (position, found) in facts.declarations.iter().enumerate() {
                symbols.entry(found.symbol.clone()).or_default().push(position);
            }
            let symbols = Rc::new(symbols);
            self.symbols.borrow_mut().insert(file, Rc::clone(&symbols));
            symbols
        });
        let positions = known.get(symbol).into_iter().flatten();
        positions.filter_map(|position| facts.declarations.get(*position)).collect()
    }
}

/// The path that a declaration is another name for.
fn alias(declaration: &Declaration) -> Option<&[String]> {
    let [listing] = declaration.listings.as_slice() else { return None };
    match listing.parts.as_slice() {
        [Part::From { path, .. }] => Some(path),
        _ => None,
    }
}

/// Whether a declaration is one value.
fn is_constant(declaration: &Declaration) -> bool {
    declaration.listings.iter().all(|listing| listing.form == Form::Constant)
        && !declaration.listings.is_empty()
}

/// A path for a person.
pub fn written(path: &[String]) -> String {
    path.join(".").replace(".[]", "[]")
}
