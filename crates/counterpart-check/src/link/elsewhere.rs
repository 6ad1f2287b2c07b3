//! Lists that other files take something out of.

use super::{Linker, Resolved, Scope, Target, Unknown};
use crate::read::Language;
use crate::sources::{At, FileId, hash};

impl Linker<'_> {
    /// Nothing is known of a list that another file takes something out of.
    pub(super) fn reduce(&self, file: FileId, symbol: &[String], into: &mut Resolved) {
        let Some(at) = self.reduced_at(file, symbol) else { return };
        into.items.clear();
        let because = "another file removes values from it".to_owned();
        into.unknown.insert(0, Unknown { at, because });
    }

    fn reduced_at(&self, file: FileId, symbol: &[String]) -> Option<At> {
        if self.sources.language(file) != Some(Language::Script) {
            return None;
        }
        // A file that imports a list has its name in it, whatever else it calls it.
        let name = hash(symbol.first()?);
        // Of an array of objects, the lists of its properties lose elements, too.
        let is_it = |found: &Target| match found {
            Target::Declared { file: declared_in, symbol: found } => {
                *declared_in == file
                    && symbol
                        .strip_prefix(found.as_slice())
                        .is_some_and(|below| below.first().is_none_or(|step| step == "[]"))
            }
            Target::Generated(_) | Target::File(_) => false,
        };
        self.sources.ids().filter(|other| *other != file).find_map(|other| {
            if !self.sources.texts(other).has(name) {
                return None;
            }
            let facts = self.sources.facts(other);
            let mut removals = facts.removals.iter();
            let removal = removals.find(|removal| {
                let found = self.locate(&Scope::file(other), &removal.path, 0);
                found.as_ref().is_ok_and(is_it)
            })?;
            Some(At { file: other, span: removal.at })
        })
    }
}
