//! `missing`: the contract has it, the system does not.

use counterpart_compiler::project::Level;

use super::{About, Rule, Scene, mark};
use crate::finding::Finding;
use crate::promise::{Cell, Promise};
use crate::sources::At;

pub(super) const ABOUT: About = About {
    id: "missing",
    level: Level::Deny,
    summary: "the contract has it, the system does not",
    explanation: "A system promises, in one of its `implements`, to handle every value of an enum, every tag of a union, every field of an object or every key of a table. This place does not name one of them, and no exception says why. Followed are spreads, aliases, imports and re-exports; a list that is made from the generated one is complete by construction. What cannot be told without running the program is `unknown`, never `missing`.",
    help: "handle it there, or leave it out with a reason: `except = { \"value\" = \"why\" }`",
};

pub(super) fn find(scene: &Scene<'_>, promise: &Promise<'_>, into: &mut Vec<Finding>) {
    for held in &promise.held {
        for (part, cell) in promise.parts.list.iter().zip(&held.cells) {
            if *cell != Cell::Missing {
                continue;
            }
            let (name, contract) = (promise.place_name(), scene.contracts.name(promise.subject));
            let (system, value) = (promise.system, &part.text);
            let message = format!("{name} of {system} does not have `{value}` of `{contract}`");
            let place = scene.mark(held.at, "");
            let mut finding = scene.about(Rule::Missing, promise, place, message);
            if let Some(catch_all) = held.catch_all {
                let at = At { file: held.at.file, span: catch_all.at };
                finding.places.push(scene.mark(at, "it ends up here"));
            }
            finding.places.push(mark(part.place.clone(), "the contract has it"));
            finding.value = Some(part.text.clone());
            into.push(finding);
        }
    }
}
