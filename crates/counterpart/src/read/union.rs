//! Unions: a variant that the kind of a value decides, or a tag that comes first, reads itself; all
//! other values are seen whole.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::{Map, Value};

use super::object::Keys;
use super::place::Place;
use super::plan::{Plan, TagPlan, TaggedPlan, UnionPlan};
use super::whole::{self, Any};
use super::{Read, misplaced};

/// A generated union.
pub trait Variants: Read {
    /// Reads a value into the variant at this position.
    ///
    /// # Errors
    /// When the value does not meet the plan.
    fn variant<'de, D: Deserializer<'de>>(
        at: usize,
        plan: &'static Plan,
        place: &Place<'_>,
        deserializer: D,
    ) -> Result<Self, D::Error>;

    /// Reads properties into the variant at this position.
    ///
    /// # Errors
    /// When they do not meet the plan.
    fn tagged<'de, A: MapAccess<'de>>(at: usize, keys: Keys<'_>, map: A) -> Result<Self, A::Error>;
}

/// Reads a union by a plan.
///
/// # Errors
/// When the value does not meet the plan.
pub fn read_union<'de, T: Variants, D: Deserializer<'de>>(
    plan: &'static Plan,
    place: &Place<'_>,
    deserializer: D,
) -> Result<T, D::Error> {
    match plan {
        Plan::Union(plan) => {
            deserializer.deserialize_any(UnionVisitor { plan, place, makes: PhantomData })
        }
        Plan::Own
        | Plan::Scalar(_)
        | Plan::Text(..)
        | Plan::Array(_)
        | Plan::Object(_)
        | Plan::Whole(..) => Err(misplaced(place)),
    }
}

struct UnionVisitor<'p, T> {
    plan: &'static UnionPlan,
    place: &'p Place<'p>,
    makes: PhantomData<T>,
}

impl<T: Variants> UnionVisitor<'_, T> {
    fn whole<E: de::Error>(self, value: Value) -> Result<T, E> {
        let (schema, kinds) = self.plan.whole;
        whole::decode(schema, kinds, value, self.place)
    }

    fn tagged<'de, A: MapAccess<'de>>(
        self,
        tag: &'static TagPlan,
        mut map: A,
    ) -> Result<T, A::Error> {
        let first = map.next_key::<String>()?;
        match first {
            None => self.whole(Value::Object(Map::new())),
            Some(key) if key == tag.property => match map.next_value_seed(Chosen { tag })? {
                Ok(TaggedPlan { variant, object, key }) => {
                    let mut keys = Keys::new(object, self.place)?;
                    keys.see(*key);
                    T::tagged(*variant, keys, map)
                }
                Err(value) => {
                    let members = Map::from_iter([(key, value)]);
                    let value = whole::members(&self.place.inside()?, members, map)?;
                    self.whole(value)
                }
            },
            Some(key) => {
                let place = self.place.inside()?;
                let value = map.next_value_seed(Any { place: &place.named(&key) })?;
                let value = whole::members(&place, Map::from_iter([(key, value)]), map)?;
                self.whole(value)
            }
        }
    }
}

impl<'de, T: Variants> Visitor<'de> for UnionVisitor<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value of the union")
    }

    fn visit_unit<E: de::Error>(self) -> Result<T, E> {
        self.whole(Value::Null)
    }

    fn visit_none<E: de::Error>(self) -> Result<T, E> {
        self.whole(Value::Null)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        deserializer.deserialize_any(self)
    }

    fn visit_bool<E: de::Error>(self, it: bool) -> Result<T, E> {
        self.whole(it.into())
    }

    fn visit_i64<E: de::Error>(self, it: i64) -> Result<T, E> {
        self.whole(it.into())
    }

    fn visit_u64<E: de::Error>(self, it: u64) -> Result<T, E> {
        self.whole(it.into())
    }

    fn visit_f64<E: de::Error>(self, it: f64) -> Result<T, E> {
        let value = Any { place: self.place }.visit_f64(it)?;
        self.whole(value)
    }

    fn visit_str<E: de::Error>(self, it: &str) -> Result<T, E> {
        self.whole(it.into())
    }

    fn visit_string<E: de::Error>(self, it: String) -> Result<T, E> {
        self.whole(it.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        if let Some(array) = &self.plan.array {
            T::variant(array.variant, &array.plan, self.place, SeqAccessDeserializer::new(items))
        } else {
            let value = Any { place: self.place }.visit_seq(items)?;
            self.whole(value)
        }
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        match (&self.plan.object, self.plan.tag) {
            (_, Some(tag)) => self.tagged(tag, map),
            (Some(object), None) => T::variant(
                object.variant,
                &object.plan,
                self.place,
                MapAccessDeserializer::new(map),
            ),
            (None, None) => {
                let value = Any { place: self.place }.visit_map(map)?;
                self.whole(value)
            }
        }
    }
}

/// What the value of a tag chooses, or the value, if it chooses nothing.
struct Chosen {
    tag: &'static TagPlan,
}

impl<'de> DeserializeSeed<'de> for Chosen {
    type Value = Result<&'static TaggedPlan, Value>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Self::Value, D::Error> {
        deserializer.deserialize_str(self)
    }
}

/// A tag that is not a string is no tag of a type: the error leads to the evaluator or to the user.
impl Visitor<'_> for Chosen {
    type Value = Result<&'static TaggedPlan, Value>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a string as {:?}", self.tag.property)
    }

    fn visit_str<E: de::Error>(self, value: &str) -> Result<Self::Value, E> {
        let found = self.tag.variants.iter().find(|(listed, _)| *listed == value);
        Ok(found.map(|(_, chosen)| chosen).ok_or_else(|| value.into()))
    }
}
