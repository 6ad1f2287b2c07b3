//! `switch`, and what takes the values that a branch does not name.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, BindingPattern, CallExpression, Expression, MemberExpression, Statement,
    SwitchStatement, TSType,
};
use oxc::semantic::NodeId;
use oxc::span::Span as Bytes;

use super::reader::Reader;
use crate::facts::{CatchAll, Form, Listing, Part};

impl<'a> Reader<'a, '_> {
    /// A `switch` lists its cases for the function it is in.
    pub fn switch(&mut self, node: NodeId, switch: &SwitchStatement<'a>) {
        let mut parts: Vec<Part> = Vec::new();
        let mut catch_all = None;
        let (mut over, mut chain) = (Some(self.source(&switch.discriminant)), false);
        for case in &switch.cases {
            let Some(test) = &case.test else {
                catch_all = self.rest(case.span, &case.consequent);
                continue;
            };
            match self.comparison(test) {
                // `switch (true) { case key === "github": … }`
                Some(compared) if matches!(switch.discriminant, Expression::BooleanLiteral(_)) => {
                    if chain && over.as_ref() != Some(&compared.over) {
                        return;
                    }
                    (over, chain) = (Some(compared.over), true);
                    parts.extend(compared.parts);
                }
                Some(_) | None => parts.extend(self.element(test)),
            }
        }
        let form = if chain { Form::Chain } else { Form::Arms };
        if !chain {
            parts.extend(self.guarded(node, &switch.discriminant, switch.span));
        }
        self.branch(node, Listing { form, at: self.at(switch.span), over, parts, catch_all });
    }

    /// Adds a list to the function that a node is in.
    pub fn branch(&mut self, node: NodeId, listing: Listing) {
        if let Some(place) = self.place_of(node) {
            self.book.list(&place, listing.at, None, listing);
        }
    }

    /// What takes all other values; none where the compiler proves that there are none.
    pub fn rest(&self, bytes: Bytes, statements: &[Statement<'a>]) -> Option<CatchAll> {
        if statements.iter().any(|statement| self.proves(statement)) {
            return None;
        }
        let refuses = statements.last().is_some_and(refuses);
        Some(CatchAll { at: self.at(bytes), refuses })
    }

    /// Whether a statement compiles only where no value is left.
    fn proves(&self, statement: &Statement<'a>) -> bool {
        match statement {
            Statement::BlockStatement(block) => block.body.iter().any(|inner| self.proves(inner)),
            Statement::ExpressionStatement(only) => self.is_never(&only.expression),
            Statement::ReturnStatement(only) => {
                only.argument.as_ref().is_some_and(|value| self.is_never(value))
            }
            Statement::ThrowStatement(only) => self.is_never(&only.argument),
            Statement::VariableDeclaration(list) => list.declarations.iter().any(|declarator| {
                declarator
                    .type_annotation
                    .as_ref()
                    .is_some_and(|ty| is_never_type(&ty.type_annotation))
                    || declarator.init.as_ref().is_some_and(|init| self.is_never(init))
            }),
            _ => false,
        }
    }

    /// Whether an expression compiles only where no value is left: `key satisfies never`,
    /// `assertNever(key)`.
    pub fn is_never(&self, expression: &Expression<'a>) -> bool {
        match expression {
            Expression::TSSatisfiesExpression(satisfies) => {
                is_never_type(&satisfies.type_annotation) || self.is_never(&satisfies.expression)
            }
            Expression::ParenthesizedExpression(inner) => self.is_never(&inner.expression),
            Expression::CallExpression(call) => {
                self.takes_never(call)
                    || call.arguments.iter().any(|argument| self.never_in(argument))
            }
            Expression::NewExpression(new) => {
                new.arguments.iter().any(|argument| self.never_in(argument))
                    || names_never(&new.callee)
            }
            Expression::TemplateLiteral(template) => {
                template.expressions.iter().any(|inner| self.is_never(inner))
            }
            _ => false,
        }
    }

    fn never_in(&self, argument: &Argument<'a>) -> bool {
        argument.as_expression().is_some_and(|value| self.is_never(value))
    }

    /// Whether a function takes `never`: as it is declared, where it is declared here, else as it
    /// is called.
    fn takes_never(&self, call: &CallExpression<'a>) -> bool {
        if call.arguments.is_empty() {
            return false;
        }
        let Expression::Identifier(name) = call.callee.get_inner_expression() else {
            return names_never(&call.callee);
        };
        let declared = self.names.variable(name).and_then(|symbol| {
            match self.names.nodes.kind(self.names.scoping.symbol_declaration(symbol)) {
                AstKind::Function(function) => Some(&function.params),
                AstKind::VariableDeclarator(declarator) => match declarator.init.as_ref()? {
                    Expression::ArrowFunctionExpression(arrow) => Some(&arrow.params),
                    _ => None,
                },
                _ => None,
            }
        });
        match declared {
            Some(parameters) => parameters.items.iter().any(|parameter| {
                let ty = parameter.type_annotation.as_ref();
                ty.is_some_and(|ty| is_never_type(&ty.type_annotation))
                    && matches!(parameter.pattern, BindingPattern::BindingIdentifier(_))
            }),
            None => names_never(&call.callee),
        }
    }
}

fn is_never_type(ty: &TSType<'_>) -> bool {
    matches!(ty, TSType::TSNeverKeyword(_))
}

/// Whether a function of another file is called what such functions are called everywhere. Its
/// parameter is not known here.
fn names_never(callee: &Expression<'_>) -> bool {
    let name = match callee.get_inner_expression() {
        Expression::Identifier(name) => name.name.as_str(),
        other => {
            match other.as_member_expression().and_then(MemberExpression::static_property_info) {
                Some((_, name)) => name,
                None => return false,
            }
        }
    };
    let name = name.to_lowercase();
    ["never", "unreachable", "exhausti", "absurd"].iter().any(|word| name.contains(word))
}

/// Whether a statement does nothing but refuse.
pub fn refuses(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ThrowStatement(_) => true,
        Statement::BlockStatement(block) => block.body.last().is_some_and(refuses),
        Statement::ReturnStatement(only) => only.argument.as_ref().is_some_and(is_error),
        _ => false,
    }
}

/// Whether what is returned is an error: `new Error(…)`, `Promise.reject(…)`.
fn is_error(value: &Expression<'_>) -> bool {
    match value.get_inner_expression() {
        Expression::NewExpression(new) => {
            matches!(&new.callee, Expression::Identifier(name) if name.name.ends_with("Error"))
        }
        Expression::CallExpression(call) => call
            .callee
            .get_inner_expression()
            .as_member_expression()
            .is_some_and(|member| member.is_specific_member_access("Promise", "reject")),
        _ => false,
    }
}

/// Whether the statements after this one are not reached.
pub fn leaves(statement: &Statement<'_>) -> bool {
    match statement {
        Statement::ReturnStatement(_)
        | Statement::ThrowStatement(_)
        | Statement::ContinueStatement(_)
        | Statement::BreakStatement(_) => true,
        Statement::BlockStatement(block) => block.body.last().is_some_and(leaves),
        Statement::IfStatement(branch) => {
            leaves(&branch.consequent) && branch.alternate.as_ref().is_some_and(leaves)
        }
        _ => false,
    }
}
