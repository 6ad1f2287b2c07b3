//! What a condition comes apart into: positions below it, and conditions that are asked by themselves.

use super::Diff;
use super::frame::{Frame, Step};
use super::spots::Cause;
use crate::term::{Atom, Keys, NodeId, RawAtom, RawId, sorted};
use crate::truth::Truth;

/// The reader's schema at a position, with what the writer says of it.
#[derive(Clone, Debug)]
pub(super) struct Position {
    pub(super) writer: Vec<RawId>,
    pub(super) reader: RawId,
    pub(super) frame: Frame,
}

/// What is asked about one condition.
pub(super) struct Leaf {
    pub(super) frame: Frame,
    /// The condition.
    pub(super) node: NodeId,
    pub(super) cause: Cause,
    /// Two breaks with one cause are one break, unless they differ in this.
    pub(super) detail: NodeId,
}

/// What a condition comes apart into.
#[derive(Default)]
pub(super) struct Parts {
    pub(super) positions: Vec<Position>,
    pub(super) leaves: Vec<Leaf>,
}

impl Diff<'_> {
    /// What a condition comes apart into; nothing where it is one condition.
    pub(super) fn apart(&mut self, position: &Position, raw: &RawAtom, cause: &Cause) -> Parts {
        let writer = &position.writer;
        match &raw.atom {
            Atom::All(keys, below) => self.apart_by_key(position, keys, *below, cause),
            Atom::Names(below) => {
                let above = self.written(writer).filter_map(|raw| {
                    let Atom::Names(names) = &raw.atom else { return None };
                    Some(*names)
                });
                let above = above.collect();
                self.one(position, &Step::Name, above, *below, cause)
            }
            Atom::Item(index, below) => {
                let above = self.written_item(writer, *index);
                self.one(position, &Step::Item(*index), above, *below, cause)
            }
            Atom::ItemsFrom(from, below) => self.apart_by_item(position, *from, *below, cause),
            Atom::AnyOf(branches) => self.apart_by_branch(position, branches, raw, cause),
            Atom::OneOf(branches) => {
                let mut parts = self.apart_by_branch(position, branches, raw, cause);
                parts.leaves.push(self.overlap(position, branches, raw, cause));
                parts
            }
            Atom::If(condition, then, otherwise) => {
                let met = self.node(*condition);
                let mut given = writer.clone();
                given.push(*condition);
                let mut parts = self.one(position, &Step::Given(met), given, *then, cause);
                let unmet = Step::Beside(vec![met]);
                parts.join(self.one(position, &unmet, writer.clone(), *otherwise, cause));
                parts
            }
            Atom::Values(_) => self.apart_by_value(position, raw, cause),
            Atom::Kinds(_)
            | Atom::Number(_)
            | Atom::String(_)
            | Atom::Has(_)
            | Atom::MinProperties(_)
            | Atom::MaxProperties(_)
            | Atom::MinItems(_)
            | Atom::MaxItems(_)
            | Atom::Unique
            | Atom::ContainsMin(..)
            | Atom::ContainsMax(..)
            | Atom::Not(_)
            | Atom::Gap(_)
            | Atom::Unevaluated(_) => Parts::default(),
        }
    }

    /// One step down: to a schema, or to the refusal of everything.
    pub(super) fn one(
        &mut self,
        position: &Position,
        step: &Step,
        writer: Vec<RawId>,
        reader: RawId,
        cause: &Cause,
    ) -> Parts {
        let mut parts = Parts::default();
        let frame = position.frame.with(step.clone());
        if self.graph[reader].is_never() {
            let node = self.node(reader);
            let detail = self.wrapped_once(step, node);
            let was = writer.first().map(|raw| self.graph[*raw].place).or(cause.was);
            parts.leaves.push(Leaf { frame, node, cause: Cause { was, ..*cause }, detail });
        } else {
            parts.positions.push(Position { writer, reader, frame });
        }
        parts
    }

    fn apart_by_key(
        &mut self,
        position: &Position,
        keys: &Keys,
        below: RawId,
        cause: &Cause,
    ) -> Parts {
        let writer = &position.writer;
        if let Keys::Named(name) = keys {
            let above = self.written_at(writer, *name);
            return self.one(position, &Step::Key(keys.clone()), above, below, cause);
        }
        let mut parts = Parts::default();
        let names = self.names(writer);
        for name in &names {
            let text = self.prover.arena.words.read(*name).to_owned();
            if self.prover.key_in(keys, &text) == Truth::True {
                let above = self.written_at(writer, *name);
                let step = Step::Key(Keys::Named(*name));
                parts.join(self.one(position, &step, above, below, cause));
            }
        }
        let above = self.written_in(writer, keys);
        let others = match keys {
            Keys::Other { names: known, patterns } => {
                let mut all = sorted(known.iter().chain(&names).copied());
                all.dedup();
                Keys::Other { names: all, patterns: patterns.clone() }
            }
            Keys::Named(_) | Keys::Matching(_) => keys.clone(),
        };
        parts.join(self.one(position, &Step::Key(others), above, below, cause));
        parts
    }

    fn apart_by_item(
        &mut self,
        position: &Position,
        from: u64,
        below: RawId,
        cause: &Cause,
    ) -> Parts {
        let writer = &position.writer;
        let items = self.written(writer).filter_map(|raw| {
            let Atom::Item(index, _) = &raw.atom else { return None };
            (*index >= from).then_some(*index)
        });
        let mut items: Vec<u64> = items.collect();
        items.sort_unstable();
        items.dedup();
        let mut parts = Parts::default();
        for index in &items {
            let above = self.written_item(writer, *index);
            parts.join(self.one(position, &Step::Item(*index), above, below, cause));
        }
        let rest = items.last().map_or(from, |last| last + 1);
        let above = self.written_item(writer, rest);
        parts.join(self.one(position, &Step::ItemsFrom(rest), above, below, cause));
        parts
    }

    /// One question for each value that the writer lists and the reader does not.
    fn apart_by_value(&mut self, position: &Position, raw: &RawAtom, cause: &Cause) -> Parts {
        let Atom::Values(read) = &raw.atom else { return Parts::default() };
        let mut written = self.written(&position.writer).filter_map(|raw| {
            let Atom::Values(values) = &raw.atom else { return None };
            Some(values)
        });
        let mut parts = Parts::default();
        let Some(values) = written.next() else { return parts };
        let atom = self.atom(raw);
        let node = self.prover.arena.node(vec![atom]);
        for value in values.iter().filter(|value| read.binary_search(value).is_err()) {
            let only = self.prover.arena.one(Atom::Values(vec![*value]));
            let step = Step::Given(only);
            let detail = self.wrapped_once(&step, node);
            let frame = position.frame.with(step);
            parts.leaves.push(Leaf { frame, node, cause: *cause, detail });
        }
        parts
    }
}

impl Parts {
    /// Adds others.
    pub(super) fn join(&mut self, other: Self) {
        self.positions.extend(other.positions);
        self.leaves.extend(other.leaves);
    }
}
