//! The names of inner modules and functions, made relative to the file's own module.

use std::collections::BTreeSet;

use crate::facts::{Facts, Part, Written};

/// Rewrites the paths of all parts. `lexical` has, for each declaration, the lengths of its symbol
/// at which names can be looked up.
pub(super) fn settle(facts: &mut Facts, lexical: &[Vec<usize>]) {
    let known = Known::of(facts);
    for (declaration, scopes) in facts.declarations.iter_mut().zip(lexical) {
        let scope = Scope { known: &known, symbol: &declaration.symbol, scopes };
        let parts = declaration.listings.iter_mut().flat_map(|list| &mut list.parts);
        parts.for_each(|part| scope.part(part));
    }
}

/// The names that a file declares or imports, by the scope they are in.
struct Known {
    declared: BTreeSet<Vec<String>>,
    imported: BTreeSet<String>,
}

impl Known {
    fn of(facts: &Facts) -> Self {
        Self {
            declared: facts.declarations.iter().map(|it| it.symbol.clone()).collect(),
            imported: facts.imports.iter().map(|it| it.local.clone()).collect(),
        }
    }

    fn has(&self, symbol: &[String]) -> bool {
        self.declared.contains(symbol) || self.imported.contains(&symbol.join("::"))
    }
}

/// Where the names of one declaration are looked up.
struct Scope<'s> {
    known: &'s Known,
    symbol: &'s [String],
    scopes: &'s [usize],
}

impl Scope<'_> {
    fn part(&self, part: &mut Part) {
        let (path, at) = match part {
            Part::One { value: Written::Name(path), at }
            | Part::Also { value: Written::Name(path), at }
            | Part::Maybe { value: Written::Name(path), at, .. }
            | Part::From { path, at } => (path, *at),
            Part::Without { parts, .. } => {
                return parts.iter_mut().for_each(|part| self.part(part));
            }
            Part::One { value: Written::Value(_), .. }
            | Part::Also { value: Written::Value(_), .. }
            | Part::Maybe { value: Written::Value(_), .. }
            | Part::One { value: Written::Numbered { .. }, .. }
            | Part::Also { value: Written::Numbered { .. }, .. }
            | Part::Maybe { value: Written::Numbered { .. }, .. }
            | Part::Unknown { .. } => return,
        };
        if let Err(because) = self.path(path) {
            *part = Part::Unknown { at, because };
        }
    }

    /// Looks a path up from the inside out.
    ///
    /// # Errors
    /// Why it is unknown.
    fn path(&self, path: &mut Vec<String>) -> Result<(), String> {
        let Some(first) = path.first().cloned() else { return Ok(()) };
        let symbol = self.symbol;
        let module = self.scopes.first().copied().unwrap_or(0);
        if let Some(settled) = in_module(&symbol[..module.min(symbol.len())], path) {
            *path = settled;
            return Ok(());
        }
        // A function sees what is inside of it.
        let lengths = std::iter::once(symbol.len()).chain(self.scopes.iter().rev().copied());
        for length in lengths.filter(|length| *length <= symbol.len()) {
            let candidate = [&symbol[..length], std::slice::from_ref(&first)].concat();
            if self.known.has(&candidate) {
                *path = [&symbol[..length], path].concat();
                return Ok(());
            }
        }
        let variable = path.len() == 1 && first.starts_with(char::is_lowercase);
        if variable && !self.known.has(path) {
            return Err(format!("`{first}` is a variable"));
        }
        Ok(())
    }
}

/// A path that begins with `self`, `super` or `crate`, as it is seen from the file's own module;
/// none for one that begins with a name.
pub(super) fn in_module(module: &[String], path: &[String]) -> Option<Vec<String>> {
    let (first, rest) = path.split_first()?;
    match (first.as_str(), module.split_last()) {
        ("crate", _) | ("super", None) => Some(path.to_vec()),
        ("self", _) => Some([module, rest].concat()),
        ("super", Some((_, outer))) => {
            // `super::super` goes on from there.
            let next =
                in_module(outer, rest).filter(|_| rest.first().is_some_and(|it| it == "super"));
            Some(next.unwrap_or_else(|| [outer, rest].concat()))
        }
        _ => None,
    }
}
