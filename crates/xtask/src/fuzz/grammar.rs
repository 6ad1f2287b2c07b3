//! Small schemas over every keyword of every draft.

use counterpart_compiler::resolve::Draft;
use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{patterns, values};

/// Makes a schema of a draft; it states the draft.
pub fn schema(rng: &mut Rng, draft: Draft) -> Value {
    let names: Vec<String> = (0..rng.usize(0..4)).map(|at| format!("d{at}")).collect();
    let mut grammar = Grammar { rng, draft, names };
    let mut root = match grammar.schema(3) {
        Value::Object(members) => members,
        other => Map::from_iter([("allOf".to_owned(), json!([other]))]),
    };
    let names = grammar.names.clone();
    let definitions = names.iter().map(|name| (name.clone(), grammar.definition(name)));
    let definitions: Map<String, Value> = definitions.collect();
    if !definitions.is_empty() {
        root.insert(grammar.definitions().to_owned(), Value::Object(definitions));
    }
    if draft == Draft::Draft201909 && grammar.rng.u8(0..4) == 0 {
        root.insert("$recursiveAnchor".to_owned(), json!(true));
    }
    let mut stated = Map::from_iter([("$schema".to_owned(), draft.uri().into())]);
    stated.extend(root);
    Value::Object(stated)
}

struct Grammar<'r> {
    rng: &'r mut Rng,
    draft: Draft,
    names: Vec<String>,
}

impl Grammar<'_> {
    fn one_in(&mut self, count: u32) -> bool {
        self.rng.u32(0..count) == 0
    }

    fn definitions(&self) -> &'static str {
        if self.draft >= Draft::Draft201909 { "$defs" } else { "definitions" }
    }

    fn definition(&mut self, name: &str) -> Value {
        let mut schema = self.schema(2);
        if let Some(members) = schema.as_object_mut() {
            if self.draft >= Draft::Draft201909 && !members.contains_key("$ref") {
                members.insert("$anchor".to_owned(), format!("a-{name}").into());
            }
            if self.draft >= Draft::Draft202012 && self.one_in(3) {
                members.insert("$dynamicAnchor".to_owned(), "node".into());
            }
        }
        schema
    }

    /// A schema that nests at most this deep.
    pub fn schema(&mut self, depth: usize) -> Value {
        if self.draft >= Draft::Draft6 && self.one_in(10) {
            return Value::Bool(self.rng.bool());
        }
        let mut schema = Map::new();
        let groups = if depth == 0 { 3 } else { 9 };
        for _ in 0..self.rng.usize(0..4) {
            match self.rng.usize(0..groups) {
                0 => self.kinds(&mut schema),
                1 => self.numbers(&mut schema),
                2 => self.strings(&mut schema),
                3 | 4 => self.objects(&mut schema, depth - 1),
                5 | 6 => self.arrays(&mut schema, depth - 1),
                7 => self.logic(&mut schema, depth - 1),
                _ => self.references(&mut schema),
            }
        }
        Value::Object(schema)
    }

    fn schemas(&mut self, depth: usize, count: std::ops::Range<usize>) -> Value {
        let count = self.rng.usize(count);
        (0..count).map(|_| self.schema(depth)).collect()
    }

    fn named(&mut self, depth: usize) -> Value {
        let count = self.rng.usize(1..4);
        let pairs = (0..count).map(|_| (values::key(self.rng), self.schema(depth)));
        Value::Object(pairs.collect())
    }

    fn names_of_properties(&mut self) -> Value {
        let count = self.rng.usize(1..3);
        let mut names: Vec<String> = (0..count).map(|_| values::key(self.rng)).collect();
        names.sort();
        names.dedup();
        json!(names)
    }

    fn kinds(&mut self, schema: &mut Map<String, Value>) {
        const TYPES: [&str; 7] =
            ["null", "boolean", "integer", "number", "string", "array", "object"];
        match self.rng.u8(0..8) {
            0..=3 => {
                let kind = TYPES[self.rng.usize(0..TYPES.len())];
                schema.insert("type".to_owned(), kind.into());
            }
            4 => {
                let mut kinds = TYPES.to_vec();
                self.rng.shuffle(&mut kinds);
                kinds.truncate(self.rng.usize(1..4));
                schema.insert("type".to_owned(), json!(kinds));
            }
            5 | 6 => {
                let count = self.rng.usize(1..5);
                let mut all: Vec<Value> = Vec::new();
                for _ in 0..count {
                    let value = values::any(self.rng, 1, self.draft);
                    if !all.iter().any(|other| values::equal(other, &value)) {
                        all.push(value);
                    }
                }
                schema.insert("enum".to_owned(), Value::Array(all));
            }
            _ if self.draft >= Draft::Draft6 => {
                schema.insert("const".to_owned(), values::any(self.rng, 2, self.draft));
            }
            _ => {}
        }
    }

    fn numbers(&mut self, schema: &mut Map<String, Value>) {
        let limit = values::number(self.rng, self.draft);
        match self.rng.u8(0..5) {
            0 => drop(schema.insert("minimum".to_owned(), limit)),
            1 => drop(schema.insert("maximum".to_owned(), limit)),
            2 | 3 => {
                let below = self.rng.bool();
                let (plain, exclusive) = if below {
                    ("maximum", "exclusiveMaximum")
                } else {
                    ("minimum", "exclusiveMinimum")
                };
                if self.draft == Draft::Draft4 {
                    schema.insert(plain.to_owned(), limit);
                    schema.insert(exclusive.to_owned(), self.rng.bool().into());
                } else {
                    schema.insert(exclusive.to_owned(), limit);
                }
            }
            _ => {
                let divisors = [json!(1), json!(2), json!(3), json!(0.1), json!(0.01), json!(0.5)];
                let divisor = divisors[self.rng.usize(0..divisors.len())].clone();
                schema.insert("multipleOf".to_owned(), divisor);
            }
        }
    }

    fn strings(&mut self, schema: &mut Map<String, Value>) {
        const FORMATS: [&str; 8] =
            ["date-time", "date", "ipv4", "ipv6", "email", "uri", "uuid", "regex"];
        match self.rng.u8(0..6) {
            0 => drop(schema.insert("minLength".to_owned(), self.rng.u8(0..4).into())),
            1 => drop(schema.insert("maxLength".to_owned(), self.rng.u8(0..4).into())),
            2 => {
                let format = FORMATS[self.rng.usize(0..FORMATS.len())];
                schema.insert("format".to_owned(), format.into());
            }
            _ => drop(schema.insert("pattern".to_owned(), patterns::any(self.rng).into())),
        }
    }

    fn objects(&mut self, schema: &mut Map<String, Value>, depth: usize) {
        let insert = |schema: &mut Map<String, Value>, key: &str, value| {
            schema.insert(key.to_owned(), value);
        };
        match self.rng.u8(0..14) {
            0..=2 => insert(schema, "properties", self.named(depth)),
            3 => {
                let count = self.rng.usize(1..3);
                let pairs = (0..count).map(|_| (patterns::any(self.rng), self.schema(depth)));
                insert(schema, "patternProperties", Value::Object(pairs.collect()));
            }
            4 | 5 => {
                let closed = self.one_in(2);
                let other = if closed { json!(false) } else { self.schema(depth) };
                insert(schema, "additionalProperties", other);
            }
            6 if self.draft >= Draft::Draft6 => {
                insert(schema, "propertyNames", self.schema(depth));
            }
            7 | 8 => insert(schema, "required", self.names_of_properties()),
            9 => insert(schema, "minProperties", self.rng.u8(0..3).into()),
            10 => insert(schema, "maxProperties", self.rng.u8(0..3).into()),
            11 if self.draft >= Draft::Draft201909 => {
                let name = values::key(self.rng);
                let names = self.names_of_properties();
                insert(schema, "dependentRequired", json!({ name: names }));
            }
            12 if self.draft >= Draft::Draft201909 => {
                insert(schema, "dependentSchemas", self.named(depth));
            }
            11 | 12 => {
                let name = values::key(self.rng);
                let list = self.rng.bool();
                let needs = if list { self.names_of_properties() } else { self.schema(depth) };
                insert(schema, "dependencies", json!({ name: needs }));
            }
            _ if self.draft >= Draft::Draft201909 => {
                let closed = self.one_in(2);
                let other = if closed { json!(false) } else { self.schema(depth) };
                insert(schema, "unevaluatedProperties", other);
            }
            _ => {}
        }
    }

    fn arrays(&mut self, schema: &mut Map<String, Value>, depth: usize) {
        let newest = self.draft >= Draft::Draft202012;
        let insert = |schema: &mut Map<String, Value>, key: &str, value| {
            schema.insert(key.to_owned(), value);
        };
        match self.rng.u8(0..12) {
            0 | 1 => insert(schema, "items", self.schema(depth)),
            2 | 3 => {
                let first = if newest { "prefixItems" } else { "items" };
                insert(schema, first, self.schemas(depth, 1..4));
                if self.rng.bool() {
                    let rest = if newest { "items" } else { "additionalItems" };
                    let other = if self.rng.bool() { json!(false) } else { self.schema(depth) };
                    // Draft 4 has no boolean schemas, save here.
                    insert(schema, rest, other);
                }
            }
            4 | 5 if self.draft >= Draft::Draft6 => {
                insert(schema, "contains", self.schema(depth));
                if self.draft >= Draft::Draft201909 {
                    if self.rng.bool() {
                        insert(schema, "minContains", self.rng.u8(0..3).into());
                    }
                    if self.rng.bool() {
                        insert(schema, "maxContains", self.rng.u8(0..3).into());
                    }
                }
            }
            6 => insert(schema, "minItems", self.rng.u8(0..3).into()),
            7 => insert(schema, "maxItems", self.rng.u8(0..3).into()),
            8 => insert(schema, "uniqueItems", self.rng.bool().into()),
            9 | 10 if self.draft >= Draft::Draft201909 => {
                let closed = self.one_in(2);
                let other = if closed { json!(false) } else { self.schema(depth) };
                insert(schema, "unevaluatedItems", other);
            }
            _ => {}
        }
    }

    fn logic(&mut self, schema: &mut Map<String, Value>, depth: usize) {
        match self.rng.u8(0..7) {
            0 => drop(schema.insert("allOf".to_owned(), self.schemas(depth, 1..4))),
            1 | 2 => drop(schema.insert("anyOf".to_owned(), self.schemas(depth, 1..4))),
            3 | 4 => drop(schema.insert("oneOf".to_owned(), self.schemas(depth, 1..4))),
            5 => drop(schema.insert("not".to_owned(), self.schema(depth))),
            _ if self.draft >= Draft::Draft7 => {
                for keyword in ["if", "then", "else"] {
                    if keyword == "if" || self.rng.bool() {
                        schema.insert(keyword.to_owned(), self.schema(depth));
                    }
                }
            }
            _ => {}
        }
    }

    fn references(&mut self, schema: &mut Map<String, Value>) {
        let newest = self.draft >= Draft::Draft202012;
        if self.draft == Draft::Draft201909 && self.one_in(5) {
            schema.insert("$recursiveRef".to_owned(), "#".into());
            return;
        }
        if self.names.is_empty() || self.one_in(6) {
            schema.insert("$ref".to_owned(), "#".into());
            return;
        }
        let name = self.names[self.rng.usize(0..self.names.len())].clone();
        match self.rng.u8(0..6) {
            0 if self.draft >= Draft::Draft201909 => {
                schema.insert("$ref".to_owned(), format!("#a-{name}").into());
            }
            1 if newest => {
                schema.insert("$dynamicRef".to_owned(), "#node".into());
            }
            _ => {
                let definitions = self.definitions();
                schema.insert("$ref".to_owned(), format!("#/{definitions}/{name}").into());
            }
        }
    }
}
