//! Finds regular expressions that match every text.

use super::set::{Item, LAST, Set};
use super::syntax::{Assertion, Node};

/// Whether a regular expression certainly matches somewhere in every text: because it matches the
/// empty text at its start or at its end, or because it spans every text from start to end.
pub(super) fn matches(node: &Node) -> bool {
    is_empty_at(node, Assertion::Start) || is_empty_at(node, Assertion::End) || spans(node)
}

/// Whether it matches the empty text at this end of every text.
fn is_empty_at(node: &Node, end: Assertion) -> bool {
    match node {
        Node::Sequence(parts) => parts.iter().all(|part| is_empty_at(part, end)),
        Node::Choice(parts) => parts.iter().any(|part| is_empty_at(part, end)),
        Node::Assertion(assertion) => *assertion == end,
        Node::Group { body, .. } => is_empty_at(body, end),
        Node::Repeat { body, min, .. } => *min == 0 || is_empty_at(body, end),
        Node::Set(_) | Node::Look { .. } | Node::Back(_) => false,
    }
}

/// Whether it matches every text as a whole: `^[\s\S]*$`.
fn spans(node: &Node) -> bool {
    match node {
        Node::Sequence(parts) => {
            let takes_all = parts.iter().filter(|part| spans(part)).count() == 1;
            takes_all
                && parts.iter().enumerate().all(|(at, part)| {
                    let before = parts[..at].iter().all(|part| !spans(part));
                    let end = if before { Assertion::Start } else { Assertion::End };
                    spans(part) || is_empty_at(part, end)
                })
        }
        Node::Choice(parts) => parts.iter().any(spans),
        Node::Group { body, .. } => spans(body),
        Node::Repeat { body, min: 0, max: None, .. } => is_any(body),
        Node::Repeat { .. }
        | Node::Set(_)
        | Node::Assertion(_)
        | Node::Look { .. }
        | Node::Back(_) => false,
    }
}

/// Whether it matches every single code point.
fn is_any(node: &Node) -> bool {
    match node {
        Node::Set(set) => covers_all(set),
        Node::Group { body, .. } => is_any(body),
        Node::Choice(parts) => parts.iter().any(is_any),
        Node::Sequence(parts) => matches!(parts.as_slice(), [only] if is_any(only)),
        Node::Assertion(_) | Node::Look { .. } | Node::Repeat { .. } | Node::Back(_) => false,
    }
}

/// Whether a set holds every code point.
fn covers_all(set: &Set) -> bool {
    if set.negated {
        return set.items.is_empty();
    }
    let mut ranges: Vec<(u32, u32)> = set
        .items
        .iter()
        .filter_map(|item| match item {
            Item::Range(low, high) => Some((*low, *high)),
            Item::Property { .. } => None,
        })
        .collect();
    ranges.sort_unstable();
    let covered =
        ranges.iter().fold(
            0,
            |next, (low, high)| {
                if *low <= next { next.max(high.saturating_add(1)) } else { next }
            },
        );
    covered > LAST
}
