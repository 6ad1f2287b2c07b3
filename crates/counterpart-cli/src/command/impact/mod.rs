//! `counterpart impact`, `checklist` and `review`: what a change touches, and what is left to do.

mod gather;
mod markdown;

use std::path::Path;

use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_impact::affected::affected;
use counterpart_impact::checklist::{self, Situation, State};
use counterpart_impact::difference::Change;
use counterpart_report::checklist::{Checklist, Revision};
use counterpart_report::common::{DefinitionName, Place};
use counterpart_report::impact::{self, Impact};
use counterpart_report::retell;

use crate::answer::{Answer, Exit};
use crate::arguments::Since;
use crate::screen::Screen;
use gather::Gathered;

/// What a change of the contracts touches.
pub fn run(folder: Option<&Path>, since: &Since, screen: &Screen) -> Answer {
    answered(gather::gather(folder, since, screen), |gathered| {
        let situation = gathered.situation();
        let impact = analysis(gathered, &situation);
        Answer::document(markdown::impact(&impact, &gathered.new.name))
            .retold(retell::tasks(&impact.files))
            .with_all(&impact)
    })
}

/// Whether a feature is complete.
pub fn checklist(folder: Option<&Path>, since: &Since, screen: &Screen) -> Answer {
    answered(gather::gather(folder, since, screen), |gathered| {
        ticked("checklist", &checklist::completeness(&gathered.situation()))
    })
}

/// What a reviewer of a pull request looks at.
pub fn review(folder: Option<&Path>, since: &Since, screen: &Screen) -> Answer {
    answered(gather::gather(folder, since, screen), |gathered| {
        ticked("review", &checklist::review(&gathered.situation()))
    })
}

/// What could not be gathered was not looked at: that is never a finding.
fn answered(
    gathered: Result<Gathered, Vec<Diagnostic>>,
    answer: impl Fn(&Gathered) -> Answer,
) -> Answer {
    match gathered {
        Ok(gathered) => answer(&gathered),
        Err(diagnostics) => Answer::refused(diagnostics).ended(Exit::CouldNotRun),
    }
}

fn analysis(gathered: &Gathered, situation: &Situation<'_>) -> Impact {
    let base = &gathered.branch.base;
    let tasks = gathered.traced.tasks.clone();
    let models = situation.models;
    Impact {
        base: Revision { name: base.name.clone(), commit: base.id.clone() },
        changes: gathered.changes.iter().map(told).collect(),
        systems: affected(&gathered.changes, &tasks, models, &situation.project.settings),
        files: tasks,
        left_out: gathered.traced.left_out.clone(),
        checklist: checklist::of_impact(situation),
    }
}

fn told(change: &Change) -> impact::Change {
    impact::Change {
        kind: change.kind,
        contract: DefinitionName::from(change.definition.as_str()),
        was: change.was.as_deref().map(DefinitionName::from),
        value: change.part.clone(),
        sentence: change.sentence.clone(),
        old: change.old.as_ref().map(Place::from),
        new: change.new.as_ref().map(Place::from),
    }
}

/// A list as an answer: a box that is not satisfied is a finding, one that is not known leaves the
/// run undecided, and one for a person is neither.
fn ticked(command: &str, list: &Checklist) -> Answer {
    let answer = Answer::document(markdown::checklist(list))
        .retold(retell::checklist(list, command))
        .with_all(list);
    let exits = [(State::Unknown, Exit::Undecided), (State::Unsatisfied, Exit::Findings)];
    let reached = exits.into_iter().filter(|(state, _)| checklist::has(list, *state));
    reached.fold(answer, |answer, (_, exit)| answer.ended(exit))
}
