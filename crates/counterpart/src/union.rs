//! Which variant of a union a value is.

use serde_json::Value;

use crate::check;
use crate::check::schema::SchemaRef;
use crate::decode::{DecodeError, Decoded};

/// The kinds of value a variant holds, as bits: null 1, boolean 2, integer 4, fraction 8,
/// string 16, array 32, object 64.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kinds(pub u8);

impl Kinds {
    fn of(value: &Value) -> u8 {
        match value {
            Value::Null => 1,
            Value::Bool(_) => 1 << 1,
            Value::Number(number) => {
                let whole = !number.is_f64() || number.as_f64().is_some_and(|it| it.fract() == 0.0);
                if whole { 1 << 2 } else { 1 << 3 }
            }
            Value::String(_) => 1 << 4,
            Value::Array(_) => 1 << 5,
            Value::Object(_) => 1 << 6,
        }
    }
}

/// What is known of a variant.
#[derive(Debug)]
pub struct VariantData {
    /// The kinds of value it holds.
    pub kinds: Kinds,
    /// The values of the union's tag that mean it.
    pub tags: &'static [&'static str],
    /// The schema that tells it from its siblings.
    pub schema: Option<SchemaRef>,
}

/// The variants of a union.
#[derive(Debug)]
pub struct Variants {
    /// The property that alone tells them apart.
    pub tag: Option<&'static str>,
    /// The variants, in source order.
    pub variants: &'static [VariantData],
}

impl Variants {
    /// The position of the variant that `value` is, and the value: the only one of its kind of
    /// value, else the one its tag means, else the first whose schema accepts it.
    ///
    /// # Errors
    /// When it is none of them.
    pub fn choose(&self, value: Value) -> Decoded<(usize, Value)> {
        let none = DecodeError::expected("one of the variants");
        let kind = Kinds::of(&value);
        let fitting = || {
            let all = self.variants.iter().enumerate();
            all.filter(move |(_, variant)| variant.kinds.0 & kind != 0)
        };
        if let Some(tag) = self.tag {
            let meant = value.get(tag).and_then(Value::as_str).ok_or_else(|| none.clone())?;
            let found = fitting().find(|(_, variant)| variant.tags.contains(&meant));
            return found.map(|(at, _)| at).ok_or(none).map(|at| (at, value));
        }
        let mut rest = fitting();
        if let (Some((at, _)), None) = (rest.next(), rest.next()) {
            return Ok((at, value));
        }
        let met = |schema: SchemaRef| check::is_met(schema, check::ALL_KINDS, &value);
        let found = fitting().find(|(_, variant)| variant.schema.is_none_or(met));
        found.map(|(at, _)| at).ok_or(none).map(|at| (at, value))
    }
}
