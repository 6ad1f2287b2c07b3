//! What must hold before a change is done, every box ticked or not by evidence.
//!
//! | file | boxes about |
//! |---|---|
//! | `contracts` | the contracts themselves and what is generated from them |
//! | `systems` | each system of the project file, and what goes between them |
//! | `tests` | tests that name what changed |
//! | `documents` | the changelog and other documents |
//! | `settings` | exceptions, levels and accepted breaks |
//! | `done` | what is left at the end |
//!
//! A box that only a person can tick says so; it is never ticked by the absence of evidence.

mod contracts;
mod documents;
mod done;
pub(crate) mod item;
mod settings;
mod systems;
mod tests;

use std::path::PathBuf;

use counterpart_compat::assess::Comparison;
use counterpart_compat::finding::{Finding, Verdict};
use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::{Project, ProjectFile};
use counterpart_report::check::Check;
use counterpart_report::checklist::{Checklist, Revision, Section};

use crate::branch::Branch;
use crate::changes::Change;
use crate::trace::Traced;

pub use counterpart_report::checklist::{Box as Item, State};

/// All that boxes are ticked by.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The project as it is.
    pub project: &'a Project,
    /// The settings before.
    pub old_settings: &'a ProjectFile,
    /// The contracts before and now.
    pub models: [&'a Model; 2],
    /// What the compiler warns of now.
    pub warnings: &'a [Diagnostic],
    /// What changed.
    pub changes: &'a [Change],
    /// Where something is to be done.
    pub traced: &'a Traced,
    /// What `check` says, or why it could not.
    pub check: Result<&'a Check, &'a [Diagnostic]>,
    /// What `compat` says of the old contracts and the new.
    pub comparison: &'a Comparison,
    /// The generated files that are behind the contracts; none where nothing generated is kept. Or
    /// why it cannot be told.
    pub stale: Result<Option<&'a [PathBuf]>, &'a Diagnostic>,
    /// What git says.
    pub branch: &'a Branch,
}

impl Context<'_> {
    /// The changes that ask for something.
    pub(crate) fn real_changes(&self) -> impl Iterator<Item = &Change> {
        self.changes.iter().filter(|change| !change.is_nothing_to_do())
    }

    /// The base as sentences name it.
    pub(crate) fn base(&self) -> String {
        format!("`{}` ({})", self.branch.base.name, self.branch.base.short())
    }

    fn revision(&self) -> Revision {
        let base = &self.branch.base;
        Revision { name: base.name.clone(), commit: base.id.clone() }
    }
}

/// The list by which a feature is complete: data, every system, what goes between them, tests,
/// documentation, done.
#[must_use]
pub fn completeness(context: &Context<'_>) -> Checklist {
    let mut sections = vec![section("Data", contracts::items(context))];
    sections.extend(systems::sections(context));
    sections.extend([
        section("Between the systems", systems::between(context)),
        section("Tests", tests::items(context)),
        section("Documentation", documents::items(context)),
        section("Done", done::items(context)),
    ]);
    Checklist {
        title: titled("Feature completeness", context),
        base: Some(context.revision()),
        sections,
    }
}

/// The list by which a pull request is read.
#[must_use]
pub fn review(context: &Context<'_>) -> Checklist {
    let sections = vec![
        section("The change", contracts::review(context)),
        section("The systems", systems::review(context)),
        section("Exceptions and accepted breaks", settings::items(context)),
        section("Tests", tests::items(context)),
        section("Documentation", documents::items(context)),
        section("The branch", done::review(context)),
    ];
    Checklist { title: titled("Review", context), base: Some(context.revision()), sections }
}

/// The boxes that belong under a change-impact analysis.
#[must_use]
pub fn of_impact(context: &Context<'_>) -> Vec<Item> {
    let boxes = [
        contracts::items(context),
        systems::kept(context),
        tests::items(context),
        documents::items(context),
    ];
    boxes.into_iter().flatten().collect()
}

/// Whether any box of a list is in a state.
#[must_use]
pub fn has(checklist: &Checklist, state: State) -> bool {
    checklist.sections.iter().flat_map(|section| &section.boxes).any(|item| item.state == state)
}

fn section(title: &str, boxes: Vec<Item>) -> Section {
    Section { title: title.to_owned(), boxes }
}

fn titled(what: &str, context: &Context<'_>) -> String {
    let branch = &context.branch;
    let name = branch.name.as_ref().map_or_else(|| "HEAD".to_owned(), |name| format!("`{name}`"));
    format!("{what} of {name} since {}", context.base())
}

/// The findings that count, worse than a verdict.
pub(crate) fn counted<'c>(
    context: &Context<'c>,
    better: Verdict,
    about: impl Fn(&Finding) -> bool,
) -> Vec<&'c Finding> {
    let comparison = context.comparison;
    let all = comparison.findings.iter();
    all.filter(|finding| comparison.counts(finding) && finding.verdict > better && about(finding))
        .collect()
}
