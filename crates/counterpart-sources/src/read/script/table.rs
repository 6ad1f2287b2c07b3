//! Tables and enums of a database, as drizzle has them.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, CallExpression, Expression, IdentifierReference, ObjectExpression,
    ObjectPropertyKind, Statement,
};
use oxc::span::GetSpan;

use super::literal::string;
use super::names::key_name;
use super::reader::{Holder, Reader};
use crate::facts::{Form, Import, Listing, Part};

impl<'a> Reader<'a, '_> {
    /// Declares a place whose value is a table or an enum. Whether it is one.
    pub fn table(&mut self, holder: &Holder, call: &CallExpression<'a>) -> bool {
        let Some(maker) = self.maker(call) else { return false };
        let second = call.arguments.get(1).and_then(Argument::as_expression);
        match (maker, second) {
            (Maker::Enum, Some(of)) => {
                let parts = match of.get_inner_expression() {
                    Expression::ObjectExpression(_) => self.values(of),
                    _ => self.elements(of),
                };
                self.list(holder, Form::Variants, call.span, parts);
                let itself = vec![self.from(holder.symbol.clone(), call.span)];
                let values = holder.inner("enumValues", holder.at);
                self.list(&values, Form::Variants, call.span, itself);
                true
            }
            (Maker::Table, Some(of)) => match columns(of) {
                Some(columns) => {
                    self.columns(holder, columns);
                    true
                }
                None => false,
            },
            (Maker::Enum | Maker::Table, None) => false,
        }
    }

    /// What a call makes: `pgTable(…)`, `pgEnum(…)`, `schema.table(…)`, `createTable(…)`.
    fn maker(&self, call: &CallExpression<'a>) -> Option<Maker> {
        match call.callee.get_inner_expression() {
            Expression::Identifier(name) => match self.drizzle(name) {
                Some(imported) if imported.ends_with("Table") => Some(Maker::Table),
                Some(imported) if imported.ends_with("Enum") => Some(Maker::Enum),
                Some(_) => None,
                None => self.made_by(name, "TableCreator").then_some(Maker::Table),
            },
            other => {
                let member = other.as_member_expression()?;
                let Expression::Identifier(name) = member.object() else { return None };
                if !self.made_by(name, "Schema") {
                    return None;
                }
                match member.static_property_info()?.1 {
                    "table" => Some(Maker::Table),
                    "enum" => Some(Maker::Enum),
                    _ => None,
                }
            }
        }
    }

    /// The name that drizzle gives to what is imported from it.
    fn drizzle(&self, name: &IdentifierReference<'a>) -> Option<&str> {
        let import = self.import_of(name)?;
        let first = import.module.split('/').next()?;
        (first == "drizzle-orm").then(|| import.name.first().map(String::as_str))?
    }

    /// Whether a constant is made by a function of drizzle whose name ends so.
    fn made_by(&self, name: &IdentifierReference<'a>, suffix: &str) -> bool {
        let Some(symbol) = self.names.variable(name) else { return false };
        let node = self.names.scoping.symbol_declaration(symbol);
        let AstKind::VariableDeclarator(declarator) = self.names.nodes.kind(node) else {
            return false;
        };
        let Some(Expression::CallExpression(call)) = &declarator.init else { return false };
        matches!(&call.callee, Expression::Identifier(maker)
            if self.drizzle(maker).is_some_and(|imported| imported.ends_with(suffix)))
    }

    fn columns(&mut self, holder: &Holder, object: &ObjectExpression<'a>) {
        let keys = self.object_keys(object);
        self.list(holder, Form::Fields, object.span, keys.clone());
        let stored: Vec<Part> = object
            .properties
            .iter()
            .flat_map(|property| match property {
                ObjectPropertyKind::ObjectProperty(property) => {
                    let column = column(&property.value);
                    let first = column.and_then(|call| call.arguments.first()?.as_expression());
                    match first.and_then(|first| Some((string(first)?, first.span()))) {
                        Some((name, span)) => vec![self.value(name, span)],
                        None => vec![self.key(&property.key)],
                    }
                }
                ObjectPropertyKind::SpreadProperty(spread) => self.keys(&spread.argument),
            })
            .collect();
        if stored != keys {
            let listing = Listing {
                form: Form::Fields,
                at: self.at(object.span),
                over: Some("column".to_owned()),
                parts: stored,
                catch_all: None,
            };
            self.book.list(&holder.symbol, holder.at, holder.root, listing);
        }
        for property in &object.properties {
            let ObjectPropertyKind::ObjectProperty(property) = property else { continue };
            let (Some(name), Some(call)) = (key_name(&property.key), column(&property.value))
            else {
                continue;
            };
            if let Some(parts) = self.admitted(call) {
                let inner = holder.inner(&name, self.at(property.key.span()));
                self.list(&inner, Form::Variants, call.span, parts);
            }
        }
    }

    /// What a column admits: `mysqlEnum([…])`, `text({ enum: […] })`, `status()` of a `pgEnum`.
    fn admitted(&self, call: &CallExpression<'a>) -> Option<Vec<Part>> {
        let arguments = || call.arguments.iter().filter_map(Argument::as_expression);
        let callee = call.callee.get_inner_expression();
        let maker = match callee {
            Expression::Identifier(name) => self.drizzle(name),
            other => match other.as_member_expression() {
                Some(member) => Some(member.static_property_info()?.1),
                None => return None,
            },
        };
        match maker {
            Some(maker) if maker.ends_with("Enum") => {
                let of = arguments().find(|argument| string(argument).is_none())?;
                Some(self.elements(of))
            }
            Some(_) => arguments().find_map(|argument| {
                let Expression::ObjectExpression(options) = argument.get_inner_expression() else {
                    return None;
                };
                options.properties.iter().find_map(|property| {
                    let property = property.as_property()?;
                    (key_name(&property.key)? == "enum").then(|| self.elements(&property.value))
                })
            }),
            None => Some(vec![self.from(self.names.path(callee)?, callee.span())]),
        }
    }

    /// What is imported under a name, where nothing shadows it.
    pub fn import_of(&self, name: &IdentifierReference<'a>) -> Option<&Import> {
        if !self.is_imported(name) {
            return None;
        }
        self.imports.iter().find(|import| import.local == name.name.as_str())
    }

    /// Whether a name stands for something of another module.
    pub fn is_imported(&self, name: &IdentifierReference<'a>) -> bool {
        let Some(symbol) = self.names.variable(name) else { return false };
        if self.names.scoping.symbol_flags(symbol).is_import() {
            return true;
        }
        let node = self.names.scoping.symbol_declaration(symbol);
        matches!(self.names.nodes.kind(node), AstKind::VariableDeclarator(declarator)
            if declarator.init.as_ref().is_some_and(|init| super::modules::required(init).is_some()))
    }
}

enum Maker {
    Table,
    Enum,
}

/// The columns of a table: an object, or a function that returns one.
fn columns<'e, 'a>(of: &'e Expression<'a>) -> Option<&'e ObjectExpression<'a>> {
    match of.get_inner_expression() {
        Expression::ObjectExpression(object) => Some(object),
        Expression::ArrowFunctionExpression(arrow) => {
            let result = match arrow.body.statements.as_slice() {
                [Statement::ExpressionStatement(only)] => &only.expression,
                [Statement::ReturnStatement(only)] => only.argument.as_ref()?,
                _ => return None,
            };
            match result.get_inner_expression() {
                Expression::ObjectExpression(object) => Some(object),
                _ => None,
            }
        }
        _ => None,
    }
}

/// The call that makes a column, below what is demanded of it: `text("x")` of
/// `text("x").notNull()`.
fn column<'e, 'a>(value: &'e Expression<'a>) -> Option<&'e CallExpression<'a>> {
    let Expression::CallExpression(call) = value.get_inner_expression() else { return None };
    let mut call: &CallExpression<'a> = call;
    while let Some(member) = call.callee.get_inner_expression().as_member_expression()
        && let Expression::CallExpression(inner) = member.object().get_inner_expression()
    {
        call = inner;
    }
    Some(call)
}
