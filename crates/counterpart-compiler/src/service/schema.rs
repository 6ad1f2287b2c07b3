//! Copies schemas of OpenAPI into a contract: what the dialect of OpenAPI says, in draft 2020-12.

use serde_json::{Number, Value};

use super::bundle::{Bundle, Version};
use super::made::{Made, Tree};
use crate::diagnostic::Code;
use crate::pattern::Pattern;
use crate::source::{Node, Place};

/// How a keyword holds what it says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Holds {
    /// A schema.
    Schema,
    /// An object of schemas.
    Schemas,
    /// An array of schemas.
    List,
    /// A number.
    Number,
    /// A whole number that is not negative.
    Count,
    /// A text.
    Text,
    /// A flag.
    Flag,
    /// An array of texts, no two alike.
    Names,
    /// Names of kinds of values.
    Type,
    /// An array of values.
    Values,
    /// A regular expression.
    Pattern,
    /// Any value.
    Any,
    /// What means nothing to a schema, or is read elsewhere.
    Nothing,
    /// What JSON Schema does not know.
    Unknown,
    /// A reference by the path that leads to it, which a copied schema does not have.
    Lost,
}

fn holds(keyword: &str) -> Holds {
    match keyword {
        "additionalProperties"
        | "not"
        | "items"
        | "contains"
        | "propertyNames"
        | "if"
        | "then"
        | "else"
        | "unevaluatedItems"
        | "unevaluatedProperties"
        | "contentSchema" => Holds::Schema,
        "properties" | "patternProperties" | "dependentSchemas" => Holds::Schemas,
        "allOf" | "anyOf" | "oneOf" | "prefixItems" => Holds::List,
        "minimum" | "maximum" | "multipleOf" | "exclusiveMinimum" | "exclusiveMaximum" => {
            Holds::Number
        }
        "minLength" | "maxLength" | "minItems" | "maxItems" | "minProperties" | "maxProperties"
        | "minContains" | "maxContains" => Holds::Count,
        "title" | "description" | "format" | "contentEncoding" | "contentMediaType"
        | "$comment" => Holds::Text,
        "deprecated" | "readOnly" | "writeOnly" | "uniqueItems" => Holds::Flag,
        "required" => Holds::Names,
        "type" => Holds::Type,
        "enum" | "examples" => Holds::Values,
        "pattern" => Holds::Pattern,
        "const" | "default" | "dependentRequired" | "x-counterpart" => Holds::Any,
        "nullable" | "example" | "discriminator" | "xml" | "externalDocs" | "$ref" | "$schema"
        | "$id" | "id" | "$anchor" | "$defs" | "definitions" => Holds::Nothing,
        "$dynamicRef" | "$recursiveRef" => Holds::Lost,
        own if own.starts_with("x-") || own.starts_with('$') => Holds::Nothing,
        _ => Holds::Unknown,
    }
}

/// The keywords beside `$ref` that say something in OpenAPI 3.0, too: they describe.
const BESIDE_REFERENCE: [&str; 6] =
    ["title", "description", "deprecated", "readOnly", "writeOnly", "x-counterpart"];

/// The copy of the schema at a place.
pub(super) fn copied(bundle: &mut Bundle<'_, '_>, at: Place) -> Made {
    match bundle.library.node(at) {
        Node::Bool(value) => Made::leaf(at, *value),
        Node::Object(_) => object(bundle, at),
        // `items:` without a value.
        Node::Null => Made::object(at),
        Node::Number(_) | Node::String(_) | Node::Array(_) => {
            report(bundle, at, "this is no schema, so any value is accepted here");
            Made::object(at)
        }
    }
}

fn object(bundle: &mut Bundle<'_, '_>, at: Place) -> Made {
    let mut made = Made::object(at);
    let reference = bundle.library.get(at, "$ref");
    let text = bundle.library.text(at, "$ref").map(str::to_owned);
    if let (Some(reference), Some(text)) = (reference, &text) {
        match bundle.refer(at, text) {
            Ok((_, text)) => made.set("$ref", Made::leaf(reference, text)),
            Err(reason) => {
                report(bundle, reference, format!("{reason}, so any value is accepted here"));
                bundle.breaks(reason);
            }
        }
    }
    let stands_alone = text.is_some() && bundle.version == Version::V30;
    for (keyword, value) in bundle.library.members(at) {
        if stands_alone && !BESIDE_REFERENCE.contains(&keyword.as_str()) {
            if keyword != "$ref" && !matches!(holds(&keyword), Holds::Nothing | Holds::Unknown) {
                let sentence = format!("`{keyword}` has no effect beside `$ref` in OpenAPI 3.0");
                report(bundle, value, sentence);
            }
            continue;
        }
        if let Some(value) = keyword_value(bundle, at, &keyword, value) {
            made.set(&keyword, value);
        }
    }
    exclusive(bundle, at, &mut made);
    if let Some(example) = bundle.library.get(at, "example").filter(|_| text.is_none()) {
        let items = Tree::Array(vec![raw(bundle, example)]);
        made.set("examples", Made { from: example, tree: items });
    }
    if bundle.library.is_true(at, "nullable") { nullable(at, made) } else { made }
}

/// The copy of a keyword's value; nothing where it says nothing that JSON Schema can hold.
fn keyword_value(
    bundle: &mut Bundle<'_, '_>,
    schema: Place,
    keyword: &str,
    at: Place,
) -> Option<Made> {
    let node = bundle.library.node(at).clone();
    match (holds(keyword), &node) {
        (Holds::Schema, Node::Object(_) | Node::Bool(_) | Node::Null) => Some(copied(bundle, at)),
        (Holds::Schemas, Node::Object(_)) => {
            let mut made = Made::object(at);
            for (key, value) in bundle.library.members(at) {
                if keyword == "patternProperties" && !is_pattern(bundle, value, &key) {
                    continue;
                }
                let value = copied(bundle, value);
                made.set(&key, value);
            }
            Some(made)
        }
        (Holds::List, Node::Array(items)) if !items.is_empty() => {
            let items = bundle.library.items(at);
            let items = items.into_iter().map(|item| copied(bundle, item)).collect();
            Some(Made { from: at, tree: Tree::Array(items) })
        }
        // The flags of draft 4 are read with the bound that they belong to.
        (Holds::Number, Node::Bool(_)) if keyword.starts_with("exclusive") => None,
        (Holds::Number, Node::Number(number)) => {
            let zero = number.as_f64() == Some(0.0);
            (keyword != "multipleOf" || !zero).then(|| raw(bundle, at))
        }
        // A bound in quotation marks.
        (Holds::Number | Holds::Count, Node::String(text)) => {
            let number: Option<Number> = serde_json::from_str(text).ok();
            report(bundle, at, format!("the value of `{keyword}` must be a number"));
            number.map(|number| Made::leaf(at, Value::Number(number)))
        }
        (Holds::Count, Node::Number(number)) => count(number).map(|count| Made::leaf(at, count)),
        (Holds::Text, Node::String(_))
        | (Holds::Flag, Node::Bool(_))
        | (Holds::Any | Holds::Unknown, _) => Some(raw(bundle, at)),
        // YAML makes a number or a boolean of what was meant as a text.
        (Holds::Text, Node::Number(_) | Node::Bool(_)) => {
            bundle.library.scalar(at).map(|text| Made::leaf(at, text))
        }
        (Holds::Text, Node::Null) | (Holds::Nothing, _) => None,
        (Holds::Names, Node::Array(_)) => Some(names(bundle, at)),
        (Holds::Type, _) => kinds(bundle, at),
        (Holds::Values, Node::Array(items)) if !items.is_empty() => {
            Some(if keyword == "enum" { values(bundle, schema, at) } else { raw(bundle, at) })
        }
        // OpenAPI has an object of named examples in other places.
        (Holds::Values, Node::Object(_)) if keyword == "examples" => None,
        (Holds::Pattern, Node::String(text)) => {
            let text = text.clone();
            is_pattern(bundle, at, &text).then(|| raw(bundle, at))
        }
        (
            Holds::Schema
            | Holds::Schemas
            | Holds::List
            | Holds::Number
            | Holds::Count
            | Holds::Text
            | Holds::Flag
            | Holds::Names
            | Holds::Values
            | Holds::Pattern
            | Holds::Lost,
            _,
        ) => {
            report(bundle, at, format!("this value of `{keyword}` has no meaning, and no effect"));
            None
        }
    }
}

/// A number that counts something.
fn count(number: &Number) -> Option<Value> {
    let whole = number.as_u64().or_else(|| {
        let value = number.as_f64()?;
        // A count beyond this is no limit of any value.
        (value >= 0.0 && value.fract() == 0.0 && value < 9e15).then(|| {
            #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "checked")]
            let whole = value as u64;
            whole
        })
    });
    whole.map(Value::from)
}

/// The names that must be there, each once.
fn names(bundle: &Bundle<'_, '_>, at: Place) -> Made {
    let mut names: Vec<String> = Vec::new();
    let mut items = Vec::new();
    for item in bundle.library.items(at) {
        let Some(name) = bundle.library.scalar(item) else { continue };
        if !names.contains(&name) {
            items.push(Made::leaf(item, name.clone()));
            names.push(name);
        }
    }
    Made { from: at, tree: Tree::Array(items) }
}

/// The values of an enumeration, each once.
fn values(bundle: &Bundle<'_, '_>, schema: Place, at: Place) -> Made {
    let is_text = bundle.library.text(schema, "type") == Some("string");
    let mut seen = std::collections::HashSet::new();
    let mut items = Vec::new();
    for item in bundle.library.items(at) {
        let value = bundle.library.sources[item.document].value(item.node);
        // YAML makes numbers, booleans and dates of what was meant as texts.
        let is_scalar = value.is_number() || value.is_boolean();
        let text = bundle.library.scalar(item).filter(|_| is_text && is_scalar);
        let value = text.map_or(value, Value::String);
        if seen.insert(value.to_string()) {
            items.push(Made::leaf(item, value));
        }
    }
    Made { from: at, tree: Tree::Array(items) }
}

/// The kinds of values; nothing where none is a kind of JSON.
fn kinds(bundle: &mut Bundle<'_, '_>, at: Place) -> Option<Made> {
    const KINDS: [&str; 7] = ["array", "boolean", "integer", "null", "number", "object", "string"];
    let named = match bundle.library.node(at) {
        Node::Array(_) => bundle.library.items(at),
        Node::Null | Node::Bool(_) | Node::Number(_) | Node::String(_) | Node::Object(_) => {
            vec![at]
        }
    };
    let mut kinds: Vec<String> = Vec::new();
    let mut unknown = false;
    for item in named {
        match bundle.library.node(item).clone() {
            Node::String(kind) if KINDS.contains(&kind.as_str()) => {
                if !kinds.contains(&kind) {
                    kinds.push(kind);
                }
            }
            // `null` without quotation marks.
            Node::Null => kinds.push("null".to_owned()),
            Node::String(_)
            | Node::Bool(_)
            | Node::Number(_)
            | Node::Array(_)
            | Node::Object(_) => unknown = true,
        }
    }
    if unknown {
        report(bundle, at, "this `type` is none of JSON Schema, and has no effect");
        return None;
    }
    match kinds.as_slice() {
        [] => None,
        [one] => Some(Made::leaf(at, one.clone())),
        _ => Some(Made::leaf(at, kinds)),
    }
}

fn is_pattern(bundle: &mut Bundle<'_, '_>, at: Place, text: &str) -> bool {
    let fault = match Pattern::read(text) {
        Ok(pattern) => pattern.too_large().or_else(|| pattern.translated().err()),
        Err(reason) => Some(reason),
    };
    let Some(reason) = fault else { return true };
    report(bundle, at, format!("the regular expression `{text}` has no effect: {reason}"));
    false
}

/// The flags of draft 4, which OpenAPI 3.0 has: the bound itself is excluded.
fn exclusive(bundle: &mut Bundle<'_, '_>, at: Place, made: &mut Made) {
    for (flag, bound) in [("exclusiveMinimum", "minimum"), ("exclusiveMaximum", "maximum")] {
        if bundle.library.is_true(at, flag)
            && let Some(value) = made.take(bound)
        {
            made.set(flag, value);
        }
    }
}

/// A schema that admits `null`, too.
fn nullable(at: Place, mut made: Made) -> Made {
    let null = || Made::leaf(at, "null");
    if let Some(kind) = made.take("type") {
        let with = match kind.tree {
            Tree::Leaf(Value::String(kind)) => vec![Value::from(kind), Value::from("null")],
            Tree::Leaf(Value::Array(mut kinds)) => {
                if !kinds.iter().any(|kind| kind == "null") {
                    kinds.push(Value::from("null"));
                }
                kinds
            }
            Tree::Leaf(_) | Tree::Array(_) | Tree::Object(_) => return made,
        };
        made.set("type", Made::leaf(kind.from, with));
        if let Some(mut values) = made.take("enum") {
            if let Tree::Array(items) = &mut values.tree
                && !items.iter().any(|item| matches!(item.tree, Tree::Leaf(Value::Null)))
            {
                items.push(Made::leaf(at, Value::Null));
            }
            made.set("enum", values);
        }
        if !made.has("allOf") && !made.has("anyOf") && !made.has("oneOf") && !made.has("$ref") {
            return made;
        }
    }
    // What stands beside `$ref`, `allOf`, `anyOf` or `oneOf` speaks of the value that is not null.
    if !["allOf", "anyOf", "oneOf", "$ref", "enum"].iter().any(|keyword| made.has(keyword)) {
        return made;
    }
    let mut whole = Made::object(at);
    for keyword in ["title", "description", "deprecated", "readOnly", "writeOnly", "x-counterpart"]
    {
        if let Some(value) = made.take(keyword) {
            whole.set(keyword, value);
        }
    }
    for keyword in ["default", "examples"] {
        if let Some(value) = made.take(keyword) {
            whole.set(keyword, value);
        }
    }
    let mut nothing = Made::object(at);
    nothing.set("type", null());
    whole.set("anyOf", Made { from: at, tree: Tree::Array(vec![made, nothing]) });
    whole
}

/// The copy of a value as it is.
fn raw(bundle: &Bundle<'_, '_>, at: Place) -> Made {
    Made::leaf(at, bundle.library.sources[at.document].value(at.node))
}

fn report(bundle: &mut Bundle<'_, '_>, at: Place, sentence: impl Into<String>) {
    bundle.library.report(Code::LooseService, at, sentence);
}
