//! How arrays and objects are written into URLs and headers: the styles of OpenAPI.

use counterpart::__private::ecmascript_number;
use counterpart::Value;

use super::operation::Style;

/// Which characters stay as they are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encode {
    /// Letters, digits and `-._~`; everything else is `%XX`.
    All,
    /// Reserved ones that have no meaning in a path, too.
    PathReserved,
    /// Reserved ones that have no meaning in a query, too.
    QueryReserved,
    /// All of them.
    Nothing,
}

impl Encode {
    /// A text with its other characters as `%XX`.
    pub fn text(self, text: &str) -> String {
        let kept = match self {
            Self::All => "",
            Self::PathReserved => ":@!$&'()*+,;=",
            Self::QueryReserved => ":/?@!$'()*,;",
            Self::Nothing => return text.to_owned(),
        };
        let mut out = String::with_capacity(text.len());
        for byte in text.bytes() {
            let is_unreserved = byte.is_ascii_alphanumeric() || b"-._~".contains(&byte);
            if is_unreserved || kept.as_bytes().contains(&byte) {
                out.push(char::from(byte));
            } else {
                out.push('%');
                out.push(digit(byte >> 4));
                out.push(digit(byte & 15));
            }
        }
        out
    }
}

fn digit(half: u8) -> char {
    char::from_digit(u32::from(half), 16).unwrap_or('0').to_ascii_uppercase()
}

/// Everything but letters, digits and `-._~` as `%XX`.
pub fn encode(text: &str) -> String {
    Encode::All.text(text)
}

/// A value as text: a string as it is, others as JSON, with numbers as ECMAScript writes them.
pub fn plain(value: &Value) -> String {
    match value {
        Value::String(text) => text.clone(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::Array(_) | Value::Object(_) => {
            json(value)
        }
    }
}

/// The JSON text that `JSON.stringify` makes of a value.
pub fn json(value: &Value) -> String {
    match value {
        Value::Number(number) => ecmascript_number(number),
        Value::Array(items) => {
            let items: Vec<String> = items.iter().map(json).collect();
            format!("[{}]", items.join(","))
        }
        Value::Object(members) => {
            let text = |key: &String| Value::from(key.as_str()).to_string();
            let members: Vec<String> =
                members.iter().map(|(key, item)| format!("{}:{}", text(key), json(item))).collect();
            format!("{{{}}}", members.join(","))
        }
        Value::Null | Value::Bool(_) | Value::String(_) => value.to_string(),
    }
}

/// Writes a value under a name. Absent members of objects are left out.
pub fn write(style: Style, name: &str, value: &Value, explode: bool, through: Encode) -> String {
    let value = Parts::of(value, through);
    match style {
        Style::Simple => value.joined(explode, ","),
        Style::Label => format!(".{}", value.joined(explode, if explode { "." } else { "," })),
        Style::Matrix => matrix(&through.text(name), value, explode),
        Style::Form | Style::Cookie => delimited(&through.text(name), value, explode, ","),
        Style::SpaceDelimited => delimited(&through.text(name), value, explode, "%20"),
        Style::PipeDelimited => delimited(&through.text(name), value, explode, "%7C"),
        Style::DeepObject => deep(&through.text(name), value.whole, through).join("&"),
        Style::Json => through.text(&json(value.whole)),
    }
}

/// A value, with its items or members written.
struct Parts<'a> {
    whole: &'a Value,
    kind: Kind,
}

enum Kind {
    Scalar(String),
    List(Vec<String>),
    Members(Vec<(String, String)>),
}

impl<'a> Parts<'a> {
    fn of(whole: &'a Value, through: Encode) -> Self {
        let kind = match whole {
            Value::Array(items) => {
                Kind::List(items.iter().map(|item| through.text(&plain(item))).collect())
            }
            Value::Object(members) => Kind::Members(
                members
                    .iter()
                    .filter(|(_, item)| !item.is_null())
                    .map(|(key, item)| (through.text(key), through.text(&plain(item))))
                    .collect(),
            ),
            Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
                Kind::Scalar(through.text(&plain(whole)))
            }
        };
        Self { whole, kind }
    }

    /// Keys and values, or items, in turn; with `explode`, members as `key=value`.
    fn joined(self, explode: bool, delimiter: &str) -> String {
        match self.kind {
            Kind::Scalar(text) => text,
            Kind::List(items) => items.join(delimiter),
            Kind::Members(members) if explode => pairs(members).join(delimiter),
            Kind::Members(members) => flat(members).join(delimiter),
        }
    }
}

fn pairs(members: Vec<(String, String)>) -> Vec<String> {
    members.into_iter().map(|(key, item)| format!("{key}={item}")).collect()
}

fn flat(members: Vec<(String, String)>) -> Vec<String> {
    members.into_iter().flat_map(|(key, item)| [key, item]).collect()
}

fn matrix(name: &str, value: Parts<'_>, explode: bool) -> String {
    let one = |text: String| format!(";{name}={text}");
    match value.kind {
        Kind::Scalar(text) => one(text),
        Kind::List(items) if explode => items.into_iter().map(one).collect::<Vec<_>>().concat(),
        Kind::Members(members) if explode => {
            pairs(members).into_iter().flat_map(|pair| [";".to_owned(), pair]).collect()
        }
        Kind::List(_) | Kind::Members(_) => one(value.joined(false, ",")),
    }
}

fn delimited(name: &str, value: Parts<'_>, explode: bool, delimiter: &str) -> String {
    let one = |text: String| format!("{name}={text}");
    match value.kind {
        Kind::Scalar(text) => one(text),
        Kind::List(items) if items.is_empty() => String::new(),
        Kind::Members(members) if members.is_empty() => String::new(),
        Kind::List(items) if explode => items.into_iter().map(one).collect::<Vec<_>>().join("&"),
        Kind::Members(members) if explode => pairs(members).join("&"),
        Kind::List(_) | Kind::Members(_) => one(value.joined(false, delimiter)),
    }
}

fn deep(name: &str, value: &Value, through: Encode) -> Vec<String> {
    match value {
        Value::Array(items) => items.iter().flat_map(|item| deep(name, item, through)).collect(),
        Value::Object(members) => members
            .iter()
            .filter(|(_, item)| !item.is_null())
            .flat_map(|(key, item)| {
                deep(&format!("{name}%5B{}%5D", through.text(key)), item, through)
            })
            .collect(),
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {
            vec![format!("{name}={}", through.text(&plain(value)))]
        }
    }
}
