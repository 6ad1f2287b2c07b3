//! Reads the lists in the body of a function: every `match` and chain of comparisons, lists that it goes
//! through, and the list that it returns.

use std::collections::BTreeMap;

use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprIf, ExprMatch, Item, Local, Macro, Pat, ReturnType, Signature};

use super::attributes::Attributes;
use super::declare::{aliased, listing_of};
use super::guard::Guards;
use super::ident::name;
use super::items::Reader;
use super::value::{Hint, Value, unknown};
use super::{build, macros, place, refusal};
use crate::facts::{CatchAll, Form, Listing, Span};

impl Reader {
    /// Declares a function by its body, and what is inside of it.
    pub(super) fn function(&mut self, signature: &Signature, block: &Block) {
        let at = place::of(&signature.ident);
        let mut body = Body::of(self);
        body.visit_signature(signature);
        body.visit_block(block);
        let Body { listings: mut list, items, mut locals, bound, used, asked, .. } = body;
        locals.retain(|(local, _, _)| bound.get(local) == Some(&1));
        let only_asked =
            |local: &String| asked.get(local).is_some_and(|all| used.get(local) == Some(all));
        let handling = |local: &String| !only_asked(local);
        let (mut locals, tested): (Vec<_>, Vec<_>) =
            locals.into_iter().partition(|(local, _, _)| handling(local));
        let hint = match &signature.output {
            ReturnType::Type(_, ty) => Hint::of(ty),
            ReturnType::Default => Hint::None,
        };
        let returned = aliased(
            build::block(self, block, hint, place::of(&block.brace_token.span.open())),
            hint,
        );
        // A loop over some values, beside a `match`, is not a complete list.
        if list.iter().any(|other| other.form == Form::Arms) {
            list.retain(|other| other.form != Form::Array);
        }
        if let Value::List(items, _) | Value::Map(items, _) = &returned
            && !items.is_empty()
        {
            let returned = listing_of(&returned);
            list.retain(|other| other.at != returned.at);
            list.push(returned);
        }
        // A list that is not what is given back is none, for a reason that is worth saying.
        if let Value::Unknown(at, because) = &returned
            && [build::CHANGED, build::OTHERWISE, build::NARROWED].contains(&because.as_str())
        {
            let parts = vec![unknown(*at, because)];
            list.push(super::items::listing(Form::Array, *at, parts));
            let given = build::ends_with(block).map(name);
            locals.retain(|(local, _, _)| given.as_ref() != Some(local));
        }
        let called = name(&signature.ident);
        self.declare(called.clone(), at, list);
        self.within(&called, true, |reader| {
            for item in items {
                reader.item(item);
            }
            for (local, at, init) in locals {
                reader.local(local, at, init);
            }
            // A list that is only asked whether something is in it handles none of its values.
            for (local, at, init) in tested {
                let from = reader.facts.declarations.len();
                reader.local(local, at, init);
                for declaration in &mut reader.facts.declarations[from..] {
                    for listing in &mut declaration.listings {
                        if matches!(listing.form, Form::Array | Form::Keys) {
                            listing.form = Form::Chain;
                        }
                    }
                }
            }
        });
    }

    fn local(&mut self, called: String, at: Span, init: &Expr) {
        if let Expr::Closure(closure) = init {
            let mut body = Body::of(self);
            body.visit_expr(&closure.body);
            let listings = body.listings;
            self.declare(called, at, listings);
            return;
        }
        match self.value(init, Hint::None) {
            Value::Unknown(..) => {}
            value @ (Value::One(..) | Value::List(..) | Value::Map(..) | Value::Record(_)) => {
                self.declare_at(&mut vec![called], at, &value);
            }
        }
    }

    fn arms(&self, expr: &ExprMatch) -> Listing {
        let mut list = Listing {
            form: Form::Arms,
            at: place::of(&expr.match_token),
            over: Some(place::written(&*expr.expr)),
            parts: vec![],
            catch_all: None,
        };
        let mut looked_into = Vec::new();
        let mut everything = Vec::new();
        for arm in &expr.arms {
            let at = place::of(&arm.pat);
            let mut taken = self.pattern(&arm.pat);
            if let Some(because) = Attributes::of(&arm.attrs).condition() {
                taken = taken.under(at, &because);
            }
            if taken.all {
                let refuses = refusal::refuses(&arm.body);
                everything.push((taken.within.clone(), CatchAll { at, refuses }));
            }
            if !taken.parts.is_empty() {
                looked_into.push(taken.within);
            }
            list.parts.extend(taken.parts);
        }
        // `Err(_)` does not handle a value that the arms under `Ok` would forget.
        let about_values =
            |within: &Option<String>| within.is_none() || looked_into.contains(within);
        let catch_all = everything.into_iter().find(|(within, _)| about_values(within));
        list.catch_all = catch_all.map(|(_, catch_all)| catch_all);
        list
    }
}

/// Goes through a body.
struct Body<'r, 'a> {
    reader: &'r Reader,
    listings: Vec<Listing>,
    items: Vec<&'a Item>,
    /// `let name = …;` that is not assigned again.
    locals: Vec<(String, Span, &'a Expr)>,
    /// How often each name is bound.
    bound: BTreeMap<String, usize>,
    /// How often each name is used.
    used: BTreeMap<String, usize>,
    /// How often each name is asked whether something is in it.
    asked: BTreeMap<String, usize>,
    /// Conditions whose comparisons stand in a listing already.
    told: Vec<*const Expr>,
    guards: Guards,
}

impl<'r> Body<'r, '_> {
    fn of(reader: &'r Reader) -> Self {
        Self {
            reader,
            listings: vec![],
            items: vec![],
            locals: vec![],
            bound: BTreeMap::new(),
            used: BTreeMap::new(),
            asked: BTreeMap::new(),
            told: vec![],
            guards: Guards::default(),
        }
    }

    fn compare(&mut self, expr: &Expr) {
        if self.told.contains(&std::ptr::from_ref(expr)) {
            return;
        }
        let Some(compared) = self.reader.compared(expr) else { return };
        if compared.parts.len() > 1 {
            self.listings.push(Listing {
                form: Form::Chain,
                at: place::of(expr),
                over: Some(compared.over),
                parts: compared.parts,
                catch_all: None,
            });
        }
    }
}

impl<'a> Visit<'a> for Body<'_, 'a> {
    fn visit_item(&mut self, item: &'a Item) {
        self.items.push(item);
    }

    fn visit_local(&mut self, local: &'a Local) {
        let pattern = match &local.pat {
            Pat::Type(typed) => &*typed.pat,
            other => other,
        };
        if let (Pat::Ident(ident), Some(init)) = (pattern, &local.init)
            && ident.mutability.is_none()
            && ident.subpat.is_none()
        {
            self.locals.push((name(&ident.ident), place::of(&ident.ident), &init.expr));
        }
        visit::visit_local(self, local);
    }

    fn visit_pat_ident(&mut self, ident: &'a syn::PatIdent) {
        self.guards.forget(&name(&ident.ident));
        *self.bound.entry(name(&ident.ident)).or_default() += 1;
        visit::visit_pat_ident(self, ident);
    }

    fn visit_expr_match(&mut self, expr: &'a ExprMatch) {
        let mut list = self.reader.arms(expr);
        if !list.parts.is_empty() {
            list.parts.extend(self.guards.of(&expr.expr));
            self.listings.push(list);
        }
        visit::visit_expr_match(self, expr);
    }

    fn visit_block(&mut self, block: &'a Block) {
        for (list, indices) in self.reader.early_returns(block) {
            self.listings.push(list);
            for index in indices {
                if let Some(syn::Stmt::Expr(Expr::If(branch), _)) = block.stmts.get(index) {
                    self.told.push(&raw const *branch.cond);
                }
            }
        }
        let outside = self.guards.len();
        for statement in &block.stmts {
            self.visit_stmt(statement);
            if let Some((compared, _)) = self.reader.early_return(statement) {
                self.guards.add(compared);
            }
        }
        self.guards.truncate(outside);
    }

    fn visit_expr_if(&mut self, first: &'a ExprIf) {
        let told = self.told.contains(&(&raw const *first.cond));
        if !told && let Some(list) = self.reader.chain(first) {
            self.listings.push(list);
            let mut next = Some(first);
            while let Some(branch) = next {
                self.told.push(&raw const *branch.cond);
                next = match &branch.else_branch {
                    Some((_, body)) => match &**body {
                        Expr::If(inner) => Some(inner),
                        _ => None,
                    },
                    None => None,
                };
            }
        }
        visit::visit_expr_if(self, first);
    }

    fn visit_expr_path(&mut self, path: &'a syn::ExprPath) {
        if let Some(ident) = path.path.get_ident() {
            *self.used.entry(name(ident)).or_default() += 1;
        }
    }

    fn visit_expr_method_call(&mut self, call: &'a syn::ExprMethodCall) {
        if matches!(call.method.to_string().as_str(), "contains" | "contains_key")
            && let Expr::Path(path) = &*call.receiver
            && let Some(ident) = path.path.get_ident()
        {
            *self.asked.entry(name(ident)).or_default() += 1;
        }
        self.listings.extend(self.reader.chosen_by_call(call));
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr(&mut self, expr: &'a Expr) {
        match expr {
            Expr::Binary(_) | Expr::Unary(_) | Expr::Macro(_) | Expr::MethodCall(_) => {
                self.compare(expr);
                // The halves of a condition that is told are told with it.
                if let Some(compared) = self.reader.compared(expr)
                    && compared.parts.len() > 1
                {
                    return;
                }
            }
            Expr::Assign(inner) => self.guards.forget_all_in(&inner.left),
            Expr::Reference(inner) if inner.mutability.is_some() => {
                self.guards.forget_all_in(&inner.expr);
            }
            Expr::ForLoop(inner) => {
                if let value @ Value::List(..) = self.reader.value(&inner.expr, Hint::None) {
                    self.listings.push(listing_of(&value));
                }
            }
            _ => {}
        }
        visit::visit_expr(self, expr);
    }

    fn visit_macro(&mut self, mac: &'a Macro) {
        // Expressions inside of a macro are not part of the tree: they are read by themselves.
        if let Some(expressions) = macros::expressions(mac) {
            let mut inner = Body::of(self.reader);
            for expression in &expressions {
                inner.visit_expr(expression);
            }
            let Body { listings, used, asked, .. } = inner;
            self.listings.extend(listings);
            for (name, count) in used {
                *self.used.entry(name).or_default() += count;
            }
            for (name, count) in asked {
                *self.asked.entry(name).or_default() += count;
            }
        } else if macros::has_arms(mac) {
            let at = place::of(&mac.path);
            let because = format!("the macro `{}!` has arms of its own", macros::called(mac));
            let parts = vec![unknown(at, &because)];
            let over = None;
            self.listings.push(Listing { form: Form::Arms, at, over, parts, catch_all: None });
        }
    }
}
