//! `empty-glob`: a path or glob matches no file.

use counterpart_compiler::project::Level;

use super::{About, Rule, Scene, mark};
use crate::config::Step::{Item, Key};
use crate::finding::Finding;
use crate::promise::Trouble;
use counterpart_compiler::suggest;

pub(super) const ABOUT: About = About {
    id: "empty-glob",
    level: Level::Deny,
    summary: "a path or glob matches no file",
    explanation: "One of a system's `sources`, or the `at` of one of its `implements`, matches no file. What is not read is not checked, so a folder that was renamed would make the check fall silent. Paths are relative to counterpart.toml; `*` stays within a folder, `**` does not; files that .gitignore names are not read.",
    help: "correct the path in counterpart.toml, or remove it",
};

pub(super) fn find(scene: &Scene<'_>, into: &mut Vec<Finding>) {
    for system in scene.sources.systems() {
        let globs = &scene.project.settings.systems[&system.system].sources;
        for position in &system.empty {
            let steps = [Key("systems"), Key(&system.system), Key("sources"), Item(*position)];
            let place = mark(scene.config.place(&steps), "");
            let glob = &globs[*position];
            let message = format!("`{glob}` of {} matches no file", system.system);
            let finding = scene.finding(Rule::EmptyGlob, place, message);
            let (system, value) = (Some(system.system.clone()), Some(glob.clone()));
            into.push(Finding { system, value, ..finding });
        }
    }
    for promise in scene.promises {
        for trouble in &promise.troubles {
            let Trouble::NoFile(nearest) = trouble else { continue };
            let place = scene.config.implements(promise.system, promise.position, "at");
            let at = &promise.implements.at;
            let message = format!("no file matches `{at}`");
            let mut finding = scene.about(Rule::EmptyGlob, promise, mark(place, ""), message);
            if let Some(question) = suggest::question(nearest) {
                finding.help = question;
            }
            finding.suggestion = nearest.first().cloned();
            finding.value = Some(at.clone());
            into.push(finding);
        }
    }
}
