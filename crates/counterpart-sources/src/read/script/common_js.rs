//! What a file gives to others by `module.exports` and `exports.X`, as people and compilers write it.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, AssignmentExpression, CallExpression, Expression, ObjectExpression,
    ObjectPropertyKind, PropertyKind, UnaryOperator,
};
use oxc::semantic::NodeId;
use oxc::span::GetSpan;

use super::list::only_result;
use super::literal::string;
use super::modules::required;
use super::names::{exported, key_name};
use super::reader::{Holder, Reader};
use crate::facts::Export;

impl<'a> Reader<'a, '_> {
    /// `module.exports = …`, `exports.X = …`
    pub fn given_by_assignment(&mut self, node: NodeId, assignment: &AssignmentExpression<'a>) {
        let stands_alone = matches!(
            self.names.nodes.parent_kind(node),
            AstKind::ExpressionStatement(_) | AstKind::AssignmentExpression(_)
        );
        let Some(path) = self.names.target(&assignment.left).filter(|_| stands_alone) else {
            return;
        };
        if !self.is_exports(&path, assignment) {
            return;
        }
        let [name] = exported(path).try_into().unwrap_or_else(|_: Vec<String>| [String::new()]);
        if name.is_empty() {
            return;
        }
        // `exports.A = exports.B = …`
        let mut value = assignment.right.get_inner_expression();
        while let Expression::AssignmentExpression(next) = value {
            value = next.right.get_inner_expression();
        }
        if let Expression::ObjectExpression(object) = value
            && name == "default"
        {
            self.given_by_object(object);
        }
        self.given(&name, value);
    }

    /// Whether what is assigned to are the exports of this file.
    fn is_exports(&self, path: &[String], assignment: &AssignmentExpression<'a>) -> bool {
        let is_global = assignment.left.as_member_expression().is_some_and(|member| {
            let mut object = member.object().get_inner_expression();
            while let Some(inner) = object.as_member_expression() {
                object = inner.object().get_inner_expression();
            }
            matches!(object, Expression::Identifier(name) if self.names.is_global(name))
        });
        let begins = |steps: &[&str]| path.iter().zip(steps).all(|(step, wanted)| step == wanted);
        is_global && path.len() > 1 && (begins(&["exports"]) || begins(&["module", "exports"]))
    }

    /// `module.exports = { A, ...require("./more") }`
    fn given_by_object(&mut self, object: &ObjectExpression<'a>) {
        for property in &object.properties {
            match property {
                ObjectPropertyKind::ObjectProperty(property) => {
                    let Some(name) = key_name(&property.key) else { continue };
                    let made = property.value.get_inner_expression().is_function();
                    if made || property.kind != PropertyKind::Init {
                        self.export(&name, vec!["default".to_owned(), name.clone()]);
                    } else {
                        self.given(&name, &property.value);
                    }
                }
                ObjectPropertyKind::SpreadProperty(spread) => self.given_whole(&spread.argument),
            }
        }
    }

    /// `__exportStar(require("./more"), exports)`, and
    /// `Object.defineProperty(exports, "A", { get: function () { return more.A; } })`
    pub fn given_by_call(&mut self, call: &CallExpression<'a>) {
        let arguments: Vec<&Expression<'a>> =
            call.arguments.iter().filter_map(Argument::as_expression).collect();
        let is_exports = |value: &Expression<'a>| {
            matches!(value, Expression::Identifier(name)
                if name.name == "exports" && self.names.is_global(name))
        };
        match arguments.as_slice() {
            [from, exports] if is_exports(exports) => self.given_whole(from),
            [exports, name, how]
                if is_exports(exports)
                    && self.global_call(call, "Object") == Some("defineProperty") =>
            {
                let (Some(name), Expression::ObjectExpression(how)) = (string(name), how) else {
                    return;
                };
                let getter = how.properties.iter().find_map(|property| {
                    let property = property.as_property()?;
                    (key_name(&property.key)? == "get").then_some(&property.value)
                });
                let result = getter.and_then(only_result).map(|(_, result)| result);
                if let Some(local) = result.and_then(|result| self.names.path(result)) {
                    self.export(&name, local);
                }
            }
            _ => {}
        }
    }

    /// All of another module.
    fn given_whole(&mut self, from: &Expression<'a>) {
        if let Some(module) = required(from) {
            let name = "*".to_owned();
            self.exports.push(Export { name, local: Vec::new(), module: Some(module) });
        }
    }

    /// A value that is given under a name.
    pub fn given(&mut self, name: &str, value: &Expression<'a>) {
        if let Some(module) = required(value) {
            let name = name.to_owned();
            self.exports.push(Export { name, local: Vec::new(), module: Some(module) });
            return;
        }
        // `exports.A = void 0` is what compilers write before the value.
        let nothing = matches!(value.get_inner_expression(), Expression::UnaryExpression(unary)
            if unary.operator == UnaryOperator::Void);
        if nothing {
            return;
        }
        if let Expression::Identifier(_) = value.get_inner_expression()
            && let Some(path) = self.names.path(value)
        {
            self.export(name, path);
            return;
        }
        let holder =
            Holder { symbol: vec![name.to_owned()], at: self.at(value.span()), root: None };
        if !self.book.has(&holder.symbol) || name == "default" {
            self.constant(&holder, value);
        }
    }
}
