//! `broken-answer`: a running system breaks its contract.

use counterpart_compiler::project::Level;

use super::answers::{about, endpoint};
use crate::context::Context;
use crate::finding::{Finding, LabeledPlace};
use crate::live;
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "broken-answer",
    level: Level::Deny,
    undecided: false,
    summary: "a running system answers with data that does not match its contract",
    explanation: "`counterpart check --live URL` validates the answer of an endpoint against the definition that the project file names for it. The answer must match the schema, and must contain every key that the definition declares, required or not, and every key of a map that is keyed by an enum. In a list it is enough that one item has a key. A `writeOnly` key is not expected. The finding says where in the answer something is wrong (`*` is any item of a list), but never shows a value: answers contain secrets.",
    help: "correct the system or its contract; a key that is never sent does not belong in the definition of an answer",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for answer in context.answers {
        let (Ok(body), Some(live)) = (&answer.body, answer.endpoint(context.project)) else {
            continue;
        };
        let Ok(subject) = context.contracts.find(&live.contract) else { continue };
        let formats = context.project.settings.formats;
        // What cannot be validated is `unanswered`.
        let Ok(faults) = live::faults(context.contracts, subject, formats, body) else { continue };
        for fault in faults {
            let message = format!("the answer of {} {}", endpoint(context, answer), fault.what);
            let mut finding = about(context, &RULE, answer, message);
            finding.value = Some(match &fault.key {
                Some(key) => format!("{}/{key}", fault.pointer),
                None => fault.pointer.clone(),
            });
            let place = fault.place.map(|place| context.contracts.locate(place));
            let place = place.map(|place| LabeledPlace::new(place, "the contract declares it"));
            finding.places.extend(place);
            found.push(finding);
        }
    }
}
