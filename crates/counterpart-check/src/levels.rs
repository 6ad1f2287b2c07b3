//! The levels that the project file sets for rules.

use std::collections::BTreeMap;

use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_compiler::project::{Level, Project};

use crate::config::Config;
use crate::config::Step::{self, Item, Key};
use crate::rule::Rule;
use crate::sources::globs::Globs;
use counterpart_compiler::suggest;

/// The level of every rule, everywhere or in some files.
pub struct Levels {
    everywhere: BTreeMap<String, Level>,
    paths: Vec<(Globs, BTreeMap<String, Level>)>,
}

impl Levels {
    /// The levels that the project file sets.
    pub fn of(project: &Project) -> Self {
        let check = &project.settings.check;
        let paths = check.paths.iter().filter_map(|paths| {
            let globs = Globs::new(&[&paths.files]).ok()?;
            Some((globs, paths.levels.clone()))
        });
        Self { everywhere: check.levels.clone(), paths: paths.collect() }
    }

    /// The level of a rule in the file at a path from the project.
    pub fn level(&self, rule: &Rule, path: &str) -> Level {
        let here = self.paths.iter().rev().filter(|(globs, _)| globs.has(path));
        let mut levels = here.filter_map(|(_, levels)| levels.get(rule.id));
        let set = levels.next().or_else(|| self.everywhere.get(rule.id));
        set.copied().unwrap_or(rule.level)
    }
}

/// What is wrong with the levels of the project file: ids that no rule has, malformed globs.
pub fn faults(project: &Project, config: &Config, rules: &[&Rule]) -> Vec<Diagnostic> {
    let check = &project.settings.check;
    let mut faults = Vec::new();
    let mut level = |id: &str, steps: &[Step<'_>]| {
        if rules.iter().all(|rule| rule.id != id) {
            let known: Vec<String> = rules.iter().map(|rule| rule.id.to_owned()).collect();
            let help = suggest::question(&suggest::nearest(id, known.iter()))
                .unwrap_or_else(|| format!("the rules are {}", known.join(", ")));
            faults.push(config.wrong(steps, format!("there is no rule `{id}`"), Some(help)));
        }
    };
    for id in check.levels.keys() {
        level(id, &[Key("check"), Key("levels"), Key(id)]);
    }
    for (position, paths) in check.paths.iter().enumerate() {
        let head = [Key("check"), Key("paths"), Item(position)];
        for id in paths.levels.keys() {
            level(id, &[&head[..], &[Key("levels"), Key(id)]].concat());
        }
    }
    for (position, paths) in check.paths.iter().enumerate() {
        if let Err(bad) = Globs::new(&[&paths.files]) {
            let steps = [Key("check"), Key("paths"), Item(position), Key("files")];
            let sentence = format!("the glob is malformed: {}", bad.reason);
            faults.push(config.wrong(&steps, sentence, None));
        }
    }
    faults
}
