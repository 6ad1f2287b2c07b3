//! Tuples: arrays whose leading items have types of their own.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{self, Deserializer, SeqAccess, Visitor};

use super::place::Place;
use super::plan::{ArrayPlan, Plan};
use super::skip::Skip;
use super::{Read, Seed, misplaced};

/// The items of an array that is being read, from the front.
#[derive(Debug)]
pub struct Leading<'p> {
    plan: &'static ArrayPlan,
    /// The place of the array, and the inside of it.
    array: &'p Place<'p>,
    place: Place<'p>,
    at: usize,
    /// Whether there are no more items.
    ended: bool,
}

impl Leading<'_> {
    fn next<'de, T: Read, A: SeqAccess<'de>>(
        &mut self,
        items: &mut A,
    ) -> Result<Option<T>, A::Error> {
        if self.ended {
            return Ok(None);
        }
        self.place.index(self.at);
        let plan = self.plan.leading.get(self.at).unwrap_or(&self.plan.items);
        let item = items.next_element_seed(Seed::new(plan, &self.place))?;
        self.ended = item.is_none();
        self.at += usize::from(item.is_some());
        Ok(item)
    }

    /// The next item, which must be there.
    ///
    /// # Errors
    /// When it is missing or does not meet its plan.
    pub fn required<'de, T: Read, A: SeqAccess<'de>>(
        &mut self,
        items: &mut A,
    ) -> Result<T, A::Error> {
        self.next(items)?.ok_or_else(|| self.place.error("expected a value"))
    }

    /// The next item, which may be there.
    ///
    /// # Errors
    /// When it does not meet its plan.
    pub fn optional<'de, T: Read, A: SeqAccess<'de>>(
        &mut self,
        items: &mut A,
    ) -> Result<Option<T>, A::Error> {
        self.next(items)
    }

    /// Every item that is left.
    ///
    /// # Errors
    /// When one does not meet its plan.
    pub fn rest<'de, T: Read, A: SeqAccess<'de>>(
        &mut self,
        items: &mut A,
    ) -> Result<Vec<T>, A::Error> {
        let mut rest = Vec::new();
        while let Some(item) = self.next(items)? {
            rest.push(item);
        }
        Ok(rest)
    }

    /// Ends the array. Items that the type does not hold are read all the same.
    ///
    /// # Errors
    /// When there are too few items or too many.
    pub fn end<'de, A: SeqAccess<'de>>(mut self, mut items: A) -> Result<(), A::Error> {
        while !self.ended {
            let more = items.next_element_seed(Skip { place: &self.place })?.is_some();
            self.ended = !more;
            self.at += usize::from(more);
        }
        let (count, (min, max)) = (self.at as u64, self.plan.length);
        if count < min || count > max {
            return Err(self.array.error(format_args!("must have {min} to {max} items")));
        }
        Ok(())
    }

    /// The error of a type that is not made of items.
    #[cold]
    pub(super) fn misplaced<E: de::Error>(&self) -> E {
        misplaced(self.array)
    }
}

/// Reads an array into a tuple.
///
/// # Errors
/// When it does not meet the plan.
pub fn read_tuple<'de, T: Read, D: Deserializer<'de>>(
    plan: &'static Plan,
    place: &Place<'_>,
    deserializer: D,
) -> Result<T, D::Error> {
    match plan {
        Plan::Array(plan) => {
            deserializer.deserialize_seq(Tuple { plan, place, makes: PhantomData })
        }
        Plan::Own
        | Plan::Scalar(_)
        | Plan::Text(..)
        | Plan::Object(_)
        | Plan::Union(_)
        | Plan::Whole(..) => Err(misplaced(place)),
    }
}

struct Tuple<'p, T> {
    plan: &'static ArrayPlan,
    place: &'p Place<'p>,
    makes: PhantomData<T>,
}

impl<'de, T: Read> Visitor<'de> for Tuple<'_, T> {
    type Value = T;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, items: A) -> Result<T, A::Error> {
        let place = self.place.inside()?;
        let leading = Leading { plan: self.plan, array: self.place, place, at: 0, ended: false };
        T::items(leading, items)
    }
}
