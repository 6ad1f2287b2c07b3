//! The changelog and other documents.

use counterpart_model::source::Location;
use counterpart_report::checklist::State;

use super::item::{at, count, file, item, names, places};
use super::{Item, Situation};
use crate::branch::places_of;
use crate::difference::{Change, Kind};
use crate::trace::is_distinctive;

pub(super) fn items(situation: &Situation<'_>) -> Vec<Item> {
    vec![changelog(situation), documents(situation)]
}

fn changelog(situation: &Situation<'_>) -> Item {
    let text = "The changelog has a line for it";
    if situation.branch.changed.is_empty() {
        let evidence = format!("nothing changed since {}", situation.base());
        return item(text, State::NotConcerned, evidence);
    }
    let changelogs = &situation.branch.changelogs;
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
        let evidence = format!("it has no new line since {}", situation.base());
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
fn documents(situation: &Situation<'_>) -> Item {
    let text = "Documents that name what changed say what is so now";
    let changes: Vec<&Change> = situation.real_changes().collect();
    if changes.is_empty() {
        let evidence = format!("nothing in the contracts changed since {}", situation.base());
        return item(text, State::NotConcerned, evidence);
    }
    let mut found: Vec<Location> = Vec::new();
    let mut named = Vec::new();
    for change in changes {
        let hits = situation.branch.documents.iter().flat_map(|path| stale(path, change));
        let hits: Vec<Location> = hits.collect();
        if !hits.is_empty() {
            named.push(change.part.as_deref().unwrap_or(&change.definition));
            found.extend(hits);
        }
    }
    let files = count(situation.branch.documents.len(), "document");
    if found.is_empty() {
        return item(text, State::Satisfied, format!("none of {files} names it"));
    }
    found.sort();
    found.dedup();
    let evidence = format!("{} to be read again for {}", count(found.len(), "place"), names(named));
    at(item(text, State::Person, evidence), places(&found))
}

/// Where a document may have been true before a change.
fn stale(path: &std::path::Path, change: &Change) -> Vec<Location> {
    let trace = &change.trace;
    match change.kind {
        Kind::ValueAdded | Kind::FieldAdded => {
            let others = places_of(path, &trace.siblings);
            let most = others.len() >= 2 && others.len() * 2 >= trace.siblings.len();
            let silent = places_of(path, &trace.values).is_empty();
            if most && silent { others.into_iter().take(1).collect() } else { Vec::new() }
        }
        Kind::ContractAdded | Kind::DefinitionAdded | Kind::Documentation => Vec::new(),
        Kind::ContractRemoved
        | Kind::DefinitionRemoved
        | Kind::DefinitionRenamed
        | Kind::ValueRemoved
        | Kind::FieldRemoved
        | Kind::FieldRequired
        | Kind::FieldOptional
        | Kind::TypeChanged
        | Kind::ConstraintChanged
        | Kind::ConstantChanged => {
            let all: Vec<String> = trace.values.iter().chain(&trace.names).cloned().collect();
            let words = if all.is_empty() { trace.types.clone() } else { all };
            // A word of every day means what changed only beside its definition.
            let beside = !places_of(path, &trace.types).is_empty();
            let words: Vec<String> =
                words.into_iter().filter(|word| beside || is_distinctive(word)).collect();
            places_of(path, &words)
        }
    }
}
