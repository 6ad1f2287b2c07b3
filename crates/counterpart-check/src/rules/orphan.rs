//! `orphan`: no system uses it, or none reads what others write.

use std::collections::BTreeSet;

use counterpart_compiler::model::{DefinitionId, Origin, Supply};
use counterpart_compiler::project::Level;

use crate::casing::spell;
use crate::config::Step::{Item, Key};
use crate::context::Context;
use crate::contract::{Part, Subject, reach};
use crate::finding::{Finding, LabeledPlace};
use crate::promise::{Cell, Held, Promise};
use crate::rule::Rule;
use crate::usage::{Used, flow};

pub(super) static RULE: Rule = Rule {
    id: "orphan",
    level: Level::Warn,
    undecided: false,
    summary: "no system uses it, or some system writes it and none reads it",
    explanation: "A definition is used when the project file names it, or a source of any system mentions its name, its list, or something that is made of it. A value or field is used when a source mentions it (its own text or its name in generated code), or a place that implements its definition has it; where the generated list is used, all values are. A definition that some system writes and none reads, and a value that writers handle while every reader excepts it, is stored but never read.",
    help: "use it, or remove it from the contract",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    if context.sources.groups().iter().all(|system| system.files.is_empty()) {
        return;
    }
    let used = Used::of(context);
    definitions(context, &used, found);
    parts(context, &used, found);
    never_read(context, found);
    parts_never_read(context, found);
}

/// Definitions and constants that nobody uses; of those that make up another one, that one.
fn definitions(context: &Context<'_>, used: &Used, found: &mut Vec<Finding>) {
    let model = context.contracts.model;
    let own = |id: &DefinitionId| model[model[*id].contract].supply == Supply::Generated;
    let unused: Vec<DefinitionId> = model
        .definitions()
        .map(|(id, _)| id)
        .filter(|id| !used.subjects.contains(&Subject::Definition(*id)) && own(id))
        .collect();
    let mut made_of: BTreeSet<DefinitionId> = BTreeSet::new();
    for id in &unused {
        let mut parts = reach(model, [*id]);
        parts.remove(id);
        // Of definitions that are made of each other, the first stands for all.
        parts.retain(|part| part > id || !reach(model, [*part]).contains(id));
        made_of.extend(parts);
    }
    let tops = unused.into_iter().filter(|id| !made_of.contains(id));
    let tops = tops.filter(|id| model[*id].origin != Origin::Hoisted).map(Subject::Definition);
    let constants = model.contracts().flat_map(|(id, contract)| {
        (0..contract.constants.len()).map(move |position| Subject::Constant(id, position))
    });
    let constants = constants.filter(|subject| !used.subjects.contains(subject));
    for subject in tops.chain(constants) {
        let contract = context.contracts.name(subject);
        let place = LabeledPlace::new(context.contracts.place(subject), "");
        let message = format!("no system uses `{contract}`");
        let finding = context.finding(&RULE, place, message);
        found.push(Finding { contract: Some(contract), ..finding });
    }
}

/// Values and fields that nobody mentions, of definitions whose other parts are mentioned.
fn parts(context: &Context<'_>, used: &Used, found: &mut Vec<Finding>) {
    let model = context.contracts.model;
    for (id, definition) in model.definitions() {
        let subject = Subject::Definition(id);
        let whole = definition.list.as_deref().is_some_and(|list| used.mentions(list));
        let generated = model[definition.contract].supply == Supply::Generated;
        if !used.subjects.contains(&subject) || whole || !generated {
            continue;
        }
        // A definition that is only another name of a second has no parts of its own.
        let Some(parts) = context.contracts.own_parts(id) else { continue };
        let promises: Vec<&Promise<'_>> = context
            .promises
            .iter()
            .filter(|promise| promise.source == context.contracts.source(subject))
            .collect();
        let has = |part: &Part| {
            used.mentions(&part.text)
                || part.names.iter().any(|name| used.mentions(name))
                || promises.iter().any(|promise| {
                    used.mentions(&spell(&promise.implements.spelling, &part.text))
                        || covers(promise, &part.text)
                })
        };
        let (known, forgotten): (Vec<&Part>, Vec<&Part>) =
            parts.list.iter().partition(|part| has(part));
        if known.is_empty() {
            continue;
        }
        // What a place forgets, or may have, is reported at that place.
        let reported = |part: &&Part| promises.iter().any(|promise| forgets(promise, &part.text));
        for part in forgotten.into_iter().filter(|part| !reported(part)) {
            let contract = context.contracts.name(subject);
            let message = format!("no system uses `{}` of `{contract}`", part.text);
            let finding =
                context.finding(&RULE, LabeledPlace::new(part.place.clone(), ""), message);
            let (contract, value) = (Some(contract), Some(part.text.clone()));
            found.push(Finding { contract, value, ..finding });
        }
    }
}

/// Definitions that some system writes and none reads.
fn never_read(context: &Context<'_>, found: &mut Vec<Finding>) {
    let systems = &context.project.settings.systems;
    // Where no system says what it reads, nothing can be concluded from that.
    if systems.values().all(|system| system.reads.is_empty()) {
        return;
    }
    let read: BTreeSet<DefinitionId> =
        systems.values().flat_map(|system| flow(context, &system.reads)).collect();
    for (name, system) in systems {
        for (position, written) in system.writes.iter().enumerate() {
            let Ok(Subject::Definition(id)) = context.contracts.find(written) else { continue };
            if read.contains(&id) {
                continue;
            }
            let steps = [Key("systems"), Key(name), Key("writes"), Item(position)];
            let message = format!("`{written}` is written by {name} and read by no system");
            let place = LabeledPlace::new(context.config.place(&steps), "");
            let mut finding = context.finding(&RULE, place, message);
            "add it to the `reads` of a system that uses it, or stop writing it"
                .clone_into(&mut finding.help);
            finding
                .places
                .push(LabeledPlace::new(context.contracts.place(Subject::Definition(id)), ""));
            let (system, contract) = (Some(name.clone()), Some(written.clone()));
            found.push(Finding { system, contract, ..finding });
        }
    }
}

/// Parts that a writer handles and every reader leaves out.
fn parts_never_read(context: &Context<'_>, found: &mut Vec<Finding>) {
    let systems = &context.project.settings.systems;
    let goes = |promise: &Promise<'_>, names: &[String]| match promise.subject {
        Subject::Definition(id) => flow(context, names).contains(&id),
        Subject::Constant(..) => false,
    };
    let writes = |promise: &&Promise<'_>| goes(promise, &systems[promise.system].writes);
    let reads = |promise: &&Promise<'_>| goes(promise, &systems[promise.system].reads);
    for writer in context.promises.iter().filter(writes) {
        let same = |other: &&Promise<'_>| other.subject == writer.subject;
        let readers: Vec<&Promise<'_>> =
            context.promises.iter().filter(same).filter(reads).collect();
        if readers.is_empty() {
            continue;
        }
        for (position, part) in writer.parts.list.iter().enumerate() {
            let covered = writer.held.iter().find_map(|held| match held.cells[position] {
                Cell::Covered(at) => Some(at),
                Cell::Missing | Cell::Excepted(_) | Cell::Unknown(_) => None,
            });
            let left_out = |held: &Held| matches!(held.cells[position], Cell::Excepted(_));
            let left_out_by_all = readers
                .iter()
                .all(|reader| !reader.held.is_empty() && reader.held.iter().all(left_out));
            let Some(at) = covered.filter(|_| left_out_by_all) else { continue };
            let (contract, value) = (context.contracts.name(writer.subject), &part.text);
            let system = writer.system;
            let message =
                format!("`{value}` of `{contract}` is written by {system} and read by no system");
            let mut finding = context.about(&RULE, writer, context.place(at, ""), message);
            "let a system that reads the definition handle it, or stop writing it"
                .clone_into(&mut finding.help);
            finding.value = Some(value.clone());
            found.push(finding);
        }
    }
}

fn covers(promise: &Promise<'_>, text: &str) -> bool {
    cells(promise, text).any(|cell| matches!(cell, Cell::Covered(_)))
}

fn forgets(promise: &Promise<'_>, text: &str) -> bool {
    cells(promise, text).any(|cell| matches!(cell, Cell::Missing | Cell::Unknown(_)))
}

/// The cells of a part, in every list of a promise.
fn cells<'p>(promise: &'p Promise<'_>, text: &str) -> impl Iterator<Item = &'p Cell> {
    let position = promise.parts.list.iter().position(|part| part.text == text);
    promise.held.iter().filter_map(move |held| held.cells.get(position?))
}
