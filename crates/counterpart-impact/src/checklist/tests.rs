//! Tests that name what changed.

use std::path::{Component, Path};

use counterpart_compiler::source::Location;
use counterpart_report::checklist::State;
use counterpart_report::common::Place;

use super::item::{at, count, item, names};
use super::{Context, Item};
use crate::branch::Text;
use crate::changes::{Change, Kind};

pub(super) fn items(context: &Context<'_>) -> Vec<Item> {
    vec![
        named(context),
        item("The tests pass", State::Person, "run them: this command runs nobody's code"),
    ]
}

/// Whether tests that were touched name each change.
fn named(context: &Context<'_>) -> Item {
    let text = "Tests that changed name what changed in the contracts";
    let changes: Vec<&Change> =
        context.changes.iter().filter(|change| wants_test(change)).collect();
    if changes.is_empty() {
        let evidence = format!("nothing in the contracts wants a test since {}", context.base());
        return item(text, State::NotConcerned, evidence);
    }
    let touched = context.branch.changed.iter();
    let tests: Vec<Test> = touched.cloned().map(Text::read).filter_map(Test::of).collect();
    let mut found: Vec<Place> = Vec::new();
    let mut silent = Vec::new();
    for change in &changes {
        let words = words(change);
        let named = |test: &Test| words.iter().find_map(|word| test.place(word));
        match tests.iter().find_map(named) {
            Some(place) => found.push(Place::from(&place)),
            None => silent.push(change.part.as_deref().unwrap_or(&change.definition)),
        }
    }
    found.sort_by(|a, b| (&a.path, a.line).cmp(&(&b.path, b.line)));
    found.dedup();
    silent.sort_unstable();
    silent.dedup();
    let files = count(tests.len(), "test file", "test files");
    if silent.is_empty() {
        return at(item(text, State::Satisfied, format!("{files} changed")), found);
    }
    let evidence = match tests.len() {
        0 => format!("no test file changed; {} are to be named", names(silent)),
        _ => format!("{files} changed, and none names {}", names(silent)),
    };
    at(item(text, State::Unsatisfied, evidence), found)
}

/// Whether there is something new to be tested. What is gone or only called otherwise, tests that
/// compile and pass speak for.
const fn wants_test(change: &Change) -> bool {
    match change.kind {
        Kind::ContractAdded
        | Kind::DefinitionAdded
        | Kind::ValueAdded
        | Kind::FieldAdded
        | Kind::FieldRequired
        | Kind::FieldOptional
        | Kind::TypeChanged
        | Kind::ConstantAdded
        | Kind::Undecided
        | Kind::ConstraintChanged => true,
        Kind::ContractRemoved
        | Kind::DefinitionRemoved
        | Kind::DefinitionRenamed
        | Kind::ValueRemoved
        | Kind::FieldRemoved
        | Kind::ConstantRemoved
        | Kind::ConstantChanged
        | Kind::Refactored
        | Kind::Documentation => false,
    }
}

/// What a test would call it.
fn words(change: &Change) -> Vec<String> {
    let trace = &change.trace;
    let parts: Vec<String> = trace.values.iter().chain(&trace.names).cloned().collect();
    match (parts.is_empty(), trace.types.is_empty()) {
        (false, _) => parts,
        (true, false) => trace.types.clone(),
        (true, true) => trace.modules.clone(),
    }
}

/// A file with tests.
struct Test {
    text: Text,
    /// The line where they begin.
    from: usize,
}

impl Test {
    /// The tests of a file, by the customs of the languages: a folder of tests, a name that says so,
    /// or what stands behind `#[cfg(test)]` or `#[test]` in Rust.
    fn of(text: Text) -> Option<Self> {
        if is_test(&text.path) {
            return Some(Self { text, from: 1 });
        }
        let rust = text.path.extension().is_some_and(|ending| ending == "rs");
        let from = ["#[cfg(test)]", "#[test]"].iter().filter_map(|mark| text.line(mark)).min();
        from.filter(|_| rust).map(|from| Self { text, from })
    }

    /// Where they name a word first.
    fn place(&self, word: &str) -> Option<Location> {
        self.text.places(word).into_iter().find(|place| place.line >= self.from)
    }
}

fn is_test(path: &Path) -> bool {
    let folders = path.parent().into_iter().flat_map(Path::components);
    let in_folder = folders.into_iter().any(|step| match step {
        Component::Normal(name) => ["test", "tests", "__tests__", "spec", "specs", "e2e"]
            .iter()
            .any(|known| name == *known),
        Component::Prefix(_) | Component::RootDir | Component::CurDir | Component::ParentDir => {
            false
        }
    });
    let name = path.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let stem = name.split_once('.').map_or(name, |(stem, _)| stem);
    let said = name.contains(".test.")
        || name.contains(".spec.")
        || [stem.strip_prefix("test_"), stem.strip_suffix("_test"), stem.strip_suffix("_tests")]
            .iter()
            .any(Option::is_some)
        || ["test", "tests"].contains(&stem);
    in_folder || said
}

#[cfg(test)]
mod own {
    use super::is_test;

    #[test]
    fn tests_are_known_by_custom() {
        for path in ["tests/keys.rs", "a/__tests__/b.ts", "a/b.test.tsx", "x_test.go", "test_x.py"]
        {
            assert!(is_test(path.as_ref()), "{path}");
        }
        for path in ["src/latest.ts", "src/contest.rs", "attest/a.ts", "src/keys.ts"] {
            assert!(!is_test(path.as_ref()), "{path}");
        }
    }
}
