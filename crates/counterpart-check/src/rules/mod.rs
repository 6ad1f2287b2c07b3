//! The rules of the check, one file each: its data and the handler that finds.
//!
//! A new rule is its file, the two lines of this one (`mod` and the registry), and its case folder
//! `cases/ID`, in which it fires. `cargo test -p counterpart-check --test cases` says what is
//! missing.

mod answers;
mod broken_answer;
mod empty_glob;
mod extra;
mod missing;
mod orphan;
mod stale_exception;
mod symbol_not_found;
mod unanswered;
mod unguarded;
mod unknown;
mod unreadable_source;

use counterpart_compiler::project::Level;

use crate::context::Context;
use crate::finding::Finding;
use crate::rule::Rule;

/// Finds what a rule is about.
type Find = fn(&Context<'_>, &mut Vec<Finding>);

/// Registers the rules, each with its handler, in the order of the documentation.
macro_rules! registry {
    ($($file:ident;)+) => {
        /// Every rule.
        pub static RULES: &[&Rule] = &[$(&$file::RULE,)+];

        const HANDLERS: &[Find] = &[$($file::find,)+];
    };
}

registry! {
    missing;
    extra;
    orphan;
    stale_exception;
    unguarded;
    unknown;
    symbol_not_found;
    empty_glob;
    unreadable_source;
    broken_answer;
    unanswered;
}

/// Everything that the rules find and the project file does not allow, ordered by place.
pub fn findings(context: &Context<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for find in HANDLERS {
        find(context, &mut found);
    }
    found.retain(|finding| finding.level != Level::Allow);
    let place = |finding: &Finding| finding.places.first().map(|place| place.location.clone());
    let order = |finding: &Finding| RULES.iter().position(|rule| *rule == finding.rule);
    found.sort_by_cached_key(|finding| {
        (place(finding), order(finding), finding.value.clone(), finding.contract.clone())
    });
    found.dedup();
    found
}
