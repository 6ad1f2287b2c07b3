//! The documents of contracts, as generated code holds them and as validators read them.

use jsonschema::{Draft, Resource};
use serde_json::Value;

use crate::rewritten::Rewritten;

/// A schema document.
#[derive(Debug)]
pub struct Document {
    /// Its URI.
    pub uri: &'static str,
    /// The URIs a validator is told of it under. They are more than one where nothing in it says
    /// that it is the same; then it claims each but the first.
    pub uris: &'static [&'static str],
    /// Its JSON.
    pub text: &'static str,
    /// What the validator reads instead, where that is something else.
    pub rewritten: Option<Rewritten>,
}

impl Document {
    /// The document that validators read.
    pub(crate) fn read(&self) -> serde_json::Result<Value> {
        serde_json::from_str(self.rewritten.as_ref().map_or(self.text, |it| it.text))
    }

    /// What a validator is told.
    pub(crate) fn resources(&self) -> serde_json::Result<Vec<(&'static str, Resource)>> {
        let value = self.read()?;
        let resource = |(at, uri): (usize, &&'static str)| {
            let mut value = value.clone();
            if at > 0 {
                claim(&mut value, uri);
            }
            (*uri, Resource::from_contents(value))
        };
        Ok(self.uris.iter().enumerate().map(resource).collect())
    }

    /// The fragment that leads in what validators read to where `fragment` leads in the text.
    pub(crate) fn fragment(&self, fragment: &str) -> serde_json::Result<String> {
        let Some(rewritten) = &self.rewritten else { return Ok(fragment.to_owned()) };
        let pointer = rewritten.pointer(&self.read()?, &percent_decoded(fragment));
        Ok(percent_encoded(&pointer))
    }
}

/// Makes a document say that it stands at `uri`.
fn claim(document: &mut Value, uri: &str) {
    if let Some(members) = document.as_object_mut() {
        let draft = Resource::from_contents(Value::Object(members.clone())).draft();
        let key = if draft == Draft::Draft4 { "id" } else { "$id" };
        members.insert(key.to_owned(), uri.into());
    }
}

fn percent_decoded(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    let digit = |byte: Option<u8>| byte.and_then(|byte| char::from(byte).to_digit(16));
    while let Some(byte) = rest.next() {
        let mut ahead = rest.clone();
        match (byte, digit(ahead.next()), digit(ahead.next())) {
            (b'%', Some(high), Some(low)) => {
                bytes.push(u8::try_from(high * 16 + low).unwrap_or_default());
                rest = ahead;
            }
            _ => bytes.push(byte),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

fn percent_encoded(pointer: &str) -> String {
    pointer.bytes().fold(String::new(), |mut text, byte| {
        if byte.is_ascii_alphanumeric() || b"-._~!$&'()*+,;=:@/?".contains(&byte) {
            text.push(char::from(byte));
        } else {
            let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
            text.extend(['%', digit(byte >> 4), digit(byte & 15)]);
        }
        text
    })
}
