//! The macros and the data of the evaluator, as generated code uses them.

// Generated constants and helpers are named by the contract.
#![allow(missing_docs, clippy::unwrap_used)]

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

static SHOP: counterpart::__private::Document =
    counterpart::__private::Document { uri: "https://example.com/shop", text: DOCUMENT };

static CONTRACT: counterpart::__private::ContractData = counterpart::__private::ContractData {
    digest: "0123",
    documents: &[&SHOP],
    depth: 8,
    violations: 3,
};

/// What the document asserts, as the compiler states it.
mod checks {
    use counterpart::__private::check::*;

    static NUMBER: Schema = Schema(&[Rule::Type(12)]);
    static STRING: Schema = Schema(&[Rule::Type(16)]);
    static INTEGER: Schema = Schema(&[Rule::Type(4)]);
    static NOTE: Schema = Schema(&[Rule::Type(17)]);
    static COUNT: Schema = Schema(&[Rule::Type(4), Rule::Number(NumberRule::Minimum(Num::Int(0)))]);
    static TO_SIZE: Schema = Schema(&[Rule::Reference("$ref", &SIZE, Remember::Never)]);
    static X: Pattern = Pattern::new("^x-", "^x-");
    static DIGITS: Pattern = Pattern::new("^[0-9]+$", "^[0-9]+$");
    pub static ITEM: Schema = Schema(&[
        Rule::Type(64),
        Rule::Object(ObjectRule::Members(&Members {
            known: &[
                Known { name: "count", schema: Some(&COUNT), required: true },
                Known { name: "note", schema: Some(&NOTE), required: false },
                Known { name: "size", schema: Some(&TO_SIZE), required: false },
                Known { name: "token", schema: Some(&STRING), required: false },
            ],
            required: 1,
            patterns: &[(&X, &NUMBER)],
            additional: None,
        })),
    ]);
    pub static LETTER: Schema = Schema(&[Rule::Enum(&LETTERS)]);
    static LETTERS: Listed =
        Listed { values: &[Json::String("s"), Json::String("m")], sorted: &[] };
    pub static NUMERAL: Schema =
        Schema(&[Rule::Type(16), Rule::String(StringRule::Pattern(&DIGITS))]);
    pub static PAIR: Schema = Schema(&[
        Rule::Type(32),
        Rule::Array(ArrayRule::Prefix("prefixItems", &[&INTEGER, &STRING])),
    ]);
    pub static SIZE: Schema = Schema(&[Rule::AnyOf(&Union {
        branches: &[&LETTER, &NUMERAL, &PAIR],
        lone: None,
        tag: None,
        distances: &[
            distance("number 1", Expected { kinds: 127, values: Some(&LETTERS) }),
            distance("number 2", Expected { kinds: 16, values: None }),
            distance("number 3", Expected { kinds: 32, values: None }),
        ],
    })]);

    static IS_PING: Schema = Schema(&[Rule::Const(Json::String("ping"))]);
    static IS_TWO: Schema = Schema(&[Rule::Const(Json::Number(Num::Int(2)))]);
    static IS_TRUE: Schema = Schema(&[Rule::Const(Json::Bool(true))]);
    pub static PING: Schema = Schema(&[Rule::Object(ObjectRule::Members(&Members {
        known: &[
            Known { name: "loud", schema: Some(&IS_TRUE), required: false },
            Known { name: "type", schema: Some(&IS_PING), required: true },
            Known { name: "version", schema: Some(&IS_TWO), required: true },
        ],
        required: 2,
        patterns: &[],
        additional: None,
    }))]);
    static UNLIMITED: Schema = Schema(&[Rule::Const(Json::String("unlimited"))]);
    pub static LIMIT: Schema = Schema(&[Rule::AnyOf(&Union {
        branches: &[&UNLIMITED, &COUNT],
        lone: None,
        tag: None,
        distances: &[
            distance("number 1", Expected { kinds: 16, values: None }),
            distance("number 2", Expected { kinds: 4, values: None }),
        ],
    })]);

    pub static ITEM_PLAN: Plan = Plan::Object(&ITEM_OBJECT);
    static ITEM_OBJECT: ObjectPlan = ObjectPlan {
        keys: &[
            Key::required("count", Plan::Scalar(&COUNT)),
            Key::optional("note", Plan::Own),
            Key::optional("token", Plan::Own),
            Key::optional("size", Plan::Own),
        ],
        required: &[1],
        patterns: &[(&X, Plan::Own)],
        others: Others::Dropped,
        ..ObjectPlan::FREE
    };
    pub static SIZE_PLAN: Plan = Plan::Whole(&SIZE, 127);
    pub static LETTER_PLAN: Plan = Plan::Own;
    pub static PAIR_PLAN: Plan = Plan::Array(&PAIR_ARRAY);
    static PAIR_ARRAY: ArrayPlan =
        ArrayPlan { leading: &[Plan::Own, Plan::Own], items: Plan::Own, ..ArrayPlan::FREE };
    pub static PING_PLAN: Plan = Plan::Whole(&PING, 127);
    pub static LIMIT_PLAN: Plan = Plan::Whole(&LIMIT, 127);

    const fn distance(called: &'static str, own: Expected) -> Distance {
        Distance { called, own, required: &[], properties: &[], closed: None }
    }
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
    check = checks::ITEM,
    kinds = 127,
    plan = checks::ITEM_PLAN,
}
counterpart::__private::object! {
    Item,
    0 count as count = required("count"),
    1 note as note = optional("note"),
    2 token as token = optional("token"),
    3 size as size = optional("size"),
    ..rest as rest = prefixed(&["x-"])
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
    check = checks::SIZE,
    kinds = 127,
    plan = checks::SIZE_PLAN,
}
counterpart::__private::union! {
    Size,
    0 = Letter(16, [], checks::LETTER),
    1 = Number(16, [], checks::NUMERAL),
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
    check = checks::LETTER,
    kinds = 127,
    plan = checks::LETTER_PLAN,
}
counterpart::__private::string_enum! { Letter }

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pair(pub Option<i64>, pub Option<String>, pub Vec<Value>);
counterpart::__private::contract! {
    Pair in CONTRACT,
    name = "Pair",
    schema = r#"{"$ref":"https://example.com/shop#/$defs/Size/anyOf/2"}"#,
    check = checks::PAIR,
    kinds = 127,
    plan = checks::PAIR_PLAN,
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
fn violations_are_sorted_and_none_shows_the_value() {
    let refused = Item::from_json(r#"{"token":7,"count":-1,"note":3}"#).unwrap_err();
    let found: Vec<_> = refused
        .iter()
        .map(|it| (it.instance_path.as_str(), it.evaluation_path.as_str(), it.message.as_str()))
        .collect();
    assert_eq!(
        found,
        [
            ("/count", "/properties/count/minimum", "must be at least 0"),
            ("/note", "/properties/note/type", "must be null or string"),
            ("/token", "/properties/token/type", "must be string"),
        ]
    );
    let refused = Item::from_json(r#"{"count":1,"size":"hunter2"}"#).unwrap_err();
    let [only] = refused.as_slice() else { unreachable!() };
    assert_eq!(only.evaluation_path, "/properties/size/$ref/anyOf");
    assert_eq!(only.message, "must match one of the alternatives; the nearest is number 2");
    assert_eq!(only.parameters.get("nearest"), Some(json!(1)));
    assert_eq!(only.causes[0].evaluation_path, "/properties/size/$ref/anyOf/1/pattern");
    assert!(!serde_json::to_string(&refused).unwrap().contains("hunter2"));
}

#[test]
fn a_list_of_violations_is_bounded_with_its_causes() {
    let text = r#"{"x-c":"","x-b":"","x-a":"","count":1,"size":"?"}"#;
    let refused = Item::from_json(text).unwrap_err();
    let found: Vec<_> =
        refused.iter().map(|it| (it.instance_path.as_str(), it.causes.len())).collect();
    assert_eq!(found, [("/size", 1), ("/x-a", 0), ("", 0)]);
    assert_eq!(refused.to_string().matches("; ").count(), 3);
    assert_eq!(refused.as_slice()[2].message, "there are more than 3 violations");
}

#[test]
fn what_is_no_json_or_too_deep_has_one_violation() {
    let keyword = |text: &str| Item::from_json(text).unwrap_err().as_slice()[0].keyword;
    assert_eq!(keyword("{"), "json");
    assert_eq!(keyword(r#"{"count":1e400}"#), "json");
    assert_eq!(keyword(&("[".repeat(100_000) + &"]".repeat(100_000))), "depth");
    assert_eq!(keyword(&("[".repeat(8) + &"]".repeat(8))), "type");
    // Where nothing is asked of the value, and where it is seen whole.
    let bomb = "[".repeat(1_000_000) + &"]".repeat(1_000_000);
    assert_eq!(keyword(&format!(r#"{{"count":1,"other":{bomb}}}"#)), "depth");
    assert_eq!(keyword(&format!(r#"{{"count":1,"size":{bomb}}}"#)), "depth");
    let text = format!(r#"{{"count":1,"other":{bomb}}}"#);
    assert!(serde_json::from_str::<Item>(&text).is_err());
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
    check = checks::PING,
    kinds = 127,
    plan = checks::PING_PLAN,
}
counterpart::__private::object! {
    Ping,
    0 _ = constant("type", "ping"),
    1 _ = constant("version", 2),
    2 loud as loud = presence("loud", true),
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
    check = checks::LIMIT,
    kinds = 127,
    plan = checks::LIMIT_PLAN,
}
counterpart::__private::union! {
    Limit,
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
    assert_eq!(refused(json!({"type": "ping"})), "must have the property \"version\"");
    let only = ": must ";
    let wrong = refused(json!({"type": "pong", "version": 2}));
    assert!(wrong.contains(only), "{wrong}");
    let wrong = refused(json!({"type": "ping", "version": 2, "loud": false}));
    assert!(wrong.contains(only), "{wrong}");
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
