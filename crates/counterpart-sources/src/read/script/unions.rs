//! Unions of named object types: what their common fields list, as `Event.type` of `type Event =
//! Created | Updated`.

use std::collections::{BTreeSet, HashMap};

use super::book::Book;
use crate::facts::{Declaration, Form, Listing, Part};

/// So deep, unions of unions are followed.
const DEEPEST: usize = 4;

impl Book {
    /// Declares the fields that the members of a union have in common.
    pub fn share_fields(&mut self) {
        for _ in 0..DEEPEST {
            let fields = self.missing_fields();
            if fields.is_empty() {
                return;
            }
            for declaration in fields {
                for listing in declaration.listings {
                    self.list(&declaration.symbol, declaration.at, None, listing);
                }
            }
        }
    }

    /// The fields of unions that are not declared yet, as far as any member declares them here.
    fn missing_fields(&self) -> Vec<Declaration> {
        let unions: Vec<(&Declaration, Vec<&[String]>)> = self
            .declarations()
            .filter_map(|declaration| Some((declaration, members(declaration)?)))
            .collect();
        if unions.is_empty() {
            return Vec::new();
        }
        let mut fields: HashMap<&[String], Vec<&String>> = HashMap::new();
        for declaration in self.declarations() {
            let variants =
                declaration.listings.iter().any(|listing| listing.form == Form::Variants);
            if let (Some((last, owner)), true) = (declaration.symbol.split_last(), variants) {
                fields.entry(owner).or_default().push(last);
            }
        }
        let mut missing = Vec::new();
        for (union, members) in unions {
            let of_members = members.iter().filter_map(|member| fields.get(member)).flatten();
            for field in of_members.copied().collect::<BTreeSet<_>>() {
                let beneath = |path: &[String]| -> Vec<String> {
                    path.iter().chain([field]).cloned().collect()
                };
                let symbol = beneath(&union.symbol);
                if self.has(&symbol) {
                    continue;
                }
                let parts = union.listings.iter().flat_map(|listing| &listing.parts);
                let parts = parts.filter_map(|part| match part {
                    Part::From { path, at } => Some(Part::From { path: beneath(path), at: *at }),
                    Part::One { .. }
                    | Part::Also { .. }
                    | Part::Maybe { .. }
                    | Part::Without { .. }
                    | Part::Unknown { .. } => None,
                });
                let (form, at) = (Form::Variants, union.at);
                let listing =
                    Listing { form, at, over: None, parts: parts.collect(), catch_all: None };
                missing.push(Declaration { symbol, at, listings: vec![listing] });
            }
        }
        missing
    }
}

/// The members of a union, where all of them are named: two or more.
fn members(declaration: &Declaration) -> Option<Vec<&[String]>> {
    let [Listing { form: Form::Variants, parts, .. }] = declaration.listings.as_slice() else {
        return None;
    };
    let named = parts.iter().map(|part| match part {
        Part::From { path, .. } => Some(path.as_slice()),
        Part::One { .. }
        | Part::Also { .. }
        | Part::Maybe { .. }
        | Part::Without { .. }
        | Part::Unknown { .. } => None,
    });
    let members: Vec<&[String]> = named.collect::<Option<_>>()?;
    (members.len() > 1).then_some(members)
}
