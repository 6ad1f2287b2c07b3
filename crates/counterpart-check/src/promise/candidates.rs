//! The lists that may keep a promise.

use super::symbol::{self, Match};
use super::{Promise, Unresolved};
use crate::facts::{CatchAll, Declaration, Facts, Form, Listing, MergedListing, Part, Span};
use crate::link::{Linker, Resolved, TYPE_SIDE, Unknown};
use crate::read;
use crate::sources::{At, FileId};

/// A list before it is compared with a contract.
pub struct Candidate {
    /// Where it begins.
    pub at: At,
    /// The name of the place that it is found in.
    symbol: Vec<String>,
    /// What kind of code it is.
    pub form: Form,
    /// What is compared or looked at.
    over: Option<String>,
    /// Where it takes whatever it does not list.
    pub catch_all: Option<CatchAll>,
    /// What it lists.
    pub resolved: Resolved,
}

impl Promise<'_> {
    /// The lists of a folder of migrations.
    pub(super) fn in_tables(
        &self,
        linker: &Linker<'_>,
        files: &[FileId],
    ) -> Result<Vec<Candidate>, Unresolved> {
        let mut files = files.to_vec();
        let path = |file: FileId| linker.sources.path(file);
        files.sort_by(|one, other| read::in_order(&path(*one), &path(*other)));
        let facts: Vec<_> = files.iter().map(|file| linker.sources.facts(*file)).collect();
        let borrowed: Vec<_> = facts.iter().map(AsRef::as_ref).collect();
        let merged = read::merged(&borrowed);
        let last = files.last().copied().unwrap_or(files[0]);
        let found = match &self.implements.symbol {
            Some(wanted) => found(symbol::find(wanted, &symbol::of_merged(&merged)), last)?,
            None => (0..merged.len()).collect(),
        };
        let candidate = |listing: &MergedListing, file: usize, span: Span| {
            let parts = listing.parts.iter().map(|(file, part)| (files[*file], part));
            let resolved = linker.resolve_merged(parts);
            let at = At { file: files[file], span };
            Candidate::plain(at, listing.form, resolved)
        };
        let places = found.into_iter().map(|position| &merged[position]);
        let lists = places.flat_map(|place| {
            let listings = place.listings.iter();
            listings.map(|listing| candidate(listing, place.file, place.at))
        });
        Ok(lists.collect())
    }

    /// The lists of a single file.
    pub(super) fn in_file(
        &self,
        linker: &Linker<'_>,
        file: FileId,
    ) -> Result<Vec<Candidate>, Unresolved> {
        let start = At::start(file);
        if linker.sources.language(file).is_none() {
            let because = "counterpart does not read files of this kind".to_owned();
            return Err(Unresolved::Undecided(Unknown { at: start, because }));
        }
        let facts = linker.sources.facts(file);
        let place = Place { linker, file, facts: &facts };
        let Some(wanted) = &self.implements.symbol else { return Ok(place.whole()) };
        let found = match found(symbol::find(wanted, &symbol::of_facts(&facts)), file) {
            Ok(found) => found,
            // The file may give the name on without declaring it.
            Err(unresolved) => return place.given(wanted).ok_or(unresolved),
        };
        let own: Vec<_> = found.iter().map(|position| &facts.declarations[*position]).collect();
        let mut lists = place.own(&own);
        if !lists.iter().any(|list| self.shares(list)) {
            // An object whose keys mean nothing to the contract may hold its values; a class or a
            // function may have them further in.
            let inner = place.values(&own).into_iter().chain(place.below(&own));
            let sharing = inner.filter(|list| lists.is_empty() || self.shares(list));
            lists.extend(sharing.collect::<Vec<_>>());
        }
        if lists.is_empty() {
            let span = own.first().map_or(start.span, |found| found.at);
            let because = format!("`{wanted}` lists nothing that can be read");
            return Err(Unresolved::Undecided(Unknown { at: At { file, span }, because }));
        }
        Ok(merge_fields(self.readings(lists)))
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
}

/// A file, and the way from it to others.
struct Place<'a> {
    linker: &'a Linker<'a>,
    file: FileId,
    facts: &'a Facts,
}

impl Place<'_> {
    fn candidate(&self, symbol: &[String], listing: &Listing) -> Candidate {
        Candidate {
            at: At { file: self.file, span: listing.at },
            symbol: symbol.to_vec(),
            form: listing.form,
            over: listing.over.clone(),
            catch_all: listing.catch_all,
            resolved: self.linker.resolve(self.file, symbol, &listing.parts),
        }
    }

    /// The lists of declarations, and of the types that have their names.
    fn own(&self, found: &[&Declaration]) -> Vec<Candidate> {
        let type_of = |found: &&Declaration| {
            let side = [found.symbol.as_slice(), &[TYPE_SIDE.to_owned()]].concat();
            self.facts.declarations.iter().find(move |declaration| declaration.symbol == side)
        };
        let sides = found.iter().copied().chain(found.iter().filter_map(type_of));
        let listings = sides
            .flat_map(|found| found.listings.iter().map(move |listing| (&found.symbol, listing)));
        listings.map(|(symbol, listing)| self.candidate(symbol, listing)).collect()
    }

    /// The lists that stand further in.
    fn below(&self, found: &[&Declaration]) -> Vec<Candidate> {
        let inner = found.iter().flat_map(|found| symbol::below(self.facts, &found.symbol));
        inner.flat_map(|found| self.listed(found)).collect()
    }

    /// The lists of the whole file.
    fn whole(&self) -> Vec<Candidate> {
        let all = &self.facts.declarations;
        let whole: Vec<_> = all.iter().filter(|found| found.symbol == ["[]"]).collect();
        let chosen = if whole.is_empty() { all.iter().collect() } else { whole };
        chosen.into_iter().flat_map(|found| self.listed(found)).collect()
    }

    fn listed(&self, found: &Declaration) -> Vec<Candidate> {
        let listings = found.listings.iter();
        let listed = listings.filter(|listing| listing.form != Form::Constant);
        listed.map(|listing| self.candidate(&found.symbol, listing)).collect()
    }

    /// What a name comes to that the file gives on.
    fn given(&self, wanted: &str) -> Option<Vec<Candidate>> {
        let resolved = self.linker.given(self.file, &symbol::steps(wanted))?;
        Some(vec![Candidate::plain(At::start(self.file), Form::Array, resolved)])
    }

    /// The values of the members of objects, as lists of their own.
    fn values(&self, found: &[&Declaration]) -> Vec<Candidate> {
        let values = |found: &&Declaration| {
            let [Listing { form: Form::Keys, at, .. }] = found.listings.as_slice() else {
                return None;
            };
            let path = found.symbol.iter().cloned().chain(["*".to_owned()]).collect();
            let resolved = self.linker.resolve(self.file, &[], &[Part::From { path, at: *at }]);
            let at = At { file: self.file, span: *at };
            let known = resolved.unknown.is_empty();
            known.then(|| Candidate::plain(at, Form::Variants, resolved))
        };
        found.iter().filter_map(values).collect()
    }
}

impl Candidate {
    const fn plain(at: At, form: Form, resolved: Resolved) -> Self {
        Self { at, symbol: Vec::new(), form, over: None, catch_all: None, resolved }
    }
}

fn found(found: Match, file: FileId) -> Result<Vec<usize>, Unresolved> {
    match found {
        Match::Found(positions) => Ok(positions),
        Match::Ambiguous(names) => Err(Unresolved::Ambiguous(file, names)),
        Match::Nothing(nearest) => Err(Unresolved::NoSymbol(file, nearest)),
    }
}

/// Several declarations of one type are one: their fields add up.
fn merge_fields(lists: Vec<Candidate>) -> Vec<Candidate> {
    if lists.iter().any(|list| list.form != Form::Fields) {
        return lists;
    }
    merge(lists, |a, b| a.symbol == b.symbol)
}

/// Comparisons of the same thing in one function are one list, wherever they stand.
pub fn merge_chains(lists: Vec<Candidate>) -> Vec<Candidate> {
    merge(lists, |a, b| a.over.is_some() && a.over == b.over && a.symbol == b.symbol)
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
