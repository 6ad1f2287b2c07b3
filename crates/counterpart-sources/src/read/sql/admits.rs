//! Finds the values that a condition admits in one column.

use sqlparser::ast::{BinaryOperator, Expr};

use super::literal::{Origin, array, literal, part};
use crate::facts::{Part, Span, Written};

/// What a condition admits in one column.
#[derive(Clone, Debug)]
pub(super) enum Admitted {
    /// Whatever there is: the condition does not narrow it.
    All,
    /// These values.
    Only(Vec<Part>),
    /// All but these values.
    Except(Vec<String>),
    /// Something that is not a list of values.
    Unknown(Span),
}

/// What `condition` admits in `column`.
pub(super) fn admitted(origin: Origin, condition: &Expr, column: &str) -> Admitted {
    let is = |expr: &Expr| is_column(expr, column);
    let obscure = || {
        if mentions(condition, column) {
            Admitted::Unknown(origin.place(sqlparser::ast::Spanned::span(condition)))
        } else {
            Admitted::All
        }
    };
    match condition {
        Expr::Nested(inner) => admitted(origin, inner, column),
        Expr::InList { expr, list, negated } if is(expr) => {
            let parts: Vec<Part> = list.iter().filter_map(|item| part(origin, item)).collect();
            if *negated { except(&parts).unwrap_or_else(obscure) } else { Admitted::Only(parts) }
        }
        Expr::AnyOp { left, compare_op: BinaryOperator::Eq, right, .. } if is(left) => {
            array(origin, right).map_or_else(obscure, Admitted::Only)
        }
        Expr::IsNull(inner) if is(inner) => Admitted::Only(vec![]),
        Expr::IsNotNull(inner) if is(inner) => Admitted::All,
        Expr::BinaryOp { left, op, right } => match op {
            BinaryOperator::And => {
                both(admitted(origin, left, column), admitted(origin, right, column))
            }
            BinaryOperator::Or => {
                either(admitted(origin, left, column), admitted(origin, right, column))
            }
            BinaryOperator::Eq => match compared(origin, left, right, &is) {
                Some(part) => Admitted::Only(vec![part]),
                None => obscure(),
            },
            BinaryOperator::NotEq => match compared(origin, left, right, &is) {
                Some(part) => except(&[part]).unwrap_or_else(obscure),
                None => obscure(),
            },
            _ => obscure(),
        },
        _ => obscure(),
    }
}

/// The literal that a column is compared with.
fn compared(
    origin: Origin,
    left: &Expr,
    right: &Expr,
    is: &impl Fn(&Expr) -> bool,
) -> Option<Part> {
    let other = if is(left) {
        right
    } else if is(right) {
        left
    } else {
        return None;
    };
    let (text, at) = literal(origin, other)?;
    Some(Part::One { value: Written::Value(text), at })
}

fn except(parts: &[Part]) -> Option<Admitted> {
    parts.iter().map(value).collect::<Option<Vec<_>>>().map(Admitted::Except)
}

fn value(part: &Part) -> Option<String> {
    match part {
        Part::One { value: Written::Value(text), .. } => Some(text.clone()),
        Part::One { value: Written::Name(_) | Written::Numbered { .. }, .. }
        | Part::Also { .. }
        | Part::Maybe { .. }
        | Part::From { .. }
        | Part::Without { .. }
        | Part::Unknown { .. } => None,
    }
}

fn both(left: Admitted, right: Admitted) -> Admitted {
    match (left, right) {
        (Admitted::All, other) | (other, Admitted::All) => other,
        (Admitted::Unknown(at), _) | (_, Admitted::Unknown(at)) => Admitted::Unknown(at),
        (Admitted::Only(mut parts), Admitted::Except(values))
        | (Admitted::Except(values), Admitted::Only(mut parts)) => {
            parts.retain(|part| value(part).is_none_or(|value| !values.contains(&value)));
            Admitted::Only(parts)
        }
        (Admitted::Except(mut left), Admitted::Except(right)) => {
            left.extend(right);
            Admitted::Except(left)
        }
        (Admitted::Only(mut left), Admitted::Only(right)) => {
            let values: Vec<_> = right.iter().map(value).collect();
            left.retain(|part| values.contains(&value(part)));
            Admitted::Only(left)
        }
    }
}

fn either(left: Admitted, right: Admitted) -> Admitted {
    match (left, right) {
        (Admitted::Only(mut left), Admitted::Only(right)) => {
            left.extend(right);
            Admitted::Only(left)
        }
        (Admitted::All, _) | (_, Admitted::All) => Admitted::All,
        (Admitted::Only(mut parts), Admitted::Unknown(at))
        | (Admitted::Unknown(at), Admitted::Only(mut parts)) => {
            let because = "another condition admits more".to_owned();
            parts.push(Part::Unknown { at, because });
            Admitted::Only(parts)
        }
        (Admitted::Unknown(at), _) | (_, Admitted::Unknown(at)) => Admitted::Unknown(at),
        (Admitted::Except(left), Admitted::Except(right)) => {
            Admitted::Except(left.into_iter().filter(|value| right.contains(value)).collect())
        }
        (Admitted::Except(mut values), Admitted::Only(parts))
        | (Admitted::Only(parts), Admitted::Except(mut values)) => {
            let added: Vec<_> = parts.iter().filter_map(value).collect();
            values.retain(|value| !added.contains(value));
            Admitted::Except(values)
        }
    }
}

/// Whether an expression is the column itself, perhaps as another type of text.
fn is_column(expr: &Expr, column: &str) -> bool {
    match expr {
        Expr::Identifier(ident) => ident.value.eq_ignore_ascii_case(column),
        Expr::CompoundIdentifier(steps) => {
            steps.last().is_some_and(|last| last.value.eq_ignore_ascii_case(column))
        }
        Expr::Nested(inner) => is_column(inner, column),
        Expr::Cast { expr, .. } => is_column(expr, column),
        _ => false,
    }
}

/// Whether an expression has the column in it.
fn mentions(expr: &Expr, column: &str) -> bool {
    names(expr).iter().any(|name| name.eq_ignore_ascii_case(column))
}

/// The words of an expression that are no text.
pub(super) fn names(expr: &Expr) -> Vec<String> {
    let text = expr.to_string();
    let mut names = Vec::new();
    for (index, piece) in text.split('\'').enumerate() {
        if index % 2 == 0 {
            let words = piece.split(|letter: char| !letter.is_alphanumeric() && letter != '_');
            names.extend(words.filter(|word| !word.is_empty()).map(str::to_owned));
        }
    }
    names
}
