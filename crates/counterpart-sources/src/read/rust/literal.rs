//! Literals to values.

use syn::{Expr, ExprLit, Lit, UnOp};

use crate::facts::Written;

/// The value of a literal.
pub(super) fn literal(expr: &Expr) -> Option<Written> {
    match expr {
        Expr::Lit(ExprLit { lit, .. }) => of_lit(lit),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Neg(_)) => match literal(&unary.expr)? {
            Written::Value(text) => Some(Written::Value(format!("-{text}"))),
            Written::Name(_) | Written::Numbered { .. } => None,
        },
        Expr::Paren(inner) => literal(&inner.expr),
        Expr::Group(inner) => literal(&inner.expr),
        Expr::Reference(inner) => literal(&inner.expr),
        _ => None,
    }
}

fn of_lit(lit: &Lit) -> Option<Written> {
    Some(Written::Value(match lit {
        Lit::Str(text) => text.value(),
        Lit::ByteStr(bytes) => String::from_utf8(bytes.value()).ok()?,
        Lit::Char(letter) => letter.value().to_string(),
        Lit::Int(number) => number.base10_digits().to_owned(),
        Lit::Float(number) => number.base10_digits().to_owned(),
        Lit::Bool(value) => value.value.to_string(),
        _ => return None,
    }))
}

/// The value of an integer literal.
pub(super) fn integer(expr: &Expr) -> Option<i64> {
    match literal(expr)? {
        Written::Value(text) => text.parse().ok(),
        Written::Name(_) | Written::Numbered { .. } => None,
    }
}
