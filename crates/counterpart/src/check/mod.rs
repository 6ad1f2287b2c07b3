//! The evaluator: decides whether a value meets a schema, and lists what is wrong with it.
//!
//! Schemas are static data ([`schema`]). One walk serves both questions; where a violation goes is
//! decided by a [`Sink`](sink::Sink): [`Verdict`](sink::Verdict) stops at the first one, and
//! [`Report`](report::Report) keeps the first of them by the rules of `docs/violations.md`.
//!
//! | module | what |
//! |---|---|
//! | [`schema`], [`json`] | what generated code states |
//! | [`number`], [`pattern`], [`scalar`], [`unique`], [`formats`], [`union`] | checks of single values, without places |
//! | [`bare`] | verdicts about scalars that are no values yet |
//! | [`walk`], [`array`], [`object`], [`logic`], [`choice`], [`marks`] | the walk, by groups of keywords |
//! | [`sink`], [`report`], [`detail`] | where violations go, and what they say |

mod array;
pub mod bare;
mod choice;
pub mod detail;
pub mod formats;
pub mod json;
mod logic;
mod marks;
pub mod number;
mod object;
pub mod pattern;
pub mod report;
pub mod scalar;
pub mod schema;
mod simple;
mod sink;
mod union;
pub mod unique;
mod walk;

use serde_json::Value;

use detail::Detail;
use report::{Entry, Report};
use schema::{KindSet, SchemaRef};
use sink::{Sink, Verdict};

/// Every kind of value.
pub const ALL_KINDS: KindSet = 0x7f;

/// Whether a value meets a schema and is of one of these kinds.
pub fn is_met(schema: SchemaRef, kinds: KindSet, value: &Value) -> bool {
    scalar::is_of(value, kinds) && walk::meets(schema, value, None, &mut Verdict::default())
}

/// What is wrong with a value: the list of at most `limit` violations that is reported, and whether
/// there are more.
pub fn violations(
    schema: SchemaRef,
    kinds: KindSet,
    value: &Value,
    limit: usize,
) -> (Vec<Entry<'_>>, bool) {
    let mut report = Report::new(limit);
    if !scalar::is_of(value, kinds) {
        report.refuse("type", Detail::Types(kinds), None);
    }
    walk::meets(schema, value, None, &mut report);
    report.finish()
}
