//! Scalars: checked against their schema when they are read.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, Visitor};
use serde_json::Value;

use super::place::Place;
use super::plan::Plan;
use super::{Read, misplaced, whole};
use crate::check::ALL_KINDS;
use crate::check::bare::{self, Bare};
use crate::check::schema::SchemaRef;
use crate::decode::{Decode, DecodeError, Decoded};
use crate::never::Never;
use crate::number;

/// Makes a type of a scalar.
pub trait Scalar: Sized {
    /// What serde is asked for.
    const HINT: Hint;

    /// The type's value, if it holds the scalar.
    ///
    /// # Errors
    /// When it does not.
    fn of(bare: Bare<'_>) -> Decoded<Self>;

    /// The same of a string that is given away.
    ///
    /// # Errors
    /// When it does not.
    fn of_string(text: String) -> Decoded<Self> {
        Self::of(Bare::Text(&text))
    }
}

/// What serde is asked for. Formats that state no types need to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hint {
    /// Anything.
    Any,
    /// A boolean.
    Bool,
    /// An integer.
    Integer,
    /// A number.
    Number,
    /// A string.
    Text,
}

/// The error about a scalar that does not meet its schema.
#[cold]
pub fn refused<E: de::Error>(schema: SchemaRef, bare: Bare<'_>, place: &Place<'_>) -> E {
    if place.is_quiet() {
        return place.error("");
    }
    whole::refused(schema, ALL_KINDS, &bare.to_value(), place)
}

/// Reads a scalar by a plan.
///
/// # Errors
/// When it does not meet the plan, or the type does not hold it.
pub fn read_scalar<'de, T: Scalar, D: Deserializer<'de>>(
    plan: &'static Plan,
    place: &Place<'_>,
    deserializer: D,
) -> Result<T, D::Error> {
    let visitor = ScalarVisitor { plan, place, makes: PhantomData };
    match T::HINT {
        // Whoever is asked for an integer may refuse `1.0`, which is one in JSON.
        Hint::Any | Hint::Integer => deserializer.deserialize_any(visitor),
        Hint::Bool => deserializer.deserialize_bool(visitor),
        Hint::Number => deserializer.deserialize_f64(visitor),
        Hint::Text => deserializer.deserialize_string(visitor),
    }
}

struct ScalarVisitor<'p, T> {
    plan: &'static Plan,
    place: &'p Place<'p>,
    makes: PhantomData<T>,
}

impl<T: Scalar> ScalarVisitor<'_, T> {
    #[inline]
    fn checked<E: de::Error>(&self, bare: Bare<'_>) -> Result<(), E> {
        let (schema, met) = match self.plan {
            Plan::Own => return Ok(()),
            Plan::Text(schema, rules) => match bare {
                Bare::Text(text) => (schema, rules.iter().all(|rule| rule.admits(text))),
                Bare::Null | Bare::Bool(_) | Bare::Int(_) | Bare::Float(_) => (schema, false),
            },
            Plan::Scalar(schema) => (schema, bare::meets(schema, bare)),
            Plan::Array(_) | Plan::Object(_) | Plan::Union(_) | Plan::Whole(..) => {
                return Err(misplaced(self.place));
            }
        };
        if met { Ok(()) } else { Err(refused(schema, bare, self.place)) }
    }

    #[inline]
    fn made<E: de::Error>(self, bare: Bare<'_>) -> Result<T, E> {
        self.checked(bare)?;
        T::of(bare).map_err(|error| self.place.error(error))
    }
}

impl<'de, T: Scalar> Visitor<'de> for ScalarVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match T::HINT {
            Hint::Any => "a value of its type",
            Hint::Bool => "a boolean",
            Hint::Integer => "an integer",
            Hint::Number => "a number",
            Hint::Text => "a string",
        })
    }

    fn visit_unit<E: de::Error>(self) -> Result<T, E> {
        self.made(Bare::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<T, E> {
        self.made(Bare::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, it: bool) -> Result<T, E> {
        self.made(Bare::Bool(it))
    }

    fn visit_i64<E: de::Error>(self, it: i64) -> Result<T, E> {
        self.made(Bare::Int(it.into()))
    }

    fn visit_u64<E: de::Error>(self, it: u64) -> Result<T, E> {
        self.made(Bare::Int(it.into()))
    }

    fn visit_f64<E: de::Error>(self, it: f64) -> Result<T, E> {
        if it.is_finite() {
            return self.made(Bare::Float(it));
        }
        Err(self.place.error("not a number of JSON"))
    }

    fn visit_str<E: de::Error>(self, it: &str) -> Result<T, E> {
        self.made(Bare::Text(it))
    }

    fn visit_string<E: de::Error>(self, it: String) -> Result<T, E> {
        self.checked(Bare::Text(&it))?;
        T::of_string(it).map_err(|error| self.place.error(error))
    }
}

/// `Read` of types that are scalars.
macro_rules! scalars {
    ($($type:ty),+ $(,)?) => {$(
        impl Read for $type {
            fn stream<'de, D: Deserializer<'de>>(
                plan: &'static Plan,
                place: &Place<'_>,
                deserializer: D,
            ) -> Result<Self, D::Error> {
                read_scalar(plan, place, deserializer)
            }
        }
    )+};
}

scalars!(bool, (), f64, u8, u16, u32, u64, i8, i16, i32, i64);

impl Scalar for bool {
    const HINT: Hint = Hint::Bool;

    fn of(bare: Bare<'_>) -> Decoded<Self> {
        match bare {
            Bare::Bool(it) => Ok(it),
            Bare::Null | Bare::Int(_) | Bare::Float(_) | Bare::Text(_) => {
                Err(DecodeError::expected("a boolean"))
            }
        }
    }
}

/// `null`, or the only value that the schema admits.
impl Scalar for () {
    const HINT: Hint = Hint::Any;

    fn of(_: Bare<'_>) -> Decoded<Self> {
        Ok(())
    }
}

#[allow(clippy::cast_precision_loss, reason = "the double nearest to it is asked for")]
impl Scalar for f64 {
    const HINT: Hint = Hint::Number;

    fn of(bare: Bare<'_>) -> Decoded<Self> {
        match bare {
            Bare::Int(int) => Ok(int as Self),
            Bare::Float(float) => Ok(float),
            Bare::Null | Bare::Bool(_) | Bare::Text(_) => Err(DecodeError::expected("a number")),
        }
    }
}

macro_rules! integers {
    ($($type:ident),+ $(,)?) => {$(
        impl Scalar for $type {
            const HINT: Hint = Hint::Integer;

            fn of(bare: Bare<'_>) -> Decoded<Self> {
                let found = match bare {
                    Bare::Int(int) => Some(int),
                    Bare::Float(float) => number::whole(float),
                    Bare::Null | Bare::Bool(_) | Bare::Text(_) => None,
                };
                let made = found.and_then(|found| Self::try_from(found).ok());
                made.ok_or(DecodeError::expected(<Self as number::Integer>::EXPECTED))
            }
        }
    )+};
}

integers!(u8, u16, u32, u64, i8, i16, i32, i64);

/// Reads a value of an enum. One whose values are not all strings finds its value itself.
///
/// # Errors
/// When the value is not listed, or does not meet the plan.
pub fn read_enum<'de, T: Decode, D: Deserializer<'de>>(
    plan: &'static Plan,
    place: &Place<'_>,
    deserializer: D,
) -> Result<T, D::Error> {
    read_scalar::<Mixed<T>, D>(plan, place, deserializer).map(|Mixed(it)| it)
}

/// A type that is decoded from any scalar.
struct Mixed<T>(T);

impl<T: Decode> Scalar for Mixed<T> {
    const HINT: Hint = Hint::Any;

    fn of(bare: Bare<'_>) -> Decoded<Self> {
        T::decode(bare.to_value()).map(Self)
    }

    fn of_string(text: String) -> Decoded<Self> {
        T::decode(Value::String(text)).map(Self)
    }
}

impl Read for Value {
    fn stream<'de, D: Deserializer<'de>>(
        plan: &'static Plan,
        place: &Place<'_>,
        deserializer: D,
    ) -> Result<Self, D::Error> {
        match plan {
            Plan::Own => whole::any(place, deserializer),
            Plan::Scalar(_)
            | Plan::Text(..)
            | Plan::Array(_)
            | Plan::Object(_)
            | Plan::Union(_)
            | Plan::Whole(..) => Err(misplaced(place)),
        }
    }
}

impl Read for Never {
    fn stream<'de, D: Deserializer<'de>>(
        _: &'static Plan,
        place: &Place<'_>,
        _: D,
    ) -> Result<Self, D::Error> {
        Err(place.error("expected nothing"))
    }
}

#[cfg(test)]
mod tests {
    use serde::Deserialize;
    use serde::de::value::{Error, F64Deserializer};

    use super::*;
    use crate::read::read;

    /// What serde buffers it refuses to give as an integer where it is a double.
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Buffered {
        It(#[serde(deserialize_with = "integer")] i64),
    }
    fn integer<'de, D: Deserializer<'de>>(deserializer: D) -> Result<i64, D::Error> {
        read(&Plan::Own, &Place::root(8, false), deserializer)
    }

    #[test]
    fn a_whole_double_is_an_integer_in_every_format() {
        let place = Place::root(8, false);
        let double = |it: f64| F64Deserializer::<Error>::new(it);
        assert_eq!(read::<u8, _>(&Plan::Own, &place, double(2.0)), Ok(2));
        assert!(read::<u8, _>(&Plan::Own, &place, double(2.5)).is_err());
        let Buffered::It(it) = serde_json::from_str("7.0").unwrap();
        assert_eq!(it, 7);
    }
}
