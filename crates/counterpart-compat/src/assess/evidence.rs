//! A break is reported only when an independent validator confirms it.

use counterpart_compiler::model::DefinitionId;

use super::{Edition, Oracle};
use crate::answer::Reason;
use crate::direction::Compatibility;
use crate::question::Break;

/// The name of the validator that confirms that the writer's version admits the witness and the
/// reader's version refuses it.
///
/// # Errors
/// It does not confirm the break, or has no answer.
pub(super) fn check(
    oracle: &dyn Oracle,
    direction: Compatibility,
    old: (Edition<'_>, DefinitionId),
    new: (Edition<'_>, DefinitionId),
    found: &Break,
) -> Result<&'static str, Reason> {
    let (writer, reader) = match direction {
        Compatibility::Backward => (old, new),
        Compatibility::Forward => (new, old),
    };
    let (written, _) = oracle.judge(writer.0, writer.1, &found.witness)?;
    let (read, judge) = oracle.judge(reader.0, reader.1, &found.witness)?;
    match (written, read) {
        (true, false) => Ok(judge),
        (false, _) => Err(disputed("refused by the version that would write it", judge)),
        (true, true) => Err(disputed("admitted by the version that would refuse it", judge)),
    }
}

fn disputed(what: &str, judge: &str) -> Reason {
    Reason {
        because: format!("`{judge}` disputes the witness that was found: it is {what}"),
        help: "review the change yourself: two validators disagree about the schema".to_owned(),
    }
}
