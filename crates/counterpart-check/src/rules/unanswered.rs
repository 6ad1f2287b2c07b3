//! `unanswered`: a running system gives no answer that could be judged.

use counterpart_compiler::project::Level;

use super::{About, Rule, Scene, mark};
use crate::config::Step::{Item, Key};
use crate::finding::Finding;
use crate::live::Answer;

pub(super) const ABOUT: About = About {
    id: "unanswered",
    level: Level::Deny,
    summary: "a running system gives no answer that could be judged",
    explanation: "`counterpart check --live URL` asks every endpoint that a system names under `live`. This one did not answer in time, refused, led elsewhere, answered with another status than success, or with something that is no JSON. Nothing can be said of its contract then.",
    help: "see that the system runs there, that the path is right, and that the environment has what the headers need",
};

pub(super) fn find(scene: &Scene<'_>, into: &mut Vec<Finding>) {
    for answer in scene.answers {
        if let Err(because) = &answer.body {
            let message = format!("{} gives no answer: {because}", endpoint(scene, answer));
            into.push(about(scene, Rule::Unanswered, answer, message));
        }
    }
}

/// What an endpoint is called in a sentence.
pub(super) fn endpoint(scene: &Scene<'_>, answer: &Answer) -> String {
    let live = answer.endpoint(scene.project);
    let asked = live.map_or_else(String::new, |live| format!("{} {}", live.method, live.path));
    format!("`{asked}` of {}", answer.system)
}

/// A finding about an answer, at the endpoint's place in the project file.
pub(super) fn about(scene: &Scene<'_>, rule: Rule, answer: &Answer, message: String) -> Finding {
    let steps = [Key("systems"), Key(&answer.system), Key("live"), Item(answer.position)];
    let place = scene.config.place(&[&steps[..], &[Key("path")]].concat());
    let live = answer.endpoint(scene.project);
    Finding {
        system: Some(answer.system.clone()),
        contract: live.map(|live| live.contract.clone()),
        symbol: live.map(|live| live.path.clone()),
        ..scene.finding(rule, mark(place, ""), message)
    }
}
