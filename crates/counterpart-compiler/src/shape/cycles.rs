//! Which definitions contain each other other than through arrays and maps.

use crate::model::{Definition, DefinitionId, Shape};

/// Marks every definition that is in a containment cycle with the number of its cycle.
/// Strongly connected components after Tarjan, without recursion.
pub(super) fn mark(definitions: &mut [Definition]) {
    let edges: Vec<Vec<usize>> = definitions.iter().map(|d| contained(&d.shape)).collect();
    let mut finder = Finder::new(&edges);
    for at in 0..edges.len() {
        finder.visit(at);
    }
    for (number, component) in (0u32..).zip(finder.components) {
        let alone = component.len() == 1 && !edges[component[0]].contains(&component[0]);
        if !alone {
            for at in component {
                definitions[at].cycle = Some(number);
            }
        }
    }
}

/// The definitions whose values a value of this shape is made of, not counting the items of arrays
/// and the values of maps.
fn contained(shape: &Shape) -> Vec<usize> {
    match shape {
        Shape::Reference(DefinitionId(to)) => vec![*to as usize],
        Shape::Nullable(inner) => contained(inner),
        Shape::Object(object) => {
            object.fields.iter().flat_map(|field| contained(&field.shape)).collect()
        }
        Shape::Tuple(tuple) => tuple.items.iter().flat_map(contained).collect(),
        Shape::Union(union) => {
            union.variants.iter().flat_map(|variant| contained(&variant.shape)).collect()
        }
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(_)
        | Shape::Constant(_)
        | Shape::Enum(_)
        | Shape::Map(_)
        | Shape::Array(_) => Vec::new(),
    }
}

struct Finder<'e> {
    edges: &'e [Vec<usize>],
    order: Vec<Option<usize>>,
    low: Vec<usize>,
    on_stack: Vec<bool>,
    stack: Vec<usize>,
    count: usize,
    components: Vec<Vec<usize>>,
}

impl<'e> Finder<'e> {
    fn new(edges: &'e [Vec<usize>]) -> Self {
        let len = edges.len();
        Self {
            edges,
            order: vec![None; len],
            low: vec![0; len],
            on_stack: vec![false; len],
            stack: Vec::new(),
            count: 0,
            components: Vec::new(),
        }
    }

    fn enter(&mut self, at: usize) {
        self.order[at] = Some(self.count);
        self.low[at] = self.count;
        self.count += 1;
        self.stack.push(at);
        self.on_stack[at] = true;
    }

    fn visit(&mut self, start: usize) {
        if self.order[start].is_some() {
            return;
        }
        self.enter(start);
        let mut work = vec![(start, 0)];
        while let Some((at, next)) = work.pop() {
            let Some(&to) = self.edges[at].get(next) else {
                self.leave(at);
                if let Some((parent, _)) = work.last() {
                    self.low[*parent] = self.low[*parent].min(self.low[at]);
                }
                continue;
            };
            work.push((at, next + 1));
            match self.order[to] {
                None => {
                    self.enter(to);
                    work.push((to, 0));
                }
                Some(order) if self.on_stack[to] => self.low[at] = self.low[at].min(order),
                Some(_) => {}
            }
        }
    }

    fn leave(&mut self, at: usize) {
        if Some(self.low[at]) != self.order[at] {
            return;
        }
        let from = self.stack.iter().rposition(|other| *other == at).unwrap_or(0);
        let component = self.stack.split_off(from);
        for member in &component {
            self.on_stack[*member] = false;
        }
        self.components.push(component);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn components_are_found() {
        let edges = vec![vec![1], vec![2], vec![0, 3], vec![3], vec![]];
        let mut finder = Finder::new(&edges);
        (0..edges.len()).for_each(|at| finder.visit(at));
        let mut components = finder.components;
        for component in &mut components {
            component.sort_unstable();
        }
        components.sort();
        assert_eq!(components, [vec![0, 1, 2], vec![3], vec![4]]);
    }
}
