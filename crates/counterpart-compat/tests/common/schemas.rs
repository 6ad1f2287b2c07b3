//! Schemas made at random, and edits of them: small, so that keywords meet.

use fastrand::Rng;
use serde_json::{Map, Value, json};

const NAMES: [&str; 4] = ["a", "b", "c", "x-1"];
const PATTERNS: [&str; 8] = ["^a", "b$", "^[a-c]*$", "^x-", "^\\d+$", "^(?!a)", "^.{2,3}$", "a|b"];

/// Makes schemas, the same for the same seed.
pub struct Making(pub Rng);

impl Making {
    /// A schema with definitions that refer to themselves and each other.
    pub fn root(&mut self) -> Value {
        let mut root = self.schema(3);
        if root.is_boolean() || root.as_object().is_some_and(Map::is_empty) {
            root = json!({"type": ["object", "array", "string"]});
        }
        if root.to_string().contains("$ref")
            && let Some(members) = root.as_object_mut()
        {
            let (d, e) = (self.schema(2), self.schema(2));
            // Behind a property, so that no reference leads to itself at once.
            let d = json!({"type": ["object", "integer"], "properties": {"n": d}});
            let e = json!({"anyOf": [{"type": "array", "items": e}, {"enum": ["e", 1]}]});
            members.insert("$defs".to_owned(), json!({"d": d, "e": e}));
        }
        root
    }

    fn of<'v, T>(&mut self, all: &'v [T]) -> &'v T {
        &all[self.0.usize(0..all.len())]
    }

    fn schema(&mut self, depth: usize) -> Value {
        if depth == 0 || self.0.u8(0..12) == 0 {
            return self.leaf();
        }
        let mut members = Map::new();
        for _ in 0..self.0.usize(1..4) {
            let (keyword, value) = self.keyword(depth - 1);
            members.insert(keyword.to_owned(), value);
        }
        if self.0.u8(0..3) == 0 {
            let kind = *self.of(&["object", "array", "string", "integer", "number"]);
            members.insert("type".to_owned(), json!(kind));
        }
        Value::Object(members)
    }

    fn leaf(&mut self) -> Value {
        let leaves = [
            json!(true),
            json!(false),
            json!({"type": "string"}),
            json!({"type": "integer"}),
            json!({"type": ["number", "null"]}),
            json!({"type": "boolean"}),
            json!({"const": 1}),
            json!({"enum": ["a", "b", 0]}),
            json!({"$ref": "#/$defs/d"}),
            json!({"$ref": "#/$defs/e"}),
        ];
        self.of(&leaves).clone()
    }

    fn keyword(&mut self, depth: usize) -> (&'static str, Value) {
        let small = json!(self.0.u8(0..4));
        let number = json!(f64::from(self.0.i8(-4..12)) / 2.0);
        match self.0.u8(0..34) {
            0 => ("type", json!(self.of(&["object", "array", "string", "integer", "null"]))),
            1 => ("type", json!([self.of(&["object", "string"]), self.of(&["array", "number"])])),
            2 => ("enum", json!([self.of(&["a", "b"]), 1, {"a": 1}, [1]])),
            3 => ("const", self.of(&[json!("a"), json!(2), json!({"a": 1}), json!([])]).clone()),
            4 => ("minimum", number),
            5 => ("maximum", number),
            6 => ("exclusiveMinimum", number),
            7 => ("exclusiveMaximum", number),
            8 => ("multipleOf", self.of(&[json!(1), json!(2), json!(3), json!(0.5)]).clone()),
            9 => ("minLength", small),
            10 => ("maxLength", small),
            11 => ("pattern", json!(self.of(&PATTERNS))),
            12 => ("items", self.schema(depth)),
            13 => ("prefixItems", json!([self.schema(depth), self.schema(depth)])),
            14 => ("contains", self.schema(depth)),
            15 => ("minItems", small),
            16 => ("maxItems", small),
            17 => ("uniqueItems", json!(true)),
            18..=20 => {
                let (one, other) = (*self.of(&NAMES), *self.of(&NAMES));
                ("properties", json!({one: self.schema(depth), other: self.schema(depth)}))
            }
            21 => ("patternProperties", json!({*self.of(&PATTERNS): self.schema(depth)})),
            22 => ("additionalProperties", self.schema(depth)),
            23 => ("additionalProperties", json!(false)),
            24 => ("propertyNames", self.schema(depth)),
            25 => ("required", json!([self.of(&NAMES)])),
            26 => (*self.of(&["minProperties", "maxProperties"]), small),
            27 => ("dependentRequired", json!({*self.of(&NAMES): [self.of(&NAMES)]})),
            28 => ("dependentSchemas", json!({*self.of(&NAMES): self.schema(depth)})),
            29 => ("allOf", json!([self.schema(depth), self.schema(depth)])),
            30 => ("anyOf", json!([self.schema(depth), self.schema(depth)])),
            31 => ("oneOf", json!([self.schema(depth), self.schema(depth)])),
            32 => ("not", self.schema(depth)),
            _ => {
                let keyword = *self.of(&["unevaluatedProperties", "unevaluatedItems"]);
                (keyword, self.schema(depth))
            }
        }
    }

    /// The schema with something changed somewhere.
    pub fn edit(&mut self, schema: &Value) -> Value {
        let mut edited = schema.clone();
        for _ in 0..self.0.usize(1..3) {
            self.change(&mut edited, 0);
        }
        edited
    }

    fn change(&mut self, schema: &mut Value, depth: usize) {
        let mut inner = subschemas(schema);
        if !inner.is_empty() && self.0.u8(0..3) > 0 {
            let at = self.0.usize(0..inner.len());
            return self.change(inner.swap_remove(at), depth + 1);
        }
        match schema {
            Value::Object(members) if !members.contains_key("$ref") => {
                let at = self.0.usize(0..=members.len());
                let name = members.keys().nth(at).cloned().filter(|name| name != "$defs");
                if let Some(name) = name {
                    members.shift_remove(&name);
                }
                if self.0.bool() {
                    let (keyword, value) = self.keyword(1);
                    members.insert(keyword.to_owned(), value);
                }
                if depth == 0 && members.keys().all(|name| name == "$defs") {
                    members.insert("minProperties".to_owned(), json!(1));
                }
            }
            other if depth > 0 => *other = self.schema(1),
            _ => {}
        }
    }
}

/// The schemas right inside a schema, apart from those that others refer to.
fn subschemas(schema: &mut Value) -> Vec<&mut Value> {
    let mut found = Vec::new();
    for (keyword, value) in schema.as_object_mut().into_iter().flatten() {
        match (keyword.as_str(), value) {
            (
                "items"
                | "contains"
                | "additionalProperties"
                | "propertyNames"
                | "not"
                | "unevaluatedProperties"
                | "unevaluatedItems",
                schema,
            ) => found.push(schema),
            ("prefixItems" | "allOf" | "anyOf" | "oneOf", Value::Array(schemas)) => {
                found.extend(schemas);
            }
            ("properties" | "patternProperties" | "dependentSchemas", Value::Object(schemas)) => {
                found.extend(schemas.values_mut());
            }
            _ => {}
        }
    }
    found
}
