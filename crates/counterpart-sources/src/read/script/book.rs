//! The declarations of one file as they are found, each name once.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::Bound;

use oxc::semantic::SymbolId;

use crate::facts::{Declaration, Form, Listing, Part, Span, Written};

/// Why the values of a name that stands for several things are unknown.
const SEVERAL: &str = "the name is declared more than once here";

/// How many names that stand for one another are followed.
const LONGEST_ALIAS: usize = 8;

/// The declarations of one file.
#[derive(Default)]
pub struct Book {
    entries: Vec<Entry>,
    /// Sorted, so that what is declared below a symbol stands behind it.
    by_symbol: BTreeMap<Vec<String>, usize>,
    /// Of an array of objects, the lists of its properties.
    columns: HashMap<Vec<String>, Vec<usize>>,
    /// What the first list of an entry has, as far as it was asked for.
    listed: HashMap<usize, Listed>,
}

/// The values that a list has, as far as its parts were read.
#[derive(Default)]
struct Listed {
    read: usize,
    values: HashSet<Written>,
}

struct Entry {
    declaration: Declaration,
    /// The variable it belongs to. Two variables of one name (in two blocks) cannot be told apart
    /// by their name.
    root: Option<SymbolId>,
    again: Option<Span>,
}

impl Book {
    /// Notes that `symbol` is declared.
    pub fn declare(&mut self, symbol: &[String], at: Span, root: Option<SymbolId>) {
        self.entry(symbol, at, root);
    }

    /// Adds a list to a symbol, which is declared where it was not yet.
    pub fn list(&mut self, symbol: &[String], at: Span, root: Option<SymbolId>, listing: Listing) {
        self.entry(symbol, at, root).declaration.listings.push(listing);
    }

    /// Adds parts to the list of a symbol that several declarations make together, as interfaces
    /// and enums do.
    pub fn merge(&mut self, symbol: &[String], at: Span, root: Option<SymbolId>, new: Listing) {
        let listings = &mut self.entry(symbol, at, root).declaration.listings;
        match listings.iter_mut().find(|old| old.form == new.form && old.over == new.over) {
            Some(old) => old.parts.extend(new.parts),
            None => listings.push(new),
        }
    }

    /// Adds a part to every list of a symbol, and to the lists of its elements' properties.
    pub fn add(&mut self, symbol: &[String], part: &Part) {
        let columns = self.columns.get(symbol).into_iter().flatten();
        for index in self.by_symbol.get(symbol).into_iter().chain(columns) {
            for listing in &mut self.entries[*index].declaration.listings {
                listing.parts.push(part.clone());
            }
        }
    }

    /// Notes that a list is only asked whether something is in it: that handles none of its values.
    pub fn only_asked(&mut self, symbol: &[String]) {
        let columns = self.columns.get(symbol).into_iter().flatten();
        for index in self.by_symbol.get(symbol).into_iter().chain(columns) {
            for listing in &mut self.entries[*index].declaration.listings {
                if matches!(listing.form, Form::Array | Form::Keys) {
                    listing.form = Form::Chain;
                }
            }
        }
    }

    /// Adds a part to every list of a symbol and to all that is declared below it, which are no
    /// longer what they were.
    pub fn replace(&mut self, symbol: &[String], part: &Part) {
        let behind =
            self.by_symbol.range::<[String], _>((Bound::Included(symbol), Bound::Unbounded));
        for (_, index) in behind.take_while(|(below, _)| below.starts_with(symbol)) {
            for listing in &mut self.entries[*index].declaration.listings {
                listing.parts.push(part.clone());
            }
        }
    }

    /// The symbol that a symbol is only another name for, as far as it is declared here.
    pub fn origin(&self, symbol: &[String]) -> Vec<String> {
        let mut symbol = symbol.to_vec();
        for _ in 0..LONGEST_ALIAS {
            let Some(entry) = self.by_symbol.get(&symbol).map(|index| &self.entries[*index]) else {
                break;
            };
            let [listing] = entry.declaration.listings.as_slice() else { break };
            match (listing.form, listing.parts.as_slice()) {
                (Form::Constant, [Part::From { path, .. }]) if self.has(path) => {
                    symbol.clone_from(path);
                }
                _ => break,
            }
        }
        symbol
    }

    /// Adds parts to the first list of a symbol. Whether it has one.
    pub fn extend(&mut self, symbol: &[String], parts: Vec<Part>) -> bool {
        let Some(index) = self.by_symbol.get(symbol) else { return false };
        let listing = self.entries[*index].declaration.listings.first_mut();
        listing.is_some_and(|listing| {
            listing.parts.extend(parts);
            true
        })
    }

    /// Whether the first list of a symbol has a part of the same value.
    pub fn lists(&mut self, symbol: &[String], part: &Part) -> bool {
        let (Some(index), Some(value)) = (self.by_symbol.get(symbol), written(part)) else {
            return false;
        };
        let Some(listing) = self.entries[*index].declaration.listings.first() else { return false };
        let listed = self.listed.entry(*index).or_default();
        for known in listing.parts.get(listed.read..).unwrap_or_default() {
            match known {
                Part::One { value, .. } => {
                    listed.values.insert(value.clone());
                }
                // What was taken out before is not there any more.
                Part::Without { .. } => listed.values.clear(),
                Part::Also { .. }
                | Part::Maybe { .. }
                | Part::From { .. }
                | Part::Unknown { .. } => {}
            }
        }
        listed.read = listing.parts.len();
        listed.values.contains(value)
    }

    /// The form of the first list of a symbol. What has lists of its elements' properties is an
    /// array.
    pub fn form(&self, symbol: &[String]) -> Option<Form> {
        let entry = &self.entries[*self.by_symbol.get(symbol)?];
        let own = entry.declaration.listings.first().map(|listing| listing.form);
        own.or_else(|| self.columns.contains_key(symbol).then_some(Form::Array))
    }

    /// Whether the symbol is declared.
    pub fn has(&self, symbol: &[String]) -> bool {
        self.by_symbol.contains_key(symbol)
    }

    /// The declarations as they were found.
    pub fn declarations(&self) -> impl Iterator<Item = &Declaration> {
        self.entries.iter().map(|entry| &entry.declaration)
    }

    /// All declarations, in source order.
    pub fn close(self) -> Vec<Declaration> {
        let mut declarations: Vec<Declaration> =
            self.entries.into_iter().map(Entry::close).collect();
        declarations.sort_by_key(|declaration| (declaration.at.line, declaration.at.column));
        declarations
    }

    fn entry(&mut self, symbol: &[String], at: Span, root: Option<SymbolId>) -> &mut Entry {
        let index = if let Some(index) = self.by_symbol.get(symbol) {
            let entry = &mut self.entries[*index];
            match (entry.root, root) {
                (Some(old), Some(new)) if old != new => {
                    entry.again.get_or_insert(at);
                }
                (None, Some(_)) => entry.root = root,
                (None | Some(_), None) | (Some(_), Some(_)) => {}
            }
            *index
        } else {
            let declaration = Declaration { symbol: symbol.to_vec(), at, listings: Vec::new() };
            self.entries.push(Entry { declaration, root, again: None });
            let index = self.entries.len() - 1;
            self.by_symbol.insert(symbol.to_vec(), index);
            if let Some(array) = symbol.iter().position(|step| step == "[]") {
                self.columns.entry(symbol[..array].to_vec()).or_default().push(index);
            }
            index
        };
        &mut self.entries[index]
    }
}

impl Entry {
    fn close(self) -> Declaration {
        let mut declaration = self.declaration;
        if let Some(at) = self.again {
            let part = Part::Unknown { at, because: SEVERAL.to_owned() };
            let form = declaration.listings.first().map_or(Form::Array, |listing| listing.form);
            declaration.listings =
                vec![Listing { form, at, over: None, parts: vec![part], catch_all: None }];
        }
        declaration
    }
}

fn written(part: &Part) -> Option<&Written> {
    match part {
        Part::One { value, .. } | Part::Also { value, .. } | Part::Maybe { value, .. } => {
            Some(value)
        }
        Part::From { .. } | Part::Without { .. } | Part::Unknown { .. } => None,
    }
}
