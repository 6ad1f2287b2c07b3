//! The description of a rule, for `counterpart explain` and for tools that list the rules of a run.

use counterpart_compiler::diagnostic::Code;

use crate::notice::Weight;

/// The description of a rule. The crates with rules say which they have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RuleInfo {
    /// The stable id: `missing`, `property-removed`, `CP0204`.
    pub id: &'static str,
    /// The default weight of its findings; none where they are not reported.
    pub weight: Option<Weight>,
    /// One line: what it finds.
    pub summary: &'static str,
    /// Its effects, a sentence each: `Backward (old writers, new readers): it breaks.`
    pub remarks: Vec<String>,
    /// The explanation: why it matters, with an example.
    pub explanation: &'static str,
    /// The next step for a finding.
    pub help: &'static str,
}

impl From<Code> for RuleInfo {
    fn from(code: Code) -> Self {
        Self {
            id: code.id(),
            weight: Some(code.severity().into()),
            summary: code.summary(),
            remarks: Vec::new(),
            explanation: code.explanation(),
            help: code.help(),
        }
    }
}
