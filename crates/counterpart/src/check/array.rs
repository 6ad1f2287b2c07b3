//! Constraints on arrays.

use serde_json::Value;

use super::detail::Detail;
use super::marks::Marks;
use super::schema::{ArrayRule, SchemaRef};
use super::sink::{Sink, Step, Word};
use super::unique::is_unique;
use super::walk::{child, each, held, meets};

/// Whether a constraint holds for an array.
pub fn holds<'v, S: Sink<'v>>(
    rule: &'static ArrayRule,
    items: &'v [Value],
    marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    let length = items.len() as u64;
    match rule {
        ArrayRule::Prefix(keyword, schemas) => {
            if let Some(marks) = marks {
                marks.add_first(schemas.len().min(items.len()));
            }
            let pairs = schemas.iter().zip(items).enumerate();
            each(S::REPORTS, pairs, |(at, (schema, item))| {
                let words = [Word::Name(keyword), Word::Index(at)];
                child(schema, item, Step::Index(at), &words, sink)
            })
        }
        ArrayRule::Items(keyword, from, schema) => {
            if let Some(marks) = marks {
                marks.add_all();
            }
            // Only of `additionalItems` does a list of items know that it ended.
            let closed = *keyword == "additionalItems" && schema.is_never();
            each(S::REPORTS, items.iter().enumerate().skip(*from), |(at, item)| {
                if closed {
                    sink.refuse_child(Step::Index(at), keyword);
                    return false;
                }
                child(schema, item, Step::Index(at), &[Word::Name(keyword)], sink)
            })
        }
        ArrayRule::Contains(schema, min, max) => contains(schema, (*min, *max), items, marks, sink),
        ArrayRule::MaxItems(limit) => {
            held(length <= *limit, sink, "maxItems", || Detail::Count(*limit))
        }
        ArrayRule::MinItems(limit) => {
            held(length >= *limit, sink, "minItems", || Detail::Count(*limit))
        }
        ArrayRule::Unique => held(is_unique(items), sink, "uniqueItems", || Detail::None),
        ArrayRule::Unevaluated(schema) => match marks {
            Some(marks) => unevaluated(schema, items, marks, sink),
            None => true,
        },
    }
}

fn contains<'v, S: Sink<'v>>(
    schema: SchemaRef,
    (min, max): (u64, Option<u64>),
    items: &'v [Value],
    mut marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    let enough = max.is_none() && marks.is_none();
    let mut found = 0;
    for (at, item) in items.iter().enumerate() {
        if enough && found >= min {
            break;
        }
        if meets(schema, item, None, sink.verdicts()) {
            found += 1;
            if let Some(marks) = marks.as_deref_mut() {
                marks.add(at);
            }
        }
    }
    let fits = found >= min && max.is_none_or(|max| found <= max);
    held(fits, sink, "contains", || Detail::Contains(min, max))
}

fn unevaluated<'v, S: Sink<'v>>(
    schema: SchemaRef,
    items: &'v [Value],
    marks: &mut Marks,
    sink: &mut S,
) -> bool {
    each(S::REPORTS, items.iter().enumerate(), |(at, item)| {
        if marks.has(at) {
            return true;
        }
        if meets(schema, item, None, sink.verdicts()) {
            marks.add(at);
            return true;
        }
        sink.refuse_child(Step::Index(at), "unevaluatedItems");
        false
    })
}
