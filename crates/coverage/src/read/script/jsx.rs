//! Lists in JSX: elements of one kind beside each other, by their attributes.

use oxc::ast::ast::{
    Expression, JSXAttributeItem, JSXAttributeValue, JSXChild, JSXElement, JSXElementName,
    JSXExpression,
};
use oxc::semantic::NodeId;
use oxc::span::{GetSpan, Span as Bytes};

use super::reader::Reader;
use crate::facts::{Form, Listing, Part};

/// What one attribute lists over the elements of one name.
struct Column {
    over: String,
    at: Bytes,
    parts: Vec<Part>,
    elements: usize,
}

impl<'a> Reader<'a, '_> {
    /// `<Option value="github" /><Option value="openai" />`: two elements or more make a list.
    pub fn siblings(&mut self, node: NodeId, children: &[JSXChild<'a>]) {
        let mut columns: Vec<Column> = Vec::new();
        for child in children {
            match child {
                JSXChild::Element(element) => self.sibling(&mut columns, element, false),
                JSXChild::ExpressionContainer(container) => {
                    // `{flag && <Option value="github" />}`
                    if let Some(element) = conditional_element(&container.expression) {
                        self.sibling(&mut columns, element, true);
                    }
                }
                JSXChild::Text(_) | JSXChild::Fragment(_) | JSXChild::Spread(_) => {}
            }
        }
        for column in columns.into_iter().filter(|column| column.elements > 1) {
            let at = self.at(column.at);
            let over = Some(column.over);
            let listing =
                Listing { form: Form::Array, at, over, parts: column.parts, catch_all: None };
            self.branch(node, listing);
        }
    }

    fn sibling(&self, columns: &mut Vec<Column>, element: &JSXElement<'a>, conditional: bool) {
        let opening = &element.opening_element;
        let name = element_name(&opening.name, self.text);
        for item in &opening.attributes {
            let JSXAttributeItem::Attribute(attribute) = item else { continue };
            let parts = match &attribute.value {
                Some(JSXAttributeValue::StringLiteral(text)) => {
                    vec![self.value(text.value.as_str(), text.span)]
                }
                Some(JSXAttributeValue::ExpressionContainer(container)) => {
                    match container.expression.as_expression() {
                        Some(value) => match self.scalar(value) {
                            Some(part) => vec![part],
                            None => continue,
                        },
                        None => continue,
                    }
                }
                Some(JSXAttributeValue::Element(_) | JSXAttributeValue::Fragment(_)) | None => {
                    continue;
                }
            };
            let parts = if conditional { super::parts::conditional(parts) } else { parts };
            let over = format!("{name}.{}", attribute.name.span().source_text(self.text));
            match columns.iter_mut().find(|column| column.over == over) {
                Some(column) => {
                    column.parts.extend(parts);
                    column.elements += 1;
                }
                None => columns.push(Column { over, at: element.span, parts, elements: 1 }),
            }
        }
    }
}

fn conditional_element<'e, 'a>(expression: &'e JSXExpression<'a>) -> Option<&'e JSXElement<'a>> {
    let mut inner = expression.as_expression()?.get_inner_expression();
    while let Expression::LogicalExpression(logical) = inner {
        inner = logical.right.get_inner_expression();
    }
    match inner {
        Expression::JSXElement(element) => Some(element),
        _ => None,
    }
}

fn element_name(name: &JSXElementName<'_>, text: &str) -> String {
    name.span().source_text(text).to_owned()
}
