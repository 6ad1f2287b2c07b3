//! The parameters of a request, as one JSON object by their keys.

use serde_json::{Map, Number, Value};

use super::operation::{Location, Parameter, Reading, Style};
use super::query::Query;

/// Where the texts of parameters are found.
pub trait Source {
    /// The decoded texts that stand under a name; an empty list where the parameter is absent. None
    /// where they cannot be read.
    fn texts(&self, parameter: &Parameter) -> Option<Vec<String>>;

    /// The texts below a name: those of `name[key]`, by their keys.
    fn below(&self, name: &str) -> Vec<(String, String)>;

    /// Every pair, where the place is made of pairs.
    fn pairs(&self) -> Vec<(String, String)>;
}

/// What cannot be read of a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unread {
    /// A text is not what HTTP allows there.
    Malformed,
    /// A value that can be there once is there twice.
    Twice,
}

impl Unread {
    /// One sentence.
    pub const fn sentence(self) -> &'static str {
        match self {
            Self::Malformed => "A parameter of the request cannot be read.",
            Self::Twice => "A parameter of the request is there twice.",
        }
    }
}

/// The values of all parameters that are there.
pub fn arguments(parameters: &[Parameter], source: &impl Source) -> Result<Value, Unread> {
    let mut arguments = Map::new();
    for parameter in parameters {
        if let Some(value) = value(parameter, source)? {
            arguments.insert(parameter.key.to_owned(), value);
        }
    }
    Ok(Value::Object(arguments))
}

fn value(parameter: &Parameter, source: &impl Source) -> Result<Option<Value>, Unread> {
    let Parameter { name, style, explode, reading, .. } = parameter;
    if *style == Style::DeepObject {
        return deep(*reading, source.below(name));
    }
    if parameter.location == Location::QueryString && *style == Style::Pairs {
        return object(*reading, source.pairs()).map(Some);
    }
    if let (Reading::Object(fields, _), Style::Form, true) = (reading, style, explode) {
        let known = |key: &str| fields.iter().any(|(field, _)| *field == key);
        let open = fields.is_empty();
        let pairs = source.pairs().into_iter().filter(|(key, _)| open || known(key));
        let pairs: Vec<_> = pairs.collect();
        return if pairs.is_empty() { Ok(None) } else { object(*reading, pairs).map(Some) };
    }
    let mut texts = source.texts(parameter).ok_or(Unread::Malformed)?;
    if let (Reading::Array(items), true) = (reading, *explode && is_repeated(parameter)) {
        if texts.is_empty() {
            return Ok(None);
        }
        return Ok(Some(texts.iter().map(|text| scalar(**items, text)).collect()));
    }
    let Some(text) = texts.pop() else { return Ok(None) };
    if !texts.is_empty() {
        return Err(Unread::Twice);
    }
    single(parameter, &text).map(Some)
}

/// Whether the items of an exploded array are values of one name.
const fn is_repeated(parameter: &Parameter) -> bool {
    match parameter.style {
        Style::Form | Style::SpaceDelimited | Style::PipeDelimited => true,
        Style::Simple
        | Style::Label
        | Style::Matrix
        | Style::DeepObject
        | Style::Json
        | Style::Text
        | Style::Pairs => false,
    }
}

/// The value of one text.
fn single(parameter: &Parameter, text: &str) -> Result<Value, Unread> {
    let Parameter { name, style, explode, reading, .. } = parameter;
    let separated = |text: &str, separator| parts(*reading, *explode, text, separator);
    match style {
        Style::Json => serde_json::from_str(text).map_err(|_| Unread::Malformed),
        Style::Text => Ok(scalar(*reading, text)),
        Style::Pairs => {
            let query = Query::of(text).ok_or(Unread::Malformed)?;
            object(*reading, query.pairs())
        }
        Style::Simple | Style::Form => separated(text, ','),
        Style::SpaceDelimited => separated(text, ' '),
        Style::PipeDelimited => separated(text, '|'),
        Style::Label => {
            let text = text.strip_prefix('.').ok_or(Unread::Malformed)?;
            separated(text, if *explode { '.' } else { ',' })
        }
        Style::Matrix => matrix(name, *explode, *reading, text),
        Style::DeepObject => Err(Unread::Malformed),
    }
}

/// `;name=a,b`, and exploded `;name=a;name=b` or `;key=a;other=b`.
fn matrix(name: &str, explode: bool, reading: Reading, text: &str) -> Result<Value, Unread> {
    let text = text.strip_prefix(';').ok_or(Unread::Malformed)?;
    let own = |text: &str| {
        let (key, value) = text.split_once('=').unwrap_or((text, ""));
        (key == name).then(|| value.to_owned()).ok_or(Unread::Malformed)
    };
    match (reading, explode) {
        (Reading::Array(items), true) => {
            text.split(';').map(|text| own(text).map(|text| scalar(*items, &text))).collect()
        }
        (Reading::Object(..), true) => parts(reading, true, text, ';'),
        (Reading::Scalar { .. } | Reading::Array(_) | Reading::Object(..), _) => {
            parts(reading, false, &own(text)?, ',')
        }
    }
}

/// The value of a text in which items or properties stand one behind the other.
fn parts(reading: Reading, explode: bool, text: &str, separator: char) -> Result<Value, Unread> {
    match reading {
        Reading::Scalar { .. } => Ok(scalar(reading, text)),
        Reading::Array(_) if text.is_empty() => Ok(Value::Array(Vec::new())),
        Reading::Array(items) => {
            Ok(text.split(separator).map(|text| scalar(*items, text)).collect())
        }
        Reading::Object(..) if text.is_empty() => object(reading, Vec::new()),
        Reading::Object(..) if explode => {
            let pairs = text.split(separator).map(|pair| {
                let (key, value) = pair.split_once('=').ok_or(Unread::Malformed)?;
                Ok((key.to_owned(), value.to_owned()))
            });
            object(reading, pairs.collect::<Result<_, _>>()?)
        }
        Reading::Object(..) => {
            let texts: Vec<_> = text.split(separator).collect();
            let (pairs, rest) = texts.as_chunks::<2>();
            if !rest.is_empty() {
                return Err(Unread::Malformed);
            }
            let pairs = pairs.iter().map(|[key, value]| ((*key).to_owned(), (*value).to_owned()));
            object(reading, pairs.collect())
        }
    }
}

/// `name[key]=value`, and of a list `name[key]=a&name[key]=b`.
fn deep(reading: Reading, pairs: Vec<(String, String)>) -> Result<Option<Value>, Unread> {
    if pairs.is_empty() { Ok(None) } else { object(reading, pairs).map(Some) }
}

/// An object of pairs. What a list has may be there more than once.
pub fn object(reading: Reading, pairs: Vec<(String, String)>) -> Result<Value, Unread> {
    let mut members = Map::new();
    for (key, text) in pairs {
        match (field(reading, &key), members.get_mut(&key)) {
            (Reading::Array(items), Some(Value::Array(list))) => list.push(scalar(*items, &text)),
            (Reading::Array(items), _) => {
                members.insert(key, Value::Array(vec![scalar(*items, &text)]));
            }
            (Reading::Scalar { .. } | Reading::Object(..), Some(_)) => return Err(Unread::Twice),
            (reading @ Reading::Scalar { .. }, None) => {
                members.insert(key, scalar(reading, &text));
            }
            // An object inside a form is written as JSON.
            (Reading::Object(..), None) => {
                let value = serde_json::from_str(&text).map_err(|_| Unread::Malformed)?;
                members.insert(key, value);
            }
        }
    }
    Ok(Value::Object(members))
}

/// How a property is read.
fn field(reading: Reading, key: &str) -> Reading {
    match reading {
        Reading::Object(fields, rest) => {
            fields.iter().find(|(name, _)| *name == key).map_or(*rest, |(_, reading)| *reading)
        }
        Reading::Scalar { .. } | Reading::Array(_) => Reading::STRING,
    }
}

/// What one text is: a number, a boolean or null where they are admitted and the text is one as JSON
/// writes it, else a string. So `007` is no number.
pub fn scalar(reading: Reading, text: &str) -> Value {
    let Reading::Scalar { number, boolean, null } = reading else {
        return Value::String(text.to_owned());
    };
    match text {
        "true" if boolean => Value::Bool(true),
        "false" if boolean => Value::Bool(false),
        "null" | "" if null => Value::Null,
        _ => {
            let as_number = || text.parse::<Number>().ok().filter(|_| is_plain(text));
            let found = if number { as_number() } else { None };
            found.map_or_else(|| Value::String(text.to_owned()), Value::Number)
        }
    }
}

/// Whether a text begins and ends as a number does, without white space.
fn is_plain(text: &str) -> bool {
    text.starts_with(|c: char| c == '-' || c.is_ascii_digit())
        && text.ends_with(|c: char| c.is_ascii_digit())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    const NUMBER: Reading = Reading::Scalar { number: true, boolean: false, null: false };
    const LIST: Reading = Reading::Array(&NUMBER);
    const PAIR: Reading =
        Reading::Object(&[("a", NUMBER), ("b", Reading::STRING)], &Reading::STRING);

    fn read(style: Style, explode: bool, reading: Reading, text: &str) -> Result<Value, Unread> {
        let location = Location::Path;
        single(&Parameter { key: "n", name: "n", location, style, explode, reading }, text)
    }

    #[test]
    fn styles_are_those_of_openapi() {
        for (style, explode, text) in [
            (Style::Simple, false, "3,4"),
            (Style::Label, false, ".3,4"),
            (Style::Label, true, ".3.4"),
            (Style::Matrix, false, ";n=3,4"),
            (Style::Matrix, true, ";n=3;n=4"),
            (Style::SpaceDelimited, false, "3 4"),
            (Style::PipeDelimited, false, "3|4"),
            (Style::Json, false, "[3, 4]"),
        ] {
            assert_eq!(read(style, explode, LIST, text), Ok(json!([3, 4])), "{text}");
        }
        for (style, explode, text) in [
            (Style::Simple, false, "a,3,b,x"),
            (Style::Simple, true, "a=3,b=x"),
            (Style::Label, true, ".a=3.b=x"),
            (Style::Matrix, false, ";n=a,3,b,x"),
            (Style::Matrix, true, ";a=3;b=x"),
            (Style::Pairs, false, "a=3&b=x"),
        ] {
            assert_eq!(read(style, explode, PAIR, text), Ok(json!({"a": 3, "b": "x"})), "{text}");
        }
        assert_eq!(read(Style::Matrix, false, LIST, ";other=3"), Err(Unread::Malformed));
        assert_eq!(read(Style::Simple, false, PAIR, "a,3,b"), Err(Unread::Malformed));
    }

    #[test]
    fn only_what_json_writes_is_a_number() {
        for text in ["007", "+1", "1.", ".5", " 1", "1 ", "NaN", "1e", "0x1", ""] {
            assert_eq!(scalar(NUMBER, text), json!(text), "{text}");
        }
        assert_eq!(scalar(NUMBER, "-1.5e3"), json!(-1500.0));
        assert_eq!(scalar(Reading::STRING, "3"), json!("3"));
    }
}
