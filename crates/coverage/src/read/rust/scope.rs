//! The names of inner modules and functions, made relative to the file's own module.

use std::collections::{BTreeMap, BTreeSet};

use crate::facts::{Declaration, Facts, Part, Written};

/// Rewrites the paths of all parts. `lexical` has, for each declaration, the lengths of its symbol
/// at which names can be looked up.
pub(super) fn settle(facts: &mut Facts, lexical: &[Vec<usize>]) {
    let known = Known::of(facts);
    for (declaration, scopes) in facts.declarations.iter_mut().zip(lexical) {
        let Declaration { symbol, listings, .. } = declaration;
        // A function sees what is inside of it.
        let own = symbol.len();
        for list in listings {
            for part in &mut list.parts {
                settle_part(&known, symbol, scopes, own, part);
            }
        }
    }
}

/// The names that a file declares or imports, by the scope they are in.
struct Known {
    declared: BTreeSet<Vec<String>>,
    imported: BTreeMap<String, ()>,
}

impl Known {
    fn of(facts: &Facts) -> Self {
        let steps = |symbol: &Vec<String>| symbol.clone();
        Self {
            declared: facts.declarations.iter().map(|it| steps(&it.symbol)).collect(),
            imported: facts.imports.iter().map(|it| (it.local.clone(), ())).collect(),
        }
    }

    fn has(&self, symbol: &[String]) -> bool {
        self.declared.contains(symbol) || self.imported.contains_key(&symbol.join("::"))
    }
}

fn settle_part(known: &Known, symbol: &[String], scopes: &[usize], own: usize, part: &mut Part) {
    match part {
        Part::One { value: Written::Name(path), at } => {
            if let Some(because) = settle_path(known, symbol, scopes, own, path) {
                *part = Part::Unknown { at: *at, because };
            }
        }
        Part::Also { value: Written::Name(path), .. }
        | Part::Maybe { value: Written::Name(path), .. } => {
            settle_path(known, symbol, scopes, own, path);
        }
        Part::From { path, at } => {
            if let Some(because) = settle_path(known, symbol, scopes, own, path) {
                *part = Part::Unknown { at: *at, because };
            }
        }
        Part::Without { parts, .. } => {
            for part in parts {
                settle_part(known, symbol, scopes, own, part);
            }
        }
        Part::One { value: Written::Value(_), .. }
        | Part::Also { value: Written::Value(_), .. }
        | Part::Maybe { value: Written::Value(_), .. }
        | Part::Unknown { .. } => {}
    }
}

/// Looks a path up from the inside out. Answers why it cannot be told what it is, if so.
fn settle_path(
    known: &Known,
    symbol: &[String],
    scopes: &[usize],
    own: usize,
    path: &mut Vec<String>,
) -> Option<String> {
    let first = path.first()?.clone();
    let module = scopes.first().copied().unwrap_or(0);
    match first.as_str() {
        "crate" => return None,
        "self" => {
            let rest = path.split_off(1);
            *path = [&symbol[..module.min(symbol.len())], &rest].concat();
            return None;
        }
        "super" if module > 0 => {
            let rest = path.split_off(1);
            *path = [&symbol[..module - 1], &rest].concat();
            return None;
        }
        _ => {}
    }
    let lengths = std::iter::once(own).chain(scopes.iter().rev().copied());
    for length in lengths.filter(|length| *length <= symbol.len()) {
        let candidate = [&symbol[..length], std::slice::from_ref(&first)].concat();
        if known.has(&candidate) {
            *path = [&symbol[..length], path].concat();
            return None;
        }
    }
    let variable = path.len() == 1 && first.starts_with(|letter: char| letter.is_lowercase());
    let at_top = known.has(std::slice::from_ref(&first));
    (variable && !at_top).then(|| format!("`{first}` is a variable"))
}
