//! The contracts themselves, and what is generated from them.

use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::Verdict;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::model::{DefinitionId, Model, Shape};
use counterpart_report::checklist::State;
use counterpart_report::common::Place;

use super::item::{at, count, file, holds, item, places};
use super::{Context, Item, counted};
use crate::changes::{Change, Kind};

pub(super) fn items(context: &Context<'_>) -> Vec<Item> {
    vec![compiles(context), examples(context), described(context), fresh(context), breaks(context)]
}

pub(super) fn review(context: &Context<'_>) -> Vec<Item> {
    let changed = context.changes.len();
    let meant = if changed == 0 {
        item(
            "The contracts change as they were meant to",
            State::NotConcerned,
            format!("nothing in them changed since {}", context.base()),
        )
    } else {
        let evidence =
            format!("{}; `counterpart impact` lists them", count(changed, "change", "changes"));
        let change = item("The contracts change as they were meant to", State::Person, evidence);
        at(change, context.changes.iter().filter_map(place))
    };
    let mut all = vec![meant];
    all.extend(items(context));
    all
}

fn place(change: &Change) -> Option<Place> {
    change.new.as_ref().or(change.old.as_ref()).map(Place::from)
}

fn compiles(context: &Context<'_>) -> Item {
    let [_, model] = context.models;
    // Examples have a box of their own.
    let warnings =
        context.warnings.iter().filter(|warning| warning.code != Code::MismatchedExample);
    let warned: Vec<&Diagnostic> = warnings.collect();
    let evidence = format!(
        "{} with {} compile",
        count(model.contracts.len(), "contract", "contracts"),
        count(model.definitions.len(), "definition", "definitions"),
    );
    let errors = warned.iter().filter(|one| one.is_error()).count();
    let warnings = warned.len() - errors;
    let mut found = Vec::new();
    if errors > 0 {
        found.push(count(errors, "error", "errors"));
    }
    if warnings > 0 {
        found.push(count(warnings, "warning", "warnings"));
    }
    let against = format!("{evidence}, with {}", found.join(" and "));
    let places = places(warned.iter().filter_map(|warning| warning.places.first()));
    if places.is_empty() && !warned.is_empty() {
        return item("The contracts compile without a warning", State::Unsatisfied, against);
    }
    holds("The contracts compile without a warning", evidence, &against, places)
}

fn examples(context: &Context<'_>) -> Item {
    let text = "Examples and defaults meet their schemas";
    let [_, model] = context.models;
    let shown: usize = model
        .schemas
        .iter()
        .map(|(_, schema)| {
            let annotations = &schema.annotations;
            annotations.examples.len() + usize::from(annotations.default.is_some())
        })
        .sum();
    let warnings = context.warnings.iter();
    let bad: Vec<&Diagnostic> =
        warnings.filter(|warning| warning.code == Code::MismatchedExample).collect();
    if bad.is_empty() && shown == 0 {
        return item(text, State::NotConcerned, "the contracts show no example and no default");
    }
    let against =
        format!("{} refused by their own schemas", count(bad.len(), "value is", "values are"));
    let evidence = format!("{} checked", count(shown, "value is", "values are"));
    holds(text, evidence, &against, places(bad.iter().filter_map(|bad| bad.places.first())))
}

/// What is new in the contracts and says nothing of itself.
fn described(context: &Context<'_>) -> Item {
    let text = "What is new in the contracts is described";
    let [_, model] = context.models;
    let new = context.changes.iter().filter(|change| {
        matches!(change.kind, Kind::DefinitionAdded | Kind::FieldAdded | Kind::ContractAdded)
    });
    let new: Vec<&Change> = new.collect();
    if new.is_empty() {
        let evidence = format!("no definition or field was added since {}", context.base());
        return item(text, State::NotConcerned, evidence);
    }
    let silent: Vec<Place> = new
        .iter()
        .filter(|change| !is_described(model, change))
        .filter_map(|change| place(change))
        .collect();
    let against =
        format!("{} no `description`", count(silent.len(), "of them has", "of them have"));
    holds(
        text,
        format!("{} a `description`", count(new.len(), "addition has", "additions have")),
        &against,
        silent,
    )
}

fn is_described(model: &Model, change: &Change) -> bool {
    let Some(id) = change.ids[1] else {
        let contract = model.contracts.iter().find(|contract| contract.name == change.definition);
        return contract.is_none_or(|contract| contract.annotations.description.is_some());
    };
    match &change.part {
        None => model[id].annotations.description.is_some(),
        Some(key) => field_described(model, id, key),
    }
}

/// A field is described by itself or by the definition it holds.
fn field_described(model: &Model, id: DefinitionId, key: &str) -> bool {
    let Shape::Object(object) = &model[id].shape else { return true };
    let field = object.fields.iter().find(|field| field.key == key);
    field.is_none_or(|field| {
        let inner = if let Shape::Nullable(inner) = &field.shape { inner } else { &field.shape };
        let held = match inner {
            Shape::Reference(held) => model[*held].annotations.description.is_some(),
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Enum(_)
            | Shape::Object(_)
            | Shape::Union(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_) => false,
        };
        held || field.annotations.description.is_some()
    })
}

pub(super) fn fresh(context: &Context<'_>) -> Item {
    let text = "The generated files match the contracts";
    let stale = match context.stale {
        Ok(Some(stale)) => stale,
        Ok(None) => {
            let evidence = "no generated file is kept beside the contracts";
            return item(text, State::NotConcerned, evidence);
        }
        Err(diagnostic) => return item(text, State::Unknown, diagnostic.message.as_str()),
    };
    holds(
        text,
        "`counterpart build --check` finds none out of date",
        &format!(
            "{} out of date: run `counterpart build`",
            count(stale.len(), "file is", "files are")
        ),
        stale.iter().map(|path| file(path)).collect(),
    )
}

/// What is proven of data; and what that says nothing of.
fn proven(context: &Context<'_>, command: &str) -> String {
    let broken = counted(context, Verdict::Unknown, |finding| !finding.targets.is_empty());
    let proven = format!("{command} proves it for data");
    if broken.is_empty() {
        return proven;
    }
    let changes = count(broken.len(), "change", "changes");
    format!("{proven}; code that uses the generated types may not compile after {changes}")
}

fn breaks(context: &Context<'_>) -> Item {
    let text = "No change breaks existing users of the contracts";
    let comparison = context.comparison;
    if context.changes.is_empty() {
        let evidence = format!("nothing in the contracts changed since {}", context.base());
        return item(text, State::NotConcerned, evidence);
    }
    let ways = Compatibility::ALL.map(|way| comparison.verdict(way));
    let worst = ways.into_iter().max().unwrap_or(Verdict::Safe);
    let findings = comparison.findings.iter().filter(|finding| {
        comparison.counts(finding) && finding.direction.is_some() && finding.verdict == worst
    });
    let told: Vec<_> = findings.collect();
    let command = format!("`counterpart compat --against {}`", context.branch.base.short());
    let (state, evidence) = match worst {
        Verdict::Safe => (State::Satisfied, proven(context, &command)),
        Verdict::Unknown => (State::Unknown, format!("{command} cannot decide")),
        Verdict::Breaking => {
            let first = told.first().map(|finding| finding.message.clone()).unwrap_or_default();
            let count = count(told.len(), "break", "breaks");
            (State::Unsatisfied, format!("{command} finds {count}: {first}"))
        }
    };
    let found = item(text, state, evidence);
    match worst {
        Verdict::Safe => found,
        Verdict::Unknown | Verdict::Breaking => {
            let new =
                told.iter().filter_map(|finding| finding.new.as_ref().or(finding.old.as_ref()));
            at(found, places(new))
        }
    }
}
