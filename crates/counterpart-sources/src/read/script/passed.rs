//! Functions that change the list they are given: `function strip(list) { list.pop(); }`.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, BindingPattern, CallExpression, Expression, FormalParameters, UnaryOperator,
};
use oxc::semantic::{NodeId, SymbolId};
use oxc::span::GetSpan;

use super::list::both;
use super::reader::Reader;
use super::removal::{borrows, removes};

/// How many functions are followed that hand a list on to one another.
const MOST_CALLS: usize = 4;

impl<'a> Reader<'a, '_> {
    /// The argument of a call that the function, which is declared in this file, may take something
    /// out of.
    pub fn changed_argument<'c>(&self, call: &'c CallExpression<'a>) -> Option<&'c Expression<'a>> {
        let parameters = self.parameters(&call.callee)?;
        let arguments = call.arguments.iter().map_while(Argument::as_expression);
        arguments.enumerate().find_map(|(index, argument)| {
            self.listed_form(argument)?;
            self.changes_parameter(parameters, index, MOST_CALLS).then_some(argument)
        })
    }

    /// The parameters of a function that is declared in this file.
    fn parameters(&self, callee: &Expression<'a>) -> Option<&'a FormalParameters<'a>> {
        let Expression::Identifier(name) = callee.get_inner_expression() else { return None };
        let declaration = self.names.scoping.symbol_declaration(self.names.variable(name)?);
        match self.names.nodes.kind(declaration) {
            AstKind::Function(function) => Some(&function.params),
            AstKind::VariableDeclarator(declarator) => {
                both(declarator.init.as_ref()?).map(|(parameters, _)| parameters)
            }
            _ => None,
        }
    }

    fn changes_parameter(
        &self,
        parameters: &FormalParameters<'a>,
        index: usize,
        left: usize,
    ) -> bool {
        let Some(parameter) = parameters.items.get(index) else { return false };
        let BindingPattern::BindingIdentifier(id) = &parameter.pattern else { return false };
        id.symbol_id.get().is_some_and(|symbol| self.is_reduced(symbol, left))
    }

    /// Whether something is taken out of what a variable holds. A variable that is assigned again
    /// holds a copy from then on: `list = [...list]`.
    fn is_reduced(&self, symbol: SymbolId, left: usize) -> bool {
        let Some(left) = left.checked_sub(1) else { return false };
        if self.names.scoping.symbol_is_mutated(symbol) {
            return false;
        }
        let mut references = self.names.scoping.get_resolved_references(symbol);
        references.any(|reference| self.reduces(reference.node_id(), left))
    }

    /// Whether the code around a name takes something out of what it stands for.
    fn reduces(&self, name: NodeId, left: usize) -> bool {
        let nodes = self.names.nodes;
        let bytes = nodes.kind(name).span();
        let parent = nodes.parent_id(name);
        match nodes.kind(parent) {
            AstKind::StaticMemberExpression(member) if member.object.span() == bytes => {
                self.member_reduces(parent, Some(member.property.name.as_str()))
            }
            AstKind::ComputedMemberExpression(member) if member.object.span() == bytes => {
                self.member_reduces(parent, None)
            }
            // Another name for it.
            AstKind::VariableDeclarator(declarator) => match &declarator.id {
                BindingPattern::BindingIdentifier(id) => {
                    id.symbol_id.get().is_some_and(|symbol| self.is_reduced(symbol, left))
                }
                BindingPattern::ObjectPattern(_)
                | BindingPattern::ArrayPattern(_)
                | BindingPattern::AssignmentPattern(_) => false,
            },
            AstKind::CallExpression(call) => {
                let mut arguments = call.arguments.iter();
                let Some(index) = arguments.position(|argument| argument.span() == bytes) else {
                    return false;
                };
                let is_first = index == 0;
                let removes_from_first = is_first
                    && (self.global_call(call, "Reflect") == Some("deleteProperty")
                        || self.is_taker(&call.callee)
                        || borrows(&call.callee));
                removes_from_first
                    || self
                        .parameters(&call.callee)
                        .is_some_and(|parameters| self.changes_parameter(parameters, index, left))
            }
            _ => false,
        }
    }

    /// Whether a member is called to remove, deleted, or an array's length that is set.
    fn member_reduces(&self, member: NodeId, name: Option<&str>) -> bool {
        let nodes = self.names.nodes;
        let bytes = nodes.kind(member).span();
        match nodes.parent_kind(member) {
            AstKind::CallExpression(call) => {
                call.callee.span() == bytes && name.is_some_and(removes)
            }
            AstKind::UnaryExpression(unary) => unary.operator == UnaryOperator::Delete,
            AstKind::AssignmentExpression(assignment) => {
                assignment.left.span() == bytes && name == Some("length")
            }
            AstKind::UpdateExpression(_) => name == Some("length"),
            _ => false,
        }
    }
}
