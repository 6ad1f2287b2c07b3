//! Values that are seen whole: read as JSON values, checked by the evaluator, then decoded.

use std::fmt;

use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Number, Value};

use super::place::Place;
use crate::check;
use crate::check::schema::{KindSet, SchemaRef};
use crate::decode::Decode;
use crate::violation::Violation;

/// How many violations an error shows.
const SHOWN: usize = 16;

/// Reads a value that is of one of these kinds and meets the schema, and decodes it.
pub fn read<'de, T: Decode, D: Deserializer<'de>>(
    schema: SchemaRef,
    kinds: KindSet,
    place: &Place<'_>,
    deserializer: D,
) -> Result<T, D::Error> {
    let value = any(place, deserializer)?;
    decode(schema, kinds, value, place)
}

/// Checks a value and decodes it.
pub fn decode<T: Decode, E: de::Error>(
    schema: SchemaRef,
    kinds: KindSet,
    value: Value,
    place: &Place<'_>,
) -> Result<T, E> {
    if check::is_met(schema, kinds, &value) {
        return T::decode(value).map_err(|error| place.error(error));
    }
    Err(refused(schema, kinds, &value, place))
}

/// The error about a value that does not meet a schema.
#[cold]
pub fn refused<E: de::Error>(
    schema: SchemaRef,
    kinds: KindSet,
    value: &Value,
    place: &Place<'_>,
) -> E {
    if place.is_quiet() {
        return place.error("");
    }
    let found = check::violations(schema, kinds, value, SHOWN);
    let path = place.path();
    let shown: Vec<String> = Violation::list(found, SHOWN)
        .iter()
        .map(|it| match (path.as_str(), it.instance_path.as_str()) {
            ("", "") => it.message.clone(),
            (path, own) => format!("{path}{own}: {}", it.message),
        })
        .collect();
    E::custom(shown.join("; "))
}

/// Reads any value.
pub fn any<'de, D: Deserializer<'de>>(
    place: &Place<'_>,
    deserializer: D,
) -> Result<Value, D::Error> {
    Any { place }.deserialize(deserializer)
}

/// Reads the properties of an object of any values.
pub fn members<'de, A: MapAccess<'de>>(
    place: &Place<'_>,
    mut members: Map<String, Value>,
    mut map: A,
) -> Result<Value, A::Error> {
    while let Some(key) = map.next_key::<String>()? {
        let value = map.next_value_seed(Any { place: &place.named(&key) })?;
        members.insert(key, value);
    }
    Ok(Value::Object(members))
}

/// Reads any value.
pub struct Any<'p> {
    /// Where it stands.
    pub place: &'p Place<'p>,
}

impl<'de> DeserializeSeed<'de> for Any<'_> {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Any<'_> {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a JSON value")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, it: bool) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_i64<E: de::Error>(self, it: i64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_u64<E: de::Error>(self, it: u64) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_f64<E: de::Error>(self, it: f64) -> Result<Value, E> {
        let number = Number::from_f64(it).ok_or_else(|| self.place.error("not a number of JSON"));
        number.map(Value::Number)
    }

    fn visit_str<E: de::Error>(self, it: &str) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_string<E: de::Error>(self, it: String) -> Result<Value, E> {
        Ok(it.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let place = self.place.inside()?;
        let mut values = Vec::new();
        place.index(0);
        while let Some(value) = items.next_element_seed(Any { place: &place })? {
            values.push(value);
            place.index(values.len());
        }
        Ok(Value::Array(values))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Value, A::Error> {
        members(&self.place.inside()?, Map::new(), map)
    }
}
