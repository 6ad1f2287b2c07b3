//! Lists in JSX: elements of one kind beside each other, by their attributes.

use oxc::ast::ast::{
    Argument, Expression, FormalParameters, JSXAttributeItem, JSXAttributeValue, JSXChild,
    JSXElement, JSXExpression,
};
use oxc::semantic::NodeId;
use oxc::span::{GetSpan, Span as Bytes};

use super::list::{only_result, taken};
use super::parts::conditional;
use super::reader::Reader;
use crate::facts::{Form, Listing, Part};

/// What stands beside each other.
#[derive(Default)]
struct Siblings {
    columns: Vec<Column>,
    /// What may be further elements, of whatever kind.
    unknown: Vec<Part>,
}

/// What one attribute lists over the elements of one name.
struct Column {
    over: String,
    at: Bytes,
    parts: Vec<Part>,
    elements: usize,
    /// Whether some of the elements are made of a list.
    is_made: bool,
}

/// How an element comes to stand where it does.
#[derive(Clone, Copy)]
enum Origin<'e, 'a> {
    /// It always does.
    Plain,
    /// It does under a condition.
    Conditional,
    /// It does for each element of a list, which the function takes as its parameter.
    Each(&'e Expression<'a>, &'e FormalParameters<'a>),
}

impl<'a> Reader<'a, '_> {
    /// `<Option value="github" /><Option value="openai" />`: two elements or more make a list.
    pub fn siblings(&mut self, node: NodeId, children: &[JSXChild<'a>]) {
        let mut siblings = Siblings::default();
        self.children(&mut siblings, children);
        let Siblings { columns, unknown } = siblings;
        // All attributes are readings of the same elements, so they begin at the same place.
        let Some(first) = columns.iter().map(|column| column.at).min_by_key(|at| at.start) else {
            return;
        };
        let at = self.at(first);
        for column in columns.into_iter().filter(|column| column.elements > 1) {
            let over = Some(column.over);
            let parts = if column.is_made { besides(column.parts) } else { column.parts };
            let parts = parts.into_iter().chain(unknown.iter().cloned()).collect();
            let listing = Listing { form: Form::Array, at, over, parts, catch_all: None };
            self.branch(node, listing);
        }
    }

    fn children(&self, siblings: &mut Siblings, children: &[JSXChild<'a>]) {
        for child in children {
            match child {
                JSXChild::Element(element) => self.sibling(siblings, element, Origin::Plain),
                JSXChild::ExpressionContainer(container) => match &container.expression {
                    JSXExpression::EmptyExpression(_) => {}
                    other => {
                        if let Some(value) = other.as_expression() {
                            self.child(siblings, value, Origin::Plain);
                        }
                    }
                },
                JSXChild::Spread(spread) => {
                    siblings.unknown.push(self.computed(&spread.expression));
                }
                JSXChild::Text(_) | JSXChild::Fragment(_) => {}
            }
        }
    }

    /// `{flag && <Option value="github" />}`, `{KEYS.map((key) => <Option value={key} />)}`
    fn child<'e>(
        &self,
        siblings: &mut Siblings,
        child: &'e Expression<'a>,
        origin: Origin<'e, 'a>,
    ) {
        match child.get_inner_expression() {
            Expression::JSXElement(element) => self.sibling(siblings, element, origin),
            Expression::LogicalExpression(logical) => {
                self.child(siblings, &logical.right, Origin::Conditional);
            }
            Expression::ConditionalExpression(condition) => {
                self.child(siblings, &condition.consequent, Origin::Conditional);
                self.child(siblings, &condition.alternate, Origin::Conditional);
            }
            Expression::StringLiteral(_)
            | Expression::NumericLiteral(_)
            | Expression::BooleanLiteral(_)
            | Expression::NullLiteral(_)
            | Expression::TemplateLiteral(_)
            | Expression::JSXFragment(_) => {}
            inner => {
                if let Expression::CallExpression(call) = inner
                    && let Some(member) = call.callee.get_inner_expression().as_member_expression()
                    && member.static_property_info().is_some_and(|(_, name)| name == "map")
                    && let Some(function) = call.arguments.first().and_then(Argument::as_expression)
                    && let Some((parameters, result)) = only_result(function)
                    && let Expression::JSXElement(element) = result.get_inner_expression()
                    && self.listing_path(member.object()).is_some()
                {
                    self.sibling(siblings, element, Origin::Each(member.object(), parameters));
                } else if !self.is_undefined(inner) {
                    siblings.unknown.push(self.computed(inner));
                }
            }
        }
    }

    fn sibling(&self, siblings: &mut Siblings, element: &JSXElement<'a>, origin: Origin<'_, 'a>) {
        let opening = &element.opening_element;
        let name = opening.name.span().source_text(self.text);
        for item in &opening.attributes {
            let JSXAttributeItem::Attribute(attribute) = item else { continue };
            let Some(parts) =
                attribute.value.as_ref().and_then(|value| self.listed_by(value, origin))
            else {
                continue;
            };
            let over = format!("{name}.{}", attribute.name.span().source_text(self.text));
            // The elements made of a list are several by themselves.
            let (elements, is_made) = match origin {
                Origin::Plain | Origin::Conditional => (1, false),
                Origin::Each(..) => (2, true),
            };
            if let Some(column) = siblings.columns.iter_mut().find(|column| column.over == over) {
                column.parts.extend(parts);
                column.elements += elements;
                column.is_made |= is_made;
            } else {
                let at = element.span;
                siblings.columns.push(Column { over, at, parts, elements, is_made });
            }
        }
    }

    /// What an attribute lists.
    fn listed_by(
        &self,
        value: &JSXAttributeValue<'a>,
        origin: Origin<'_, 'a>,
    ) -> Option<Vec<Part>> {
        let parts = match value {
            // `<option value="">Choose one</option>`
            JSXAttributeValue::StringLiteral(text) if text.value.is_empty() => {
                vec![self.besides("", text.span)]
            }
            JSXAttributeValue::StringLiteral(text) => {
                vec![self.value(text.value.as_str(), text.span)]
            }
            JSXAttributeValue::ExpressionContainer(container) => {
                let value = container.expression.as_expression()?;
                if let Origin::Each(list, parameters) = origin
                    && let Some(steps) = taken(parameters, value)
                {
                    return Some(self.projected(list, &steps));
                }
                vec![self.scalar(value)?]
            }
            JSXAttributeValue::Element(_) | JSXAttributeValue::Fragment(_) => return None,
        };
        match origin {
            Origin::Plain => Some(parts),
            Origin::Conditional => Some(conditional(parts)),
            // The same for each element: it tells none from another.
            Origin::Each(..) => None,
        }
    }
}

/// What stands beside elements that are made of a list is taken besides: "all", "none".
fn besides(parts: Vec<Part>) -> Vec<Part> {
    parts
        .into_iter()
        .map(|part| match part {
            Part::One { value, at } => Part::Also { value, at },
            Part::Also { .. }
            | Part::Maybe { .. }
            | Part::From { .. }
            | Part::Without { .. }
            | Part::Unknown { .. } => part,
        })
        .collect()
}
