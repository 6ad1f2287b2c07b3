//! Places of the project file that name a definition which is no longer called so.

use counterpart_compiler::project::FILE_NAME;
use counterpart_compiler::source::Location;
use counterpart_report::common::Place;
use counterpart_report::impact::{Task, TaskAction, TaskEvidence};

use super::{Evidence, What, task};
use crate::changes::{Change, Kind};

pub(super) fn tasks(change: &Change, evidence: Evidence<'_>) -> Vec<Task> {
    let old = change.was.as_deref().unwrap_or(&change.definition);
    let (action, sentence) = match change.kind {
        Kind::DefinitionRenamed if change.was.is_some() => {
            (TaskAction::Modify, format!("Write `{}` for `{old}`.", change.definition))
        }
        Kind::DefinitionRemoved | Kind::ContractRemoved => {
            (TaskAction::Remove, format!("Remove `{old}`."))
        }
        Kind::ContractAdded
        | Kind::DefinitionAdded
        | Kind::DefinitionRenamed
        | Kind::ValueAdded
        | Kind::ValueRemoved
        | Kind::FieldAdded
        | Kind::FieldRemoved
        | Kind::FieldRequired
        | Kind::FieldOptional
        | Kind::TypeChanged
        | Kind::ConstraintChanged
        | Kind::ConstantAdded
        | Kind::ConstantRemoved
        | Kind::ConstantChanged
        | Kind::Refactored
        | Kind::Undecided
        | Kind::Documentation => return Vec::new(),
    };
    let path = evidence.project.folder.join(FILE_NAME);
    let text = std::fs::read_to_string(&path).unwrap_or_default();
    let named = |line: &str| {
        // A name stands whole between quotes; a contract may have a definition behind it.
        [format!("\"{old}\""), format!("'{old}'"), format!("\"{old}#"), format!("'{old}#")]
            .iter()
            .find_map(|quoted| line.find(quoted.as_str()))
    };
    let lines = text.lines().enumerate();
    let places = lines.filter_map(|(at, line)| {
        let before = line.get(..named(line)?)?;
        let column = before.chars().count() + 2;
        Some(Location { path: path.clone(), line: at + 1, column, pointer: String::new() })
    });
    let evidence = TaskEvidence::Implements;
    places
        .map(|place| {
            let sentence = sentence.clone();
            let what = What { system: None, action, sentence, evidence };
            task(change, Place::from(&place), what)
        })
        .collect()
}
