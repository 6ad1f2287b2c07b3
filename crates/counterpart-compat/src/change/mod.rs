//! From a break to the change behind it: its rule, and what it says in words.
//!
//! A break in the backward direction was made by the new version admitting less, one in the forward
//! direction by it admitting more: so the keyword that refuses, and what stood in its place, name the
//! change.

mod context;
mod properties;
mod text;

use counterpart_compiler::model::{Keyword, Logic, Meaning};
use counterpart_compiler::source::Place;
use serde_json::Value;

use crate::rules::{self, ChangeKind};
use crate::subject;
use crate::truth::Truth;

pub use context::Context;
pub use text::shown;

/// A change that breaks.
#[derive(Clone, Debug)]
pub struct Change {
    /// Its rule.
    pub rule: &'static ChangeKind,
    /// What changed, in words. Begins in lower case.
    pub words: String,
    /// What distinguishes it from other changes of its rule in its place: a property, a value, two
    /// bounds. Another witness of the same change makes no difference.
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
        context: Context<'_>,
        rule: &'static ChangeKind,
        (words, detail): (String, String),
        below: &[&str],
    ) -> Self {
        let (old, new, gone) = context::places(context, below);
        Self { rule, words, detail, old, new, gone, part: None }
    }
}

/// What changed.
#[must_use]
pub fn change(context: Context<'_>) -> Change {
    if let Some(change) = properties::change(context) {
        let part = Some(change.detail.clone()).filter(|key| !key.is_empty());
        return Change { part, ..change };
    }
    let keyword = context.found.keyword;
    let rule = kind(context, keyword);
    let name = context.found.name.clone();
    let words = if rule == &rules::UNION_OVERLAP {
        text::overlap(context)
    } else {
        text::of(context, keyword, name.as_deref())
    };
    let detail = match keyword {
        "enum" | "const" => name.clone().unwrap_or_else(|| context.refused().to_string()),
        // A choice may change elsewhere without this being another change.
        "anyOf" | "oneOf" | "" => String::new(),
        _ => {
            let text = |value: Option<Value>| value.map_or_else(String::new, |it| it.to_string());
            let old = context.old_place().and_then(|at| at.written(keyword));
            let new = context.new_place().and_then(|at| at.written(keyword));
            format!("{} {}", text(old), text(new))
        }
    };
    let values = [&rules::ENUM_VALUE_REMOVED, &rules::ENUM_VALUE_ADDED];
    let value = || values.contains(&rule).then(|| subject::part(context.refused()));
    let listed = name.filter(|_| ["enum", "const"].contains(&keyword));
    let part = listed.or_else(value);
    Change { part, ..Change::of(context, rule, (words, detail), &[keyword]) }
}

/// The kind of a change of a keyword: that of the keyword, unless what stands around it says more.
fn kind(context: Context<'_>, keyword: &str) -> &'static ChangeKind {
    if is_of_names(context) {
        return context.either(&rules::NAMES_NARROWED, &rules::NAMES_WIDENED);
    }
    if keyword == "oneOf" && overlaps(context) {
        return &rules::UNION_OVERLAP;
    }
    let of_values = match keyword {
        "enum" | "const" => listed(context),
        _ => None,
    };
    of_values
        .or_else(|| rules::by_keyword(keyword, context.direction))
        .unwrap_or(context.either(&rules::SCHEMA_NARROWED, &rules::SCHEMA_WIDENED))
}

/// Whether what refuses is about the names of properties. Then the refused value is the object.
fn is_of_names(context: Context<'_>) -> bool {
    if context.found.name.is_some() {
        return true;
    }
    let reader = context.reader();
    let mut at = Some(reader.place.node);
    std::iter::from_fn(|| {
        let node = at?;
        at = reader.document.parent(node);
        reader.document.step(node)
    })
    .any(|step| step == "propertyNames")
        && context.refused().is_object()
}

/// The kind of a change of a list of values where no list stood in its place: another single value,
/// or a type. None where one list replaced another.
fn listed(context: Context<'_>) -> Option<&'static ChangeKind> {
    let was = |keyword| context.writer().is_some_and(|writer| writer.has(keyword));
    match context.found.keyword {
        "const" if was(Keyword::Const) => Some(&rules::CONST_CHANGED),
        _ if was(Keyword::Enum) || was(Keyword::Const) => None,
        _ => Some(context.either(&rules::TYPE_NARROWED, &rules::TYPE_WIDENED)),
    }
}

/// Whether the refused value fits more than one branch.
fn overlaps(context: Context<'_>) -> bool {
    let model = context.reading();
    let Some(id) = model.schemas.at(context.found.refused_by.in_reader()).first() else {
        return false;
    };
    let fits = |branch| crate::evaluate::admits(model, branch, context.refused()) == Truth::True;
    model.schemas[*id].constraints.iter().any(|constraint| {
        let Meaning::Logic(Logic::OneOf(branches)) = &constraint.meaning else { return false };
        branches.iter().filter(|branch| fits(**branch)).count() > 1
    })
}
