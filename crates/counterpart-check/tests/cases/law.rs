//! A wrong *covered* cannot happen: what covers a value is taken out of the source of every case, and
//! a value is added to its contract; the cell must notice.

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use counterpart_check::sources::Options;
use counterpart_compiler::project::Project;
use counterpart_report::check::State;

use super::outcome;

/// What stands in a source in place of what was taken out, and in a contract beside its values.
const OTHER: &str = "zz_other";
/// A value may be listed in so many places of one list.
const PLACES: usize = 4;

/// A cell that is covered: the row, the value, and what covers it.
#[derive(Clone, Debug, PartialEq)]
struct Covered {
    row: usize,
    value: String,
    path: PathBuf,
    line: usize,
    column: usize,
}

#[test]
fn what_covers_a_value_is_what_stands_there() {
    let complaints = over_all_cases(|case, copy| {
        let mut complaints = String::new();
        for cell in covered(case) {
            if let Some(still) = uncovered(case, copy, &cell) {
                let _ = writeln!(complaints, "{}: {still:?} is covered still", name(case));
            }
        }
        complaints
    });
    assert!(complaints.is_empty(), "{complaints}");
}

#[test]
fn a_new_value_is_missed_by_every_list() {
    let complaints = over_all_cases(|case, copy| {
        let widened = copy.join("widened");
        if !widen(case, &widened) {
            return String::new();
        }
        let mut complaints = String::new();
        for cell in covered(&widened).into_iter().filter(|cell| cell.value == OTHER) {
            // Only what takes the list from the contract has the value by construction.
            if let Some(still) = uncovered(&widened, &copy.join("changed"), &cell) {
                let _ = writeln!(complaints, "{}: {still:?} has what is new", name(case));
            }
        }
        complaints
    });
    assert!(complaints.is_empty(), "{complaints}");
}

/// Runs a law over every case, in two halves at once; each case has a folder for its copies.
fn over_all_cases(law: impl Fn(&Path, &Path) -> String + Sync) -> String {
    let folders = outcome::folders();
    assert!(folders.len() >= 20, "only {} cases", folders.len());
    let scratch = tempfile::tempdir().expect("a folder");
    let half = |offset: usize| -> String {
        let cases = folders.iter().skip(offset).step_by(2);
        cases.map(|case| law(case, &scratch.path().join(name(case)))).collect()
    };
    std::thread::scope(|scope| {
        let other = scope.spawn(|| half(1));
        half(0) + &other.join().expect("the other half")
    })
}

/// Takes out what covers a cell, place after place; what covers it in the end, if anything does.
fn uncovered(case: &Path, copy: &Path, cell: &Covered) -> Option<Covered> {
    fresh(case, copy);
    let mut at = cell.clone();
    for _ in 0..PLACES {
        let path = copy.join(&at.path);
        let before = std::fs::read_to_string(&path).unwrap_or_default();
        std::fs::write(&path, without_token(&before, at.line, at.column)).expect("written");
        let again = same_cell(copy, cell)?;
        if (again.line, &again.path) == (at.line, &at.path) {
            // A name beside which the value itself stands: `#[serde(rename = "github")] GitHub`.
            let nearby = without_text(&before, &at);
            std::fs::write(&path, nearby).expect("written");
            let again = same_cell(copy, cell)?;
            if again == at {
                // A member that is only counted keeps its number under any name.
                let counted = cell.value.parse::<f64>().is_ok();
                return (!counted).then_some(again);
            }
            at = again;
        } else {
            at = again;
        }
    }
    Some(at)
}

fn same_cell(folder: &Path, cell: &Covered) -> Option<Covered> {
    covered(folder).into_iter().find(|other| other.row == cell.row && other.value == cell.value)
}

/// The cells of a case that are covered.
fn covered(folder: &Path) -> Vec<Covered> {
    let Ok(project) = Project::open(folder) else { return Vec::new() };
    let Ok(compiled) = counterpart_compiler::compile(&project) else { return Vec::new() };
    let check = counterpart_check::check(&project, &compiled.model, Options::default());
    let Ok(check) = check else { return Vec::new() };
    let mut found = Vec::new();
    let rows = check.report.matrix.iter().flat_map(|table| &table.rows);
    for (row, cells) in rows.enumerate() {
        for cell in cells.cells.iter().filter(|cell| cell.state == State::Covered) {
            let Some(place) = &cell.place else { continue };
            let path = Path::new(&place.path);
            let path = path.strip_prefix(folder).unwrap_or(path).to_owned();
            let (line, column) = (place.line as usize, place.column as usize);
            found.push(Covered { row, value: cell.value.clone(), path, line, column });
        }
    }
    found
}

/// A text in which the token at a place is another.
fn without_token(text: &str, line: usize, column: usize) -> String {
    edit_line(text, line, |old| {
        let start = old.char_indices().nth(column.saturating_sub(1)).map_or(0, |(at, _)| at);
        let (before, rest) = old.split_at(start);
        let quote = rest.chars().next().filter(|first| matches!(first, '"' | '\'' | '`'));
        let end = match quote {
            Some(quote) => {
                rest.get(1..).and_then(|rest| rest.find(quote)).map_or(rest.len(), |at| at + 2)
            }
            None => {
                let part = |letter: char| letter.is_alphanumeric() || "_.:-".contains(letter);
                rest.find(|letter| !part(letter)).unwrap_or(rest.len()).max(1)
            }
        };
        let after = rest.get(end..).unwrap_or_default();
        let quote = quote.map(String::from).unwrap_or_default();
        format!("{before}{quote}{OTHER}{quote}{after}")
    })
}

/// A text in which a value stands no more on a line, and on those before and behind it, and no
/// string directly behind the place: `GitHub = "gh"`.
fn without_text(text: &str, at: &Covered) -> String {
    let text = edit_line(text, at.line, |old| {
        let start = old.char_indices().nth(at.column - 1).map_or(0, |(start, _)| start);
        let (before, rest) = old.split_at(start);
        let (member, after) = rest.split_at(rest.find(',').unwrap_or(rest.len()));
        match member.split_once(['"', '\'']) {
            Some((name, _)) => format!("{before}{name}\"{OTHER}\"{after}"),
            None => old.to_owned(),
        }
    });
    (at.line.saturating_sub(3)..at.line + 2)
        .fold(text, |text, line| edit_line(&text, line, |old| old.replace(&at.value, OTHER)))
}

fn edit_line(text: &str, line: usize, edit: impl Fn(&str) -> String) -> String {
    let lines = text.split('\n').enumerate();
    let lines = lines.map(|(at, old)| if at + 1 == line { edit(old) } else { old.to_owned() });
    lines.collect::<Vec<_>>().join("\n")
}

/// A copy of a case in which every enum of its contracts has one value more. Whether any has.
fn widen(case: &Path, copy: &Path) -> bool {
    fresh(case, copy);
    let mut any = false;
    let schemas = std::fs::read_dir(copy.join("schemas")).into_iter().flatten().flatten();
    for path in schemas.map(|entry| entry.path()) {
        let text = std::fs::read_to_string(&path).unwrap_or_default();
        let Ok(mut value) = serde_json::from_str::<serde_json::Value>(&text) else { continue };
        any |= widen_value(&mut value);
        std::fs::write(&path, value.to_string()).expect("written");
    }
    any
}

fn widen_value(value: &mut serde_json::Value) -> bool {
    match value {
        serde_json::Value::Object(map) => {
            let mut any = false;
            for (key, inner) in map {
                match inner {
                    serde_json::Value::Array(values) if key == "enum" => {
                        values.push(OTHER.into());
                        any = true;
                    }
                    inner => any |= widen_value(inner),
                }
            }
            any
        }
        serde_json::Value::Array(items) => {
            items.iter_mut().map(widen_value).fold(false, |any, one| any | one)
        }
        serde_json::Value::Null
        | serde_json::Value::Bool(_)
        | serde_json::Value::Number(_)
        | serde_json::Value::String(_) => false,
    }
}

fn fresh(from: &Path, to: &Path) {
    let _ = std::fs::remove_dir_all(to);
    std::fs::create_dir_all(to).expect("a folder");
    for entry in std::fs::read_dir(from).into_iter().flatten().flatten() {
        let (path, target) = (entry.path(), to.join(entry.file_name()));
        if path.is_dir() {
            fresh(&path, &target);
        } else {
            std::fs::copy(&path, &target).expect("copied");
        }
    }
}

fn name(case: &Path) -> String {
    case.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
