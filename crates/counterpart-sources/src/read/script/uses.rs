//! Where a function uses a list as a whole: it goes through it, or looks up in it.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, CallExpression, ComputedMemberExpression, Expression, ForInStatement, ForOfStatement,
    LogicalOperator,
};
use oxc::semantic::{NodeId, SymbolId};
use oxc::span::{GetSpan, Span as Bytes};

use super::literal::literal;
use super::reader::Reader;
use crate::facts::{CatchAll, Form, Listing, Part};

impl<'a> Reader<'a, '_> {
    /// `for (const key of KEYS)`
    pub fn for_of(&mut self, node: NodeId, statement: &ForOfStatement<'a>) {
        let parts = self.used(&statement.right);
        self.use_list(node, Form::Array, statement.right.span(), None, parts, None);
    }

    /// `for (const key in LABELS)`
    pub fn for_in(&mut self, node: NodeId, statement: &ForInStatement<'a>) {
        let object = statement.right.get_inner_expression();
        let parts = match object {
            Expression::ObjectExpression(_) => Some(self.keys(object)),
            _ => self.listing_path(object).map(|path| vec![self.from(path, object.span())]),
        };
        self.use_list(node, Form::Keys, object.span(), None, parts, None);
    }

    /// `KEYS.map(…)`, `KEYS.includes(key)`, `LABELS.get(key)`
    pub fn use_call(&mut self, node: NodeId, call: &CallExpression<'a>) {
        let Some(member) = call.callee.get_inner_expression().as_member_expression() else {
            return;
        };
        let Some((_, method)) = member.static_property_info() else { return };
        let object = member.object();
        match method {
            "map" | "flatMap" | "forEach" | "every" | "some" | "reduce" => {
                let parts = self.used(object);
                self.use_list(node, Form::Array, object.span(), None, parts, None);
            }
            "get" => {
                let Some(key) = call.arguments.first().and_then(Argument::as_expression) else {
                    return;
                };
                self.lookup(node, object, key, call.span);
            }
            "includes" | "has" | "hasOwnProperty" => self.lone_membership(node, call),
            _ => {}
        }
    }

    /// `LABELS[key]`
    pub fn use_member(&mut self, node: NodeId, member: &ComputedMemberExpression<'a>) {
        let assigned = match self.names.nodes.parent_kind(node) {
            AstKind::AssignmentExpression(assignment) => assignment.left.span() == member.span,
            AstKind::UnaryExpression(_) | AstKind::UpdateExpression(_) => true,
            _ => false,
        };
        if !assigned {
            self.lookup(node, &member.object, &member.expression, member.span);
        }
    }

    fn lookup(
        &mut self,
        node: NodeId,
        object: &Expression<'a>,
        key: &Expression<'a>,
        bytes: Bytes,
    ) {
        if literal(key).is_some() || self.constant_path(key).is_some() {
            return;
        }
        let object = object.get_inner_expression();
        let parts = match object {
            Expression::ObjectExpression(_) => Some(self.keys(object)),
            // An array is looked up by position, which says nothing of its values.
            _ if self.holds_array(object) => None,
            _ => self.listing_path(object).map(|path| vec![self.from(path, object.span())]),
        };
        let over = Some(self.source(key));
        let catch_all = self.fallback(node, bytes);
        self.use_list(node, Form::Keys, bytes, over, parts, catch_all);
    }

    /// What stands in for a key that is not found: `LABELS[key] ?? "other"`.
    fn fallback(&self, node: NodeId, bytes: Bytes) -> Option<CatchAll> {
        let AstKind::LogicalExpression(logical) = self.names.nodes.parent_kind(node) else {
            return None;
        };
        let stands_in = logical.operator != LogicalOperator::And && logical.left.span() == bytes;
        (stands_in && !self.is_undefined(&logical.right))
            .then(|| CatchAll { at: self.at(logical.right.span()), refuses: false })
    }

    fn use_list(
        &mut self,
        node: NodeId,
        form: Form,
        bytes: Bytes,
        over: Option<String>,
        parts: Option<Vec<Part>>,
        catch_all: Option<CatchAll>,
    ) {
        let Some(parts) = parts.filter(|parts| !parts.is_empty()) else { return };
        let at = self.at(bytes);
        self.branch(node, Listing { form, at, over, parts, catch_all });
    }

    /// The elements that are gone through, where they are those of a list.
    fn used(&self, expression: &Expression<'a>) -> Option<Vec<Part>> {
        let inner = expression.get_inner_expression();
        match inner {
            Expression::ArrayExpression(array) if !array.elements.is_empty() => {
                Some(self.elements(inner))
            }
            Expression::CallExpression(call) => {
                match (self.global_call(call, "Object")?, call.arguments.first()?.as_expression()?)
                {
                    ("keys" | "entries", of) => self.used_object(of).map(|()| self.keys(of)),
                    ("values", of) => self.used_object(of).map(|()| self.values(of)),
                    _ => None,
                }
            }
            _ => self.listing_path(inner).map(|path| vec![self.from(path, inner.span())]),
        }
    }

    fn used_object(&self, of: &Expression<'a>) -> Option<()> {
        let literal = matches!(of.get_inner_expression(), Expression::ObjectExpression(_));
        (literal || self.listing_path(of).is_some()).then_some(())
    }

    /// The symbol of a list: something imported, an enum, or a constant that is written out.
    pub fn listing_path(&self, expression: &Expression<'a>) -> Option<Vec<String>> {
        let symbol = self.root(expression)?;
        let lists = match self.names.nodes.kind(self.names.scoping.symbol_declaration(symbol)) {
            AstKind::VariableDeclarator(declarator) => {
                declarator.init.as_ref().is_some_and(|init| {
                    super::modules::required(init).is_some() || self.is_written_out(init)
                })
            }
            AstKind::TSEnumDeclaration(_)
            | AstKind::ImportSpecifier(_)
            | AstKind::ImportDefaultSpecifier(_)
            | AstKind::ImportNamespaceSpecifier(_)
            | AstKind::TSImportEqualsDeclaration(_)
            | AstKind::TSModuleDeclaration(_)
            | AstKind::Class(_) => true,
            _ => false,
        };
        if lists { self.names.path(expression) } else { None }
    }

    /// The symbol of a constant: something imported, an enum, or a `const`.
    pub fn constant_path(&self, expression: &Expression<'a>) -> Option<Vec<String>> {
        let symbol = self.root(expression)?;
        let flags = self.names.scoping.symbol_flags(symbol);
        let constant = match self.names.nodes.kind(self.names.scoping.symbol_declaration(symbol)) {
            AstKind::VariableDeclarator(declarator) => {
                flags.is_const_variable()
                    && declarator
                        .init
                        .as_ref()
                        .is_some_and(|init| literal(init).is_some() || self.is_written_out(init))
            }
            _ => flags.is_import() || flags.is_enum() || flags.is_class(),
        };
        if constant { self.names.path(expression) } else { None }
    }

    /// Whether a value is a list that stands in the source.
    fn is_written_out(&self, init: &Expression<'a>) -> bool {
        match init.get_inner_expression() {
            Expression::ArrayExpression(array) => !array.elements.is_empty(),
            Expression::ObjectExpression(object) => !object.properties.is_empty(),
            Expression::NewExpression(new) => self.collection(new).is_some(),
            Expression::CallExpression(call) => {
                self.global_call(call, "Object").is_some()
                    || self.global_call(call, "Array").is_some()
            }
            Expression::Identifier(_) | Expression::StaticMemberExpression(_) => {
                self.listing_path(init).is_some()
            }
            _ => false,
        }
    }

    fn holds_array(&self, expression: &Expression<'a>) -> bool {
        let Some(symbol) = self.root(expression) else { return false };
        let node = self.names.scoping.symbol_declaration(symbol);
        matches!(self.names.nodes.kind(node), AstKind::VariableDeclarator(declarator)
        if declarator.init.as_ref().is_some_and(|init| {
            matches!(init.get_inner_expression(), Expression::ArrayExpression(_))
        }))
    }

    /// The variable at the beginning of a chain of members.
    pub fn root(&self, expression: &Expression<'a>) -> Option<SymbolId> {
        let mut expression = expression.get_inner_expression();
        loop {
            match expression {
                Expression::Identifier(name) => return self.names.variable(name),
                other => {
                    let member = other.as_member_expression()?;
                    member.static_property_info()?;
                    expression = member.object().get_inner_expression();
                }
            }
        }
    }
}
