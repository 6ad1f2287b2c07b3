//! `allOf`, `if` and references.

use serde_json::Value;

use super::marks::Marks;
use super::schema::{Remember, SchemaRef};
use super::sink::{Sink, Word};
use super::walk::{branch, each, meets};

/// `allOf`
pub fn all_of<'v, S: Sink<'v>>(
    branches: &'static [SchemaRef],
    value: &'v Value,
    mut marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    each(S::REPORTS, branches.iter().enumerate(), |(at, schema)| {
        let words = [Word::Name("allOf"), Word::Index(at)];
        branch(schema, value, &words, marks.as_deref_mut(), sink)
    })
}

/// `if`, with `then` and `else`
pub fn condition<'v, S: Sink<'v>>(
    condition: SchemaRef,
    then: Option<SchemaRef>,
    otherwise: Option<SchemaRef>,
    value: &'v Value,
    mut marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    let met = branch(condition, value, &[], marks.as_deref_mut(), sink.verdicts());
    let (word, schema) = if met { ("then", then) } else { ("else", otherwise) };
    let Some(schema) = schema else { return true };
    sink.enter(Word::Name(word));
    let met = meets(schema, value, marks, sink);
    sink.leave();
    met
}

/// A reference. Verdicts about schemas that would be asked again are given once for each value.
pub fn reference<'v, S: Sink<'v>>(
    keyword: &'static str,
    target: SchemaRef,
    remember: Remember,
    value: &'v Value,
    marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    let remembers = marks.is_none()
        && (value.is_object() || value.is_array())
        && sink.verdicts().remembers(remember);
    if remembers {
        match sink.verdicts().recall(target, value) {
            Some(true) => return true,
            Some(false) if !S::REPORTS => return false,
            Some(false) | None => {}
        }
    }
    sink.enter(Word::Name(keyword));
    let met = meets(target, value, marks, sink);
    sink.leave();
    if remembers {
        sink.verdicts().remember(target, value, met);
    }
    met
}
