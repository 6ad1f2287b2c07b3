//! Reads the elements of an expression that is an array or a set.

use oxc::ast::ast::{
    Argument, ArrayExpressionElement, BindingPattern, CallExpression, Expression, FormalParameters,
    FunctionBody, LogicalOperator, NewExpression, Statement,
};
use oxc::span::GetSpan;

use super::literal::string;
use super::parts::conditional;
use super::reader::Reader;
use crate::facts::Part;

impl<'a> Reader<'a, '_> {
    /// The elements of an array, a set, or what is made of them.
    pub fn elements(&self, expression: &Expression<'a>) -> Vec<Part> {
        let inner = expression.get_inner_expression();
        match inner {
            Expression::ArrayExpression(array) => {
                array.elements.iter().flat_map(|element| self.array_element(element)).collect()
            }
            Expression::CallExpression(call) => self.called(call, inner),
            Expression::NewExpression(new) => match self.collection(new) {
                Some(Collection::Set(Some(of))) => self.elements(of),
                Some(Collection::Set(None) | Collection::Map(None)) => Vec::new(),
                Some(Collection::Map(Some(_))) | None => vec![self.computed(inner)],
            },
            Expression::ConditionalExpression(condition) => {
                let mut parts = conditional(self.elements(&condition.consequent));
                parts.extend(conditional(self.elements(&condition.alternate)));
                parts
            }
            Expression::LogicalExpression(logical) if logical.operator == LogicalOperator::And => {
                conditional(self.elements(&logical.right))
            }
            _ => match self.names.path(inner) {
                Some(path) => vec![self.from(path, inner.span())],
                None => vec![self.computed(inner)],
            },
        }
    }

    /// An element of an array literal; several for a spread.
    pub fn array_element(&self, element: &ArrayExpressionElement<'a>) -> Vec<Part> {
        match element {
            ArrayExpressionElement::SpreadElement(spread) => self.elements(&spread.argument),
            ArrayExpressionElement::Elision(_) => Vec::new(),
            other => other.as_expression().map_or_else(Vec::new, |value| self.element(value)),
        }
    }

    /// One value of a list.
    pub fn element(&self, expression: &Expression<'a>) -> Vec<Part> {
        if self.is_undefined(expression) {
            return Vec::new();
        }
        match expression.get_inner_expression() {
            Expression::ConditionalExpression(condition) => {
                let mut parts = conditional(self.element(&condition.consequent));
                parts.extend(conditional(self.element(&condition.alternate)));
                parts
            }
            Expression::LogicalExpression(logical) if logical.operator == LogicalOperator::And => {
                conditional(self.element(&logical.right))
            }
            // `null` stands beside what is listed; it is not a misspelt value.
            Expression::NullLiteral(null) => vec![self.besides("null", null.span)],
            _ => vec![self.scalar(expression).unwrap_or_else(|| self.computed(expression))],
        }
    }

    fn arguments(&self, arguments: &[Argument<'a>]) -> Vec<Part> {
        arguments
            .iter()
            .flat_map(|argument| match argument {
                Argument::SpreadElement(spread) => self.elements(&spread.argument),
                other => other.as_expression().map_or_else(Vec::new, |value| self.element(value)),
            })
            .collect()
    }

    /// What a call lists: the functions of the language that keep a list what it is.
    fn called(&self, call: &CallExpression<'a>, whole: &Expression<'a>) -> Vec<Part> {
        let unknown = || vec![self.computed(whole)];
        let first = call.arguments.first().and_then(Argument::as_expression);
        if let Some(name) = self.global_call(call, "Object") {
            return match (name, first) {
                ("freeze" | "seal" | "preventExtensions", Some(of)) => self.elements(of),
                ("keys" | "getOwnPropertyNames", Some(of)) => self.keys(of),
                ("values", Some(of)) => self.values(of),
                _ => unknown(),
            };
        }
        if let Some(name) = self.global_call(call, "Array") {
            return match (name, first) {
                ("from", Some(of)) if call.arguments.len() == 1 => self.elements(of),
                ("of", _) => self.arguments(&call.arguments),
                _ => unknown(),
            };
        }
        let Some(member) = call.callee.get_inner_expression().as_member_expression() else {
            return unknown();
        };
        let object = member.object();
        match member.static_property_info().map(|(_, name)| name) {
            Some("sort" | "toSorted" | "reverse" | "toReversed" | "values") => {
                self.elements(object)
            }
            Some("slice") if call.arguments.is_empty() => self.elements(object),
            Some("keys") if call.arguments.is_empty() => self.keys(object),
            Some("concat") => {
                let others = call.arguments.iter().flat_map(|argument| match argument {
                    Argument::SpreadElement(spread) => {
                        vec![self.computed(&spread.argument)]
                    }
                    other => other.as_expression().map_or_else(Vec::new, |of| self.joined(of)),
                });
                self.elements(object).into_iter().chain(others).collect()
            }
            Some("filter") => conditional(self.elements(object)),
            Some("map") => match first.and_then(projection) {
                Some(steps) => self.projected(object, &steps),
                None => unknown(),
            },
            Some("split") => match (string(object), first.and_then(string)) {
                (Some(text), Some(by)) if !by.is_empty() => {
                    text.split(&by).map(|value| self.value(value, object.span())).collect()
                }
                _ => unknown(),
            },
            _ => unknown(),
        }
    }

    /// What `concat` adds: the elements of an array, or a value.
    fn joined(&self, expression: &Expression<'a>) -> Vec<Part> {
        match expression.get_inner_expression() {
            Expression::ArrayExpression(_) => self.elements(expression),
            _ if string(expression).is_some() => self.element(expression),
            _ => self.elements(expression),
        }
    }

    /// The same property of each element: `SERVICES.map((service) => service.key)`.
    pub fn projected(&self, object: &Expression<'a>, steps: &[String]) -> Vec<Part> {
        if steps.is_empty() {
            return self.elements(object);
        }
        if let Expression::CallExpression(call) = object.get_inner_expression()
            && self.global_call(call, "Object") == Some("entries")
            && let Some(of) = call.arguments.first().and_then(Argument::as_expression)
        {
            return match steps {
                [half] if half == "0" => self.keys(of),
                [half] if half == "1" => self.values(of),
                _ => vec![self.computed(object)],
            };
        }
        if let Expression::CallExpression(call) = object.get_inner_expression()
            && let Some(of) = filtered(call)
        {
            return conditional(self.projected(of, steps));
        }
        match self.names.path(object) {
            Some(mut path) => {
                path.push("[]".to_owned());
                path.extend(steps.iter().cloned());
                vec![self.from(path, object.span())]
            }
            None => vec![self.computed(object)],
        }
    }

    /// The name of a function of a global object that is called: of `Object.keys(x)`, `keys`.
    pub fn global_call<'c>(&self, call: &'c CallExpression<'a>, object: &str) -> Option<&'c str> {
        if !self.names.is_global_member(&call.callee, object) {
            return None;
        }
        let member = call.callee.get_inner_expression().as_member_expression()?;
        member.static_property_info().map(|(_, name)| name)
    }

    /// A new set or map of the language, and what it is made of.
    pub fn collection<'c>(&self, new: &'c NewExpression<'a>) -> Option<Collection<'c, 'a>> {
        let Expression::Identifier(name) = new.callee.get_inner_expression() else { return None };
        if !self.names.is_global(name) {
            return None;
        }
        let of = new.arguments.first().and_then(Argument::as_expression);
        match name.name.as_str() {
            "Set" => Some(Collection::Set(of)),
            "Map" => Some(Collection::Map(of)),
            _ => None,
        }
    }
}

/// A collection of the language, with what it is made of.
pub enum Collection<'c, 'a> {
    Set(Option<&'c Expression<'a>>),
    Map(Option<&'c Expression<'a>>),
}

/// What a function takes of its one parameter: `(service) => service.key` takes `key`, `(x) => x`
/// nothing less than all.
pub fn projection(function: &Expression<'_>) -> Option<Vec<String>> {
    let (parameters, result) = only_result(function)?;
    taken(parameters, result)
}

/// The parameters of a function, and what it gives back, where it does nothing else.
pub fn only_result<'f, 'a>(
    function: &'f Expression<'a>,
) -> Option<(&'f FormalParameters<'a>, &'f Expression<'a>)> {
    let (parameters, body) = both(function)?;
    let result = match body.statements.as_slice() {
        [Statement::ExpressionStatement(only)] => &only.expression,
        [Statement::ReturnStatement(only)] => only.argument.as_ref()?,
        _ => return None,
    };
    Some((parameters, result))
}

/// The parameters and the body of a function.
pub fn both<'f, 'a>(
    function: &'f Expression<'a>,
) -> Option<(&'f FormalParameters<'a>, &'f FunctionBody<'a>)> {
    match function.get_inner_expression() {
        Expression::ArrowFunctionExpression(arrow) => Some((&arrow.params, &arrow.body)),
        Expression::FunctionExpression(function) => {
            Some((&function.params, function.body.as_ref()?))
        }
        _ => None,
    }
}

/// The list that is filtered: of `KEYS.filter((key) => …)`, `KEYS`.
pub fn filtered<'c, 'a>(call: &'c CallExpression<'a>) -> Option<&'c Expression<'a>> {
    let member = call.callee.get_inner_expression().as_member_expression()?;
    (member.static_property_info()?.1 == "filter").then(|| member.object())
}

/// What an expression takes of the first of the parameters.
pub fn taken(parameters: &FormalParameters<'_>, result: &Expression<'_>) -> Option<Vec<String>> {
    taken_of(parameters, 0, result)
}

/// What an expression takes of one of the parameters.
pub fn taken_of(
    parameters: &FormalParameters<'_>,
    index: usize,
    result: &Expression<'_>,
) -> Option<Vec<String>> {
    let mut steps = Vec::new();
    let mut result = result.get_inner_expression();
    while let Some(member) = result.as_member_expression() {
        steps.push(member.static_property_info()?.1.to_owned());
        result = member.object().get_inner_expression();
    }
    let Expression::Identifier(name) = result else { return None };
    steps.extend(bound_to(parameters, index, name.name.as_str())?);
    steps.reverse();
    Some(steps)
}

/// What the name stands for in a parameter: itself, or a property taken out of it.
fn bound_to(parameters: &FormalParameters<'_>, index: usize, name: &str) -> Option<Vec<String>> {
    match &parameters.items.get(index)?.pattern {
        BindingPattern::BindingIdentifier(own) if own.name == name => Some(Vec::new()),
        BindingPattern::ObjectPattern(pattern) => pattern.properties.iter().find_map(|property| {
            let local = property.value.get_binding_identifier()?;
            let plain = matches!(property.value, BindingPattern::BindingIdentifier(_));
            (plain && local.name == name)
                .then(|| property.key.static_name().map(|key| vec![key.into_owned()]))?
        }),
        BindingPattern::ArrayPattern(pattern) => {
            let is_it = |element: &Option<BindingPattern<'_>>| matches!(element, Some(BindingPattern::BindingIdentifier(own)) if own.name == name);
            let position = pattern.elements.iter().position(is_it)?;
            Some(vec![position.to_string()])
        }
        BindingPattern::BindingIdentifier(_) | BindingPattern::AssignmentPattern(_) => None,
    }
}
