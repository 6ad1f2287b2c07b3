//! Lists in the sources that hold the other parts of a definition.

use std::collections::BTreeSet;

use counterpart_report::impact::TaskEvidence;
use counterpart_sources::facts::{Listing, Part, Written};
use counterpart_sources::sources::FileId;

use super::{Found, Places, Search};

/// A list with fewer of the other parts is none of the definition.
const FEWEST_SHARED: usize = 2;

/// How much a list of the sources shares with a definition.
struct Shared {
    siblings: usize,
    has_part: bool,
    /// Whether it also holds what another symbol lists, or what cannot be told.
    open: bool,
}

impl Search<'_> {
    /// Lists that hold at least half of the other parts and lack the new one.
    pub(super) fn listings(&self) -> Places {
        let using = self.using();
        let mut found = Places::new();
        for file in self.candidates() {
            let facts = self.evidence.sources.facts(file);
            let evidence =
                if using.contains(&file) { TaskEvidence::Imports } else { TaskEvidence::Mentions };
            for declaration in &facts.declarations {
                let name = declaration.symbol.join(".");
                if self.is_promised(file, &name) {
                    continue;
                }
                for listing in &declaration.listings {
                    let shared = self.shared(listing);
                    if shared.has_part || shared.open || !self.is_most(&shared) {
                        continue;
                    }
                    let sentence = format!(
                        "`{name}` has {} of the {} others: add `{}`, or check that it is not needed.",
                        shared.siblings,
                        self.change.trace.siblings.len(),
                        self.change.part.as_deref().unwrap_or_default(),
                    );
                    let (spans, sentence) = (vec![listing.at], Some(sentence));
                    found.push((file, Found { spans, evidence, sentence }));
                }
            }
        }
        found
    }

    /// The files with a list that holds the part and at least half of the others.
    pub(super) fn listing_it(&self) -> BTreeSet<FileId> {
        let lists = |file: &FileId| {
            let facts = self.evidence.sources.facts(*file);
            let mut all = facts.declarations.iter().flat_map(|declaration| &declaration.listings);
            all.any(|listing| {
                let shared = self.shared(listing);
                shared.has_part && self.is_most(&shared)
            })
        };
        self.candidates().into_iter().filter(lists).collect()
    }

    /// The files that name at least one of the other parts.
    fn candidates(&self) -> BTreeSet<FileId> {
        let trace = &self.change.trace;
        let texts: BTreeSet<&String> = trace.siblings.iter().chain(&trace.sibling_names).collect();
        self.files.mentions(texts, |_| true).into_keys().collect()
    }

    fn is_most(&self, shared: &Shared) -> bool {
        let all = self.change.trace.siblings.len();
        shared.siblings >= FEWEST_SHARED && shared.siblings * 2 >= all
    }

    fn shared(&self, listing: &Listing) -> Shared {
        let trace = &self.change.trace;
        let mut held = BTreeSet::new();
        let mut shared = Shared { siblings: 0, has_part: false, open: false };
        for part in &listing.parts {
            match part {
                Part::One { value, .. } | Part::Also { value, .. } | Part::Maybe { value, .. } => {
                    let text = match value {
                        Written::Value(text) | Written::Numbered { name: text, .. } => Some(text),
                        Written::Name(path) => path.last(),
                    };
                    let Some(text) = text else { continue };
                    shared.has_part |= trace.values.contains(text) || trace.names.contains(text);
                    held.insert(text);
                }
                Part::From { .. } | Part::Without { .. } | Part::Unknown { .. } => {
                    shared.open = true;
                }
            }
        }
        let names = trace.siblings.iter().zip(&trace.sibling_names);
        shared.siblings =
            names.filter(|(text, name)| held.contains(text) || held.contains(name)).count();
        shared
    }
}
