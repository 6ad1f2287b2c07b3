//! How to take the change back: what, in which order, and what old programs would then meet.

use std::collections::{BTreeMap, BTreeSet};

use counterpart_compat::assess::{Compared, Presence};
use counterpart_compat::direction::{Compatibility, Traffic, full_name};
use counterpart_compat::finding::{Finding, Verdict};
use counterpart_report::checklist::State;
use counterpart_report::impact::{Kind, Rollback};

use crate::affected::affected;
use crate::changes::Change;
use crate::checklist::item::{item, names};
use crate::checklist::{Context, Item, counted};
use crate::compatibility::direction;

/// Instances that old programs would refuse and that are shown.
const MOST_SHOWN: usize = 3;

/// The plan; empty where nothing changed that asks for one.
#[must_use]
pub fn plan(context: &Context<'_>) -> Rollback {
    if context.real_changes().next().is_none() {
        return Rollback { steps: Vec::new(), meets: Vec::new() };
    }
    let mut steps = systems(context);
    if context.comparison.verdict(Compatibility::Forward) != Verdict::Safe {
        steps.push(
            "Check the data that new programs have written: convert or remove what old programs \
             refuse."
                .to_owned(),
        );
    }
    steps.extend(files(context));
    Rollback { steps, meets: vec![data(context), code(context)] }
}

/// How one system stands to another when both are taken back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Any,
    WriterFirst,
    ReaderFirst,
    Together,
}

impl Order {
    /// While the reader is still the new one, it meets an old writer; while the writer is, it meets an
    /// old reader.
    fn of(compared: &Compared) -> Self {
        let safe = |conclusion: Option<&counterpart_compat::assess::Conclusion>| {
            conclusion.is_some_and(|conclusion| conclusion.verdict == Verdict::Safe)
        };
        match (safe(compared.backward.as_ref()), safe(compared.forward.as_ref())) {
            (true, true) => Self::Any,
            (true, false) => Self::WriterFirst,
            (false, true) => Self::ReaderFirst,
            (false, false) => Self::Together,
        }
    }

    const fn and(self, other: Self) -> Self {
        match (self, other) {
            (Self::Any, other) => other,
            (order, Self::Any) => order,
            (Self::WriterFirst, Self::WriterFirst) => Self::WriterFirst,
            (Self::ReaderFirst, Self::ReaderFirst) => Self::ReaderFirst,
            (
                Self::WriterFirst | Self::ReaderFirst | Self::Together,
                Self::WriterFirst | Self::ReaderFirst | Self::Together,
            ) => Self::Together,
        }
    }
}

/// In which order the systems go back to their releases before the change.
fn systems(context: &Context<'_>) -> Vec<String> {
    let settings = &context.project.settings.systems;
    let mut orders: BTreeMap<(String, String), Order> = BTreeMap::new();
    let mut without_ends = Order::Any;
    for compared in changed(context) {
        let order = Order::of(compared);
        let [_, model] = context.models;
        let all = model.definitions().map(|(_, definition)| definition);
        let own = all.into_iter().find(|known| full_name(model, known) == compared.name);
        let traffic = own.map(|own| Traffic::of(model, own, settings)).unwrap_or_default();
        let routes = Compatibility::ALL.into_iter().flat_map(|way| traffic.routes(way));
        for route in routes {
            match (&route.writer, &route.reader) {
                (Some(writer), Some(reader)) if writer != reader => {
                    let known = orders.entry((writer.clone(), reader.clone()));
                    let known = known.or_insert(Order::Any);
                    *known = known.and(order);
                }
                (None | Some(_), None | Some(_)) => without_ends = without_ends.and(order),
            }
        }
    }
    let mut steps: Vec<String> =
        orders.iter().map(|((writer, reader), order)| between(writer, reader, *order)).collect();
    let ordered: BTreeSet<&String> = orders.keys().flat_map(|(one, other)| [one, other]).collect();
    let concerned =
        affected(context.changes, &context.traced.tasks, context.models, &context.project.settings);
    let others: Vec<&str> = concerned
        .iter()
        .map(|system| system.name.as_str())
        .filter(|name| !ordered.iter().any(|known| known == name))
        .collect();
    if !others.is_empty() {
        let order = general(without_ends);
        steps.push(format!("Deploy the releases before the change of {}{order}.", names(others)));
    } else if steps.is_empty() {
        let order = general(without_ends);
        steps.push(format!("Deploy the releases before the change of every program{order}."));
    }
    steps
}

/// The definitions that changed in both versions.
fn changed<'c>(context: &Context<'c>) -> impl Iterator<Item = &'c Compared> {
    let comparison = context.comparison;
    comparison.definitions.iter().filter(move |compared| {
        let about = |finding: &&Finding| finding.definition == compared.name;
        compared.presence == Presence::Both && comparison.findings.iter().any(|one| about(&one))
    })
}

fn between(writer: &str, reader: &str, order: Order) -> String {
    match order {
        Order::Any => format!(
            "Deploy the releases before the change of `{writer}` and `{reader}`, in any order: each \
             works with both versions of the other."
        ),
        Order::WriterFirst => format!(
            "Deploy the release before the change of `{writer}`, then that of `{reader}`: the old \
             `{reader}` is not known to read all that the new `{writer}` writes."
        ),
        Order::ReaderFirst => format!(
            "Deploy the release before the change of `{reader}`, then that of `{writer}`: the new \
             `{reader}` is not known to read all that the old `{writer}` writes."
        ),
        Order::Together => format!(
            "Deploy the releases before the change of `{writer}` and `{reader}` together: neither \
             order is known to be safe."
        ),
    }
}

const fn general(order: Order) -> &'static str {
    match order {
        Order::Any => ", in any order",
        Order::WriterFirst => ", those that write first",
        Order::ReaderFirst => ", those that read first",
        Order::Together => ", all at once: neither order is known to be safe",
    }
}

/// The files of the repository.
fn files(context: &Context<'_>) -> Vec<String> {
    let base = context.branch.base.short();
    let mut contracts: BTreeSet<String> = BTreeSet::new();
    for change in context.real_changes() {
        let place = change.new.as_ref().or(change.old.as_ref());
        contracts.extend(place.map(|place| {
            // Of another revision: `main:schemas/keys.json`.
            let path = place.path.display().to_string();
            let own = format!("{}:", context.branch.base.name);
            path.strip_prefix(&own).map_or(path.clone(), str::to_owned)
        }));
    }
    let mut steps = vec![format!(
        "Restore {} as of `{base}`, with the {} that follow it.",
        names(contracts.iter().map(String::as_str)),
        match context.traced.tasks.len() {
            1 => "file".to_owned(),
            _ => "files".to_owned(),
        }
    )];
    if matches!(context.stale, Ok(Some(_)) | Err(_)) {
        steps.push("Run `counterpart build`, so that the generated files follow.".to_owned());
    }
    steps
}

/// Data that new programs wrote, in the hands of old ones.
fn data(context: &Context<'_>) -> Item {
    let text = "Old programs read the data that new ones wrote";
    let mut item = direction(context, Compatibility::Forward, text);
    let breaks = counted(context, Verdict::Unknown, |finding| {
        finding.direction == Some(Compatibility::Forward)
    });
    let shown: Vec<String> = breaks
        .iter()
        .filter_map(|finding| {
            let witness = finding.witness.as_ref()?;
            Some(format!("`{}` of `{}`", witness.instance, finding.definition))
        })
        .take(MOST_SHOWN)
        .collect();
    if !shown.is_empty() {
        item.evidence = format!("{}. For example, they refuse {}", item.evidence, shown.join(", "));
    }
    item
}

/// Code that names what is gone again.
fn code(context: &Context<'_>) -> Item {
    let text = "No code still mentions what was added";
    let named = |change: &&Change| match change.kind {
        Kind::ContractAdded
        | Kind::DefinitionAdded
        | Kind::DefinitionRenamed
        | Kind::ValueAdded
        | Kind::FieldAdded
        | Kind::ConstantAdded => true,
        Kind::ContractRemoved
        | Kind::DefinitionRemoved
        | Kind::ValueRemoved
        | Kind::FieldRemoved
        | Kind::FieldRequired
        | Kind::FieldOptional
        | Kind::TypeChanged
        | Kind::ConstraintChanged
        | Kind::ConstantRemoved
        | Kind::ConstantChanged
        | Kind::Documentation
        | Kind::Refactored
        | Kind::Undecided => false,
    };
    let new: BTreeSet<&str> = context
        .real_changes()
        .filter(named)
        .map(|change| change.part.as_deref().unwrap_or(&change.definition))
        .collect();
    if new.is_empty() {
        return item(text, State::NotConcerned, "the change added no name");
    }
    item(text, State::Person, format!("look for {}", names(new)))
}
