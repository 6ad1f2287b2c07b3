//! From the members of a symbol to their values: `Object.values(KEYS)`, `*` as the last step.

use super::listing::first_readings;
use super::{
    Certainty, Item, Linker, Meaning, Resolved, Scope, Target, alias, is_constant, written,
};
use crate::contract;
use crate::facts::{Declaration, Facts, Form, Part};
use crate::sources::{At, FileId};

impl Linker<'_> {
    /// Adds the values of all members of a symbol.
    pub(super) fn members_of(
        &self,
        scope: &Scope,
        owner: &[String],
        at: At,
        into: &mut Resolved,
        trail: usize,
    ) -> Result<(), String> {
        match self.locate(scope, owner, trail + 1)? {
            Target::Generated(generated) => self.generated_values(&generated, owner, at, into),
            Target::File(_) => Err(format!("`{}` is a file", written(owner))),
            Target::Declared { file, symbol } => {
                let facts = self.sources.facts(file);
                let other = self.with_symbol(file, &facts, &symbol).into_iter().find_map(alias);
                if let Some(other) = other.filter(|other| *other != owner) {
                    let scope = Scope { file, symbol: symbol.clone() };
                    return self.members_of(&scope, other, at, into, trail + 1);
                }
                self.declared_members(file, &facts, &symbol, into, trail)
            }
        }
    }

    fn declared_members(
        &self,
        file: FileId,
        facts: &Facts,
        symbol: &[String],
        into: &mut Resolved,
        trail: usize,
    ) -> Result<(), String> {
        let listings: Vec<_> = self
            .with_symbol(file, facts, symbol)
            .into_iter()
            .flat_map(|found| &found.listings)
            .collect();
        let listings = first_readings(listings);
        let [listing] = listings.as_slice() else {
            return Err(format!("`{}` does not have exactly one list of members", written(symbol)));
        };
        let scope = Scope { file, symbol: symbol.to_vec() };
        let list = (file, symbol.to_vec(), true, trail);
        match listing.form {
            Form::Array | Form::Variants => self.add_list(list, into, |own| {
                self.parts(&scope, &listing.parts, own, trail + 1);
            }),
            Form::Constant | Form::Keys | Form::Fields | Form::Arms | Form::Chain => {
                let members: Vec<_> = members(facts, symbol).collect();
                let plain = listing.parts.iter().all(|part| matches!(part, Part::One { .. }));
                if !plain || members.len() != listing.parts.len() {
                    return Err(format!("not every member of `{}` is a constant", written(symbol)));
                }
                for listing in members.iter().flat_map(|member| &member.listings) {
                    self.parts(&scope, &listing.parts, into, trail + 1);
                }
            }
        }
        Ok(())
    }

    fn generated_values(
        &self,
        generated: &contract::Generated,
        path: &[String],
        at: At,
        into: &mut Resolved,
    ) -> Result<(), String> {
        let nothing = || format!("the values of `{}` are not known", written(path));
        let contract::Generated::Subject(subject) = generated else { return Err(nothing()) };
        let values = self.contracts.values(*subject).ok_or_else(nothing)?;
        let text = |value| Item {
            meaning: Meaning::Text(value),
            at,
            certainty: Certainty::Certain,
            owner: None,
        };
        into.items.extend(values.into_iter().map(text));
        Ok(())
    }
}

/// The members of a symbol that are one value each.
fn members<'f>(facts: &'f Facts, symbol: &[String]) -> impl Iterator<Item = &'f Declaration> {
    facts.declarations.iter().filter(move |declaration| {
        declaration.symbol.len() == symbol.len() + 1
            && declaration.symbol.starts_with(symbol)
            && is_constant(declaration)
    })
}
