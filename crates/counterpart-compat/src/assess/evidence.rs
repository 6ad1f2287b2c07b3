//! A break is told only when validators that took no part in finding it see it as well.

use counterpart_compiler::model::DefinitionId;

use super::{Edition, Oracle};
use crate::answer::Reason;
use crate::direction::Compatibility;
use crate::question::Break;

/// Who confirmed that the writer's version admits the witness and the reader's refuses it.
///
/// # Errors
/// That it does not, or that nobody can tell.
pub(super) fn check(
    oracle: &dyn Oracle,
    way: Compatibility,
    old: (Edition<'_>, DefinitionId),
    new: (Edition<'_>, DefinitionId),
    found: &Break,
) -> Result<&'static str, Reason> {
    let (writer, reader) = match way {
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
        because: format!("what looked like a break is {what}, says `{judge}`"),
        help: "look at the change yourself; the two validators disagree about the schema"
            .to_owned(),
    }
}
