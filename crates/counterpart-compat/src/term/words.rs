//! Numbers for texts and scalar values, which are compared in their place.

use std::collections::HashMap;

use serde_json::{Number, Value};

/// A property name or a regular expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Text(u32);

/// `null`, a boolean, a number or a string. Equal numbers are one, however they are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Scalar(u32);

/// Every text and scalar of a question.
#[derive(Debug, Default)]
pub(crate) struct Words {
    texts: Vec<String>,
    text_ids: HashMap<String, Text>,
    scalars: Vec<Value>,
    scalar_ids: HashMap<String, Scalar>,
}

impl Words {
    /// The number of a text.
    pub(crate) fn text(&mut self, text: &str) -> Text {
        if let Some(known) = self.text_ids.get(text) {
            return *known;
        }
        let id = Text(u32::try_from(self.texts.len()).unwrap_or(u32::MAX));
        self.texts.push(text.to_owned());
        self.text_ids.insert(text.to_owned(), id);
        id
    }

    /// The text that is known already, if it is.
    pub(crate) fn known(&self, text: &str) -> Option<Text> {
        self.text_ids.get(text).copied()
    }

    /// The text of a number.
    pub(crate) fn read(&self, text: Text) -> &str {
        &self.texts[text.0 as usize]
    }

    /// The number of a scalar value; `None` for arrays and objects.
    pub(crate) fn scalar(&mut self, value: &Value) -> Option<Scalar> {
        let value = plain(value)?;
        let key = value.to_string();
        if let Some(known) = self.scalar_ids.get(&key) {
            return Some(*known);
        }
        let id = Scalar(u32::try_from(self.scalars.len()).unwrap_or(u32::MAX));
        self.scalars.push(value);
        self.scalar_ids.insert(key, id);
        Some(id)
    }

    /// The scalar that a value is, where it is known already.
    pub(crate) fn known_scalar(&self, value: &Value) -> Option<Scalar> {
        self.scalar_ids.get(&plain(value)?.to_string()).copied()
    }

    /// The value of a scalar.
    pub(crate) fn value(&self, scalar: Scalar) -> &Value {
        &self.scalars[scalar.0 as usize]
    }

    /// The number that a scalar is, if it is one.
    pub(crate) fn number(&self, scalar: Scalar) -> Option<&Number> {
        self.value(scalar).as_number()
    }
}

/// A scalar with numbers written in one way.
fn plain(value: &Value) -> Option<Value> {
    match value {
        Value::Null | Value::Bool(_) | Value::String(_) => Some(value.clone()),
        Value::Number(number) => Some(Value::Number(plain_number(number))),
        Value::Array(_) | Value::Object(_) => None,
    }
}

/// A whole number that fits one is written as an integer.
pub(crate) fn plain_number(number: &Number) -> Number {
    let Some(float) = number.as_f64().filter(|_| number.is_f64()) else { return number.clone() };
    if float.fract() != 0.0 {
        return number.clone();
    }
    let digits = format!("{float:.0}");
    let small = digits.parse::<i64>().map(Number::from);
    small.or_else(|_| digits.parse::<u64>().map(Number::from)).unwrap_or_else(|_| number.clone())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::Words;

    #[test]
    fn equal_numbers_are_one_scalar() {
        let mut words = Words::default();
        assert_eq!(words.scalar(&json!(1)), words.scalar(&json!(1.0)));
        assert_eq!(words.scalar(&json!(0)), words.scalar(&json!(-0.0)));
        assert_ne!(words.scalar(&json!(1)), words.scalar(&json!("1")));
        assert_ne!(words.scalar(&json!(1)), words.scalar(&json!(true)));
        assert_eq!(words.scalar(&json!([])), None);
    }
}
