//! What is left at the end.

use counterpart_report::checklist::State;

use super::item::{at, count, file, holds, item, names};
use super::{Context, Item, contracts, systems};

pub(super) fn items(context: &Context<'_>) -> Vec<Item> {
    vec![
        checked(context),
        contracts::fresh(context),
        committed(context),
        item("Someone else has read the change", State::Person, "`counterpart review` is for them"),
    ]
}

pub(super) fn review(context: &Context<'_>) -> Vec<Item> {
    vec![
        checked(context),
        committed(context),
        item(
            "The names are those that people use, and the descriptions are true",
            State::Person,
            "read what is new in the contracts",
        ),
        item(
            "The order of deployment is decided",
            State::Person,
            "`counterpart can-deploy` says what works with what",
        ),
    ]
}

fn checked(context: &Context<'_>) -> Item {
    let text = "`counterpart check` passes";
    let Ok(check) = context.check else {
        return item(text, State::Unsatisfied, "it cannot run");
    };
    if context.project.settings.systems.is_empty() {
        return item(text, State::NotConcerned, "the project file names no system");
    }
    let errors: Vec<_> = systems::errors(check).collect();
    let unknown = check.summary.unknown;
    if errors.is_empty() && unknown > 0 {
        let evidence = format!("{unknown} parts are unknown");
        return item(text, State::Unknown, evidence);
    }
    holds(
        text,
        format!(
            "{} read, {} handled",
            count(usize::try_from(check.summary.files).unwrap_or(usize::MAX), "file", "files"),
            check.summary.covered
        ),
        &count(errors.len(), "finding", "findings"),
        errors.iter().filter_map(|finding| finding.places.first().cloned()).collect(),
    )
}

fn committed(context: &Context<'_>) -> Item {
    let text = "Everything is committed";
    let open = &context.branch.uncommitted;
    if open.is_empty() {
        return item(text, State::Satisfied, "the working tree has no changes");
    }
    let shown: Vec<String> = open.iter().map(|path| path.display().to_string()).collect();
    let evidence = format!(
        "{} not: {}",
        count(open.len(), "file is", "files are"),
        names(shown.iter().map(String::as_str))
    );
    at(item(text, State::Unsatisfied, evidence), open.iter().map(|path| file(path)))
}
