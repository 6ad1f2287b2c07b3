//! `unanswered`: a running system gives no answer that could be validated.

use counterpart_compiler::project::Level;

use super::answers::{about, endpoint};
use crate::context::Context;
use crate::finding::Finding;
use crate::live::{self, Answer};
use crate::rule::Rule;

pub(super) static RULE: Rule = Rule {
    id: "unanswered",
    level: Level::Deny,
    undecided: false,
    summary: "a running system gives no answer that could be validated",
    explanation: "`counterpart check --live URL` sends a request to every endpoint that a system lists under `live`. This endpoint did not answer in time, refused the connection, redirected elsewhere, answered with a status other than success, or answered with something that is not JSON. Whether it keeps its contract is not known then.",
    help: "check that the system runs at that address, that the path is right, and that the environment variables of the headers are set",
};

pub(super) fn find(context: &Context<'_>, found: &mut Vec<Finding>) {
    for answer in context.answers {
        if let Some(reason) = reason(context, answer) {
            let message = format!("{} {reason}", endpoint(context, answer));
            found.push(about(context, &RULE, answer, message));
        }
    }
}

/// Why an answer cannot be validated, as the end of a sentence about its endpoint.
fn reason(context: &Context<'_>, answer: &Answer) -> Option<String> {
    let body = match &answer.body {
        Ok(body) => body,
        Err(because) => return Some(format!("gives no answer: {because}")),
    };
    let live = answer.endpoint(context.project)?;
    let subject = context.contracts.find(&live.contract).ok()?;
    let formats = context.project.settings.formats;
    let because = live::faults(context.contracts, subject, formats, body).err()?;
    Some(format!("answers, but the answer cannot be validated: {because}"))
}
