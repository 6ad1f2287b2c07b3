//! Values that are written out, and names that stand for values.

use oxc::ast::ast::{BinaryOperator, Expression, TemplateLiteral, UnaryOperator};
use oxc::span::GetSpan;

use super::reader::Reader;
use crate::facts::Part;

/// The value of a literal: of a string its text, of another scalar its JSON.
pub fn literal(expression: &Expression<'_>) -> Option<String> {
    match expression.get_inner_expression() {
        Expression::NullLiteral(_) => Some("null".to_owned()),
        Expression::BooleanLiteral(literal) => Some(literal.value.to_string()),
        Expression::NumericLiteral(literal) => Some(number(literal.value)),
        Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::UnaryNegation => {
            match unary.argument.get_inner_expression() {
                Expression::NumericLiteral(literal) => Some(number(-literal.value)),
                _ => None,
            }
        }
        _ => string(expression),
    }
}

/// The text of a string that is written out, in one piece or in several.
pub fn string(expression: &Expression<'_>) -> Option<String> {
    match expression.get_inner_expression() {
        Expression::StringLiteral(literal) if !literal.lone_surrogates => {
            Some(literal.value.to_string())
        }
        Expression::TemplateLiteral(template) => plain(template),
        Expression::BinaryExpression(sum) if sum.operator == BinaryOperator::Addition => {
            Some(string(&sum.left)? + &string(&sum.right)?)
        }
        _ => None,
    }
}

/// The text of a template without holes.
pub fn plain(template: &TemplateLiteral<'_>) -> Option<String> {
    match template.quasis.as_slice() {
        [only] if !only.lone_surrogates => only.value.cooked.map(|text| text.to_string()),
        _ => None,
    }
}

/// A number as JSON writes it.
pub fn number(value: f64) -> String {
    if value == 0.0 { "0".to_owned() } else { value.to_string() }
}

impl<'a> Reader<'a, '_> {
    /// A literal, or a name that stands for a value. None for all that is neither, and for
    /// `undefined`, which is no value of a contract.
    pub fn scalar(&self, expression: &Expression<'a>) -> Option<Part> {
        let span = expression.get_inner_expression().span();
        if let Some(text) = literal(expression) {
            return Some(self.value(text, span));
        }
        let path = self.names.path(expression)?;
        Some(self.named(path, span))
    }

    /// Whether an expression is the global `undefined`.
    pub fn is_undefined(&self, expression: &Expression<'a>) -> bool {
        matches!(expression.get_inner_expression(), Expression::Identifier(name)
            if name.name == "undefined" && self.names.is_global(name))
    }
}
