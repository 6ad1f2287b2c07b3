//! What the text of a parameter may become, as `server/parameter.js` reads it.

use counterpart_compiler::model::Reading;
use counterpart_compiler::model::{Kind, Model, Shape};

use super::expression::Expression;

/// The expression for the reading of a shape.
pub fn of(model: &Model, shape: &Shape) -> Expression {
    expression(&Reading::of(model, shape))
}

/// The expression for the reading of a form: always that of an object.
pub fn of_form(model: &Model, shape: &Shape) -> Expression {
    match Reading::of(model, shape) {
        Reading::Object(fields, rest) => expression(&Reading::Object(fields, rest)),
        Reading::Scalar(_) | Reading::Array(_) => {
            expression(&Reading::Object(Vec::new(), Box::new(Reading::STRING)))
        }
    }
}

fn expression(reading: &Reading) -> Expression {
    match reading {
        Reading::Scalar(kinds) => {
            let number = kinds.has(Kind::Integer) || kinds.has(Kind::Fraction);
            let letters =
                [(number, 'n'), (kinds.has(Kind::Boolean), 'b'), (kinds.has(Kind::Null), 'z')];
            let letters = letters.iter().filter(|(is, _)| *is);
            Expression::Text(letters.map(|(_, letter)| *letter).collect())
        }
        Reading::Array(items) => Expression::List(vec![expression(items)]),
        Reading::Object(fields, rest) => {
            let fields = fields.iter().map(|(key, reading)| (key.clone(), expression(reading)));
            Expression::object([
                ("fields", Some(Expression::Object(fields.collect()))),
                ("rest", Some(expression(rest))),
            ])
        }
    }
}
