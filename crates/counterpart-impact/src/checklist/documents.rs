//! The changelog and other documents.

use counterpart_compiler::source::Location;
use counterpart_report::checklist::State;

use super::item::{at, count, file, item, names, places};
use super::{Context, Item};
use crate::branch::Text;
use crate::changes::{Change, Kind};
use crate::trace::is_distinctive;

/// Lines that are no further apart than this belong together.
const NEAR: usize = 20;

/// A document that names the definition lists its parts when it names this many of them.
const FEWEST_NAMED: usize = 2;

/// One that does not name it lists some of them when it names this many,
const FEWEST_ALONE: usize = 5;

/// or all of them: of a value the others, of a field with its everyday names at least three.
const FEWEST_ALL: (usize, usize) = (2, 3);

pub(super) fn items(context: &Context<'_>) -> Vec<Item> {
    vec![changelog(context), documents(context)]
}

fn changelog(context: &Context<'_>) -> Item {
    let text = "The changelog has a line for it";
    if context.branch.changed.is_empty() {
        let evidence = format!("nothing changed since {}", context.base());
        return item(text, State::NotConcerned, evidence);
    }
    let changelogs = &context.branch.changelogs;
    if changelogs.is_empty() {
        return item(
            text,
            State::NotConcerned,
            "there is no changelog beside the project or above it",
        );
    }
    let added = changelogs.iter().flat_map(|log| {
        log.added.iter().map(|(line, text)| (log.path.clone(), *line, text.as_str()))
    });
    let added: Vec<_> = added.collect();
    let Some((_, _, first)) = added.first() else {
        let evidence = format!("it has no new line since {}", context.base());
        let missing = item(text, State::Unsatisfied, evidence);
        return at(missing, changelogs.iter().map(|log| file(&log.path)));
    };
    let more =
        if added.len() == 1 { String::new() } else { format!(" and {} more", added.len() - 1) };
    let evidence = format!("“{}”{more}", first.trim_start_matches(['-', '*', ' ']));
    let lines = added.iter().take(3).map(|(path, line, _)| Location {
        path: path.clone(),
        line: *line,
        column: 1,
        pointer: String::new(),
    });
    let lines: Vec<Location> = lines.collect();
    at(item(text, State::Satisfied, evidence), places(&lines))
}

/// The documents that name what is gone or called otherwise, or all the others of what is new.
fn documents(context: &Context<'_>) -> Item {
    let text = "Documents that mention the change are up to date";
    let changes: Vec<&Change> = context.real_changes().collect();
    if changes.is_empty() {
        let evidence = format!("nothing in the contracts changed since {}", context.base());
        return item(text, State::NotConcerned, evidence);
    }
    let mut found: Vec<Location> = Vec::new();
    let mut named = Vec::new();
    for change in changes {
        let hits = context.branch.documents.iter().flat_map(|document| stale(document, change));
        let hits: Vec<Location> = hits.collect();
        if !hits.is_empty() {
            named.push(change.part.as_deref().unwrap_or(&change.definition));
            found.extend(hits);
        }
    }
    let files = count(context.branch.documents.len(), "document", "documents");
    if found.is_empty() {
        return item(text, State::Satisfied, format!("none of {files} mentions it"));
    }
    found.sort();
    found.dedup();
    let evidence =
        format!("{} to be read again for {}", count(found.len(), "place", "places"), names(named));
    at(item(text, State::Person, evidence), places(&found))
}

/// Where a document may have been true before a change.
fn stale(document: &Text, change: &Change) -> Vec<Location> {
    match change.kind {
        Kind::ValueAdded | Kind::FieldAdded => incomplete(document, change).into_iter().collect(),
        // What is new stands nowhere, and a document that names a constant is not about its value.
        Kind::ContractAdded
        | Kind::DefinitionAdded
        | Kind::ConstantAdded
        | Kind::ConstantChanged
        | Kind::Refactored
        | Kind::Documentation => Vec::new(),
        Kind::ContractRemoved
        | Kind::DefinitionRemoved
        | Kind::DefinitionRenamed
        | Kind::ValueRemoved
        | Kind::FieldRemoved
        | Kind::FieldRequired
        | Kind::FieldOptional
        | Kind::TypeChanged
        | Kind::ConstraintChanged
        | Kind::ConstantRemoved
        | Kind::Undecided => {
            let trace = &change.trace;
            let own: Vec<&String> = trace.values.iter().chain(&trace.names).collect();
            let words = if own.is_empty() { trace.types.iter().collect() } else { own };
            words.into_iter().flat_map(|word| meant(document, word, &trace.types)).collect()
        }
    }
}

/// Where a document names a word and means what changed: a word of every day does so only near the
/// name of its definition.
fn meant(document: &Text, word: &str, types: &[String]) -> Vec<Location> {
    let mut places = document.places(word);
    if !is_distinctive(word) {
        let homes: Vec<Location> = types.iter().flat_map(|name| document.places(name)).collect();
        places.retain(|place| homes.iter().any(|home| home.line.abs_diff(place.line) <= NEAR));
    }
    places
}

/// Where a document begins to list the others of what is new, and does not list that.
fn incomplete(document: &Text, change: &Change) -> Option<Location> {
    let trace = &change.trace;
    if trace.values.iter().any(|value| !document.places(value).is_empty()) {
        return None;
    }
    let named = trace.types.iter().any(|name| !document.places(name).is_empty());
    let all = if change.kind == Kind::ValueAdded { FEWEST_ALL.0 } else { FEWEST_ALL.1 };
    let firsts =
        trace.siblings.iter().filter_map(|other| document.places(other).into_iter().next());
    let mut firsts: Vec<Location> = firsts.collect();
    firsts.sort();
    let least = match (named, firsts.len() == trace.siblings.len()) {
        (true, _) => FEWEST_NAMED,
        (false, true) => all,
        (false, false) => FEWEST_ALONE,
    };
    let most = firsts.len() >= least && firsts.len() * 2 >= trace.siblings.len();
    // What stands here and there is no list.
    let near = firsts.last()?.line - firsts.first()?.line <= NEAR;
    (most && near).then(|| firsts.swap_remove(0))
}
