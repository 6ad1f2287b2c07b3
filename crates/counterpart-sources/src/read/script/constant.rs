//! Declares constants: each one, and every named place within its value.

use oxc::ast::ast::{
    Argument, ArrayExpression, CallExpression, Expression, NewExpression, ObjectExpression,
    ObjectPropertyKind, PropertyKind,
};
use oxc::span::GetSpan;

use super::declare::given_back;
use super::list::Collection;
use super::names::key_name;
use super::reader::{DEEPEST, Holder, Reader};
use super::rows::Rows;
use crate::facts::Form;

impl<'a> Reader<'a, '_> {
    /// Declares a place with its value.
    pub fn constant(&mut self, holder: &Holder, value: &Expression<'a>) {
        let value = value.get_inner_expression();
        match value {
            Expression::ArrayExpression(array) => self.array(holder, array),
            Expression::ObjectExpression(object) => self.object(holder, object),
            Expression::ArrowFunctionExpression(_) | Expression::FunctionExpression(_) => {
                self.book.declare(&holder.symbol, holder.at, holder.root);
            }
            Expression::ClassExpression(class) => self.class(holder, class),
            Expression::NewExpression(new) => self.new_object(holder, new, value),
            Expression::CallExpression(call) => self.call(holder, call, value),
            Expression::Identifier(_)
            | Expression::StaticMemberExpression(_)
            | Expression::ComputedMemberExpression(_)
            | Expression::PrivateFieldExpression(_)
                if !self.is_undefined(value) =>
            {
                self.alias(holder, value);
            }
            _ => self.single(holder, value),
        }
    }

    /// A place that is one value.
    fn single(&mut self, holder: &Holder, value: &Expression<'a>) {
        let part = match super::literal::literal(value) {
            Some(text) => self.value(text, value.span()),
            None => self.computed(value),
        };
        self.list(holder, Form::Constant, value.span(), vec![part]);
    }

    /// A place that is another one.
    fn alias(&mut self, holder: &Holder, value: &Expression<'a>) {
        let part = match self.names.path(value) {
            Some(path) => self.from(path, value.span()),
            None => self.computed(value),
        };
        self.list(holder, Form::Constant, value.span(), vec![part]);
    }

    fn array(&mut self, holder: &Holder, array: &ArrayExpression<'a>) {
        let rows = Rows::of(self, array);
        if rows.any() {
            self.book.declare(&holder.symbol, holder.at, holder.root);
        } else {
            let parts = array.elements.iter().flat_map(|element| self.array_element(element));
            let parts = parts.collect();
            self.list(holder, Form::Array, array.span, parts);
        }
        let elements = holder.inner("[]", holder.at);
        for (steps, at, parts) in rows.columns() {
            let column = steps.iter().fold(elements.clone(), |holder, step| holder.inner(step, at));
            self.list(&column, Form::Array, array.span, parts);
        }
    }

    fn object(&mut self, holder: &Holder, object: &ObjectExpression<'a>) {
        let parts = self.object_keys(object);
        self.list(holder, Form::Keys, object.span, parts);
        self.members(holder, object);
    }

    /// Declares the members of an object literal.
    pub fn members(&mut self, holder: &Holder, object: &ObjectExpression<'a>) {
        if holder.symbol.len() >= DEEPEST {
            return;
        }
        for property in &object.properties {
            let ObjectPropertyKind::ObjectProperty(property) = property else { continue };
            let Some(name) = key_name(&property.key) else { continue };
            let member = holder.inner(&name, self.at(property.key.span()));
            match property.kind {
                PropertyKind::Init => self.constant(&member, &property.value),
                PropertyKind::Get => {
                    self.book.declare(&member.symbol, member.at, member.root);
                }
                PropertyKind::Set => {}
            }
        }
    }

    fn new_object(&mut self, holder: &Holder, new: &NewExpression<'a>, whole: &Expression<'a>) {
        match self.collection(new) {
            Some(Collection::Set(_)) => {
                let parts = self.elements(whole);
                self.list(holder, Form::Array, whole.span(), parts);
            }
            Some(Collection::Map(_)) => {
                let parts = self.keys(whole);
                self.list(holder, Form::Keys, whole.span(), parts);
            }
            None => {
                self.single(holder, whole);
                self.given_to(holder, &new.arguments);
            }
        }
    }

    fn call(&mut self, holder: &Holder, call: &CallExpression<'a>, whole: &Expression<'a>) {
        let first = call.arguments.first().and_then(Argument::as_expression);
        match (self.global_call(call, "Object"), first) {
            (Some("freeze" | "seal" | "preventExtensions"), Some(of)) => {
                self.constant(holder, of);
            }
            (Some("fromEntries" | "assign"), Some(_)) => {
                let parts = self.keys(whole);
                self.list(holder, Form::Keys, whole.span(), parts);
            }
            _ if remembered(call).is_some() => {
                if let Some(value) = remembered(call) {
                    self.constant(holder, value);
                }
            }
            _ if let Some(parts) = self.gathered(call) => {
                self.list(holder, Form::Keys, whole.span(), parts);
            }
            _ if self.schema(holder, whole)
                || self.table(holder, call)
                || self.compiled_value(holder, call)
                || self.derived(holder, call) => {}
            _ => {
                self.book.declare(&holder.symbol, holder.at, holder.root);
                // A function that is wrapped (`memo(() => …)`) lists in its body; other calls have
                // a result that may be a list.
                if !wraps_function(call) {
                    let parts = self.elements(whole);
                    self.list(holder, Form::Array, whole.span(), parts);
                }
                self.given_to(holder, &call.arguments);
            }
        }
    }

    /// Declares what a call is given to make a place: the object in `const router = route({ … })`
    /// is `router()`, its members `router().github`.
    fn given_to(&mut self, holder: &Holder, arguments: &[Argument<'a>]) {
        let mut after_function = false;
        let given = arguments.iter().filter_map(Argument::as_expression).find(|argument| {
            match argument.get_inner_expression() {
                Expression::ObjectExpression(_) => true,
                // Behind a function stands what it depends on: `useMemo(() => …, [a, b])`.
                Expression::ArrayExpression(_) => !after_function,
                other => {
                    after_function |= other.is_function();
                    false
                }
            }
        });
        let (Some(given), Some(last)) = (given, holder.symbol.last()) else { return };
        let mut symbol = holder.symbol.clone();
        let called = format!("{last}()");
        symbol.pop();
        symbol.push(called);
        let made = Holder { symbol, at: self.at(given.span()), root: holder.root };
        self.constant(&made, given);
    }
}

/// Functions that give back what the function they are given gives back.
const REMEMBERING: [&str; 7] =
    ["useMemo", "computed", "createMemo", "once", "memoize", "lazy", "cache"];

/// The list that a call remembers: of `useMemo(() => [1, 2], [])`, `[1, 2]`. So it is with a
/// function that is called where it stands: `(() => [1, 2])()`.
pub fn remembered<'c, 'a>(call: &'c CallExpression<'a>) -> Option<&'c Expression<'a>> {
    let callee = call.callee.get_inner_expression();
    if callee.is_function() {
        return result_of(callee);
    }
    let name = match callee {
        Expression::Identifier(name) => name.name.as_str(),
        other => other.as_member_expression()?.static_property_info()?.1,
    };
    if !REMEMBERING.contains(&name) {
        return None;
    }
    result_of(call.arguments.first()?.as_expression()?.get_inner_expression())
}

/// The list that a function gives back.
fn result_of<'c, 'a>(function: &'c Expression<'a>) -> Option<&'c Expression<'a>> {
    match function {
        Expression::ArrowFunctionExpression(arrow) => given_back(&arrow.body, arrow.expression),
        Expression::FunctionExpression(function) => given_back(function.body.as_ref()?, false),
        _ => None,
    }
}

/// Whether a call is given a function and nothing that lists: `memo(function () { … })`; or calls
/// one where it stands.
fn wraps_function(call: &CallExpression<'_>) -> bool {
    if call.callee.get_inner_expression().is_function() {
        return true;
    }
    let named = call.callee.get_inner_expression().is_identifier_reference();
    let function = |argument: &Argument<'_>| {
        argument.as_expression().is_some_and(|value| value.get_inner_expression().is_function())
    };
    named && call.arguments.iter().any(function)
}
