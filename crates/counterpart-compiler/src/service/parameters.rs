//! Reads parameters.

use std::collections::BTreeMap;

use super::bundle::Bundle;
use super::handle::Handle;
use super::headers::{is_token, object, schema_of};
use super::made::Made;
use super::media::media_type;
use super::schema;
use crate::diagnostic::Code;
use crate::model::DefinitionId;
use crate::model::service::{Location, Parameter, ParameterForm, Style};
use crate::source::{Node, Place};

/// The headers that HTTP itself gives a meaning: no parameters.
const NOT_PARAMETERS: [&str; 3] = ["accept", "content-type", "authorization"];

/// A parameter before its type.
struct Read {
    name: String,
    location: Location,
    at: Place,
    schema: Option<Place>,
    required: bool,
    form: ParameterForm,
}

/// The parameters of an operation, those of the path item first, and the object of all, which gets
/// this name.
pub(super) fn parameters(
    bundle: &mut Bundle<'_, '_>,
    lists: [Option<Place>; 2],
    operation: Place,
    path: &[String],
    name: &str,
) -> Result<(Vec<Parameter>, Option<DefinitionId>), String> {
    let mut read: Vec<Read> = Vec::new();
    for list in lists.into_iter().flatten() {
        for at in bundle.library.items(list) {
            let at = bundle.library.follow(at)?;
            let Some(found) = parameter(bundle, at)? else { continue };
            // A parameter of the operation stands for that of the path item.
            let same = |other: &Read| other.name == found.name && other.location == found.location;
            match read.iter_mut().find(|other| same(other)) {
                Some(other) => *other = found,
                None => read.push(found),
            }
        }
    }
    in_path(bundle, &mut read, operation, path);
    if read.is_empty() {
        return Ok((Vec::new(), None));
    }
    let keys = keys(&read);
    let key = bundle.add(name, |bundle| {
        let mut properties = Made::object(operation);
        let mut required = Vec::new();
        for (read, key) in read.iter().zip(&keys) {
            let made = match read.schema {
                Some(place) => schema::copied(bundle, place),
                // A parameter of which nothing is said is a text.
                None => text(read.at),
            };
            properties.set(key, described(bundle, read.at, made));
            if read.required {
                required.push(Made::leaf(read.at, key.as_str()));
            }
        }
        object(operation, properties, required)
    });
    let arguments = bundle.handles.definition(Handle::Own(key.clone()));
    let parameters = read.into_iter().zip(keys).map(|(read, own)| {
        let handle = Handle::Property(key.clone(), own.clone());
        Parameter {
            key: own,
            docs: bundle.library.text(read.at, "description").map(str::to_owned),
            required: read.required,
            deprecated: bundle.library.is_true(read.at, "deprecated"),
            allow_empty: bundle.library.is_true(read.at, "allowEmptyValue"),
            form: read.form,
            typed: bundle.handles.typed(handle, read.schema.unwrap_or(read.at)),
            place: read.at,
            name: read.name,
            location: read.location,
        }
    });
    Ok((parameters.collect(), Some(arguments)))
}

fn parameter(bundle: &mut Bundle<'_, '_>, at: Place) -> Result<Option<Read>, String> {
    let name = bundle.library.get(at, "name").and_then(|name| bundle.library.scalar(name));
    let Some(name) = name else {
        let pointer = bundle.library.steps(at).join("/");
        return Err(format!("the parameter at {pointer} has no name"));
    };
    let location = match bundle.library.text(at, "in") {
        Some("path") => Location::Path,
        Some("query") => Location::Query,
        Some("querystring") => Location::QueryString,
        Some("header") => Location::Header,
        Some("cookie") => Location::Cookie,
        Some(other) => {
            return Err(format!(
                "the parameter `{name}` is in `{other}`, which OpenAPI does not have"
            ));
        }
        None => return Err(format!("the parameter `{name}` does not say where it stands")),
    };
    if location == Location::Header {
        if NOT_PARAMETERS.contains(&name.to_ascii_lowercase().as_str()) {
            return Ok(None);
        }
        if !is_token(&name) {
            return Err(format!("`{name}` cannot be the name of a header"));
        }
    }
    let required = bundle.library.is_true(at, "required");
    if location == Location::Path && !required {
        let sentence =
            format!("the parameter `{name}` is in the path, so it must be `required: true`");
        bundle.library.report(Code::LooseService, at, sentence);
    }
    Ok(Some(Read {
        schema: schema_of(bundle, at),
        required: required || location == Location::Path,
        form: form(bundle, at, location),
        name,
        location,
        at,
    }))
}

fn form(bundle: &Bundle<'_, '_>, at: Place, location: Location) -> ParameterForm {
    let content = bundle.library.get(at, "content");
    let media = content.and_then(|content| bundle.library.members(content).into_iter().next());
    if let Some(media) = media.and_then(|(key, _)| media_type(&key)) {
        return ParameterForm::Content(media);
    }
    let usual = match location {
        Location::Path | Location::Header => Style::Simple,
        Location::Query | Location::QueryString | Location::Cookie => Style::Form,
    };
    let style = bundle.library.text(at, "style").and_then(style_of).unwrap_or(usual);
    let fits = match location {
        Location::Path => matches!(style, Style::Simple | Style::Label | Style::Matrix),
        Location::Header => style == Style::Simple,
        Location::Query | Location::QueryString => matches!(
            style,
            Style::Form | Style::SpaceDelimited | Style::PipeDelimited | Style::DeepObject
        ),
        Location::Cookie => matches!(style, Style::Form | Style::Cookie),
    };
    let style = if fits { style } else { usual };
    let explode = bundle.library.get(at, "explode").map(|it| bundle.library.node(it).clone());
    ParameterForm::Styled {
        style,
        explode: match explode {
            Some(Node::Bool(explode)) => explode,
            Some(_) | None => matches!(style, Style::Form | Style::Cookie | Style::DeepObject),
        },
        allow_reserved: bundle.library.is_true(at, "allowReserved"),
    }
}

/// A style by its name in OpenAPI.
pub(super) fn style_of(name: &str) -> Option<Style> {
    Some(match name {
        "simple" => Style::Simple,
        "label" => Style::Label,
        "matrix" => Style::Matrix,
        "form" => Style::Form,
        "spaceDelimited" => Style::SpaceDelimited,
        "pipeDelimited" => Style::PipeDelimited,
        "deepObject" => Style::DeepObject,
        "cookie" => Style::Cookie,
        _ => return None,
    })
}

/// Makes the parameters of the path those that its template names.
fn in_path(bundle: &mut Bundle<'_, '_>, read: &mut Vec<Read>, operation: Place, path: &[String]) {
    read.retain(|one| {
        let stands = one.location != Location::Path || path.contains(&one.name);
        if !stands {
            let sentence =
                format!("the path has no `{{{}}}`, so this parameter is left out", one.name);
            bundle.library.report(Code::LooseService, one.at, sentence);
        }
        stands
    });
    for name in path {
        let is = |one: &Read| one.location == Location::Path && one.name == *name;
        if !read.iter().any(is) {
            let sentence =
                format!("the parameter `{name}` of the path is not declared: it is any text");
            bundle.library.report(Code::LooseService, operation, sentence);
            read.push(Read {
                name: name.clone(),
                location: Location::Path,
                at: operation,
                schema: None,
                required: true,
                form: ParameterForm::Styled {
                    style: Style::Simple,
                    explode: false,
                    allow_reserved: false,
                },
            });
        }
    }
}

/// A key for each parameter: its name, with its location before it where two share a name.
fn keys(read: &[Read]) -> Vec<String> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for one in read {
        *counts.entry(&one.name).or_default() += 1;
    }
    let key = |one: &Read| match counts.get(one.name.as_str()) {
        Some(1) => one.name.clone(),
        Some(_) | None => format!("{}.{}", one.location.name(), one.name),
    };
    read.iter().map(key).collect()
}

fn text(at: Place) -> Made {
    let mut made = Made::object(at);
    made.set("type", Made::leaf(at, "string"));
    made
}

/// A schema with what the parameter says of itself, where the schema says nothing.
fn described(bundle: &Bundle<'_, '_>, at: Place, mut made: Made) -> Made {
    if let Some(docs) = bundle.library.text(at, "description") {
        made.set("description", Made::leaf(at, docs));
    }
    if bundle.library.is_true(at, "deprecated") {
        made.set("deprecated", Made::leaf(at, true));
    }
    made
}
