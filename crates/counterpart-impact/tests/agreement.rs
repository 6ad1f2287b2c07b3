//! `impact` reports what `compat` found, and nothing else: over real edits and over this repository's
//! own history.
//!
//! What contradiction would be, stated as laws over a comparison and its changes:
//!
//! 1. Every finding about contracts is part of a change, and every finding of a change is one of the
//!    comparison.
//! 2. In each direction, a change has the worst verdict of its findings; a direction that no finding
//!    is about has none.
//! 3. A change is about the definition that holds the place of its findings, and its own place is one
//!    of theirs or stands in the same definition.
//! 4. A change asks for nothing exactly if its findings say *refactored* or *annotation-only*.
//! 5. The worst verdict of all changes in a direction is the comparison's.
//!
//! The edits of the corpus are in a folder beside the repository; without it the test says so and
//! passes. `COUNTERPART_ALL_EDITS=1` takes every edit, else every tenth is taken.

#![allow(clippy::unwrap_used, clippy::panic, clippy::print_stderr)]

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::process::Command;

use counterpart_build::TARGETS;
use counterpart_compat::assess::{Comparison, Edition, Engine, Options};
use counterpart_compat::direction::Compatibility;
use counterpart_compat::finding::{Finding, Verdict};
use counterpart_compat::rules::Level;
use counterpart_compiler::compile_input_for_analysis;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_impact::changes::{Change, changes};

/// Commits of this repository that are compared with the one before.
const COMMITS: usize = 50;

fn model(documents: Vec<(String, Vec<u8>)>) -> Option<Model> {
    let contracts = documents.into_iter().map(|(name, bytes)| SourceFile {
        name: PathBuf::from(&name),
        path: PathBuf::from(&name),
        bytes,
    });
    let input = Input { contracts: contracts.collect(), tolerant: true, ..Input::default() };
    compile_input_for_analysis(input, &ProjectFile::of(TARGETS)).ok().map(|one| one.model)
}

/// What contradicts; nothing, if all is well. And how many changes there are.
fn compare(old: &Model, new: &Model) -> (Vec<String>, usize) {
    let settings = ProjectFile::of(TARGETS);
    let edition = |name, model| Edition { name, model, settings: &settings };
    let options = Options { writers: None, today: "2026-11-22".to_owned() };
    let comparison =
        Comparison::of(edition("old", old), edition("new", new), &options, &Engine::new());
    let changes = changes(&comparison, [old, new], &settings.targets);
    (contradictions(&comparison, &changes, [old, new]), changes.len())
}

fn contradictions(comparison: &Comparison, changes: &[Change], models: [&Model; 2]) -> Vec<String> {
    let mut wrong = Vec::new();
    let known = |finding: &Finding| (finding.fingerprint.clone(), finding.direction);
    let about = comparison.findings.iter().filter(|one| one.rule.level() != Level::Project);
    let found: BTreeSet<_> = about.map(known).collect();
    let told: BTreeSet<_> = changes.iter().flat_map(|one| &one.findings).map(known).collect();
    for lost in found.difference(&told) {
        wrong.push(format!("no change has the finding {lost:?}"));
    }
    for made_up in told.difference(&found) {
        wrong.push(format!("no finding {made_up:?}"));
    }
    for change in changes {
        // What holds for other writers than there are counts for nothing.
        let counts = |one: &Finding| one.writers.is_none_or(|who| who == comparison.writers);
        let verdict = |one: &Finding| if counts(one) { one.verdict } else { Verdict::Safe };
        let ask = |about: &dyn Fn(&&Finding) -> bool| {
            change.findings.iter().filter(about).map(verdict).max()
        };
        for way in Compatibility::ALL {
            if change.verdict(way) != ask(&|one| one.direction == Some(way)) {
                wrong.push(format!("another verdict: {} {way:?}", change.sentence));
            }
        }
        if change.source() != ask(&|one| one.rule.level() == Level::Source) {
            wrong.push(format!("another verdict for code: {}", change.sentence));
        }
        let silent = |one: &Finding| {
            ["refactored", "annotation-only", "unknown-keyword"].contains(&one.rule.id)
        };
        let nothing = !change.findings.is_empty() && change.findings.iter().all(silent);
        if change.is_nothing_to_do() != nothing {
            wrong.push(format!("nothing to do for one alone: {}", change.sentence));
        }
        wrong.extend(change.findings.iter().filter_map(|one| misplaced(change, one, models)));
    }
    for way in Compatibility::ALL {
        let worst = changes.iter().filter_map(|change| change.verdict(way)).max();
        if worst.unwrap_or(Verdict::Safe) != comparison.verdict(way) {
            wrong.push(format!("another verdict of all: {way:?}"));
        }
    }
    wrong
}

/// Why a finding does not belong to a change: its place is in another definition. The definition is
/// looked up here by JSON Pointers alone.
fn misplaced(change: &Change, finding: &Finding, models: [&Model; 2]) -> Option<String> {
    // A generated type has the fields of what it is composed of, and holds what is hoisted out of it:
    // of code, the name decides.
    let is_root = change.definition.starts_with(&format!("{}#", finding.definition));
    let is_own = is_root || finding.definition.starts_with(&change.definition);
    if finding.rule.level() == Level::Source && is_own {
        return None;
    }
    let sides = [(&finding.old, change.ids[0]), (&finding.new, change.ids[1])];
    let mut inside = false;
    let mut asked = false;
    for (side, (place, id)) in sides.iter().enumerate() {
        let (Some(place), Some(id)) = (place, id) else { continue };
        asked = true;
        let model = models[side];
        let whole = model.sources.locate(model[*id].place);
        let below = place.pointer.strip_prefix(&whole.pointer);
        inside |= place.path == whole.path
            && below.is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    }
    (asked && !inside)
        .then(|| format!("{} is at {:?} {:?}", change.sentence, finding.old, finding.new))
}

#[test]
fn real_edits_are_told_alike() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../shared/corpus/evolution");
    let Ok(entries) = std::fs::read_dir(&folder) else {
        eprintln!("skipped: the edits are not at {}", folder.display());
        return;
    };
    let mut edits: Vec<PathBuf> = entries.map(|entry| entry.unwrap().path()).collect();
    edits.retain(|edit| edit.join("old.json").is_file());
    edits.sort();
    let step = if std::env::var_os("COUNTERPART_ALL_EDITS").is_some() { 1 } else { 10 };
    let (mut wrong, mut compared, mut count) = (Vec::new(), 0, 0);
    for edit in edits.iter().step_by(step) {
        let read = |name: &str| {
            model(vec![("schema.json".to_owned(), std::fs::read(edit.join(name)).unwrap())])
        };
        let (Some(old), Some(new)) = (read("old.json"), read("new.json")) else { continue };
        let (found, changes) = compare(&old, &new);
        let name = edit.file_name().unwrap().to_string_lossy().into_owned();
        wrong.extend(found.into_iter().map(|one| format!("{name}: {one}")));
        compared += 1;
        count += changes;
    }
    eprintln!("{compared} edits, {count} changes, {} contradictions", wrong.len());
    assert!(compared > 0 && count > 0, "nothing was compared");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn git(arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .args(arguments)
        .current_dir(Path::new(env!("CARGO_MANIFEST_DIR")).join("../.."))
        .output()
        .ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// The folders of contracts of a revision, each with the object that git keeps of it. A crate has
/// kept its folder under the name with and without the prefix of the project.
fn folders(revision: &str) -> BTreeMap<String, String> {
    let listed = git(&["ls-tree", "-r", "-d", revision]).unwrap_or_default();
    let rows = listed.lines().filter_map(|line| line.split_once('\t'));
    let contracts = rows.filter(|(_, path)| {
        let parts: Vec<&str> = path.split('/').collect();
        matches!(parts.as_slice(), ["schemas"] | ["crates", _, "schemas"])
    });
    contracts
        .filter_map(|(entry, path)| {
            let name = path.replace("crates/counterpart-", "crates/");
            Some((name, entry.split_whitespace().nth(2)?.to_owned()))
        })
        .collect()
}

/// The model of a folder that git keeps.
fn folder(object: &str) -> Option<Model> {
    let listed = git(&["ls-tree", object])?;
    let files = listed.lines().filter_map(|line| {
        let (entry, name) = line.split_once('\t')?;
        let blob = entry.split_whitespace().nth(2)?;
        let is_json = name.rsplit_once('.').is_some_and(|(_, ending)| ending == "json");
        is_json.then(|| (name.to_owned(), blob.to_owned()))
    });
    let read = |(name, blob): (String, String)| {
        Some((name, git(&["cat-file", "blob", &blob])?.into_bytes()))
    };
    model(files.map(read).collect::<Option<Vec<_>>>()?)
}

/// The contracts of this repository, as each of fifty commits had them, against those of now.
#[test]
fn the_history_of_this_repository_is_told_alike() {
    let Some(log) = git(&["log", "--format=%H"]).filter(|log| !log.is_empty()) else {
        eprintln!("skipped: there is no history here");
        return;
    };
    let log: Vec<&str> = log.lines().collect();
    let now = folders("HEAD");
    let (mut wrong, mut commits, mut count) = (Vec::new(), 0, 0);
    let mut pairs = BTreeSet::new();
    for commit in log.iter().step_by((log.len() / COMMITS).max(1)).take(COMMITS) {
        commits += 1;
        for (name, old) in folders(commit) {
            let Some(new) = now.get(&name).filter(|new| **new != old) else { continue };
            if !pairs.insert(old.clone()) {
                continue;
            }
            let (Some(old), Some(new)) = (folder(&old), folder(new)) else { continue };
            let (found, changes) = compare(&old, &new);
            wrong.extend(found.into_iter().map(|one| format!("{commit} {name}: {one}")));
            count += changes;
        }
    }
    eprintln!(
        "{commits} commits, {} edits, {count} changes, {} contradictions",
        pairs.len(),
        wrong.len()
    );
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
