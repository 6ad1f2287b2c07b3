//! `unguarded`: a catch-all would hide a new value.

use counterpart_compiler::project::Level;

use super::{About, Rule, Scene};
use crate::facts::Form;
use crate::finding::Finding;
use crate::promise::{Cell, Promise};
use crate::sources::At;

pub(super) const ABOUT: About = About {
    id: "unguarded",
    level: Level::Warn,
    summary: "a catch-all would hide a new value",
    explanation: "A `match`, `switch` or chain of comparisons handles every value by name and then takes whatever is left: `_ =>`, `default:`, a closing `else`. The compiler would let a new value go there without a word. A catch-all that refuses (throws, panics, returns an error, checks against `never`) is no such place, nor is one that plain texts make necessary in Rust, nor one for a definition that is open to other values.",
    help: "remove the catch-all, or let it refuse: the compiler then names every place that a new value must reach",
};

pub(super) fn find(scene: &Scene<'_>, promise: &Promise<'_>, into: &mut Vec<Finding>) {
    for held in &promise.held {
        let Some(catch_all) = held.catch_all else { continue };
        let by_name = held.cells.iter().all(|cell| matches!(cell, Cell::Covered(_)));
        let looks = matches!(held.form, Form::Arms | Form::Chain);
        if catch_all.refuses || !by_name || !looks || held.is_plain || promise.parts.open {
            continue;
        }
        let (name, contract) = (promise.place_name(), scene.contracts.name(promise.subject));
        let system = promise.system;
        let message =
            format!("{name} of {system} would take a new value of `{contract}` without a word");
        let at = At { file: held.at.file, span: catch_all.at };
        let place = scene.mark(at, "a new value would end up here");
        into.push(scene.about(Rule::Unguarded, promise, place, message));
    }
}
