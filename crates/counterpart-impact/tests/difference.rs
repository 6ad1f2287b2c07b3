//! What changed between two contracts, in sentences.

#![allow(clippy::unwrap_used)]

use counterpart_build::TARGETS;
use counterpart_compiler::compile_input;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_compiler::target::Targets;
use counterpart_impact::difference::{Change, difference};
use serde_json::{Value, json};

fn model(documents: &[(&str, Value)]) -> Model {
    let contracts = documents.iter().map(|(name, document)| SourceFile {
        name: format!("schemas/{name}.json").into(),
        path: format!("schemas/{name}.json").into(),
        bytes: document.to_string().into_bytes(),
    });
    let input = Input { contracts: contracts.collect(), ..Input::default() };
    compile_input(input, &ProjectFile::of(TARGETS)).unwrap().model
}

fn changes(old: &[(&str, Value)], new: &[(&str, Value)]) -> Vec<Change> {
    difference(&model(old), &model(new), &Targets::new(TARGETS))
}

/// The changes of one contract `c` with these definitions.
fn sentences(old: Value, new: Value) -> Vec<String> {
    let document = |defs: Value| json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": defs});
    let changes = changes(&[("c", document(old.clone()))], &[("c", document(new.clone()))]);
    for side in [old, new] {
        let same = [("c", document(side))];
        assert!(self::changes(&same, &same).is_empty(), "a contract against itself is silent");
    }
    changes.into_iter().map(|change| change.sentence).collect()
}

#[test]
fn values_of_an_enum() {
    let old = json!({"K": {"enum": ["a", "b", 3]}});
    let new = json!({"K": {"enum": ["a", 3, "c"]}});
    let wanted = ["`c#K` has lost the value `b`.", "`c#K` has the new value `c`."];
    assert_eq!(sentences(old, new), wanted);
    let old = json!({"K": {"enum": ["a", "b"]}});
    let open = json!({"K": {"anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]}});
    let told = sentences(old, open);
    assert_eq!(told[0], "`c#K` admits any other string as well.");
}

#[test]
fn fields_of_an_object() {
    let object = |properties: Value, required: Value| json!({"O": {"type": "object", "properties": properties, "required": required}});
    let text = || json!({"type": "string"});
    let old = object(json!({"a": text(), "b": text(), "c": text()}), json!(["b", "c"]));
    let new =
        object(json!({"a": text(), "b": text(), "d": text(), "e": text()}), json!(["a", "d"]));
    let wanted = [
        "The field `a` of `c#O` must be there now.",
        "The field `b` of `c#O` may be absent now.",
        "`c#O` has the new required field `d`.",
        "`c#O` has lost the field `c`.",
        "`c#O` has the new optional field `e`.",
    ];
    let mut told = sentences(old, new);
    told.sort();
    let mut wanted = wanted.map(str::to_owned).to_vec();
    wanted.sort();
    assert_eq!(told, wanted);
}

#[test]
fn what_a_field_admits() {
    let field = |schema: Value| json!({"O": {"type": "object", "properties": {"a": schema}}});
    let cases = [
        (
            json!({"type": "string", "maxLength": 3}),
            json!({"type": "string", "maxLength": 4}),
            "The field `a` of `c#O`: `maxLength` was `3` and is `4`.",
        ),
        (
            json!({"type": "string"}),
            json!({"type": ["string", "null"]}),
            "The field `a` of `c#O`: `type` was `string` and is `null or string`.",
        ),
        (
            json!({"type": "string"}),
            json!({"type": "string", "pattern": "^a"}),
            "The field `a` of `c#O`: `pattern` `^a` is new.",
        ),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            json!({"type": "array", "items": {"type": "integer"}}),
            "The field `a` of `c#O`: `items › type` was `string` and is `integer`.",
        ),
        (
            json!({"type": "string", "format": "uri"}),
            json!({"type": "string", "format": "uuid"}),
            "The field `a` of `c#O`: `format` was `uri` and is `uuid`.",
        ),
        (
            json!({"type": "string"}),
            json!({"type": "string", "description": "A"}),
            "Documentation of `a` of `c#O`: the description changed.",
        ),
        (
            json!({"type": "string"}),
            json!({"type": "string", "x-counterpart": {"secret": true}}),
            "The field `a` of `c#O`: `secret` is new.",
        ),
    ];
    for (old, new, wanted) in cases {
        assert_eq!(sentences(field(old), field(new)), [wanted]);
    }
}

#[test]
fn an_object_opens_and_closes() {
    let open = json!({"O": {"type": "object", "properties": {"a": {"type": "string"}}}});
    let mut closed = open.clone();
    closed["O"]["additionalProperties"] = json!(false);
    assert_eq!(
        sentences(open.clone(), closed.clone()),
        ["`c#O`: `additionalProperties › false` is new."]
    );
    assert_eq!(sentences(closed, open), ["`c#O`: `additionalProperties › false` is gone."]);
}

#[test]
fn definitions_come_go_and_are_renamed() {
    let old = json!({
        "Old": {"type": "object", "properties": {"x": {"enum": ["p", "q"]}}, "required": ["x"]},
        "Gone": {"type": "integer"},
        "User": {"type": "array", "items": {"$ref": "#/$defs/Old"}}
    });
    let new = json!({
        "New": {"type": "object", "properties": {"x": {"enum": ["p", "q"]}}, "required": ["x"]},
        "User": {"type": "array", "items": {"$ref": "#/$defs/New"}},
        "Fresh": {"type": "boolean"}
    });
    let mut told = sentences(old, new);
    told.sort();
    let wanted = [
        "`c#Fresh` is new.",
        "`c#Gone` is gone.",
        "`c#OldX` is called `c#NewX` now.",
        "`c#Old` is called `c#New` now.",
    ];
    assert_eq!(told, wanted);
}

#[test]
fn tags_of_a_union_are_values() {
    let branch = |tag: &str| json!({"type": "object", "properties": {"t": {"const": tag}}, "required": ["t"]});
    let old = json!({"U": {"oneOf": [branch("a"), branch("b")]}});
    let new = json!({"U": {"oneOf": [branch("a"), branch("b"), branch("c")]}});
    assert_eq!(sentences(old, new)[0], "`c#U` has the new value `c`.");
}

#[test]
fn constants_and_lists() {
    let old = json!({"LIMIT": {"const": 3}, "K": {"enum": ["a"], "x-counterpart": {"list": "KS"}}});
    let new =
        json!({"LIMIT": {"const": 4}, "K": {"enum": ["a"], "x-counterpart": {"list": "ALL"}}});
    assert_eq!(
        sentences(old, new),
        [
            "The constant `c#LIMIT` was `3` and is `4`.",
            "The list `KS` of `c#K` is called `ALL` now."
        ]
    );
}

#[test]
fn contracts_come_and_go() {
    let document = |text: &str| json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": format!("https://example.com/{text}"), "$defs": {"Aa": {"const": text}}});
    let old = [("one", document("one")), ("two", document("two"))];
    let new = [("one", document("one")), ("three", document("three")), ("four", document("four"))];
    let told: Vec<_> = changes(&old, &new).into_iter().map(|change| change.sentence).collect();
    assert_eq!(
        told,
        [
            "The contract `four` is new: 1 definition.",
            "The contract `three` is new: 1 definition.",
            "The contract `two` is gone."
        ]
    );
}

#[test]
fn a_change_knows_its_traces() {
    let old = json!({"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {
        "ServiceKeyName": {"enum": ["github", "twilio_sid"], "x-counterpart": {"list": "SERVICE_KEYS"}}}});
    let mut new = old.clone();
    new["$defs"]["ServiceKeyName"]["enum"] = json!(["github"]);
    let changes = changes(&[("service-keys", old)], &[("service-keys", new)]);
    let trace = &changes[0].trace;
    assert_eq!(trace.modules, ["service-keys", "service_keys"]);
    assert_eq!(trace.types, ["ServiceKeyName", "SERVICE_KEYS"]);
    assert_eq!(trace.names, ["TwilioSid"]);
    assert_eq!(trace.values, ["twilio_sid"]);
    assert_eq!(trace.siblings, ["github"]);
    let old = changes[0].old.as_ref().unwrap();
    assert_eq!(old.path.to_str(), Some("schemas/service-keys.json"));
}
