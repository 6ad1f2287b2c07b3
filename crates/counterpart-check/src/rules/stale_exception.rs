//! `stale-exception`: an exception is no longer needed.

use counterpart_compiler::project::Level;

use crate::config::Step::{Item, Key};
use crate::context::Context;
use crate::finding::{Finding, LabeledPlace};
use crate::promise::{Cell, Held, Promise};
use crate::rule::Rule;
use crate::sources::At;
use counterpart_compiler::suggest;

pub(super) static RULE: Rule = Rule {
    id: "stale-exception",
    level: Level::Warn,
    undecided: false,
    summary: "an exception is no longer needed",
    explanation: "An exception in counterpart.toml says that a system leaves a value out, and why. This one is for a value that the place handles meanwhile, or that the contract does not have. If the exception stayed, it would hide the value when it is forgotten again.",
    help: "remove the exception from counterpart.toml",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for promise in context.promises {
        for value in promise.implements.except.keys() {
            let finding = match promise.parts.list.iter().position(|part| part.text == *value) {
                None => Some(nameless(context, promise, value)),
                Some(position) => {
                    handled(promise, position).map(|at| needless(context, promise, value, at))
                }
            };
            found.extend(finding.map(|finding| Finding { value: Some(value.clone()), ..finding }));
        }
    }
}

/// The exception names what the contract does not have.
fn nameless(context: &Context<'_>, promise: &Promise<'_>, value: &str) -> Finding {
    let contract = context.contracts.name(promise.subject);
    let message = format!("`{contract}` has no part `{value}`, so the exception has no effect");
    let mut finding = context.about(&RULE, promise, place(context, promise, value), message);
    let nearest = suggest::nearest(value, promise.parts.list.iter().map(|part| &part.text));
    if let Some(question) = suggest::question(&nearest) {
        finding.help = question;
    }
    finding.suggestion = nearest.into_iter().next();
    finding
}

/// The exception names what is handled.
fn needless(context: &Context<'_>, promise: &Promise<'_>, value: &str, at: At) -> Finding {
    let message = format!("{} handles `{value}`, which is excepted", promise.place_name());
    let mut finding = context.about(&RULE, promise, place(context, promise, value), message);
    finding.places.push(context.place(at, "it is handled here"));
    finding
}

/// Where a part is handled first, if every list of the promise handles it.
fn handled(promise: &Promise<'_>, position: usize) -> Option<At> {
    let covered = |held: &Held| match held.cells[position] {
        Cell::Covered(at) => Some(at),
        Cell::Missing | Cell::Excepted(_) | Cell::Unknown(_) => None,
    };
    let all: Option<Vec<At>> = promise.held.iter().map(covered).collect();
    all?.first().copied()
}

fn place(context: &Context<'_>, promise: &Promise<'_>, value: &str) -> LabeledPlace {
    let steps = [
        Key("systems"),
        Key(promise.system),
        Key("implements"),
        Item(promise.position),
        Key("except"),
        Key(value),
    ];
    LabeledPlace::new(context.config.place(&steps), "")
}
