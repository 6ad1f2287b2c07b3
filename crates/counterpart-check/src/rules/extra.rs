//! `extra`: the system has what no contract defines.

use counterpart_compiler::project::Level;

use super::{About, Rule, Scene, mark};
use crate::finding::Finding;
use crate::promise::{Cell, Held, Promise};
use counterpart_compiler::suggest;

pub(super) const ABOUT: About = About {
    id: "extra",
    level: Level::Deny,
    summary: "the system has what no contract defines",
    explanation: "A place that implements a definition names something that is no part of it: a misspelt value, one that the contract no longer has, or one that never got into the contract. An open enum admits every string and an open object every property, so there only what looks like a misspelling of a missing part is reported.",
    help: "correct the spelling, remove it, or add it to the contract",
};

pub(super) fn find(scene: &Scene<'_>, promise: &Promise<'_>, into: &mut Vec<Finding>) {
    for held in &promise.held {
        for item in &held.extras {
            let text = item.meaning.text();
            let suggestion = suggest(promise, held, text);
            if promise.parts.open && suggestion.is_none() {
                continue;
            }
            let (name, contract) = (promise.place_name(), scene.contracts.name(promise.subject));
            let system = promise.system;
            let message = format!("{name} of {system} has `{text}`, which `{contract}` has not");
            let place = scene.mark(item.at, "");
            let mut finding = scene.about(Rule::Extra, promise, place, message);
            if let Some((meant, place)) = suggestion {
                finding.help =
                    format!("did you mean `{meant}`? Else remove it, or add it to the contract");
                finding.places.push(mark(place, "the contract has this"));
                finding.suggestion = Some(meant);
            } else {
                finding.places.push(mark(scene.contracts.place(promise.subject), "the contract"));
            }
            finding.value = Some(text.to_owned());
            into.push(finding);
        }
    }
}

/// The part that was probably meant: of those that are not handled, before the others.
fn suggest(
    promise: &Promise<'_>,
    held: &Held,
    text: &str,
) -> Option<(String, counterpart_compiler::source::Location)> {
    let spelled = |text: &str| crate::spelling::spell(&promise.implements.spelling, text);
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
