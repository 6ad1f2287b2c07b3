//! Arrays of objects that are made of a list: `KEYS.map((key) => ({ value: key, label: t(key) }))`.

use oxc::ast::ast::{Argument, CallExpression, Expression, ObjectPropertyKind};
use oxc::span::GetSpan;

use super::list::{only_result, taken};
use super::names::key_name;
use super::reader::{Holder, Reader};
use crate::facts::Form;

impl<'a> Reader<'a, '_> {
    /// Declares a place whose value is such an array. Whether it is one.
    pub fn derived(&mut self, holder: &Holder, call: &CallExpression<'a>) -> bool {
        let Some(member) = call.callee.get_inner_expression().as_member_expression() else {
            return false;
        };
        if member.static_property_info().is_none_or(|(_, name)| name != "map") {
            return false;
        }
        let function = call.arguments.first().and_then(Argument::as_expression);
        let Some((parameters, result)) = function.and_then(only_result) else { return false };
        let Expression::ObjectExpression(object) = result.get_inner_expression() else {
            return false;
        };
        self.book.declare(&holder.symbol, holder.at, holder.root);
        let elements = holder.inner("[]", holder.at);
        for (position, property) in object.properties.iter().enumerate() {
            let ObjectPropertyKind::ObjectProperty(property) = property else { continue };
            let (Some(name), Some(steps)) =
                (key_name(&property.key), taken(parameters, &property.value))
            else {
                continue;
            };
            let column = elements.inner(&name, self.at(property.key.span()));
            let mut parts = self.projected(member.object(), &steps);
            // `({ value: key, ...more })`: a later property may overwrite it.
            let after = object.properties[position + 1..].iter();
            let spreads = after.filter(|property| property.is_spread());
            parts.extend(spreads.map(|spread| {
                self.unknown("the element spreads a computed object", spread.span())
            }));
            self.list(&column, Form::Array, call.span, parts);
        }
        true
    }
}
