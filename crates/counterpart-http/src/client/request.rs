//! From arguments to a request that can be sent, or to the reasons why none is.

use bytes::Bytes;
use counterpart::Value;
use serde_json::Map;

use super::body::{self, Body};
use super::operation::{Facts, Location, Parameter, Segment, Style};
use super::outcome::{Refusal, RefusedArgument};
use super::retry::Random;
use super::style::{self, Encode, encode};

/// What an operation is called with.
#[derive(Clone, Debug, Default)]
pub struct Arguments {
    /// The parameters, by their keys.
    pub parameters: Map<String, Value>,
    /// The body.
    pub body: Option<Body>,
    /// The media type of the body, where it is not the first that the operation has.
    pub content_type: Option<String>,
}

/// A request without credentials.
pub struct Built {
    pub path: String,
    pub query: Vec<String>,
    pub cookies: Vec<String>,
    pub headers: Vec<(String, String)>,
    pub body: Option<Bytes>,
}

impl Built {
    /// Path and query, with more parameters behind those it has.
    pub fn target(&self, more: &[String]) -> String {
        let query: Vec<&str> = self.query.iter().chain(more).map(String::as_str).collect();
        let mark = if self.path.contains('?') { "&" } else { "?" };
        if query.is_empty() {
            self.path.clone()
        } else {
            format!("{}{mark}{}", self.path, query.join("&"))
        }
    }

    /// The header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
    }
}

/// Reasons why a request is not sent, as they are found.
#[derive(Default)]
pub struct Refused(pub Vec<RefusedArgument>);

impl Refused {
    pub fn add(&mut self, argument: impl Into<String>, why: Refusal) {
        self.0.push(RefusedArgument { argument: argument.into(), why });
    }
}

/// Builds the request of a call. `accept` are the media types of the declared answers.
pub fn build(
    facts: &Facts,
    arguments: &Arguments,
    key: Option<String>,
    accept: &[&'static str],
    random: &mut Random,
) -> Result<Built, Vec<RefusedArgument>> {
    let mut refused = Refused::default();
    let violations = (facts.check)(&Value::Object(arguments.parameters.clone()));
    if !violations.is_empty() {
        refused.add("parameters", Refusal::Contract(violations));
    }
    let mut built =
        Built { path: String::new(), query: vec![], cookies: vec![], headers: vec![], body: None };
    let texts: Vec<Option<String>> = facts
        .parameters
        .iter()
        .map(|parameter| place(parameter, &arguments.parameters, &mut built, &mut refused))
        .collect();
    built.path = path_of(facts.path, &texts);
    if leads_elsewhere(&built.path) {
        refused.add("path", Refusal::Unsendable);
    }
    if !accept.is_empty() {
        set(&mut built.headers, "accept", accept.join(", "));
    }
    if let Some(header) = facts.key {
        let key = key.unwrap_or_else(|| uuid::Uuid::new_v4().to_string());
        if !key.is_empty() && is_header_text(&key) {
            set(&mut built.headers, header, key);
        } else {
            refused.add("idempotencyKey", Refusal::Unsendable);
        }
    }
    built.body = body_of(facts, arguments, &mut built.headers, &mut refused, random);
    if refused.0.is_empty() { Ok(built) } else { Err(refused.0) }
}

fn set(headers: &mut Vec<(String, String)>, name: &str, value: String) {
    let name = name.to_ascii_lowercase();
    headers.retain(|(key, _)| *key != name);
    headers.push((name, value));
}

/// Puts a parameter where it belongs; the text of one in the path is given back.
fn place(
    parameter: &Parameter,
    arguments: &Map<String, Value>,
    built: &mut Built,
    refused: &mut Refused,
) -> Option<String> {
    let Some(value) = arguments.get(parameter.key).filter(|value| !value.is_null()) else {
        if parameter.required || parameter.location == Location::Path {
            refused.add(parameter.key, Refusal::Missing);
        }
        return None;
    };
    let Some(text) = written(parameter, value) else {
        refused.add(parameter.key, Refusal::Unsendable);
        return None;
    };
    match parameter.location {
        Location::Path => return Some(text),
        Location::Header => set(&mut built.headers, parameter.name, text),
        Location::Query | Location::QueryString if !text.is_empty() => built.query.push(text),
        Location::Cookie if !text.is_empty() => built.cookies.push(text.replace('&', "; ")),
        Location::Query | Location::QueryString | Location::Cookie => {}
    }
    None
}

/// The text of a parameter; none where it cannot be sent in its place.
fn written(parameter: &Parameter, value: &Value) -> Option<String> {
    let through = match parameter.location {
        Location::Header => Encode::Nothing,
        Location::Cookie if parameter.style == Style::Cookie => Encode::Nothing,
        Location::Path if parameter.allow_reserved => Encode::PathReserved,
        Location::Query | Location::QueryString | Location::Cookie if parameter.allow_reserved => {
            Encode::QueryReserved
        }
        Location::Path | Location::Query | Location::QueryString | Location::Cookie => Encode::All,
    };
    let text = style::write(parameter.style, parameter.name, value, parameter.explode, through);
    match parameter.location {
        Location::Path => Some(text).filter(|text| !text.is_empty()),
        Location::Header => Some(text).filter(|text| is_header_text(text)),
        Location::Cookie if parameter.style == Style::Cookie => {
            Some(text).filter(|text| text.bytes().all(is_cookie_byte))
        }
        Location::Query | Location::Cookie if parameter.style == Style::Json => {
            Some(format!("{}={text}", encode(parameter.name)))
        }
        Location::Query | Location::QueryString | Location::Cookie => Some(text),
    }
}

/// What the value of a cookie may hold (RFC 6265), and the characters that put cookies together.
const fn is_cookie_byte(byte: u8) -> bool {
    matches!(byte, b'!' | b'#'..=b'+' | b'-'..=b':' | b'<'..=b'[' | b']'..=b'~' | b',')
}

/// What a header may hold: visible characters, with spaces and tabs between them.
pub fn is_header_text(text: &str) -> bool {
    let bytes = text.as_bytes();
    let is_visible = |byte: &u8| byte.is_ascii_graphic();
    bytes.iter().all(|byte| is_visible(byte) || matches!(byte, b' ' | b'\t'))
        && bytes.first().is_none_or(is_visible)
        && bytes.last().is_none_or(is_visible)
}

fn path_of(segments: &[Segment], texts: &[Option<String>]) -> String {
    let part = |segment: &Segment| match segment {
        Segment::Literal(text) => (*text).to_owned(),
        // A missing one was refused; it must not look like another path.
        Segment::Parameter(index) => {
            texts.get(*index).cloned().flatten().unwrap_or_else(|| "x".to_owned())
        }
    };
    segments.iter().map(part).collect()
}

/// Whether a path has a step that servers and clients take for a place elsewhere.
fn leads_elsewhere(path: &str) -> bool {
    path.split('/').any(|step| {
        let step = step.to_ascii_lowercase().replace("%2e", ".");
        step == "." || step == ".."
    })
}

/// Writes the body, and sets its type.
fn body_of(
    facts: &Facts,
    arguments: &Arguments,
    headers: &mut Vec<(String, String)>,
    refused: &mut Refused,
    random: &mut Random,
) -> Option<Bytes> {
    let Some(body) = &arguments.body else {
        if facts.body_required {
            refused.add("body", Refusal::Missing);
        }
        return None;
    };
    let named = arguments.content_type.as_deref().or(facts.bodies.first().map(|body| body.media));
    let Some(named) = named.filter(|named| is_header_text(named)) else {
        refused.add("contentType", Refusal::Unsendable);
        return None;
    };
    let exact = facts.bodies.iter().find(|body| essence(body.media) == essence(named));
    let range = || facts.bodies.iter().find(|body| covers(&essence(body.media), &essence(named)));
    let Some(declared) = exact.or_else(range) else {
        refused.add("contentType", Refusal::Unsendable);
        return None;
    };
    match body::write(&declared.write, body, random) {
        Ok((bytes, media)) => {
            let stated = if named.contains('*') { "application/octet-stream" } else { named };
            set(headers, "content-type", media.unwrap_or_else(|| stated.to_owned()));
            Some(bytes)
        }
        Err(why) => {
            refused.add("body", why);
            None
        }
    }
}

/// A media type in lower case, without its parameters.
pub fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Whether a media range, such as `image/*`, covers a type.
pub fn covers(range: &str, media: &str) -> bool {
    let within = range.strip_suffix('*').filter(|start| start.ends_with('/'));
    range == media || range == "*/*" || within.is_some_and(|start| media.starts_with(start))
}
