//! `stale-exception`: an exception is no longer needed.

use counterpart_compiler::project::Level;

use super::{About, Rule, Scene};
use crate::config::Step::{Item, Key};
use crate::finding::Finding;
use crate::promise::{Cell, Promise};
use crate::rules::mark;
use counterpart_compiler::suggest;

pub(super) const ABOUT: About = About {
    id: "stale-exception",
    level: Level::Warn,
    summary: "an exception is no longer needed",
    explanation: "An exception in counterpart.toml says that a system leaves a value out, and why. This one is for a value that the place handles by now, or that the contract does not have. An exception that stays would hide it when the value is forgotten again.",
    help: "remove the exception from counterpart.toml",
};

pub(super) fn find(scene: &Scene<'_>, promise: &Promise<'_>, into: &mut Vec<Finding>) {
    for value in promise.implements.except.keys() {
        let steps = [
            Key("systems"),
            Key(promise.system),
            Key("implements"),
            Item(promise.position),
            Key("except"),
            Key(value),
        ];
        let place = mark(scene.config.place(&steps), "");
        let position = promise.parts.list.iter().position(|part| part.text == *value);
        let (name, contract) = (promise.place_name(), scene.contracts.name(promise.subject));
        let message = match position {
            None => format!(
                "the exception for `{value}` is about nothing: `{contract}` has no such part"
            ),
            Some(position) => {
                let handled = |held: &crate::promise::Held| match held.cells[position] {
                    Cell::Covered(at) => Some(at),
                    Cell::Missing | Cell::Excepted(_) | Cell::Unknown(_) => None,
                };
                let all: Option<Vec<_>> = promise.held.iter().map(handled).collect();
                let Some(at) = all.and_then(|all| all.first().copied()) else { continue };
                let message = format!("{name} of {} handles `{value}` by now", promise.system);
                let mut finding = scene.about(Rule::StaleException, promise, place, message);
                finding.places.push(scene.mark(at, "it is handled here"));
                finding.value = Some(value.clone());
                into.push(finding);
                continue;
            }
        };
        let mut finding = scene.about(Rule::StaleException, promise, place, message);
        let nearest = suggest::nearest(value, promise.parts.list.iter().map(|part| &part.text));
        if let Some(question) = suggest::question(&nearest) {
            finding.help = question;
        }
        finding.suggestion = nearest.into_iter().next();
        finding.value = Some(value.clone());
        into.push(finding);
    }
}
