//! Enums as compilers write them in JavaScript: a function that fills an object.
//!
//! ```js
//! var Kind;
//! (function (Kind) {
//!   Kind["Name"] = "name";
//!   Kind[Kind["Count"] = 1] = "Count";
//! })(Kind || (Kind = {}));
//! ```

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, AssignmentExpression, AssignmentTarget, CallExpression, Expression, FormalParameters,
    FunctionBody, LogicalOperator, Statement, VariableDeclarator,
};
use oxc::semantic::SymbolId;
use oxc::span::{GetSpan, Span as Bytes};

use super::literal::string;
use super::reader::{Holder, Reader};
use crate::facts::{Form, Listing};

/// A member of a compiled enum.
struct Member<'e, 'a> {
    name: String,
    at: Bytes,
    value: &'e Expression<'a>,
    /// Whether the name is found by the value too, as for members that are counted.
    counted: bool,
}

impl<'a> Reader<'a, '_> {
    /// `(function (Kind) { … })(Kind || (Kind = {}))`, where `Kind` is declared before.
    pub fn compiled_enum(&mut self, call: &CallExpression<'a>) {
        let Some(symbol) = self.filled(call) else { return };
        let Some(members) = members(call) else { return };
        let at = self.at(self.names.scoping.symbol_span(symbol));
        let holder = Holder { symbol: self.names.symbol(symbol), at, root: Some(symbol) };
        self.compiled(&holder, call.span, &members);
    }

    /// `var Kind = ((Kind2) => { …; return Kind2; })(Kind || {})`. Whether it is one.
    pub fn compiled_value(&mut self, holder: &Holder, call: &CallExpression<'a>) -> bool {
        let filled = self.filled(call);
        if filled.is_none() || filled != holder.root {
            return false;
        }
        let Some(members) = members(call) else { return false };
        self.compiled(holder, call.span, &members);
        true
    }

    /// Whether a variable without a value gets it from such a function.
    pub fn is_filled(&self, declarator: &VariableDeclarator<'a>, symbol: SymbolId) -> bool {
        declarator.init.is_none()
            && self.names.scoping.get_resolved_references(symbol).any(|reference| {
                let mut around = self.names.nodes.ancestor_kinds(reference.node_id());
                let Some(AstKind::LogicalExpression(_)) = around.next() else { return false };
                matches!(around.next(), Some(AstKind::CallExpression(call))
                    if self.filled(call) == Some(symbol) && members(call).is_some())
            })
    }

    /// The variable in `Kind || (Kind = {})` and `Kind || {}`.
    fn filled(&self, call: &CallExpression<'a>) -> Option<SymbolId> {
        let [only] = call.arguments.as_slice() else { return None };
        let Some(Expression::LogicalExpression(logical)) = Argument::as_expression(only) else {
            return None;
        };
        let Expression::Identifier(name) = &logical.left else { return None };
        let fresh = |value: &Expression<'a>| matches!(value, Expression::ObjectExpression(object) if object.properties.is_empty());
        // `Kind || (exports.Kind = Kind = {})`
        let mut begin = logical.right.get_inner_expression();
        while let Expression::AssignmentExpression(assignment) = begin {
            begin = assignment.right.get_inner_expression();
        }
        (logical.operator == LogicalOperator::Or && fresh(begin))
            .then(|| self.names.variable(name))?
    }

    fn compiled(&mut self, holder: &Holder, whole: Bytes, members: &[Member<'_, 'a>]) {
        let (mut values, mut names) = (Vec::new(), Vec::new());
        for member in members {
            let inner = holder.inner(&member.name, self.at(member.at));
            let parts = self.element(member.value);
            self.list(&inner, Form::Constant, member.value.span(), parts.clone());
            values.extend(parts);
            names.push(self.value(member.name.as_str(), member.at));
        }
        let at = self.at(whole);
        let listing = |over: Option<&str>, parts| Listing {
            form: Form::Variants,
            at,
            over: over.map(str::to_owned),
            parts,
            catch_all: None,
        };
        self.book.merge(&holder.symbol, holder.at, holder.root, listing(None, values));
        if members.iter().any(|member| member.counted) {
            self.book.merge(&holder.symbol, holder.at, holder.root, listing(Some("name"), names));
        }
    }
}

/// The members, where the function does nothing but set them.
fn members<'e, 'a>(call: &'e CallExpression<'a>) -> Option<Vec<Member<'e, 'a>>> {
    let (parameters, body): (&FormalParameters<'a>, &'e FunctionBody<'a>) =
        match call.callee.get_inner_expression() {
            Expression::FunctionExpression(function) => (&function.params, function.body.as_ref()?),
            Expression::ArrowFunctionExpression(arrow) => (&arrow.params, &arrow.body),
            _ => return None,
        };
    let [parameter] = parameters.items.as_slice() else { return None };
    let own = parameter.pattern.get_binding_identifier()?.name.as_str();
    let mut members = Vec::new();
    for statement in &body.statements {
        match statement {
            Statement::ExpressionStatement(only) => {
                let Expression::AssignmentExpression(assignment) = &only.expression else {
                    return None;
                };
                members.push(member(assignment, own)?);
            }
            Statement::ReturnStatement(last) if is(last.argument.as_ref()?, own) => {}
            _ => return None,
        }
    }
    (!members.is_empty()).then_some(members)
}

/// `Kind["Name"] = "name"`, `Kind[Kind["Count"] = 1] = "Count"`
fn member<'e, 'a>(assignment: &'e AssignmentExpression<'a>, own: &str) -> Option<Member<'e, 'a>> {
    match &assignment.left {
        AssignmentTarget::ComputedMemberExpression(member) if is(&member.object, own) => {
            if let Expression::AssignmentExpression(inner) =
                member.expression.get_inner_expression()
            {
                let counted = self::member(inner, own)?;
                return Some(Member { counted: true, ..counted });
            }
            let name = string(&member.expression)?;
            let at = member.expression.span();
            Some(Member { name, at, value: &assignment.right, counted: false })
        }
        AssignmentTarget::StaticMemberExpression(member) if is(&member.object, own) => {
            let name = member.property.name.to_string();
            let at = member.property.span;
            Some(Member { name, at, value: &assignment.right, counted: false })
        }
        _ => None,
    }
}

fn is(expression: &Expression<'_>, name: &str) -> bool {
    matches!(expression, Expression::Identifier(own) if own.name == name)
}
