//! Finds removals from a list after its declaration: `SET.delete("x")`, `delete MAP.x`, `LIST.pop()`.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, AssignmentExpression, AssignmentTarget, CallExpression, Expression,
    SimpleAssignmentTarget, UnaryExpression, UnaryOperator, UpdateExpression,
};
use oxc::semantic::{NodeId, SymbolId};
use oxc::span::{GetSpan, Span as Bytes};

use super::change::{CHANGED, Change, anything};
use super::parts::conditional;
use super::reader::Reader;
use crate::facts::{Form, Part};

/// Functions of libraries that take elements or keys out of the list they are given.
const TAKERS: [&str; 6] = ["pull", "pullAll", "pullAllBy", "pullAt", "remove", "unset"];

impl<'a> Reader<'a, '_> {
    /// What a call takes away.
    pub fn removal_by_call(
        &self,
        node: NodeId,
        call: &CallExpression<'a>,
    ) -> Option<Change<'a, 'a>> {
        let first = call.arguments.first().and_then(Argument::as_expression);
        if self.global_call(call, "Reflect") == Some("deleteProperty") {
            let key = call.arguments.get(1).and_then(Argument::as_expression);
            return self.taken_out(node, first?, Form::Keys, key, call.span);
        }
        let given = first.filter(|_| self.is_taker(&call.callee) || borrows(&call.callee));
        if let Some(of) = given.or_else(|| self.changed_argument(call)) {
            let form = self.listed_form(of)?;
            return self.taken_out(node, of, form, None, call.span);
        }
        let member = call.callee.get_inner_expression().as_member_expression()?;
        let object = member.object();
        let method = member.static_property_info()?.1;
        // A method that the object defines itself is not a built-in method.
        if self.names.member(member).is_some_and(|own| self.book.has(&own)) {
            return None;
        }
        match (method, self.listed_form(object)?) {
            ("pop" | "shift" | "splice" | "fill" | "copyWithin", Form::Array) => {
                self.taken_out(node, object, Form::Array, None, call.span)
            }
            ("clear", form @ (Form::Array | Form::Keys)) => {
                self.taken_out(node, object, form, None, call.span)
            }
            ("delete", form @ (Form::Array | Form::Keys)) => {
                self.taken_out(node, object, form, first, call.span)
            }
            _ => None,
        }
    }

    /// `delete LABELS.github`
    pub fn removal_by_delete(
        &self,
        node: NodeId,
        unary: &UnaryExpression<'a>,
    ) -> Option<Change<'a, 'a>> {
        if unary.operator != UnaryOperator::Delete {
            return None;
        }
        let member = unary.argument.get_inner_expression().as_member_expression()?;
        let (list, root) = (self.names.path(member.object())?, self.root(member.object()));
        let taken = match self.listed_form(member.object())? {
            // Of an array, a hole is left.
            Form::Array => None,
            Form::Constant
            | Form::Keys
            | Form::Fields
            | Form::Variants
            | Form::Arms
            | Form::Chain => self.key_of(member),
        };
        let form = self.listed_form(member.object())?;
        Some(self.takes(node, list, root, form, taken, unary.span))
    }

    /// `LIST.length--`
    pub fn removal_by_update(&self, update: &UpdateExpression<'a>) -> Option<Change<'a, 'a>> {
        let SimpleAssignmentTarget::StaticMemberExpression(member) = &update.argument else {
            return None;
        };
        let list = self.names.path(&member.object)?;
        let parts = vec![anything(self.at(update.span), CHANGED)];
        (member.property.name == "length").then_some(Change {
            list,
            form: Form::Array,
            parts,
            member: None,
        })
    }

    /// `[LIST[0], other] = pair`, `for (LIST[0] of others)`: elements that get another value. A list
    /// whose elements only change places has the same elements.
    fn removal_by_pattern(&self, node: NodeId, object: &Expression<'a>) -> Option<Change<'a, 'a>> {
        if self.listed_form(object)? != Form::Array {
            return None;
        }
        let nodes = self.names.nodes;
        let parent = nodes.parent_id(node);
        let bytes = nodes.kind(node).span();
        let replaces = match nodes.kind(parent) {
            AstKind::ArrayAssignmentTarget(_) => match nodes.parent_kind(parent) {
                AstKind::AssignmentExpression(assignment) => !self.swaps(assignment),
                _ => true,
            },
            AstKind::AssignmentTargetPropertyProperty(target) => target.binding.span() == bytes,
            AstKind::AssignmentTargetWithDefault(target) => target.binding.span() == bytes,
            AstKind::AssignmentTargetRest(_) => true,
            AstKind::ForOfStatement(statement) => statement.left.span() == bytes,
            AstKind::ForInStatement(statement) => statement.left.span() == bytes,
            _ => false,
        };
        let list = self.names.path(object).filter(|_| replaces)?;
        let parts = vec![anything(self.at(bytes), CHANGED)];
        Some(Change { list, form: Form::Array, parts, member: None })
    }

    /// Whether the same places stand on both sides: `[LIST[i], LIST[j]] = [LIST[j], LIST[i]]`.
    fn swaps(&self, assignment: &AssignmentExpression<'a>) -> bool {
        let AssignmentTarget::ArrayAssignmentTarget(targets) = &assignment.left else {
            return false;
        };
        let Expression::ArrayExpression(values) = assignment.right.get_inner_expression() else {
            return false;
        };
        let text =
            |bytes: Bytes| -> String { bytes.source_text(self.text).split_whitespace().collect() };
        let mut left: Vec<String> =
            targets.elements.iter().flatten().map(|target| text(target.span())).collect();
        let mut right: Vec<String> =
            values.elements.iter().map(|value| text(value.span())).collect();
        left.sort_unstable();
        right.sort_unstable();
        left == right
    }

    /// The form of the list that an expression is.
    pub fn listed_form(&self, object: &Expression<'a>) -> Option<Form> {
        self.book.form(&self.book.origin(&self.names.path(object)?))
    }

    /// Whether a function of another module is called what those are called that take out.
    pub fn is_taker(&self, callee: &Expression<'a>) -> bool {
        match callee.get_inner_expression() {
            Expression::Identifier(name) => {
                self.is_imported(name) && TAKERS.contains(&name.name.as_str())
            }
            other => other.as_member_expression().is_some_and(|member| {
                let imported = matches!(member.object().get_inner_expression(),
                    Expression::Identifier(name) if self.is_imported(name));
                let method = member.static_property_info().map(|(_, method)| method);
                imported && method.is_some_and(|method| TAKERS.contains(&method))
            }),
        }
    }

    fn taken_out(
        &self,
        node: NodeId,
        object: &Expression<'a>,
        form: Form,
        value: Option<&Expression<'a>>,
        bytes: Bytes,
    ) -> Option<Change<'a, 'a>> {
        let (list, root) = (self.names.path(object)?, self.root(object));
        let taken = value.and_then(|value| self.known_part(value));
        Some(self.takes(node, list, root, form, taken, bytes))
    }

    /// A literal, or the name of a constant.
    fn known_part(&self, value: &Expression<'a>) -> Option<Part> {
        let inner = value.get_inner_expression();
        if let Some(text) = super::literal::literal(inner) {
            return Some(self.value(text, inner.span()));
        }
        Some(self.named(self.constant_path(inner)?, inner.span()))
    }

    fn takes(
        &self,
        node: NodeId,
        list: Vec<String>,
        root: Option<SymbolId>,
        form: Form,
        taken: Option<Part>,
        bytes: Bytes,
    ) -> Change<'a, 'a> {
        let at = self.at(bytes);
        let part = match taken {
            None => anything(at, CHANGED),
            Some(taken) if root.is_some_and(|root| self.always_happens(node, root)) => {
                Part::Without { parts: vec![taken], at }
            }
            Some(taken) => Part::Without { parts: conditional(vec![taken]), at },
        };
        Change { list, form, parts: vec![part], member: None }
    }

    /// What changes a list by taking away, wherever it stands.
    pub fn removal(&self, node: NodeId, kind: AstKind<'a>) -> Option<Change<'a, 'a>> {
        match kind {
            AstKind::UnaryExpression(unary) => self.removal_by_delete(node, unary),
            AstKind::UpdateExpression(update) => self.removal_by_update(update),
            AstKind::StaticMemberExpression(member) => {
                self.removal_by_pattern(node, &member.object)
            }
            AstKind::ComputedMemberExpression(member) => {
                self.removal_by_pattern(node, &member.object)
            }
            _ => None,
        }
    }
}

/// Whether a method of the language takes elements or keys out of what it is called on.
pub fn removes(method: &str) -> bool {
    matches!(
        method,
        "pop" | "shift" | "splice" | "fill" | "copyWithin" | "clear" | "delete" | "deleteProperty"
    )
}

/// Whether a method that removes is called on something else than its own object:
/// `Array.prototype.pop.call(LIST)`.
pub fn borrows(callee: &Expression<'_>) -> bool {
    let Some(member) = callee.get_inner_expression().as_member_expression() else { return false };
    let Some(borrowed) = member.object().get_inner_expression().as_member_expression() else {
        return false;
    };
    let how = member.static_property_info().map(|(_, name)| name);
    matches!(how, Some("call" | "apply"))
        && borrowed.static_property_info().is_some_and(|(_, method)| removes(method))
}
