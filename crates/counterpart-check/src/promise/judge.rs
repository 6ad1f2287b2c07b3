//! Compares the lists of a place with the contract.

use std::collections::{HashMap, HashSet};

use counterpart_compiler::suggest;

use super::candidates::{Candidate, merge_chains};
use super::{Cell, Held, Promise, Unresolved};
use crate::casing::spell;
use crate::contract::Part;
use crate::facts::Form;
use crate::link::{Certainty, Item, Linker, Meaning, Owner, Unknown};
use crate::read::Language;
use crate::sources::{At, FileId};

/// A value is compared with at most this many missing parts, to see whether it is one of them
/// misspelled.
const MOST_MISSING: usize = 32;

impl Promise<'_> {
    /// Compares the lists of a place with the contract.
    pub(super) fn judge(
        &mut self,
        found: Result<Vec<Candidate>, Unresolved>,
        files: &[FileId],
        linker: &Linker<'_>,
    ) {
        let candidates = match found {
            Ok(candidates) => candidates,
            Err(unresolved) => {
                let broken = files.iter().find(|file| linker.sources.has_problems(**file));
                // The symbol may be declared in the part that cannot be read.
                let unresolved = match (unresolved, broken) {
                    (Unresolved::NoSymbol(..), Some(file)) => {
                        Unresolved::Undecided(unreadable(*file))
                    }
                    (unresolved, _) => unresolved,
                };
                self.unresolved.push(unresolved);
                return;
            }
        };
        let counted = self.counted(candidates, files, linker);
        let broken = files.iter().find(|file| linker.sources.has_problems(**file));
        match counted {
            Ok(counted) => {
                for candidate in counted {
                    let held = self.held(candidate, broken.copied(), linker);
                    self.held.push(held);
                }
            }
            Err(unresolved) => self.unresolved.push(unresolved),
        }
    }

    /// The lists that count: the only one; of several, and of those that only look at values, the
    /// ones that share a value with the contract.
    fn counted(
        &self,
        candidates: Vec<Candidate>,
        files: &[FileId],
        linker: &Linker<'_>,
    ) -> Result<Vec<Candidate>, Unresolved> {
        if let [only] = candidates.as_slice()
            && !looks(only.form)
        {
            return Ok(candidates);
        }
        let doubt = candidates.iter().find_map(|list| list.resolved.unknown.first().cloned());
        let at = candidates.first().map(|list| list.at);
        let mut sharing: Vec<Candidate> =
            candidates.into_iter().filter(|list| self.shares(list)).collect();
        if sharing.iter().any(|list| !self.is_of_others(list)) {
            sharing.retain(|list| !self.is_of_others(list));
        }
        let sharing = without_repetitions(self.of_one_enum(sharing, linker));
        if sharing.is_empty() {
            let at = at.unwrap_or(At::start(files[0]));
            let because = format!("no list in it names a part of `{}`", self.implements.contract);
            return Err(Unresolved::Undecided(doubt.unwrap_or(Unknown { at, because })));
        }
        // A comparison beside a list that handles values is a test for some of them.
        let lists = sharing.iter().any(|list| list.form != Form::Chain);
        if lists {
            return Ok(sharing.into_iter().filter(|list| list.form != Form::Chain).collect());
        }
        Ok(merge_chains(sharing))
    }

    /// Whether a list is about the contract: it names a part, and what it looks at is not a value
    /// of another definition that has a part of the same text.
    pub(super) fn shares(&self, list: &Candidate) -> bool {
        let looks = looks(list.form);
        list.resolved.items.iter().any(|item| {
            let foreign = match &item.meaning {
                Meaning::Contract(_, of) => looks && *of != self.source,
                Meaning::Text(_) | Meaning::Variant(_) | Meaning::Numbered { .. } => false,
            };
            !foreign && self.part_of(item).is_some()
        })
    }

    /// Whether a list beside others is about something else, with a value of the same text: it
    /// names fewer than half of the parts, and more that is not a part.
    fn is_of_others(&self, list: &Candidate) -> bool {
        let parts: HashSet<usize> =
            list.resolved.items.iter().filter_map(|item| self.part_of(item)).collect();
        let others = list.resolved.items.iter().filter(|item| self.part_of(item).is_none());
        2 * parts.len() < self.parts.list.len() && others.count() > parts.len()
    }

    /// Lists that look at values of several enums of the sources, without those of an enum that is
    /// about something else: another enum has the name of the definition, or it has fewer than half
    /// as many parts as another and shares a name by chance. One that has more may be an older enum of
    /// the same thing.
    fn of_one_enum(&self, mut lists: Vec<Candidate>, linker: &Linker<'_>) -> Vec<Candidate> {
        if lists.iter().filter_map(looked_at).any(|owner| self.is_namesake(owner)) {
            lists.retain(|list| looked_at(list).is_none_or(|owner| self.is_namesake(owner)));
        }
        let named = |owner: &Owner| {
            let members = linker.members(owner);
            let parts: HashSet<usize> =
                members.items.iter().filter_map(|item| self.part_of(item)).collect();
            parts.len()
        };
        let mut owners: HashMap<Owner, usize> = HashMap::new();
        for owner in lists.iter().filter_map(looked_at) {
            if !owners.contains_key(owner) {
                owners.insert(owner.clone(), named(owner));
            }
        }
        let most = owners.values().copied().max().unwrap_or_default();
        lists.retain(|list| looked_at(list).is_none_or(|owner| 2 * owners[owner] >= most));
        lists
    }

    /// Whether an enum of the sources has the name of the definition, in any casing.
    fn is_namesake(&self, (_, symbol): &Owner) -> bool {
        let letters = |name: &str| -> String {
            name.chars().filter(|it| it.is_alphanumeric()).flat_map(char::to_lowercase).collect()
        };
        let wanted = &self.implements.contract;
        let wanted = wanted.rsplit_once('#').map_or(wanted.as_str(), |(_, name)| name);
        symbol.last().is_some_and(|name| letters(name) == letters(wanted))
    }

    /// Whether a value could be a misspelled part. What lacks the prefix or suffix by which the
    /// source marks the parts is about something else, unless it looks like a part that is missing.
    fn may_be_meant(&self, item: &Item, cells: &[Cell]) -> bool {
        let spelling = &self.implements.spelling;
        let text = item.meaning.text();
        let is_marked = match (spelling.prefix.as_str(), spelling.suffix.as_str()) {
            ("", suffix) => text.ends_with(suffix),
            (prefix, _) => text.starts_with(prefix),
        };
        if is_marked || matches!(item.meaning, Meaning::Contract(..)) {
            return true;
        }
        let missing = self.parts.list.iter().zip(cells).filter(|(_, cell)| **cell == Cell::Missing);
        let missing = missing.take(MOST_MISSING).map(|(part, _)| spell(spelling, &part.text));
        !suggest::nearest(text, missing.collect::<Vec<_>>().iter()).is_empty()
    }

    fn held(&self, candidate: Candidate, broken: Option<FileId>, linker: &Linker<'_>) -> Held {
        let Candidate { at, form, catch_all, resolved, .. } = candidate;
        let mut by_part: Vec<Vec<&Item>> = vec![Vec::new(); self.parts.list.len()];
        for item in &resolved.items {
            if let Some(position) = self.part_of(item) {
                by_part[position].push(item);
            }
        }
        let cell = |(part, items): (&Part, Vec<&Item>)| {
            let certain =
                items.iter().find(|item| !matches!(item.certainty, Certainty::Conditional(_)));
            if let Some(item) = certain {
                return Cell::Covered(item.at);
            }
            if let Some(reason) = self.implements.except.get(&part.text) {
                return Cell::Excepted(reason.clone());
            }
            if let Some(Item { at, certainty: Certainty::Conditional(because), .. }) = items.first()
            {
                return Cell::Unknown(Unknown { at: *at, because: because.clone() });
            }
            match (resolved.unknown.first(), broken) {
                (Some(unknown), _) => Cell::Unknown(unknown.clone()),
                (None, Some(file)) => Cell::Unknown(unreadable(file)),
                (None, None) => Cell::Missing,
            }
        };
        let cells: Vec<Cell> = self.parts.list.iter().zip(by_part).map(cell).collect();
        let is_plain = linker.sources.language(at.file) == Some(Language::Rust)
            && resolved.items.iter().all(|item| matches!(item.meaning, Meaning::Text(_)));
        let mut known: HashSet<String> = HashSet::new();
        let mut extras: Vec<Item> = Vec::new();
        for item in resolved.items {
            let is_extra = item.certainty == Certainty::Certain && self.part_of(&item).is_none();
            if is_extra
                && self.may_be_meant(&item, &cells)
                && known.insert(item.meaning.text().to_owned())
            {
                extras.push(item);
            }
        }
        Held { at, form, catch_all, cells, extras, is_plain }
    }
}

/// The one enum whose values a list looks at.
fn looked_at(list: &Candidate) -> Option<&Owner> {
    let mut owners = list.resolved.items.iter().filter_map(|item| item.owner.as_ref());
    let first = owners.next().filter(|_| looks(list.form))?;
    owners.all(|owner| owner == first).then_some(first)
}

/// Lists that take all their values from one place are that list again: a table in a file, and
/// `TABLE.map(…)` further down. One with a catch-all handles more, and stays.
fn without_repetitions(lists: Vec<Candidate>) -> Vec<Candidate> {
    let places =
        |list: &Candidate| -> Vec<At> { list.resolved.items.iter().map(|item| item.at).collect() };
    let mut known: HashSet<Vec<At>> = HashSet::new();
    let mut left = Vec::new();
    for list in lists {
        let is_known = !known.insert(places(&list));
        if !is_known || list.catch_all.is_some() || !list.resolved.unknown.is_empty() {
            left.push(list);
        }
    }
    left
}

/// Whether code of a kind looks at one value, rather than listing many.
const fn looks(form: Form) -> bool {
    match form {
        Form::Arms | Form::Chain => true,
        Form::Constant | Form::Array | Form::Keys | Form::Fields | Form::Variants => false,
    }
}

fn unreadable(file: FileId) -> Unknown {
    Unknown { at: At::start(file), because: "part of the file could not be read".to_owned() }
}
