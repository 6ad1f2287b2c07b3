//! Values that never reach a `switch` or a `match`: `if (key === "a") return …` before it handles
//! them.

use oxc::ast::AstKind;
use oxc::ast::ast::{Expression, Statement};
use oxc::semantic::NodeId;
use oxc::span::{GetSpan, Span as Bytes};

use super::branch::leaves;
use super::parts::also;
use super::reader::Reader;
use crate::facts::Part;

impl<'a> Reader<'a, '_> {
    /// The values of what the code at `bytes` looks at that leave before it, in the same function.
    /// None where it looks at something that may have changed since.
    pub fn guarded(&self, node: NodeId, subject: &Expression<'a>, bytes: Bytes) -> Vec<Part> {
        let Some(root) = self.root(subject) else { return Vec::new() };
        if self.names.scoping.symbol_is_mutated(root) {
            return Vec::new();
        }
        let over = self.source(subject);
        let scope = self.names.scoping.symbol_scope_id(root);
        let visible = self.names.nodes.kind(self.names.scoping.get_node_id(scope)).span();
        let mut parts = Vec::new();
        for kind in self.names.nodes.ancestor_kinds(node) {
            let (statements, is_function) = match kind {
                AstKind::Program(program) => (&program.body, true),
                AstKind::FunctionBody(body) => (&body.statements, true),
                AstKind::BlockStatement(block) => (&block.body, false),
                AstKind::SwitchCase(case) => (&case.consequent, false),
                _ => continue,
            };
            let before = statements.iter().take_while(|one| one.span().end <= bytes.start);
            // Outside of the scope of the variable, the same text means something else.
            let before = before.filter(|one| visible.contains_inclusive(one.span()));
            parts.extend(before.flat_map(|statement| self.leaving(statement, &over)));
            if is_function {
                break;
            }
        }
        parts
    }

    /// The values for which a statement leaves.
    fn leaving(&self, statement: &Statement<'a>, over: &str) -> Vec<Part> {
        let Statement::IfStatement(branch) = statement else { return Vec::new() };
        if branch.alternate.is_some() || !leaves(&branch.consequent) {
            return Vec::new();
        }
        match self.comparison(&branch.test) {
            Some(compared) if compared.over == over && !compared.is_test() => {
                compared.parts.into_iter().map(also).collect()
            }
            Some(_) | None => Vec::new(),
        }
    }
}
