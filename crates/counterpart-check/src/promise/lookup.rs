//! Which part a listed value means, found without going through all parts.

use std::collections::HashMap;

use counterpart_compiler::project::Spelling;

use crate::contract::Part;
use crate::link::Meaning;
use crate::spelling::spell;

/// The positions of parts by what they are called.
pub(super) struct Lookup {
    /// By the text of the contract.
    texts: HashMap<String, usize>,
    /// By the text that the source writes.
    spelled: HashMap<String, usize>,
    /// By the name in generated code, where the source spells nothing its own way.
    names: HashMap<String, usize>,
}

impl Lookup {
    /// The lookup of some parts. Of two that are called the same, the first counts.
    pub(super) fn of(parts: &[Part], spelling: &Spelling) -> Self {
        let mut lookup =
            Self { texts: HashMap::new(), spelled: HashMap::new(), names: HashMap::new() };
        for (position, part) in parts.iter().enumerate() {
            let spelled = spell(spelling, &part.text);
            lookup.texts.entry(part.text.clone()).or_insert(position);
            if spelling.is_verbatim() {
                let names = part.name.iter().chain([&part.text]);
                for name in names {
                    lookup.names.entry(name.clone()).or_insert(position);
                }
            } else {
                lookup.names.entry(spelled.clone()).or_insert(position);
            }
            lookup.spelled.entry(spelled).or_insert(position);
        }
        lookup
    }

    /// The part that a value means.
    pub(super) fn find(&self, meaning: &Meaning) -> Option<usize> {
        match meaning {
            Meaning::Contract(text, _) => self.texts.get(text),
            Meaning::Text(text) => self.spelled.get(text),
            Meaning::Variant(name) => self.names.get(name),
            Meaning::Numbered { number, name } => {
                self.spelled.get(number).or_else(|| self.names.get(name))
            }
        }
        .copied()
    }
}
