//! One question to the prover, and its answer after an independent validator has checked it.

use counterpart_compiler::project::Writers;

use super::{Edition, Oracle, evidence};
use crate::direction::Compatibility;
use crate::finding::Verdict;
use crate::pair::Pair;
use crate::question::{Break, Side, Undecided};

/// The answer to one question.
#[derive(Default)]
pub(crate) struct Checked {
    /// The breaks that the validator confirms, each with its name.
    pub breaks: Vec<(Break, &'static str)>,
    /// What is not decided, including breaks that the validator does not confirm.
    pub undecided: Vec<Undecided>,
}

impl Checked {
    /// The answer in one word.
    pub fn verdict(&self) -> Verdict {
        match (self.breaks.is_empty(), self.undecided.is_empty()) {
            (false, _) => Verdict::Breaking,
            (true, false) => Verdict::Unknown,
            (true, true) => Verdict::Safe,
        }
    }
}

/// Whether the reader's version of a definition admits everything that the writer's version admits.
pub(crate) fn query(
    oracle: &dyn Oracle,
    (old, new): (Edition<'_>, Edition<'_>),
    pair: Pair,
    direction: Compatibility,
    writers: Writers,
) -> Checked {
    let before = Side { model: old.model, schema: old.model[pair.old].schema };
    let now = Side { model: new.model, schema: new.model[pair.new].schema };
    let (writer, reader) = match direction {
        Compatibility::Backward => (before, now),
        Compatibility::Forward => (now, before),
    };
    let outcome = oracle.compare(writer, reader, writers);
    let mut checked = Checked { breaks: Vec::new(), undecided: outcome.undecided };
    for found in outcome.breaks {
        match evidence::check(oracle, direction, (old, pair.old), (new, pair.new), &found) {
            Ok(judge) => checked.breaks.push((found, judge)),
            Err(reason) => {
                checked.undecided.push(Undecided { at: found.refused_by, was: found.was, reason });
            }
        }
    }
    checked
}
