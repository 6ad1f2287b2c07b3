//! The answers of counterpart, for programs and for people.
//!
//! | module | contents |
//! |---|---|
//! | [`check`], [`compat`], [`impact`], [`checklist`], [`matrix`], [`common`] | the answers of the commands under `--format json`: contracts of counterpart's own, compiled by it |
//! | [`Notice`] | one finding or diagnostic, whatever found it |
//! | [`RuleInfo`] | the rule that found it |
//! | [`forms`] | notices in the formats of other tools |
//! | [`notices`] | what documents say, as notices |
//! | [`html`] | answers as pages |

#![cfg_attr(not(test), deny(clippy::wildcard_enum_match_arm))]

#[rustfmt::skip]
mod contracts;
pub mod forms;
pub mod html;
mod notice;
pub mod notices;
mod place;
mod rule_info;
mod sanitize;
mod schemas;
mod uri;

pub use contracts::{check, checklist, common, compat, impact, matrix};
pub use notice::{Mark, Notice, Weight, Witness};
pub use place::{path_text, plain_path};
pub use rule_info::RuleInfo;
pub use sanitize::{
    sanitize_char, sanitize_commands, sanitize_json, sanitize_line, sanitize_lines,
};
pub use schemas::SCHEMAS;
