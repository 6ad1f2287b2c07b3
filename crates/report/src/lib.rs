//! What counterpart finds, for programs and for people.
//!
//! | module | what |
//! |---|---|
//! | [`check`], [`compat`], [`impact`], [`checklist`], [`matrix`], [`common`] | what the commands answer under `--format json`: contracts of counterpart's own, compiled by it |
//! | [`Notice`] | one thing to tell, whatever found it |

#[rustfmt::skip]
mod contracts;
mod notice;
mod place;

pub use contracts::{check, checklist, common, compat, impact, matrix};
pub use notice::{Mark, Notice, Weight};
pub use place::path_text;
