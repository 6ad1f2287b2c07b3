//! From a written value to what it means.

use std::collections::HashSet;
use std::rc::Rc;

use super::listing::first_readings;
use super::{Linker, Located, Meaning, Owner, Scope, Target, is_constant, written};
use crate::contract;
use crate::facts::{Facts, Part, Written};
use crate::sources::FileId;

impl Linker<'_> {
    /// What a written value means, or why that cannot be told.
    pub(super) fn value(
        &self,
        scope: &Scope,
        value: &Written,
        trail: usize,
    ) -> Result<Meaning, String> {
        match value {
            Written::Value(text) => Ok(Meaning::Text(text.clone())),
            Written::Name(path) => self.named(scope, path, trail),
            Written::Numbered { number, name } => {
                Ok(Meaning::Numbered { number: number.clone(), name: name.clone() })
            }
        }
    }

    /// The declaration that a named value is a member of.
    pub(super) fn owner(&self, scope: &Scope, value: &Written, trail: usize) -> Option<Owner> {
        let Written::Name(path) = value else { return None };
        if let Ok(Target::Declared { file, symbol }) = self.locate(scope, path, trail + 1) {
            let (_, owner) = symbol.split_last()?;
            return (!owner.is_empty()).then(|| (file, owner.to_vec()));
        }
        // A variant without a value of its own is not declared.
        let (_, owner) = path.split_last()?;
        match self.locate(scope, owner, trail + 1) {
            Ok(Target::Declared { file, symbol }) => Some((file, symbol)),
            Ok(Target::Generated(_) | Target::File(_)) | Err(_) => None,
        }
    }

    fn named(&self, scope: &Scope, path: &[String], trail: usize) -> Result<Meaning, String> {
        let located = self.locate(scope, path, trail + 1);
        match located {
            Ok(Target::Generated(generated)) => match generated {
                contract::Generated::Part(of, text) => {
                    Ok(Meaning::Contract(text, self.contracts.source(of)))
                }
                contract::Generated::Value(text) => Ok(Meaning::Text(text)),
                contract::Generated::Module(_) | contract::Generated::Subject(_) => {
                    Err(format!("`{}` is not a single value", written(path)))
                }
            },
            Ok(Target::Declared { file, symbol }) => {
                let facts = self.sources.facts(file);
                let scope = Scope { file, symbol };
                self.constant(&scope, &facts, path, trail)
            }
            Ok(Target::File(_)) => Err(format!("`{}` is a file", written(path))),
            Err(because) => self.variant(scope, path, trail).ok_or(because),
        }
    }

    /// The value of a constant.
    fn constant(
        &self,
        scope: &Scope,
        facts: &Facts,
        path: &[String],
        trail: usize,
    ) -> Result<Meaning, String> {
        let declarations = self.with_symbol(scope.file, facts, &scope.symbol);
        let [declaration] = declarations.as_slice() else {
            return Err(format!("`{}` is declared more than once", written(path)));
        };
        let readings = first_readings(declaration.listings.iter().collect());
        let [listing] = readings.as_slice() else {
            return Err(format!("the value of `{}` is not known", written(path)));
        };
        let [part] = listing.parts.as_slice() else {
            return Err(format!("`{}` is not a single value", written(path)));
        };
        match part {
            // What is only another name: `const GITHUB = Keys.Github`.
            Part::From { path, .. } => self.named(scope, path, trail + 1),
            Part::Unknown { because, .. } => Err(because.clone()),
            Part::One { value: Written::Name(name), .. } if *name == scope.symbol => {
                Ok(Meaning::Variant(name.last().cloned().unwrap_or_default()))
            }
            Part::One { value, .. } if is_constant(declaration) => {
                self.value(scope, value, trail + 1)
            }
            Part::One { .. } | Part::Also { .. } | Part::Maybe { .. } | Part::Without { .. } => {
                Err(format!("`{}` is a list, not a value", written(path)))
            }
        }
    }

    /// A name that its own owner lists, and that has no value of its own.
    fn variant(&self, scope: &Scope, path: &[String], trail: usize) -> Option<Meaning> {
        let (last, owner) = path.split_last()?;
        let listed = |file, symbol: &[String]| self.names_in(file, symbol).contains(last);
        // Inside the owner its own names may stand alone.
        let inside = !scope.symbol.is_empty() && listed(scope.file, &scope.symbol);
        let is_own = owner.is_empty() || scope.symbol.ends_with(owner);
        if inside && is_own {
            return Some(Meaning::Variant(last.clone()));
        }
        let located: Located = self.locate(scope, owner, trail + 1);
        match located {
            Ok(Target::Declared { file, symbol }) if listed(file, &symbol) => {
                Some(Meaning::Variant(last.clone()))
            }
            Ok(Target::Declared { .. } | Target::Generated(_) | Target::File(_)) | Err(_) => None,
        }
    }

    /// The last steps of the names that a symbol lists.
    fn names_in(&self, file: FileId, symbol: &[String]) -> Rc<HashSet<String>> {
        let place = (file, symbol.to_vec());
        if let Some(known) = self.names.borrow().get(&place) {
            return Rc::clone(known);
        }
        let facts = self.sources.facts(file);
        let declarations = self.with_symbol(file, &facts, symbol).into_iter();
        let listings = declarations.flat_map(|declaration| &declaration.listings);
        let name = |part: &Part| match part {
            Part::One { value, .. } | Part::Also { value, .. } | Part::Maybe { value, .. } => {
                match value {
                    Written::Name(name) => name.last().cloned(),
                    Written::Value(_) | Written::Numbered { .. } => None,
                }
            }
            Part::From { .. } | Part::Without { .. } | Part::Unknown { .. } => None,
        };
        let names = listings.flat_map(|listing| &listing.parts).filter_map(name);
        let names: Rc<HashSet<String>> = Rc::new(names.collect());
        self.names.borrow_mut().insert(place, Rc::clone(&names));
        names
    }
}
