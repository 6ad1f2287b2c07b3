//! Constraints on objects.

use serde_json::{Map, Value};

use super::detail::Detail;
use super::marks::Marks;
use super::schema::{Known, Members, ObjectRule, Schema, SchemaRef};
use super::sink::{Sink, Step, Verdict, Word};
use super::walk::{child, each, held, meets};

/// Whether a constraint holds for an object, which is both the value and its members.
pub fn holds<'v, S: Sink<'v>>(
    rule: &'static ObjectRule,
    value: &'v Value,
    members: &'v Map<String, Value>,
    marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    let count = members.len() as u64;
    match rule {
        ObjectRule::Members(rule) => {
            let few = members.len() > 2 * rule.known.len() && marks.is_none();
            let open = rule.additional.is_none_or(Schema::admits_all);
            if few && rule.patterns.is_empty() && open {
                known_members(rule, members, sink)
            } else {
                all_members(rule, members, marks, sink)
            }
        }
        ObjectRule::Names(schema) => each(S::REPORTS, members.keys(), |key| {
            let name = Value::String(key.clone());
            let met = meets(schema, &name, None, &mut Verdict::default());
            if !met {
                sink.refuse_name(key, schema);
            }
            met
        }),
        ObjectRule::MaxProperties(limit) => {
            held(count <= *limit, sink, "maxProperties", || Detail::Count(*limit))
        }
        ObjectRule::MinProperties(limit) => {
            held(count >= *limit, sink, "minProperties", || Detail::Count(*limit))
        }
        ObjectRule::DependentRequired(keyword, entries) => {
            let present = entries.iter().filter(|(key, _)| members.contains_key(*key));
            let needed = present.flat_map(|(_, needed)| needed.iter());
            each(S::REPORTS, needed, |needed| {
                held(members.contains_key(*needed), sink, keyword, || Detail::Property(needed))
            })
        }
        ObjectRule::DependentSchemas(keyword, entries) => {
            dependent_schemas(keyword, entries, value, members, marks, sink)
        }
        ObjectRule::Unevaluated(schema) => match marks {
            Some(marks) => unevaluated(schema, members, marks, sink),
            None => true,
        },
    }
}

/// Reads the known members alone, where nothing is asked of the others.
fn known_members<'v, S: Sink<'v>>(
    rule: &'static Members,
    members: &'v Map<String, Value>,
    sink: &mut S,
) -> bool {
    each(S::REPORTS, rule.known.iter(), |known| match (members.get(known.name), known.schema) {
        (Some(value), Some(schema)) => {
            let words = [Word::Name("properties"), Word::Name(known.name)];
            child(schema, value, Step::Key(known.name), &words, sink)
        }
        (None, _) => held(!known.required, sink, "required", || Detail::Property(known.name)),
        (Some(_), None) => true,
    })
}

fn all_members<'v, S: Sink<'v>>(
    rule: &'static Members,
    members: &'v Map<String, Value>,
    mut marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    let mut required = 0;
    let mut met = each(S::REPORTS, members.iter().enumerate(), |(at, (key, value))| {
        let known = rule.position(key).and_then(|at| rule.known.get(at));
        required += usize::from(known.is_some_and(|known| known.required));
        let (named, met) = named_member(rule, known, key, value, sink);
        if let Some(marks) = marks.as_deref_mut()
            && (named || rule.additional.is_some())
        {
            marks.add(at);
        }
        let additional = rule.additional.filter(|_| !named);
        additional.is_none_or(|schema| additional_member(schema, key, value, sink)) && met
    });
    if required < rule.required && (met || S::REPORTS) {
        met = false;
        for known in rule.known.iter().filter(|known| known.required) {
            if S::REPORTS && !members.contains_key(known.name) {
                sink.refuse("required", Detail::Property(known.name), None);
            }
        }
    }
    met
}

/// Whether `properties` or `patternProperties` name a member, and whether it meets what they ask.
fn named_member<'v, S: Sink<'v>>(
    rule: &'static Members,
    known: Option<&'static Known>,
    key: &'v str,
    value: &'v Value,
    sink: &mut S,
) -> (bool, bool) {
    let (mut named, mut met) = (false, true);
    if let Some(Known { name, schema: Some(schema), required: _ }) = known {
        named = true;
        let words = [Word::Name("properties"), Word::Name(name)];
        met = child(schema, value, Step::Key(key), &words, sink);
    }
    for (pattern, schema) in rule.patterns {
        if (met || S::REPORTS) && pattern.is_in(key) {
            named = true;
            let words = [Word::Name("patternProperties"), Word::Name(pattern.source)];
            met &= child(schema, value, Step::Key(key), &words, sink);
        }
    }
    (named, met)
}

fn additional_member<'v, S: Sink<'v>>(
    schema: SchemaRef,
    key: &'v str,
    value: &'v Value,
    sink: &mut S,
) -> bool {
    if schema.is_never() {
        sink.refuse_child(Step::Key(key), "additionalProperties");
        return false;
    }
    child(schema, value, Step::Key(key), &[Word::Name("additionalProperties")], sink)
}

fn dependent_schemas<'v, S: Sink<'v>>(
    keyword: &'static str,
    entries: &'static [(&'static str, SchemaRef)],
    value: &'v Value,
    members: &'v Map<String, Value>,
    mut marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    let present = entries.iter().filter(|(key, _)| members.contains_key(*key));
    each(S::REPORTS, present, |(key, schema)| {
        sink.enter(Word::Name(keyword));
        sink.enter(Word::Name(key));
        let met = meets(schema, value, marks.as_deref_mut(), sink);
        sink.leave();
        sink.leave();
        met
    })
}

fn unevaluated<'v, S: Sink<'v>>(
    schema: SchemaRef,
    members: &'v Map<String, Value>,
    marks: &mut Marks,
    sink: &mut S,
) -> bool {
    each(S::REPORTS, members.iter().enumerate(), |(at, (key, value))| {
        if marks.has(at) {
            return true;
        }
        if meets(schema, value, None, sink.verdicts()) {
            marks.add(at);
            return true;
        }
        sink.refuse_child(Step::Key(key), "unevaluatedProperties");
        false
    })
}
