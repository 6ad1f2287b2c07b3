//! What a schema declares about an instance: the judge of round trips.
//!
//! It walks the raw schema by itself and asks the independent judge which branches apply, so that
//! a mistake of the compiler cannot excuse itself.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use crate::judge::{Documents, Judge};

/// Compares instances with the texts that were written back.
pub struct RoundTrip<'a> {
    /// Decides which branches apply.
    pub judge: &'a mut Judge,
    /// The URL of the schema.
    pub base: &'a str,
    /// The schema.
    pub schema: &'a Value,
    /// The documents it may refer to.
    pub documents: &'a Documents,
}

/// A subschema: the URL of its document, and its pointer in it.
type Part = (String, String);

impl RoundTrip<'_> {
    /// Whether the result equals the instance, but for properties that no applicable schema
    /// declares: these may be missing. Numbers are equal by value. The error says where.
    pub fn compare(&mut self, instance: &Value, result: &Value) -> Result<(), String> {
        let root = (self.base.to_owned(), String::new());
        self.at(&[root], instance, result, "")
    }

    fn at(&mut self, parts: &[Part], old: &Value, new: &Value, path: &str) -> Result<(), String> {
        match (old, new) {
            (Value::Object(old), Value::Object(new)) => self.objects(parts, old, new, path),
            (Value::Array(olds), Value::Array(news)) if olds.len() == news.len() => {
                let parts = self.applicable(parts, old);
                olds.iter().zip(news).enumerate().try_for_each(|(index, (old, new))| {
                    let below = self.item(&parts, index);
                    self.at(&below, old, new, &format!("{path}/{index}"))
                })
            }
            _ if equal(old, new) => Ok(()),
            _ => Err(format!("{} became {} at {path:?}", brief(old), brief(new))),
        }
    }

    fn objects(
        &mut self,
        parts: &[Part],
        old: &Map<String, Value>,
        new: &Map<String, Value>,
        path: &str,
    ) -> Result<(), String> {
        if let Some(key) = new.keys().find(|key| !old.contains_key(*key)) {
            return Err(format!("{key:?} was added at {path:?}"));
        }
        let parts = self.applicable(parts, &Value::Object(old.clone()));
        old.iter().try_for_each(|(key, value)| {
            let below = self.property(&parts, key);
            match new.get(key) {
                Some(new) => self.at(&below, value, new, &format!("{path}/{key}")),
                None if below.is_empty() => Ok(()),
                None => Err(format!("{key:?} is lost at {path:?}")),
            }
        })
    }

    /// The parts themselves, and those they apply to the same instance.
    fn applicable(&mut self, parts: &[Part], instance: &Value) -> Vec<Part> {
        let mut waiting: Vec<Part> = parts.to_vec();
        let mut seen = BTreeSet::new();
        let mut found = Vec::new();
        while let Some(part) = waiting.pop() {
            if !seen.insert(part.clone()) {
                continue;
            }
            let Some(schema) = self.look(&part).and_then(Value::as_object).cloned() else {
                continue;
            };
            let target = schema.get("$ref").and_then(Value::as_str);
            waiting.extend(target.and_then(|target| self.target(&part.0, target)));
            if target.is_some() && !self.siblings_count(&part.0) {
                continue;
            }
            waiting.extend(self.branches(&part, &schema, instance));
            found.push(part);
        }
        found
    }

    /// The branches of a schema that admit the instance.
    fn branches(
        &mut self,
        part: &Part,
        schema: &Map<String, Value>,
        instance: &Value,
    ) -> Vec<Part> {
        let mut branches = Vec::new();
        for keyword in ["allOf", "anyOf", "oneOf"] {
            let count = schema.get(keyword).and_then(Value::as_array).map_or(0, Vec::len);
            branches.extend((0..count).map(|index| below(part, &[keyword, &index.to_string()])));
        }
        if schema.contains_key("if") {
            let condition = below(part, &["if"]);
            let holds = self.judge.part_admits(&condition.0, &condition.1, instance);
            let consequence = below(part, &[if holds { "then" } else { "else" }]);
            branches.extend([condition, consequence]);
        }
        for keyword in ["dependentSchemas", "dependencies"] {
            let keys = schema.get(keyword).and_then(Value::as_object);
            let present = keys.into_iter().flat_map(Map::keys);
            let present = present.filter(|key| instance.get(key.as_str()).is_some());
            branches.extend(present.map(|key| below(part, &[keyword, key])));
        }
        branches.retain(|(url, pointer)| self.judge.part_admits(url, pointer, instance));
        branches
    }

    /// The subschemas of a property. Not `true`, which declares nothing.
    fn property(&self, parts: &[Part], key: &str) -> Vec<Part> {
        let mut found = Vec::new();
        for part in parts {
            let named = |keyword: &str| {
                let names = self.look(part)?.get(keyword)?.as_object()?;
                Some(names.keys().cloned().collect::<Vec<_>>())
            };
            if named("properties").is_some_and(|names| names.iter().any(|name| name == key)) {
                found.push(below(part, &["properties", key]));
            }
            let patterns = named("patternProperties").unwrap_or_default();
            let matching = patterns.iter().filter(|pattern| Judge::matches(pattern, key));
            let matching: Vec<_> =
                matching.map(|pattern| below(part, &["patternProperties", pattern])).collect();
            if matching.is_empty() && found.is_empty() {
                let other = below(part, &["additionalProperties"]);
                let says = |schema: &Value| schema.as_object().is_some_and(|own| !own.is_empty());
                found.extend(self.look(&other).is_some_and(says).then_some(other));
            }
            found.extend(matching);
        }
        found
    }

    fn item(&self, parts: &[Part], index: usize) -> Vec<Part> {
        let number = index.to_string();
        let candidates = parts.iter().flat_map(|part| {
            let leading =
                [below(part, &["prefixItems", &number]), below(part, &["items", &number])];
            let leading: Vec<_> =
                leading.into_iter().filter(|part| self.look(part).is_some()).collect();
            let others = [below(part, &["items"]), below(part, &["additionalItems"])];
            if leading.is_empty() { others.to_vec() } else { leading }
        });
        candidates.filter(|part| self.look(part).is_some_and(Value::is_object)).collect()
    }

    fn look(&self, (url, pointer): &Part) -> Option<&Value> {
        self.document(url)?.pointer(pointer)
    }

    fn document(&self, url: &str) -> Option<&Value> {
        if url == self.base { Some(self.schema) } else { self.documents.get(url) }
    }

    /// Where a reference points, by pointer or by the name of an anchor.
    fn target(&self, from: &str, reference: &str) -> Option<Part> {
        let (document, fragment) = reference.split_once('#').unwrap_or((reference, ""));
        let url = if document.is_empty() {
            from.to_owned()
        } else if document.contains("://") {
            document.to_owned()
        } else {
            format!("{}/{document}", from.rsplit_once('/')?.0)
        };
        if fragment.is_empty() || fragment.starts_with('/') {
            return Some((url, percent_decoded(fragment)));
        }
        let pointer = anchor(self.document(&url)?, fragment, "")?;
        Some((url, pointer))
    }

    /// Up to draft 7, a `$ref` replaces what stands beside it.
    fn siblings_count(&self, url: &str) -> bool {
        let dialect = self.document(url).and_then(|document| document.get("$schema")?.as_str());
        dialect.is_none_or(|dialect| dialect.contains("/draft/20"))
    }
}

fn below((url, pointer): &Part, steps: &[&str]) -> Part {
    let escaped = steps.iter().map(|step| step.replace('~', "~0").replace('/', "~1"));
    (url.clone(), escaped.fold(pointer.clone(), |pointer, step| pointer + "/" + &step))
}

/// Equal as JSON: numbers by value, objects whatever their order.
fn equal(left: &Value, right: &Value) -> bool {
    match (left, right) {
        (Value::Number(left), Value::Number(right)) => {
            left == right || left.as_f64() == right.as_f64()
        }
        _ => left == right,
    }
}

fn brief(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() > 60 { text.chars().take(60).chain(['…']).collect() } else { text }
}

fn anchor(schema: &Value, name: &str, pointer: &str) -> Option<String> {
    let named = |key: &str, value: &str| schema.get(key).and_then(Value::as_str) == Some(value);
    let with_hash = format!("#{name}");
    if named("$anchor", name)
        || named("$dynamicAnchor", name)
        || named("$id", &with_hash)
        || named("id", &with_hash)
    {
        return Some(pointer.to_owned());
    }
    let step = |key: &str| format!("{pointer}/{}", key.replace('~', "~0").replace('/', "~1"));
    match schema {
        Value::Object(own) => own.iter().find_map(|(key, value)| anchor(value, name, &step(key))),
        Value::Array(items) => items
            .iter()
            .enumerate()
            .find_map(|(index, value)| anchor(value, name, &step(&index.to_string()))),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => None,
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, tail @ ..] = rest {
        let code = tail.get(..2).and_then(|digits| std::str::from_utf8(digits).ok());
        match code.and_then(|code| u8::from_str_radix(code, 16).ok()) {
            Some(byte) if *first == b'%' => {
                bytes.push(byte);
                rest = &tail[2..];
            }
            _ => {
                bytes.push(*first);
                rest = tail;
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
