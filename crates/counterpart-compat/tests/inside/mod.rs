//! A pair of schemas inside a construct: what is true of the pair tells what is true there.

use serde_json::{Value, json};

use crate::common::table::Pair;

/// A value that no schema of the table is about.
fn elsewhere() -> Value {
    json!({"somewhere": ["else"]})
}

/// The pair inside every construct of its draft; none when it cannot stand elsewhere, since it
/// refers to parts of itself.
pub fn every_construct(pair: &Pair) -> Vec<Pair> {
    let text = format!("{}{}", pair.old, pair.new);
    if text.contains("\"$") {
        return Vec::new();
    }
    let same = |value: &Value| value.clone();
    let mut made = vec![
        inside(pair, "allOf", |schema| json!({"allOf": [{}, schema]}), same),
        inside(pair, "anyOf", |schema| json!({"anyOf": [{"enum": [elsewhere()]}, schema]}), same),
        inside(
            pair,
            "oneOf",
            |schema| {
                let apart = json!({"allOf": [schema, {"not": {"enum": [elsewhere()]}}]});
                json!({"oneOf": [apart, {"enum": [elsewhere()]}]})
            },
            same,
        ),
        inside(
            pair,
            "a property",
            |schema| json!({"type": "object", "properties": {"p": schema}, "required": ["p"]}),
            |value| json!({"p": value}),
        ),
        inside(
            pair,
            "an array",
            |schema| json!({"type": "array", "items": schema}),
            |value| json!([value]),
        ),
        inside(
            pair,
            "a map",
            |schema| json!({"type": "object", "additionalProperties": schema}),
            |value| json!({"a": value}),
        ),
        inside(
            pair,
            "$ref",
            |schema| json!({"allOf": [{"$ref": "#/definitions/s"}], "definitions": {"s": schema}}),
            same,
        ),
        inside(
            pair,
            "recursion",
            |schema| {
                let node = json!({
                    "type": "object",
                    "properties": {"v": schema, "next": {"$ref": "#/definitions/node"}}
                });
                json!({"allOf": [{"$ref": "#/definitions/node"}], "definitions": {"node": node}})
            },
            |value| json!({"v": value}),
        ),
        turned(pair, "not", |schema| json!({"not": schema})),
        inside(pair, "not not", |schema| json!({"not": {"not": schema}}), same),
    ];
    if !matches!(
        pair.draft(),
        counterpart_compiler::resolve::Draft::Draft4 | counterpart_compiler::resolve::Draft::Draft6
    ) {
        made.push(inside(
            pair,
            "if",
            |schema| json!({"if": schema, "then": true, "else": false}),
            same,
        ));
        made.push(turned(pair, "else", |schema| json!({"if": schema, "then": false})));
        made.push(inside(
            pair,
            "then",
            |schema| json!({"if": {"enum": [elsewhere()]}, "else": schema}),
            same,
        ));
    }
    made
}

fn inside(
    pair: &Pair,
    construct: &str,
    schema: impl Fn(&Value) -> Value,
    witness: impl Fn(&Value) -> Value,
) -> Pair {
    Pair {
        name: format!("{} inside {construct}", pair.name),
        old: schema(&pair.old),
        new: schema(&pair.new),
        request: pair.request.map(&witness),
        response: pair.response.map(&witness),
        ..pair.clone()
    }
}

/// Where less is admitted when the schema admits more.
fn turned(pair: &Pair, construct: &str, schema: impl Fn(&Value) -> Value) -> Pair {
    let turned = inside(pair, construct, schema, Value::clone);
    Pair { request: turned.response, response: turned.request, ..turned }
}
