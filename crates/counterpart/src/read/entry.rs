//! Where reading starts: a JSON text, or any format of serde.

use std::sync::OnceLock;

use serde::de::{Deserialize, Deserializer, Error, IgnoredAny, MapAccess, Visitor};
use serde_json::Value;

use super::place::Place;
use super::plan::Plan;
use super::{Read, read};
use crate::violation::Violations;

/// The depth to which texts are read in one pass; what nests deeper is read as a value, which takes
/// less of the stack.
const MOST_DEPTH: usize = 128;

/// Reads a JSON text in one pass. `None` says nothing but that this did not succeed: what is wrong,
/// or whether anything is, the evaluator decides.
///
/// `depth` is that of the contract.
pub fn json<T: Read>(text: &str, depth: usize) -> Option<T> {
    if !numbers_are_plain() {
        return None;
    }
    let place = Place::root(depth.min(MOST_DEPTH), true);
    let mut deserializer = serde_json::Deserializer::from_str(text);
    // The place has the limit; the parser's own would be a second one.
    deserializer.disable_recursion_limit();
    let value = read::<T, _>(&Plan::Own, &place, &mut deserializer).ok()?;
    deserializer.end().ok()?;
    Some(value)
}

/// `Deserialize` of every generated type: the value that comes out has met its contract, which has
/// this depth. `from_value` reads a value that is seen whole.
///
/// # Errors
/// When the value does not meet its contract, with the path to it; and those of the format.
pub fn deserialize<'de, T: Read, D: Deserializer<'de>>(
    deserializer: D,
    depth: usize,
    from_value: fn(Value) -> Result<T, Violations>,
) -> Result<T, D::Error> {
    if numbers_are_plain() {
        let place = Place::root(depth, false);
        return read(&Plan::Own, &place, deserializer);
    }
    from_value(Value::deserialize(deserializer)?).map_err(D::Error::custom)
}

/// Whether numbers come as numbers: with its feature `arbitrary_precision`, which any crate of a
/// program may switch on for all, `serde_json` hands them out as objects of its own.
fn numbers_are_plain() -> bool {
    static PLAIN: OnceLock<bool> = OnceLock::new();
    *PLAIN.get_or_init(|| serde_json::from_str::<Probe>("1").is_ok_and(|Probe(plain)| plain))
}

/// Whether a number came as one.
struct Probe(bool);

impl<'de> Deserialize<'de> for Probe {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(ProbeVisitor).map(Self)
    }
}

struct ProbeVisitor;

impl<'de> Visitor<'de> for ProbeVisitor {
    type Value = bool;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("a number")
    }

    fn visit_u64<E: Error>(self, _: u64) -> Result<bool, E> {
        Ok(true)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<bool, A::Error> {
        while map.next_entry::<IgnoredAny, IgnoredAny>()?.is_some() {}
        Ok(false)
    }
}
