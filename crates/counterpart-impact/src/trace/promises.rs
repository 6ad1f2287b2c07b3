//! Places where a system promises to handle a definition.

use std::collections::BTreeSet;

use counterpart_report::check::{Cell, Finding, Parts, Row, State, Table};
use counterpart_report::impact::{Task, TaskAction, TaskEvidence};
use counterpart_sources::sources::FileId;

use super::{Evidence, Search, What, task};
use crate::changes::{Change, Kind};

pub(super) fn tasks(
    change: &Change,
    evidence: Evidence<'_>,
    holders: &BTreeSet<String>,
) -> Vec<Task> {
    let tables = evidence.check.matrix.iter().filter(|table| is_about(table, change, holders));
    let rows = tables.flat_map(|table| table.rows.iter().map(move |row| (table, row)));
    match change.kind {
        Kind::ValueAdded | Kind::FieldAdded => {
            let missing = rows.filter_map(|(table, row)| missing(change, table, row));
            missing.chain(found(change, evidence, &["unguarded"], TaskAction::Modify)).collect()
        }
        Kind::ValueRemoved | Kind::FieldRemoved => {
            found(change, evidence, &["extra", "stale-exception"], TaskAction::Remove).collect()
        }
        Kind::FieldRequired
        | Kind::FieldOptional
        | Kind::TypeChanged
        | Kind::ConstraintChanged
        | Kind::Undecided => rows.filter_map(|(_, row)| handled(change, row)).collect(),
        Kind::ContractAdded
        | Kind::ContractRemoved
        | Kind::DefinitionAdded
        | Kind::DefinitionRemoved
        | Kind::DefinitionRenamed
        | Kind::ConstantAdded
        | Kind::ConstantRemoved
        | Kind::ConstantChanged
        | Kind::Refactored
        | Kind::Documentation => Vec::new(),
    }
}

/// Whether the parts of the table are those of the definition: its own, or the keys of a map that
/// the definition lists.
fn is_about(table: &Table, change: &Change, holders: &BTreeSet<String>) -> bool {
    let name: &str = table.contract.as_ref();
    let keys = match table.parts {
        Parts::Keys => holders.contains(name),
        Parts::Values | Parts::Tags | Parts::Fields => false,
    };
    keys || name == change.definition
}

fn cell<'r>(change: &Change, row: &'r Row) -> Option<&'r Cell> {
    row.cells.iter().find(|cell| Some(&cell.value) == change.part.as_ref())
}

/// What is to be done where a part is not handled, or nobody can tell.
fn missing(change: &Change, table: &Table, row: &Row) -> Option<Task> {
    let cell = cell(change, row)?;
    let part = &cell.value;
    let whose = &table.contract;
    let place = cell.place.clone().or_else(|| row.place.clone())?;
    let symbol = row.symbol.as_deref().map_or_else(String::new, |symbol| format!(" in `{symbol}`"));
    let (action, sentence) = match cell.state {
        State::Missing => {
            (TaskAction::Add, format!("Handle `{part}`{symbol}, which promises all of `{whose}`."))
        }
        State::Unknown => {
            let reason = cell.reason.as_deref().unwrap_or("the check could not decide it");
            (TaskAction::Modify, format!("See whether `{part}` is handled{symbol}: {reason}."))
        }
        State::Covered | State::Excepted => return None,
    };
    let system = Some(row.system.clone());
    let what = What { system, action, sentence, evidence: TaskEvidence::Implements };
    Some(task(change, place, what))
}

/// Where a part is handled that means something else now.
fn handled(change: &Change, row: &Row) -> Option<Task> {
    let place = match &change.part {
        Some(_) => cell(change, row)?.place.clone()?,
        None => row.place.clone()?,
    };
    let sentence = super::text::sentence(change, 1);
    let system = Some(row.system.clone());
    let (action, evidence) = (TaskAction::Modify, TaskEvidence::Implements);
    Some(task(change, place, What { system, action, sentence, evidence }))
}

/// What `check` found in the places of promises.
fn found<'a>(
    change: &'a Change,
    evidence: Evidence<'a>,
    rules: &'a [&str],
    action: TaskAction,
) -> impl Iterator<Item = Task> + 'a {
    let fits = move |finding: &&Finding| {
        rules.contains(&finding.rule.as_str())
            && finding
                .contract
                .as_ref()
                .is_some_and(|name| AsRef::<str>::as_ref(name) == change.definition)
            && finding.value.as_ref().is_none_or(|value| Some(value) == change.part.as_ref())
    };
    evidence.check.findings.iter().filter(fits).filter_map(move |finding| {
        let place = finding.places.first()?.clone();
        let sentence = match action {
            TaskAction::Remove => super::text::sentence(change, 1),
            TaskAction::Add | TaskAction::Modify => format!(
                "Check that the catch-all is right for `{}`.",
                change.part.as_deref().unwrap_or_default()
            ),
        };
        let (system, evidence) = (finding.system.clone(), TaskEvidence::Implements);
        Some(task(change, place, What { system, action, sentence, evidence }))
    })
}

impl Search<'_> {
    /// Whether a promise of a system is kept at this symbol, so that `check` looks after it.
    pub(super) fn is_promised(&self, file: FileId, symbol: &str) -> bool {
        let path = self.evidence.sources.path(file);
        let last = |symbol: &str| symbol.rsplit(['.', ':']).next().unwrap_or(symbol).to_owned();
        let systems = self.evidence.project.settings.systems.values();
        systems.flat_map(|system| &system.implements).any(|promise| {
            promise.at == path
                && promise.symbol.as_deref().is_none_or(|known| last(known) == last(symbol))
        })
    }
}
