//! Declarations of variables, functions and types.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    BindingPattern, Expression, Function, FunctionBody, Statement, TSEnumDeclaration,
    TSInterfaceDeclaration, TSTypeAliasDeclaration, VariableDeclarator,
};
use oxc::semantic::{NodeId, SymbolId};
use oxc::span::{GetSpan, Span as Bytes};
use oxc::syntax::constant_value::ConstantValue;

use super::change::{AGAIN, anything};
use super::literal::{literal, number, string};
use super::names::{TYPE_SIDE, key_name};
use super::parts::join;
use super::reader::{Holder, Reader};
use crate::facts::{Form, Listing, Part};

impl<'a> Reader<'a, '_> {
    /// A variable, with what it holds.
    pub fn variable(&mut self, node: NodeId, declarator: &VariableDeclarator<'a>) {
        // What a loop goes through has no value of its own.
        if self.names.is_loop_variable(node) || self.require(declarator) {
            return;
        }
        match &declarator.id {
            BindingPattern::BindingIdentifier(id) => {
                let Some(symbol) = id.symbol_id.get() else { return };
                let holder = Holder {
                    symbol: self.names.symbol(symbol),
                    at: self.at(id.span),
                    root: Some(symbol),
                };
                match (&declarator.init, &declarator.type_annotation) {
                    (Some(init), _) => self.constant(&holder, init),
                    (None, Some(ty)) if self.is_ambient(node) => {
                        self.typed(&holder, &ty.type_annotation);
                    }
                    (None, _) if self.is_filled(declarator, symbol) => {}
                    (None, _) => {
                        let part = self.unknown("it has no value where it is declared", id.span);
                        self.list(&holder, Form::Constant, id.span, vec![part]);
                    }
                }
                if self.names.is_in_function(node) && self.is_only_asked(symbol) {
                    self.book.only_asked(&holder.symbol);
                }
                if declarator.init.is_some() && self.names.is_assigned_again(symbol) {
                    let part = anything(holder.at, AGAIN);
                    self.assigned_again.entry(holder.symbol).or_insert(part);
                }
            }
            BindingPattern::ObjectPattern(_)
            | BindingPattern::ArrayPattern(_)
            | BindingPattern::AssignmentPattern(_) => {
                let from = declarator.init.as_ref().and_then(|init| self.names.path(init));
                self.taken_apart(&declarator.id, from);
            }
        }
    }

    /// Whether a declaration only says that something exists: `declare const`.
    fn is_ambient(&self, declarator: NodeId) -> bool {
        let nodes = self.names.nodes;
        let declared = |kind: AstKind<'a>| match kind {
            AstKind::VariableDeclaration(list) => list.declare,
            AstKind::TSModuleDeclaration(module) => module.declare,
            AstKind::TSGlobalDeclaration(_) => true,
            AstKind::Program(program) => program.source_type.is_typescript_definition(),
            _ => false,
        };
        nodes.ancestor_kinds(declarator).any(declared)
    }

    /// The variables of a pattern: `const { services, levels: [first] } = CONFIG`.
    fn taken_apart(&mut self, pattern: &BindingPattern<'a>, from: Option<Vec<String>>) {
        match pattern {
            BindingPattern::BindingIdentifier(id) => {
                let Some(symbol) = id.symbol_id.get() else { return };
                let part = match from {
                    Some(path) if !self.names.scoping.symbol_is_mutated(symbol) => {
                        self.from(path, id.span)
                    }
                    Some(_) | None => {
                        self.unknown("it is destructured from a computed value", id.span)
                    }
                };
                let holder = Holder {
                    symbol: self.names.symbol(symbol),
                    at: self.at(id.span),
                    root: Some(symbol),
                };
                self.list(&holder, Form::Constant, id.span, vec![part]);
            }
            BindingPattern::ObjectPattern(object) => {
                for property in &object.properties {
                    let path = from.clone().zip(key_name(&property.key)).map(|(mut path, key)| {
                        path.push(key);
                        path
                    });
                    self.taken_apart(&property.value, path);
                }
                if let Some(rest) = &object.rest {
                    self.taken_apart(&rest.argument, None);
                }
            }
            BindingPattern::ArrayPattern(array) => {
                for element in array.elements.iter().flatten() {
                    self.taken_apart(element, None);
                }
                if let Some(rest) = &array.rest {
                    self.taken_apart(&rest.argument, None);
                }
            }
            // With a default, the value is one of two.
            BindingPattern::AssignmentPattern(default) => self.taken_apart(&default.left, None),
        }
    }

    /// A function with a name of its own.
    pub fn function(&mut self, node: NodeId, function: &Function<'a>) {
        if let Some(id) = &function.id {
            let symbol = self.names.place(node);
            self.book.declare(&symbol, self.at(id.span), id.symbol_id.get());
        }
        if let Some(body) = &function.body {
            self.result(node, body, false);
        }
    }

    /// What a function gives back, where that is always the same list.
    pub fn result(&mut self, node: NodeId, body: &FunctionBody<'a>, is_expression: bool) {
        let Some(value) = given_back(body, is_expression) else { return };
        if !self.is_named(node) {
            return;
        }
        let holder =
            Holder { symbol: self.names.place(node), at: self.at(value.span()), root: None };
        if !holder.symbol.is_empty() {
            self.constant(&holder, value);
        }
    }

    /// Whether a function is what its place is called, and not one that is handed on in it.
    fn is_named(&self, node: NodeId) -> bool {
        if let AstKind::Function(function) = self.names.nodes.kind(node)
            && function.is_declaration()
        {
            return true;
        }
        matches!(
            self.names.nodes.parent_kind(node),
            AstKind::VariableDeclarator(_)
                | AstKind::MethodDefinition(_)
                | AstKind::PropertyDefinition(_)
                | AstKind::ObjectProperty(_)
                | AstKind::ExportDefaultDeclaration(_)
        )
    }

    /// An enum: its values, and each member by its name.
    pub fn enumeration(&mut self, declaration: &TSEnumDeclaration<'a>) {
        let Some(symbol) = declaration.id.symbol_id.get() else { return };
        let holder = Holder {
            symbol: self.names.symbol(symbol),
            at: self.at(declaration.id.span),
            root: Some(symbol),
        };
        let mut values = Vec::new();
        for member in &declaration.body.members {
            let name = member.id.static_name().to_string();
            let span = member.span;
            let written = member.initializer.as_ref().and_then(|value| {
                let text = string(value);
                text.map(|text| self.value(text, span))
                    .or_else(|| Some(self.numbered(literal(value)?, &name, span)))
            });
            let part = written.or_else(|| {
                let scope = declaration.body.scope_id.get()?;
                let id = self.names.scoping.get_binding(scope, name.as_str().into())?;
                Some(match self.names.scoping.get_enum_member_value(id)? {
                    ConstantValue::Number(value) => self.numbered(number(*value), &name, span),
                    ConstantValue::String(text) => self.value(text.to_string(), span),
                })
            });
            let part = part.unwrap_or_else(|| self.unknown("the member's value is computed", span));
            let member = holder.inner(&name, self.at(member.id.span()));
            self.list(&member, Form::Constant, span, vec![part.clone()]);
            values.push(part);
        }
        let (form, at) = (Form::Variants, self.at(declaration.span));
        let listing = Listing { form, at, over: None, parts: values, catch_all: None };
        self.book.merge(&holder.symbol, holder.at, holder.root, listing);
    }

    /// An interface: its fields, those it takes over first.
    pub fn interface(&mut self, declaration: &TSInterfaceDeclaration<'a>) {
        let Some(symbol) = declaration.id.symbol_id.get() else { return };
        let holder = self.type_holder(symbol, declaration.id.span);
        let mut lists: Vec<Vec<Part>> = Vec::new();
        for base in &declaration.extends {
            let arguments = base.type_arguments.as_ref().map_or(&[][..], |list| &list.params);
            let utility = match &base.expression {
                Expression::Identifier(name) if self.names.is_global(name) => {
                    self.utilised(&name.name, arguments)
                }
                _ => None,
            };
            match (utility, self.names.path(&base.expression)) {
                (Some(listed), _) => lists.push(listed.parts),
                (None, Some(path)) => lists.push(vec![self.from(path, base.span)]),
                (None, None) => {
                    lists.push(vec![self.unknown("it spreads a computed type", base.span)]);
                }
            }
        }
        lists.push(self.field_names(&declaration.body.body));
        let parts = join(lists.into_iter());
        let listing = Listing {
            form: Form::Fields,
            at: self.at(declaration.span),
            over: None,
            parts,
            catch_all: None,
        };
        self.book.merge(&holder.symbol, holder.at, holder.root, listing);
        self.fields(&holder, &declaration.body.body);
    }

    /// A type under a name.
    pub fn type_alias(&mut self, declaration: &TSTypeAliasDeclaration<'a>) {
        let Some(symbol) = declaration.id.symbol_id.get() else { return };
        let holder = self.type_holder(symbol, declaration.id.span);
        // `type Key = z.infer<typeof Key>` says no more than the value does.
        let value = self.names.symbol(symbol);
        let listed = self.listed(&declaration.type_annotation);
        if matches!(listed.parts.as_slice(), [Part::From { path, .. }] if *path == value) {
            return;
        }
        self.typed(&holder, &declaration.type_annotation);
    }

    /// The place of a type, apart from a value of the same name.
    fn type_holder(&self, symbol: SymbolId, name: Bytes) -> Holder {
        let at = self.at(name);
        let holder = Holder { symbol: self.names.symbol(symbol), at, root: Some(symbol) };
        if self.names.has_two_sides(symbol) { holder.inner(TYPE_SIDE, at) } else { holder }
    }
}

/// The list that a body always gives back, where it stands there.
pub fn given_back<'f, 'a>(
    body: &'f FunctionBody<'a>,
    is_expression: bool,
) -> Option<&'f Expression<'a>> {
    let value = match body.statements.split_last()? {
        (Statement::ExpressionStatement(only), []) if is_expression => &only.expression,
        (Statement::ReturnStatement(last), before) if before.iter().all(goes_on) => {
            last.argument.as_ref()?
        }
        _ => return None,
    };
    let lists = matches!(
        value.get_inner_expression(),
        Expression::ArrayExpression(_)
            | Expression::ObjectExpression(_)
            | Expression::NewExpression(_)
    );
    lists.then_some(value)
}

/// Whether what follows a statement is always reached.
fn goes_on(statement: &Statement<'_>) -> bool {
    matches!(
        statement,
        Statement::VariableDeclaration(_)
            | Statement::FunctionDeclaration(_)
            | Statement::ExpressionStatement(_)
            | Statement::TSTypeAliasDeclaration(_)
            | Statement::TSInterfaceDeclaration(_)
    )
}
