//! What changes a list after its declaration: `LIST.push("x")`, `MAP.y = …`, `delete MAP.y`.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, AssignmentExpression, AssignmentOperator, CallExpression, Expression,
    MemberExpression, UnaryExpression, UnaryOperator,
};
use oxc::semantic::{NodeId, SymbolId};
use oxc::span::GetSpan;

use super::parts::{conditional, place};
use super::reader::{Holder, Reader};
use crate::facts::{Form, Part};

/// Why a list that is changed cannot be told.
const CHANGED: &str = "it is changed when the program runs";

/// A change of a list, found anywhere in the file.
pub struct Change<'e, 'a> {
    list: Vec<String>,
    form: Form,
    parts: Vec<Part>,
    /// The value that a key gets.
    member: Option<(Holder, &'e Expression<'a>)>,
}

impl<'a> Reader<'a, '_> {
    /// What a call changes.
    pub fn change_by_call(
        &self,
        node: NodeId,
        call: &'a CallExpression<'a>,
    ) -> Option<Change<'a, 'a>> {
        if self.global_call(call, "Object") == Some("assign") {
            return self.assigned_object(node, call);
        }
        let member = call.callee.get_inner_expression().as_member_expression()?;
        let method = member.static_property_info()?.1;
        let list = self.names.path(member.object())?;
        let root = self.root(member.object())?;
        let arguments = || -> Vec<Part> {
            call.arguments
                .iter()
                .flat_map(|argument| match argument {
                    Argument::SpreadElement(spread) => self.elements(&spread.argument),
                    other => {
                        other.as_expression().map_or_else(Vec::new, |value| self.element(value))
                    }
                })
                .collect()
        };
        let (form, parts) = match method {
            "push" | "unshift" | "add" => (Form::Array, arguments()),
            "set" => {
                let key = call.arguments.first()?.as_expression()?;
                (Form::Keys, self.element(key))
            }
            "pop" | "shift" | "splice" | "fill" | "copyWithin" => {
                (Form::Array, vec![self.unknown(CHANGED, call.span)])
            }
            "delete" | "clear" => {
                // Of a set or of a map: whichever it is.
                let form = self.book.form(&list)?;
                (form, vec![self.unknown(CHANGED, call.span)])
            }
            _ => return None,
        };
        Some(Change { list, form, parts: self.settled(node, root, parts), member: None })
    }

    /// `Object.assign(LABELS, { github: "GitHub" })`
    fn assigned_object(
        &self,
        node: NodeId,
        call: &'a CallExpression<'a>,
    ) -> Option<Change<'a, 'a>> {
        let (target, sources) = call.arguments.split_first()?;
        let target = target.as_expression()?;
        let (list, root) = (self.names.path(target)?, self.root(target)?);
        let parts = sources
            .iter()
            .flat_map(|source| match source.as_expression() {
                Some(source) => self.keys(source),
                None => vec![self.unknown(CHANGED, source.span())],
            })
            .collect();
        Some(Change {
            list,
            form: Form::Keys,
            parts: self.settled(node, root, parts),
            member: None,
        })
    }

    /// What an assignment changes: `LABELS.github = "GitHub"`, `LABELS[key] = "GitHub"`.
    pub fn change_by_assignment(
        &self,
        node: NodeId,
        assignment: &'a AssignmentExpression<'a>,
    ) -> Option<Change<'a, 'a>> {
        let member = assignment.left.as_member_expression()?;
        let root = self.root(member.object())?;
        let list = self.names.path(member.object())?;
        let parts = match self.key_of(member) {
            Some(part) => self.settled(node, root, vec![part]),
            // `COUNTS[key] += 1` changes what is there.
            None if assignment.operator == AssignmentOperator::Assign => {
                vec![self.unknown(CHANGED, assignment.span)]
            }
            None => return None,
        };
        let member = self.names.member(member).map(|symbol| {
            let holder = Holder { symbol, at: self.at(member.span()), root: Some(root) };
            (holder, &assignment.right)
        });
        Some(Change { list, form: Form::Keys, parts, member })
    }

    /// `delete LABELS.github`
    pub fn change_by_delete(&self, unary: &UnaryExpression<'a>) -> Option<Change<'a, 'a>> {
        if unary.operator != UnaryOperator::Delete {
            return None;
        }
        let member = unary.argument.get_inner_expression().as_member_expression()?;
        let list = self.names.path(member.object())?;
        let parts = vec![self.unknown(CHANGED, unary.span)];
        Some(Change { list, form: Form::Keys, parts, member: None })
    }

    /// Applies a change to the list it is about, where that is a list which is written out.
    pub fn apply(&mut self, change: Change<'_, 'a>) {
        match self.book.form(&change.list) {
            Some(form) if form == change.form => self.apply_to_list(&change.list, change.parts),
            // `LIST[2] = "x"`, `LIST.length = 0`
            Some(Form::Array) if change.form == Form::Keys => {
                if let Some((holder, _)) = &change.member {
                    let part = Part::Unknown { at: holder.at, because: CHANGED.to_owned() };
                    self.book.add(&change.list, &part);
                }
                return;
            }
            Some(_) | None => {}
        }
        // Members of objects, functions, classes and namespaces are declared by assignment too.
        if let Some((holder, value)) = change.member
            && self.book.has(&change.list)
            && !self.book.has(&holder.symbol)
        {
            self.constant(&holder, value);
        }
    }

    fn apply_to_list(&mut self, list: &[String], parts: Vec<Part>) {
        for part in parts.iter().filter(|part| is_unknown(part)) {
            self.book.add(list, part);
        }
        let told = parts.into_iter().filter(|part| !is_unknown(part));
        let new: Vec<Part> = told.filter(|part| !self.book.lists(list, part)).collect();
        if !new.is_empty() && !self.book.extend(list, new.clone()) {
            // The elements are objects, and something else joins them.
            for part in new {
                let at = place(&part);
                self.book.add(list, &Part::Unknown { at, because: CHANGED.to_owned() });
            }
        }
    }

    /// A key that is written out, or named.
    fn key_of(&self, member: &MemberExpression<'a>) -> Option<Part> {
        if let Some((span, name)) = member.static_property_info() {
            return Some(self.value(name, span));
        }
        match member {
            MemberExpression::ComputedMemberExpression(computed) => {
                let path = self.constant_path(&computed.expression)?;
                Some(self.named(path, computed.expression.span()))
            }
            MemberExpression::StaticMemberExpression(_)
            | MemberExpression::PrivateFieldExpression(_) => None,
        }
    }

    /// Parts as they are where the change always happens; else they are there perhaps.
    fn settled(&self, node: NodeId, root: SymbolId, parts: Vec<Part>) -> Vec<Part> {
        if self.always_happens(node, root) { parts } else { conditional(parts) }
    }

    /// Whether a statement runs whenever the declaration of `root` does.
    fn always_happens(&self, node: NodeId, root: SymbolId) -> bool {
        let nodes = self.names.nodes;
        let scope = self.names.scoping.symbol_scope_id(root);
        let declared_in = self.function_around(self.names.scoping.get_node_id(scope));
        for id in nodes.ancestor_ids(node) {
            match nodes.kind(id) {
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => {
                    return declared_in == Some(id);
                }
                AstKind::IfStatement(_)
                | AstKind::SwitchStatement(_)
                | AstKind::ForStatement(_)
                | AstKind::ForInStatement(_)
                | AstKind::ForOfStatement(_)
                | AstKind::WhileStatement(_)
                | AstKind::DoWhileStatement(_)
                | AstKind::TryStatement(_)
                | AstKind::ConditionalExpression(_)
                | AstKind::LogicalExpression(_) => return false,
                _ => {}
            }
        }
        declared_in.is_none()
    }

    fn function_around(&self, node: NodeId) -> Option<NodeId> {
        let itself = std::iter::once(node);
        itself.chain(self.names.nodes.ancestor_ids(node)).find(|id| {
            matches!(
                self.names.nodes.kind(*id),
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_)
            )
        })
    }
}

fn is_unknown(part: &Part) -> bool {
    match part {
        Part::Unknown { .. } => true,
        Part::One { .. }
        | Part::Also { .. }
        | Part::Maybe { .. }
        | Part::From { .. }
        | Part::Without { .. } => false,
    }
}
