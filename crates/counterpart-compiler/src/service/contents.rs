//! Reads what bodies may be, by media type.

use super::bundle::Bundle;
use super::handle::Handle;
use super::headers;
use super::made::{Made, Tree};
use super::media::{Hint, Manner, manner, media_type};
use super::parameters::style_of;
use super::schema;
use crate::diagnostic::Code;
use crate::model::service::{Content, ContentKind, Part, PartKind};
use crate::names::upper_camel;
use crate::source::{Node, Place};

/// How deep `allOf` and `$ref` are followed in the search for the properties of a form.
const MAX_DEPTH: usize = 16;

/// What the body at `content` may be. Types of their own get this name.
pub(super) fn contents(
    bundle: &mut Bundle<'_, '_>,
    content: Place,
    name: &str,
) -> Result<Vec<Content>, String> {
    let entries = bundle.library.members(content);
    let is_only = entries.len() == 1;
    let mut found = Vec::new();
    for (key, at) in entries {
        let Some(media) = media_type(&key) else {
            bundle.library.report(Code::LooseService, at, format!("`{key}` is no media type"));
            continue;
        };
        let at = bundle.library.follow(at)?;
        let item = bundle.library.get(at, "itemSchema");
        let schema = bundle.library.get(at, "schema");
        let hint = item.or(schema).map_or(Hint::None, |schema| hint(bundle, schema));
        let manner = manner(&media, hint);
        let name = match manner {
            Manner::Json => name.to_owned(),
            Manner::EventStream => format!("{name}Event"),
            Manner::JsonLines => format!("{name}Line"),
            _ if is_only => name.to_owned(),
            Manner::Form => format!("{name}Form"),
            Manner::Multipart => format!("{name}Multipart"),
            Manner::Text | Manner::Binary => format!("{name}{}", upper_camel(&media.subtype)),
        };
        let mut parts = Vec::new();
        let typed = |bundle: &mut Bundle<'_, '_>, schema: Option<Place>| {
            schema.map(|schema| bundle.typed(schema, &name)).transpose()
        };
        let kind = match manner {
            Manner::Json => ContentKind::Json(typed(bundle, schema)?),
            Manner::Text if hint == Hint::Text => ContentKind::Text(typed(bundle, schema)?),
            Manner::Text => ContentKind::Text(None),
            Manner::Binary => ContentKind::Binary,
            Manner::EventStream => ContentKind::EventStream {
                item: typed(bundle, item.or(schema).filter(|_| hint != Hint::Bytes))?,
                json: hint == Hint::Value,
            },
            Manner::JsonLines => ContentKind::JsonLines(typed(
                bundle,
                item.or(schema).filter(|_| hint == Hint::Value),
            )?),
            Manner::Form | Manner::Multipart => {
                let encoding = bundle.library.get(at, "encoding");
                let is_multipart = manner == Manner::Multipart;
                parts = match schema {
                    Some(schema) => self::parts(bundle, schema, encoding, is_multipart)?,
                    None => Vec::new(),
                };
                let form = match schema {
                    Some(schema) if parts.iter().any(|part| part.kind == PartKind::Bytes) => {
                        let left: Vec<String> = parts
                            .iter()
                            .filter(|part| part.kind == PartKind::Bytes)
                            .map(|part| part.name.clone())
                            .collect();
                        let key = bundle.add(&name, |bundle| without(bundle, schema, &left));
                        Some(bundle.handles.typed(Handle::Own(key), schema))
                    }
                    schema => typed(bundle, schema)?,
                };
                if is_multipart { ContentKind::Multipart(form) } else { ContentKind::Form(form) }
            }
        };
        found.push(Content { media_type: media, kind, parts, place: at });
    }
    Ok(found)
}

/// What a schema says of how its values are written.
pub(super) fn hint(bundle: &mut Bundle<'_, '_>, schema: Place) -> Hint {
    let mut at = schema;
    for _ in 0..MAX_DEPTH {
        let Ok(end) = bundle.library.follow(at) else { return Hint::Value };
        at = end;
        if is_bytes(bundle, at) {
            return Hint::Bytes;
        }
        if let Some(kind) = kind_of(bundle, at) {
            return if kind == "string" { Hint::Text } else { Hint::Value };
        }
        let list = ["allOf", "anyOf", "oneOf"].into_iter();
        let mut lists = list.filter_map(|keyword| bundle.library.get(at, keyword));
        let first = lists.next().and_then(|list| bundle.library.items(list).first().copied());
        match first {
            Some(first) => at = first,
            None => break,
        }
    }
    // An enumeration of texts needs no type.
    let values = bundle.library.get(at, "enum").map(|values| bundle.library.items(values));
    let texts = values.is_some_and(|values| {
        !values.is_empty()
            && values.iter().all(|value| matches!(bundle.library.node(*value), Node::String(_)))
    });
    if texts { Hint::Text } else { Hint::Value }
}

/// The kind of value that a schema names, `null` aside; nothing where it names none or several.
fn kind_of(bundle: &Bundle<'_, '_>, at: Place) -> Option<String> {
    if let Some(kind) = bundle.library.text(at, "type") {
        return Some(kind.to_owned());
    }
    let kinds = bundle.library.items(bundle.library.get(at, "type")?);
    let kinds = kinds.into_iter().filter_map(|kind| bundle.library.scalar(kind));
    let kinds: Vec<String> = kinds.filter(|kind| kind != "null").collect();
    match kinds.as_slice() {
        [one] => Some(one.clone()),
        _ => None,
    }
}

fn is_bytes(bundle: &Bundle<'_, '_>, at: Place) -> bool {
    let text = |key| bundle.library.text(at, key);
    let is_text = kind_of(bundle, at).is_none_or(|kind| kind == "string");
    let is_file = text("type") == Some("file");
    let media = text("contentMediaType").is_some_and(|media| {
        media_type(media).is_some_and(|media| manner(&media, Hint::None) == Manner::Binary)
    });
    is_file
        || (is_text
            && (text("format") == Some("binary") || (media && text("contentEncoding").is_none())))
}

/// The parts of a form, by the properties of its schema.
fn parts(
    bundle: &mut Bundle<'_, '_>,
    schema: Place,
    encoding: Option<Place>,
    is_multipart: bool,
) -> Result<Vec<Part>, String> {
    let mut properties = Vec::new();
    let mut required = Vec::new();
    gather(bundle, schema, MAX_DEPTH, &mut properties, &mut required)?;
    let mut parts: Vec<Part> = Vec::new();
    for (name, at) in properties {
        if parts.iter().any(|part| part.name == name) {
            continue;
        }
        let encoding = encoding.and_then(|encoding| bundle.library.get(encoding, &name));
        let required = required.contains(&name);
        parts.push(part(bundle, name, at, required, encoding, is_multipart)?);
    }
    Ok(parts)
}

fn part(
    bundle: &mut Bundle<'_, '_>,
    name: String,
    at: Place,
    required: bool,
    encoding: Option<Place>,
    is_multipart: bool,
) -> Result<Part, String> {
    let schema = bundle.library.follow(at)?;
    let items = bundle.library.get(schema, "items");
    let is_array = kind_of(bundle, schema).as_deref() == Some("array");
    let one = items.filter(|_| is_array).unwrap_or(schema);
    let written = encoding.and_then(|encoding| bundle.library.text(encoding, "contentType"));
    let content_type: Vec<_> =
        written.map(|text| text.split(',').filter_map(media_type).collect()).unwrap_or_default();
    let is_open = bundle.library.object(one).is_some_and(|members| {
        !["type", "$ref", "allOf", "anyOf", "oneOf", "enum", "const", "properties"]
            .iter()
            .any(|keyword| members.contains_key(*keyword))
    });
    let hint = hint(bundle, one);
    let is_binary = |media: &_| manner(media, Hint::Text) == Manner::Binary;
    let names_bytes =
        !content_type.is_empty() && content_type.iter().all(is_binary) && hint != Hint::Value;
    let kind = if is_multipart && (hint == Hint::Bytes || names_bytes || is_open) {
        PartKind::Bytes
    } else if is_json(bundle, one) {
        PartKind::Json
    } else {
        PartKind::Text
    };
    let headers = match encoding.and_then(|encoding| bundle.library.get(encoding, "headers")) {
        Some(headers) if is_multipart => {
            let name = format!("{}Part", upper_camel(&name));
            headers::headers(bundle, headers, &name)?.0
        }
        Some(_) | None => Vec::new(),
    };
    let style = encoding.and_then(|encoding| bundle.library.text(encoding, "style"));
    let explode = encoding.and_then(|encoding| bundle.library.get(encoding, "explode"));
    let explode = explode.map(|explode| *bundle.library.node(explode) == Node::Bool(true));
    Ok(Part {
        repeated: is_array && is_multipart,
        name,
        required,
        kind,
        content_type,
        headers,
        style: style.and_then(style_of),
        explode,
        allow_reserved: encoding.is_some_and(|at| bundle.library.is_true(at, "allowReserved")),
        place: at,
    })
}

/// Whether values of a schema are written as JSON where others are written as text.
fn is_json(bundle: &mut Bundle<'_, '_>, at: Place) -> bool {
    let Ok(at) = bundle.library.follow(at) else { return false };
    match kind_of(bundle, at).as_deref() {
        Some("object" | "array") => true,
        Some(_) => false,
        None => ["properties", "allOf", "additionalProperties"]
            .iter()
            .any(|keyword| bundle.library.get(at, keyword).is_some()),
    }
}

/// The properties of a schema and of those that it is composed of, and the names of those that must
/// be there.
fn gather(
    bundle: &mut Bundle<'_, '_>,
    schema: Place,
    depth: usize,
    properties: &mut Vec<(String, Place)>,
    required: &mut Vec<String>,
) -> Result<(), String> {
    if depth == 0 {
        return Ok(());
    }
    let at = bundle.library.follow(schema)?;
    if let Some(own) = bundle.library.get(at, "properties") {
        properties.extend(bundle.library.members(own));
    }
    if let Some(own) = bundle.library.get(at, "required") {
        let names = bundle.library.items(own);
        required.extend(names.into_iter().filter_map(|name| bundle.library.scalar(name)));
    }
    for keyword in ["allOf", "oneOf", "anyOf"] {
        let Some(list) = bundle.library.get(at, keyword) else { continue };
        for part in bundle.library.items(list) {
            // What only one branch asks for need not be there.
            let mut own = Vec::new();
            gather(bundle, part, depth - 1, properties, &mut own)?;
            if keyword == "allOf" {
                required.extend(own);
            }
        }
    }
    Ok(())
}

/// The copy of a form's schema without some of its properties.
fn without(bundle: &mut Bundle<'_, '_>, schema: Place, left: &[String]) -> Made {
    let at = bundle.library.follow(schema).unwrap_or(schema);
    let mut made = schema::copied(bundle, at);
    strip(&mut made, left);
    for keyword in ["allOf", "anyOf", "oneOf"] {
        let Some(list) = bundle.library.get(at, keyword) else { continue };
        let items: Vec<Made> = bundle
            .library
            .items(list)
            .into_iter()
            .map(|item| without(bundle, item, left))
            .collect();
        made.take(keyword);
        made.set(keyword, Made { from: list, tree: Tree::Array(items) });
    }
    made
}

/// Takes properties out of a schema.
fn strip(made: &mut Made, left: &[String]) {
    if let Some(mut properties) = made.take("properties") {
        for name in left {
            properties.take(name);
        }
        made.set("properties", properties);
    }
    if let Some(mut required) = made.take("required") {
        if let Tree::Array(items) = &mut required.tree {
            items.retain(|item| {
                !matches!(&item.tree, Tree::Leaf(serde_json::Value::String(name)) if left.contains(name))
            });
        }
        made.set("required", required);
    }
    // An example of the whole shows what was taken out, too.
    for keyword in ["default", "examples"] {
        made.take(keyword);
    }
}
