//! A sample for every keyword: a schema without it, two with it, and instances that matter.

use counterpart_compiler::model::Keyword;
use serde_json::{Value, json};

/// Schemas that differ in one keyword.
pub struct Sample {
    /// The draft that reads it.
    pub draft: &'static str,
    /// The schema without the keyword.
    pub without: Value,
    /// The schema with it, with two parameters.
    pub with: [Value; 2],
    /// Instances near to what the parameters refuse. One or more meet the schema without the
    /// keyword, and not the first with it.
    pub instances: Vec<Value>,
}

/// A schema of draft 2020-12 to which `keyword` is added with one parameter and another.
fn added(without: Value, keyword: &str, with: [Value; 2], instances: Value) -> Sample {
    let with = with.map(|parameter| {
        let mut schema = without.clone();
        schema[keyword] = parameter;
        schema
    });
    let Value::Array(instances) = instances else { panic!("instances are a list") };
    Sample { draft: "2020-12", without, with, instances }
}

fn of(draft: &'static str, sample: Sample) -> Sample {
    Sample { draft, ..sample }
}

/// The sample of a keyword.
pub fn sample(keyword: Keyword) -> Sample {
    let add = |without, with, instances| added(without, keyword.name(), with, instances);
    let number = |with, instances| add(json!({"type": "number"}), with, instances);
    let string = |with, instances| add(json!({"type": "string"}), with, instances);
    let array = |with, instances| add(json!({"type": "array"}), with, instances);
    let object = |with, instances| add(json!({"type": "object"}), with, instances);
    match keyword {
        Keyword::False => added(
            json!({"type": "object"}),
            "properties",
            [json!({"a": false}), json!({"a": false, "b": false})],
            json!([{"a": 1}, {"b": 1}, {}]),
        ),
        Keyword::Type => add(
            json!({"minimum": 0}),
            [json!("number"), json!(["integer", "null"])],
            json!(["a", null, 0.5, -1]),
        ),
        Keyword::Enum => string([json!(["a", "b"]), json!(["a"])], json!(["a", "b", "c"])),
        Keyword::Const => string([json!("a"), json!("b")], json!(["a", "b"])),
        Keyword::Maximum => number([json!(3), json!(2.5)], json!([2, 2.7, 3, 4])),
        Keyword::ExclusiveMaximum => number([json!(3), json!(2.5)], json!([2, 2.5, 2.7, 3])),
        Keyword::Minimum => number([json!(3), json!(2.5)], json!([2, 2.7, 3, 4])),
        Keyword::ExclusiveMinimum => number([json!(3), json!(2.5)], json!([2.5, 2.7, 3, 4])),
        Keyword::MultipleOf => number([json!(2), json!(3)], json!([1, 2, 3, 6, 0.5])),
        Keyword::MaxLength => string([json!(3), json!(2)], json!(["aa", "aaa", "aaaa", "😀😀😀"])),
        Keyword::MinLength => string([json!(2), json!(3)], json!(["", "a", "aa", "😀"])),
        Keyword::Pattern => string([json!("^a"), json!("a$")], json!(["b", "ab", "ba", "a"])),
        Keyword::Format => string(
            [json!("ipv4"), json!("date")],
            json!(["", "127.0.0.1", "2024-02-29", "2023-02-29"]),
        ),
        Keyword::ContentEncoding => {
            of("7", string([json!("base64"), json!("unknown")], json!(["YQ==", "YQ", "?"])))
        }
        Keyword::ContentMediaType => of(
            "7",
            string([json!("application/json"), json!("text/plain")], json!(["{}", "{", "a"])),
        ),
        Keyword::PrefixItems => array(
            [json!([{"type": "string"}]), json!([{"type": "string"}, {"type": "number"}])],
            json!([[], [1], ["a"], ["a", "b"], ["a", 1, 2]]),
        ),
        Keyword::Items => array(
            [json!({"type": "string"}), json!({"type": ["string", "null"]})],
            json!([[], [1], ["a"], [null], ["a", null]]),
        ),
        Keyword::AdditionalItems => of(
            "7",
            add(
                json!({"type": "array", "items": [true]}),
                [json!({"type": "string"}), json!(false)],
                json!([[], [1], [1, 1], [1, "a"]]),
            ),
        ),
        Keyword::Contains => array(
            [json!({"const": 1}), json!({"type": "number"})],
            json!([[], [1], [2], ["a"], ["a", 1]]),
        ),
        Keyword::MaxItems => array([json!(2), json!(1)], json!([[], [1], [1, 2], [1, 2, 3]])),
        Keyword::MinItems => array([json!(1), json!(2)], json!([[], [1], [1, 2]])),
        Keyword::UniqueItems => array([json!(true), json!(false)], json!([[1, 1], [1, 1.0], [1]])),
        Keyword::UnevaluatedItems => add(
            json!({"type": "array", "prefixItems": [true]}),
            [json!(false), json!({"type": "string"})],
            json!([[], [1], [1, 2], [1, "a"]]),
        ),
        Keyword::Properties => object(
            [json!({"a": {"type": "string"}}), json!({"a": {"type": ["string", "null"]}})],
            json!([{}, {"a": 1}, {"a": "a"}, {"a": null}]),
        ),
        Keyword::PatternProperties => object(
            [json!({"^a": {"type": "string"}}), json!({"^ab": {"type": "string"}})],
            json!([{}, {"a": 1}, {"ab": 1}, {"ab": "a"}]),
        ),
        Keyword::AdditionalProperties => add(
            json!({"type": "object", "properties": {"a": true}}),
            [json!(false), json!({"type": "string"})],
            json!([{}, {"a": 1}, {"b": 1}, {"b": "b"}]),
        ),
        Keyword::PropertyNames => object(
            [json!({"maxLength": 2}), json!({"maxLength": 1})],
            json!([{}, {"a": 1}, {"aa": 1}, {"aaa": 1}]),
        ),
        Keyword::Required => object(
            [json!(["a"]), json!(["a", "b"])],
            json!([{}, {"a": 1}, {"b": 1}, {"a": 1, "b": 1}]),
        ),
        Keyword::MaxProperties => {
            object([json!(1), json!(0)], json!([{}, {"a": 1}, {"a": 1, "b": 1}]))
        }
        Keyword::MinProperties => {
            object([json!(1), json!(2)], json!([{}, {"a": 1}, {"a": 1, "b": 1}]))
        }
        Keyword::Dependencies => of(
            "7",
            object(
                [json!({"a": ["b"]}), json!({"a": {"minProperties": 2}})],
                json!([{}, {"a": 1}, {"a": 1, "b": 1}, {"a": 1, "c": 1}]),
            ),
        ),
        Keyword::DependentRequired => object(
            [json!({"a": ["b"]}), json!({"a": ["b", "c"]})],
            json!([{}, {"a": 1}, {"a": 1, "b": 1}, {"a": 1, "b": 1, "c": 1}]),
        ),
        Keyword::DependentSchemas => object(
            [json!({"a": {"required": ["b"]}}), json!({"a": {"minProperties": 2}})],
            json!([{}, {"a": 1}, {"a": 1, "b": 1}, {"a": 1, "c": 1}]),
        ),
        Keyword::UnevaluatedProperties => add(
            json!({"type": "object", "properties": {"a": true}}),
            [json!(false), json!({"type": "string"})],
            json!([{}, {"a": 1}, {"b": 1}, {"b": "b"}]),
        ),
        Keyword::AllOf => string(
            [json!([{"minLength": 2}]), json!([{"minLength": 1}, {"maxLength": 2}])],
            json!(["", "a", "aa", "aaa"]),
        ),
        Keyword::AnyOf => string(
            [json!([{"const": "a"}, {"minLength": 3}]), json!([{"const": "a"}])],
            json!(["", "a", "aa", "aaa"]),
        ),
        Keyword::OneOf => string(
            [json!([{"minLength": 2}, {"maxLength": 2}]), json!([{"minLength": 2}])],
            json!(["", "a", "aa", "aaa"]),
        ),
        Keyword::Not => {
            string([json!({"const": "a"}), json!({"minLength": 2})], json!(["", "a", "aa"]))
        }
        Keyword::If => {
            let with = |then: Value| {
                let condition = json!({"minLength": 2});
                json!({"type": "string", "if": condition, "then": then, "else": {"const": ""}})
            };
            Sample {
                draft: "2020-12",
                without: json!({"type": "string"}),
                with: [with(json!({"maxLength": 3})), with(json!({"maxLength": 2}))],
                instances: ["", "a", "aa", "aaa", "aaaa"].map(Value::from).to_vec(),
            }
        }
        Keyword::Ref => added(
            json!({
                "type": "string",
                "$defs": {"short": {"maxLength": 2}, "long": {"minLength": 2}},
            }),
            "$ref",
            [json!("#/$defs/short"), json!("#/$defs/long")],
            json!(["", "a", "aa", "aaa"]),
        ),
        Keyword::DynamicRef => added(
            json!({
                "type": "string",
                "$defs": {
                    "short": {"$dynamicAnchor": "short", "maxLength": 2},
                    "long": {"$dynamicAnchor": "long", "minLength": 2},
                },
            }),
            "$dynamicRef",
            [json!("#short"), json!("#long")],
            json!(["", "a", "aa", "aaa"]),
        ),
        Keyword::RecursiveRef => of(
            "2019-09",
            added(
                json!({"type": "object"}),
                "properties",
                [json!({"a": {"$recursiveRef": "#"}}), json!({"b": {"$recursiveRef": "#"}})],
                json!([{}, {"a": 1}, {"b": 1}, {"a": {"a": 1}}]),
            ),
        ),
    }
}
