//! `unknown`: it cannot be told.

use counterpart_compiler::project::Level;

use super::{About, Rule, Scene};
use crate::finding::Finding;
use crate::link::Unknown;
use crate::promise::{Cell, Promise, Trouble};

pub(super) const ABOUT: About = About {
    id: "unknown",
    level: Level::Deny,
    summary: "it cannot be told whether the system handles it",
    explanation: "A place that implements a definition is computed in a way that cannot be followed without running the program, and the values it names for certain are not all. Nothing is counted as covered on a guess. When nothing else is wrong, the check ends undecided, with the exit code 3.",
    help: "write the values out, take them from the generated list, or leave them out with a reason",
};

/// So many values are named in one sentence.
const MOST: usize = 6;

pub(super) fn find(scene: &Scene<'_>, promise: &Promise<'_>, into: &mut Vec<Finding>) {
    for trouble in &promise.troubles {
        match trouble {
            Trouble::Undecided(unknown) => {
                into.push(finding(scene, promise, unknown, "every part"));
            }
            Trouble::NoFile(_) | Trouble::NoSymbol(..) | Trouble::Ambiguous(..) => {}
        }
    }
    for held in &promise.held {
        let mut reasons: Vec<(&Unknown, Vec<&str>)> = Vec::new();
        for (part, cell) in promise.parts.list.iter().zip(&held.cells) {
            let Cell::Unknown(unknown) = cell else { continue };
            match reasons.iter_mut().find(|(reason, _)| *reason == unknown) {
                Some((_, values)) => values.push(&part.text),
                None => reasons.push((unknown, vec![&part.text])),
            }
        }
        for (unknown, values) in reasons {
            let mut named: Vec<String> =
                values.iter().take(MOST).map(|value| format!("`{value}`")).collect();
            if values.len() > MOST {
                named.push(format!("{} more", values.len() - MOST));
            }
            let mut finding = finding(scene, promise, unknown, &named.join(", "));
            if let [value] = values.as_slice() {
                finding.value = Some((*value).to_owned());
            }
            into.push(finding);
        }
    }
}

fn finding(scene: &Scene<'_>, promise: &Promise<'_>, unknown: &Unknown, what: &str) -> Finding {
    let (name, contract) = (promise.place_name(), scene.contracts.name(promise.subject));
    let (system, because) = (promise.system, &unknown.because);
    let message = format!(
        "it cannot be told whether {name} of {system} has {what} of `{contract}`, because {because}"
    );
    scene.about(Rule::Unknown, promise, scene.mark(unknown.at, ""), message)
}
