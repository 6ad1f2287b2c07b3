//! Shared by the rules about running systems.

use crate::config::Step::{Item, Key};
use crate::context::Context;
use crate::finding::{Finding, LabeledPlace};
use crate::live::Answer;
use crate::rule::Rule;

/// What an endpoint is called in a sentence: `` `GET /keys` of api ``.
pub fn endpoint(context: &Context<'_>, answer: &Answer) -> String {
    let live = answer.endpoint(context.project);
    let asked = live.map_or_else(String::new, |live| format!("{} {}", live.method, live.path));
    format!("`{asked}` of {}", answer.system)
}

/// A finding about an answer, at the endpoint's place in the project file.
pub fn about(
    context: &Context<'_>,
    rule: &'static Rule,
    answer: &Answer,
    message: String,
) -> Finding {
    let steps =
        [Key("systems"), Key(&answer.system), Key("live"), Item(answer.position), Key("path")];
    let place = LabeledPlace::new(context.config.place(&steps), "");
    let live = answer.endpoint(context.project);
    Finding {
        system: Some(answer.system.clone()),
        contract: live.map(|live| live.contract.clone()),
        symbol: live.map(|live| live.path.clone()),
        ..context.finding(rule, place, message)
    }
}
