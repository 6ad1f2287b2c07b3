//! `counterpart impact`, `checklist` and `review`: what a change touches, and what is left to do.

mod markdown;

use std::path::Path;

use counterpart_compiler::diagnostic::Diagnostic;
use counterpart_impact::analysis::analysis;
use counterpart_impact::checklist::{self, State};
use counterpart_impact::gather::{Gathered, Question, gather};
use counterpart_report::checklist::Checklist;
use counterpart_report::html::{Links, impact_page};
use counterpart_report::notices;

use crate::answer::{Answer, Exit};
use crate::arguments::{Impact, Since};
use crate::command::build;
use crate::progress::Progress;
use crate::screen::Screen;
use crate::{date, location, page};

/// What a change of the contracts touches.
pub fn run(folder: Option<&Path>, arguments: &Impact, screen: &Screen) -> Answer {
    answered(folder, &arguments.since, screen, |gathered| {
        let impact = analysis(gathered);
        let answer = Answer::document(markdown::impact(&impact, &gathered.new.name))
            .document_notices(notices::tasks(&impact.files))
            .with_all(&impact);
        let Some(file) = &arguments.html else { return answer };
        let here = std::env::current_dir().unwrap_or_default();
        match page::write(file, &impact_page(&impact, &Links::beside(file, &here))) {
            Ok(()) => answer,
            Err(diagnostic) => answer.diagnosed(vec![diagnostic]),
        }
    })
}

/// Whether a feature is complete.
pub fn checklist(folder: Option<&Path>, since: &Since, screen: &Screen) -> Answer {
    answered(folder, since, screen, |gathered| {
        ticked("checklist", &checklist::completeness(&gathered.context()))
    })
}

/// What a reviewer of a pull request looks at.
pub fn review(folder: Option<&Path>, since: &Since, screen: &Screen) -> Answer {
    answered(folder, since, screen, |gathered| {
        ticked("review", &checklist::review(&gathered.context()))
    })
}

/// What could not be gathered was not looked at: that is never a finding. An error of the contracts
/// that stops nothing is reported beside the answer.
fn answered(
    folder: Option<&Path>,
    since: &Since,
    screen: &Screen,
    answer: impl Fn(&Gathered) -> Answer,
) -> Answer {
    let gathered = match location::open(folder) {
        Ok(project) => {
            let progress = Progress::begin(5, screen.is_human());
            let question = Question {
                against: since.against.as_deref(),
                today: date::today(),
                stale: &build::stale,
                step: &|what| progress.step(what),
            };
            gather(project, &question)
        }
        Err(diagnostic) => Err(vec![diagnostic]),
    };
    match gathered {
        Ok(gathered) => {
            let errors: Vec<Diagnostic> = gathered.errors().cloned().collect();
            answer(&gathered).diagnosed(errors)
        }
        Err(diagnostics) => Answer::refused(diagnostics).ended(Exit::CouldNotRun),
    }
}

/// A list as an answer: a box that is not satisfied is a finding, one that is not known leaves the
/// run undecided, and one for a person is neither.
fn ticked(command: &str, list: &Checklist) -> Answer {
    let answer = Answer::document(markdown::checklist(list))
        .document_notices(notices::checklist(list, command))
        .with_all(list);
    let exits = [(State::Unknown, Exit::Undecided), (State::Unsatisfied, Exit::Findings)];
    let reached = exits.into_iter().filter(|(state, _)| checklist::has(list, *state));
    reached.fold(answer, |answer, (_, exit)| answer.ended(exit))
}
