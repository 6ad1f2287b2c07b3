//! One question, and what of the answer holds before a judge.

use counterpart_compiler::project::Writers;

use super::{Edition, Oracle, evidence};
use crate::direction::Compatibility;
use crate::finding::Verdict;
use crate::pair::Pair;
use crate::question::{Break, Doubt, Side};

/// What came of one question.
#[derive(Default)]
pub(crate) struct Asked {
    /// The breaks that the judge sees as well, each with the judge's name.
    pub breaks: Vec<(Break, &'static str)>,
    /// What is not known, breaks that the judge does not see among it.
    pub doubts: Vec<Doubt>,
}

impl Asked {
    /// The answer in one word.
    pub fn verdict(&self) -> Verdict {
        match (self.breaks.is_empty(), self.doubts.is_empty()) {
            (false, _) => Verdict::Breaking,
            (true, false) => Verdict::Unknown,
            (true, true) => Verdict::Safe,
        }
    }
}

/// Asks whether what one version of a definition admits meets the other.
pub(crate) fn ask(
    oracle: &dyn Oracle,
    (old, new): (Edition<'_>, Edition<'_>),
    pair: Pair,
    way: Compatibility,
    writers: Writers,
) -> Asked {
    let before = Side { model: old.model, schema: old.model[pair.old].schema };
    let now = Side { model: new.model, schema: new.model[pair.new].schema };
    let (writer, reader) = match way {
        Compatibility::Backward => (before, now),
        Compatibility::Forward => (now, before),
    };
    let outcome = oracle.compare(writer, reader, writers);
    let mut asked = Asked { breaks: Vec::new(), doubts: outcome.doubts };
    for found in outcome.breaks {
        match evidence::check(oracle, way, (old, pair.old), (new, pair.new), &found) {
            Ok(judge) => asked.breaks.push((found, judge)),
            Err(reason) => {
                asked.doubts.push(Doubt { at: found.refused_by, was: found.was, reason });
            }
        }
    }
    asked.breaks = apart(&asked.breaks);
    asked
}

/// One break for each cause: a value that a list refuses is not refused by its `type` once more.
fn apart(breaks: &[(Break, &'static str)]) -> Vec<(Break, &'static str)> {
    let refused = |found: &Break| found.witness.pointer(&found.instance).cloned();
    let again = |found: &Break| {
        found.keyword == "type"
            && breaks.iter().any(|(other, _)| {
                ["enum", "const"].contains(&other.keyword)
                    && other.refused_by == found.refused_by
                    && other.instance == found.instance
                    && refused(other) == refused(found)
            })
    };
    breaks.iter().filter(|(found, _)| !again(found)).cloned().collect()
}
