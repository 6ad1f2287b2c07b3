//! Every rule has a folder of cases; every rule is looked for in every case.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_compat::assess::{Comparison, Edition, Engine, Options};
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::{Finding, Verdict};
use counterpart_compat::rules::{self, ChangeKind, Effect, Effects, Fires, Level};
use counterpart_compiler::model::{Keyword, Model};
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use serde_json::Value;

/// The day on which the cases are compared.
const TODAY: &str = "2026-11-22";

struct Case {
    name: String,
    old: Model,
    new: Model,
    settings: ProjectFile,
    expected: BTreeSet<Line>,
}

/// A finding as `expected.json` lists it: rule, direction, verdict, pointer.
type Line = (String, String, String, String);

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(name)
}

fn names(folder: &Path) -> BTreeSet<String> {
    let entries = std::fs::read_dir(folder).unwrap();
    entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

fn cases() -> Vec<Case> {
    let all = names(&folder("cases"));
    all.into_iter().map(|name| Case::read(&folder("cases").join(&name), name.clone())).collect()
}

impl Case {
    fn read(folder: &Path, name: String) -> Self {
        let settings = std::fs::read_to_string(folder.join("counterpart.toml")).unwrap_or_default();
        let settings = ProjectFile::read(&settings, TARGETS).unwrap();
        let text = std::fs::read_to_string(folder.join("expected.json")).unwrap();
        let expected: Value = serde_json::from_str(&text).unwrap();
        let line = |finding: &Value| {
            let member = |key: &str| finding[key].as_str().unwrap_or_default().to_owned();
            (member("rule"), member("direction"), member("verdict"), member("pointer"))
        };
        let expected = expected["findings"].as_array().unwrap().iter().map(line).collect();
        let (old, new) = (model(folder, "old", &settings), model(folder, "new", &settings));
        Self { name, old, new, settings, expected }
    }

    fn compare(&self, old: &Model, new: &Model) -> Comparison {
        let edition = |name, model| Edition { name, model, settings: &self.settings };
        let options = Options { writers: None, today: TODAY.to_owned() };
        Comparison::of(edition("old", old), edition("new", new), &options, &Engine::new())
    }
}

/// One document `old.json`, or every one of the folder `old`.
fn model(folder: &Path, version: &str, settings: &ProjectFile) -> Model {
    let single = folder.join(version).with_extension("json");
    let paths = if single.is_file() {
        vec![(PathBuf::from("contract.json"), single)]
    } else {
        let below = folder.join(version);
        let all = names(&below);
        all.into_iter().map(|name| (PathBuf::from(&name), below.join(&name))).collect()
    };
    let contract = |(name, path): (PathBuf, PathBuf)| {
        let bytes = std::fs::read(&path).unwrap();
        // The name of a contract follows its path.
        SourceFile { path: name.clone(), name, bytes }
    };
    let contracts = paths.into_iter().map(contract).collect();
    let input = Input { contracts, ..Input::default() };
    counterpart_compiler::compile_input(input, settings).unwrap().model
}

fn line(finding: &Finding) -> Line {
    let direction = finding.direction.map_or("", Compatibility::name);
    let verdict = finding.verdict.name();
    (finding.rule.id.to_owned(), direction.to_owned(), verdict.to_owned(), finding.pointer.clone())
}

#[test]
fn every_rule_has_its_cases() {
    let ids: BTreeSet<String> = rules::all().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(ids.len(), rules::all().count(), "two rules share an id");
    assert_eq!(names(&folder("cases")), ids);
}

#[test]
fn every_keyword_of_the_model_has_one_kind_in_each_direction() {
    for keyword in Keyword::ALL.iter().map(|keyword| keyword.name()) {
        for direction in Compatibility::ALL {
            let fired = rules::all().filter(|kind| kind.is_fired_by(keyword, direction));
            let fired: Vec<_> = fired.map(|kind| kind.id).collect();
            assert_eq!(fired.len(), 1, "`{keyword}`, {}: {fired:?}", direction.name());
        }
    }
    for kind in rules::all() {
        let is_foreign = |name: &&&str| Keyword::named(name).is_none();
        let foreign: Vec<_> = kind.keywords().iter().filter(is_foreign).collect();
        assert!(foreign.is_empty(), "{}: {foreign:?} asserts nothing in the model", kind.id);
    }
}

#[test]
fn code_that_fires_a_rule_names_it() {
    for kind in rules::all() {
        if let Fires::In(file) = kind.fires {
            let code = std::fs::read_to_string(folder("src").join(file)).unwrap();
            let name = kind.id.replace('-', "_").to_uppercase();
            assert!(code.contains(&format!("rules::{name}")), "{file} never uses {name}");
        }
    }
}

/// The row of a rule in the documentation.
fn row(kind: &ChangeKind) -> String {
    let text = |effect: Effect| match effect {
        Effect::Breaks => "breaks",
        Effect::Safe(_) => "safe",
        Effect::Varies(_) => "depends",
        Effect::Unknown => "unknown",
    };
    let effects = match kind.effects {
        Effects::Wire { backward, forward } => {
            format!("{} | {}", text(backward), text(forward))
        }
        Effects::Source(effect) => format!("code: {} |", text(effect)),
        Effects::Project => "project file |".to_owned(),
    };
    format!("| `{}` | {} | {effects} |", kind.id, kind.summary)
}

#[test]
fn the_documentation_lists_every_rule() {
    let path = folder("../../docs/compat.md");
    let text = std::fs::read_to_string(path).unwrap();
    let section = text.split_once("\n## Rules\n").expect("a section `## Rules`").1;
    let section = section.split_once("\n## ").map_or(section, |(section, _)| section);
    let listed: Vec<&str> = section.lines().filter(|line| line.starts_with("| `")).collect();
    let rows: Vec<String> = rules::all().map(row).collect();
    assert_eq!(listed, rows, "docs/compat.md, `## Rules`, should be:\n{}", rows.join("\n"));
}

#[test]
fn every_case_has_its_findings_and_no_others() {
    let mut wrong = Vec::new();
    for case in cases() {
        let found = case.compare(&case.old, &case.new);
        let lines: BTreeSet<Line> = found.findings.iter().map(line).collect();
        if lines != case.expected {
            let extra: Vec<_> = lines.difference(&case.expected).collect();
            let missing: Vec<_> = case.expected.difference(&lines).collect();
            wrong.push(format!("{}:\n  found {extra:?}\n  missed {missing:?}", case.name));
        }
        if lines.iter().all(|line| line.0 != case.name) {
            wrong.push(format!("{}: the rule itself is not found", case.name));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_rule_says_of_each_direction_what_comes_of_it() {
    for case in cases() {
        for finding in case.compare(&case.old, &case.new).findings {
            let rule = finding.rule;
            let direction = finding.direction.unwrap_or(Compatibility::Backward);
            let effect = rule.effect(direction);
            match finding.verdict {
                Verdict::Breaking => {
                    assert!(!matches!(effect, Effect::Safe(_)), "{}: {rule:?}", case.name);
                }
                Verdict::Safe => match effect {
                    Effect::Safe(because) | Effect::Varies(because) => {
                        assert!(finding.message.ends_with(because), "{}: {finding:?}", case.name);
                    }
                    Effect::Breaks | Effect::Unknown => panic!("{}: {rule:?}", case.name),
                },
                Verdict::Unknown => assert_eq!(rule.id, "undecided", "{}", case.name),
            }
            let on_the_wire = rule.level() == Level::Wire && finding.verdict == Verdict::Breaking;
            assert_eq!(finding.witness.is_some(), on_the_wire, "{}: {}", case.name, rule.id);
        }
    }
}

#[test]
fn a_help_is_a_next_step_and_not_the_finding_again() {
    for kind in rules::all() {
        let is_sentence = |text: &str| {
            text.ends_with('.')
                && text.starts_with(|first: char| {
                    !first.is_lowercase() || text.starts_with("counterpart")
                })
        };
        assert!(!kind.summary.ends_with('.'), "{}: the summary is a line, not a sentence", kind.id);
        assert!(is_sentence(kind.explanation) && is_sentence(kind.instead), "{}", kind.id);
        assert_ne!(kind.instead, kind.explanation, "{}", kind.id);
    }
    for case in cases() {
        for finding in case.compare(&case.old, &case.new).findings {
            let Finding { help, message, change, .. } = &finding;
            assert!(!help.is_empty() && !help.contains(change.as_str()), "{}: {help}", case.name);
            assert!(
                message.starts_with(change.as_str()) || message.ends_with(change.as_str()),
                "{}: {message}",
                case.name
            );
        }
    }
}

#[test]
fn a_version_against_itself_is_silent() {
    for case in cases() {
        for model in [&case.old, &case.new] {
            let found = case.compare(model, model);
            let changes: Vec<_> = found
                .findings
                .iter()
                .filter(|finding| finding.rule.level() != Level::Project)
                .map(line)
                .collect();
            assert_eq!(changes, vec![], "{}", case.name);
        }
    }
}

#[test]
fn swapping_the_versions_swaps_the_directions() {
    for case in cases() {
        let (there, back) =
            (case.compare(&case.old, &case.new), case.compare(&case.new, &case.old));
        // What is gone is not the opposite of what is new: of it, nothing is known.
        let verdicts = |found: &Comparison, direction| {
            let answers = found.definitions.iter().filter_map(|compared| match direction {
                Compatibility::Backward => compared.backward.as_ref(),
                Compatibility::Forward => compared.forward.as_ref(),
            });
            let mut verdicts: Vec<Verdict> = answers.map(|answer| answer.verdict).collect();
            verdicts.sort_unstable();
            verdicts
        };
        for direction in Compatibility::ALL {
            assert_eq!(
                verdicts(&there, direction),
                verdicts(&back, direction.other()),
                "{}",
                case.name
            );
        }
    }
}
