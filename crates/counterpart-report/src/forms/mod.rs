//! The notices of a run in the formats of other tools.
//!
//! The text of a notice comes from schemas and sources that anyone may have written: each
//! format escapes it so that it stays text.

mod github;
mod junit;
mod markdown;
mod sarif;

pub use github::github;
pub use junit::junit;
pub use markdown::{markdown, markdown_block, markdown_code, markdown_sentence, markdown_text};
pub use sarif::sarif;

use crate::notice::{Notice, Weight};
use crate::rule_info::RuleInfo;

/// The result of one run of a command.
#[derive(Clone, Copy, Debug)]
pub struct Telling<'t> {
    /// The command: `check`.
    pub command: &'t str,
    /// The version of counterpart.
    pub version: &'t str,
    /// How the run ended.
    pub end: End,
    /// The notices.
    pub notices: &'t [Notice],
    /// All rules there are; those of the notices are described where a form has room for it.
    pub rules: &'t [RuleInfo],
}

/// How a run ended, as far as the formats distinguish it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum End {
    /// The command ran; its findings are the notices.
    Done,
    /// It did its work and could not decide everything.
    Undecided,
    /// It could not do its work.
    CouldNotRun,
}

impl Telling<'_> {
    /// How many notices have a weight.
    fn count(&self, weight: Weight) -> usize {
        self.notices.iter().filter(|notice| notice.weight == weight).count()
    }

    /// The notices, the heaviest first.
    fn by_weight(&self) -> Vec<&Notice> {
        let mut sorted: Vec<&Notice> = self.notices.iter().collect();
        sorted.sort_by_key(|notice| std::cmp::Reverse(notice.weight));
        sorted
    }
}

impl Weight {
    /// The weight as one word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// The lines of a notice below its message.
fn details(notice: &Notice) -> impl Iterator<Item = String> {
    let help = (!notice.help.is_empty()).then(|| format!("help: {}", notice.help));
    let witness = notice.witness.iter().map(ToString::to_string);
    notice.evidence.iter().cloned().chain(witness).chain(help)
}
