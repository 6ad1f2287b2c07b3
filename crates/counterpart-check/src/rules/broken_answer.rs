//! `broken-answer`: a running system answers otherwise than its contract says.

use counterpart_compiler::project::Level;

use super::unanswered::{about, endpoint};
use super::{About, Rule, Scene, mark};
use crate::finding::Finding;
use crate::live;

pub(super) const ABOUT: About = About {
    id: "broken-answer",
    level: Level::Deny,
    summary: "a running system answers otherwise than its contract says",
    explanation: "The answer of an endpoint was held against the definition that the project file names for it: it meets its schema, and it has every key that the definition declares, required or not, and every key of a map that is keyed by an enum. Of the items of a list it is enough that one has a key. A key that is written only (`writeOnly`) is not expected. The finding says where in the answer (`*` is any item of a list), never what stands there: answers hold secrets.",
    help: "correct the system or its contract; a key that is never sent does not belong into the definition of an answer",
};

pub(super) fn find(scene: &Scene<'_>, into: &mut Vec<Finding>) {
    for answer in scene.answers {
        let (Ok(body), Some(live)) = (&answer.body, answer.endpoint(scene.project)) else {
            continue;
        };
        let Ok(subject) = scene.contracts.find(&live.contract) else { continue };
        let formats = scene.project.settings.formats;
        let name = endpoint(scene, answer);
        match live::faults(scene.contracts, subject, formats, body) {
            Ok(faults) => {
                for fault in faults {
                    let message = format!("the answer of {name} {}", fault.what);
                    let mut finding = about(scene, Rule::BrokenAnswer, answer, message);
                    finding.value = Some(match &fault.key {
                        Some(key) => format!("{}/{key}", fault.pointer),
                        None => fault.pointer.clone(),
                    });
                    let place = fault.place.map(|place| scene.contracts.locate(place));
                    finding.places.extend(place.map(|it| mark(it, "the contract has it")));
                    into.push(finding);
                }
            }
            Err(because) => {
                let message = format!("the answer of {name} cannot be judged: {because}");
                into.push(about(scene, Rule::Unanswered, answer, message));
            }
        }
    }
}
