//! Finds the schemas that are applied to one value again and again, in place: a chain of definitions of which each
//! applies the next one twice (`"allOf": [{"$ref": "#/$defs/B"}, {"$ref": "#/$defs/B"}]`) would double the steps
//! with every definition.

use std::collections::HashSet;

use crate::model::{SchemaId, Schemas};

/// A schema that is entered this many times for one value, at most, costs a constant factor.
const CONSTANT: u64 = 32;
/// How many times as often as there are schemas they are entered, where they are shared.
const SHARED: u64 = 4;

/// The targets of references that one value enters in several ways, and that enter others in very many.
pub(super) fn find(schemas: &Schemas) -> Vec<SchemaId> {
    let edges: Vec<Vec<usize>> = schemas
        .iter()
        .map(|(_, schema)| {
            let in_place = schema.constraints.iter().flat_map(|it| it.meaning.in_place());
            in_place.map(SchemaId::index).collect()
        })
        .collect();
    let mut ways = vec![0u32; edges.len()];
    for target in edges.iter().flatten() {
        ways[*target] += 1;
    }
    let entered = entered(&edges);
    let targets: HashSet<SchemaId> =
        schemas.iter().flat_map(|(_, schema)| schema.references()).collect();
    let mut found: Vec<_> = targets
        .into_iter()
        .filter(|target| {
            // The reference itself is one schema with one way in: what refers to it counts.
            let at = target.index();
            ways[at] > 1 && entered[at] > CONSTANT && is_shared(&edges, at, entered[at])
        })
        .collect();
    found.sort_unstable();
    found
}

/// How often schemas are entered for one value, from each schema on; nothing on a cycle, which no value
/// gets out of.
fn entered(edges: &[Vec<usize>]) -> Vec<u64> {
    let mut above = vec![Vec::new(); edges.len()];
    for (from, targets) in edges.iter().enumerate() {
        for to in targets {
            above[*to].push(from);
        }
    }
    let mut open: Vec<usize> = edges.iter().map(Vec::len).collect();
    let mut entered = vec![0u64; edges.len()];
    let mut done: Vec<usize> = (0..edges.len()).filter(|at| open[*at] == 0).collect();
    while let Some(at) = done.pop() {
        entered[at] = edges[at].iter().fold(1, |sum: u64, to| sum.saturating_add(entered[*to]));
        for from in &above[at] {
            open[*from] -= 1;
            if open[*from] == 0 {
                done.push(*from);
            }
        }
    }
    entered
}

/// Whether the schemas entered from one are entered much more often than there are of them.
fn is_shared(edges: &[Vec<usize>], start: usize, entered: u64) -> bool {
    let mut seen = HashSet::from([start]);
    let mut open = vec![start];
    while let Some(at) = open.pop() {
        for to in &edges[at] {
            if seen.insert(*to) {
                open.push(*to);
            }
        }
    }
    u64::try_from(seen.len()).is_ok_and(|count| entered > count.saturating_mul(SHARED))
}

#[cfg(test)]
mod tests {
    use super::{entered, is_shared};

    #[test]
    fn a_chain_of_pairs_doubles() {
        let edges: Vec<Vec<usize>> =
            (0..20).map(|at| if at < 19 { vec![at + 1, at + 1] } else { Vec::new() }).collect();
        let entered = entered(&edges);
        assert_eq!(entered[19], 1);
        assert_eq!(entered[0], (1 << 20) - 1);
        assert!(is_shared(&edges, 0, entered[0]));
    }

    #[test]
    fn a_tree_does_not() {
        let edges: Vec<Vec<usize>> = (0..63)
            .map(|at| if at < 31 { vec![2 * at + 1, 2 * at + 2] } else { Vec::new() })
            .collect();
        let entered = entered(&edges);
        assert_eq!(entered[0], 63);
        assert!(!is_shared(&edges, 0, entered[0]));
    }
}
