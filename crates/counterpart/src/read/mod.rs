//! Reading and checking in one pass, from any format of serde straight into generated types.
//!
//! Generated code states a [`Plan`](plan::Plan) for each position. A scalar is checked against its
//! schema when it is read; an object, array or map checks what it can while it is read; and only a
//! value that has to be seen whole is read as a JSON value and given to the evaluator.
//!
//! | module | what |
//! |---|---|
//! | [`plan`] | what generated code states |
//! | [`place`] | depth and path |
//! | [`scalar`], [`text`], [`array`], [`tuple`], [`object`], [`union`] | how the types read |
//! | [`whole`], [`skip`] | values that are seen whole, and values that nobody keeps |
//! | [`digest`] | whether items differ |
//! | [`entry`] | where reading starts |

mod array;
mod digest;
mod entry;
mod object;
mod place;
pub mod plan;
mod scalar;
mod skip;
mod text;
mod tuple;
mod union;
mod whole;

use std::marker::PhantomData;

use serde::Serialize;
use serde::de::{DeserializeSeed, Deserializer, MapAccess, SeqAccess};

use crate::decode::Decode;
use plan::Plan;

pub use entry::{deserialize, json};
pub use object::{Keys, read_members};
pub use place::Place;
pub use scalar::{Hint, Scalar, read_enum, read_scalar};
pub use tuple::{Leading, read_tuple};
pub use union::{Variants, read_union};

/// A type that reads itself by a plan. The value that comes out has met the plan.
pub trait Read: Decode + Serialize {
    /// The plan that [`Plan::Own`] stands for; `Own` where the type alone decides.
    #[must_use]
    fn own() -> &'static Plan {
        &Plan::Own
    }

    /// Reads a value by a plan that is not [`Plan::Whole`] nor, where the type has a plan of its own,
    /// [`Plan::Own`].
    ///
    /// # Errors
    /// When the value does not meet the plan, or the type cannot hold it.
    fn stream<'de, D: Deserializer<'de>>(
        plan: &'static Plan,
        place: &Place<'_>,
        deserializer: D,
    ) -> Result<Self, D::Error>;

    /// Reads the properties of an object, where a type is made of them.
    ///
    /// # Errors
    /// When they do not meet the plan.
    fn members<'de, A: MapAccess<'de>>(keys: Keys<'_>, _: A) -> Result<Self, A::Error> {
        Err(keys.misplaced())
    }

    /// Reads the items of an array, where a type is made of them.
    ///
    /// # Errors
    /// When they do not meet the plan.
    fn items<'de, A: SeqAccess<'de>>(leading: Leading<'_>, _: A) -> Result<Self, A::Error> {
        Err(leading.misplaced())
    }
}

/// Reads a value by a plan.
///
/// # Errors
/// When the value does not meet the plan, or the type cannot hold it.
pub fn read<'de, T: Read, D: Deserializer<'de>>(
    plan: &'static Plan,
    place: &Place<'_>,
    deserializer: D,
) -> Result<T, D::Error> {
    let plan = if matches!(plan, Plan::Own) { T::own() } else { plan };
    match plan {
        Plan::Whole(schema, kinds) => whole::read(schema, *kinds, place, deserializer),
        Plan::Own
        | Plan::Scalar(_)
        | Plan::Text(..)
        | Plan::Array(_)
        | Plan::Object(_)
        | Plan::Union(_) => T::stream(plan, place, deserializer),
    }
}

/// Reads a `T` by a plan, where serde asks for a seed.
struct Seed<'p, T> {
    plan: &'static Plan,
    place: &'p Place<'p>,
    makes: PhantomData<T>,
}

impl<'p, T> Seed<'p, T> {
    const fn new(plan: &'static Plan, place: &'p Place<'p>) -> Self {
        Self { plan, place, makes: PhantomData }
    }
}

impl<'de, T: Read> DeserializeSeed<'de> for Seed<'_, T> {
    type Value = T;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<T, D::Error> {
        read(self.plan, self.place, deserializer)
    }
}

/// The error of a plan that is none for the type. Generated code has no such plan.
#[cold]
pub fn misplaced<E: serde::de::Error>(place: &Place<'_>) -> E {
    place.error("the type cannot be read like this")
}
