//! Names the variants of unions after what marks them, never after their position.

use std::collections::HashSet;
use std::rc::Rc;

use super::conjunction::{Choice, Conjunction};
use super::facts::Facts;
use super::marks::{BranchName, Counts, Marks};
use super::planner::Planner;
use super::trivial;
use crate::diagnostic::Code;
use crate::model::{Kind, Kinds, Logic, Meaning, SchemaId};
use crate::names::Taken;

/// The length up to which a title is used as a name.
const LONGEST_TITLE: usize = 40;
/// The depth of nested choices to which the kinds of a branch are looked for.
const KINDS_DEPTH: usize = 6;

impl Planner<'_> {
    /// The names of all branches of a choice, in their order. They depend on the choice alone, and
    /// are found out once.
    pub(super) fn branch_names(&self, choice: Choice) -> Rc<[BranchName]> {
        if let Some(known) = self.known_names.borrow().get(&choice) {
            return Rc::clone(known);
        }
        let names: Rc<[BranchName]> = self.names_of_branches(choice).into();
        self.known_names.borrow_mut().insert(choice, Rc::clone(&names));
        names
    }

    fn names_of_branches(&self, choice: Choice) -> Vec<BranchName> {
        let (owner, position) = choice;
        let constraint = self.schemas()[owner].constraints.get(position);
        let meaning = constraint.map(|constraint| &constraint.meaning);
        let Some(Meaning::Logic(Logic::AnyOf(branches) | Logic::OneOf(branches))) = meaning else {
            return Vec::new();
        };
        let within = Facts::gather(self.schemas(), &Conjunction::of([owner])).kinds;
        let marks: Vec<Marks> = branches
            .iter()
            .map(|branch| {
                let conjunction = Conjunction::of([*branch]).about(within);
                let facts = Facts::gather(self.schemas(), &conjunction);
                let words = facts.properties.keys();
                let words =
                    words.filter_map(|key| Some((key.clone(), self.value_of(&facts, key)?)));
                let words = words.collect();
                Marks { words, facts, kinds: self.kinds_of(&conjunction, KINDS_DEPTH) }
            })
            .collect();
        let counts = Counts::of(&marks);
        let mut taken = Taken::default();
        let names = branches.iter().enumerate().map(|(at, branch)| {
            let wanted =
                self.said_name(*branch).unwrap_or_else(|| self.marked_name(&marks[at], &counts));
            let name = taken.unique(wanted.clone());
            BranchName { branch: *branch, wanted, name }
        });
        names.collect()
    }

    /// Reports two variants of one union that want the same name.
    pub(super) fn report_variants(&mut self, second: &BranchName, first: SchemaId) {
        let (place, first) = (self.schemas[second.branch].place, self.schemas[first].place);
        let BranchName { wanted, name, .. } = second;
        let sentence =
            format!("two variants have the name `{wanted}`; this one is renamed to `{name}`");
        let help = "give each a `title` or x-counterpart.name: the number is its position";
        let diagnostic = self.sources.diagnose(Code::NameCollision, place, sentence).help(help);
        self.push_collision(diagnostic, first);
    }

    /// What the contract calls a branch: its name, its target's name or its title.
    fn said_name(&self, branch: SchemaId) -> Option<String> {
        let annotations = &self.schemas()[branch].annotations;
        if let Some(name) = &annotations.extension.name {
            return Some(self.names.pascal(name));
        }
        let target = self.lone_reference(&Conjunction::of([branch]));
        if let Some(target) = target.and_then(|target| self.definition_of(target)) {
            return Some(self.names.pascal(&self.definitions[target.0 as usize].name));
        }
        let title = annotations.title.as_deref().filter(|title| title.len() <= LONGEST_TITLE);
        let title = title.filter(|title| title.contains(char::is_alphanumeric));
        title.map(|title| self.names.pascal(title))
    }

    /// The name of a branch after what tells it from the others.
    fn marked_name(&self, own: &Marks, all: &Counts) -> String {
        let of_kind = match kinds_name(own.kinds) {
            Some(name) => name.to_owned(),
            None => several_kinds(own.kinds),
        };
        if !own.kinds.has(Kind::Object)
            || (own.kinds != Kind::Object.into() && own.kinds != Kinds::ALL)
        {
            // A single value is a variant that holds nothing: only its name says which value it is.
            let single = own.facts.values.as_ref().is_some_and(|values| values.len() == 1);
            let within =
                (all.has_alike(own.kinds) || single).then(|| self.within_kind(own)).flatten();
            return within.unwrap_or(of_kind);
        }
        let by_key = || sole_property(self, &own.facts).map(|key| self.names.pascal(key));
        let marked = || all.mark_by_name(own).map(|key| self.names.pascal(key));
        all.mark_by_value(own).or_else(by_key).or_else(marked).unwrap_or(of_kind)
    }

    /// The only value of a required property, as a word.
    fn value_of(&self, facts: &Facts, key: &String) -> Option<String> {
        let schemas = facts.properties.get(key).filter(|_| facts.required.contains(key))?;
        let of_key = Conjunction::of(schemas.iter().copied());
        let values = Facts::gather(self.schemas(), &of_key).values?;
        let [only] = values.as_slice() else { return None };
        let value = &only.literal.value;
        match value.as_str() {
            Some(text) => Some(self.names.pascal(text)),
            None => scalar_word(value).map(|word| self.names.pascal(&format!("{key} {word}"))),
        }
    }

    /// What tells a branch from others of the same kind that are no objects.
    fn within_kind(&self, own: &Marks) -> Option<String> {
        if let Some(values) = &own.facts.values {
            return match values.as_slice() {
                [only] => {
                    let value = &only.literal.value;
                    let word = value.as_str().map(str::to_owned).or_else(|| scalar_word(value));
                    word.map(|word| self.names.pascal(&word))
                }
                _ => Some("Known".to_owned()),
            };
        }
        if own.kinds == Kind::String.into() {
            return own.facts.format.map(|format| self.names.pascal(format.name()));
        }
        if own.kinds != Kind::Array.into() {
            return None;
        }
        if own.facts.prefixes.iter().any(|prefix| !prefix.is_empty()) {
            return Some("Tuple".to_owned());
        }
        let items = Conjunction::of(own.facts.items.iter().map(|(_, schema)| *schema));
        let target = self.lone_reference(&items).and_then(|target| self.definition_of(target));
        let name = match target {
            Some(target) => self.names.pascal(&self.definitions[target.0 as usize].name),
            None => kinds_name(self.kinds_of(&items, KINDS_DEPTH))?.to_owned(),
        };
        Some(format!("ArrayOf{name}"))
    }

    /// Whether the value of one required property tells these branches apart.
    pub(super) fn is_tagged(&self, branches: &[SchemaId]) -> bool {
        let facts: Vec<Facts> = branches
            .iter()
            .map(|branch| Facts::gather(self.schemas(), &Conjunction::of([*branch])))
            .collect();
        let Some(first) = facts.first() else { return false };
        first.required.iter().any(|key| {
            let mut seen = HashSet::new();
            facts.iter().all(|facts| {
                let Some(schemas) = facts.properties.get(key) else { return false };
                let of_key = Conjunction::of(schemas.iter().copied());
                let values = Facts::gather(self.schemas(), &of_key).values;
                facts.required.contains(key)
                    && values.is_some_and(|values| {
                        values.iter().all(|value| seen.insert(value.identity()))
                    })
            })
        })
    }
}

/// The only property of a closed object that requires it: how serde marks a variant.
fn sole_property<'f>(planner: &Planner<'_>, facts: &'f Facts) -> Option<&'f str> {
    let closed = facts.patterns.is_empty()
        && facts.others.iter().any(|it| trivial::admits_none(planner.schemas(), *it));
    match (facts.properties.len(), facts.required.len(), facts.required.first()) {
        (1, 1, Some(key)) if closed && facts.properties.contains_key(key) => Some(key),
        _ => None,
    }
}

/// The name of a set of kinds that make several types.
fn several_kinds(kinds: Kinds) -> String {
    if kinds.is_empty() {
        return "Never".to_owned();
    }
    if kinds == Kinds::ALL {
        return "Other".to_owned();
    }
    let number = Kinds::NUMBER.within(kinds);
    let names = kinds.iter().filter(|kind| !(number && *kind == Kind::Integer));
    let names: Vec<&str> = names.filter_map(|kind| kinds_name(kind.into())).collect();
    names.join("Or")
}

/// A boolean or a number as a word.
fn scalar_word(value: &serde_json::Value) -> Option<String> {
    match value {
        serde_json::Value::Bool(true) => Some("True".to_owned()),
        serde_json::Value::Bool(false) => Some("False".to_owned()),
        serde_json::Value::Number(number) => {
            Some(number.to_string().replace('-', "Minus").replace('.', "Point"))
        }
        serde_json::Value::Null
        | serde_json::Value::String(_)
        | serde_json::Value::Array(_)
        | serde_json::Value::Object(_) => None,
    }
}

/// The name of a set of kinds that make one type.
pub(super) fn kinds_name(kinds: Kinds) -> Option<&'static str> {
    let mut found = kinds.iter();
    match (found.next(), found.next(), found.next()) {
        (Some(Kind::Integer), Some(Kind::Fraction), None) => Some("Number"),
        (Some(one), None, None) => Some(match one {
            Kind::Null => "Null",
            Kind::Boolean => "Boolean",
            Kind::Integer => "Integer",
            Kind::Fraction => "Number",
            Kind::String => "String",
            Kind::Array => "Array",
            Kind::Object => "Object",
        }),
        _ => None,
    }
}
