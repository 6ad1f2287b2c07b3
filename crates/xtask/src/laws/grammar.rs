//! Schemas as people write them for types: objects, choices beside each other, tags, rules about
//! properties that nothing declares.

use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::Draft;
use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::Case;
use crate::fuzz;

/// The names of properties.
const KEYS: [&str; 8] = ["a", "b", "c", "kind", "m", "q", "x-y", "url"];

/// A schema without instances: one of the fuzzer's, or one of objects and choices.
pub fn case(rng: &mut Rng) -> Case {
    let draft = [Draft::Draft202012, Draft::Draft202012, Draft::Draft201909, Draft::Draft7];
    let draft = draft[rng.usize(0..draft.len())];
    let schema = if rng.u8(0..4) == 0 {
        fuzz::generated(rng, draft)
    } else {
        let mut grammar = Grammar { rng, names: vec!["Foo", "Bar", "Level"] };
        grammar.document(draft)
    };
    Case { draft, formats: Formats::Annotate, schema, instances: Vec::new() }
}

struct Grammar<'r> {
    rng: &'r mut Rng,
    names: Vec<&'static str>,
}

impl Grammar<'_> {
    fn one_in(&mut self, count: u32) -> bool {
        self.rng.u32(0..count) == 0
    }

    fn key(&mut self) -> &'static str {
        KEYS[self.rng.usize(0..KEYS.len())]
    }

    fn keys(&mut self, count: std::ops::Range<usize>) -> Vec<&'static str> {
        let mut keys = KEYS.to_vec();
        self.rng.shuffle(&mut keys);
        keys.truncate(self.rng.usize(count));
        keys
    }

    fn document(&mut self, draft: Draft) -> Value {
        let holder = if draft >= Draft::Draft201909 { "$defs" } else { "definitions" };
        let definitions: Map<String, Value> = [
            ("Foo", self.object(2)),
            ("Bar", self.choice(2)),
            ("Level", json!({ "enum": ["lo", "hi", null] })),
        ]
        .map(|(name, schema)| (name.to_owned(), schema))
        .into_iter()
        .collect();
        let mut root = match self.rng.u8(0..5) {
            0 => json!({ "$ref": format!("#/{holder}/Foo") }),
            1 => self.choice(3),
            _ => self.object(3),
        };
        if let Some(root) = root.as_object_mut() {
            root.insert("$schema".to_owned(), draft.uri().into());
            root.insert(holder.to_owned(), Value::Object(definitions));
        }
        let text = root.to_string().replace("#/HOLDER/", &format!("#/{holder}/"));
        serde_json::from_str(&text).unwrap_or(root)
    }

    fn reference(&mut self) -> Value {
        let name = self.names[self.rng.usize(0..self.names.len())];
        json!({ "$ref": format!("#/HOLDER/{name}") })
    }

    fn schema(&mut self, depth: usize) -> Value {
        match self.rng.u8(0..if depth == 0 { 7 } else { 14 }) {
            0 => json!({ "type": "string" }),
            1 => json!({ "type": "integer" }),
            2 => json!({ "enum": ["r", "w", "x"] }),
            3 => json!({ "type": ["string", "null"] }),
            4 => json!({ "type": ["boolean", "number"] }),
            5 => self.reference(),
            6 => json!({ "anyOf": [self.reference(), { "type": "null" }] }),
            7 => json!({ "type": "array", "items": self.schema(depth - 1) }),
            8 => json!({ "type": "object", "additionalProperties": self.schema(depth - 1) }),
            9 => json!({ "type": "object", "patternProperties": { ".*": self.schema(depth - 1) } }),
            10 => json!({ "not": { "type": "null" } }),
            11 => self.choice(depth - 1),
            _ => self.object(depth - 1),
        }
    }

    /// An object, perhaps with choices and rules beside its properties.
    fn object(&mut self, depth: usize) -> Value {
        let mut schema = Map::from_iter([("type".to_owned(), json!("object"))]);
        let keys = self.keys(0..4);
        let properties: Map<String, Value> = keys
            .iter()
            .map(|key| ((*key).to_owned(), self.schema(depth.saturating_sub(1))))
            .collect();
        let required: Vec<&str> = keys.iter().copied().filter(|_| self.rng.bool()).collect();
        if !properties.is_empty() {
            schema.insert("properties".to_owned(), Value::Object(properties));
        }
        if !required.is_empty() {
            schema.insert("required".to_owned(), json!(required));
        }
        for _ in 0..self.rng.usize(0..3) {
            self.rule(&mut schema, depth);
        }
        Value::Object(schema)
    }

    /// A rule beside the properties of an object.
    fn rule(&mut self, schema: &mut Map<String, Value>, depth: usize) {
        let (one, other) = (self.key(), self.key());
        let (key, value) = match self.rng.u8(0..12) {
            0 => ("anyOf", json!([{ "required": [one] }, { "required": [other] }])),
            1 => ("oneOf", json!([{ "required": [one] }, { "required": [other] }])),
            2 => ("additionalProperties", json!(false)),
            3 => ("additionalProperties", json!({ "not": {} })),
            4 => ("minProperties", self.rng.u8(0..3).into()),
            5 => ("dependentRequired", json!({ one: [other] })),
            6 => ("not", json!({ "required": [one] })),
            7 => ("not", json!({ "properties": { one: { "type": "string" } } })),
            8 => ("anyOf", self.branches(depth)),
            9 => ("oneOf", self.branches(depth)),
            10 => (
                "allOf",
                json!([{ "oneOf": self.branches(depth) }, { "anyOf": self.branches(depth) }]),
            ),
            _ => {
                schema.insert("if".to_owned(), json!({ "required": [one] }));
                schema.insert("then".to_owned(), self.declares(other));
                return;
            }
        };
        schema.insert(key.to_owned(), value);
    }

    fn declares(&mut self, key: &str) -> Value {
        let value = self.schema(0);
        if self.rng.bool() {
            json!({ "properties": { key: value }, "required": [key] })
        } else {
            json!({ "properties": { key: value } })
        }
    }

    /// The branches of a choice between objects: with a tag of any kind, or without.
    fn branches(&mut self, depth: usize) -> Value {
        let tags = match self.rng.u8(0..5) {
            0 => [json!("x"), json!("y"), json!("z")],
            1 => [json!(true), json!(false), json!("other")],
            2 => [json!(1), json!(2), json!(3)],
            _ => [Value::Null, Value::Null, Value::Null],
        };
        let count = self.rng.usize(1..4);
        let tag = self.key();
        let mut branches = Vec::new();
        for mark in tags.into_iter().take(count) {
            let branch = if mark.is_null() {
                let key = self.key();
                let mut branch = self.declares(key);
                if let (Some(members), true) = (branch.as_object_mut(), self.one_in(3)) {
                    members.insert("type".to_owned(), json!("object"));
                    members.insert("additionalProperties".to_owned(), json!(false));
                }
                branch
            } else {
                let other = self.key();
                json!({
                    "type": "object",
                    "properties": { other: self.schema(depth.min(1)), tag: { "const": mark } },
                    "required": [tag],
                })
            };
            branches.push(branch);
        }
        Value::Array(branches)
    }

    /// A choice that stands by itself, perhaps two beside each other.
    fn choice(&mut self, depth: usize) -> Value {
        match self.rng.u8(0..5) {
            0 => json!({ "oneOf": self.branches(depth), "anyOf": self.branches(depth) }),
            1 => json!({ "anyOf": [{ "type": "string" }, self.object(depth.saturating_sub(1))] }),
            2 => json!({ "anyOf": [{ "not": {} }, self.schema(depth.saturating_sub(1))] }),
            3 => json!({ "oneOf": [
                { "enum": ["Ping", "Quit"] },
                { "type": "object", "properties": { "Move": self.schema(0) },
                  "required": ["Move"], "additionalProperties": false },
                { "type": "object", "properties": { "Write": self.schema(0) },
                  "required": ["Write"], "additionalProperties": false },
            ] }),
            _ => json!({ "oneOf": self.branches(depth) }),
        }
    }
}
