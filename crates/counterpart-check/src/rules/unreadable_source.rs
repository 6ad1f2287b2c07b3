//! `unreadable-source`: part of a source file cannot be read.

use counterpart_compiler::project::Level;

use crate::context::Context;
use crate::finding::Finding;
use crate::rule::Rule;
use crate::sources::At;

pub(super) static RULE: Rule = Rule {
    id: "unreadable-source",
    level: Level::Warn,
    undecided: false,
    summary: "part of a source file cannot be read",
    explanation: "The file has a syntax error, or uses syntax that the parser does not know. The rest of the file, and of the system, is read all the same. A place that implements a definition in such a file is `unknown` where a part seems to be missing, since the part may be in what could not be read.",
    help: "correct the syntax at this place",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for file in context.sources.ids().filter(|file| context.sources.has_problems(*file)) {
        let system = context.sources.groups().iter().find(|system| system.files.contains(&file));
        // The first of several mistakes explains the others.
        let facts = context.sources.facts(file);
        let Some(problem) = facts.problems.first() else { continue };
        let place = context.place(At { file, span: problem.at }, "");
        let message = format!("part of the file cannot be read: {}", problem.message);
        let finding = context.finding(&RULE, place, message);
        found.push(Finding { system: system.map(|system| system.name.clone()), ..finding });
    }
}
