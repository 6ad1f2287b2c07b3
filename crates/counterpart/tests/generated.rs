//! The macros as generated code uses them, with a validator made at run time in place of the
//! compiled one.

// Generated constants and helpers are named by the contract.
#![allow(missing_docs, clippy::unwrap_used)]

use std::sync::LazyLock;

use counterpart::{Contract, Valid, Value};
use serde_json::json;

const DOCUMENT: &str = r##"{
    "$schema": "https://json-schema.org/draft/2020-12/schema",
    "$id": "https://example.com/shop",
    "$defs": {
        "Item": {
            "type": "object",
            "required": ["count"],
            "properties": {
                "count": {"type": "integer", "minimum": 0},
                "note": {"type": ["string", "null"]},
                "token": {"type": "string"},
                "size": {"$ref": "#/$defs/Size"}
            },
            "patternProperties": {"^x-": {"type": "number"}}
        },
        "Size": {"anyOf": [
            {"enum": ["s", "m"]},
            {"type": "string", "pattern": "^[0-9]+$"},
            {"type": "array", "prefixItems": [{"type": "integer"}, {"type": "string"}]}
        ]},
        "Ping": {
            "required": ["type", "version"],
            "properties": {"type": {"const": "ping"}, "version": {"const": 2}, "loud": {"const": true}}
        },
        "Limit": {"anyOf": [{"const": "unlimited"}, {"type": "integer", "minimum": 0}]}
    }
}"##;

static SHOP: counterpart::__private::Document = counterpart::__private::Document {
    uri: "https://example.com/shop",
    uris: &["https://example.com/shop"],
    text: DOCUMENT,
    rewritten: None,
};

static CONTRACT: counterpart::__private::ContractData = counterpart::__private::ContractData::new(
    "0123",
    &[&SHOP],
    counterpart::__private::Assertion::Assert,
    8,
    accepts,
);

fn accepts(wrapped: &Value) -> bool {
    static WRAPPER: LazyLock<jsonschema::Validator> = LazyLock::new(|| {
        let shop: Value = serde_json::from_str(DOCUMENT).unwrap();
        let registry = jsonschema::Registry::new().add("https://example.com/shop", &shop).unwrap();
        let registry = registry.prepare().unwrap();
        let names =
            ["#/$defs/Item", "#/$defs/Size", "#/$defs/Size/anyOf/0", "#/$defs/Size/anyOf/1"];
        let properties = names.map(|name| {
            let reference = format!("https://example.com/shop{name}");
            (reference.clone(), json!({ "$ref": reference }))
        });
        let properties: serde_json::Map<_, _> = properties.into_iter().collect();
        jsonschema::options()
            .with_registry(&registry)
            .build(&json!({ "properties": properties }))
            .unwrap()
    });
    WRAPPER.is_valid(wrapped)
}

#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub count: u64,
    pub note: Option<Option<String>>,
    pub token: Option<counterpart::Secret>,
    pub size: Option<Size>,
    pub rest: std::collections::BTreeMap<String, f64>,
}
counterpart::__private::contract! {
    Item in CONTRACT,
    name = "Item",
    schema = r#"{"$ref":"https://example.com/shop#/$defs/Item"}"#,
    compiled = "https://example.com/shop#/$defs/Item"
}
counterpart::__private::object! {
    Item,
    count = required("count"),
    note = optional("note"),
    token = optional("token"),
    size = optional("size"),
    ..rest = prefixed(&["x-"])
}
counterpart::__private::builder! {
    ItemBuilder => build => Item,
    count: u64 = required("count"),
    note: Option<String> = optional("note"),
    token: counterpart::Secret = optional("token"),
    size: Size = optional("size"),
    ..rest: std::collections::BTreeMap<String, f64>
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Size {
    Letter(Letter),
    Number(String),
    Pair(Pair),
}
counterpart::__private::contract! {
    Size in CONTRACT,
    name = "Size",
    schema = r#"{"$ref":"https://example.com/shop#/$defs/Size"}"#,
    compiled = "https://example.com/shop#/$defs/Size"
}
counterpart::__private::union! {
    Size in CONTRACT,
    0 = Letter(16, [], "https://example.com/shop#/$defs/Size/anyOf/0"),
    1 = Number(16, [], "https://example.com/shop#/$defs/Size/anyOf/1"),
    2 = Pair(32, [],),
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Letter {
    S,
    M,
}
impl Letter {
    pub const ALL: [Self; 2] = [Self::S, Self::M];

    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::S => "s",
            Self::M => "m",
        }
    }
}
counterpart::__private::contract! {
    Letter in CONTRACT,
    name = "Letter",
    schema = r#"{"$ref":"https://example.com/shop#/$defs/Size/anyOf/0"}"#,
}
counterpart::__private::string_enum! { Letter }

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair(pub Option<i64>, pub Option<String>, pub Vec<Value>);
counterpart::__private::contract! {
    Pair in CONTRACT,
    name = "Pair",
    schema = r#"{"$ref":"https://example.com/shop#/$defs/Size/anyOf/2"}"#,
}
counterpart::__private::tuple! {
    Pair,
    0 = optional,
    1 = optional,
    2 = rest,
}

#[test]
fn absent_null_and_a_value_stay_three_things() {
    for (text, note) in [
        (r#"{"count":1}"#, None),
        (r#"{"count":1,"note":null}"#, Some(None)),
        (r#"{"count":1,"note":"a"}"#, Some(Some("a".to_owned()))),
    ] {
        let item = Item::from_json(text).unwrap();
        assert_eq!(item.note, note);
        assert_eq!(item.to_json().unwrap(), text);
    }
}

#[test]
fn one_point_zero_is_one_and_an_array_is_no_object() {
    assert_eq!(Item::from_json(r#"{"count":1.0}"#).unwrap().count, 1);
    assert!(Item::from_json("[1]").is_err());
    assert!(serde_json::from_str::<Item>("[1]").is_err());
}

#[test]
fn only_matching_properties_are_kept() {
    let item = Item::from_json(r#"{"count":1,"x-a":0.5,"other":true}"#).unwrap();
    assert_eq!(item.rest, [("x-a".to_owned(), 0.5)].into());
}

#[test]
fn a_union_takes_the_variant_that_accepts() {
    let size = |json: Value| Size::from_value(json).unwrap();
    assert_eq!(size(json!("m")), Size::Letter(Letter::M));
    assert_eq!(size(json!("42")), Size::Number("42".to_owned()));
    assert_eq!(
        size(json!([1, "a", 2])),
        Size::Pair(Pair(Some(1), Some("a".into()), vec![json!(2)]))
    );
    assert!(Size::from_value(json!("?")).is_err());
    // Nothing can stand behind a gap.
    assert_eq!(Pair(None, Some("a".into()), vec![]).to_json().unwrap(), "[]");
}

#[test]
fn every_violation_is_listed_and_none_shows_the_value() {
    let refused = Item::from_json(r#"{"count":-1,"token":7,"size":"hunter2"}"#).unwrap_err();
    let found: Vec<_> = refused
        .iter()
        .map(|it| (it.instance_path.as_str(), it.evaluation_path.as_str(), it.message.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("/count", "/properties/count/minimum", "must be at least 0"),
            ("/token", "/properties/token/type", "must be string"),
            ("/size", "/properties/size/$ref/anyOf", "must match one of the alternatives"),
        ]
    );
    assert_eq!(refused.as_slice()[2].causes.len(), 3);
    assert!(!serde_json::to_string(&refused).unwrap().contains("hunter2"));
}

#[test]
fn what_is_no_json_or_too_deep_has_one_violation() {
    let keyword = |text: &str| Item::from_json(text).unwrap_err().as_slice()[0].keyword.clone();
    assert_eq!(keyword("{"), "json");
    assert_eq!(keyword(r#"{"count":1e400}"#), "json");
    assert_eq!(keyword(&("[".repeat(100_000) + &"]".repeat(100_000))), "depth");
    assert_eq!(keyword(&("[".repeat(8) + &"]".repeat(8))), "type");
}

#[test]
fn a_valid_value_is_checked_wherever_it_comes_from() {
    assert!(serde_json::from_str::<Valid<Item>>(r#"{"count":-1}"#).is_err());
    let item = Item::builder().count(3_u64).token("sk_live_1234567890").build().unwrap();
    assert!(!format!("{item:?}").contains("sk_live"));
    let valid = Valid::new(item).unwrap();
    assert_eq!(valid.token.as_ref().map(counterpart::Secret::expose), Some("sk_live_1234567890"));
    assert_eq!(Item::builder().build().unwrap_err().property, "count");
    let bad = Size::Number("?".to_owned());
    assert!(Valid::new(bad).is_err());
}

#[test]
fn the_schema_of_a_definition_stands_alone() {
    let validator = jsonschema::validator_for(&Item::schema()).unwrap();
    assert!(validator.is_valid(&json!({"count": 1})));
    assert!(!validator.is_valid(&json!({"count": -1})));
}

/// Every public constant of the trait, as a generic program reads them.
const fn constants<T: Contract>() -> [&'static str; 3] {
    [T::NAME, T::SCHEMA, T::DIGEST]
}

#[test]
fn the_constants_of_a_contract_can_be_read_generically() {
    const OF_ITEM: [&str; 3] = constants::<Item>();
    assert_eq!(OF_ITEM, ["Item", r#"{"$ref":"https://example.com/shop#/$defs/Item"}"#, "0123"]);
    assert_eq!(constants::<Size>()[0], "Size");
    assert_eq!(constants::<Letter>()[2], Item::DIGEST);
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Ping {
    pub loud: Option<()>,
}
counterpart::__private::contract! {
    Ping in CONTRACT,
    name = "Ping",
    schema = r#"{"$ref":"https://example.com/shop#/$defs/Ping"}"#,
}
counterpart::__private::object! {
    Ping,
    _ = constant("type", "ping"),
    _ = constant("version", 2),
    loud = presence("loud", true),
}
counterpart::__private::builder! {
    PingBuilder => build => Ping,
    loud: () = optional("loud"),
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Limit {
    Unlimited,
    Integer(u64),
}
counterpart::__private::contract! {
    Limit in CONTRACT,
    name = "Limit",
    schema = r#"{"$ref":"https://example.com/shop#/$defs/Limit"}"#,
}
counterpart::__private::union! {
    Limit in CONTRACT,
    0 = Unlimited["unlimited"](16, [],),
    1 = Integer(4, [],),
}

#[test]
fn a_property_with_one_value_is_checked_and_written_back() {
    let quiet = json!({"type": "ping", "version": 2});
    let loud = json!({"type": "ping", "version": 2, "loud": true});
    for (value, made) in
        [(quiet, Ping::default()), (loud, Ping::builder().loud(()).build().unwrap())]
    {
        assert_eq!(serde_json::from_value::<Ping>(value.clone()).unwrap(), made);
        assert_eq!(serde_json::to_value(&made).unwrap(), value);
    }
    let refused = |value| serde_json::from_value::<Ping>(value).unwrap_err().to_string();
    assert_eq!(refused(json!({"type": "ping"})), "expected a value at /version");
    let another = "expected the only admitted value at";
    assert_eq!(refused(json!({"type": "pong", "version": 2})), format!("{another} /type"));
    let wrong = json!({"type": "ping", "version": 2, "loud": false});
    assert_eq!(refused(wrong), format!("{another} /loud"));
    assert!(serde_json::from_value::<Ping>(json!({"type": "ping", "version": 2.0})).is_ok());
}

#[test]
fn a_variant_with_one_value_holds_nothing() {
    for (value, made) in [(json!("unlimited"), Limit::Unlimited), (json!(3), Limit::Integer(3))] {
        assert_eq!(serde_json::from_value::<Limit>(value.clone()).unwrap(), made);
        assert_eq!(serde_json::to_value(&made).unwrap(), value);
    }
    assert!(serde_json::from_value::<Limit>(json!("limited")).is_err());
}
