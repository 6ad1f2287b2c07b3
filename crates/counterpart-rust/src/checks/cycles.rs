//! Which schemas lead back to themselves past a keyword that may look at the same child twice, so
//! that verdicts about them are worth remembering.

use std::collections::HashSet;

use counterpart_compiler::model::{
    ArrayConstraint, Keyword, Logic, Meaning, ObjectConstraint, SchemaId, Schemas,
};

/// The targets of references whose verdicts are remembered.
pub fn recursive(schemas: &Schemas) -> HashSet<SchemaId> {
    let targets: HashSet<SchemaId> =
        schemas.iter().flat_map(|(_, schema)| schema.references()).collect();
    let mut found = HashSet::new();
    for component in components(schemas) {
        if component.iter().any(|schema| looks_twice(schemas, *schema)) {
            found.extend(component.into_iter().filter(|schema| targets.contains(schema)));
        }
    }
    found
}

/// Whether a schema may apply two others to the same value.
fn looks_twice(schemas: &Schemas, id: SchemaId) -> bool {
    let is_union = |keyword| {
        schemas.union(id, keyword).is_none_or(|facts| {
            let others = facts.discriminator.as_ref().map(|tag| {
                tag.values.iter().filter(|values| values.is_empty()).count()
            });
            facts.lone.is_none() && others.is_none_or(|others| others > 1)
        })
    };
    schemas[id].constraints.iter().any(|constraint| match &constraint.meaning {
        Meaning::Logic(Logic::AllOf(branches)) => branches.len() > 1,
        Meaning::Logic(Logic::AnyOf(_)) => is_union(Keyword::AnyOf),
        Meaning::Logic(Logic::OneOf(_)) => is_union(Keyword::OneOf),
        Meaning::Logic(Logic::Not(_) | Logic::If { .. }) => true,
        Meaning::Array(
            ArrayConstraint::Contains { .. } | ArrayConstraint::UnevaluatedItems(_),
        )
        | Meaning::Object(
            ObjectConstraint::PatternProperties(_)
            | ObjectConstraint::DependentSchemas(_)
            | ObjectConstraint::UnevaluatedProperties(_),
        )
        | Meaning::Reference(_) => true,
        Meaning::Never
        | Meaning::Type(_)
        | Meaning::Enum(_)
        | Meaning::Const(_)
        | Meaning::Number(_)
        | Meaning::String(_)
        | Meaning::Array(
            ArrayConstraint::PrefixItems(_)
            | ArrayConstraint::Items { .. }
            | ArrayConstraint::MaxItems(_)
            | ArrayConstraint::MinItems(_)
            | ArrayConstraint::UniqueItems,
        )
        | Meaning::Object(
            ObjectConstraint::Properties(_)
            | ObjectConstraint::AdditionalProperties(_)
            | ObjectConstraint::PropertyNames(_)
            | ObjectConstraint::Required(_)
            | ObjectConstraint::MaxProperties(_)
            | ObjectConstraint::MinProperties(_)
            | ObjectConstraint::DependentRequired(_),
        ) => false,
    })
}

/// The schemas that lead to one another, without those that lead back to none (Tarjan, without
/// recursion: contracts may be chains of any length).
fn components(schemas: &Schemas) -> Vec<Vec<SchemaId>> {
    let ids: Vec<SchemaId> = schemas.iter().map(|(id, _)| id).collect();
    let edges: Vec<Vec<SchemaId>> = ids.iter().map(|id| successors(schemas, *id)).collect();
    let mut state = Tarjan::new(ids.len());
    for id in ids {
        state.visit(id, &edges);
    }
    state.found
}

fn successors(schemas: &Schemas, id: SchemaId) -> Vec<SchemaId> {
    let constraints = schemas[id].constraints.iter();
    constraints
        .flat_map(|constraint| {
            constraint.meaning.subschemas().chain(constraint.meaning.reference())
        })
        .collect()
}

struct Tarjan {
    /// The order in which schemas were met, from 1; 0 for those that were not.
    order: Vec<usize>,
    low: Vec<usize>,
    open: Vec<SchemaId>,
    is_open: Vec<bool>,
    met: usize,
    found: Vec<Vec<SchemaId>>,
}

impl Tarjan {
    fn new(count: usize) -> Self {
        Self {
            order: vec![0; count],
            low: vec![0; count],
            open: Vec::new(),
            is_open: vec![false; count],
            met: 0,
            found: Vec::new(),
        }
    }

    fn enter(&mut self, id: SchemaId) {
        self.met += 1;
        self.order[id.index()] = self.met;
        self.low[id.index()] = self.met;
        self.open.push(id);
        self.is_open[id.index()] = true;
    }

    fn visit(&mut self, root: SchemaId, edges: &[Vec<SchemaId>]) {
        if self.order[root.index()] != 0 {
            return;
        }
        self.enter(root);
        let mut path = vec![(root, 0)];
        while let Some((id, next)) = path.last_mut() {
            let id = *id;
            if let Some(child) = edges[id.index()].get(*next).copied() {
                *next += 1;
                if self.order[child.index()] == 0 {
                    self.enter(child);
                    path.push((child, 0));
                } else if self.is_open[child.index()] {
                    self.low[id.index()] = self.low[id.index()].min(self.order[child.index()]);
                }
                continue;
            }
            path.pop();
            if let Some((parent, _)) = path.last() {
                let low = self.low[id.index()];
                self.low[parent.index()] = self.low[parent.index()].min(low);
            }
            if self.low[id.index()] == self.order[id.index()] {
                self.close(id, edges);
            }
        }
    }

    /// Takes a component off the open schemas.
    fn close(&mut self, root: SchemaId, edges: &[Vec<SchemaId>]) {
        let mut component = Vec::new();
        while let Some(id) = self.open.pop() {
            self.is_open[id.index()] = false;
            component.push(id);
            if id == root {
                break;
            }
        }
        let leads_back = component.len() > 1 || edges[root.index()].contains(&root);
        if leads_back {
            self.found.push(component);
        }
    }
}
