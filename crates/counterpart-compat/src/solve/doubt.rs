//! Why something is not known: the condition that is the cause, by what it is.

use std::collections::HashSet;

use serde_json::Value;

use super::arrays::too_many_items;
use super::state::State;
use super::{Literal, Prover, Sequent};
use crate::answer::Reason;
use crate::strings;
use crate::term::{Atom, AtomId, Keys, NodeId};
use crate::truth::Truth;

/// What may be the cause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Doubt {
    Gap,
    Pattern,
    Format,
    Unevaluated,
}

impl Prover {
    /// Why a value that meets every choice is not known to be an answer.
    pub(super) fn why_not_checked(&mut self, state: &State, value: &Value) -> Reason {
        for (atom, holds) in &state.order {
            match self.literal_holds(Literal::Atom(*atom, *holds), value) {
                Truth::True => {}
                Truth::False => return self.why_missed(*atom),
                Truth::Unknown => return self.why_of_atoms(&[*atom]),
            }
        }
        let choices = state.choices.iter().flat_map(|choice| choice.iter().flatten());
        let mut atoms: Vec<AtomId> = state.waiting.iter().map(|(atom, _)| *atom).collect();
        for literal in choices {
            match literal {
                Literal::Atom(atom, _) => atoms.push(*atom),
                Literal::Node(node, _) => atoms.extend(self.arena.atoms(*node)),
            }
        }
        self.why_of_atoms(&atoms)
    }

    /// Why it is not known whether a value answers a question.
    pub(super) fn why_undecided(&self, question: &Sequent) -> Reason {
        self.why_of_nodes(&[question.meets.clone(), question.fails.clone()].concat())
    }

    pub(super) fn why_of_nodes(&self, nodes: &[NodeId]) -> Reason {
        let atoms = nodes.iter().flat_map(|node| self.arena.atoms(*node));
        self.why_of_atoms(&atoms.copied().collect::<Vec<_>>())
    }

    /// Why the least value of the kind does not meet a condition that it was made for.
    fn why_missed(&self, atom: AtomId) -> Reason {
        match &self.arena[atom] {
            Atom::Item(..)
            | Atom::ItemsFrom(..)
            | Atom::MinItems(_)
            | Atom::MaxItems(_)
            | Atom::Unique
            | Atom::ContainsMin(..)
            | Atom::ContainsMax(..) => too_many_items(),
            Atom::All(..)
            | Atom::Has(_)
            | Atom::MinProperties(_)
            | Atom::MaxProperties(_)
            | Atom::Names(_) => too_few_properties(),
            Atom::Unevaluated(_) => Doubt::Unevaluated.reason(),
            Atom::Kinds(_)
            | Atom::Values(_)
            | Atom::Number(_)
            | Atom::String(_)
            | Atom::AnyOf(_)
            | Atom::OneOf(_)
            | Atom::Not(_)
            | Atom::If(..)
            | Atom::Gap(_) => self.why_of_atoms(&[atom]),
        }
    }

    /// What in some conditions, or in the schemas below them, cannot be evaluated.
    fn why_of_atoms(&self, atoms: &[AtomId]) -> Reason {
        let mut open = atoms.to_vec();
        let (mut seen, mut found) = (HashSet::new(), None);
        while let Some(atom) = open.pop() {
            if !seen.insert(atom) {
                continue;
            }
            found = found.into_iter().chain(self.doubt_in(atom)).min();
            // The mapping shows every node below.
            let _ = self.arena[atom].map(|node| {
                open.extend(self.arena.atoms(*node));
                *node
            });
        }
        found.unwrap_or(Doubt::Unevaluated).reason()
    }

    fn doubt_in(&self, atom: AtomId) -> Option<Doubt> {
        match &self.arena[atom] {
            Atom::Gap(name) if self.arena.words.read(*name).starts_with("unevaluated") => {
                Some(Doubt::Unevaluated)
            }
            Atom::Gap(_) => Some(Doubt::Gap),
            Atom::String(constraint) if strings::meets(constraint, "") == Truth::Unknown => {
                let pattern = matches!(
                    &**constraint,
                    counterpart_compiler::model::StringConstraint::Pattern(_)
                );
                Some(if pattern { Doubt::Pattern } else { Doubt::Format })
            }
            Atom::All(Keys::Matching(pattern), _) => {
                let matched = strings::matches(self.arena.words.read(*pattern), "");
                (matched == Truth::Unknown).then_some(Doubt::Pattern)
            }
            Atom::Unevaluated(_) => Some(Doubt::Unevaluated),
            Atom::String(_)
            | Atom::All(Keys::Named(_) | Keys::Other { .. }, _)
            | Atom::Kinds(_)
            | Atom::Values(_)
            | Atom::Number(_)
            | Atom::Has(_)
            | Atom::MinProperties(_)
            | Atom::MaxProperties(_)
            | Atom::Names(_)
            | Atom::Item(..)
            | Atom::ItemsFrom(..)
            | Atom::MinItems(_)
            | Atom::MaxItems(_)
            | Atom::Unique
            | Atom::ContainsMin(..)
            | Atom::ContainsMax(..)
            | Atom::AnyOf(_)
            | Atom::OneOf(_)
            | Atom::Not(_)
            | Atom::If(..) => None,
        }
    }
}

impl Doubt {
    fn reason(self) -> Reason {
        let (because, help) = match self {
            Self::Gap => (
                "a reference is unresolved, or the schema that it leads to is not known",
                "map the missing document under [urls] in counterpart.toml",
            ),
            Self::Pattern => (
                "a regular expression cannot be evaluated here",
                "use a regular expression without look-around and back references",
            ),
            Self::Format => (
                "a format or an encoding cannot be evaluated here",
                "describe the text with `pattern`",
            ),
            Self::Unevaluated => (
                "what `unevaluatedProperties` or `unevaluatedItems` refuses depends on other parts \
                 of the schema in a way that is not followed",
                "declare the properties or items beside the keyword",
            ),
        };
        Reason { because: because.to_owned(), help: help.to_owned() }
    }
}

/// A regular expression for property names cannot be evaluated.
pub(super) fn names_not_evaluated() -> Reason {
    Doubt::Pattern.reason()
}

pub(super) fn too_few_properties() -> Reason {
    Reason {
        because:
            "the limits on the number of properties conflict with the properties that are required"
                .to_owned(),
        help: "use `required` instead of `minProperties` or `maxProperties`".to_owned(),
    }
}
