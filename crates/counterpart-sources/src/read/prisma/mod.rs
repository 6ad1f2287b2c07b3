//! Schemas of Prisma: enums, models, and where the client is generated to.
//!
//! An enum lists its values as the client has them, by their names; a second reading has what the
//! database calls them (`@map`). A model lists its fields the same two ways. A field of an enum's
//! type lists what the enum does.

mod lines;
#[cfg(test)]
mod tests;

use std::path::Path;

use self::lines::{Block, Line, Word};
use super::places::Places;
use crate::facts::{Declaration, Facts, Form, Listing, Mention, Part, Problem, Span, Written};

/// The types of the language itself.
const SCALARS: [&str; 10] = [
    "String",
    "Boolean",
    "Int",
    "BigInt",
    "Float",
    "Decimal",
    "DateTime",
    "Json",
    "Bytes",
    "Unsupported",
];

/// Reads one file.
#[must_use]
pub fn read(_path: &Path, text: &str) -> Facts {
    let places = Places::of(text);
    let at = |word: &Word| places.range(word.start..word.start + word.length);
    let parsed = lines::blocks(text);
    let mut facts = Facts::default();
    let enums: Vec<&str> = parsed
        .blocks
        .iter()
        .filter(|block| block.kind == "enum")
        .map(|block| block.name.text.as_str())
        .collect();
    for block in &parsed.blocks {
        let mut reader = BlockReader { at: &at, declarations: &mut facts.declarations };
        match block.kind.as_str() {
            "enum" => reader.enumeration(block),
            "model" | "type" | "view" => reader.model(block, &enums),
            "generator" => reader.generator(block),
            _ => {}
        }
    }
    facts.mentions = parsed
        .mentions
        .iter()
        .map(|(word, name)| Mention { text: word.text.clone(), at: at(word), name: *name })
        .collect();
    facts.mentions.sort_unstable();
    let problem = |word: &Word| Problem {
        at: at(word),
        message: "the line is not part of a Prisma block".to_owned(),
    };
    facts.problems = parsed.strays.iter().map(problem).collect();
    facts
}

struct BlockReader<'r> {
    at: &'r dyn Fn(&Word) -> Span,
    declarations: &'r mut Vec<Declaration>,
}

impl BlockReader<'_> {
    fn enumeration(&mut self, block: &Block) {
        let values: Vec<&Line> = block.lines.iter().filter(|line| !line.is_of_block()).collect();
        let names = values.iter().map(|line| self.one(&line.name.text, &line.name)).collect();
        let stored = values.iter().map(|line| self.stored(line)).collect();
        self.declare(block, Form::Variants, names, stored, "database");
        for line in values {
            let symbol = vec![block.name.text.clone(), line.name.text.clone()];
            let parts = vec![self.one(&line.name.text, &line.name)];
            self.add(symbol, &line.name, Form::Constant, parts);
        }
    }

    fn model(&mut self, block: &Block, enums: &[&str]) {
        let fields: Vec<&Line> = block.lines.iter().filter(|line| !line.is_of_block()).collect();
        let typed = |line: &Line| line.ty.as_ref().map(|ty| ty.text.clone()).unwrap_or_default();
        let is_column = |line: &Line| {
            let ty = typed(line);
            SCALARS.contains(&ty.as_str()) || enums.contains(&ty.as_str())
        };
        // What a relation leads to may be part of a contract, so it is not an unexpected column.
        let part = |reader: &Self, line: &Line, stored: bool| {
            let part =
                if stored { reader.stored(line) } else { reader.one(&line.name.text, &line.name) };
            match part {
                Part::One { value, at } if !is_column(line) => Part::Also { value, at },
                part @ (Part::One { .. }
                | Part::Also { .. }
                | Part::Maybe { .. }
                | Part::From { .. }
                | Part::Without { .. }
                | Part::Unknown { .. }) => part,
            }
        };
        let names = fields.iter().map(|line| part(self, line, false)).collect();
        let stored = fields.iter().map(|line| part(self, line, true)).collect();
        self.declare(block, Form::Fields, names, stored, "column");
        for line in fields {
            let ty = typed(line);
            let (Some(word), false) = (&line.ty, SCALARS.contains(&ty.as_str())) else { continue };
            if line.has("relation") || ty.is_empty() {
                continue;
            }
            let symbol = vec![block.name.text.clone(), line.name.text.clone()];
            let parts = vec![Part::From { path: vec![ty], at: (self.at)(word) }];
            self.add(symbol, &line.name, Form::Variants, parts);
        }
    }

    /// Where a client is generated to: `generator.client.output`.
    fn generator(&mut self, block: &Block) {
        for line in &block.lines {
            let (Some(text), "output" | "provider") = (&line.text, line.name.text.as_str()) else {
                continue;
            };
            let name = block.name.text.clone();
            let symbol = vec!["generator".to_owned(), name, line.name.text.clone()];
            let parts = vec![self.one(&text.text, text)];
            self.add(symbol, &line.name, Form::Constant, parts);
        }
    }

    /// Declares a block by its names, and by what the database has where that differs.
    fn declare(
        &mut self,
        block: &Block,
        form: Form,
        names: Vec<Part>,
        stored: Vec<Part>,
        over: &str,
    ) {
        let at = (self.at)(&block.name);
        let listing =
            |over: Option<String>, parts| Listing { form, at, over, parts, catch_all: None };
        let differs = names != stored;
        let mut listings = vec![listing(None, names)];
        if differs {
            listings.push(listing(Some(over.to_owned()), stored));
        }
        let symbol = vec![block.name.text.clone()];
        self.declarations.push(Declaration { symbol, at, listings });
    }

    fn add(&mut self, symbol: Vec<String>, word: &Word, form: Form, parts: Vec<Part>) {
        let at = (self.at)(word);
        let listings = vec![Listing { form, at, over: None, parts, catch_all: None }];
        self.declarations.push(Declaration { symbol, at, listings });
    }

    fn one(&self, text: &str, word: &Word) -> Part {
        Part::One { value: Written::Value(text.to_owned()), at: (self.at)(word) }
    }

    fn stored(&self, line: &Line) -> Part {
        self.one(line.mapped().unwrap_or(&line.name.text), &line.name)
    }
}
