//! Finds references that lead back to their own schema for the same value.

use std::collections::HashSet;

use crate::diagnostic::{Code, Diagnostic};
use crate::model::{Schema, SchemaId, Schemas};
use crate::source::{Place, Sources};

/// How far the search has come with a schema.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Visit {
    Not,
    Open,
    Done,
}

/// A schema on the way, with the steps from it that are still to be taken.
struct Step {
    schema: SchemaId,
    next: Vec<SchemaId>,
}

/// Every cycle of schemas that apply to the same instance, reported at a reference in it.
pub(super) fn references(sources: &Sources, schemas: &Schemas) -> Vec<Diagnostic> {
    let mut visits = vec![Visit::Not; schemas.len()];
    let mut reported = HashSet::new();
    let mut found = Vec::new();
    for (start, _) in schemas.iter() {
        let mut way = Vec::new();
        if visits[start.index()] == Visit::Not {
            enter(schemas, &mut visits, &mut way, start);
        }
        while let Some(step) = way.last_mut() {
            let at = step.schema;
            match step.next.pop() {
                None => {
                    visits[at.index()] = Visit::Done;
                    way.pop();
                }
                Some(next) => match visits[next.index()] {
                    Visit::Not => enter(schemas, &mut visits, &mut way, next),
                    Visit::Done => {}
                    Visit::Open => {
                        let place = reference_in(schemas, &way, next);
                        if reported.insert(place) {
                            let sentence = "this reference leads back to its own schema";
                            found.push(sources.diagnose(Code::EndlessReference, place, sentence));
                        }
                    }
                },
            }
        }
    }
    found
}

fn enter(schemas: &Schemas, visits: &mut [Visit], way: &mut Vec<Step>, schema: SchemaId) {
    visits[schema.index()] = Visit::Open;
    way.push(Step { schema, next: in_place(&schemas[schema]) });
}

/// The first schema with a reference on the cycle that leads back to `back`. There is one, for
/// without references schemas only hold others.
fn reference_in(schemas: &Schemas, way: &[Step], back: SchemaId) -> Place {
    let cycle = way.iter().skip_while(|step| step.schema != back).map(|step| &schemas[step.schema]);
    let mut refers = cycle.filter(|schema| schema.references().next().is_some());
    refers.next().unwrap_or(&schemas[back]).place
}

/// The schemas that apply to the same instance.
fn in_place(schema: &Schema) -> Vec<SchemaId> {
    schema.constraints.iter().flat_map(|constraint| constraint.meaning.in_place()).collect()
}
