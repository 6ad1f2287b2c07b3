//! `unreadable-source`: part of a source file cannot be read.

use counterpart_compiler::project::Level;

use super::{About, Rule, Scene};
use crate::finding::Finding;
use crate::sources::At;

pub(super) const ABOUT: About = About {
    id: "unreadable-source",
    level: Level::Warn,
    summary: "part of a source file cannot be read",
    explanation: "The file does not follow the grammar of its language, or uses more of it than the parser knows. The rest of the file, and of the system, is read all the same. A place that implements a definition in such a file is `unknown` where a part seems to be missing, since it may stand in what could not be read.",
    help: "correct the syntax at this place",
};

pub(super) fn find(scene: &Scene<'_>, into: &mut Vec<Finding>) {
    for file in scene.sources.ids().filter(|file| scene.sources.has_problems(*file)) {
        let system = scene.sources.groups().iter().find(|system| system.files.contains(&file));
        // Of several mistakes the first explains the others.
        let facts = scene.sources.facts(file);
        let Some(problem) = facts.problems.first() else { continue };
        let place = scene.mark(At { file, span: problem.at }, "");
        let message = format!("part of the file cannot be read: {}", problem.message);
        let finding = scene.finding(Rule::UnreadableSource, place, message);
        into.push(Finding { system: system.map(|system| system.name.clone()), ..finding });
    }
}
