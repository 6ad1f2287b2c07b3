//! Arrays, and what stands around a value: boxes and `null`.

use std::fmt;
use std::marker::PhantomData;

use serde::de::value::{MapAccessDeserializer, SeqAccessDeserializer};
use serde::de::{self, Deserializer, IntoDeserializer, MapAccess, SeqAccess, Visitor};

use super::digest::differ;
use super::place::Place;
use super::plan::{ArrayPlan, Plan};
use super::{Keys, Read, Seed, misplaced, read};

impl<T: Read> Read for Box<T> {
    fn own() -> &'static Plan {
        T::own()
    }

    fn stream<'de, D: Deserializer<'de>>(
        plan: &'static Plan,
        place: &Place<'_>,
        deserializer: D,
    ) -> Result<Self, D::Error> {
        T::stream(plan, place, deserializer).map(Self::new)
    }

    fn members<'de, A: MapAccess<'de>>(keys: Keys<'_>, map: A) -> Result<Self, A::Error> {
        T::members(keys, map).map(Self::new)
    }
}

/// `null` is admitted where this type is read by a plan; the plan is that of other values.
impl<T: Read> Read for Option<T> {
    fn stream<'de, D: Deserializer<'de>>(
        plan: &'static Plan,
        place: &Place<'_>,
        deserializer: D,
    ) -> Result<Self, D::Error> {
        deserializer.deserialize_option(Nullable { plan, place, makes: PhantomData })
    }
}

struct Nullable<'p, T> {
    plan: &'static Plan,
    place: &'p Place<'p>,
    makes: PhantomData<T>,
}

impl<'de, T: Read> Visitor<'de> for Nullable<'_, T> {
    type Value = Option<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value or null")
    }

    fn visit_unit<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_none<E: de::Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        read(self.plan, self.place, deserializer).map(Some)
    }

    // A value that was buffered by someone else may come without being called optional.
    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<Option<T>, A::Error> {
        self.visit_some(SeqAccessDeserializer::new(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, map: A) -> Result<Option<T>, A::Error> {
        self.visit_some(MapAccessDeserializer::new(map))
    }

    fn visit_bool<E: de::Error>(self, it: bool) -> Result<Option<T>, E> {
        self.visit_some(it.into_deserializer())
    }

    fn visit_i64<E: de::Error>(self, it: i64) -> Result<Option<T>, E> {
        self.visit_some(it.into_deserializer())
    }

    fn visit_u64<E: de::Error>(self, it: u64) -> Result<Option<T>, E> {
        self.visit_some(it.into_deserializer())
    }

    fn visit_f64<E: de::Error>(self, it: f64) -> Result<Option<T>, E> {
        self.visit_some(it.into_deserializer())
    }

    fn visit_str<E: de::Error>(self, it: &str) -> Result<Option<T>, E> {
        self.visit_some(it.into_deserializer())
    }

    fn visit_string<E: de::Error>(self, it: String) -> Result<Option<T>, E> {
        self.visit_some(it.into_deserializer())
    }
}

impl<T: Read> Read for Vec<T> {
    fn stream<'de, D: Deserializer<'de>>(
        plan: &'static Plan,
        place: &Place<'_>,
        deserializer: D,
    ) -> Result<Self, D::Error> {
        match plan {
            Plan::Array(plan) => {
                deserializer.deserialize_seq(Items { plan, place, makes: PhantomData })
            }
            Plan::Own
            | Plan::Scalar(_)
            | Plan::Text(..)
            | Plan::Object(_)
            | Plan::Union(_)
            | Plan::Whole(..) => Err(misplaced(place)),
        }
    }
}

struct Items<'p, T> {
    plan: &'static ArrayPlan,
    place: &'p Place<'p>,
    makes: PhantomData<T>,
}

impl<'de, T: Read> Visitor<'de> for Items<'_, T> {
    type Value = Vec<T>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Vec<T>, A::Error> {
        let place = self.place.inside()?;
        let (min, max) = self.plan.length;
        let mut made = Vec::new();
        place.index(0);
        while let Some(item) = items.next_element_seed(Seed::new(&self.plan.items, &place))? {
            if made.len() as u64 == max {
                return Err(self.place.error(format_args!("must have at most {max} items")));
            }
            made.push(item);
            place.index(made.len());
        }
        if (made.len() as u64) < min {
            return Err(self.place.error(format_args!("must have at least {min} items")));
        }
        if self.plan.unique && !differ(&made) {
            return Err(self.place.error("must not have two equal items"));
        }
        Ok(made)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use serde::de::value::{Error, MapDeserializer};

    use super::*;
    use crate::read::plan::ObjectPlan;

    #[test]
    fn a_value_that_is_not_called_optional_is_read_all_the_same() {
        static ANY: Plan = Plan::Object(&ObjectPlan::FREE);
        let entries = MapDeserializer::<_, Error>::new([("a", "b")].into_iter());
        let deserializer = MapAccessDeserializer::new(entries);
        let place = Place::root(8, false);
        let made: Option<BTreeMap<String, String>> = read(&ANY, &place, deserializer).unwrap();
        assert_eq!(made.unwrap().get("a").map(String::as_str), Some("b"));
    }
}
