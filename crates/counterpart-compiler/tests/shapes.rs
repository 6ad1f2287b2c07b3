//! Tests of the types that schemas become, and of their names.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a test fails that way")]

use counterpart_compiler::diagnostic::Code;
use counterpart_compiler::model::{Definition, Model, Rest, Scalar, Shape};
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_compiler::{Compiled, compile_input};
use serde_json::{Value, json};

fn compile(schema: &Value) -> Compiled {
    let contracts = vec![SourceFile {
        name: "order.json".into(),
        path: "order.json".into(),
        bytes: schema.to_string().into_bytes(),
    }];
    let input = Input { contracts, ..Input::default() };
    compile_input(input, &ProjectFile::default()).unwrap()
}

fn definition<'m>(model: &'m Model, name: &str) -> &'m Definition {
    let found = model.definitions.iter().find(|definition| definition.name == name);
    found.unwrap_or_else(|| {
        let names: Vec<_> = model.definitions.iter().map(|d| d.name.as_str()).collect();
        panic!("no definition {name} among {names:?}")
    })
}

/// A shape in one line: `[Item]`, `{a: string, b?: Note}`, `A | B by kind`.
fn line(model: &Model, shape: &Shape) -> String {
    match shape {
        Shape::Any(kinds) => format!("any({kinds:?})"),
        Shape::Never => "never".to_owned(),
        Shape::Scalar(Scalar::Null) => "null".to_owned(),
        Shape::Scalar(Scalar::Boolean) => "boolean".to_owned(),
        Shape::Scalar(Scalar::Integer { min, max, .. }) => format!("integer({min:?}, {max:?})"),
        Shape::Scalar(Scalar::Number) => "number".to_owned(),
        Shape::Scalar(Scalar::String(_)) => "string".to_owned(),
        Shape::Nullable(inner) => format!("{}?", line(model, inner)),
        Shape::Reference(id) => model[*id].name.clone(),
        Shape::Array(array) => format!("[{}]", line(model, &array.items)),
        Shape::Map(map) => {
            let keys = map.keys.map_or("string", |keys| model[keys].name.as_str());
            format!("map({keys}, {})", line(model, &map.values))
        }
        Shape::Constant(value) => value.to_string(),
        Shape::Enum(values) => {
            let names: Vec<_> = values.values.iter().map(|value| value.value.to_string()).collect();
            names.join(" | ") + if values.open { " | .." } else { "" }
        }
        Shape::Tuple(tuple) => {
            let items: Vec<_> = tuple.items.iter().map(|item| line(model, item)).collect();
            let rest = tuple.rest.as_ref().map(|rest| format!(", ..{}", line(model, rest)));
            format!("({}{}) from {}", items.join(", "), rest.unwrap_or_default(), tuple.required)
        }
        Shape::Object(object) => {
            let mut fields: Vec<_> = object
                .fields
                .iter()
                .map(|field| {
                    let mark = if field.required { "" } else { "?" };
                    format!("{}{mark}: {}", field.key, line(model, &field.shape))
                })
                .collect();
            match &object.rest {
                Rest::Closed => fields.push("!".to_owned()),
                Rest::Ignored => {}
                Rest::Kept(values) => fields.push(format!("..{}", line(model, values))),
                Rest::Prefixed(prefixes, values) => {
                    fields.push(format!("..{prefixes:?}: {}", line(model, values)));
                }
            }
            format!("{{{}}}", fields.join(", "))
        }
        Shape::Union(union) => {
            let variants: Vec<_> = union
                .variants
                .iter()
                .map(|variant| format!("{} = {}", variant.name, line(model, &variant.shape)))
                .collect();
            let tag = union.tag.as_ref().map(|tag| format!(" by {}", tag.key));
            variants.join(" | ") + &tag.unwrap_or_default()
        }
    }
}

fn shape(schema: &Value, name: &str) -> String {
    let model = compile(schema).model;
    line(&model, &definition(&model, name).shape)
}

#[test]
fn inline_types_are_named_by_their_path() {
    let schema = json!({
        "type": "object",
        "properties": {
            "status": { "enum": ["open", "closed"] },
            "lines": { "type": "array", "items": {
                "type": "object", "properties": { "sku": { "type": "string" } } } },
        },
    });
    let model = compile(&schema).model;
    let names: Vec<_> = model.definitions.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["Order", "OrderStatus", "OrderLinesItem"]);
    assert_eq!(shape(&schema, "Order"), "{status?: OrderStatus, lines?: [OrderLinesItem]}");
}

#[test]
fn a_hoisted_name_yields_to_an_authored_one() {
    let schema = json!({
        "type": "object",
        "properties": { "status": { "enum": ["a", "b"] }, "other": { "$ref": "#/$defs/OrderStatus" } },
        "$defs": { "OrderStatus": { "type": "string" } },
    });
    assert_eq!(shape(&schema, "Order"), "{status?: OrderPropertiesStatus, other?: OrderStatus}");
}

#[test]
fn colliding_keys_get_a_suffix_and_a_warning_with_both_places() {
    let schema =
        json!({ "$defs": { "foo-bar": { "type": "string" }, "foo_bar": {}, "FooBar": {} } });
    let compiled = compile(&schema);
    let names: Vec<_> = compiled.model.definitions.iter().map(|d| d.name.as_str()).collect();
    assert_eq!(names, ["FooBar", "foo_bar", "FooBar2"]);
    let collision = compiled.warnings.iter().find(|w| w.code == Code::NameCollision).unwrap();
    assert_eq!(collision.places.len(), 2);
}

#[test]
fn null_is_not_absence() {
    let schema = json!({
        "type": "object",
        "required": ["a"],
        "properties": {
            "a": { "type": ["string", "null"] },
            "b": { "anyOf": [{ "type": "integer" }, { "type": "null" }] },
            "c": { "enum": ["x", null] },
        },
    });
    assert_eq!(shape(&schema, "Order"), "{a: string?, b?: integer(None, None)?, c?: OrderC?}");
}

#[test]
fn what_a_nullable_definition_holds_has_a_name_of_its_own() {
    let nullable = json!({ "type": ["object", "null"], "properties": { "a": {} } });
    assert_eq!(shape(&nullable, "Order"), "OrderObject?");
    let chosen = json!({ "anyOf": [{ "enum": [null, "a"] }] });
    assert_eq!(shape(&chosen, "Order"), "OrderString?");
}

#[test]
fn a_choice_of_values_is_an_enum_and_beside_any_string_an_open_one() {
    let schema = json!({ "$defs": {
        "Closed": { "oneOf": [{ "const": "a", "description": "first" }, { "const": "b" }] },
        "Open": { "anyOf": [{ "enum": ["a", "b"] }, { "type": "string" }] },
    } });
    assert_eq!(shape(&schema, "Closed"), r#""a" | "b""#);
    assert_eq!(shape(&schema, "Open"), r#""a" | "b" | .."#);
}

#[test]
fn the_values_of_an_enum_have_words_of_their_own() {
    let said = |beside: (&str, serde_json::Value)| {
        let (keyword, texts) = beside;
        let schema =
            json!({ "$defs": { "Level": { "enum": ["lo", 2, null, "hi"], keyword: texts } } });
        let shapes = format!("{:?}", compile(&schema).model.definitions);
        ["first", "second", "last"].map(|text| shapes.contains(&format!("Some({text:?})")))
    };
    let list = json!(["first", "second", "", "last"]);
    assert_eq!(said(("enumDescriptions", list.clone())), [true, true, true]);
    assert_eq!(said(("x-enum-descriptions", list)), [true, true, true]);
    let by_value = json!({ "lo": "first", "2": "second", "other": "last" });
    assert_eq!(said(("x-enumDescriptions", by_value)), [true, true, false]);
    assert_eq!(said(("x-enumDescriptions", json!("first"))), [false; 3]);
}

#[test]
fn a_discriminator_is_found() {
    let schema = json!({ "$defs": {
        "Shape": { "oneOf": [{ "$ref": "#/$defs/Circle" }, { "$ref": "#/$defs/Square" }] },
        "Circle": { "type": "object", "required": ["kind"],
            "properties": { "kind": { "const": "circle" }, "r": { "type": "number" } } },
        "Square": { "type": "object", "required": ["kind"],
            "properties": { "kind": { "const": "square" }, "a": { "type": "number" } } },
    } });
    assert_eq!(shape(&schema, "Shape"), "Circle = Circle | Square = Square by kind");
    assert_eq!(shape(&schema, "Circle"), "{kind: \"circle\", r?: number}");
}

#[test]
fn what_stands_beside_a_choice_is_in_every_branch() {
    let schema = json!({
        "type": "object",
        "required": ["id"],
        "properties": { "id": { "type": "string" } },
        "oneOf": [
            { "required": ["a"], "properties": { "a": { "type": "boolean" } } },
            { "required": ["b"], "properties": { "b": { "type": "number" } } },
        ],
    });
    let model = compile(&schema).model;
    let order = line(&model, &definition(&model, "Order").shape);
    assert_eq!(order, "A = OrderA | B = OrderB");
    assert_eq!(
        shape(&schema, "OrderA"),
        "{id: string, a: boolean, ..any(null|boolean|number|string|array|object)}"
    );
}

#[test]
fn all_of_is_one_object() {
    let schema = json!({
        "allOf": [{ "$ref": "#/$defs/Base" }, { "properties": { "b": { "type": "string" } } }],
        "$defs": { "Base": { "type": "object", "required": ["a"],
            "properties": { "a": { "type": "string" } } } },
    });
    assert_eq!(shape(&schema, "Order"), "{a: string, b?: string}");
}

#[test]
fn a_refinement_of_a_reference_is_the_reference() {
    let schema = json!({
        "type": "object",
        "properties": { "a": { "$ref": "#/$defs/Name", "maxLength": 3, "description": "short" } },
        "$defs": { "Name": { "type": "string" } },
    });
    assert_eq!(shape(&schema, "Order"), "{a?: Name}");
}

#[test]
fn without_a_type_other_kinds_are_admitted_too() {
    let schema = json!({ "properties": { "a": { "type": "string" } } });
    let compiled = compile(&schema);
    assert!(compiled.warnings.iter().any(|warning| warning.code == Code::NoType));
    assert_eq!(
        shape(&schema, "Order"),
        "Object = OrderObject | Other = any(null|boolean|number|string|array)"
    );
    assert_eq!(shape(&schema, "OrderObject"), "{a?: string}");
}

#[test]
fn arrays_and_tuples() {
    let schema = json!({ "$defs": {
        "Pair": { "type": "array", "minItems": 1, "items": false,
            "prefixItems": [{ "type": "string" }, { "type": "number" }] },
        "Open": { "type": "array", "prefixItems": [{ "type": "string" }] },
        "List": { "type": "array", "items": { "type": ["array", "null"], "items": {} } },
    } });
    assert_eq!(shape(&schema, "Pair"), "(string, number) from 1");
    assert_eq!(
        shape(&schema, "Open"),
        "(string, ..any(null|boolean|number|string|array|object)) from 0"
    );
    assert_eq!(shape(&schema, "List"), "[[any(null|boolean|number|string|array|object)]?]");
}

#[test]
fn maps_and_what_is_kept_beside_fields() {
    let schema = json!({ "$defs": {
        "Key": { "enum": ["a", "b"] },
        "Table": { "type": "object", "propertyNames": { "$ref": "#/$defs/Key" },
            "additionalProperties": { "type": "integer", "minimum": 0 } },
        "Free": { "type": "object" },
        "Empty": { "type": "object", "additionalProperties": false },
        "Extended": { "type": "object", "properties": { "a": { "type": "string" } },
            "patternProperties": { "^x-": { "type": "number" } }, "additionalProperties": false },
    } });
    assert_eq!(shape(&schema, "Table"), "map(Key, integer(Some(0), None))");
    assert_eq!(shape(&schema, "Free"), "map(string, any(null|boolean|number|string|array|object))");
    assert_eq!(shape(&schema, "Empty"), "{!}");
    assert_eq!(shape(&schema, "Extended"), "{a?: string, ..[\"x-\"]: number}");
}

#[test]
fn definitions_that_contain_each_other_share_a_cycle() {
    let schema = json!({ "$defs": {
        "Tree": { "type": "object", "properties": { "left": { "$ref": "#/$defs/Tree" } } },
        "List": { "type": "object", "properties": {
            "rest": { "type": "array", "items": { "$ref": "#/$defs/List" } } } },
    } });
    let model = compile(&schema).model;
    assert!(definition(&model, "Tree").cycle.is_some());
    assert!(definition(&model, "List").cycle.is_none());
}

#[test]
fn many_choices_do_not_multiply() {
    let choice = |n: usize| {
        json!({ "anyOf": [
            { "properties": { format!("a{n}"): { "type": "string" } } },
            { "properties": { format!("b{n}"): { "type": "string" } } },
        ] })
    };
    let choices: Vec<Value> = (0..40).map(choice).collect();
    let model = compile(&json!({ "type": "object", "allOf": choices })).model;
    assert!(model.definitions.len() < 10, "{}", model.definitions.len());
}
