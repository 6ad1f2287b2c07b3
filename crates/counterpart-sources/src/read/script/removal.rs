//! What takes away from a list after its declaration: `SET.delete("x")`, `delete MAP.x`, `LIST.pop()`.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, CallExpression, Expression, SimpleAssignmentTarget, UnaryExpression, UnaryOperator,
    UpdateExpression,
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
        if let Some(of) = first.filter(|_| self.is_taker(&call.callee)) {
            let form = self.listed_form(of)?;
            return self.taken_out(node, of, form, None, call.span);
        }
        let member = call.callee.get_inner_expression().as_member_expression()?;
        let object = member.object();
        let method = member.static_property_info()?.1;
        // A method that the object has itself is no method of the language.
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

    /// The form of the list that an expression is.
    fn listed_form(&self, object: &Expression<'a>) -> Option<Form> {
        self.book.form(&self.book.origin(&self.names.path(object)?))
    }

    /// Whether a function of another module is called what those are called that take out.
    fn is_taker(&self, callee: &Expression<'a>) -> bool {
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
            _ => None,
        }
    }
}
