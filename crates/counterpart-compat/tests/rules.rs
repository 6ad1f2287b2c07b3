//! Every rule has a folder of cases; every rule is looked for in every case.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use counterpart_build::TARGETS;
use counterpart_compat::assess::{Comparison, Edition, Engine, Options};
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::{Finding, Verdict};
use counterpart_compat::rules::{Effect, Level, RULES};
use counterpart_compiler::model::Model;
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
    let way = finding.way.map_or("", Compatibility::name);
    let verdict = finding.verdict.name();
    (finding.rule.id.to_owned(), way.to_owned(), verdict.to_owned(), finding.pointer.clone())
}

#[test]
fn every_rule_has_its_file_and_its_cases() {
    let ids: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(ids.len(), RULES.len(), "two rules share an id");
    let files = names(&folder("src/rules")).into_iter().map(|name| name.replace('_', "-"));
    let files: BTreeSet<String> =
        files.map(|name| name.trim_end_matches(".rs").to_owned()).collect();
    let own: BTreeSet<String> = ["mod", "rule"].map(str::to_owned).into();
    assert_eq!(files.difference(&own).cloned().collect::<BTreeSet<_>>(), ids);
    assert_eq!(names(&folder("cases")), ids);
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
            let (effect, argument) = match finding.way {
                Some(Compatibility::Backward) | None => (rule.request, rule.safe_request),
                Some(Compatibility::Forward) => (rule.response, rule.safe_response),
            };
            match finding.verdict {
                Verdict::Breaking => assert_ne!(effect, Effect::Safe, "{}: {rule:?}", case.name),
                Verdict::Safe => {
                    assert_ne!(effect, Effect::Breaks, "{}: {rule:?}", case.name);
                    assert!(!argument.is_empty(), "{}: {rule:?}", case.name);
                }
                Verdict::Unknown => assert_eq!(rule.id, "undecided", "{}", case.name),
            }
            let on_the_wire = rule.level == Level::Wire && finding.verdict == Verdict::Breaking;
            assert_eq!(finding.witness.is_some(), on_the_wire, "{}: {}", case.name, rule.id);
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
                .filter(|finding| finding.rule.level != Level::Project)
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
        let verdicts = |found: &Comparison, way| {
            let answers = found.definitions.iter().filter_map(|compared| match way {
                Compatibility::Backward => compared.request.as_ref(),
                Compatibility::Forward => compared.response.as_ref(),
            });
            let mut verdicts: Vec<Verdict> = answers.map(|answer| answer.verdict).collect();
            verdicts.sort_unstable();
            verdicts
        };
        for way in Compatibility::ALL {
            assert_eq!(verdicts(&there, way), verdicts(&back, way.other()), "{}", case.name);
        }
    }
}
