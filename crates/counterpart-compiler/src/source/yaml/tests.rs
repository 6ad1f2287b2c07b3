//! Tests of reading YAML.

#![allow(clippy::format_push_string, reason = "the texts are small")]

use std::path::Path;

use serde_json::{Map, Number, Value, json};

use crate::diagnostic::Code;
use crate::source::{Document, NodeId};

fn parse(text: &str) -> Result<Document, (Code, usize, usize, String)> {
    Document::parse(Path::new("a.yaml"), text.as_bytes().to_vec()).map_err(|found| {
        let place = &found.places[0];
        (found.code, place.line, place.column, found.message)
    })
}

fn value(text: &str) -> Value {
    parse(text).unwrap().value(NodeId::ROOT)
}

/// The place of the value at a JSON Pointer.
fn position(text: &str, pointer: &str) -> (usize, usize) {
    let document = parse(text).unwrap();
    let node = document.at_pointer(NodeId::ROOT, pointer).unwrap();
    assert_eq!(document.pointer(node), pointer);
    document.position(node)
}

fn refused(text: &str, line: usize, column: usize, part: &str) {
    let (code, at_line, at_column, message) = parse(text).unwrap_err();
    assert_eq!((code, at_line, at_column), (Code::MalformedYaml, line, column), "{message}");
    assert!(message.contains(part), "{message}");
}

#[test]
fn plain_scalars_follow_the_core_schema() {
    for (text, expected) in [
        ("no", json!("no")),
        ("yes", json!("yes")),
        ("on", json!("on")),
        ("true", json!(true)),
        ("False", json!(false)),
        ("~", json!(null)),
        ("Null", json!(null)),
        ("1_000", json!("1_000")),
        ("010", json!(10)),
        ("0o10", json!(8)),
        ("0x1F", json!(31)),
        ("0x", json!("0x")),
        ("+12", json!(12)),
        ("-7", json!(-7)),
        ("1.", json!(1.0)),
        ("-.5", json!(-0.5)),
        ("6.02e+23", json!(6.02e23)),
        ("1e3", json!(1e3)),
        (".", json!(".")),
        ("e3", json!("e3")),
        ("12:30:45", json!("12:30:45")),
        ("2026-11-30", json!("2026-11-30")),
        ("18446744073709551616", json!(18_446_744_073_709_551_616.0)),
        ("'12'", json!("12")),
        ("\"null\"", json!("null")),
        ("|\n  a\n  b\n", json!("a\nb\n")),
        (">-\n  a\n  b\n", json!("a b")),
    ] {
        assert_eq!(value(text), expected, "{text}");
    }
}

#[test]
fn keys_are_their_text() {
    let text = "200: a\ntrue: b\n~: c\n\"x y\": d\n1.50: e\n? long\n: f\n";
    let expected = json!({"200": "a", "true": "b", "~": "c", "x y": "d", "1.50": "e", "long": "f"});
    assert_eq!(value(text), expected);
}

#[test]
fn a_missing_value_is_null() {
    assert_eq!(value("a:\nb: [1, ]\nc: {d}\n"), json!({"a": null, "b": [1], "c": {"d": null}}));
}

#[test]
fn every_value_has_its_place() {
    let text = "# é\r\ntype: object\r\nproperties:\r\n  \"ü ü\": {type: string}\r\n  b:\r\n    enum:\r\n    - é\r\n    - [x, 2]\r\n";
    assert_eq!(position(text, ""), (2, 1));
    assert_eq!(position(text, "/properties"), (3, 1));
    assert_eq!(position(text, "/properties/ü ü"), (4, 3));
    assert_eq!(position(text, "/properties/ü ü/type"), (4, 11));
    assert_eq!(position(text, "/properties/b/enum/0"), (7, 7));
    assert_eq!(position(text, "/properties/b/enum/1/1"), (8, 11));
}

#[test]
fn an_alias_is_a_copy() {
    let text = "a: &x {type: [string, &n 1]}\nb: *x\nc: [*n, *x]\n";
    let shared = json!({"type": ["string", 1]});
    assert_eq!(value(text), json!({"a": shared, "b": shared, "c": [1, shared]}));
    assert_eq!(position(text, "/b"), (2, 1));
    assert_eq!(position(text, "/b/type/1"), (1, 23));
    assert_eq!(position(text, "/c/1"), (3, 9));
    let keys = "&k a: 1\nb: *k\nc: {*k : 2}\n";
    assert_eq!(value(keys), json!({"a": 1, "b": "a", "c": {"a": 2}}));
}

#[test]
fn what_json_does_not_have_is_refused() {
    for (text, line, column, part) in [
        ("a: 1\nb: !!str 2\n", 2, 4, "tag"),
        ("? [a]\n: 1\n", 1, 3, "must be a scalar"),
        ("a: .inf\n", 1, 4, "JSON has no number"),
        ("a: 1e999\n", 1, 4, "outside the range"),
        ("a: 1\n---\nb: 2\n", 2, 1, "more than one YAML document"),
        ("a: &x {b: 1}\nc:\n  <<: *x\n", 3, 3, "merge key"),
        ("a: 1\nb: 2\n\"a\": 3\n", 3, 1, "twice"),
        ("a: &x [1, *x]\n", 1, 11, "contains the alias"),
        ("a: *x\n", 1, 4, ""),
        ("", 1, 1, "no YAML document"),
        ("# nothing\n", 1, 1, "no YAML document"),
        ("a: [1, 2\nb: 3\n", 2, 2, "invalid YAML"),
    ] {
        refused(text, line, column, part);
    }
}

#[test]
fn copies_and_nesting_are_limited() {
    let mut text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n".to_owned();
    for level in 1..10 {
        let item = format!("*a{}", level - 1);
        let items = vec![item; 9].join(", ");
        text += &format!("a{level}: &a{level} [{items}]\n");
    }
    assert!(parse(&text).unwrap_err().3.contains("repeat more than"));

    let mut text = "a0: &a0 []\n".to_owned();
    for level in 1..200 {
        text += &format!("a{level}: &a{level} [*a{}]\n", level - 1);
    }
    assert_eq!(parse(&text).unwrap_err().0, Code::TooDeep);

    let deep = |levels: usize| "[".repeat(levels) + &"]".repeat(levels);
    assert!(parse(&deep(127)).is_ok());
    assert_eq!(parse(&deep(128)).unwrap_err().0, Code::TooDeep);
    assert!(parse(&"[".repeat(100_000)).is_err());
}

#[test]
fn a_yaml_document_as_json_keeps_its_ids() {
    let document = parse("a: &x {b: [1, no]}\nc: *x\n").unwrap();
    let shown = document.as_json();
    assert_eq!(shown.text.lines().next(), Some("{"));
    assert_eq!(shown.len(), document.len());
    for node in document.nodes() {
        assert_eq!(shown[node], document[node]);
        assert_eq!(shown.pointer(node), document.pointer(node));
    }
}

/// A source of numbers that are the same in every run.
struct Random(u64);

impl Random {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963);
        (self.0 >> 33) as usize % limit
    }

    fn string(&mut self) -> String {
        const PARTS: [&str; 28] = [
            "a", "no", "true", "null", "~", "1", "1.5", "0x1", " ", "  ", ":", ": ", "#", " #",
            "-", "- ", "\n", "\t", "'", "\"", "\\", "{", "]", ",", "&a", "*a", "é😀", "\u{1}",
        ];
        (0..self.below(4)).map(|_| PARTS[self.below(PARTS.len())]).collect()
    }

    fn value(&mut self, depth: usize) -> Value {
        match self.below(if depth == 0 { 6 } else { 8 }) {
            0 => Value::Null,
            1 => Value::Bool(self.below(2) == 0),
            2 => Value::from(i64::try_from(self.below(1000)).unwrap() - 500),
            3 => Number::from_f64(f64::from(u32::try_from(self.below(100_000)).unwrap()) * 1e-3)
                .map_or(Value::Null, Value::from),
            4 | 5 => Value::String(self.string()),
            6 => (0..self.below(4)).map(|_| self.value(depth - 1)).collect(),
            _ => {
                let entries = (0..self.below(4)).map(|_| (self.string(), self.value(depth - 1)));
                Value::Object(entries.collect::<Map<_, _>>())
            }
        }
    }
}

/// Prints a value as YAML, in blocks where that is possible, with plain strings where `plain` says
/// that they are strings.
fn print(value: &Value, indent: usize, random: &mut Random, out: &mut String) {
    let gap = "  ".repeat(indent);
    match value {
        Value::Array(items) if !items.is_empty() && random.below(3) > 0 => {
            for item in items {
                *out += &format!("\n{gap}-");
                print(item, indent + 1, random, out);
            }
        }
        Value::Object(entries) if !entries.is_empty() && random.below(3) > 0 => {
            for (key, value) in entries {
                *out += &format!("\n{gap}{}:", scalar(key, random));
                print(value, indent + 1, random, out);
            }
        }
        Value::String(text) => *out += &format!(" {}", scalar(text, random)),
        other => *out += &format!(" {other}"),
    }
}

fn scalar(text: &str, random: &mut Random) -> String {
    let quoted = Value::from(text).to_string();
    let is_word = !text.is_empty() && text.chars().all(|c| matches!(c, 'a' | 'n' | 'o'));
    let is_line = text.chars().all(|c| !c.is_control());
    match random.below(3) {
        0 if is_word => text.to_owned(),
        1 if is_line => format!("'{}'", text.replace('\'', "''")),
        _ => quoted,
    }
}

#[test]
fn what_is_printed_is_read() {
    let mut random = Random(7);
    for _ in 0..2000 {
        let expected = random.value(4);
        let mut text = String::new();
        print(&expected, 0, &mut random, &mut text);
        let text = text.trim_start_matches([' ', '\n']);
        assert_eq!(value(text), expected, "{text}");
        let json = expected.to_string();
        assert_eq!(value(&json), expected, "{json}");
        assert_eq!(value(&format!("{expected:#}")), expected);
    }
}

#[test]
fn no_text_stops_the_reader() {
    const PARTS: [&str; 24] = [
        "a", ":", " ", "\n", "  ", "- ", "[", "]", "{", "}", ",", "&a ", "*a", "!!x ", "'", "\"",
        "|", ">", "#", "---", "...", "? ", "<<", "é",
    ];
    let mut random = Random(11);
    for _ in 0..20_000 {
        let text: String =
            (0..random.below(12)).map(|_| PARTS[random.below(PARTS.len())]).collect();
        if let Ok(document) = parse(&text) {
            for node in document.nodes() {
                let pointer = document.pointer(node);
                assert_eq!(document.at_pointer(NodeId::ROOT, &pointer), Some(node), "{text}");
                assert!(document.offset(node) <= text.len());
            }
        }
    }
}
