//! Laws that judge the check without an expected outcome: what is covered stops being covered when
//! its literal is taken out, and a value that is added to a contract is reported by every list.

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use counterpart_build::TARGETS;
use counterpart_check::check;
use counterpart_check::sources::Options;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::Project;
use counterpart_report::check::{Cell, Check, State};
use serde_json::{Value, json};

use crate::outcome;

/// How often a value may be listed in one place: each time, one literal is taken out.
const MOST_TIMES: usize = 12;

/// A copy of a case that can be changed.
struct Copy {
    _folder: tempfile::TempDir,
    project: Project,
    model: Model,
}

impl Copy {
    /// The copy of a case that can be checked.
    fn of(case: &Path) -> Option<Self> {
        let folder = tempfile::tempdir().expect("a folder");
        copy(case, folder.path());
        Self::in_folder(folder)
    }

    fn in_folder(folder: tempfile::TempDir) -> Option<Self> {
        let project = Project::open(folder.path(), TARGETS).ok()?;
        let model = counterpart_compiler::compile_for_analysis(&project).ok()?.model;
        Some(Self { _folder: folder, project, model })
    }

    fn check(&self) -> Option<Check> {
        check(&self.project, &self.model, Options::default()).ok().map(|check| check.report)
    }
}

fn copy(from: &Path, to: &Path) {
    for entry in std::fs::read_dir(from).expect("a folder").flatten() {
        let target = to.join(entry.file_name());
        if entry.path().is_dir() {
            std::fs::create_dir_all(&target).expect("a folder");
            copy(&entry.path(), &target);
        } else {
            std::fs::copy(entry.path(), &target).expect("a file");
        }
    }
}

/// A cell by its place in the matrix.
type Key = (usize, usize, usize);

fn cell(check: &Check, (table, row, cell): Key) -> Option<&Cell> {
    check.matrix.get(table)?.rows.get(row)?.cells.get(cell)
}

fn covered(check: &Check) -> Vec<Key> {
    let mut keys = Vec::new();
    for (table, found) in check.matrix.iter().enumerate() {
        for (row, found) in found.rows.iter().enumerate() {
            for (cell, found) in found.cells.iter().enumerate() {
                if found.state == State::Covered {
                    keys.push((table, row, cell));
                }
            }
        }
    }
    keys
}

#[test]
fn what_is_taken_out_is_no_longer_covered() {
    let (mut judged, mut complaints) = (0, String::new());
    for case in outcome::folders() {
        let Some(copy) = Copy::of(&case) else { continue };
        let Some(before) = copy.check() else { continue };
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        for key in covered(&before) {
            judged += 1;
            if let Err(complaint) = take_out(&copy, &before, key) {
                let _ = writeln!(complaints, "{name}: {complaint}");
            }
        }
    }
    println!("{judged} covered cells were judged");
    assert!(judged > 600, "only {judged} covered cells");
    assert!(complaints.is_empty(), "of {judged} covered cells:\n{complaints}");
}

/// Takes the literals that cover a cell out, one after the other, until it is not covered.
fn take_out(copy: &Copy, before: &Check, key: Key) -> Result<(), String> {
    let mut originals: Vec<(PathBuf, String)> = Vec::new();
    let mut visits: BTreeMap<_, usize> = BTreeMap::new();
    let mut found = cell(before, key).cloned();
    let mut result = Err(format!("listed more than {MOST_TIMES} times"));
    for _ in 0..MOST_TIMES {
        let Some(covered) = found.filter(|cell| cell.state == State::Covered) else {
            result = Ok(());
            break;
        };
        let Some(place) = covered.place else {
            result = Err(format!("`{}` is covered nowhere", covered.value));
            break;
        };
        let at = (place.path.clone(), place.line, place.column);
        let path = PathBuf::from(&place.path);
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let shown = text.lines().nth(index(place.line) - 1).unwrap_or_default().trim().to_owned();
        let (line, column) = (index(place.line), index(place.column));
        // A member is covered at its name; its value may be a literal beside it.
        let visits = visits.entry(at).or_insert(0);
        *visits += 1;
        let changed = match *visits {
            1 => without(&text, line, column),
            2 => Some(without_beside(&text, line, column, &covered.value)),
            _ => None,
        };
        let Some(changed) = changed else {
            let place = format!("{line}:{column}");
            result = Err(format!("`{}` stays covered at {place}: {shown}", covered.value));
            break;
        };
        std::fs::write(&path, changed).expect("the copy can be written");
        originals.push((path, text));
        found = copy.check().as_ref().and_then(|check| cell(check, key)).cloned();
    }
    for (path, text) in originals.into_iter().rev() {
        std::fs::write(path, text).expect("the copy can be written");
    }
    result
}

/// The text with another literal or name where one begins.
fn without(text: &str, line: usize, column: usize) -> Option<String> {
    let start: usize = text.split_inclusive('\n').take(line - 1).map(str::len).sum();
    let in_line: usize = text[start..].chars().take(column - 1).map(char::len_utf8).sum();
    let at = start + in_line;
    let (head, rest) = text.split_at(at);
    // What lists more than one value begins with punctuation; the first token in it is changed.
    let skipped: usize = rest
        .chars()
        .take_while(|char| !is_name(*char) && !"\"'`".contains(*char))
        .map(char::len_utf8)
        .sum();
    let (skipped, rest) = rest.split_at(skipped);
    let first = rest.chars().next()?;
    let (old, new) = if is_name(first) {
        let path = |char: char| is_name(char) || matches!(char, ':' | '.' | '-');
        let length: usize = rest.chars().take_while(|char| path(*char)).map(char::len_utf8).sum();
        let old = rest[..length].trim_end_matches([':', '.', '-']);
        (old, if first.is_ascii_digit() { "987654" } else { "zz_taken_out" })
    } else {
        let length = rest[1..].find(first)? + 1;
        (&rest[1..length], "zz_taken_out")
    };
    let quoted = !is_name(first);
    let before = if quoted { &rest[..1] } else { "" };
    let after = &rest[before.len() + old.len()..];
    Some([head, skipped, before, new, after].concat())
}

/// The text with other literals beside the member that begins at a place: to the end of the member,
/// and in the attributes above it. A member that is only counted gets another number.
fn without_beside(text: &str, line: usize, column: usize, value: &str) -> String {
    let mut lines: Vec<String> = text.split_inclusive('\n').map(str::to_owned).collect();
    let own = line - 1;
    let start: usize = lines[own].chars().take(column - 1).map(char::len_utf8).sum();
    let member = &lines[own][start..];
    let end = start + member.find([',', '}', '\n']).unwrap_or(member.len());
    let member = &lines[own][start..end];
    let changed = match member.split_once('=') {
        _ if value.parse::<f64>().is_err() => other_strings(member),
        Some((name, _)) => format!("{name}= 987654 "),
        None => format!("{} = 987654 ", member.trim_end()),
    };
    lines[own].replace_range(start..end, &changed);
    let above = (0..own).rev().take_while(|above| lines[*above].trim_start().starts_with("#["));
    for above in above.collect::<Vec<_>>() {
        // `column_name = token`: some attributes name it without quotes.
        let named = format!("= {value})");
        lines[above] = other_strings(&lines[above]).replace(&named, "= zz_taken_out)");
    }
    lines.concat()
}

/// The text with another content in all its strings.
fn other_strings(text: &str) -> String {
    let parts = text.split('"').enumerate();
    let parts = parts.map(|(at, part)| if at % 2 == 1 { "zz_taken_out" } else { part });
    parts.collect::<Vec<_>>().join("\"")
}

fn is_name(char: char) -> bool {
    char.is_alphanumeric() || matches!(char, '_' | '$')
}

#[test]
fn what_is_added_to_a_contract_is_reported_by_every_list() {
    let (mut judged, mut complaints) = (0, String::new());
    for case in outcome::folders() {
        let folder = tempfile::tempdir().expect("a folder");
        copy(&case, folder.path());
        let schemas = folder.path().join("schemas");
        for entry in std::fs::read_dir(&schemas).into_iter().flatten().flatten() {
            let text = std::fs::read_to_string(entry.path()).unwrap_or_default();
            let Ok(mut schema) = serde_json::from_str::<Value>(&text) else { continue };
            add(&mut schema);
            std::fs::write(entry.path(), schema.to_string()).expect("the copy can be written");
        }
        let Some(copy) = Copy::in_folder(folder) else { continue };
        let Some(after) = copy.check() else { continue };
        let name = case.file_name().unwrap_or_default().to_string_lossy();
        for (table, found) in after.matrix.iter().enumerate() {
            for (row, found) in found.rows.iter().enumerate() {
                for (at, cell) in found.cells.iter().enumerate().filter(|(_, cell)| is_added(cell))
                {
                    judged += 1;
                    if let Err(complaint) = reported(&copy, &after, cell, (table, row, at)) {
                        let symbol = found.symbol.as_deref().unwrap_or("the file");
                        let _ = writeln!(complaints, "{name}: {symbol} has {cell:?}: {complaint}");
                    }
                }
            }
        }
    }
    println!("{judged} cells of added parts were judged");
    assert!(judged > 150, "only {judged} cells");
    assert!(complaints.is_empty(), "of {judged} cells:\n{complaints}");
}

/// Whether an added part is reported, or covered only by a reference to generated code: then it is
/// not covered without that reference.
fn reported(copy: &Copy, after: &Check, cell: &Cell, key: Key) -> Result<(), String> {
    match cell.state {
        State::Missing | State::Unknown => Ok(()),
        State::Excepted => Err("an exception".to_owned()),
        State::Covered if cell.place.as_ref().is_some_and(refers) => take_out(copy, after, key),
        State::Covered => Err("not a reference".to_owned()),
    }
}

/// A number that no case has.
const ADDED_NUMBER: u32 = 876_543;

fn is_added(cell: &Cell) -> bool {
    cell.value.starts_with("zz_added") || cell.value == ADDED_NUMBER.to_string()
}

/// Adds a value to every enum of strings or of integers, and a property to every object.
fn add(schema: &mut Value) {
    match schema {
        Value::Object(members) => {
            if let Some(Value::Array(values)) = members.get_mut("enum") {
                if values.iter().all(Value::is_string) {
                    values.push(json!("zz_added"));
                } else if values.iter().all(Value::is_u64) {
                    values.push(json!(ADDED_NUMBER));
                }
            }
            for (key, member) in members.iter_mut() {
                if key != "enum" && key != "const" {
                    add(member);
                }
            }
            if let Some(Value::Object(properties)) = members.get_mut("properties") {
                properties.insert("zz_added".to_owned(), json!({"type": "string"}));
            }
        }
        Value::Array(items) => items.iter_mut().for_each(add),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// A line or a column as an index of this machine.
fn index(number: u64) -> usize {
    usize::try_from(number).unwrap_or(usize::MAX)
}

/// Whether a reference to something generated is at a place, rather than a literal.
fn refers(place: &counterpart_report::common::Place) -> bool {
    let text = std::fs::read_to_string(&place.path).unwrap_or_default();
    let line = text.lines().nth(index(place.line) - 1).unwrap_or_default();
    let rest: String = line.chars().skip(index(place.column) - 1).collect();
    let token = rest.trim_start_matches(|char: char| !is_name(char) && !"\"'`".contains(char));
    token.starts_with(is_name)
}

/// Long enough for a busy machine, and far too short for work that grows with the cube: before
/// parts had an index, 800 values took more than a minute.
const LONGEST: Duration = Duration::from_secs(30);

#[test]
fn an_enum_of_many_values_is_checked_at_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let values: Vec<String> = (0..1_000).map(|number| format!("value_{number}")).collect();
    let schema = json!({
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$ref": "#/$defs/Key",
        "$defs": {"Key": {"enum": values}},
    });
    let list = format!("export const KEYS = {};\n", json!(values));
    let settings = "[systems.app]\nsources = [\"src/*.ts\"]\n\n[[systems.app.implements]]\n\
                    contract = \"keys#Key\"\nat = \"src/keys.ts\"\nsymbol = \"KEYS\"\n\
                    spelling = { case = \"snake_case\" }\n";
    for (path, text) in [
        ("schemas/keys.json", schema.to_string()),
        ("src/keys.ts", list),
        ("counterpart.toml", settings.to_owned()),
    ] {
        let path = folder.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    let copy = Copy::in_folder(folder).expect("a project");
    let start = Instant::now();
    let check = copy.check().expect("a check");
    assert!(start.elapsed() < LONGEST, "{:?}", start.elapsed());
    assert_eq!(check.summary.covered, 1_000);
}
