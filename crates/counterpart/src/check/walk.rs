//! The walk through a schema and a value.

use serde_json::Value;

use super::detail::Detail;
use super::marks::Marks;
use super::schema::{ArrayRule, ObjectRule, Rule, SchemaRef};
use super::sink::{Sink, Step, Word};
use super::{array, choice, logic, object, scalar};

/// Whether a value meets a schema. Where `marks` are asked for, the children that the schema
/// evaluates are marked; after a refusal they mean nothing, except as the keywords of
/// `docs/violations.md` say.
pub fn meets<'v, S: Sink<'v>>(
    schema: SchemaRef,
    value: &'v Value,
    marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    if has_unevaluated(schema, value) {
        let mut own = Marks::default();
        let met = all(schema, value, Some(&mut own), sink);
        if let Some(marks) = marks {
            marks.merge(&own);
        }
        return met;
    }
    all(schema, value, marks, sink)
}

/// Whether a keyword of the schema asks which children of the value were evaluated. Such keywords
/// are the last.
fn has_unevaluated(schema: SchemaRef, value: &Value) -> bool {
    schema.0.iter().rev().take(2).any(|rule| match rule {
        Rule::Array(ArrayRule::Unevaluated(_)) => value.is_array(),
        Rule::Object(ObjectRule::Unevaluated(_)) => value.is_object(),
        _ => false,
    })
}

fn all<'v, S: Sink<'v>>(
    schema: SchemaRef,
    value: &'v Value,
    mut marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    let mut met = true;
    for rule in schema.0 {
        if !holds(rule, value, marks.as_deref_mut(), sink) {
            if !S::REPORTS {
                return false;
            }
            met = false;
        }
    }
    met
}

fn holds<'v, S: Sink<'v>>(
    rule: &'static Rule,
    value: &'v Value,
    marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    match rule {
        Rule::Never => {
            sink.refuse_all();
            false
        }
        Rule::Type(kinds) => {
            held(scalar::is_of(value, *kinds), sink, "type", || Detail::Types(*kinds))
        }
        Rule::Enum(listed) => {
            let held = listed.has(value);
            if !held {
                sink.refuse("enum", Detail::Values(listed.values), value.as_str());
            }
            held
        }
        Rule::Const(listed) => held(listed.equals(value), sink, "const", || Detail::Value(listed)),
        Rule::Number(rule) => match value {
            Value::Number(number) if !rule.admits(super::number::Num::of(number)) => {
                let (keyword, detail) = rule.refusal();
                sink.refuse(keyword, detail, None);
                false
            }
            _ => true,
        },
        Rule::String(rule) => match value {
            Value::String(text) => match rule.refusal(text) {
                Some((keyword, detail)) => {
                    sink.refuse(keyword, detail, None);
                    false
                }
                None => true,
            },
            _ => true,
        },
        Rule::Array(rule) => match value {
            Value::Array(items) => array::holds(rule, items, marks, sink),
            _ => true,
        },
        Rule::Object(rule) => match value {
            Value::Object(members) => object::holds(rule, value, members, marks, sink),
            _ => true,
        },
        Rule::AllOf(branches) => logic::all_of(branches, value, marks, sink),
        Rule::AnyOf(union) => choice::holds(union, false, value, marks, sink),
        Rule::OneOf(union) => choice::holds(union, true, value, marks, sink),
        Rule::Not(schema) => {
            let met = meets(schema, value, None, sink.verdicts());
            held(!met, sink, "not", || Detail::None)
        }
        Rule::If(condition, then, otherwise) => {
            logic::condition(condition, *then, *otherwise, value, marks, sink)
        }
        Rule::Reference(keyword, target, remember) => {
            logic::reference(keyword, target, *remember, value, marks, sink)
        }
        // One that was never set refuses everything.
        Rule::Deferred(schema) => {
            schema.get().is_some_and(|schema| meets(schema, value, marks, sink))
        }
    }
}

/// Reports a refusal, if it is one.
pub fn held<'v, S: Sink<'v>>(
    held: bool,
    sink: &mut S,
    keyword: &'static str,
    detail: impl FnOnce() -> Detail,
) -> bool {
    if !held {
        sink.refuse(keyword, detail(), None);
    }
    held
}

/// Whether a child meets the schema below these steps of the evaluation path.
pub fn child<'v, S: Sink<'v>>(
    schema: SchemaRef,
    value: &'v Value,
    step: Step<'v>,
    words: &[Word],
    sink: &mut S,
) -> bool {
    if schema.admits_all() {
        return true;
    }
    if !S::REPORTS {
        return meets(schema, value, None, sink);
    }
    sink.down(step);
    for word in words {
        sink.enter(*word);
    }
    let met = meets(schema, value, None, sink);
    for _ in words {
        sink.leave();
    }
    sink.up();
    met
}

/// Whether the value itself meets the schema below these steps, with the marks of a branch: they
/// count where it is met.
pub fn branch<'v, S: Sink<'v>>(
    schema: SchemaRef,
    value: &'v Value,
    words: &[Word],
    marks: Option<&mut Marks>,
    sink: &mut S,
) -> bool {
    for word in words {
        sink.enter(*word);
    }
    let met = match marks {
        None => meets(schema, value, None, sink),
        Some(marks) => {
            let mut own = Marks::default();
            let met = meets(schema, value, Some(&mut own), sink);
            if met {
                marks.merge(&own);
            }
            met
        }
    };
    for _ in words {
        sink.leave();
    }
    met
}

/// Whether all pass. All are tried where violations are kept.
pub fn each<T>(
    reports: bool,
    all: impl Iterator<Item = T>,
    mut passes: impl FnMut(T) -> bool,
) -> bool {
    let mut met = true;
    for one in all {
        if !passes(one) {
            if !reports {
                return false;
            }
            met = false;
        }
    }
    met
}
