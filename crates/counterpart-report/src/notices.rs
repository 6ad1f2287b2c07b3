//! Documents as notices, for forms that have no room for a document.

use crate::checklist::{Checklist, State};
use crate::common::Verdict;
use crate::impact::Task;
use crate::matrix::{Pair, Reason};
use crate::notice::{Mark, Notice, Weight, Witness};

/// The boxes that are not satisfied, and those that are not known. The id is that of the command.
#[must_use]
pub fn checklist(list: &Checklist, command: &str) -> Vec<Notice> {
    let boxes = list.sections.iter().flat_map(|section| &section.boxes);
    let notices = boxes.filter_map(|item| {
        let weight = match item.state {
            State::Unsatisfied => Weight::Error,
            State::Unknown => Weight::Warning,
            State::Satisfied | State::NotConcerned | State::Person => return None,
        };
        let places = item.places.iter().map(Mark::from).collect();
        let evidence = vec![item.evidence.clone()];
        Some(Notice { evidence, places, ..Notice::new(command, weight, &item.text) })
    });
    notices.collect()
}

/// What a change asks to be done, as notes where it is to be done.
#[must_use]
pub fn tasks(tasks: &[Task]) -> Vec<Notice> {
    let notice = |task: &Task| Notice {
        places: vec![Mark::from(&task.place)],
        ..Notice::new("impact", Weight::Note, &task.sentence)
    };
    tasks.iter().map(notice).collect()
}

/// The reasons why pairs of releases break or are not known to work. `breaking` is what a break
/// weighs: whether it was asked for or merely shown.
#[must_use]
pub fn pairs(pairs: &[Pair], breaking: Weight) -> Vec<Notice> {
    let reasons = pairs.iter().flat_map(|pair| pair.reasons.iter().map(move |one| (pair, one)));
    let notices = reasons.filter_map(|(pair, reason)| {
        let weight = match reason.verdict {
            Verdict::Breaking => breaking,
            Verdict::Unknown => Weight::min(breaking, Weight::Warning),
            Verdict::Safe => return None,
        };
        let Reason { contract, pointer, message, witness, .. } = reason;
        let message = format!("{} → {}: {message}", pair.writer, pair.reader);
        let evidence = vec![format!("in {contract} at {pointer}")];
        let witness = witness.as_ref();
        let witness =
            witness.map(|witness| Witness { json: witness.to_string(), at: String::new() });
        Some(Notice { evidence, witness, ..Notice::new(&reason.rule, weight, message) })
    });
    notices.collect()
}
