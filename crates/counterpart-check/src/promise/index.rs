//! The parts of a promise by what a source may write for them.

use std::collections::HashMap;

use counterpart_compiler::project::Spelling;

use crate::casing::spell;
use crate::contract::Part;
use crate::link::Meaning;

/// The positions of parts, by what a source may write for them. Of two parts that are written
/// alike, the first counts.
pub struct PartIndex {
    /// By the part's own text, as generated code has it.
    texts: HashMap<String, usize>,
    /// By the text that a source with this spelling writes.
    spellings: HashMap<String, usize>,
    /// By the name of a variant.
    names: HashMap<String, usize>,
}

impl PartIndex {
    /// The index of the parts, for sources that follow `spelling`.
    pub fn of(parts: &[Part], spelling: &Spelling) -> Self {
        let mut index =
            Self { texts: HashMap::new(), spellings: HashMap::new(), names: HashMap::new() };
        for (position, part) in parts.iter().enumerate() {
            let spelled = spell(spelling, &part.text);
            if spelling.is_verbatim() {
                let variants = part.names.iter().chain([&part.text]);
                for name in variants {
                    index.names.entry(name.clone()).or_insert(position);
                }
            } else {
                index.names.entry(spelled.clone()).or_insert(position);
            }
            index.spellings.entry(spelled).or_insert(position);
            index.texts.entry(part.text.clone()).or_insert(position);
        }
        index
    }

    /// The part that a value of a list means.
    pub fn position(&self, meaning: &Meaning) -> Option<usize> {
        let found = match meaning {
            Meaning::Contract(text, _) => self.texts.get(text),
            Meaning::Text(text) => self.spellings.get(text),
            Meaning::Variant(name) => self.names.get(name),
            Meaning::Numbered { number, name } => {
                self.spellings.get(number).or_else(|| self.names.get(name))
            }
        };
        found.copied()
    }
}
