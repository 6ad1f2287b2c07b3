//! `extra`: the system has a part that no contract defines.

use counterpart_compiler::project::Level;
use counterpart_compiler::source::Location;

use crate::casing::spell;
use crate::context::Context;
use crate::finding::{Finding, LabeledPlace};
use crate::promise::{Cell, Held, Promise};
use crate::rule::Rule;
use counterpart_compiler::suggest;

pub(super) static RULE: Rule = Rule {
    id: "extra",
    level: Level::Deny,
    undecided: false,
    summary: "the system has a part that no contract defines",
    explanation: "A place that implements a definition names something that is not part of it: a misspelt value, one that the contract no longer has, or one that was never added to the contract. An open enum admits every string and an open object every property, so there only what looks like a misspelling of a missing part is reported.",
    help: "correct the spelling, remove it, or add it to the contract",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for promise in context.promises {
        let (name, contract) = (promise.place_name(), context.contracts.name(promise.subject));
        for held in &promise.held {
            for item in &held.extras {
                let text = item.meaning.text();
                let suggestion = suggest(promise, held, text);
                if promise.parts.open && suggestion.is_none() {
                    continue;
                }
                let message = format!("{name} lists `{text}`, which `{contract}` does not define");
                let place = context.place(item.at, "");
                let mut finding = context.about(&RULE, promise, place, message);
                if let Some((meant, place)) = suggestion {
                    finding.help = format!(
                        "did you mean `{meant}`? Otherwise remove it, or add it to the contract"
                    );
                    let place = LabeledPlace::new(place, "the contract declares this");
                    finding.places.push(place);
                    finding.suggestion = Some(meant);
                } else {
                    let place = context.contracts.place(promise.subject);
                    finding.places.push(LabeledPlace::new(place, "the contract"));
                }
                finding.value = Some(text.to_owned());
                found.push(finding);
            }
        }
    }
}

/// The part that was probably meant: of those that are not handled, before the others.
fn suggest(promise: &Promise<'_>, held: &Held, text: &str) -> Option<(String, Location)> {
    let spelled = |text: &str| spell(&promise.implements.spelling, text);
    let parts = || promise.parts.list.iter().zip(&held.cells);
    let handled = |cell: &Cell| matches!(cell, Cell::Covered(_));
    let nearest = |wanted: &dyn Fn(&Cell) -> bool| {
        let names: Vec<String> =
            parts().filter(|(_, cell)| wanted(cell)).map(|(part, _)| spelled(&part.text)).collect();
        suggest::nearest(text, names.iter()).into_iter().next()
    };
    let open = promise.parts.open;
    let best =
        nearest(&|cell| !handled(cell)).or_else(|| if open { None } else { nearest(&|_| true) })?;
    let (part, _) = parts().find(|(part, _)| spelled(&part.text) == best)?;
    Some((best, part.place.clone()))
}
