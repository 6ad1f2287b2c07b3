//! Objects and maps whose keys come from a list: `RULES.map((rule) => [rule.key, rule])` as their
//! entries, `RULES.reduce(…)`, `keyBy(RULES, "key")`.

use oxc::ast::ast::{
    Argument, ArrayExpressionElement, AssignmentExpression, AssignmentTarget, CallExpression,
    Expression, FormalParameters, ObjectExpression, ObjectPropertyKind, Statement,
};

use super::list::{both, filtered, only_result, projection, taken, taken_of};
use super::literal::string;
use super::reader::Reader;
use crate::facts::Part;

impl<'a> Reader<'a, '_> {
    /// The keys of entries that are made of a list: `RULES.map((rule) => [rule.key, rule])`.
    pub fn paired(&self, call: &CallExpression<'a>) -> Option<Vec<Part>> {
        if let Some(of) = filtered(call) {
            return Some(super::parts::conditional(self.entries_of(of)));
        }
        let member = call.callee.get_inner_expression().as_member_expression()?;
        let method = member.static_property_info()?.1;
        match method {
            "map" => {
                let function = call.arguments.first()?.as_expression()?;
                let (parameters, result) = only_result(function)?;
                let Expression::ArrayExpression(pair) = result.get_inner_expression() else {
                    return None;
                };
                let key = pair.elements.first().and_then(ArrayExpressionElement::as_expression)?;
                Some(self.projected(member.object(), &taken(parameters, key)?))
            }
            // The entries of another map.
            "entries" if call.arguments.is_empty() => Some(self.keys(member.object())),
            _ => None,
        }
    }

    /// The keys that a function gathers of a list.
    pub fn gathered(&self, call: &CallExpression<'a>) -> Option<Vec<Part>> {
        match call.callee.get_inner_expression() {
            Expression::Identifier(name) if self.is_imported(name) => {
                self.keyed(name.name.as_str(), call)
            }
            Expression::Identifier(_) => None,
            other => {
                let member = other.as_member_expression()?;
                let method = member.static_property_info()?.1;
                if method == "reduce" {
                    return self.reduced(member.object(), call);
                }
                let is_library = matches!(member.object().get_inner_expression(),
                    Expression::Identifier(name) if self.is_imported(name));
                let is_own = self.names.is_global_member(&call.callee, "Object")
                    || self.names.is_global_member(&call.callee, "Map");
                if is_library || (is_own && method == "groupBy") {
                    self.keyed(method, call)
                } else {
                    None
                }
            }
        }
    }

    /// `keyBy(RULES, "key")`, `Object.groupBy(RULES, (rule) => rule.key)`, `mapValues(LABELS, t)`
    fn keyed(&self, name: &str, call: &CallExpression<'a>) -> Option<Vec<Part>> {
        let mut arguments = call.arguments.iter().filter_map(Argument::as_expression);
        let (of, by) = (arguments.next()?, arguments.next()?);
        match name {
            "keyBy" | "indexBy" | "groupBy" => {
                let steps = match string(by) {
                    Some(property) => vec![property],
                    None => projection(by)?,
                };
                Some(self.projected(of, &steps))
            }
            "mapValues" => Some(self.keys(of)),
            _ => None,
        }
    }

    /// `RULES.reduce((all, rule) => ({ ...all, [rule.key]: rule }), {})`
    fn reduced(&self, of: &Expression<'a>, call: &CallExpression<'a>) -> Option<Vec<Part>> {
        let [step, start] = call.arguments.as_slice() else { return None };
        let (parameters, body) = both(step.as_expression()?)?;
        let all = parameters.items.first()?.pattern.get_binding_identifier()?.name.as_str();
        let steps = match body.statements.as_slice() {
            [Statement::ExpressionStatement(only)] => grown(parameters, all, &only.expression)?,
            [Statement::ReturnStatement(only)] => grown(parameters, all, only.argument.as_ref()?)?,
            [Statement::ExpressionStatement(change), Statement::ReturnStatement(last)]
                if is(last.argument.as_ref()?, all) =>
            {
                match change.expression.get_inner_expression() {
                    Expression::AssignmentExpression(assignment) => {
                        assigned(parameters, all, assignment)?
                    }
                    other => grown(parameters, all, other)?,
                }
            }
            _ => return None,
        };
        let mut parts = self.keys(start.as_expression()?);
        parts.extend(self.projected(of, &steps));
        Some(parts)
    }
}

/// What of the element becomes a key, where an expression is all that was gathered and one more.
fn grown(
    parameters: &FormalParameters<'_>,
    all: &str,
    value: &Expression<'_>,
) -> Option<Vec<String>> {
    match value.get_inner_expression() {
        Expression::ObjectExpression(object) => extended(parameters, all, object),
        // `all.set(rule.key, rule)`, `all.add(rule.key)`
        Expression::CallExpression(call) => {
            let member = call.callee.get_inner_expression().as_member_expression()?;
            let method = member.static_property_info()?.1;
            let first = call.arguments.first()?.as_expression()?;
            match method {
                "set" | "add" if is(member.object(), all) => taken_of(parameters, 1, first),
                "assign" if is(first, all) => {
                    let [_, added] = call.arguments.as_slice() else { return None };
                    let Expression::ObjectExpression(added) =
                        added.as_expression()?.get_inner_expression()
                    else {
                        return None;
                    };
                    only_key(parameters, added.properties.first()?)
                        .filter(|_| added.properties.len() == 1)
                }
                _ => None,
            }
        }
        _ => None,
    }
}

/// `{ ...all, [rule.key]: rule }`
fn extended(
    parameters: &FormalParameters<'_>,
    all: &str,
    object: &ObjectExpression<'_>,
) -> Option<Vec<String>> {
    match object.properties.as_slice() {
        [ObjectPropertyKind::SpreadProperty(spread), key] if is(&spread.argument, all) => {
            only_key(parameters, key)
        }
        _ => None,
    }
}

fn only_key(
    parameters: &FormalParameters<'_>,
    property: &ObjectPropertyKind<'_>,
) -> Option<Vec<String>> {
    let property = property.as_property()?;
    taken_of(parameters, 1, property.key.as_expression().filter(|_| property.computed)?)
}

/// `all[rule.key] = rule`
fn assigned(
    parameters: &FormalParameters<'_>,
    all: &str,
    assignment: &AssignmentExpression<'_>,
) -> Option<Vec<String>> {
    match &assignment.left {
        AssignmentTarget::ComputedMemberExpression(member) if is(&member.object, all) => {
            taken_of(parameters, 1, &member.expression)
        }
        _ => None,
    }
}

fn is(expression: &Expression<'_>, name: &str) -> bool {
    matches!(expression.get_inner_expression(), Expression::Identifier(own) if own.name == name)
}
