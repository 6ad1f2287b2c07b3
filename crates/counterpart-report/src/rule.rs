//! What a rule is, for those who ask: `counterpart explain`, and tools that show the rules of a run.

use counterpart_compiler::diagnostic::Code;

use crate::notice::Weight;

/// A rule by which something is found. The crates that find things say which they have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rule {
    /// The stable id: `missing`, `property-removed`, `CP0204`.
    pub id: &'static str,
    /// How much its findings weigh where nobody says otherwise; none where they are not reported.
    pub weight: Option<Weight>,
    /// One line: what kind of thing it finds.
    pub summary: &'static str,
    /// Its effects, a sentence each: `Backward (old writers, new readers): it breaks.`
    pub remarks: Vec<String>,
    /// The rest of the story.
    pub explanation: &'static str,
    /// What to do about a finding.
    pub help: &'static str,
}

impl From<Code> for Rule {
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
