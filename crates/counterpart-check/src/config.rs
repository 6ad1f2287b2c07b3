//! The systems of the project file, checked against the contracts, and places in that file.

use std::path::PathBuf;

use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::position::{Lines, Location};
use counterpart_compiler::project::{FILE_NAME, Project};
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::contract::{Contracts, Subject};
use crate::sources::BadGlob;
use counterpart_compiler::suggest;

/// The project file, for its places.
pub struct Config {
    path: PathBuf,
    text: String,
}

/// One step to a value of the project file.
#[derive(Clone, Copy, Debug)]
pub enum Step<'s> {
    /// The value under a key.
    Key(&'s str),
    /// The item at a position.
    Item(usize),
}

impl Config {
    /// The project file of a project.
    pub fn read(project: &Project) -> Self {
        let path = project.folder.join(FILE_NAME);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        Self { path, text }
    }

    /// Where a value stands, or the nearest one above it.
    pub fn place(&self, steps: &[Step<'_>]) -> Location {
        let offset = DeTable::parse(&self.text).map_or(0, |table| {
            let start = table.span().start;
            find(table.get_ref(), steps).unwrap_or(start)
        });
        let (line, column) = Lines::of(&self.text).position(&self.text, offset);
        Location { path: self.path.clone(), line, column, pointer: String::new() }
    }

    /// Where a key of one of a system's `implements` stands.
    pub fn implements(&self, system: &str, position: usize, key: &str) -> Location {
        use Step::{Item, Key};
        let steps = [Key("systems"), Key(system), Key("implements"), Item(position), Key(key)];
        self.place(&steps)
    }

    /// A mistake at a value of the project file.
    pub fn wrong(&self, steps: &[Step<'_>], sentence: String, help: Option<String>) -> Diagnostic {
        let wrong = Diagnostic::new(Code::BadProject, sentence).at(self.place(steps));
        match help {
            Some(help) => wrong.help(help),
            None => wrong,
        }
    }

    /// A malformed glob.
    pub fn bad_glob(&self, bad: &BadGlob) -> Diagnostic {
        use Step::{Item, Key};
        let steps = [Key("systems"), Key(&bad.system), Key(bad.key), Item(bad.position), Key("at")];
        self.wrong(&steps, format!("the glob is malformed: {}", bad.reason), None)
    }

    /// What is wrong with the settings of systems.
    pub fn faults(&self, project: &Project, contracts: &Contracts<'_>) -> Vec<Diagnostic> {
        let mut faults = Vec::new();
        for name in project.settings.systems.keys() {
            self.names(project, name, contracts, &mut faults);
            self.promises(project, name, contracts, &mut faults);
        }
        faults
    }

    /// Every definition that a system names is there.
    fn names(
        &self,
        project: &Project,
        name: &str,
        contracts: &Contracts<'_>,
        faults: &mut Vec<Diagnostic>,
    ) {
        use Step::{Item, Key};
        let system = &project.settings.systems[name];
        let head = [Key("systems"), Key(name)];
        let mut named: Vec<(Vec<Step<'_>>, &String)> = Vec::new();
        for (key, list) in [("reads", &system.reads), ("writes", &system.writes)] {
            for (position, wanted) in list.iter().enumerate() {
                named.push(([&head[..], &[Key(key), Item(position)]].concat(), wanted));
            }
        }
        for (position, live) in system.live.iter().enumerate() {
            let steps = [&head[..], &[Key("live"), Item(position), Key("contract")]].concat();
            named.push((steps, &live.contract));
        }
        for (position, implements) in system.implements.iter().enumerate() {
            let steps = [&head[..], &[Key("implements"), Item(position), Key("contract")]].concat();
            named.push((steps, &implements.contract));
        }
        for (steps, wanted) in named {
            if let Err(nearest) = contracts.find(wanted) {
                let sentence = format!("no contract has the definition `{wanted}`");
                faults.push(self.wrong(&steps, sentence, suggest::question(&nearest)));
            }
        }
    }

    /// Every promise can be kept, and every exception has its reason.
    fn promises(
        &self,
        project: &Project,
        name: &str,
        contracts: &Contracts<'_>,
        faults: &mut Vec<Diagnostic>,
    ) {
        use Step::{Item, Key};
        for (position, implements) in project.settings.systems[name].implements.iter().enumerate() {
            let head = [Key("systems"), Key(name), Key("implements"), Item(position)];
            let below = |steps: &[Step<'static>]| [&head[..], steps].concat();
            let Ok(subject) = contracts.find(&implements.contract) else { continue };
            let Some(parts) = contracts.parts(subject) else {
                let wanted = &implements.contract;
                let sentence = format!("`{wanted}` has no parts that a system could leave out");
                let help = "name an enum, a union with a tag, an object with fields, a map with \
                            listed keys, or a table";
                let steps = below(&[Key("contract")]);
                faults.push(self.wrong(&steps, sentence, Some(help.to_owned())));
                continue;
            };
            if implements.symbol.as_deref().is_some_and(|symbol| symbol.trim().is_empty()) {
                let sentence = "the symbol is empty".to_owned();
                let help = "leave it out for the whole file".to_owned();
                faults.push(self.wrong(&below(&[Key("symbol")]), sentence, Some(help)));
            }
            for (value, reason) in &implements.except {
                if reason.trim().is_empty() {
                    let steps = [&head[..], &[Key("except"), Key(value)]].concat();
                    let sentence = format!("the exception for `{value}` gives no reason");
                    let help = "say why the system leaves it out".to_owned();
                    faults.push(self.wrong(&steps, sentence, Some(help)));
                }
            }
            for value in implements.spelling.names.keys() {
                if !parts.list.iter().any(|part| part.text == *value) {
                    let steps = [&head[..], &[Key("spelling"), Key("names"), Key(value)]].concat();
                    let known = parts.list.iter().map(|part| &part.text);
                    let nearest = suggest::nearest(value, known);
                    let sentence =
                        format!("`{}` has no `{value}` that could be spelled", implements.contract);
                    faults.push(self.wrong(&steps, sentence, suggest::question(&nearest)));
                }
            }
        }
    }
}

/// The subjects that a list of names means; names that mean nothing were refused before.
pub fn subjects(contracts: &Contracts<'_>, names: &[String]) -> Vec<Subject> {
    names.iter().filter_map(|name| contracts.find(name).ok()).collect()
}

fn find(table: &DeTable<'_>, steps: &[Step<'_>]) -> Option<usize> {
    let (first, mut rest) = steps.split_first()?;
    let Step::Key(key) = first else { return None };
    let (name, mut value) = entry(table, key)?;
    let mut found = name;
    loop {
        let next = match (rest.first(), value.get_ref()) {
            (Some(Step::Key(key)), DeValue::Table(table)) => entry(table, key),
            (Some(Step::Item(position)), DeValue::Array(items)) => {
                items.get(*position).map(|item| (item.span().start, item))
            }
            _ => None,
        };
        let Some((at, inner)) = next else { return Some(found) };
        (found, value, rest) = (at, inner, &rest[1..]);
    }
}

fn entry<'t, 'i>(table: &'t DeTable<'i>, key: &str) -> Option<(usize, &'t Spanned<DeValue<'i>>)> {
    let (name, value) = table.iter().find(|(name, _)| name.get_ref() == key)?;
    Some((name.span().start, value))
}
