//! Attacks every `safe`: with all known witnesses, and with generated instances.

use counterpart_compiler::resolve::Draft;
use fastrand::Rng;
use serde_json::Value;

use super::pair::{Direction, Pair};
use super::query::{Ours, Reply};
use super::recheck::Judges;
use crate::fuzz::values;

/// How deep instances of our own generator are.
const DEPTH: usize = 5;

/// Instances that show a `safe` to be wrong, each with its direction.
pub fn refute<'a>(
    judges: &Judges,
    ours: &'a Ours,
    peers: impl Iterator<Item = &'a Reply>,
    generated: &'a [Value],
) -> Vec<(Direction, Value)> {
    // Whatever breaks one direction may break the other as well.
    let known = peers.chain(&ours.replies).flat_map(|reply| &reply.witnesses);
    let instances: Vec<&Value> = known.chain(generated).collect();
    let directions = Direction::BOTH.into_iter().zip(&ours.replies);
    directions
        .filter(|(_, reply)| reply.verdict == "safe")
        .filter_map(|(direction, _)| {
            let refutes = |instance: &&&Value| judges.confirm(direction, instance) == Some(true);
            instances.iter().find(refutes).map(|instance| (direction, (*instance).clone()))
        })
        .collect()
}

/// Adds instances until there are `count`: generated from the two versions of a schema, or by
/// changing earlier ones. The result is the same on every run.
pub fn more(pair: &Pair, instances: &mut Vec<Value>, count: usize) {
    let mut rng = Rng::with_seed(5);
    let given = instances.len();
    while instances.len() < count {
        let mut value = if given > 0 && rng.u8(..) < 192 {
            instances[rng.usize(0..given)].clone()
        } else {
            let schema = if rng.bool() { &pair.old } else { &pair.new };
            values::fitting(&mut rng, schema, schema, DEPTH, Draft::default())
        };
        for _ in 0..rng.usize(1..3) {
            value = values::changed(&mut rng, &value, Draft::default());
        }
        instances.push(value);
    }
}
