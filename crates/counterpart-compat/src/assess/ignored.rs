//! Changes of keys that no draft of JSON Schema defines: they refuse nothing, and are not annotations.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

/// The annotations of JSON Schema and of counterpart.
const ANNOTATIONS: &[&str] = &[
    "$comment",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "default",
    "deprecated",
    "description",
    "examples",
    "format",
    "readOnly",
    "title",
    "writeOnly",
    "x-counterpart",
];

/// Keys that name, bound, or combine, and hold no schema.
const PLAIN: &[&str] = &[
    "$anchor",
    "$dynamicAnchor",
    "$dynamicRef",
    "$id",
    "$recursiveAnchor",
    "$recursiveRef",
    "$ref",
    "$schema",
    "$vocabulary",
    "const",
    "dependentRequired",
    "enum",
    "exclusiveMaximum",
    "exclusiveMinimum",
    "id",
    "maxContains",
    "maxItems",
    "maxLength",
    "maxProperties",
    "maximum",
    "minContains",
    "minItems",
    "minLength",
    "minProperties",
    "minimum",
    "multipleOf",
    "pattern",
    "required",
    "type",
    "uniqueItems",
];

/// Keys whose value is a schema, or a list of schemas.
const SCHEMAS: &[&str] = &[
    "additionalItems",
    "additionalProperties",
    "allOf",
    "anyOf",
    "contains",
    "else",
    "if",
    "items",
    "not",
    "oneOf",
    "prefixItems",
    "propertyNames",
    "then",
    "unevaluatedItems",
    "unevaluatedProperties",
];

/// Keys whose value holds schemas by name.
const NAMED: &[&str] = &["dependencies", "dependentSchemas", "patternProperties", "properties"];

/// Keys whose schemas are compared as definitions of their own.
const DEFINITIONS: &[&str] = &["$defs", "definitions"];

/// The keys that differ between two ways of writing a schema, by what they are.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Differences {
    /// Whether an annotation differs.
    pub(super) annotations: bool,
    /// Whether a key that can refuse values differs.
    pub(super) keywords: bool,
    /// The keys that JSON Schema does not define.
    pub(super) unknown: BTreeSet<String>,
}

impl Differences {
    /// The differences of two schemas; definitions inside them are left out.
    pub(super) fn of(old: &Value, new: &Value) -> Self {
        let mut found = Self::default();
        found.schema(old, new);
        found
    }

    /// Whether nothing differs.
    pub(super) fn is_empty(&self) -> bool {
        *self == Self::default()
    }

    fn schema(&mut self, old: &Value, new: &Value) {
        match (old, new) {
            (Value::Object(old), Value::Object(new)) => {
                let added = new.keys().filter(|key| !old.contains_key(*key));
                for key in old.keys().chain(added) {
                    self.key(key, old, new);
                }
            }
            (Value::Array(olds), Value::Array(news)) if olds.len() == news.len() => {
                olds.iter().zip(news).for_each(|(old, new)| self.schema(old, new));
            }
            (old, new) => self.keywords |= old != new,
        }
    }

    fn key(&mut self, key: &str, old: &Map<String, Value>, new: &Map<String, Value>) {
        let (was, is) = (old.get(key), new.get(key));
        if was == is || DEFINITIONS.contains(&key) {
            return;
        }
        if ANNOTATIONS.contains(&key) {
            self.annotations = true;
        } else if SCHEMAS.contains(&key) {
            self.both(was, is);
        } else if NAMED.contains(&key) {
            match (was.and_then(Value::as_object), is.and_then(Value::as_object)) {
                (Some(was), Some(is)) => {
                    let added = is.keys().filter(|name| !was.contains_key(*name));
                    for name in was.keys().chain(added) {
                        self.both(was.get(name), is.get(name));
                    }
                }
                (None | Some(_), None | Some(_)) => self.keywords = true,
            }
        } else if PLAIN.contains(&key) {
            self.keywords = true;
        } else {
            self.unknown.insert(key.to_owned());
        }
    }

    fn both(&mut self, old: Option<&Value>, new: Option<&Value>) {
        match (old, new) {
            (Some(old), Some(new)) => self.schema(old, new),
            (None | Some(_), None | Some(_)) => self.keywords |= old != new,
        }
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::{Differences, NAMED, PLAIN, SCHEMAS};

    #[test]
    fn a_misspelt_keyword_is_not_an_annotation() {
        let old = json!({"properties": {"a": {"type": "string", "title": "A"}}});
        let new = json!({"properties": {"a": {"type": "string", "maxLenght": 5}}, "$defs": {}});
        let found = Differences::of(&old, &new);
        assert!(found.annotations && !found.keywords, "{found:?}");
        assert_eq!(found.unknown.into_iter().collect::<Vec<_>>(), ["maxLenght"]);
    }

    #[test]
    fn a_property_may_be_named_like_a_keyword() {
        let old = json!({"properties": {"title": {"type": "string"}}});
        let new = json!({"properties": {"title": {"type": "number"}, "maxLenght": {}}});
        let found = Differences::of(&old, &new);
        assert!(found.keywords && !found.annotations && found.unknown.is_empty(), "{found:?}");
    }

    #[test]
    fn every_keyword_that_has_a_rule_is_known() {
        let known = |keyword: &&str| {
            [PLAIN, SCHEMAS, NAMED, super::ANNOTATIONS].iter().any(|list| list.contains(keyword))
        };
        for kind in crate::rules::all() {
            let unknown: Vec<_> =
                kind.keywords().iter().filter(|it| **it != "false" && !known(it)).collect();
            assert!(unknown.is_empty(), "{}: {unknown:?}", kind.id);
        }
    }
}
