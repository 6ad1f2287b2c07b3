//! `unknown`: it cannot be decided.

use counterpart_compiler::project::Level;

use crate::context::Context;
use crate::finding::Finding;
use crate::link::Unknown;
use crate::promise::{Cell, Promise, Unresolved};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "unknown",
    level: Level::Deny,
    undecided: true,
    summary: "whether the system handles it cannot be decided",
    explanation: "A place that implements a definition is computed in a way that cannot be followed without running the program, and the values that it certainly names are not all. Nothing is counted as covered on a guess. When nothing else is wrong, the check ends undecided, with exit code 3.",
    help: "write the values out, take them from the generated list, or add exceptions with a reason",
};

/// The most values that one sentence names.
const MOST: usize = 6;

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for promise in context.promises {
        for unresolved in &promise.unresolved {
            match unresolved {
                Unresolved::Undecided(unknown) => {
                    found.push(finding(context, promise, unknown, "the parts"));
                }
                Unresolved::NoFile(_) | Unresolved::NoSymbol(..) | Unresolved::Ambiguous(..) => {}
            }
        }
        cells(context, promise, found);
    }
}

/// A finding for every reason, which names the values that are unknown for it.
fn cells(context: &Context<'_>, promise: &Promise<'_>, found: &mut Vec<Finding>) {
    for held in &promise.held {
        let mut reasons: Vec<(&Unknown, Vec<&str>)> = Vec::new();
        for (part, cell) in promise.parts.list.iter().zip(&held.cells) {
            let unknown = match cell {
                Cell::Unknown(unknown) => unknown,
                Cell::Covered(_) | Cell::Missing | Cell::Excepted(_) => continue,
            };
            match reasons.iter_mut().find(|(reason, _)| *reason == unknown) {
                Some((_, values)) => values.push(&part.text),
                None => reasons.push((unknown, vec![&part.text])),
            }
        }
        for (unknown, values) in reasons {
            let mut named: Vec<String> =
                values.iter().take(MOST).map(|value| format!("`{value}`")).collect();
            if values.len() > MOST {
                named.push(format!("{} more", values.len() - MOST));
            }
            let mut finding = finding(context, promise, unknown, &named.join(", "));
            if let [value] = values.as_slice() {
                finding.value = Some((*value).to_owned());
            }
            found.push(finding);
        }
    }
}

fn finding(context: &Context<'_>, promise: &Promise<'_>, unknown: &Unknown, what: &str) -> Finding {
    let (name, contract) = (promise.place_name(), context.contracts.name(promise.subject));
    let because = &unknown.because;
    let message = format!("cannot decide whether {name} handles {what} of `{contract}`: {because}");
    context.about(&RULE, promise, context.place(unknown.at, ""), message)
}
