//! The time that a backtracking engine, such as that of JavaScript, may take for a regular
//! expression.

use super::Pattern;
use super::automaton::Span;
use super::explosive::explosive;
use super::polynomial::{polynomial, starts_at_start};
use super::syntax::Node;

/// How the time grows with the length of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cost {
    /// In proportion to it, as far as is known.
    Linear,
    /// With a power of it.
    Polynomial {
        /// The power: 2 or more.
        degree: usize,
        /// The parts of the expression that can match the same text.
        parts: Vec<String>,
        /// Whether one of them is the search for the place where a match begins.
        anywhere: bool,
    },
    /// It may double with each character.
    Exponential {
        /// The repetition that can match the same text in two ways.
        part: Option<String>,
    },
}

impl Cost {
    pub(super) fn of(pattern: &Pattern) -> Self {
        if pattern.matches_everything() {
            return Self::Linear;
        }
        let text = |span: Span| pattern.source.get(span.0..span.1).map(str::to_owned);
        let mut worst = Self::Linear;
        for (node, anywhere) in examined(&pattern.node) {
            if let Some(found) = explosive(node) {
                return Self::Exponential { part: found.0.and_then(text) };
            }
            let Some(found) = polynomial(node, anywhere) else { continue };
            if worst.degree() >= found.degree {
                continue;
            }
            let anywhere = found.parts.contains(&None);
            let mut parts: Vec<String> =
                found.parts.into_iter().flatten().filter_map(text).collect();
            parts.dedup();
            worst = Self::Polynomial { degree: found.degree, parts, anywhere };
        }
        worst
    }

    /// The power with which the time grows; the largest number where it is no power.
    pub(super) fn degree(&self) -> usize {
        match self {
            Self::Linear => 1,
            Self::Polynomial { degree, .. } => *degree,
            Self::Exponential { .. } => usize::MAX,
        }
    }

    /// The rest of a sentence that begins with the expression; `None` where there is nothing to say.
    #[must_use]
    pub fn sentence(&self) -> Option<String> {
        let engine = "in a backtracking engine, such as that of JavaScript";
        match self {
            Self::Linear => None,
            Self::Exponential { part: None } => Some(format!("may take exponential time {engine}")),
            Self::Exponential { part: Some(part) } => Some(format!(
                "may take exponential time {engine}: `{part}` can match the same text in several ways"
            )),
            Self::Polynomial { degree, parts, anywhere } => {
                let time = match degree {
                    2 => "quadratic time".to_owned(),
                    3 => "cubic time".to_owned(),
                    _ => format!("time of degree {degree}"),
                };
                let parts: Vec<String> = parts.iter().map(|part| format!("`{part}`")).collect();
                let why = match (parts.as_slice(), anywhere) {
                    ([only], true) if *degree == 2 => {
                        format!("{only} is tried again from each place where a match may begin")
                    }
                    ([only], _) => format!("several {only} can match the same text"),
                    _ => format!("{} can match the same text", parts.join(" and ")),
                };
                Some(format!("may take {time} {engine}: {why}"))
            }
        }
    }

    /// The next step of a diagnostic, where one is known that is better than the usual.
    #[must_use]
    pub fn help(&self) -> Option<String> {
        let Self::Polynomial { parts, anywhere, .. } = self else { return None };
        Some(match (parts.as_slice(), anywhere) {
            ([only], true) => {
                format!("begin it with `^`, or bound `{only}`: `{{1,100}}` for `+`")
            }
            _ => {
                "keep one of these repetitions, or let a character stand between them that none of \
                  them matches"
                    .to_owned()
            }
        })
    }
}

/// The expression and what stands in its lookarounds, each with whether it is tried at many places.
fn examined(node: &Node) -> Vec<(&Node, bool)> {
    let anywhere = !starts_at_start(node);
    let mut found = vec![(node, true)];
    let mut open = vec![(node, anywhere)];
    while let Some((node, anywhere)) = open.pop() {
        if let Node::Look { body, .. } = node {
            found.push((body, anywhere));
        }
        let again = matches!(node, Node::Repeat { max: None, .. });
        open.extend(node.parts().iter().map(|part| (part, anywhere || again)));
    }
    found
}
