//! Rewritings of slow regular expressions that match the same texts: `a*a*` is `a*`, and `(a+)+` is `a+`.

use super::Pattern;
use super::syntax::Node;

/// Each rewriting takes one repetition out, so that there is an end; beyond this, nothing is gained.
const MOST: usize = 100;

/// A repetition of one set of characters, without an upper limit.
struct Run<'s> {
    /// What is repeated, as written.
    body: &'s str,
    min: u32,
    greedy: bool,
    span: (usize, usize),
}

impl Pattern {
    /// A regular expression that matches the same texts in less time, where one is known.
    #[must_use]
    pub fn faster(&self) -> Option<String> {
        let mut pattern = self.rewritten()?;
        for _ in 0..MOST {
            let Some(next) = pattern.rewritten() else { break };
            pattern = next;
        }
        (pattern.cost().degree() < self.cost().degree()).then_some(pattern.source)
    }

    /// The expression with the first repetition taken out that adds nothing.
    fn rewritten(&self) -> Option<Self> {
        let (span, text) = rewriting(&self.node, &self.source)?;
        let (before, behind) = (self.source.get(..span.0)?, self.source.get(span.1..)?);
        Self::read(&format!("{before}{text}{behind}")).ok()
    }
}

/// Where to write something else, and what.
fn rewriting(root: &Node, source: &str) -> Option<((usize, usize), String)> {
    let mut open = vec![root];
    let mut found = None;
    while let Some(node) = open.pop() {
        match node {
            // What a group captured last may be another text afterwards.
            Node::Back(_) => return None,
            Node::Sequence(parts) => {
                let pairs = parts.windows(2).find_map(|pair| joined(&pair[0], &pair[1], source));
                found = found.or(pairs);
            }
            Node::Repeat { .. } => found = found.or_else(|| flattened(node, source)),
            Node::Choice(_)
            | Node::Set(_)
            | Node::Assertion(_)
            | Node::Look { .. }
            | Node::Group { .. } => {}
        }
        open.extend(node.parts());
    }
    found
}

/// `a*a+` is `a+`.
fn joined(one: &Node, two: &Node, source: &str) -> Option<((usize, usize), String)> {
    let (one, two) = (run(one, source)?, run(two, source)?);
    let alike = one.body == two.body && one.greedy == two.greedy && one.span.1 == two.span.0;
    let min = one.min.checked_add(two.min)?;
    alike.then(|| ((one.span.0, two.span.1), written(one.body, min, one.greedy)))
}

/// `(a+)*` is `a*`.
fn flattened(node: &Node, source: &str) -> Option<((usize, usize), String)> {
    let Node::Repeat { body, min: outer @ 0..=1, max: None, greedy, span } = node else {
        return None;
    };
    let inner = run(alone(body), source).filter(|run| run.min <= 1)?;
    let min = (*outer).min(inner.min);
    Some((*span, written(inner.body, min, *greedy && inner.greedy)))
}

/// What stands in parentheses, where it is one thing.
fn alone(node: &Node) -> &Node {
    match node {
        Node::Group { body, .. } => alone(body),
        Node::Sequence(parts) | Node::Choice(parts) if parts.len() == 1 => alone(&parts[0]),
        Node::Sequence(_)
        | Node::Choice(_)
        | Node::Set(_)
        | Node::Assertion(_)
        | Node::Look { .. }
        | Node::Repeat { .. }
        | Node::Back(_) => node,
    }
}

fn run<'s>(node: &Node, source: &'s str) -> Option<Run<'s>> {
    let Node::Repeat { body, min, max: None, greedy, span } = node else { return None };
    if !matches!(**body, Node::Set(_)) {
        return None;
    }
    let text = source.get(span.0..span.1)?;
    let text = if *greedy { text } else { text.strip_suffix('?')? };
    let body = match text.strip_suffix(['*', '+']) {
        Some(body) => body,
        None => text.strip_suffix('}').and_then(|text| Some(text.rsplit_once('{')?.0))?,
    };
    Some(Run { body, min: *min, greedy: *greedy, span: *span })
}

fn written(body: &str, min: u32, greedy: bool) -> String {
    let lazy = if greedy { "" } else { "?" };
    match min {
        0 => format!("{body}*{lazy}"),
        1 => format!("{body}+{lazy}"),
        _ => format!("{body}{{{min},}}{lazy}"),
    }
}
