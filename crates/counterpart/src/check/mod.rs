//! The evaluator: decides whether a value meets a schema, and lists what is wrong with it.
//!
//! Schemas are static data ([`schema`]). One walk serves both questions; where a violation goes is
//! decided by a [`Sink`](sink::Sink): [`Verdict`](verdict::Verdict) stops at the first one, and
//! [`Report`](report::Report) keeps the first of them by the rules of `docs/violations.md`.
//!
//! | module | what |
//! |---|---|
//! | [`schema`], [`json`], [`union`] | what generated code states |
//! | [`number`], [`pattern`], [`unique`], [`formats`] | checks of single values, without places |
//! | [`walk`], [`array`], [`object`], [`logic`], [`choice`] | the walk, by groups of keywords |
//! | [`sink`], [`verdict`], [`report`] | where violations go |

mod array;
mod choice;
pub mod formats;
pub mod json;
mod logic;
mod marks;
pub mod number;
mod object;
pub mod pattern;
mod report;
pub mod scalar;
pub mod schema;
mod sink;
pub mod union;
mod unique;
mod verdict;
mod walk;

use serde_json::Value;

use crate::violation::{Detail, Violation};
use report::Report;
use schema::{KindSet, SchemaRef};
use sink::Sink;
use verdict::Verdict;

/// Every kind of value.
pub const ALL_KINDS: KindSet = 0x7f;

/// Whether a value meets a schema and is of one of these kinds.
pub fn is_met(schema: SchemaRef, kinds: KindSet, value: &Value) -> bool {
    scalar::is_of(value, kinds) && walk::meets(schema, value, None, &mut Verdict::default())
}

/// What is wrong with a value, as the list of at most `limit` violations that is reported, and one
/// more that says that there are more.
pub fn violations(
    schema: SchemaRef,
    kinds: KindSet,
    value: &Value,
    limit: usize,
) -> Vec<Violation> {
    let mut report = Report::new(limit);
    if !scalar::is_of(value, kinds) {
        report.refuse("type", Detail::Types(kinds), None);
    }
    walk::meets(schema, value, None, &mut report);
    report.finish()
}
