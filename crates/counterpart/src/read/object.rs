//! Objects: generated types, and maps.

use std::collections::BTreeMap;
use std::fmt;
use std::marker::PhantomData;

use serde::Serialize;
use serde::de::{self, DeserializeSeed, Deserializer, MapAccess, Visitor};
use serde_json::Value;

use super::place::Place;
use super::plan::{Key, MOST_KEYS, ObjectPlan, Other, Plan};
use super::skip::Skip;
use super::{Read, Seed, misplaced};
use crate::check::bare::{self, Bare};
use crate::decode::Decode;

/// The properties of an object that is being read.
#[derive(Debug)]
pub struct Keys<'p> {
    plan: &'static ObjectPlan,
    /// The place of the object, and the inside of it.
    object: &'p Place<'p>,
    place: Place<'p>,
    seen: [u64; MOST_KEYS / 64],
    /// The position of the key whose value comes next, and of the one that is expected behind it.
    at: usize,
    next: usize,
    /// The name of the property whose value comes next, if it is no key and is kept.
    name: String,
    other: Other,
}

/// The position that no key has.
const NONE: usize = usize::MAX;
/// The position of a property that is no key and is not kept.
const DROPPED: usize = usize::MAX - 1;

impl<'p> Keys<'p> {
    /// Starts to read an object.
    ///
    /// # Errors
    /// When it nests too deep.
    pub fn new<E: de::Error>(plan: &'static ObjectPlan, object: &'p Place<'p>) -> Result<Self, E> {
        Ok(Self {
            plan,
            object,
            place: object.inside_object(plan.keys)?,
            seen: [0; MOST_KEYS / 64],
            at: NONE,
            next: 0,
            name: String::new(),
            other: Other::Free,
        })
    }

    /// The position of the next key; [`usize::MAX`] for a property that is no key.
    ///
    /// # Errors
    /// When the name is refused.
    pub fn next<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<Option<usize>, A::Error> {
        map.next_key_seed(NextKey { keys: self, keeps: false })
    }

    /// The same where properties that are no key are kept.
    ///
    /// # Errors
    /// When the name is refused.
    pub fn next_kept<'de, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
    ) -> Result<Option<usize>, A::Error> {
        map.next_key_seed(NextKey { keys: self, keeps: true })
    }

    /// The value of the key.
    ///
    /// # Errors
    /// When it does not meet its plan.
    pub fn value<'de, T: Read, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<T, A::Error> {
        let plan = self.plan.keys.get(self.at).map_or(&Plan::Own, |key| &key.plan);
        map.next_value_seed(Seed::new(plan, &self.place))
    }

    /// Reads the value of a property that has no field.
    ///
    /// # Errors
    /// When it does not meet its plan.
    pub fn skip<'de, A: MapAccess<'de>>(&mut self, map: &mut A) -> Result<(), A::Error> {
        let plan = match (self.plan.keys.get(self.at), self.other) {
            (Some(Key { plan, .. }), _) | (None, Other::Read(plan)) => plan,
            (None, Other::Free | Other::Dropped | Other::Refused) => &Plan::Own,
        };
        match plan {
            Plan::Own => map.next_value_seed(Skip { place: &self.place }),
            Plan::Scalar(_) | Plan::Text(..) => {
                map.next_value_seed(Seed::<()>::new(plan, &self.place))
            }
            Plan::Array(_) | Plan::Object(_) | Plan::Union(_) | Plan::Whole(..) => {
                map.next_value_seed(Seed::<Value>::new(plan, &self.place)).map(drop)
            }
        }
    }

    /// Reads the value of a property that is no key and keeps it.
    ///
    /// # Errors
    /// When it does not meet its plan, or its name is no key of the map.
    pub fn keep<'de, K: Decode + Ord, T: Read, A: MapAccess<'de>>(
        &mut self,
        map: &mut A,
        rest: &mut BTreeMap<K, T>,
    ) -> Result<(), A::Error> {
        let plan = match self.other {
            Other::Read(plan) => plan,
            Other::Free | Other::Dropped | Other::Refused => &Plan::Own,
        };
        let name = std::mem::take(&mut self.name);
        let value = map.next_value_seed(Seed::new(plan, &self.place.named(&name)))?;
        let name = K::decode(Value::String(name)).map_err(|error| self.place.error(error))?;
        rest.insert(name, value);
        Ok(())
    }

    /// Ends the object, of which `kept` properties are in a map besides.
    ///
    /// # Errors
    /// When a property is missing, or there are too few or too many.
    pub fn end<E: de::Error>(&self, kept: usize) -> Result<(), E> {
        if self.plan.required.iter().zip(&self.seen).any(|(required, seen)| required & !seen != 0) {
            return Err(self.missing());
        }
        if self.plan.count != ObjectPlan::FREE.count {
            self.counted(kept)?;
        }
        let needs = self.plan.needs.iter().filter(|(key, _)| self.has(*key));
        if let Some(key) = needs.flat_map(|(_, all)| all.iter()).find(|key| !self.has(**key)) {
            return Err(self.lacks(*key));
        }
        if self.plan.presence.iter().all(|presence| presence.holds(&|key| self.has(key))) {
            Ok(())
        } else {
            Err(self.object.error("must have other properties"))
        }
    }

    /// Whether the number of properties is admitted, of which `kept` are in a map.
    fn counted<E: de::Error>(&self, kept: usize) -> Result<(), E> {
        let seen: u32 = self.seen.iter().map(|word| word.count_ones()).sum();
        let (count, (min, max)) = (u64::from(seen) + kept as u64, self.plan.count);
        if count < min {
            return Err(self.object.error(format_args!("must have at least {min} properties")));
        }
        if count > max {
            return Err(self.object.error(format_args!("must have at most {max} properties")));
        }
        Ok(())
    }

    /// The error about the first property that must be there and is not.
    #[cold]
    pub fn missing<E: de::Error>(&self) -> E {
        let keys = self.plan.keys.iter().enumerate();
        let missing = keys.filter(|(_, key)| key.required).find(|(at, _)| !self.has(*at));
        self.lacks(missing.map_or(NONE, |(at, _)| at))
    }

    #[cold]
    fn lacks<E: de::Error>(&self, key: usize) -> E {
        let name = self.plan.keys.get(key).map_or("", |key| key.name);
        self.object.error(format_args!("must have property {name:?}"))
    }

    /// The error of a type that is not made of properties.
    #[cold]
    pub fn misplaced<E: de::Error>(&self) -> E {
        misplaced(self.object)
    }

    /// Notes that the key at this position was seen.
    #[inline]
    pub(super) fn see(&mut self, at: usize) {
        (self.at, self.next) = (at, at + 1);
        self.place.index(at);
        if let Some(word) = self.seen.get_mut(at / 64) {
            *word |= 1 << (at % 64);
        }
    }

    fn has(&self, at: usize) -> bool {
        self.seen.get(at / 64).is_some_and(|word| word & 1 << (at % 64) != 0)
    }

    /// Finds a property. Most writers keep to one order, so the key behind the last is tried first.
    #[inline]
    fn find<E: de::Error>(&mut self, name: &str, keeps: bool) -> Result<usize, E> {
        let at = self.next;
        let is_next = self.plan.keys.get(at).is_some_and(|key| key.name == name);
        if is_next && self.plan.names.is_none() {
            self.see(at);
            return Ok(at);
        }
        self.search(name, keeps)
    }

    /// Searches for a property. What is said of its name holds for keys as well.
    fn search<E: de::Error>(&mut self, name: &str, keeps: bool) -> Result<usize, E> {
        if let Some(schema) = self.plan.names
            && !bare::meets(schema, Bare::Text(name))
        {
            self.place.whole();
            return Err(self.place.named(name).error("the name is not admitted"));
        }
        if let Some(at) = self.plan.position(name) {
            self.see(at);
            return Ok(at);
        }
        self.at = NONE;
        self.place.whole();
        self.other = self.plan.other(name);
        match self.other {
            Other::Refused => Err(self.place.named(name).error("must not be there")),
            Other::Dropped => Ok(DROPPED),
            Other::Free | Other::Read(_) => {
                if keeps {
                    self.name.clear();
                    self.name.push_str(name);
                }
                Ok(NONE)
            }
        }
    }
}

struct NextKey<'k, 'p> {
    keys: &'k mut Keys<'p>,
    keeps: bool,
}

impl<'de> DeserializeSeed<'de> for NextKey<'_, '_> {
    type Value = usize;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<usize, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl Visitor<'_> for NextKey<'_, '_> {
    type Value = usize;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a property")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<usize, E> {
        self.keys.find(name, self.keeps)
    }
}

/// Reads an object into a generated type.
///
/// # Errors
/// When it does not meet the plan.
pub fn read_members<'de, T: Read, D: Deserializer<'de>>(
    plan: &'static Plan,
    place: &Place<'_>,
    deserializer: D,
) -> Result<T, D::Error> {
    match plan {
        Plan::Object(plan) => {
            deserializer.deserialize_map(Object { plan, place, makes: PhantomData })
        }
        Plan::Own
        | Plan::Scalar(_)
        | Plan::Text(..)
        | Plan::Array(_)
        | Plan::Union(_)
        | Plan::Whole(..) => Err(misplaced(place)),
    }
}

struct Object<'p, T> {
    plan: &'static ObjectPlan,
    place: &'p Place<'p>,
    makes: PhantomData<T>,
}

impl<'de, T: Read> Visitor<'de> for Object<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<T, A::Error> {
        T::members(Keys::new(self.plan, self.place)?, map)
    }
}

impl<K: Decode + Serialize + Ord, T: Read> Read for BTreeMap<K, T> {
    fn stream<'de, D: Deserializer<'de>>(
        plan: &'static Plan,
        place: &Place<'_>,
        deserializer: D,
    ) -> Result<Self, D::Error> {
        read_members(plan, place, deserializer)
    }

    fn members<'de, A: MapAccess<'de>>(mut keys: Keys<'_>, mut map: A) -> Result<Self, A::Error> {
        let mut rest = Self::new();
        while let Some(at) = keys.next_kept(&mut map)? {
            if at == NONE {
                keys.keep(&mut map, &mut rest)?;
            } else {
                keys.skip(&mut map)?;
            }
        }
        keys.end(rest.len())?;
        Ok(rest)
    }
}
