//! Reads the headers of answers and parts.

use super::bundle::Bundle;
use super::handle::Handle;
use super::made::{Made, Tree};
use super::schema;
use crate::diagnostic::Code;
use crate::model::DefinitionId;
use crate::model::service::Header;
use crate::source::Place;

/// The headers, and the object of those that have a schema, which gets this name.
pub(super) fn headers(
    bundle: &mut Bundle<'_, '_>,
    at: Place,
    name: &str,
) -> Result<(Vec<Header>, Option<DefinitionId>), String> {
    struct Read {
        name: String,
        at: Place,
        schema: Option<Place>,
        required: bool,
    }
    let mut read = Vec::new();
    for (name, at) in bundle.library.members(at) {
        if name.eq_ignore_ascii_case("content-type") {
            continue;
        }
        if !is_token(&name) {
            let sentence = format!("`{name}` cannot be the name of a header, so it is left out");
            bundle.library.report(Code::LooseService, at, sentence);
            continue;
        }
        let at = bundle.library.follow(at)?;
        let schema = schema_of(bundle, at);
        let required = bundle.library.is_true(at, "required");
        read.push(Read { name, at, schema, required });
    }
    if read.iter().all(|header| header.schema.is_none()) {
        let plain = read.into_iter().map(|it| header(bundle, it.name, it.at, it.required, None));
        return Ok((plain.collect(), None));
    }
    let key = bundle.add(name, |bundle| {
        let mut properties = Made::object(at);
        let mut required = Vec::new();
        for header in &read {
            let Some(place) = header.schema else { continue };
            let made = schema::copied(bundle, place);
            properties.set(&header.name, made);
            if header.required {
                required.push(Made::leaf(header.at, header.name.as_str()));
            }
        }
        object(at, properties, required)
    });
    let head = bundle.handles.definition(Handle::Own(key.clone()));
    let headers = read.into_iter().map(|it| {
        let handle = Handle::Property(key.clone(), it.name.clone());
        let schema = it.schema.map(|place| (handle, place));
        header(bundle, it.name, it.at, it.required, schema)
    });
    Ok((headers.collect(), Some(head)))
}

fn header(
    bundle: &mut Bundle<'_, '_>,
    name: String,
    at: Place,
    required: bool,
    schema: Option<(Handle, Place)>,
) -> Header {
    Header {
        name,
        docs: bundle.library.text(at, "description").map(str::to_owned),
        required,
        explode: bundle.library.is_true(at, "explode"),
        typed: schema.map(|(handle, place)| bundle.handles.typed(handle, place)),
        place: at,
    }
}

/// The schema of a parameter or a header: its own, or that of its only media type.
pub(super) fn schema_of(bundle: &Bundle<'_, '_>, at: Place) -> Option<Place> {
    let own = bundle.library.get(at, "schema");
    own.or_else(|| {
        let content = bundle.library.get(at, "content")?;
        let (_, media) = bundle.library.members(content).into_iter().next()?;
        bundle.library.get(media, "schema")
    })
}

/// A schema of an object with nothing but these properties.
pub(super) fn object(at: Place, properties: Made, required: Vec<Made>) -> Made {
    let mut made = Made::object(at);
    made.set("type", Made::leaf(at, "object"));
    made.set("properties", properties);
    if !required.is_empty() {
        made.set("required", Made { from: at, tree: Tree::Array(required) });
    }
    made.set("additionalProperties", Made::leaf(at, false));
    made
}

/// Whether a text may be the name of a header (RFC 9110, section 5.6.2).
pub(super) fn is_token(text: &str) -> bool {
    let is_sign = |byte: u8| b"!#$%&'*+-.^_`|~".contains(&byte);
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || is_sign(byte))
}
