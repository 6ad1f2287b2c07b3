//! Models to raw nodes: constraints become atoms that stand alone.

mod closed;
mod constraints;
mod listed;
mod unevaluated;
mod values;

use std::collections::{HashMap, HashSet};

use counterpart_compiler::model::{Kinds, Logic, Meaning, Model, SchemaId};
use counterpart_compiler::source::Place;

use self::constraints::Lowered;
use super::raw::{Origin, RawGraph, RawId, RawNode};
use super::{Atom, RawAtom};
use crate::question::Side;

/// Lowers both sides into one graph. With `closed`, the writer leaves out what it does not declare.
pub(crate) fn lower(writer: Side<'_>, reader: Side<'_>, closed: bool) -> (RawGraph, RawId, RawId) {
    let mut graph = RawGraph::default();
    let writer = Lowering::new(&mut graph, writer.model, Origin::writer).run(writer.schema, closed);
    let reader = Lowering::new(&mut graph, reader.model, Origin::reader).run(reader.schema, false);
    (graph, writer, reader)
}

/// The lowering of one model.
struct Lowering<'g, 'm> {
    graph: &'g mut RawGraph,
    model: &'m Model,
    /// Marks a place of the model as one of its side.
    origin: fn(Place) -> Origin,
    /// The node of a schema; the second is whether its instances leave out what is not declared.
    ids: HashMap<(SchemaId, bool), RawId>,
    open: Vec<(SchemaId, bool)>,
    everything: Option<RawId>,
    nothing: Option<RawId>,
}

impl<'g, 'm> Lowering<'g, 'm> {
    fn new(graph: &'g mut RawGraph, model: &'m Model, origin: fn(Place) -> Origin) -> Self {
        let (ids, open) = (HashMap::new(), Vec::new());
        Self { graph, model, origin, ids, open, everything: None, nothing: None }
    }

    fn run(mut self, root: SchemaId, closed: bool) -> RawId {
        let id = self.node(root, closed);
        while let Some((schema, closed)) = self.open.pop() {
            let mut atoms = Vec::new();
            self.conjunction(schema, &mut HashSet::new(), &mut atoms);
            if closed {
                self.close(schema, &mut atoms);
            }
            let id = self.ids[&(schema, closed)];
            self.graph.nodes[id.index()].atoms = atoms;
        }
        id
    }

    /// The node of a schema; its atoms may come later.
    fn node(&mut self, schema: SchemaId, closed: bool) -> RawId {
        let schema = self.meant(schema);
        if let Some(id) = self.ids.get(&(schema, closed)) {
            return *id;
        }
        let place = self.place(schema);
        let id = self.graph.add(RawNode { place, atoms: Vec::new() });
        self.ids.insert((schema, closed), id);
        self.open.push((schema, closed));
        id
    }

    /// Where a schema stands.
    fn place(&self, schema: SchemaId) -> Origin {
        (self.origin)(self.model.schemas[schema].place)
    }

    /// The schema that another one is nothing but a reference to.
    fn meant(&self, mut schema: SchemaId) -> SchemaId {
        // Models have no endless references.
        while let [only] = self.model.schemas[schema].constraints.as_slice() {
            if let Some(target) = only.meaning.reference() {
                schema = target;
            } else if let Meaning::Logic(Logic::AllOf(parts)) = &only.meaning
                && let [part] = parts.as_slice()
            {
                schema = *part;
            } else {
                break;
            }
        }
        schema
    }

    /// The atoms of a schema and of all that it takes in by `allOf` and references.
    fn conjunction(
        &mut self,
        schema: SchemaId,
        seen: &mut HashSet<SchemaId>,
        atoms: &mut Vec<RawAtom>,
    ) {
        if !seen.insert(schema) {
            return;
        }
        let model = self.model;
        let place = self.place(schema);
        if let Some(name) = model.gaps.get(&schema) {
            let atom = Atom::Gap(self.graph.words.text(name));
            atoms.push(RawAtom { atom, place, keyword: "$ref" });
        }
        for constraint in &model.schemas[schema].constraints {
            let never = Atom::Kinds(Kinds::NONE);
            let at = RawAtom { atom: never, place, keyword: constraint.keyword.name() };
            match self.constraint(schema, &constraint.meaning, &at) {
                Lowered::Atoms(made) => {
                    atoms.extend(made.into_iter().map(|atom| RawAtom { atom, ..at.clone() }));
                }
                Lowered::Conjunction(parts) => {
                    for part in parts {
                        self.conjunction(part, seen, atoms);
                    }
                }
            }
        }
    }

    /// The node that admits everything.
    fn everything(&mut self, place: Origin) -> RawId {
        let Self { graph, everything, .. } = self;
        *everything.get_or_insert_with(|| graph.add(RawNode { place, atoms: Vec::new() }))
    }

    /// The node that admits nothing.
    fn nothing(&mut self, at: &RawAtom) -> RawId {
        let Self { graph, nothing, .. } = self;
        *nothing.get_or_insert_with(|| graph.made(at, vec![Atom::Kinds(Kinds::NONE)]))
    }

    /// A node of one atom.
    fn one(&mut self, at: &RawAtom, atom: Atom<RawId>) -> RawId {
        self.graph.made(at, vec![atom])
    }
}
