//! An array of objects or of tuples: what each property lists over all elements.

use oxc::ast::ast::{
    ArrayExpression, ArrayExpressionElement, Expression, ObjectExpression, ObjectPropertyKind,
};
use oxc::span::{GetSpan, Span as Bytes};

use super::literal::literal;
use super::names::key_name;
use super::reader::{DEEPEST, Reader};
use crate::facts::{Part, Span};

/// The properties of the elements of an array.
pub struct Rows {
    columns: Vec<Column>,
    takeovers: Vec<Takeover>,
    /// Whether any element is an object or a tuple.
    any: bool,
}

struct Column {
    steps: Vec<String>,
    at: Span,
    parts: Vec<Part>,
    /// Whether a literal or a name stands in it anywhere.
    tells: bool,
}

/// An object that takes over all properties of another: `{ ...base, label: "GitHub" }`.
struct Takeover {
    /// Where in the element the object is.
    steps: Vec<String>,
    /// The properties that it sets afterwards.
    own: Vec<String>,
    /// The symbol of the other object.
    path: Option<Vec<String>>,
    at: Bytes,
}

impl Rows {
    /// The properties of the elements of `array`.
    pub fn of<'a>(reader: &Reader<'a, '_>, array: &ArrayExpression<'a>) -> Self {
        let mut rows = Self { columns: Vec::new(), takeovers: Vec::new(), any: false };
        for element in &array.elements {
            if let Some(value) = element.as_expression().map(Expression::get_inner_expression)
                && is_row(value)
            {
                rows.any = true;
                rows.row(reader, value, &[]);
            }
        }
        if !rows.any {
            return rows;
        }
        rows.take_over(reader);
        // What is no object may have any of the properties that the others have.
        for element in &array.elements {
            match element {
                ArrayExpressionElement::Elision(_) => {}
                ArrayExpressionElement::SpreadElement(spread) => {
                    rows.spread(reader, &spread.argument);
                }
                other => {
                    let value = other.as_expression().map(Expression::get_inner_expression);
                    if let Some(value) = value.filter(|value| !is_row(value)) {
                        rows.element(reader, value);
                    }
                }
            }
        }
        rows
    }

    /// Whether any element is an object or a tuple.
    pub fn any(&self) -> bool {
        self.any
    }

    /// The steps of each property that lists anything, where it stands first, and what it lists.
    pub fn columns(self) -> impl Iterator<Item = (Vec<String>, Span, Vec<Part>)> {
        self.columns
            .into_iter()
            .filter(|column| column.tells)
            .map(|column| (column.steps, column.at, column.parts))
    }

    fn row<'a>(&mut self, reader: &Reader<'a, '_>, row: &Expression<'a>, steps: &[String]) {
        match row {
            Expression::ObjectExpression(object) => self.object(reader, object, steps),
            Expression::ArrayExpression(tuple) => {
                for (index, element) in tuple.elements.iter().enumerate() {
                    if let Some(value) = element.as_expression() {
                        self.cell(reader, value, value.span(), &with(steps, index.to_string()));
                    }
                }
            }
            _ => {}
        }
    }

    fn object<'a>(
        &mut self,
        reader: &Reader<'a, '_>,
        object: &ObjectExpression<'a>,
        steps: &[String],
    ) {
        let spreads = self.takeovers.len();
        for property in &object.properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => {
                    if let Some(name) = key_name(&property.key) {
                        for spread in &mut self.takeovers[spreads..] {
                            spread.own.push(name.clone());
                        }
                        let steps = with(steps, name);
                        self.cell(reader, &property.value, property.key.span(), &steps);
                    }
                }
                ObjectPropertyKind::SpreadProperty(spread) => self.takeovers.push(Takeover {
                    steps: steps.to_vec(),
                    own: Vec::new(),
                    path: reader.names.path(&spread.argument),
                    at: spread.span,
                }),
            }
        }
    }

    /// Adds what objects take over from others to every property that they do not set themselves.
    fn take_over(&mut self, reader: &Reader<'_, '_>) {
        for Takeover { steps, own, path, at } in std::mem::take(&mut self.takeovers) {
            for column in &mut self.columns {
                let Some(rest) = column.steps.strip_prefix(steps.as_slice()) else { continue };
                if rest.first().is_some_and(|first| own.contains(first)) {
                    continue;
                }
                column.parts.push(match &path {
                    Some(path) => reader.from(path.iter().chain(rest).cloned().collect(), at),
                    None => reader.unknown("the element spreads a computed object", at),
                });
            }
        }
    }

    fn cell<'a>(
        &mut self,
        reader: &Reader<'a, '_>,
        value: &Expression<'a>,
        key: Bytes,
        steps: &[String],
    ) {
        let inner = value.get_inner_expression();
        if let Expression::ObjectExpression(object) = inner
            && steps.len() < DEEPEST
        {
            return self.object(reader, object, steps);
        }
        let parts = reader.element(value);
        let tells = literal(value).is_some() || reader.names.path(value).is_some();
        if let Some(column) = self.columns.iter_mut().find(|column| column.steps == steps) {
            column.tells |= tells;
            column.parts.extend(parts);
        } else {
            let at = reader.at(key);
            self.columns.push(Column { steps: steps.to_vec(), at, parts, tells });
        }
    }

    /// An element that is not written out here: `github` in `[github, { key: "openai" }]`.
    fn element<'a>(&mut self, reader: &Reader<'a, '_>, element: &Expression<'a>) {
        let path = reader.names.path(element);
        for column in &mut self.columns {
            column.parts.push(match &path {
                Some(path) => {
                    let path = path.iter().chain(&column.steps).cloned().collect();
                    reader.from(path, element.span())
                }
                None => reader.computed(element),
            });
        }
    }

    fn spread<'a>(&mut self, reader: &Reader<'a, '_>, spread: &Expression<'a>) {
        let path = reader.names.path(spread);
        for column in &mut self.columns {
            column.parts.push(match &path {
                Some(path) => {
                    let elements = path.iter().cloned().chain(["[]".to_owned()]);
                    reader
                        .from(elements.chain(column.steps.iter().cloned()).collect(), spread.span())
                }
                None => reader.computed(spread),
            });
        }
    }
}

fn is_row(value: &Expression<'_>) -> bool {
    matches!(value, Expression::ObjectExpression(_) | Expression::ArrayExpression(_))
}

fn with(steps: &[String], last: String) -> Vec<String> {
    steps.iter().cloned().chain([last]).collect()
}
