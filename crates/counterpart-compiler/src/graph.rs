//! Graphs of nodes that are numbers: what leads to what, and the cycles.

/// A directed graph: for each node the nodes that its edges lead to.
#[derive(Clone, Debug)]
pub struct Graph {
    edges: Vec<Vec<usize>>,
}

impl Graph {
    /// The graph of these edges; each leads to one of its nodes.
    #[must_use]
    pub const fn new(edges: Vec<Vec<usize>>) -> Self {
        Self { edges }
    }

    /// For each node the nodes that its edges lead to.
    #[must_use]
    pub fn edges(&self) -> &[Vec<usize>] {
        &self.edges
    }

    /// These nodes and all that lead to one of them.
    #[must_use]
    pub fn leading_to(&self, mut found: Vec<bool>) -> Vec<bool> {
        let open = (0..found.len()).filter(|at| found[*at]).collect();
        spread(&self.reversed(), open, &mut found);
        found
    }

    /// All that one of these nodes leads to; the nodes themselves only where they are on a cycle.
    #[must_use]
    pub fn below(&self, these: &[bool]) -> Vec<bool> {
        let mut found = vec![false; self.edges.len()];
        let open = (0..these.len()).filter(|at| these[*at]).collect();
        spread(&self.edges, open, &mut found);
        found
    }

    /// The strongly connected parts, each sorted, without single nodes that have no loop.
    /// (Kosaraju's algorithm, without recursion.)
    #[must_use]
    pub fn cycles(&self) -> Vec<Vec<usize>> {
        let mut seen = vec![false; self.edges.len()];
        let mut order = Vec::with_capacity(self.edges.len());
        for start in 0..self.edges.len() {
            order.extend(finished(&self.edges, start, &mut seen));
        }
        let reversed = self.reversed();
        let mut seen = vec![false; self.edges.len()];
        let mut found = Vec::new();
        for start in order.into_iter().rev() {
            let mut part = finished(&reversed, start, &mut seen);
            part.sort_unstable();
            let loops = part.len() > 1 || part.iter().any(|only| self.edges[*only].contains(only));
            found.extend(loops.then_some(part));
        }
        found
    }

    fn reversed(&self) -> Vec<Vec<usize>> {
        let mut reversed = vec![Vec::new(); self.edges.len()];
        for (from, targets) in self.edges.iter().enumerate() {
            for to in targets {
                reversed[*to].push(from);
            }
        }
        reversed
    }
}

/// Adds whatever the open nodes lead to.
fn spread(edges: &[Vec<usize>], mut open: Vec<usize>, found: &mut [bool]) {
    while let Some(at) = open.pop() {
        for to in &edges[at] {
            if !std::mem::replace(&mut found[*to], true) {
                open.push(*to);
            }
        }
    }
}

/// What is reached from a node and was not seen before, in the order in which it is finished.
fn finished(edges: &[Vec<usize>], start: usize, seen: &mut [bool]) -> Vec<usize> {
    let mut finished = Vec::new();
    let mut open = Vec::new();
    if !std::mem::replace(&mut seen[start], true) {
        open.push((start, 0));
    }
    while let Some((node, next)) = open.pop() {
        match edges[node].get(next) {
            Some(to) => {
                open.push((node, next + 1));
                if !std::mem::replace(&mut seen[*to], true) {
                    open.push((*to, 0));
                }
            }
            None => finished.push(node),
        }
    }
    finished
}

#[cfg(test)]
mod tests {
    use super::*;

    fn graph() -> Graph {
        Graph::new(vec![vec![1], vec![2], vec![0, 3], vec![3], vec![]])
    }

    #[test]
    fn cycles_are_found() {
        let mut cycles = graph().cycles();
        cycles.sort();
        assert_eq!(cycles, [vec![0, 1, 2], vec![3]]);
    }

    #[test]
    fn what_leads_to_a_node_and_what_is_below_it() {
        let only = |at: usize| (0..5).map(|node| node == at).collect::<Vec<_>>();
        assert_eq!(graph().leading_to(only(3)), [true, true, true, true, false]);
        assert_eq!(graph().below(&only(2)), [true, true, true, true, false]);
        assert_eq!(graph().below(&only(4)), [false; 5]);
    }
}
