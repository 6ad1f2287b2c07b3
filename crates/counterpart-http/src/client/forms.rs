//! The bodies of forms.

use counterpart::{Value, Violation};
use serde_json::Map;

use super::operation::{Encoding, Style};
use super::part::{Part, PartContent};
use super::retry::Random;
use super::style::{self, Encode, encode, json, plain};

/// `application/x-www-form-urlencoded`
pub fn urlencoded(value: &Value, encoding: &[Encoding]) -> String {
    let members = value.as_object().into_iter().flatten().filter(|(_, item)| !item.is_null());
    let fields = members.map(|(name, item)| field(name, item, encoding_of(encoding, name)));
    fields.filter(|text| !text.is_empty()).collect::<Vec<_>>().join("&")
}

fn encoding_of<'a>(encoding: &'a [Encoding], name: &str) -> Option<&'a Encoding> {
    encoding.iter().find(|encoding| encoding.property == name)
}

fn field(name: &str, item: &Value, encoding: Option<&Encoding>) -> String {
    let media = encoding.and_then(|encoding| encoding.content_type).unwrap_or_default();
    if media.ends_with("/json") || media.ends_with("+json") {
        return format!("{}={}", encode(name), encode(&json(item)));
    }
    let (style, explode, reserved) = encoding.map_or((Style::Form, true, false), |encoding| {
        (encoding.style, encoding.explode, encoding.allow_reserved)
    });
    let through = if reserved { Encode::QueryReserved } else { Encode::All };
    style::write(style, name, item, explode, through)
}

/// What is wrong with the parts that are values; a check has nothing to say about the bytes of
/// files.
pub fn refused(parts: &[Part], check: fn(&Value) -> Vec<Violation>) -> Vec<Violation> {
    let mut values = Map::new();
    let mut files = Vec::new();
    for part in parts {
        let value = match &part.content {
            PartContent::Value(value) => value.clone(),
            PartContent::File { .. } => {
                files.push(format!("/{}", part.name.replace('~', "~0").replace('/', "~1")));
                Value::from("")
            }
        };
        let again = values.remove(&part.name);
        let value = match again {
            None => value,
            Some(Value::Array(mut items)) => {
                items.push(value);
                Value::Array(items)
            }
            Some(first) => Value::Array(vec![first, value]),
        };
        values.insert(part.name.clone(), value);
    }
    let is_of_file = |violation: &Violation| {
        let path = format!("{}/", violation.instance_path);
        files.iter().any(|file| path.starts_with(&format!("{file}/")))
    };
    let found = check(&Value::Object(values));
    found.into_iter().filter(|violation| !is_of_file(violation)).collect()
}

/// The bytes of a multipart form, and its boundary.
pub fn multipart(parts: &[Part], encoding: &[Encoding], random: &mut Random) -> (Vec<u8>, String) {
    let written: Vec<(String, Vec<u8>)> = parts
        .iter()
        .flat_map(|part| items(part).into_iter().map(|content| (part.name.as_str(), content)))
        .map(|(name, content)| part(name, content, encoding_of(encoding, name)))
        .collect();
    let boundary = loop {
        let boundary = format!("counterpart-{}{}", random.word(), random.word());
        let is_inside = |bytes: &[u8]| {
            bytes.windows(boundary.len()).any(|window| window == boundary.as_bytes())
        };
        if !written.iter().any(|(_, bytes)| is_inside(bytes)) {
            break boundary;
        }
    };
    let mut out = Vec::new();
    for (head, bytes) in written {
        out.extend_from_slice(format!("--{boundary}\r\n{head}\r\n\r\n").as_bytes());
        out.extend_from_slice(&bytes);
        out.extend_from_slice(b"\r\n");
    }
    out.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
    (out, boundary)
}

/// An array is one part for each item.
fn items(part: &Part) -> Vec<PartContent> {
    match &part.content {
        PartContent::Value(Value::Array(items)) => {
            items.iter().cloned().map(PartContent::Value).collect()
        }
        PartContent::Value(Value::Null) => Vec::new(),
        PartContent::Value(_) | PartContent::File { .. } => vec![part.content.clone()],
    }
}

/// The head and the bytes of a part.
fn part(name: &str, content: PartContent, encoding: Option<&Encoding>) -> (String, Vec<u8>) {
    let (bytes, media, file) = match content {
        PartContent::Value(value @ (Value::Array(_) | Value::Object(_))) => {
            (json(&value).into_bytes(), Some("application/json".to_owned()), None)
        }
        PartContent::Value(value) => (plain(&value).into_bytes(), None, None),
        PartContent::File { name, media, bytes } => {
            let media = media.unwrap_or_else(|| "application/octet-stream".to_owned());
            (bytes.to_vec(), Some(media), Some(name))
        }
    };
    let declared = encoding.and_then(|encoding| encoding.content_type);
    let declared = declared.filter(|media| !media.contains(['*', ','])).map(str::to_owned);
    let mut head = format!("Content-Disposition: form-data; name={}", quoted(name));
    if let Some(file) = file {
        head.push_str("; filename=");
        head.push_str(&quoted(&file));
    }
    if let Some(media) = declared.or(media) {
        head.push_str("\r\nContent-Type: ");
        head.push_str(&media.replace(['\r', '\n'], ""));
    }
    (head, bytes)
}

/// A name in a header of a part, as HTML writes it.
fn quoted(text: &str) -> String {
    let text = text.replace('\r', "%0D").replace('\n', "%0A").replace('"', "%22");
    format!("\"{text}\"")
}
