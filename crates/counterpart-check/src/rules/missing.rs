//! `missing`: the contract has a part that the system does not handle.

use counterpart_compiler::project::Level;

use crate::context::Context;
use crate::finding::{Finding, LabeledPlace};
use crate::promise::Cell;
use crate::rule::Rule;
use crate::sources::At;

pub(super) static RULE: Rule = Rule {
    id: "missing",
    level: Level::Deny,
    undecided: false,
    summary: "the contract has a part that the system does not handle",
    explanation: "A system promises, in one of its `implements`, to handle every value of an enum, every tag of a union, every field of an object or every key of a table. This place does not name one of them, and no exception gives a reason. Spreads, aliases, imports and re-exports are followed; a list that is made from the generated one is complete by construction. What cannot be decided without running the program is `unknown`, never `missing`.",
    help: "handle it there, or add an exception with a reason: `except = { \"value\" = \"why\" }`",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for promise in context.promises {
        let (name, contract) = (promise.place_name(), context.contracts.name(promise.subject));
        for held in &promise.held {
            for (part, cell) in promise.parts.list.iter().zip(&held.cells) {
                match cell {
                    Cell::Missing => {}
                    Cell::Covered(_) | Cell::Excepted(_) | Cell::Unknown(_) => continue,
                }
                let value = &part.text;
                let message = format!("{name} does not handle `{value}` of `{contract}`");
                let place = context.place(held.at, "");
                let mut finding = context.about(&RULE, promise, place, message);
                if let Some(catch_all) = held.catch_all {
                    let at = At { file: held.at.file, span: catch_all.at };
                    finding.places.push(context.place(at, "the catch-all handles it"));
                }
                let place = LabeledPlace::new(part.place.clone(), "the contract declares it");
                finding.places.push(place);
                finding.value = Some(value.clone());
                found.push(finding);
            }
        }
    }
}
