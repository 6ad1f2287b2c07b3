//! Flags: an object that says of each value whether it is the one at hand,
//! `{ isOwner: role === "owner", isMember: role === "member" }`.

use oxc::ast::AstKind;
use oxc::ast::ast::{BindingPattern, Expression, ObjectExpression, ObjectPropertyKind};
use oxc::semantic::NodeId;

use super::chain::Compared;
use super::reader::Reader;

impl<'a> Reader<'a, '_> {
    /// An object of flags compares one thing with several values, as a chain of `if` does. The comparisons
    /// stand in it, or in constants that it names.
    pub fn flags(&mut self, node: NodeId, object: &ObjectExpression<'a>) {
        let mut flags: Vec<Compared> = Vec::new();
        for property in &object.properties {
            let ObjectPropertyKind::ObjectProperty(property) = property else { continue };
            let Some(flag) = self.flag(&property.value) else { continue };
            match flags.iter_mut().find(|known| known.over == flag.over) {
                Some(known) => known.parts.extend(flag.parts),
                None => flags.push(flag),
            }
        }
        for flag in flags {
            self.compared(node, flag, object.span);
        }
    }

    fn flag(&self, value: &Expression<'a>) -> Option<Compared> {
        let inner = value.get_inner_expression();
        let compared = match inner {
            Expression::Identifier(name) => {
                let symbol = self.names.variable(name)?;
                if self.names.is_assigned_again(symbol) {
                    return None;
                }
                let declared = self.names.scoping.symbol_declaration(symbol);
                let AstKind::VariableDeclarator(declarator) = self.names.nodes.kind(declared)
                else {
                    return None;
                };
                let BindingPattern::BindingIdentifier(_) = &declarator.id else { return None };
                self.comparison(declarator.init.as_ref()?)
            }
            inner => self.comparison(inner),
        };
        compared.filter(|compared| !compared.is_test())
    }
}
