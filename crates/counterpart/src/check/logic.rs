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
    // A scalar has no children, so only a schema that doubles in place is asked often about one.
    let is_deep = value.is_object() || value.is_array() || remember == Remember::Always;
    let remembers = marks.is_none() && is_deep && sink.verdicts().remembers(remember);
    if remembers {
        match sink.verdicts().recall(target, value) {
            Some(true) => return true,
            Some(false) if !S::REPORTS => return false,
            Some(false) | None => {}
        }
    }
    sink.enter(Word::Name(keyword));
    let met = if remembers && remember == Remember::Always {
        sink.once(target, value, |sink| meets(target, value, None, sink))
    } else {
        meets(target, value, marks, sink)
    };
    sink.leave();
    if remembers {
        sink.verdicts().remember(target, value, met);
    }
    met
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use crate::check::bare::{self, Bare};
    use crate::check::schema::{Remember, Rule, Schema, SchemaRef};
    use crate::check::{ALL_KINDS, is_met, violations};

    /// A chain of schemas of which each applies the next one twice.
    fn chain(length: usize) -> SchemaRef {
        let schema = |rules: Vec<Rule>| -> SchemaRef { Box::leak(Box::new(Schema(rules.leak()))) };
        let last = schema(vec![Rule::Type(1 << 4)]);
        (0..length).fold(last, |next, _| {
            let part = schema(vec![Rule::Reference("$ref", next, Remember::Always)]);
            schema(vec![Rule::AllOf(vec![part, part].leak())])
        })
    }

    #[test]
    fn a_chain_of_pairs_takes_linear_time() {
        let schema = chain(64);
        for value in [json!({"a": 1}), json!([]), json!(1)] {
            assert!(!is_met(schema, ALL_KINDS, &value));
            let (found, more) = violations(schema, ALL_KINDS, &value, 100);
            assert_eq!(found.len(), 100);
            assert!(more);
        }
        assert!(is_met(schema, ALL_KINDS, &json!("a")));
        assert!(bare::meets(schema, Bare::Text("a")));
        assert!(!bare::meets(schema, Bare::Null));
    }

    #[test]
    fn every_path_to_a_violation_is_reported() {
        let value = json!(1);
        let (found, more) = violations(chain(2), ALL_KINDS, &value, 100);
        let paths: Vec<&str> = found.iter().map(|entry| entry.evaluation.as_str()).collect();
        assert_eq!(
            paths,
            [
                "/allOf/0/$ref/allOf/0/$ref/type",
                "/allOf/0/$ref/allOf/1/$ref/type",
                "/allOf/1/$ref/allOf/0/$ref/type",
                "/allOf/1/$ref/allOf/1/$ref/type",
            ]
        );
        assert!(!more);
    }
}
