//! Which schemas count the levels of the values that they check.

use counterpart_compiler::graph::Graph;
use counterpart_compiler::model::{SchemaId, Schemas};

/// The schemas whose verdict depends on how deep a value may nest.
///
/// A schema that leads to no cycle looks at as many levels as it has itself. Where that is within
/// the limit, nothing has to be counted.
#[derive(Clone, Debug)]
pub struct Nesting(Vec<bool>);

impl Nesting {
    /// Finds them, for values of at most `limit` levels.
    #[must_use]
    pub fn of(schemas: &Schemas, limit: u32) -> Self {
        let edges = schemas.iter().map(|(_, schema)| {
            let inside = schema.constraints.iter().flat_map(|it| it.meaning.subschemas());
            inside.chain(schema.references()).map(SchemaId::index).collect()
        });
        let graph = Graph::new(edges.collect());
        let mut on_cycle = vec![false; schemas.len()];
        for at in graph.cycles().into_iter().flatten() {
            on_cycle[at] = true;
        }
        let above = graph.leading_to(on_cycle.clone());
        let below = graph.below(&on_cycle);
        let mut counted: Vec<bool> =
            above.iter().zip(below).map(|(above, below)| *above || below).collect();
        if height(schemas, &graph, &above) > limit {
            counted.fill(true);
        }
        Self(counted)
    }

    /// Whether a schema counts levels.
    #[must_use]
    pub fn counts(&self, schema: SchemaId) -> bool {
        self.0.get(schema.index()).copied().unwrap_or_default()
    }
}

/// How many levels the schemas look at that lead to no cycle.
fn height(schemas: &Schemas, graph: &Graph, endless: &[bool]) -> u32 {
    let mut above = vec![Vec::new(); schemas.len()];
    let mut open: Vec<usize> = graph.edges().iter().map(Vec::len).collect();
    for (id, schema) in schemas.iter() {
        let meanings = schema.constraints.iter().map(|constraint| &constraint.meaning);
        for meaning in meanings {
            let in_place = meaning.in_place();
            let levels = |part: &SchemaId| u32::from(!in_place.contains(part));
            let parts = meaning.subschemas().map(|part| (part, levels(&part)));
            for (part, levels) in parts.chain(meaning.reference().map(|target| (target, 0))) {
                above[part.index()].push((id.index(), levels));
            }
        }
    }
    let mut heights = vec![1u32; schemas.len()];
    let mut done: Vec<usize> = (0..schemas.len()).filter(|at| open[*at] == 0).collect();
    let mut highest = 0;
    while let Some(at) = done.pop() {
        if endless[at] {
            continue;
        }
        highest = highest.max(heights[at]);
        for (parent, levels) in &above[at] {
            heights[*parent] = heights[*parent].max(heights[at].saturating_add(*levels));
            open[*parent] = open[*parent].saturating_sub(1);
            if open[*parent] == 0 {
                done.push(*parent);
            }
        }
    }
    highest
}
