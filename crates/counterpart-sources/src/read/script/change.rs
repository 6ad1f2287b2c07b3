//! Finds additions to a list after its declaration: `LIST.push("x")`, `MAP.y = …`.
//! Removals are in [`super::removal`].

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, AssignmentExpression, AssignmentOperator, CallExpression, Expression,
    MemberExpression,
};
use oxc::semantic::{NodeId, SymbolId};
use oxc::span::GetSpan;

use super::parts::{conditional, place};
use super::reader::{Holder, Reader};
use crate::facts::{Form, Part, Span};

/// Why a list that is changed is unknown.
pub const CHANGED: &str = "it is changed when the program runs";

/// Why nothing is known of a place that gets another value.
pub const AGAIN: &str = "it is assigned again";

/// A change of a list, found anywhere in the file.
pub struct Change<'e, 'a> {
    pub list: Vec<String>,
    pub form: Form,
    pub parts: Vec<Part>,
    /// The value that a key gets, and whether it is there from then on whatever it was before.
    pub member: Option<Member<'e, 'a>>,
}

/// What a key gets by an assignment.
pub struct Member<'e, 'a> {
    holder: Holder,
    value: &'e Expression<'a>,
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
        if let Some(removal) = self.removal_by_call(node, call) {
            return Some(removal);
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
            // `LABELS.github = undefined`
            Some(part)
                if self.is_undefined(&assignment.right) && self.always_happens(node, root) =>
            {
                vec![Part::Without { parts: vec![part], at: self.at(assignment.span) }]
            }
            Some(part) => self.settled(node, root, vec![part]),
            // `COUNTS[key] += 1` changes what is there.
            None if assignment.operator == AssignmentOperator::Assign => {
                vec![self.unknown(CHANGED, assignment.span)]
            }
            None => return None,
        };
        let member = self.names.member(member).map(|symbol| {
            let holder = Holder { symbol, at: self.at(member.span()), root: Some(root) };
            Member { holder, value: &assignment.right }
        });
        Some(Change { list, form: Form::Keys, parts, member })
    }

    /// Applies a change to the list it is about, where that is a list which is written out.
    pub fn apply(&mut self, change: Change<'_, 'a>) {
        let list = self.book.origin(&change.list);
        match self.book.form(&list) {
            Some(form) if form == change.form => self.apply_to_list(&list, change.parts),
            // `LIST[2] = "x"`, `LIST.length = 0`
            Some(Form::Array) if change.form == Form::Keys => {
                if let Some(at) = change.parts.first().map(place) {
                    self.book.add(&list, &anything(at, CHANGED));
                }
                return;
            }
            Some(_) | None => {}
        }
        let Some(Member { holder, value }) = change.member else { return };
        let given = value.get_inner_expression();
        if given.is_function() || matches!(given, Expression::ClassExpression(_)) {
            // It lists by itself, in its own body.
            if self.book.has(&change.list) {
                self.book.declare(&holder.symbol, holder.at, holder.root);
            }
        } else if self.book.has(&holder.symbol) {
            // `CONFIG.services = OTHER`: what was listed there, and below it, is another now.
            self.book.replace(&holder.symbol, &anything(holder.at, AGAIN));
        } else if self.book.has(&change.list) {
            // Members of objects, functions, classes and namespaces are declared by assignment too.
            self.constant(&holder, value);
        }
    }

    fn apply_to_list(&mut self, list: &[String], parts: Vec<Part>) {
        for part in parts.iter().filter(|part| is_of_all(part)) {
            self.book.add(list, part);
        }
        let told = parts.into_iter().filter(|part| !is_of_all(part));
        let mut new: Vec<Part> = told.collect();
        new.retain(|part| !self.book.lists(list, part));
        if !new.is_empty() && !self.book.extend(list, new.clone()) {
            // The elements are objects, and something else joins them.
            for part in new {
                let at = place(&part);
                self.book.add(list, &Part::Unknown { at, because: CHANGED.to_owned() });
            }
        }
    }

    /// A key that is written out, or named.
    pub fn key_of(&self, member: &MemberExpression<'a>) -> Option<Part> {
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
    pub fn settled(&self, node: NodeId, root: SymbolId, parts: Vec<Part>) -> Vec<Part> {
        if self.always_happens(node, root) { parts } else { conditional(parts) }
    }

    /// Whether a statement runs whenever the declaration of `root` does.
    pub fn always_happens(&self, node: NodeId, root: SymbolId) -> bool {
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

/// Whether a part is about every list of a place: nothing that is added to one of them.
fn is_of_all(part: &Part) -> bool {
    match part {
        Part::Unknown { .. } | Part::Without { .. } => true,
        Part::One { .. } | Part::Also { .. } | Part::Maybe { .. } | Part::From { .. } => false,
    }
}

/// What takes away nobody knows what.
pub fn anything(at: Span, because: &str) -> Part {
    Part::Without { parts: vec![Part::Unknown { at, because: because.to_owned() }], at }
}
