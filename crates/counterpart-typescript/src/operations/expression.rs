//! JavaScript expressions that are data: the descriptions of operations.

use std::fmt::Write as _;

use crate::escape::{js_string, object_key};

/// Longer lists and objects have a line for each item.
const LONGEST: usize = 80;

/// An expression without effects.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expression {
    /// A name in scope.
    Name(String),
    /// A string.
    Text(String),
    /// A number.
    Number(u64),
    /// `true` or `false`.
    Boolean(bool),
    /// `undefined`
    Undefined,
    /// `[…]`
    List(Vec<Expression>),
    /// `{…}`
    Object(Vec<(String, Expression)>),
    /// A call of a function without effects.
    Call(String, Vec<Expression>),
}

impl Expression {
    /// A string.
    pub fn text(text: impl Into<String>) -> Self {
        Self::Text(text.into())
    }

    /// A list of strings.
    pub fn texts<'t>(texts: impl IntoIterator<Item = &'t str>) -> Self {
        Self::List(texts.into_iter().map(Self::text).collect())
    }

    /// An object with those of these properties that have a value.
    pub fn object<'k>(properties: impl IntoIterator<Item = (&'k str, Option<Self>)>) -> Self {
        let properties = properties.into_iter();
        let stated = properties.filter_map(|(key, value)| Some((key.to_owned(), value?)));
        Self::Object(stated.collect())
    }

    /// The code; what does not fit into a line goes on at this depth.
    pub fn print(&self, depth: usize) -> String {
        let flat = self.flat();
        if depth * 2 + flat.len() <= LONGEST {
            return flat;
        }
        let (open, items, close) = match self {
            Self::List(items) => {
                ("[", items.iter().map(|item| item.print(depth + 1)).collect::<Vec<_>>(), "]")
            }
            Self::Object(properties) => {
                let print = |(key, value): &(String, Self)| {
                    format!("{}: {}", object_key(key), value.print(depth + 1))
                };
                ("{", properties.iter().map(print).collect(), "}")
            }
            Self::Name(_)
            | Self::Text(_)
            | Self::Number(_)
            | Self::Boolean(_)
            | Self::Undefined
            | Self::Call(..) => return flat,
        };
        let mut text = open.to_owned();
        for item in items {
            let _ = write!(text, "\n{}{item},", "  ".repeat(depth + 1));
        }
        let _ = write!(text, "\n{}{close}", "  ".repeat(depth));
        text
    }

    fn flat(&self) -> String {
        let list = |items: &[Self]| items.iter().map(Self::flat).collect::<Vec<_>>().join(", ");
        match self {
            Self::Name(name) => name.clone(),
            Self::Text(text) => js_string(text),
            Self::Number(number) => number.to_string(),
            Self::Boolean(value) => value.to_string(),
            Self::Undefined => "undefined".to_owned(),
            Self::List(items) => format!("[{}]", list(items)),
            Self::Object(properties) if properties.is_empty() => "{}".to_owned(),
            Self::Object(properties) => {
                let property = |(key, value): &(String, Self)| {
                    format!("{}: {}", object_key(key), value.flat())
                };
                format!("{{ {} }}", properties.iter().map(property).collect::<Vec<_>>().join(", "))
            }
            // So that a bundle holds what it uses.
            Self::Call(function, arguments) => {
                format!("/* @__PURE__ */ {function}({})", list(arguments))
            }
        }
    }
}
