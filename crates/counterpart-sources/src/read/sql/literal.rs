//! Values and names of a statement, and their places.

use sqlparser::ast::{Expr, Ident, ObjectName, Spanned, UnaryOperator, Value};
use sqlparser::tokenizer::Span as Marks;

use crate::facts::{Form, Listing, Part, Span, Written};

/// Where a statement begins in its file: places inside of it count from there.
#[derive(Clone, Copy, Debug)]
pub(super) struct Origin {
    pub line: u32,
    pub column: u32,
}

impl Origin {
    /// The place of something in the statement.
    pub(super) fn place(self, marks: Marks) -> Span {
        let number = |value: u64| u32::try_from(value).unwrap_or(u32::MAX);
        let (line, column) = (number(marks.start.line.max(1)), number(marks.start.column.max(1)));
        let length = if marks.start.line == marks.end.line {
            number(marks.end.column.saturating_sub(marks.start.column))
        } else {
            1
        };
        let column = if line == 1 { column + self.column - 1 } else { column };
        Span { line: line + self.line - 1, column, length }
    }
}

/// The schemas that names are in when no schema is named.
const USUAL: &[&str] = &["public", "dbo", "main"];

/// A name as written, without the usual schema.
pub(super) fn name(name: &ObjectName) -> String {
    let steps: Vec<&Ident> = name.0.iter().filter_map(|part| part.as_ident()).collect();
    let usual = steps.len() > 1
        && steps.first().is_some_and(|first| USUAL.contains(&first.value.to_lowercase().as_str()));
    let steps = steps.iter().skip(usize::from(usual)).map(|step| step.value.as_str());
    steps.collect::<Vec<_>>().join(".")
}

/// Where a name stands.
pub(super) fn place_of(origin: Origin, name: &ObjectName) -> Span {
    let last = name.0.iter().rev().find_map(|part| part.as_ident());
    origin.place(last.map_or_else(Marks::empty, |ident| ident.span))
}

/// The value an expression is, if it is a literal, with its place.
pub(super) fn literal(origin: Origin, expr: &Expr) -> Option<(String, Span)> {
    match expr {
        Expr::Value(value) => {
            let text = match &value.value {
                Value::Number(text, _)
                | Value::SingleQuotedString(text)
                | Value::EscapedStringLiteral(text)
                | Value::UnicodeStringLiteral(text)
                | Value::NationalStringLiteral(text)
                | Value::DoubleQuotedString(text) => text.clone(),
                Value::DollarQuotedString(text) => text.value.clone(),
                Value::Boolean(value) => value.to_string(),
                _ => return None,
            };
            Some((text, origin.place(value.span)))
        }
        Expr::Nested(inner) => literal(origin, inner),
        Expr::Cast { expr, .. } => literal(origin, expr),
        Expr::UnaryOp { op: UnaryOperator::Minus, expr } => {
            literal(origin, expr).map(|(text, at)| (format!("-{text}"), at))
        }
        // MySQL and SQLite take double quotes for text where no column has that name.
        _ => None,
    }
}

/// An expression as a part of a list; none for NULL.
pub(super) fn part(origin: Origin, expr: &Expr) -> Option<Part> {
    if matches!(expr, Expr::Value(value) if value.value == Value::Null) {
        return None;
    }
    Some(match literal(origin, expr) {
        Some((text, at)) => Part::One { value: Written::Value(text), at },
        None => {
            Part::Unknown { at: origin.place(expr.span()), because: "it is computed".to_owned() }
        }
    })
}

/// The values of a list that is written as one: `ARRAY['a', 'b']`, `'{a,b}'::text[]`.
pub(super) fn array(origin: Origin, expr: &Expr) -> Option<Vec<Part>> {
    match expr {
        Expr::Array(array) => {
            Some(array.elem.iter().filter_map(|element| part(origin, element)).collect())
        }
        Expr::Nested(inner) => array(origin, inner),
        Expr::Cast { expr, .. } => array(origin, expr),
        Expr::Value(_) => {
            let (text, at) = literal(origin, expr)?;
            let inside = text.strip_prefix('{')?.strip_suffix('}')?;
            let value = |item: &str| {
                let text = item.trim().trim_matches('"').to_owned();
                Part::One { value: Written::Value(text), at }
            };
            Some(inside.split(',').filter(|item| !item.is_empty()).map(value).collect())
        }
        _ => None,
    }
}

/// A listing of SQL: it has no subject and takes nothing else.
pub(super) fn listing(form: Form, at: Span, parts: Vec<Part>) -> Listing {
    Listing { form, at, over: None, parts, catch_all: None }
}

/// The place of something that knows it.
pub(super) fn place(origin: Origin, spanned: &impl Spanned) -> Span {
    origin.place(spanned.span())
}
