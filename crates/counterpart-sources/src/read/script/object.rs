//! Reads the keys and values of an expression that is an object or a map.

use oxc::ast::ast::{
    Argument, ArrayExpressionElement, CallExpression, Expression, LogicalOperator,
    ObjectExpression, ObjectPropertyKind, PropertyKey,
};
use oxc::span::GetSpan;

use super::list::Collection;
use super::names::key_name;
use super::parts::conditional;
use super::reader::Reader;
use crate::facts::Part;

impl<'a> Reader<'a, '_> {
    /// The keys of an object, a map, or what is made of them.
    pub fn keys(&self, expression: &Expression<'a>) -> Vec<Part> {
        let inner = expression.get_inner_expression();
        match inner {
            Expression::ObjectExpression(object) => self.object_keys(object),
            Expression::NewExpression(new) => match self.collection(new) {
                Some(Collection::Map(Some(of))) => self.entry_keys(of),
                Some(Collection::Set(Some(of))) => self.elements(of),
                Some(Collection::Map(None) | Collection::Set(None)) => Vec::new(),
                None => vec![self.computed(inner)],
            },
            Expression::CallExpression(call) => self.called_keys(call, inner),
            Expression::ConditionalExpression(condition) => {
                let mut parts = conditional(self.keys(&condition.consequent));
                parts.extend(conditional(self.keys(&condition.alternate)));
                parts
            }
            Expression::LogicalExpression(logical) if logical.operator == LogicalOperator::And => {
                conditional(self.keys(&logical.right))
            }
            _ => match self.names.path(inner) {
                Some(path) => vec![self.from(path, inner.span())],
                None => vec![self.computed(inner)],
            },
        }
    }

    /// The keys of an object literal.
    pub fn object_keys(&self, object: &ObjectExpression<'a>) -> Vec<Part> {
        object
            .properties
            .iter()
            .flat_map(|property| match property {
                ObjectPropertyKind::ObjectProperty(property) => vec![self.key(&property.key)],
                ObjectPropertyKind::SpreadProperty(spread) => self.keys(&spread.argument),
            })
            .collect()
    }

    /// A key: as it is written, or the name that stands for it.
    pub fn key(&self, key: &PropertyKey<'a>) -> Part {
        if let Some(name) = key_name(key) {
            return self.value(name, key.span());
        }
        let named = key.as_expression().and_then(|expression| self.scalar(expression));
        named.unwrap_or_else(|| self.unknown("the key is computed", key.span()))
    }

    /// The values of an object: `Object.values(X)`.
    pub fn values(&self, expression: &Expression<'a>) -> Vec<Part> {
        let inner = expression.get_inner_expression();
        match inner {
            Expression::ObjectExpression(object) => object
                .properties
                .iter()
                .flat_map(|property| match property {
                    ObjectPropertyKind::ObjectProperty(property) => self.element(&property.value),
                    ObjectPropertyKind::SpreadProperty(spread) => self.values(&spread.argument),
                })
                .collect(),
            Expression::ArrayExpression(_) => self.elements(inner),
            _ => match self.names.path(inner) {
                Some(mut path) => {
                    path.push("*".to_owned());
                    vec![self.from(path, inner.span())]
                }
                None => vec![self.computed(inner)],
            },
        }
    }

    /// The keys of what entries are made of.
    pub fn entries_of(&self, of: &Expression<'a>) -> Vec<Part> {
        self.entry_keys(of)
    }

    /// The first halves of pairs: `[["github", 1], ["openai", 2]]`.
    fn entry_keys(&self, expression: &Expression<'a>) -> Vec<Part> {
        let inner = expression.get_inner_expression();
        match inner {
            Expression::ArrayExpression(array) => {
                array.elements.iter().flat_map(|pair| self.entry_key(pair)).collect()
            }
            Expression::CallExpression(call)
                if self.global_call(call, "Object") == Some("entries") =>
            {
                match call.arguments.first().and_then(Argument::as_expression) {
                    Some(of) => self.keys(of),
                    None => Vec::new(),
                }
            }
            Expression::CallExpression(call) => {
                self.paired(call).unwrap_or_else(|| vec![self.computed(inner)])
            }
            _ => match self.names.path(inner) {
                Some(mut path) => {
                    path.extend(["[]".to_owned(), "0".to_owned()]);
                    vec![self.from(path, inner.span())]
                }
                None => vec![self.computed(inner)],
            },
        }
    }

    fn entry_key(&self, pair: &ArrayExpressionElement<'a>) -> Vec<Part> {
        match pair {
            ArrayExpressionElement::SpreadElement(spread) => {
                match spread.argument.get_inner_expression() {
                    // `new Map([...OTHER])`: pairs of another map.
                    other if self.names.path(other).is_some() => self.keys(other),
                    other => self.entry_keys(other),
                }
            }
            ArrayExpressionElement::Elision(_) => Vec::new(),
            other => match other.as_expression().map(Expression::get_inner_expression) {
                Some(Expression::ArrayExpression(pair)) => match pair.elements.first() {
                    Some(first) => self.array_element(first),
                    None => Vec::new(),
                },
                Some(other) => vec![self.computed(other)],
                None => Vec::new(),
            },
        }
    }

    fn called_keys(&self, call: &CallExpression<'a>, whole: &Expression<'a>) -> Vec<Part> {
        let first = call.arguments.first().and_then(Argument::as_expression);
        match (self.global_call(call, "Object"), first) {
            (Some("freeze" | "seal" | "preventExtensions"), Some(of)) => self.keys(of),
            (Some("fromEntries"), Some(of)) => self.entry_keys(of),
            (Some("assign"), Some(_)) => call
                .arguments
                .iter()
                .flat_map(|argument| match argument.as_expression() {
                    Some(of) => self.keys(of),
                    None => vec![self.unknown("it is spread", argument.span())],
                })
                .collect(),
            _ => self.gathered(call).unwrap_or_else(|| vec![self.computed(whole)]),
        }
    }
}
