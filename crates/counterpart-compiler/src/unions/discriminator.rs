//! Finds the property that chooses the branch of an object.

use std::sync::Arc;

use serde_json::Value;

use super::gather::{Gathered, Gatherer};
use super::values::Seen;
use crate::model::{Discriminator, Kind, Kinds};

/// The first property, in the order of the first branch that admits objects, that every such branch
/// requires and of which each lists values of its own. There are at least two such branches.
pub(super) fn find(gatherer: &mut Gatherer<'_>, branches: &[Gathered]) -> Option<Discriminator> {
    let admits_objects = |branch: &Gathered| branch.kinds().has(Kind::Object);
    let mut objects = branches.iter().filter(|branch| admits_objects(branch));
    let first = objects.next()?;
    objects.next()?;
    let only_objects = branches.iter().all(|branch| branch.kinds() == Kinds::one(Kind::Object));
    first.properties.keys().find_map(|key| {
        let mut seen = Seen::default();
        let values: Option<Vec<Arc<Vec<Value>>>> = branches
            .iter()
            .map(|branch| {
                if !admits_objects(branch) {
                    return Some(Arc::default());
                }
                let values = listed(gatherer, branch, key)?;
                seen.add(&values).then_some(values)
            })
            .collect();
        Some(Discriminator { property: key.clone(), values: values?, only_objects })
    })
}

/// The values that a branch lists for a property that it requires.
fn listed(gatherer: &mut Gatherer<'_>, branch: &Gathered, key: &str) -> Option<Arc<Vec<Value>>> {
    if !branch.required.contains(key) {
        return None;
    }
    gatherer.expected_of(branch.properties.get(key)?).values
}
