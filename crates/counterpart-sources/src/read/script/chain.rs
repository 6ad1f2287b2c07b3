//! Chains of comparisons: `if … else if`, early returns, `||`, `? :`.

use oxc::ast::AstKind;
use oxc::ast::ast::{
    Argument, BinaryExpression, BinaryOperator, CallExpression, ConditionalExpression, Expression,
    IfStatement, LogicalExpression, LogicalOperator, Statement, UnaryOperator,
};
use oxc::semantic::NodeId;
use oxc::span::{GetSpan, Span as Bytes};

use super::branch::leaves;
use super::list::Collection;
use super::literal::literal;
use super::parts::conditional;
use super::reader::Reader;
use crate::facts::{CatchAll, Form, Listing, Part};

/// A comparison of one thing with values.
pub struct Compared {
    pub over: String,
    pub parts: Vec<Part>,
    /// Whether it holds for the values, not for all others.
    positive: bool,
}

impl Compared {
    /// Whether it only tells the values of a list from all others, and handles none of them:
    /// `!KEYS.includes(key)`.
    pub fn is_test(&self) -> bool {
        let is_whole = |part: &Part| match part {
            Part::From { .. } => true,
            Part::One { .. }
            | Part::Also { .. }
            | Part::Maybe { .. }
            | Part::Without { .. }
            | Part::Unknown { .. } => false,
        };
        !self.positive || self.parts.iter().any(is_whole)
    }
}

/// A chain as it is collected.
struct Chain {
    /// What is compared; none where it is only tested.
    over: Option<String>,
    at: Bytes,
    parts: Vec<Part>,
    rest: Rest,
    /// Whether every branch so far leaves, so that what follows is for the other values.
    all_leave: bool,
    /// The index of the last statement that belongs to it.
    last: usize,
}

impl Chain {
    fn is_open(&self) -> bool {
        match self.rest {
            Rest::Open => true,
            Rest::Closed(_) => false,
        }
    }
}

/// What takes the values that a chain does not name.
enum Rest {
    /// The chain has no closing `else`.
    Open,
    /// What stands in the closing `else`; none where the compiler proves that nothing is left.
    Closed(Option<CatchAll>),
}

impl<'a> Reader<'a, '_> {
    /// The chains of the statements of a block. Those over the same thing are one.
    pub fn chains(&mut self, node: NodeId, statements: &[Statement<'a>]) {
        let mut chains: Vec<Chain> = Vec::new();
        for (index, statement) in statements.iter().enumerate() {
            let Statement::IfStatement(branch) = statement else { continue };
            let Some(chain) = self.ladder(branch, index) else { continue };
            let goes_on = |known: &&mut Chain| {
                known.over.is_some() && known.over == chain.over && known.is_open()
            };
            match chains.iter_mut().find(goes_on) {
                Some(known) => {
                    known.parts.extend(chain.parts);
                    known.all_leave &= chain.all_leave;
                    known.rest = chain.rest;
                    known.last = index;
                }
                None => chains.push(chain),
            }
        }
        for chain in chains {
            let after = statements.get(chain.last + 1..).unwrap_or_default();
            let catch_all = match (chain.rest, after.first()) {
                (Rest::Closed(rest), _) => rest,
                (Rest::Open, Some(first)) if chain.all_leave => self.rest(first.span(), after),
                (Rest::Open, Some(_) | None) => None,
            };
            self.record(node, chain.over, chain.at, chain.parts, catch_all);
        }
    }

    /// An `if` that stands alone, not in a block.
    pub fn lone_if(&mut self, node: NodeId, branch: &IfStatement<'a>) {
        let in_list = matches!(
            self.names.nodes.parent_kind(node),
            AstKind::Program(_)
                | AstKind::FunctionBody(_)
                | AstKind::BlockStatement(_)
                | AstKind::StaticBlock(_)
                | AstKind::SwitchCase(_)
                | AstKind::TSModuleBlock(_)
                | AstKind::IfStatement(_)
        );
        if in_list {
            return;
        }
        if let Some(chain) = self.ladder(branch, 0) {
            let catch_all = match chain.rest {
                Rest::Open => None,
                Rest::Closed(rest) => rest,
            };
            self.record(node, chain.over, chain.at, chain.parts, catch_all);
        }
    }

    /// An `if` with its `else if`s.
    fn ladder(&self, first: &IfStatement<'a>, index: usize) -> Option<Chain> {
        let compared = self.comparison(&first.test)?;
        let is_test = compared.is_test();
        let over = compared.over;
        let mut chain = Chain {
            over: (!is_test).then(|| over.clone()),
            at: first.span,
            parts: compared.parts,
            rest: Rest::Open,
            all_leave: !is_test && leaves(&first.consequent),
            last: index,
        };
        if is_test {
            return Some(chain);
        }
        let mut foreign = false;
        let mut next = first.alternate.as_ref();
        while let Some(statement) = next {
            let Statement::IfStatement(branch) = statement else {
                let statements = std::slice::from_ref(statement);
                chain.rest = Rest::Closed(self.rest(statement.span(), statements));
                break;
            };
            match self.comparison(&branch.test) {
                Some(other) if other.over == over && !other.is_test() => {
                    // Behind a test of something else, the branch may not be reached.
                    let parts = if foreign { conditional(other.parts) } else { other.parts };
                    chain.parts.extend(parts);
                }
                Some(_) | None => foreign = true,
            }
            chain.all_leave &= leaves(&branch.consequent);
            next = branch.alternate.as_ref();
        }
        Some(chain)
    }

    /// `key === "a" || key === "b"`, where it is not the test of an `if`.
    pub fn logical(&mut self, node: NodeId, logical: &LogicalExpression<'a>) {
        if self.is_in_test(node) {
            return;
        }
        if let Some(compared) = self.logical_comparison(logical) {
            self.compared(node, compared, logical.span);
        }
    }

    /// `["a", "b"].includes(key)`, where it is not the test of an `if`.
    pub fn lone_membership(&mut self, node: NodeId, call: &CallExpression<'a>) {
        if self.is_in_test(node) {
            return;
        }
        if let Some(compared) = self.membership(call) {
            self.compared(node, compared, call.span);
        }
    }

    /// Whether an expression is a part of a larger comparison or of the test of a branch.
    fn is_in_test(&self, node: NodeId) -> bool {
        let child = self.names.nodes.kind(node).span();
        match self.names.nodes.parent_kind(node) {
            AstKind::LogicalExpression(_) => true,
            AstKind::UnaryExpression(unary) => unary.operator == UnaryOperator::LogicalNot,
            AstKind::IfStatement(branch) => branch.test.span() == child,
            AstKind::ConditionalExpression(branch) => branch.test.span() == child,
            AstKind::SwitchCase(case) => {
                case.test.as_ref().is_some_and(|test| test.span() == child)
            }
            _ => false,
        }
    }

    /// `key === "a" ? 1 : key === "b" ? 2 : 3`
    pub fn ternary(&mut self, node: NodeId, first: &ConditionalExpression<'a>) {
        if let AstKind::ConditionalExpression(outer) = self.names.nodes.parent_kind(node)
            && outer.alternate.get_inner_expression().span() == first.span
        {
            return;
        }
        let Some(compared) = self.comparison(&first.test) else { return };
        if compared.is_test() {
            return;
        }
        let (over, mut parts) = (compared.over, compared.parts);
        let mut last = &first.alternate;
        while let Expression::ConditionalExpression(next) = last.get_inner_expression() {
            match self.comparison(&next.test) {
                Some(other) if other.over == over && !other.is_test() => {
                    parts.extend(other.parts);
                }
                Some(_) | None => break,
            }
            last = &next.alternate;
        }
        let catch_all =
            (!self.is_never(last)).then(|| CatchAll { at: self.at(last.span()), refuses: false });
        self.record(node, Some(over), first.span, parts, catch_all);
    }

    /// Adds a comparison that stands by itself.
    pub fn compared(&mut self, node: NodeId, compared: Compared, bytes: Bytes) {
        let is_test = compared.is_test();
        let over = (!is_test).then_some(compared.over);
        self.record(node, over, bytes, compared.parts, None);
    }

    /// Adds a chain to the function it is in. One value is not a list.
    fn record(
        &mut self,
        node: NodeId,
        over: Option<String>,
        bytes: Bytes,
        parts: Vec<Part>,
        catch_all: Option<CatchAll>,
    ) {
        let whole = parts.iter().any(|part| match part {
            Part::From { .. } => true,
            Part::One { .. }
            | Part::Also { .. }
            | Part::Maybe { .. }
            | Part::Without { .. }
            | Part::Unknown { .. } => false,
        });
        if parts.len() < 2 && !whole {
            return;
        }
        let at = self.at(bytes);
        self.branch(node, Listing { form: Form::Chain, at, over, parts, catch_all });
    }

    /// What a test compares with which values.
    pub fn comparison(&self, test: &Expression<'a>) -> Option<Compared> {
        match test.get_inner_expression() {
            Expression::BinaryExpression(binary) => self.equation(binary),
            Expression::LogicalExpression(logical) => self.logical_comparison(logical),
            Expression::CallExpression(call) => self.membership(call),
            Expression::UnaryExpression(unary) if unary.operator == UnaryOperator::LogicalNot => {
                let compared = self.comparison(&unary.argument)?;
                Some(Compared { positive: !compared.positive, ..compared })
            }
            _ => None,
        }
    }

    fn logical_comparison(&self, logical: &LogicalExpression<'a>) -> Option<Compared> {
        let (left, right) = (self.comparison(&logical.left), self.comparison(&logical.right));
        // `a || b` holds for the values of both, `!a && !b` for none of either.
        let joins = |positive: bool| match logical.operator {
            LogicalOperator::Or => positive,
            LogicalOperator::And => !positive,
            LogicalOperator::Coalesce => false,
        };
        match (left, right) {
            (Some(left), Some(right)) if left.over == right.over => {
                if left.positive != right.positive || !joins(left.positive) {
                    return None;
                }
                let parts = left.parts.into_iter().chain(right.parts).collect();
                Some(Compared { parts, ..left })
            }
            (Some(one), None) | (None, Some(one)) => {
                if joins(one.positive) {
                    Some(one)
                } else {
                    Some(Compared { parts: conditional(one.parts), ..one })
                }
            }
            (Some(left), Some(_)) => Some(Compared { parts: conditional(left.parts), ..left }),
            (None, None) => None,
        }
    }

    fn equation(&self, binary: &BinaryExpression<'a>) -> Option<Compared> {
        let positive = match binary.operator {
            BinaryOperator::StrictEquality | BinaryOperator::Equality => true,
            BinaryOperator::StrictInequality | BinaryOperator::Inequality => false,
            BinaryOperator::In => return self.key_test(binary),
            _ => return None,
        };
        let (over, value) =
            match (self.constant_part(&binary.left), self.constant_part(&binary.right)) {
                (None, Some(value)) => (&binary.left, value),
                (Some(value), None) => (&binary.right, value),
                (None, None) | (Some(_), Some(_)) => return None,
            };
        // A result of `typeof` is not a value of a contract.
        if matches!(over.get_inner_expression(), Expression::UnaryExpression(_)) {
            return None;
        }
        Some(Compared { over: self.source(over), parts: vec![value], positive })
    }

    /// A string or number, or a name of a constant.
    fn constant_part(&self, expression: &Expression<'a>) -> Option<Part> {
        let inner = expression.get_inner_expression();
        if matches!(inner, Expression::NullLiteral(_) | Expression::BooleanLiteral(_)) {
            return None;
        }
        if let Some(text) = literal(inner) {
            return Some(self.value(text, inner.span()));
        }
        let path = self.constant_path(inner)?;
        Some(self.named(path, inner.span()))
    }

    /// `key in LABELS`
    fn key_test(&self, binary: &BinaryExpression<'a>) -> Option<Compared> {
        let object = binary.right.get_inner_expression();
        let parts = match object {
            Expression::ObjectExpression(_) => self.keys(object),
            _ => vec![self.from(self.listing_path(object)?, object.span())],
        };
        Some(Compared { over: self.source(&binary.left), parts, positive: true })
    }

    /// `["a", "b"].includes(key)`, `KEYS.has(key)`
    fn membership(&self, call: &CallExpression<'a>) -> Option<Compared> {
        let member = call.callee.get_inner_expression().as_member_expression()?;
        let method = member.static_property_info()?.1;
        if !matches!(method, "includes" | "has" | "hasOwnProperty") {
            return None;
        }
        let key = call.arguments.first().and_then(Argument::as_expression)?;
        if literal(key).is_some() {
            return None;
        }
        let object = member.object().get_inner_expression();
        let parts = match object {
            Expression::ArrayExpression(_) => self.elements(object),
            Expression::NewExpression(new) => match self.collection(new)? {
                Collection::Set(_) | Collection::Map(_) => self.keys(object),
            },
            Expression::CallExpression(inner) => {
                self.global_call(inner, "Object")?;
                self.elements(object)
            }
            _ => vec![self.from(self.listing_path(object)?, object.span())],
        };
        Some(Compared { over: self.source(key), parts, positive: true })
    }
}
