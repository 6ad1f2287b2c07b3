//! The choices of an option of a command line, as commander and yargs have them.

use oxc::ast::AstKind;
use oxc::ast::ast::{Argument, CallExpression, Expression, ObjectExpression, ObjectPropertyKind};
use oxc::semantic::NodeId;
use oxc::span::{GetSpan, Span as Bytes};

use super::literal::string;
use super::names::key_name;
use super::reader::{Holder, Reader};
use crate::facts::Form;

impl<'a> Reader<'a, '_> {
    /// `new Option("--color <color>").choices([…])`, `.option("color", { choices: […] })`
    pub fn choices(&mut self, node: NodeId, call: &CallExpression<'a>) {
        let Some(member) = call.callee.get_inner_expression().as_member_expression() else {
            return;
        };
        let arguments: Vec<&Expression<'a>> =
            call.arguments.iter().filter_map(Argument::as_expression).collect();
        match (member.static_property_info().map(|(_, name)| name), arguments.as_slice()) {
            (Some("choices"), [of]) => {
                let name = called_with(member.object());
                self.chosen(node, name.as_deref(), of, call.span);
            }
            (Some("choices"), [name, of]) => {
                self.chosen(node, string(name).as_deref(), of, call.span);
            }
            (Some("option" | "positional"), [name, options]) => {
                if let Expression::ObjectExpression(options) = options.get_inner_expression() {
                    self.option(node, string(name).as_deref(), options);
                }
            }
            (Some("options"), [all]) => {
                let Expression::ObjectExpression(all) = all.get_inner_expression() else { return };
                for property in &all.properties {
                    if let ObjectPropertyKind::ObjectProperty(property) = property
                        && let Expression::ObjectExpression(options) =
                            property.value.get_inner_expression()
                    {
                        self.option(node, key_name(&property.key).as_deref(), options);
                    }
                }
            }
            _ => {}
        }
    }

    fn option(&mut self, node: NodeId, name: Option<&str>, options: &ObjectExpression<'a>) {
        let choices = options.properties.iter().find_map(|property| {
            let property = property.as_property()?;
            (key_name(&property.key)? == "choices").then_some(&property.value)
        });
        if let Some(of) = choices {
            self.chosen(node, name, of, of.span());
        }
    }

    fn chosen(&mut self, node: NodeId, name: Option<&str>, of: &Expression<'a>, bytes: Bytes) {
        let Some(mut symbol) = self.chooser(node) else { return };
        symbol.extend(name.and_then(long_name));
        let holder = Holder { symbol, at: self.at(bytes), root: None };
        let parts = self.elements(of);
        self.list(&holder, Form::Variants, of.span(), parts);
    }

    /// The place that a call belongs to: the constant it makes, the function it stands in, or the
    /// variable it is called on.
    fn chooser(&self, node: NodeId) -> Option<Vec<String>> {
        let nodes = self.names.nodes;
        let mut outermost = None;
        for id in std::iter::once(node).chain(nodes.ancestor_ids(node)) {
            match nodes.kind(id) {
                AstKind::CallExpression(call) => outermost = Some(call),
                AstKind::VariableDeclarator(declarator) => {
                    let name = declarator.id.get_binding_identifier()?;
                    return Some(self.names.symbol(name.symbol_id.get()?));
                }
                AstKind::ExportDefaultDeclaration(_) => return Some(vec!["default".to_owned()]),
                AstKind::Function(_) | AstKind::ArrowFunctionExpression(_) => {
                    return self.place_of(id);
                }
                _ => {}
            }
        }
        let mut object: &Expression<'a> = &outermost?.callee;
        loop {
            object = match object.get_inner_expression() {
                Expression::CallExpression(call) => &call.callee,
                Expression::Identifier(name) => {
                    return self.names.reference(name).filter(|path| self.book.has(path));
                }
                other => other.as_member_expression()?.object(),
            };
        }
    }
}

/// The text that the option at the beginning of a chain is made with.
fn called_with(mut object: &Expression<'_>) -> Option<String> {
    loop {
        let (callee, arguments) = match object.get_inner_expression() {
            Expression::NewExpression(new) => (&new.callee, &new.arguments),
            Expression::CallExpression(call) => (&call.callee, &call.arguments),
            _ => return None,
        };
        match callee.get_inner_expression().as_member_expression() {
            // `.option("--color <color>").choices(…)`, `.default("red").choices(…)`
            Some(member) => {
                let made = member.static_property_info()?.1;
                if matches!(made, "option" | "argument" | "createOption" | "createArgument") {
                    return string(arguments.first()?.as_expression()?);
                }
                if matches!(made, "Option" | "Argument") {
                    return string(arguments.first()?.as_expression()?);
                }
                object = member.object();
            }
            None => return string(arguments.first()?.as_expression()?),
        }
    }
}

/// The name by which a program finds an option: of `-c, --color <color>`, `color`.
fn long_name(flags: &str) -> Option<String> {
    let words = || flags.split([' ', ',', '|', '=']).filter(|word| !word.is_empty());
    let word = words().find(|word| word.starts_with("--")).or_else(|| words().next())?;
    let name = word.trim_start_matches('-').trim_matches(['<', '>', '[', ']', '.']);
    (!name.is_empty()).then(|| name.to_owned())
}
