//! Blocks that build a collection: `let mut map = HashMap::new(); map.insert("a", 1); map`.

use syn::visit::Visit;
use syn::{Block, Expr, ExprMethodCall, Ident, Pat, Stmt};

use super::items::Reader;
use super::place;
use super::value::{Element, HOLDERS, Hint, Value, computed};
use crate::facts::Span;

/// Why nothing is known of a collection that something else than adding is done to.
pub(super) const CHANGED: &str = "it may be changed here";

/// Why nothing is known of a collection in whose place another may be given back.
pub(super) const OTHERWISE: &str = "another value may be returned before";

/// The variable that a block ends with.
pub(super) fn ends_with(block: &Block) -> Option<&Ident> {
    match block.stmts.last()? {
        Stmt::Expr(last, None) => named(last).or_else(|| narrowed(last)),
        Stmt::Expr(_, Some(_)) | Stmt::Local(_) | Stmt::Item(_) | Stmt::Macro(_) => None,
    }
}

/// The variable of which an expression gives back only a part: `list.into_iter().take(2)`.
fn narrowed(expr: &Expr) -> Option<&Ident> {
    let mut narrows = false;
    let mut expr = expr;
    while let Expr::MethodCall(call) = expr {
        narrows |= NARROWING.iter().any(|method| call.method == method);
        expr = &call.receiver;
    }
    match expr {
        Expr::Path(path) if narrows => path.path.get_ident(),
        _ => None,
    }
}

/// Methods that leave out some of what they are called on.
const NARROWING: [&str; 9] = [
    "filter",
    "filter_map",
    "take",
    "take_while",
    "skip",
    "skip_while",
    "map_while",
    "step_by",
    "difference",
];

/// Why nothing is known of a collection of which only some is given back.
pub(super) const NARROWED: &str = "only a part of it is returned";

/// What a block holds: its last expression, or the collection that it fills step by step.
pub(super) fn block(reader: &Reader, block: &Block, hint: Hint, at: Span) -> Value {
    let Some((Stmt::Expr(last, None), before)) = block.stmts.split_last() else {
        return computed(at);
    };
    let Some(built) = named(last) else {
        return match narrowed(last) {
            Some(_) => Value::Unknown(at, NARROWED.to_owned()),
            None if before.is_empty() => reader.value(last, hint),
            None => computed(at),
        };
    };
    let mut value: Option<Value> = None;
    for statement in before {
        if let Some(init) = binding(statement, built) {
            value = Some(reader.value(init, hint));
        } else if gives_back(statement) {
            return Value::Unknown(at, OTHERWISE.to_owned());
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
        Stmt::Expr(Expr::MethodCall(call), _) if is(&call.receiver, built) => {
            if orders(&call.method) {
                return;
            }
            added(reader, call)
        }
        _ => None,
    };
    if added.is_none() && !only_adds(statement, built) {
        *value = Value::Unknown(at, CHANGED.to_owned());
        return;
    }
    let added = added.unwrap_or_else(|| Element::of(computed(at)));
    match value {
        Value::List(items, _) | Value::Map(items, _) => items.push(added),
        Value::Unknown(..) => {}
        Value::One(..) | Value::Record(_) => *value = computed(at),
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

/// Methods that leave every element where it is, or only put them in another order.
fn orders(method: &Ident) -> bool {
    let name = method.to_string();
    name.starts_with("sort") || matches!(&*name, "reverse" | "dedup" | "reserve" | "shrink_to_fit")
}

/// Whether a statement can only add to the variable, whatever it does else: every use of it is one
/// of a method that adds, or looks.
fn only_adds(statement: &Stmt, built: &Ident) -> bool {
    struct Uses<'i> {
        built: &'i Ident,
        all: usize,
        harmless: usize,
    }
    impl<'a> Visit<'a> for Uses<'_> {
        fn visit_ident(&mut self, ident: &'a Ident) {
            self.all += usize::from(ident == self.built);
        }
        fn visit_macro(&mut self, mac: &'a syn::Macro) {
            // What is printed or asserted is only looked at.
            let looks =
                ["println", "eprintln", "format", "debug", "info", "trace", "warn", "error"];
            let name = self.built.to_string();
            let called = super::macros::called(mac);
            if mac.tokens.to_string().contains(&name)
                && !looks.contains(&called.as_str())
                && !called.contains("assert")
            {
                self.all += 1;
            }
        }
        fn visit_expr_method_call(&mut self, call: &'a ExprMethodCall) {
            let adds = matches!(
                call.method.to_string().as_str(),
                "push"
                    | "push_back"
                    | "push_front"
                    | "insert"
                    | "extend"
                    | "extend_from_slice"
                    | "len"
                    | "is_empty"
                    | "contains"
                    | "contains_key"
                    | "iter"
                    | "get"
                    | "keys"
            );
            self.harmless += usize::from(adds && is(&call.receiver, self.built));
            syn::visit::visit_expr_method_call(self, call);
        }
    }
    let mut uses = Uses { built, all: 0, harmless: 0 };
    uses.visit_stmt(statement);
    uses.all == uses.harmless
}

/// Whether a statement may leave the function with something else.
fn gives_back(statement: &Stmt) -> bool {
    struct Search(bool);
    impl<'a> Visit<'a> for Search {
        fn visit_expr_return(&mut self, inner: &'a syn::ExprReturn) {
            let refused = inner.expr.as_deref().is_some_and(super::refusal::refuses);
            self.0 |= !refused;
        }
        fn visit_expr_closure(&mut self, _: &'a syn::ExprClosure) {}
        fn visit_item(&mut self, _: &'a syn::Item) {}
    }
    let mut search = Search(false);
    search.visit_stmt(statement);
    search.0
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
