//! Comparisons of one subject with several values: `if x == "a" {} else if x == "b" {}`,
//! `x == "a" || x == "b"`, `matches!(x, "a" | "b")`, `["a", "b"].contains(&x)`.

use syn::{BinOp, Block, Expr, ExprIf, Stmt, UnOp};

use super::items::Reader;
use super::value::{self, Hint, Value, parts, unknown};
use super::{macros, place, refusal};
use crate::facts::{CatchAll, Form, Listing, Part, Span, Written};

/// What a condition compares.
pub(super) struct Compared {
    /// The subject, as written, without what only borrows or converts it.
    pub over: String,
    pub parts: Vec<Part>,
    /// Whether it holds for all other values.
    pub negated: bool,
}

impl Reader {
    /// What `condition` compares; none if it is not a comparison of one subject with known values.
    pub(super) fn compared(&self, condition: &Expr) -> Option<Compared> {
        match condition {
            Expr::Paren(inner) => self.compared(&inner.expr),
            Expr::Unary(inner) if matches!(inner.op, UnOp::Not(_)) => {
                let inner = self.compared(&inner.expr)?;
                Some(Compared { negated: !inner.negated, ..inner })
            }
            Expr::Binary(binary) => match binary.op {
                BinOp::Eq(_) => self.equal(&binary.left, &binary.right, false),
                BinOp::Ne(_) => self.equal(&binary.left, &binary.right, true),
                BinOp::Or(_) => self.joined(&binary.left, &binary.right, false),
                BinOp::And(_) => self.joined(&binary.left, &binary.right, true),
                _ => None,
            },
            Expr::Let(inner) => {
                let taken = self.pattern(&inner.pat);
                (!taken.parts.is_empty() && !taken.all).then(|| Compared {
                    over: subject(&inner.expr),
                    parts: taken.parts,
                    negated: false,
                })
            }
            Expr::Macro(inner) if macros::called(&inner.mac) == "matches" => {
                let matches: macros::Matches = inner.mac.parse_body().ok()?;
                let taken = self.pattern(&matches.pattern);
                let (over, parts) = (subject(&matches.over), taken.parts);
                (!parts.is_empty()).then_some(Compared { over, parts, negated: false })
            }
            Expr::MethodCall(call) if call.args.len() == 1 => {
                let argument = call.args.first()?;
                if call.method == "eq" {
                    return self.equal(&call.receiver, argument, false);
                }
                let list = matches!(&*call.receiver, Expr::Array(_) | Expr::Macro(_));
                if call.method != "contains" || !list {
                    return None;
                }
                let Value::List(items, _) = self.value(&call.receiver, Hint::None) else {
                    return None;
                };
                let parts = items.iter().flat_map(parts).collect();
                Some(Compared { over: subject(argument), parts, negated: false })
            }
            _ => None,
        }
    }

    fn equal(&self, left: &Expr, right: &Expr, negated: bool) -> Option<Compared> {
        let (value, other) = match (self.known(left), self.known(right)) {
            (None, Some(value)) => (value, left),
            (Some(value), None) => (value, right),
            (None, None) | (Some(_), Some(_)) => return None,
        };
        Some(Compared { over: subject(other), parts: vec![value], negated })
    }

    /// The value an expression is, if it is a literal, a constant or a variant.
    fn known(&self, expr: &Expr) -> Option<Part> {
        let at = place::of(expr);
        match self.value(expr, Hint::None) {
            Value::One(value @ (Written::Value(_) | Written::Numbered { .. }), at) => {
                Some(Part::One { value, at })
            }
            Value::One(Written::Name(path), _) => {
                let last = path.last()?;
                let constant = last.starts_with(char::is_uppercase);
                constant.then_some(Part::One { value: Written::Name(path), at })
            }
            Value::List(..) | Value::Map(..) | Value::Record(_) | Value::Unknown(..) => None,
        }
    }

    /// `x == "a" || x == "b"` lists both; so does `x != "a" && x != "b"`. Another condition beside
    /// one comparison makes its values depend on it.
    fn joined(&self, left: &Expr, right: &Expr, and: bool) -> Option<Compared> {
        match (self.compared(left), self.compared(right)) {
            (Some(left), Some(right)) => {
                let same = left.over == right.over && left.negated == and && right.negated == and;
                let parts = [left.parts, right.parts].concat();
                same.then_some(Compared { over: left.over, parts, negated: and })
            }
            (Some(one), None) | (None, Some(one)) if and && !one.negated => {
                let because = "another condition must hold too";
                let parts = one.parts.into_iter().map(|part| value::under(part, because));
                Some(Compared { parts: parts.collect(), ..one })
            }
            (_, _) => None,
        }
    }

    /// What an `if` with all its `else if` lists.
    pub(super) fn chain(&self, first: &ExprIf) -> Option<Listing> {
        let mut list: Option<(String, Vec<Part>)> = None;
        let mut others: Vec<Part> = Vec::new();
        let mut catch_all = None;
        let mut next = Some(first);
        while let Some(branch) = next.take() {
            match self.compared(&branch.cond) {
                Some(compared) if compared.negated => {
                    if list.is_some() || !std::ptr::eq(branch, first) {
                        others.push(unknown(place::of(&branch.cond), "it excludes values"));
                    } else {
                        let refuses = refusal::block_refuses(&branch.then_branch);
                        catch_all = Some(CatchAll { at: place::of(&branch.if_token), refuses });
                        list = Some((compared.over, compared.parts));
                    }
                }
                Some(compared) => match &mut list {
                    None => list = Some((compared.over, compared.parts)),
                    Some((over, parts)) if *over == compared.over => parts.extend(compared.parts),
                    Some(_) => others.push(other_condition(&branch.cond)),
                },
                None => others.push(other_condition(&branch.cond)),
            }
            match branch.else_branch.as_ref().map(|(token, body)| (token, &**body)) {
                Some((_, Expr::If(inner))) => next = Some(inner),
                Some((token, body)) if catch_all.is_none() => {
                    let refuses = refusal::refuses(body);
                    catch_all = Some(CatchAll { at: place::of(token), refuses });
                }
                Some(_) | None => {}
            }
        }
        let (over, mut parts) = list?;
        if parts.len() < 2 {
            return None;
        }
        parts.extend(others);
        let at = place::of(&first.if_token);
        Some(Listing { form: Form::Chain, at, over: Some(over), parts, catch_all })
    }

    /// What a run of statements `if x == "a" { return … }` lists.
    pub(super) fn early_returns(&self, block: &Block) -> Vec<(Listing, Vec<usize>)> {
        let mut runs: Vec<(Listing, Vec<usize>)> = Vec::new();
        for (index, statement) in block.stmts.iter().enumerate() {
            let Some((compared, at)) = self.early_return(statement) else { continue };
            let continued = runs.last_mut().filter(|(list, indices)| {
                list.over.as_ref() == Some(&compared.over)
                    && indices.last().is_some_and(|last| last + 1 == index)
            });
            if let Some((list, indices)) = continued {
                list.parts.extend(compared.parts);
                indices.push(index);
            } else {
                let (over, parts) = (Some(compared.over), compared.parts);
                let list = Listing { form: Form::Chain, at, over, parts, catch_all: None };
                runs.push((list, vec![index]));
            }
        }
        runs.retain(|(_, indices)| indices.len() > 1);
        for (list, indices) in &mut runs {
            let rest = indices.last().and_then(|last| block.stmts.get(last + 1));
            list.catch_all = rest.map(|rest| CatchAll {
                at: place::of(rest),
                refuses: matches!(rest, Stmt::Expr(expr, _) if refusal::refuses(expr))
                    || matches!(rest, Stmt::Macro(_)) && refusal::block_refuses(block),
            });
        }
        runs
    }

    /// What an `if` without `else` compares that leaves for it, and where it stands.
    pub(super) fn early_return(&self, statement: &Stmt) -> Option<(Compared, Span)> {
        let Stmt::Expr(Expr::If(branch), _) = statement else { return None };
        if branch.else_branch.is_some() || !refusal::leaves(&branch.then_branch) {
            return None;
        }
        let compared = self.compared(&branch.cond).filter(|compared| !compared.negated)?;
        Some((compared, place::of(&branch.if_token)))
    }
}

fn other_condition(condition: &Expr) -> Part {
    unknown(place::of(condition), "the condition does not compare with a known value")
}

/// The subject of a comparison, without what only borrows or converts it.
pub(super) fn subject(expr: &Expr) -> String {
    match expr {
        Expr::Reference(inner) => subject(&inner.expr),
        Expr::Paren(inner) => subject(&inner.expr),
        Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => subject(&inner.expr),
        Expr::MethodCall(call)
            if call.args.is_empty()
                && ["as_str", "as_ref", "as_deref", "to_string", "to_owned", "clone", "trim"]
                    .iter()
                    .any(|method| call.method == method) =>
        {
            subject(&call.receiver)
        }
        other => place::written(other),
    }
}
