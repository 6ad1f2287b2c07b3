//! What counterpart finds, for programs and for people.
//!
//! | module | what |
//! |---|---|
//! | [`check`], [`compat`], [`impact`], [`checklist`], [`matrix`], [`common`] | what the commands answer under `--format json`: contracts of counterpart's own, compiled by it |
//! | [`Notice`] | one thing to tell, whatever found it |
//! | [`Rule`] | by what it was found |
//! | [`forms`] | notices as other tools take them |
//! | [`notices`] | what documents say, as notices |
//! | [`html`] | answers as pages |

#[rustfmt::skip]
mod contracts;
pub mod forms;
mod harmless;
pub mod html;
mod notice;
pub mod notices;
mod place;
mod rule;
mod schemas;
mod uri;

pub use contracts::{check, checklist, common, compat, impact, matrix};
pub use harmless::{calm, calm_lines, harmless};
pub use notice::{Mark, Notice, Weight};
pub use place::path_text;
pub use rule::Rule;
pub use schemas::SCHEMAS;
