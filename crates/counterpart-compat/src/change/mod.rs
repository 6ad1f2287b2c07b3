//! From a break to the change behind it: its rule, and what it says in words.
//!
//! A break in requests was made by the new version admitting less, one in responses by it admitting
//! more: so the keyword that refuses, and what stood in its place, name the change.

mod keys;
mod words;

use counterpart_compiler::model::{self, Model, Schema};
use counterpart_compiler::source::{Document, Place};
use serde_json::Value;

use crate::direction::Compatibility;
use crate::question::Break;
use crate::rules::{self, Rule};
use crate::subject;

pub use words::shown;

/// A change that breaks.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its rule.
    pub rule: &'static Rule,
    /// What changed, in words. Begins in lower case.
    pub words: String,
    /// What tells it from other changes of its rule in its place: a property, a value, two bounds.
    /// Another witness of the same change makes no difference.
    pub detail: String,
    /// The place in the old version: of the keyword or property, where it is written there.
    pub old: Option<Place>,
    /// The place in the new version.
    pub new: Option<Place>,
    /// Whether what changed is written in the old version alone.
    pub gone: bool,
    /// The property or value that changed, where the change names one.
    pub part: Option<String>,
}

impl Change {
    fn of(
        sight: Sight<'_>,
        rule: &'static Rule,
        (words, detail): (String, String),
        below: &[&str],
    ) -> Self {
        let (old, was) = sight.exact(Compatibility::Backward, below);
        let (new, is) = sight.exact(Compatibility::Forward, below);
        Self { rule, words, detail, old, new, gone: was && !is, part: None }
    }
}

/// What is looked at: a break, and the documents of both versions.
#[derive(Clone, Copy, Debug)]
pub struct Sight<'m> {
    /// The old version.
    pub old: &'m Model,
    /// The new version.
    pub new: &'m Model,
    /// In which direction it breaks.
    pub way: Compatibility,
    /// The break.
    pub found: &'m Break,
}

/// Where a schema stands: its document and its place there.
type Spot<'m> = (&'m Document, Place);

impl<'m> Sight<'m> {
    fn reader(&self) -> Spot<'m> {
        let model = match self.way {
            Compatibility::Backward => self.new,
            Compatibility::Forward => self.old,
        };
        (&model.sources[self.found.refused_by.document], self.found.refused_by)
    }

    fn writer(&self) -> Option<Spot<'m>> {
        let model = match self.way {
            Compatibility::Backward => self.old,
            Compatibility::Forward => self.new,
        };
        self.found.was.map(|place| (&model.sources[place.document], place))
    }

    fn old_value(&self, keyword: &str) -> Option<Value> {
        let (document, place) = self.side(Compatibility::Backward)?;
        document.get(place.node, keyword).map(|node| document.value(node))
    }

    fn new_value(&self, keyword: &str) -> Option<Value> {
        let (document, place) = self.side(Compatibility::Forward)?;
        document.get(place.node, keyword).map(|node| document.value(node))
    }

    /// The side that writes in a direction.
    fn side(&self, way: Compatibility) -> Option<Spot<'m>> {
        if way == self.way { self.writer() } else { Some(self.reader()) }
    }

    /// The place of what is below the schema of a side, and that it is there; else that of the schema.
    fn exact(&self, way: Compatibility, below: &[&str]) -> (Option<Place>, bool) {
        let Some((document, place)) = self.side(way) else { return (None, false) };
        let mut above = place.node;
        let itself = below.iter().rev().all(|key| {
            let fits = document.step(above).as_deref() == Some(*key);
            above = document.parent(above).unwrap_or(above);
            fits
        });
        if itself && !below.is_empty() {
            return (Some(place), true);
        }
        let found = below.iter().try_fold(place.node, |node, key| document.get(node, key));
        (Some(found.map_or(place, |node| Place { node, ..place })), found.is_some())
    }

    /// The refused part of the witness.
    fn refused(&self) -> &'m Value {
        self.found.witness.pointer(&self.found.instance).unwrap_or(&Value::Null)
    }

    /// One rule where the new version admits less, another where it admits more.
    const fn either(&self, narrowed: &'static Rule, widened: &'static Rule) -> &'static Rule {
        match self.way {
            Compatibility::Backward => narrowed,
            Compatibility::Forward => widened,
        }
    }
}

/// What changed.
#[must_use]
pub fn change(sight: Sight<'_>) -> Change {
    if let Some(change) = keys::change(sight) {
        let part = Some(change.detail.clone()).filter(|key| !key.is_empty());
        return Change { part, ..change };
    }
    let keyword = sight.found.keyword;
    let rule = rule(sight, keyword);
    let words = if rule == &rules::UNION_OVERLAP {
        words::overlap(sight)
    } else {
        words::of(sight, keyword)
    };
    let detail = match keyword {
        "enum" | "const" => sight.refused().to_string(),
        // A choice may change elsewhere without this being another change.
        "anyOf" | "oneOf" | "" => String::new(),
        _ => {
            let text = |value: Option<Value>| value.map_or_else(String::new, |it| it.to_string());
            format!("{} {}", text(sight.old_value(keyword)), text(sight.new_value(keyword)))
        }
    };
    let values = [&rules::ENUM_VALUE_REMOVED, &rules::ENUM_VALUE_ADDED];
    let part = values.contains(&rule).then(|| subject::part(sight.refused()));
    Change { part, ..Change::of(sight, rule, (words, detail), &[keyword]) }
}

/// The rule of a keyword that says itself what it refuses.
fn rule(sight: Sight<'_>, keyword: &str) -> &'static Rule {
    if is_of_names(sight) {
        return sight.either(&rules::NAMES_NARROWED, &rules::NAMES_WIDENED);
    }
    let (narrowed, widened) = match keyword {
        "enum" | "const" => return listed(sight),
        "type" => (&rules::TYPE_NARROWED, &rules::TYPE_WIDENED),
        "minimum" | "maximum" | "exclusiveMinimum" | "exclusiveMaximum" => {
            (&rules::BOUND_NARROWED, &rules::BOUND_WIDENED)
        }
        "multipleOf" | "divisibleBy" => (&rules::MULTIPLE_CHANGED, &rules::MULTIPLE_CHANGED),
        "minLength" | "maxLength" => (&rules::LENGTH_NARROWED, &rules::LENGTH_WIDENED),
        "pattern" => (&rules::PATTERN_CHANGED, &rules::PATTERN_CHANGED),
        "format" | "contentEncoding" | "contentMediaType" => {
            (&rules::FORMAT_CHANGED, &rules::FORMAT_CHANGED)
        }
        "minItems" | "maxItems" | "minProperties" | "maxProperties" | "contains"
        | "minContains" | "maxContains" | "items" | "additionalItems" | "unevaluatedItems"
        | "prefixItems" => (&rules::COUNT_NARROWED, &rules::COUNT_WIDENED),
        "uniqueItems" => (&rules::ITEMS_BECAME_UNIQUE, &rules::ITEMS_MAY_REPEAT),
        "propertyNames" => (&rules::NAMES_NARROWED, &rules::NAMES_WIDENED),
        "additionalProperties" | "unevaluatedProperties" | "patternProperties" | "properties" => {
            (&rules::OBJECT_CLOSED, &rules::OBJECT_OPENED)
        }
        "oneOf" if overlaps(sight) => (&rules::UNION_OVERLAP, &rules::UNION_OVERLAP),
        "anyOf" | "oneOf" => (&rules::UNION_BRANCH_REMOVED, &rules::UNION_BRANCH_ADDED),
        "not" | "if" | "then" | "else" | "dependentRequired" | "dependentSchemas"
        | "dependencies" => (&rules::CONDITION_NARROWED, &rules::CONDITION_WIDENED),
        _ => (&rules::SCHEMA_NARROWED, &rules::SCHEMA_WIDENED),
    };
    sight.either(narrowed, widened)
}

/// Whether what refuses is about the names of properties. Then the refused value is the object.
fn is_of_names(sight: Sight<'_>) -> bool {
    let (document, place) = sight.reader();
    let mut at = Some(place.node);
    std::iter::from_fn(|| {
        let node = at?;
        at = document.parent(node);
        document.step(node)
    })
    .any(|step| step == "propertyNames")
        && sight.refused().is_object()
}

/// The rule of a list of values, by what stood in its place: another value, another list, or a type.
fn listed(sight: Sight<'_>) -> &'static Rule {
    let was = |keyword| {
        sight.writer().is_some_and(|(document, place)| document.get(place.node, keyword).is_some())
    };
    match sight.found.keyword {
        "const" if was("const") => &rules::CONST_CHANGED,
        _ if was("enum") || was("const") => {
            sight.either(&rules::ENUM_VALUE_REMOVED, &rules::ENUM_VALUE_ADDED)
        }
        _ => sight.either(&rules::TYPE_NARROWED, &rules::TYPE_WIDENED),
    }
}

/// Whether the refused value fits more than one branch.
fn overlaps(sight: Sight<'_>) -> bool {
    let model = match sight.way {
        Compatibility::Backward => sight.new,
        Compatibility::Forward => sight.old,
    };
    let at = |schema: &Schema| schema.place == sight.found.refused_by;
    let Some((_, schema)) = model.schemas.iter().find(|(_, schema)| at(schema)) else {
        return false;
    };
    schema.assertions.iter().any(|assertion| match &assertion.rule {
        model::Rule::OneOf(branches) => {
            let fits =
                |branch| crate::evaluate::admits(model, branch, sight.refused()) == Some(true);
            branches.iter().filter(|branch| fits(**branch)).count() > 1
        }
        _ => false,
    })
}
