//! `unguarded`: a catch-all would handle a new value silently.

use counterpart_compiler::project::Level;

use crate::context::Context;
use crate::facts::Form;
use crate::finding::Finding;
use crate::promise::Cell;
use crate::rule::Rule;
use crate::sources::At;

pub(super) static RULE: Rule = Rule {
    id: "unguarded",
    level: Level::Warn,
    undecided: false,
    summary: "a catch-all would handle a new value silently",
    explanation: "A `match`, `switch` or chain of comparisons handles every value by name and then has a catch-all: `_ =>`, `default:`, a closing `else`. When the contract gains a value, the compiler would not report this place, and the catch-all would take the value. Not reported are a catch-all that refuses (throws, panics, returns an error, checks against `never`), one that plain strings make necessary in Rust, and one for a definition that admits other values anyway.",
    help: "remove the catch-all, or let it refuse: the compiler then reports every place that a new value must reach",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for promise in context.promises {
        for held in &promise.held {
            let Some(catch_all) = held.catch_all else { continue };
            let by_name = held.cells.iter().all(|cell| matches!(cell, Cell::Covered(_)));
            let branches = matches!(held.form, Form::Arms | Form::Chain);
            if catch_all.refuses || !by_name || !branches || held.is_plain || promise.parts.open {
                continue;
            }
            let (name, contract) = (promise.place_name(), context.contracts.name(promise.subject));
            let message = format!(
                "{name} has a catch-all: a new value of `{contract}` would be handled silently"
            );
            let at = At { file: held.at.file, span: catch_all.at };
            let place = context.place(at, "a new value would end up here");
            found.push(context.about(&RULE, promise, place, message));
        }
    }
}
