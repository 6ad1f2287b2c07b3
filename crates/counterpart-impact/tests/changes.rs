//! What changed between two contracts, in sentences.

#![allow(clippy::unwrap_used)]

use counterpart_build::TARGETS;
use counterpart_compat::assess::{Comparison, Edition, Engine, Options};
use counterpart_compiler::compile_input;
use counterpart_compiler::model::Model;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_impact::changes::{Change, changes as changes_of};
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
    let (old, new) = (model(old), model(new));
    let settings = ProjectFile::of(TARGETS);
    let edition = |name, model| Edition { name, model, settings: &settings };
    let options = Options { writers: None, today: "2026-11-22".to_owned() };
    let comparison =
        Comparison::of(edition("old", &old), edition("new", &new), &options, &Engine::new());
    changes_of(&comparison, [&old, &new], &settings.targets)
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
    let wanted = ["The value `b` of `c#K` was removed.", "`c#K` has the new value `c`."];
    assert_eq!(sentences(old, new), wanted);
    let old = json!({"K": {"enum": ["a", "b"]}});
    let open = json!({"K": {"anyOf": [{"enum": ["a", "b"]}, {"type": "string"}]}});
    let told = sentences(old, open);
    assert_eq!(told[0], "`c#K`: `K` now admits strings that it does not list.");
}

#[test]
fn fields_of_an_object() {
    let object = |properties: Value, required: Value| json!({"O": {"type": "object", "properties": properties, "required": required}});
    let text = || json!({"type": "string"});
    let old = object(json!({"a": text(), "b": text(), "c": text()}), json!(["b", "c"]));
    let new =
        object(json!({"a": text(), "b": text(), "d": text(), "e": text()}), json!(["a", "d"]));
    let wanted = [
        "The field `a` of `c#O` is now required.",
        "The field `b` of `c#O` is now optional.",
        "`c#O` has the new required field `d`, which was named `c`.",
        "The field `c` of `c#O` is now named `d`.",
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
            "The field `a` of `c#O`: `maxLength` changed from `3` to `4`.",
        ),
        (
            json!({"type": "string"}),
            json!({"type": ["string", "null"]}),
            "The field `a` of `c#O`: `type` changed from `\"string\"` to `[\"string\",\"null\"]`.",
        ),
        (
            json!({"type": "string"}),
            json!({"type": "string", "pattern": "^a"}),
            "The field `a` of `c#O`: `pattern` `\"^a\"` was added.",
        ),
        (
            json!({"type": "array", "items": {"type": "string"}}),
            json!({"type": "array", "items": {"type": "integer"}}),
            "The field `a` of `c#O`: `type` changed from `\"string\"` to `\"integer\"` at `/items`.",
        ),
        (
            json!({"type": "string", "format": "uri"}),
            json!({"type": "string", "format": "uuid"}),
            "The field `a` of `c#O`: `format` changed from `\"uri\"` to `\"uuid\"`.",
        ),
        (
            json!({"type": "string"}),
            json!({"type": "string", "description": "A"}),
            "`c#O`: only annotations changed: the description of `a`.",
        ),
        (
            json!({"type": "string"}),
            json!({"type": "string", "x-counterpart": {"secret": true}}),
            "The field `a` of `c#O`: `O.a` is now `counterpart::Secret` (was `String`).",
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
        ["`c#O`: undeclared properties, such as `\"\"`, are refused."]
    );
    assert_eq!(
        sentences(closed, open),
        ["`c#O`: undeclared properties, such as `\"\"`, are admitted."]
    );
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
        "`c#Gone` was removed.",
        "`c#OldX` was renamed to `c#NewX`.",
        "`c#Old` was renamed to `c#New`.",
        "`c#User` was rewritten and means the same.",
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
            "The constant `c#LIMIT` is `4` where it was `3`.",
            "`c#K`: the list `KS` was renamed to `ALL`."
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
            "The contract `two` was removed."
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
    assert_eq!(trace.modules, ["service-keys", "service_keys", "serviceKeys"]);
    assert_eq!(trace.types, ["ServiceKeyName", "SERVICE_KEYS"]);
    assert_eq!(trace.names, ["TwilioSid"]);
    assert_eq!(trace.values, ["twilio_sid"]);
    assert_eq!(trace.siblings, ["github"]);
    let old = changes[0].old.as_ref().unwrap();
    assert_eq!(old.path.to_str(), Some("schemas/service-keys.json"));
}

#[test]
fn a_bound_that_moves_into_an_all_of_is_nothing_to_do() {
    let old = json!({"T": {"type": "string", "minLength": 3}});
    let new = json!({"T": {"type": "string", "allOf": [{"minLength": 3}]}});
    assert_eq!(sentences(old, new), ["`c#T` was rewritten and means the same."]);
}

#[test]
fn a_renamed_definition_loses_no_other_change() {
    let old = json!({
        "Priority": {"enum": ["low", "high"]},
        "Channel": {"enum": ["mail", "chat"]},
        "Ticket": {"type": "object", "properties": {
            "priority": {"$ref": "#/$defs/Priority"}, "channel": {"$ref": "#/$defs/Channel"}}}
    });
    let new = json!({
        "Priority": {"enum": ["high"]},
        "Source": {"enum": ["mail", "chat"]},
        "Ticket": {"type": "object", "properties": {
            "priority": {"$ref": "#/$defs/Priority"}, "channel": {"$ref": "#/$defs/Source"}}}
    });
    let told = sentences(old, new);
    assert!(told.contains(&"The value `low` of `c#Priority` was removed.".to_owned()), "{told:?}");
    assert!(told.contains(&"`c#Channel` was renamed to `c#Source`.".to_owned()), "{told:?}");
}

#[test]
fn what_is_new_twice_is_one_change() {
    let actor = || json!({"type": "string", "enum": ["human", "robot"]});
    let object = |field: Value| json!({"Actor": actor(), "O": {"type": "object", "properties": {"actor": field}}});
    let reference = || json!({"$ref": "#/$defs/Actor"});
    let old = object(reference());
    let new = object(json!({"oneOf": [{"type": "null"}, reference()]}));
    assert_eq!(
        sentences(old, new),
        ["The field `actor` of `c#O`: the value `null` is now admitted."]
    );
}

#[test]
fn a_value_that_is_used_as_a_property_name() {
    let keys = |values: Value| {
        json!({
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            "$defs": {
                "Key": {"type": "string", "enum": values},
                "O": {"type": "object", "propertyNames": {"$ref": "#/$defs/Key"}}
            }
        })
    };
    let found = changes(&[("c", keys(json!(["a"])))], &[("c", keys(json!(["a", "b"])))]);
    let told: Vec<&str> = found.iter().map(|change| change.sentence.as_str()).collect();
    assert_eq!(told, ["`c#Key` has the new value `b`."]);
    let wire = found[0].findings.iter().filter(|finding| finding.direction.is_some());
    let words: Vec<&str> = wire.map(|finding| finding.change.as_str()).collect();
    assert_eq!(words, ["the property name `b` was added"; 2]);
}

#[test]
fn what_was_not_compared_is_not_said_to_be_the_same() {
    let key = |values: Value| json!({"type": "string", "pattern": values});
    let holder = || json!({"type": "object", "properties": {"key": {"$ref": "#/$defs/Key"}}});
    // Nothing that both versions have refers to the key, so nothing compares it.
    let old = json!({"Key": key(json!("^a")), "Old": holder()});
    let new = json!({"Key": key(json!("^b")), "New": {"type": "array", "items": {"$ref": "#/$defs/Key"}}});
    let told = sentences(old, new.clone());
    assert!(told.iter().all(|one| !one.starts_with("`c#Key`")), "{told:?}");
    // The same, said in another way, is proven.
    let old = json!({"Key": {"type": "string", "allOf": [{"pattern": "^b"}]}, "Old": holder()});
    let told = sentences(old, new);
    assert!(told.contains(&"`c#Key` was rewritten and means the same.".to_owned()), "{told:?}");
}

#[test]
fn a_table_is_told_by_its_entries() {
    let table = |entries: Value| json!({"PRICES": {"const": entries}});
    let old = table(json!({"a": 1, "b": 2}));
    let new = table(json!({"a": 1, "b": 2, "c": 3}));
    assert_eq!(sentences(old.clone(), new), ["The constant `c#PRICES` has 1 entry added (`c`)."]);
    let new = table(json!({"a": 5, "b": 2}));
    assert_eq!(
        sentences(old, new),
        ["The constant `c#PRICES` has 1 entry changed (`a` is `5` where it was `1`)."]
    );
}
