//! Finds removals from a list that another file declares: `import { KEYS }`, `KEYS.pop()`.

use oxc::ast::AstKind;
use oxc::ast::ast::{Argument, CallExpression, Expression, SimpleAssignmentTarget, UnaryOperator};

use super::reader::Reader;
use super::removal::{borrows, removes};
use crate::facts::Removal;

impl<'a> Reader<'a, '_> {
    /// The removal from an imported list that a piece of code is.
    pub fn foreign_removal(&self, kind: AstKind<'a>) -> Option<Removal> {
        let (list, bytes) = match kind {
            AstKind::CallExpression(call) => (self.shortened(call)?, call.span),
            AstKind::UnaryExpression(unary) if unary.operator == UnaryOperator::Delete => {
                (unary.argument.get_inner_expression().as_member_expression()?.object(), unary.span)
            }
            AstKind::AssignmentExpression(assignment) => {
                let member = assignment.left.as_member_expression()?;
                member.static_property_name().filter(|name| *name == "length")?;
                (member.object(), assignment.span)
            }
            AstKind::UpdateExpression(update) => match &update.argument {
                SimpleAssignmentTarget::StaticMemberExpression(member)
                    if member.property.name == "length" =>
                {
                    (&member.object, update.span)
                }
                _ => return None,
            },
            _ => return None,
        };
        let root = self.root(list)?;
        if !self.names.scoping.symbol_flags(root).is_import() {
            return None;
        }
        Some(Removal { path: self.names.path(list)?, at: self.at(bytes) })
    }

    /// What a call takes something out of.
    fn shortened<'c>(&self, call: &'c CallExpression<'a>) -> Option<&'c Expression<'a>> {
        let first = call.arguments.first().and_then(Argument::as_expression);
        let takes = self.global_call(call, "Reflect") == Some("deleteProperty")
            || self.is_taker(&call.callee)
            || borrows(&call.callee);
        if takes {
            return first;
        }
        let member = call.callee.get_inner_expression().as_member_expression()?;
        member
            .static_property_info()
            .is_some_and(|(_, name)| removes(name))
            .then(|| member.object())
    }
}
