//! Blocks that build a collection: `let mut map = HashMap::new(); map.insert("a", 1); map`.

use syn::visit::Visit;
use syn::{Block, Expr, ExprMethodCall, Ident, Pat, Stmt};

use super::items::Reader;
use super::place;
use super::value::{Element, HOLDERS, Hint, Value, computed};
use crate::facts::Span;

/// What a block holds: its last expression, or the collection that it fills step by step.
pub(super) fn block(reader: &Reader, block: &Block, hint: Hint, at: Span) -> Value {
    let Some((Stmt::Expr(last, None), before)) = block.stmts.split_last() else {
        return computed(at);
    };
    let Some(built) = named(last) else {
        return if before.is_empty() { reader.value(last, hint) } else { computed(at) };
    };
    let mut value: Option<Value> = None;
    for statement in before {
        if let Some(init) = binding(statement, built) {
            value = Some(reader.value(init, hint));
        } else if mentions(statement, built) {
            let Some(value) = &mut value else { return computed(at) };
            step(reader, statement, built, value);
        }
    }
    value.unwrap_or_else(|| computed(at))
}

/// The variable that an expression is: `map`, `Some(map)`, `map.clone()`, `Mutex::new(map)`.
fn named(expr: &Expr) -> Option<&Ident> {
    match expr {
        Expr::Path(path) => path.path.get_ident(),
        Expr::Call(call) if call.args.len() == 1 && holds(&call.func) => named(call.args.first()?),
        Expr::MethodCall(call) if call.args.is_empty() && keeps(&call.method) => {
            named(&call.receiver)
        }
        _ => None,
    }
}

/// `Some`, `Ok`, `Mutex::new`
fn holds(function: &Expr) -> bool {
    let Expr::Path(path) = function else { return false };
    let mut steps = path.path.segments.iter().rev().map(|step| step.ident.to_string());
    match steps.next().as_deref() {
        Some("Some" | "Ok") => true,
        Some("new" | "from") => steps.next().is_some_and(|it| HOLDERS.contains(&it.as_str())),
        Some(_) | None => false,
    }
}

fn keeps(method: &Ident) -> bool {
    let keeping = ["clone", "into", "into_iter", "collect", "to_vec", "into_boxed_slice"];
    keeping.iter().any(|keeping| method == keeping)
}

fn binding<'s>(statement: &'s Stmt, built: &Ident) -> Option<&'s Expr> {
    let Stmt::Local(local) = statement else { return None };
    let pattern = match &local.pat {
        Pat::Type(typed) => &*typed.pat,
        other => other,
    };
    match pattern {
        Pat::Ident(ident) if ident.ident == *built => Some(&local.init.as_ref()?.expr),
        _ => None,
    }
}

fn step(reader: &Reader, statement: &Stmt, built: &Ident, value: &mut Value) {
    let at = place::of(statement);
    let added = match statement {
        Stmt::Expr(Expr::MethodCall(call), _) if is(&call.receiver, built) => added(reader, call),
        _ => None,
    };
    let added = added.unwrap_or_else(|| Element::of(computed(at)));
    match value {
        Value::List(items, _) | Value::Map(items, _) => items.push(added),
        Value::One(..) | Value::Record(_) | Value::Unknown(..) => *value = computed(at),
    }
}

/// What one call adds.
fn added(reader: &Reader, call: &ExprMethodCall) -> Option<Element> {
    let first = reader.value(call.args.first()?, Hint::None);
    match (call.method.to_string().as_str(), call.args.len()) {
        ("push" | "push_back" | "push_front" | "insert", 1) | ("insert", 2) => {
            Some(Element::of(first))
        }
        ("extend" | "extend_from_slice", 1) => Some(Element { spread: true, ..Element::of(first) }),
        (_, _) => None,
    }
}

fn is(expr: &Expr, built: &Ident) -> bool {
    matches!(expr, Expr::Path(path) if path.path.is_ident(built))
}

/// Whether `statement` has the variable in it, also inside of macros.
fn mentions(statement: &Stmt, built: &Ident) -> bool {
    struct Search<'i>(&'i Ident, bool);
    impl<'a> Visit<'a> for Search<'_> {
        fn visit_ident(&mut self, ident: &'a Ident) {
            self.1 |= ident == self.0;
        }
        fn visit_macro(&mut self, mac: &'a syn::Macro) {
            let name = self.0.to_string();
            self.1 |= mac.tokens.to_string().contains(&name);
        }
    }
    let mut search = Search(built, false);
    search.visit_stmt(statement);
    search.1
}
