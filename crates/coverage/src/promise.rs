//! What a system promises to handle, and what its place handles.

use counterpart_model::project::{Implements, Project};

use crate::contract::{Contracts, Part, Parts, Subject};
use crate::facts::{self, CatchAll, Declaration, Form, Listing, MergedListing, Span};
use crate::link::{Hold, Item, Linker, Meaning, Resolved, TYPE_SIDE, Unknown};
use crate::near;
use crate::read::{self, Language};
use crate::sources::{At, FileId, globs, path};
use crate::spelling::spell;
use crate::symbol::{self, Match};

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
    /// The parts that are to be handled.
    pub parts: Parts,
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

/// A list before it is held against a contract.
struct Candidate {
    at: At,
    form: Form,
    over: Option<String>,
    catch_all: Option<CatchAll>,
    resolved: Resolved,
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
            let (held, troubles) = (Vec::new(), Vec::new());
            let mut promise =
                Promise { system, position, implements, subject, parts, held, troubles };
            promise.hold(linker);
            promises.push(promise);
        }
    }
    promises
}

impl Promise<'_> {
    /// The part that a value of a list means.
    pub fn part_of(&self, item: &Item) -> Option<usize> {
        self.parts.list.iter().position(|part| self.is(part, &item.meaning))
    }

    fn is(&self, part: &Part, meaning: &Meaning) -> bool {
        let spelling = &self.implements.spelling;
        match meaning {
            Meaning::Contract(text) => *text == part.text,
            Meaning::Text(text) => *text == spell(spelling, &part.text),
            Meaning::Variant(name) if spelling.is_verbatim() => part.goes_by(name),
            Meaning::Variant(name) => *name == spell(spelling, &part.text),
        }
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
        if !globs::is_glob(at) {
            return linker.sources.find(&path::join("", at)).into_iter().collect();
        }
        let Ok(globs) = globs::Globs::new(&[at]) else { return Vec::new() };
        linker.sources.ids().filter(|file| globs.has(&linker.sources.path(*file))).collect()
    }

    /// The lists of a folder of migrations.
    fn in_tables(&self, linker: &Linker<'_>, files: &[FileId]) -> Result<Vec<Candidate>, Trouble> {
        let facts: Vec<_> = files.iter().map(|file| linker.sources.facts(*file)).collect();
        let borrowed: Vec<_> = facts.iter().map(AsRef::as_ref).collect();
        let merged = read::merged(&borrowed);
        let last = files.last().copied().unwrap_or(files[0]);
        let found = match &self.implements.symbol {
            Some(wanted) => found(symbol::find(wanted, &symbol::of_merged(&merged)), last)?,
            None => (0..merged.len()).collect(),
        };
        let candidate = |listing: &MergedListing, file: usize, span: Span| {
            let mut resolved = Resolved::default();
            for (file, part) in &listing.parts {
                let part = linker.resolve(files[*file], &[], std::slice::from_ref(part));
                resolved.items.extend(part.items);
                resolved.unknown.extend(part.unknown);
            }
            let at = At { file: files[file], span };
            Candidate { at, form: listing.form, over: None, catch_all: None, resolved }
        };
        let places = found.into_iter().map(|position| &merged[position]);
        let lists = places.flat_map(|place| {
            let listings = place.listings.iter();
            listings.map(|listing| candidate(listing, place.file, place.at))
        });
        Ok(lists.collect())
    }

    /// The lists of a single file.
    fn in_file(&self, linker: &Linker<'_>, file: FileId) -> Result<Vec<Candidate>, Trouble> {
        let start = At::start(file);
        if linker.sources.language(file).is_none() {
            let because = "counterpart does not read files of this kind".to_owned();
            return Err(Trouble::Undecided(Unknown { at: start, because }));
        }
        let facts = linker.sources.facts(file);
        let candidate = |listing: &Listing, symbol: &[String]| Candidate {
            at: At { file, span: listing.at },
            form: listing.form,
            over: listing.over.clone(),
            catch_all: listing.catch_all,
            resolved: linker.resolve(file, symbol, &listing.parts),
        };
        let Some(wanted) = &self.implements.symbol else {
            let whole: Vec<_> =
                facts.declarations.iter().filter(|found| found.symbol == ["[]"]).collect();
            let all = facts.declarations.iter();
            let chosen = if whole.is_empty() { all.collect() } else { whole };
            let lists = chosen.into_iter().flat_map(|found| {
                let listings = found.listings.iter();
                let listed = listings.filter(|listing| listing.form != Form::Constant);
                listed.map(|listing| candidate(listing, &found.symbol))
            });
            return Ok(lists.collect());
        };
        let found = match found(symbol::find(wanted, &symbol::of_facts(&facts)), file) {
            Ok(found) => found,
            Err(trouble) => {
                // The file may give the name on without declaring it.
                let given = linker.given(file, &symbol::steps(wanted));
                let list = |resolved| Candidate {
                    at: start,
                    form: Form::Array,
                    over: None,
                    catch_all: None,
                    resolved,
                };
                return given.map(|resolved| vec![list(resolved)]).ok_or(trouble);
            }
        };
        let own: Vec<_> = found.iter().map(|position| &facts.declarations[*position]).collect();
        let sides = own.iter().copied().chain(own.iter().filter_map(|found| {
            let side = [found.symbol.as_slice(), &[TYPE_SIDE.to_owned()]].concat();
            facts.declarations.iter().find(|declaration| declaration.symbol == side)
        }));
        let mut lists: Vec<Candidate> = sides
            .flat_map(|found| {
                found.listings.iter().map(|listing| candidate(listing, &found.symbol))
            })
            .collect();
        if !lists.iter().any(|list| self.shares(list)) {
            // An object whose keys mean nothing to the contract may hold its values.
            lists.extend(own.iter().filter_map(|found| values(linker, file, found)));
        }
        if !lists.is_empty() {
            return Ok(merge_fields(self.readings(lists)));
        }
        let inner = own.iter().flat_map(|found| symbol::below(&facts, &found.symbol));
        let lists: Vec<Candidate> = inner
            .flat_map(|found| {
                let listings = found.listings.iter();
                let listed = listings.filter(|listing| listing.form != Form::Constant);
                listed.map(|listing| candidate(listing, &found.symbol))
            })
            .collect();
        let lists = self.readings(lists);
        if lists.is_empty() {
            let span = own.first().map_or(start.span, |found| found.at);
            let because = format!("`{wanted}` lists nothing that can be read");
            return Err(Trouble::Undecided(Unknown { at: At { file, span }, because }));
        }
        Ok(lists)
    }

    /// Holds the lists of a place against the contract.
    fn judge(
        &mut self,
        found: Result<Vec<Candidate>, Trouble>,
        files: &[FileId],
        linker: &Linker<'_>,
    ) {
        let candidates = match found {
            Ok(candidates) => candidates,
            Err(trouble) => {
                let troubled = files.iter().find(|file| linker.sources.is_troubled(**file));
                let gone = matches!(trouble, Trouble::NoSymbol(..));
                self.troubles.push(match troubled {
                    Some(file) if gone => Trouble::Undecided(unreadable(*file)),
                    _ => trouble,
                });
                return;
            }
        };
        let counted = self.counted(candidates, files);
        let trouble = files.iter().find(|file| linker.sources.is_troubled(**file));
        match counted {
            Ok(counted) => {
                for candidate in counted {
                    let held = self.held(candidate, trouble.copied(), linker);
                    self.held.push(held);
                }
            }
            Err(trouble) => self.troubles.push(trouble),
        }
    }

    /// The lists that count: the only one; of several, and of those that only look at values, the
    /// ones that share a value with the contract.
    fn counted(
        &self,
        candidates: Vec<Candidate>,
        files: &[FileId],
    ) -> Result<Vec<Candidate>, Trouble> {
        let looks = |form: Form| matches!(form, Form::Arms | Form::Chain);
        if let [only] = candidates.as_slice()
            && !looks(only.form)
        {
            return Ok(candidates);
        }
        let doubt = candidates.iter().find_map(|list| list.resolved.unknown.first().cloned());
        let at = candidates.first().map(|list| list.at);
        let sharing: Vec<Candidate> =
            candidates.into_iter().filter(|list| self.shares(list)).collect();
        if sharing.is_empty() {
            let at = at.unwrap_or(At::start(files[0]));
            let because = format!("no list there names a part of `{}`", self.implements.contract);
            return Err(Trouble::Undecided(doubt.unwrap_or(Unknown { at, because })));
        }
        // A comparison beside a list that handles values is a test for some of them.
        let lists = sharing.iter().any(|list| list.form != Form::Chain);
        if lists {
            return Ok(sharing.into_iter().filter(|list| list.form != Form::Chain).collect());
        }
        Ok(merge_chains(sharing))
    }

    /// Whether a list names any part of the contract.
    fn shares(&self, list: &Candidate) -> bool {
        list.resolved.items.iter().any(|item| self.part_of(item).is_some())
    }

    /// Of several readings of the same code, the one that names the most parts.
    fn readings(&self, lists: Vec<Candidate>) -> Vec<Candidate> {
        let named = |list: &Candidate| {
            list.resolved.items.iter().filter(|item| self.part_of(item).is_some()).count()
        };
        let mut best: Vec<Candidate> = Vec::new();
        for list in lists {
            match best.iter_mut().find(|known| known.at == list.at) {
                Some(known) if named(known) < named(&list) => *known = list,
                Some(_) => {}
                None => best.push(list),
            }
        }
        best
    }

    fn held(&self, candidate: Candidate, trouble: Option<FileId>, linker: &Linker<'_>) -> Held {
        let Candidate { at, form, catch_all, resolved, .. } = candidate;
        let cell = |(position, part): (usize, &Part)| {
            let means = |item: &&Item| self.part_of(item) == Some(position);
            let mut items = resolved.items.iter().filter(means);
            let firm = items.clone().find(|item| !matches!(item.hold, Hold::Perhaps(_)));
            if let Some(item) = firm {
                return Cell::Covered(item.at);
            }
            if let Some(reason) = self.implements.except.get(&part.text) {
                return Cell::Excepted(reason.clone());
            }
            if let Some(Item { at, hold: Hold::Perhaps(because), .. }) = items.next() {
                return Cell::Unknown(Unknown { at: *at, because: because.clone() });
            }
            match (resolved.unknown.first(), trouble) {
                (Some(unknown), _) => Cell::Unknown(unknown.clone()),
                (None, Some(file)) => Cell::Unknown(unreadable(file)),
                (None, None) => Cell::Missing,
            }
        };
        let cells = self.parts.list.iter().enumerate().map(cell).collect();
        let is_plain = linker.sources.language(at.file) == Some(Language::Rust)
            && resolved.items.iter().all(|item| matches!(item.meaning, Meaning::Text(_)));
        let mut extras: Vec<Item> = Vec::new();
        for item in resolved.items {
            let known = extras.iter().any(|other| other.meaning == item.meaning);
            if item.hold == Hold::Firm && !known && self.part_of(&item).is_none() {
                extras.push(item);
            }
        }
        Held { at, form, catch_all, cells, extras, is_plain }
    }
}

/// The values of the members of an object, as a list of their own.
fn values(linker: &Linker<'_>, file: FileId, found: &Declaration) -> Option<Candidate> {
    let [Listing { form: Form::Keys, at, .. }] = found.listings.as_slice() else { return None };
    let path = found.symbol.iter().cloned().chain(["*".to_owned()]).collect();
    let resolved = linker.resolve(file, &[], &[facts::Part::From { path, at: *at }]);
    let at = At { file, span: *at };
    resolved.unknown.is_empty().then_some(Candidate {
        at,
        form: Form::Variants,
        over: None,
        catch_all: None,
        resolved,
    })
}

fn unreadable(file: FileId) -> Unknown {
    Unknown { at: At::start(file), because: "part of the file could not be read".to_owned() }
}

fn found(found: Match, file: FileId) -> Result<Vec<usize>, Trouble> {
    match found {
        Match::Found(positions) => Ok(positions),
        Match::Ambiguous(names) => Err(Trouble::Ambiguous(file, names)),
        Match::Nothing(nearest) => Err(Trouble::NoSymbol(file, nearest)),
    }
}

/// Several declarations of one type are one: their fields add up.
fn merge_fields(lists: Vec<Candidate>) -> Vec<Candidate> {
    if lists.iter().any(|list| list.form != Form::Fields) {
        return lists;
    }
    merge(lists, |_, _| true)
}

/// Comparisons of the same thing are one list, wherever they stand.
fn merge_chains(lists: Vec<Candidate>) -> Vec<Candidate> {
    merge(lists, |a, b| a.over.is_some() && a.over == b.over)
}

fn merge(lists: Vec<Candidate>, same: impl Fn(&Candidate, &Candidate) -> bool) -> Vec<Candidate> {
    let mut merged: Vec<Candidate> = Vec::new();
    for list in lists {
        match merged.iter_mut().find(|known| same(known, &list)) {
            Some(known) => {
                known.resolved.items.extend(list.resolved.items);
                known.resolved.unknown.extend(list.resolved.unknown);
                known.catch_all = known.catch_all.or(list.catch_all);
            }
            None => merged.push(list),
        }
    }
    merged
}
