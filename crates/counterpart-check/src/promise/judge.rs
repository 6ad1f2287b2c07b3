//! Compares the lists of a place with the contract.

use super::candidates::{Candidate, merge_chains};
use super::{Cell, Held, Promise, Unresolved};
use crate::contract::Part;
use crate::facts::Form;
use crate::link::{Certainty, Item, Linker, Meaning, Unknown};
use crate::read::Language;
use crate::sources::{At, FileId};

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
        let counted = self.counted(candidates, files);
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
    ) -> Result<Vec<Candidate>, Unresolved> {
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
                Meaning::Text(_) | Meaning::Variant(_) => false,
            };
            !foreign && self.part_of(item).is_some()
        })
    }

    fn held(&self, candidate: Candidate, broken: Option<FileId>, linker: &Linker<'_>) -> Held {
        let Candidate { at, form, catch_all, resolved, .. } = candidate;
        let mut by_part: Vec<Vec<&Item>> = vec![Vec::new(); self.parts.list.len()];
        for item in &resolved.items {
            if let Some(position) = self.part_of(item) {
                by_part[position].push(item);
            }
        }
        let cell = |(position, part): (usize, &Part)| {
            let mut items = by_part[position].iter().copied();
            let certain =
                items.clone().find(|item| !matches!(item.certainty, Certainty::Conditional(_)));
            if let Some(item) = certain {
                return Cell::Covered(item.at);
            }
            if let Some(reason) = self.implements.except.get(&part.text) {
                return Cell::Excepted(reason.clone());
            }
            if let Some(Item { at, certainty: Certainty::Conditional(because), .. }) = items.next()
            {
                return Cell::Unknown(Unknown { at: *at, because: because.clone() });
            }
            match (resolved.unknown.first(), broken) {
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
            let known = || extras.iter().any(|other| other.meaning == item.meaning);
            let foreign = item.certainty == Certainty::Certain && self.part_of(&item).is_none();
            if foreign && !known() {
                extras.push(item);
            }
        }
        Held { at, form, catch_all, cells, extras, is_plain }
    }
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
