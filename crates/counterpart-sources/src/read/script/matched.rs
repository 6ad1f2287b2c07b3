//! `match(color).with("red", …).exhaustive()`, as ts-pattern has it.

use oxc::ast::ast::{Argument, CallExpression, Expression, ObjectPropertyKind};
use oxc::semantic::NodeId;
use oxc::span::{GetSpan, Span as Bytes};

use super::literal::literal;
use super::names::key_name;
use super::parts::conditional;
use super::reader::{DEEPEST, Reader};
use crate::facts::{CatchAll, Form, Listing, Part};

/// The module that gives `match` and `P`.
const MODULE: &str = "ts-pattern";

/// What the patterns of one arm, or of all arms, say of one place of the value.
struct Column {
    steps: Vec<String>,
    parts: Vec<Part>,
}

/// What a pattern says.
#[derive(Default)]
struct Pattern {
    columns: Vec<Column>,
    /// Where it refuses something without naming a value: `P.string`.
    narrows: bool,
}

impl<'a> Reader<'a, '_> {
    /// A chain of patterns, from the call that ends it.
    pub fn matched(&mut self, node: NodeId, end: &CallExpression<'a>) {
        let Some((method, mut next)) = step(end) else { return };
        if !matches!(method, "exhaustive" | "otherwise" | "run") {
            return;
        }
        let mut calls: Vec<(&str, &CallExpression<'a>)> = Vec::new();
        let start = loop {
            let Expression::CallExpression(call) = next.get_inner_expression() else { return };
            match step(call) {
                Some((method, before)) => {
                    calls.push((method, call));
                    next = before;
                }
                None => break call,
            }
        };
        let Some(subject) = self.is_match(start) else { return };
        let over = self.source(subject);
        let mut columns: Vec<Column> = Vec::new();
        let mut unknown: Vec<Part> = Vec::new();
        let mut catch_all = self.closing(method, end);
        for (method, call) in calls.into_iter().rev() {
            match method {
                "with" => {
                    let Some(arm) = self.arm(call) else { continue };
                    if arm.is_empty() && catch_all.is_none() {
                        catch_all = Some(CatchAll { at: self.at(call.span), refuses: false });
                    }
                    for column in arm {
                        add(&mut columns, column);
                    }
                }
                "when" => {
                    unknown.push(self.unknown("a condition decides what it handles", call.span));
                }
                _ => {}
            }
        }
        let at = self.at(end.span);
        for Column { steps, mut parts } in columns {
            parts.extend(unknown.iter().cloned());
            if steps.is_empty() {
                parts.extend(self.guarded(node, subject, end.span));
            }
            let over = std::iter::once(&over).chain(&steps).map(String::as_str);
            let over = Some(over.collect::<Vec<_>>().join("."));
            self.branch(node, Listing { form: Form::Arms, at, over, parts, catch_all });
        }
    }

    /// What is matched, where a call is the `match` of the library.
    fn is_match<'c>(&self, call: &'c CallExpression<'a>) -> Option<&'c Expression<'a>> {
        let Expression::Identifier(name) = call.callee.get_inner_expression() else { return None };
        let import = self.import_of(name)?;
        let is_it = import.module == MODULE && import.name == ["match"];
        let subject = call.arguments.first().and_then(Argument::as_expression)?;
        is_it.then_some(subject)
    }

    /// What takes all that no pattern names.
    fn closing(&self, method: &str, end: &CallExpression<'a>) -> Option<CatchAll> {
        let handler = end.arguments.first().and_then(Argument::as_expression);
        if method != "otherwise" {
            return None;
        }
        let handler = handler?;
        let body = super::list::both(handler).map(|(_, body)| body);
        let statements = body.map_or(&[][..], |body| body.statements.as_slice());
        self.rest(handler.span(), statements)
    }

    /// What one `with` takes: for every place of the value that it looks at, the values there.
    fn arm(&self, call: &CallExpression<'a>) -> Option<Vec<Column>> {
        let arguments: Option<Vec<&Expression<'a>>> =
            call.arguments.iter().map(Argument::as_expression).collect();
        let arguments = arguments?;
        let (_, patterns) = arguments.split_last()?;
        // `with(pattern, guard, handler)`
        let (patterns, guarded) = match patterns {
            [only, guard] if guard.get_inner_expression().is_function() => {
                (std::slice::from_ref(only), true)
            }
            all => (all, false),
        };
        let mut columns: Vec<Column> = Vec::new();
        for pattern in patterns {
            let mut found = Pattern::default();
            self.pattern(pattern, &mut Vec::new(), &mut found);
            let narrow = guarded || found.narrows || found.columns.len() > 1;
            for column in found.columns {
                let parts = if narrow { conditional(column.parts) } else { column.parts };
                add(&mut columns, Column { parts, ..column });
            }
        }
        Some(columns)
    }

    fn pattern(&self, pattern: &Expression<'a>, steps: &mut Vec<String>, into: &mut Pattern) {
        let inner = pattern.get_inner_expression();
        let span = inner.span();
        if let Some(text) = literal(inner) {
            let part = self.value(text, span);
            add(&mut into.columns, Column { steps: steps.clone(), parts: vec![part] });
            return;
        }
        match inner {
            Expression::ObjectExpression(object) if steps.len() < DEEPEST => {
                for property in &object.properties {
                    match property {
                        ObjectPropertyKind::ObjectProperty(property) => {
                            let Some(name) = key_name(&property.key) else {
                                into.narrows = true;
                                continue;
                            };
                            steps.push(name);
                            self.pattern(&property.value, steps, into);
                            steps.pop();
                        }
                        ObjectPropertyKind::SpreadProperty(_) => into.narrows = true,
                    }
                }
            }
            Expression::ArrayExpression(tuple) if steps.len() < DEEPEST => {
                for (index, element) in tuple.elements.iter().enumerate() {
                    match element.as_expression() {
                        Some(element) => {
                            steps.push(index.to_string());
                            self.pattern(element, steps, into);
                            steps.pop();
                        }
                        None => into.narrows = true,
                    }
                }
            }
            Expression::CallExpression(call) => self.made_pattern(call, span, steps, into),
            other => {
                let wildcard = |name: &str| matches!(name, "_" | "any");
                match self.of_library(other) {
                    Some(name) => into.narrows |= !wildcard(name),
                    None => match self.constant_path(other) {
                        Some(path) => {
                            let parts = vec![self.named(path, span)];
                            add(&mut into.columns, Column { steps: steps.clone(), parts });
                        }
                        None => into.narrows = true,
                    },
                }
            }
        }
    }

    /// `P.union("a", "b")`, `P.select()`, `P.not("a")`
    fn made_pattern(
        &self,
        call: &CallExpression<'a>,
        span: Bytes,
        steps: &mut Vec<String>,
        into: &mut Pattern,
    ) {
        let arguments = || call.arguments.iter().filter_map(Argument::as_expression);
        match self.of_library(&call.callee) {
            Some("union") => {
                for one in arguments() {
                    self.pattern(one, steps, into);
                }
            }
            Some("optional") => {
                if let Some(one) = arguments().next() {
                    self.pattern(one, steps, into);
                }
            }
            Some("select") => {
                let inner = arguments().find(|one| super::literal::string(one).is_none());
                if let Some(inner) = inner {
                    self.pattern(inner, steps, into);
                }
            }
            Some("not" | "when" | "intersection") => {
                let part = self.unknown("the pattern is computed", span);
                add(&mut into.columns, Column { steps: steps.clone(), parts: vec![part] });
            }
            Some(_) | None => into.narrows = true,
        }
    }

    /// The name that a member of the library's `P` has.
    fn of_library<'e>(&self, expression: &'e Expression<'a>) -> Option<&'e str> {
        let member = expression.get_inner_expression().as_member_expression()?;
        let Expression::Identifier(name) = member.object().get_inner_expression() else {
            return None;
        };
        let import = self.import_of(name).filter(|import| import.module == MODULE)?;
        let is_patterns = matches!(import.name.as_slice(), [one] if one == "P" || one == "Pattern");
        let (_, member) = member.static_property_info()?;
        is_patterns.then_some(member)
    }
}

/// The method that a call is of, and what it is called on.
fn step<'c, 'a>(call: &'c CallExpression<'a>) -> Option<(&'c str, &'c Expression<'a>)> {
    let member = call.callee.get_inner_expression().as_member_expression()?;
    Some((member.static_property_info()?.1, member.object()))
}

fn add(columns: &mut Vec<Column>, new: Column) {
    match columns.iter_mut().find(|known| known.steps == new.steps) {
        Some(known) => known.parts.extend(new.parts),
        None => columns.push(new),
    }
}
