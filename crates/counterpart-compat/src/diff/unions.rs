//! Unions side by side: which branch of the reader's was which branch of the writer's.

use counterpart_compiler::model::Kind;
use serde_json::Value;

use super::Diff;
use super::context::is_alike;
use super::frame::{Step, any};
use super::parts::{Leaf, Parts, Position};
use super::spots::Cause;
use crate::answer::Answer;
use crate::term::{Atom, Keys, NodeId, RawAtom, RawId};

impl Diff<'_> {
    /// One part for each of the writer's branches that the reader's branches together do not admit:
    /// the position of the branch it has become, where one is like it.
    pub(super) fn apart_by_branch(
        &mut self,
        position: &Position,
        branches: &[RawId],
        raw: &RawAtom,
        cause: &Cause,
    ) -> Parts {
        let read: Vec<NodeId> = branches.iter().map(|branch| self.node(*branch)).collect();
        let union = self.prover.arena.one(Atom::AnyOf(any(read.iter().copied())));
        let written = self.written_branches(&position.writer, &read);
        let mut parts = Parts::default();
        if written.is_empty() {
            let refused = self.refused(&position.writer, union);
            let able = self.able(branches, &refused);
            if let Some(like) = self.most_alike(&position.writer, &able, raw) {
                let step = self.beside(branches, like);
                let writer = position.writer.clone();
                parts.join(self.one(position, &step, writer, like, cause));
            } else if matches!(raw.atom, Atom::OneOf(_)) {
                let (frame, detail) = (position.frame.clone(), union);
                parts.leaves.push(Leaf { frame, node: union, cause: *cause, detail });
            }
            return parts;
        }
        for branch in written {
            let given = self.node(branch);
            let mut writer = position.writer.clone();
            writer.push(branch);
            if read.contains(&given) || self.is_given(&writer, union) {
                continue;
            }
            let frame = position.frame.with(Step::Given(given));
            let cause = Cause { was: Some(self.graph[branch].place), ..*cause };
            if let Some(like) = self.most_alike(&[branch], branches, raw) {
                let inner = Position { frame, ..position.clone() };
                let step = self.beside(branches, like);
                parts.join(self.one(&inner, &step, writer, like, &cause));
            } else {
                let detail = self.wrapped_once(&Step::Given(given), union);
                parts.leaves.push(Leaf { frame, node: union, cause, detail });
            }
        }
        parts
    }

    /// The question whether a value meets two or more of the reader's branches.
    pub(super) fn overlap(
        &mut self,
        position: &Position,
        branches: &[RawId],
        raw: &RawAtom,
        cause: &Cause,
    ) -> Leaf {
        let read = branches.iter().map(|branch| self.node(*branch));
        let union = any(read);
        let union = self.prover.arena.one(Atom::AnyOf(union));
        let atom = self.atom(raw);
        let node = self.prover.arena.node(vec![atom]);
        let frame = position.frame.with(Step::Given(union));
        Leaf { frame, node, cause: *cause, detail: node }
    }

    /// The branches of the writer's union that has most in common with the reader's.
    fn written_branches(&self, writer: &[RawId], read: &[NodeId]) -> Vec<RawId> {
        let unions = self.written(writer).filter_map(|raw| {
            let (Atom::AnyOf(branches) | Atom::OneOf(branches)) = &raw.atom else { return None };
            Some(branches)
        });
        let common = |branches: &Vec<RawId>| {
            branches.iter().filter(|branch| read.contains(&self.node(**branch))).count()
        };
        // Of unions with as much in common, the first.
        let best = unions.fold(None, |best: Option<&Vec<RawId>>, branches| match best {
            Some(best) if common(best) >= common(branches) => Some(best),
            Some(_) | None => Some(branches),
        });
        best.cloned().unwrap_or_default()
    }

    /// All the branches but one.
    fn beside(&self, branches: &[RawId], but: RawId) -> Step {
        let but = self.node(but);
        let others = branches.iter().map(|branch| self.node(*branch)).filter(|one| *one != but);
        Step::Beside(any(others))
    }

    /// The branches that admit values of the kind of one that they refuse: it is theirs to admit.
    fn able(&mut self, branches: &[RawId], refused: &Answer<Value>) -> Vec<RawId> {
        let Answer::Found(value) = refused else { return branches.to_vec() };
        let kind = Kind::of(value);
        let able = branches.iter().copied();
        let able =
            able.filter(|branch| self.prover.arena.kinds(self.nodes[branch.index()]).0.has(kind));
        let able: Vec<RawId> = able.collect();
        if able.is_empty() { branches.to_vec() } else { able }
    }

    /// The branch that has most in common with what the writer says, if any has something.
    fn most_alike(
        &mut self,
        writer: &[RawId],
        branches: &[RawId],
        union: &RawAtom,
    ) -> Option<RawId> {
        let union = self.atom(union);
        let written: Vec<NodeId> = writer.iter().map(|raw| self.node(*raw)).collect();
        let mut best: Option<((usize, usize), RawId)> = None;
        for branch in branches {
            let read = self.node(*branch);
            if self.prover.are_apart(union, &written, read) {
                continue;
            }
            let score = self.likeness(writer, *branch);
            // Of branches with as much in common, the one that asks for most: what is refused is
            // refused by what it asks for.
            let score = (score, self.graph[*branch].atoms.len());
            if score.0 > 0 && best.is_none_or(|(best, _)| score > best) {
                best = Some((score, *branch));
            }
        }
        best.map(|(_, branch)| branch)
    }

    /// How much two schemas have in common; nothing, if a property tells them apart.
    fn likeness(&mut self, writer: &[RawId], reader: RawId) -> usize {
        let graph = self.graph;
        let mut kinds = self.prover.arena.kinds(self.node(reader)).0;
        for raw in writer {
            kinds = kinds.and(self.prover.arena.kinds(self.node(*raw)).0);
        }
        if kinds.is_empty() {
            return 0;
        }
        if self.name_other_properties(writer, reader) {
            return 0;
        }
        let mut score = 1;
        for one in self.written(writer) {
            for other in &graph[reader].atoms {
                if self.atom(one) == self.atom(other) {
                    score += 4;
                } else if is_alike(&one.atom, &other.atom) {
                    score += 1;
                    if self.tells_apart(&one.atom, &other.atom) {
                        return 0;
                    }
                }
            }
        }
        score
    }

    /// Whether two schemas name properties, and none that both name.
    fn name_other_properties(&self, writer: &[RawId], reader: RawId) -> bool {
        let (written, read) = (self.names(writer), self.names(&[reader]));
        !written.is_empty() && !read.is_empty() && written.iter().all(|name| !read.contains(name))
    }

    /// Whether two atoms give one property values of which none is in both lists.
    fn tells_apart(&mut self, one: &Atom<RawId>, other: &Atom<RawId>) -> bool {
        let mut values = |atom: &Atom<RawId>| {
            let Atom::All(Keys::Named(_), below) = atom else { return None };
            let node = self.node(*below);
            self.prover.scalars(node)
        };
        match (values(one), values(other)) {
            (Some(one), Some(other)) => one.is_disjoint(&other),
            (None, _) | (_, None) => false,
        }
    }
}
