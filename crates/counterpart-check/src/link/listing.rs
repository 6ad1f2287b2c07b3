//! From the parts of a list to its values.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use super::{
    Certainty, Item, Linker, ListOf, Meaning, Owner, Resolved, Scope, Target, Unknown, written,
};
use crate::contract::{self, Subject};
use crate::facts::{Form, Listing, Part, Span, Written};
use crate::read::Language;
use crate::sources::{At, FileId};

impl Linker<'_> {
    /// What the parts of a list come to. `symbol` is the place whose list it is.
    pub fn resolve(&self, file: FileId, symbol: &[String], parts: &[Part]) -> Resolved {
        let scope = Scope { file, symbol: symbol.to_vec() };
        let mut resolved = Resolved::default();
        self.parts(&scope, parts, &mut resolved, 0);
        self.reduce(file, symbol, &mut resolved);
        resolved
    }

    /// The values of a list that several files make together.
    pub fn resolve_merged<'p>(&self, parts: impl Iterator<Item = (FileId, &'p Part)>) -> Resolved {
        let mut resolved = Resolved::default();
        for (file, part) in parts {
            let scope = Scope { file, symbol: Vec::new() };
            self.parts(&scope, std::slice::from_ref(part), &mut resolved, 0);
        }
        resolved
    }

    /// What the members of a declaration come to.
    pub fn members(&self, (file, symbol): &Owner) -> Resolved {
        let mut resolved = Resolved::default();
        let at = At::start(*file);
        if let Err(because) = self.declared_list(*file, symbol, symbol, &mut resolved, 0) {
            resolved.unknown.push(Unknown { at, because });
        }
        resolved
    }

    /// What a name comes to that a file gives to others without declaring it; none where it leads
    /// nowhere.
    pub fn given(&self, file: FileId, path: &[String]) -> Option<Resolved> {
        let located = match self.sources.language(file)? {
            Language::Script => self.exported(file, path, 0),
            Language::Rust => self.locate(&Scope::file(file), path, 0),
            Language::Sql
            | Language::Env
            | Language::Json
            | Language::Toml
            | Language::Yaml
            | Language::Prisma => {
                return None;
            }
        };
        let target = located.ok()?;
        let at = At::start(file);
        let mut resolved = Resolved::default();
        if let Err(because) = self.listed(target, path, at, &mut resolved, 0) {
            resolved.unknown.push(Unknown { at, because });
        }
        Some(resolved)
    }

    pub(super) fn parts(&self, scope: &Scope, parts: &[Part], into: &mut Resolved, trail: usize) {
        let at = |span: &Span| At { file: scope.file, span: *span };
        // What is taken out in one go is looked for once.
        let is_taken = |part: &Part| matches!(part, Part::Without { .. });
        for run in parts.chunk_by(|one, next| is_taken(one) && is_taken(next)) {
            let [part] = run else {
                let taken = run.iter().flat_map(|part| match part {
                    Part::Without { parts, .. } => parts.as_slice(),
                    Part::One { .. }
                    | Part::Also { .. }
                    | Part::Maybe { .. }
                    | Part::From { .. }
                    | Part::Unknown { .. } => &[],
                });
                self.without(scope, &taken.cloned().collect::<Vec<_>>(), into, trail);
                continue;
            };
            match part {
                Part::One { value, at: span } => {
                    self.one(scope, value, at(span), Certainty::Certain, into, trail);
                }
                Part::Also { value, at: span } => {
                    self.one(scope, value, at(span), Certainty::Alias, into, trail);
                }
                Part::Maybe { value, at: span, because } => {
                    let certainty = Certainty::Conditional(because.clone());
                    self.one(scope, value, at(span), certainty, into, trail);
                }
                Part::From { path, at: span } => {
                    if let Err(because) = self.all_of(scope, path, at(span), into, trail) {
                        into.unknown.push(Unknown { at: at(span), because });
                    }
                }
                Part::Without { parts, .. } => self.without(scope, parts, into, trail),
                Part::Unknown { at: span, because } => {
                    into.unknown.push(Unknown { at: at(span), because: because.clone() });
                }
            }
        }
    }

    fn one(
        &self,
        scope: &Scope,
        value: &Written,
        at: At,
        certainty: Certainty,
        into: &mut Resolved,
        trail: usize,
    ) {
        match self.value(scope, value, trail) {
            Ok(meaning) => {
                let owner = self.owner(scope, value, trail);
                into.items.push(Item { meaning, at, certainty, owner });
            }
            Err(because) => into.unknown.push(Unknown { at, because }),
        }
    }

    /// Takes values out again. Where it cannot be told which, none is left for certain.
    fn without(&self, scope: &Scope, parts: &[Part], into: &mut Resolved, trail: usize) {
        let mut out = Resolved::default();
        self.parts(scope, parts, &mut out, trail + 1);
        if !out.unknown.is_empty() {
            into.items.clear();
            into.unknown.splice(0..0, out.unknown);
            return;
        }
        let mut removed: HashMap<&str, bool> = HashMap::new();
        for item in &out.items {
            let certainly = match item.certainty {
                Certainty::Certain | Certainty::Alias => true,
                Certainty::Conditional(_) => false,
            };
            *removed.entry(item.meaning.text()).or_default() |= certainly;
        }
        into.items.retain_mut(|item| match removed.get(item.meaning.text()) {
            Some(true) => false,
            Some(false) => {
                let because = "it is excluded in some cases";
                item.certainty = Certainty::Conditional(because.to_owned());
                true
            }
            None => true,
        });
    }

    /// Adds all that another symbol lists.
    fn all_of(
        &self,
        scope: &Scope,
        path: &[String],
        at: At,
        into: &mut Resolved,
        trail: usize,
    ) -> Result<(), String> {
        if let Some((last, owner)) = path.split_last()
            && last == "*"
        {
            return self.members_of(scope, owner, at, into, trail);
        }
        let target = self.locate(scope, path, trail + 1)?;
        self.listed(target, path, at, into, trail)
    }

    /// Adds all that the target of a path lists.
    fn listed(
        &self,
        target: Target,
        path: &[String],
        at: At,
        into: &mut Resolved,
        trail: usize,
    ) -> Result<(), String> {
        match target {
            Target::Generated(generated) => self.generated_list(&generated, path, at, into),
            Target::File(file) => self.declared_list(file, &["[]".to_owned()], path, into, trail),
            Target::Declared { file, symbol } => {
                self.declared_list(file, &symbol, path, into, trail)
            }
        }
    }

    fn declared_list(
        &self,
        file: FileId,
        symbol: &[String],
        path: &[String],
        into: &mut Resolved,
        trail: usize,
    ) -> Result<(), String> {
        let facts = self.sources.facts(file);
        let listings: Vec<_> = self
            .with_symbol(file, &facts, symbol)
            .into_iter()
            .flat_map(|declaration| &declaration.listings)
            .collect();
        let listings = first_readings(listings);
        let merges = listings.iter().all(|listing| listing.form == Form::Fields);
        if listings.is_empty() {
            return Err(format!("`{}` lists nothing that can be read", written(path)));
        }
        if listings.len() > 1 && !merges {
            return Err(format!("`{}` lists values in more than one place", written(path)));
        }
        // A list stands in the scope around its symbol, and sees the symbol itself.
        let scope = Scope { file, symbol: symbol.to_vec() };
        self.add_list((file, symbol.to_vec(), false, trail), into, |own| {
            for listing in listings {
                self.parts(&scope, &listing.parts, own, trail + 1);
            }
            self.reduce(file, symbol, own);
        });
        Ok(())
    }

    /// Adds a list that is made once, however many other lists take it over, and has each of its
    /// values once: lists that take over one another twice would double at each step.
    pub(super) fn add_list(
        &self,
        list: ListOf,
        into: &mut Resolved,
        make: impl FnOnce(&mut Resolved),
    ) {
        let known = self.lists.borrow().get(&list).cloned();
        let own = known.unwrap_or_else(|| {
            let mut own = Resolved::default();
            make(&mut own);
            own.without_repetitions();
            let own = Rc::new(own);
            self.lists.borrow_mut().insert(list, Rc::clone(&own));
            own
        });
        into.items.extend_from_slice(&own.items);
        into.unknown.extend_from_slice(&own.unknown);
    }

    fn generated_list(
        &self,
        generated: &contract::Generated,
        path: &[String],
        at: At,
        into: &mut Resolved,
    ) -> Result<(), String> {
        let nothing = || format!("`{}` of the contract lists nothing", written(path));
        match generated {
            contract::Generated::Subject(subject) => {
                let parts = self.contracts.parts(*subject).ok_or_else(nothing)?;
                let (items, of) = (parts.list.iter(), self.contracts.source(*subject));
                into.items.extend(items.map(|part| Item::generated(part.text.clone(), of, at)));
                Ok(())
            }
            contract::Generated::Part(subject, text) => {
                let of = self.contracts.source(*subject);
                into.items.push(Item::generated(text.clone(), of, at));
                Ok(())
            }
            contract::Generated::Value(text) => {
                let meaning = Meaning::Text(text.clone());
                let certainty = Certainty::Certain;
                into.items.push(Item { meaning, at, certainty, owner: None });
                Ok(())
            }
            contract::Generated::Module(_) => Err(nothing()),
        }
    }
}

/// Of several readings of the same code, the first: what the code itself calls its values.
pub(super) fn first_readings(listings: Vec<&Listing>) -> Vec<&Listing> {
    let mut first: Vec<&Listing> = Vec::new();
    for listing in listings {
        let again = |known: &&Listing| {
            known.at == listing.at && known.form == listing.form && known.over != listing.over
        };
        if !first.iter().any(again) {
            first.push(listing);
        }
    }
    first
}

impl Resolved {
    fn without_repetitions(&mut self) {
        let mut known = HashSet::new();
        let meant = |item: &Item| (item.meaning.clone(), item.certainty.clone());
        self.items.retain(|item| known.insert(meant(item)));
        let mut reasons = HashSet::new();
        self.unknown.retain(|unknown| reasons.insert((unknown.at, unknown.because.clone())));
    }
}

impl Item {
    const fn generated(text: String, of: Subject, at: At) -> Self {
        let meaning = Meaning::Contract(text, of);
        Self { meaning, at, certainty: Certainty::Certain, owner: None }
    }
}

impl Meaning {
    /// The text itself, whatever it stands for.
    pub fn text(&self) -> &str {
        match self {
            Self::Text(text)
            | Self::Contract(text, _)
            | Self::Variant(text)
            | Self::Numbered { name: text, .. } => text,
        }
    }
}
