//! `empty-glob`: a path or glob matches no file.

use counterpart_compiler::project::Level;

use crate::config::Step::{Item, Key};
use crate::context::Context;
use crate::finding::{Finding, LabeledPlace};
use crate::promise::Unresolved;
use crate::rule::Rule;
use counterpart_compiler::suggest;

pub(super) static RULE: Rule = Rule {
    id: "empty-glob",
    level: Level::Deny,
    undecided: false,
    summary: "a path or glob matches no file",
    explanation: "One of a system's `sources`, or the `at` of one of its `implements`, matches no file. Files that are not read are not checked, so a renamed folder would silence the check. Paths are relative to counterpart.toml; `*` does not match `/`, `**` does; files that .gitignore excludes are not read.",
    help: "correct the path in counterpart.toml, or remove it",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for system in context.sources.groups() {
        let globs = &context.project.settings.systems[&system.name].sources;
        for position in &system.empty {
            let steps = [Key("systems"), Key(&system.name), Key("sources"), Item(*position)];
            let place = LabeledPlace::new(context.config.place(&steps), "");
            let glob = &globs[*position];
            let message = format!("`{glob}` in {} matches no file", system.name);
            let finding = context.finding(&RULE, place, message);
            let (system, value) = (Some(system.name.clone()), Some(glob.clone()));
            found.push(Finding { system, value, ..finding });
        }
    }
    for promise in context.promises {
        for unresolved in &promise.unresolved {
            let nearest = match unresolved {
                Unresolved::NoFile(nearest) => nearest,
                Unresolved::NoSymbol(..) | Unresolved::Ambiguous(..) | Unresolved::Undecided(_) => {
                    continue;
                }
            };
            let place = context.config.implements(promise.system, promise.position, "at");
            let at = &promise.implements.at;
            let message = format!("`{at}` in {} matches no file", promise.system);
            let place = LabeledPlace::new(place, "");
            let mut finding = context.about(&RULE, promise, place, message);
            if let Some(question) = suggest::question(nearest) {
                finding.help = question;
            }
            finding.suggestion = nearest.first().cloned();
            finding.value = Some(at.clone());
            found.push(finding);
        }
    }
}
