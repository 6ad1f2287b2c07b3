//! A value under a symbol: its list, and what is inside of it under symbols of its own.

use syn::{Expr, Ident, Type};

use super::ident::name;
use super::items::{Reader, listing};
use super::place;
use super::value::{self, Element, Hint, Record, Value, parts, unknown};
use crate::facts::{Form, Listing, Part, Span, Written};

impl Reader {
    /// Declares a constant by its type and its expression.
    pub(super) fn constant(&mut self, ident: &Ident, ty: &Type, expr: &Expr) {
        let hint = Hint::of(ty);
        let value = aliased(self.value(expr, hint), hint);
        self.declare_at(&mut vec![name(ident)], place::of(ident), &value);
    }

    /// Declares a `static`. What is behind a lock, or `mut`, may have other elements when the program
    /// runs than those it starts with.
    pub(super) fn static_value(&mut self, ident: &Ident, ty: &Type, expr: &Expr, mutable: bool) {
        let first = self.facts.declarations.len();
        self.constant(ident, ty, expr);
        if !mutable && !is_behind_lock(ty) {
            return;
        }
        let at = place::of(ident);
        let changed = unknown(at, "a static that can be changed has other elements later");
        let part = Part::Without { parts: vec![changed], at };
        let new = self.facts.declarations.iter_mut().skip(first);
        for listing in new.flat_map(|declaration| &mut declaration.listings) {
            listing.parts.push(part.clone());
        }
    }

    /// Declares `value` under a symbol below the scope.
    pub(super) fn declare_at(&mut self, symbol: &mut Vec<String>, at: Span, value: &Value) {
        self.declare_below(symbol.clone(), at, vec![listing_of(value)]);
        match value {
            Value::List(items, at) => self.columns(symbol, *at, items),
            Value::Record(record) => {
                for (field, at, value) in &record.fields {
                    symbol.push(field.clone());
                    self.declare_at(symbol, *at, value);
                    symbol.pop();
                }
            }
            Value::Map(..) | Value::One(..) | Value::Unknown(..) => {}
        }
    }

    /// Of a list of structs or tuples, each field is a list by itself: `SERVICES[].key`.
    fn columns(&mut self, symbol: &mut Vec<String>, list: Span, items: &[Element]) {
        let records: Vec<&Record> = items.iter().filter_map(|item| record(item)).collect();
        let Some(first) = records.first() else { return };
        symbol.push("[]".to_owned());
        for (field, at, _) in &first.fields {
            let column = items.iter().flat_map(|item| column(item, field)).collect();
            let form = Form::Array;
            symbol.push(field.clone());
            self.declare_below(symbol.clone(), *at, vec![listing(form, list, column)]);
            symbol.pop();
        }
        symbol.pop();
    }
}

fn record(item: &Element) -> Option<&Record> {
    match &item.value {
        Value::Record(record) => Some(record),
        Value::One(..) | Value::List(..) | Value::Map(..) | Value::Unknown(..) => None,
    }
}

fn column(item: &Element, field: &str) -> Vec<Part> {
    let (at, found) = match &item.value {
        Value::Record(record) => {
            (record.at, record.fields.iter().find(|(name, _, _)| name == field))
        }
        Value::Unknown(at, because) => return vec![unknown(*at, because)],
        Value::One(_, at) | Value::List(_, at) | Value::Map(_, at) => (*at, None),
    };
    match found {
        Some((_, _, value)) => parts(&Element { value: value.clone(), ..item.clone() }),
        None => vec![unknown(at, &format!("it has no `{field}`"))],
    }
}

/// The list that a value is by itself.
pub(super) fn listing_of(value: &Value) -> Listing {
    let form = value::form(value);
    match value {
        Value::One(written, at) => {
            listing(form, *at, vec![Part::One { value: written.clone(), at: *at }])
        }
        Value::List(items, at) => {
            let parts = if items.iter().any(|item| record(item).is_some()) {
                vec![unknown(
                    *at,
                    "its elements have parts: a symbol like `LIST[].field` names one",
                )]
            } else {
                items.iter().flat_map(parts).collect()
            };
            listing(form, *at, parts)
        }
        Value::Map(keys, at) => listing(form, *at, keys.iter().flat_map(parts).collect()),
        Value::Record(record) => {
            let keys = record
                .fields
                .iter()
                .map(|(field, at, _)| Part::One { value: Written::Value(field.clone()), at: *at });
            Listing { catch_all: record.rest, ..listing(form, record.at, keys.collect()) }
        }
        Value::Unknown(at, because) => listing(form, *at, vec![unknown(*at, because)]),
    }
}

/// An alias of a list: `const B: &[&str] = A`.
pub(super) fn aliased(value: Value, hint: Hint) -> Value {
    match (value, hint) {
        (Value::One(Written::Name(path), at), Hint::List | Hint::Map) => {
            let element =
                Element { spread: true, ..Element::of(Value::One(Written::Name(path), at)) };
            match hint {
                Hint::Map => Value::Map(vec![element], at),
                Hint::List | Hint::None => Value::List(vec![element], at),
            }
        }
        (value, Hint::List | Hint::Map | Hint::None) => value,
    }
}

/// Whether a type is one through which a shared value can be changed, or holds one.
fn is_behind_lock(ty: &Type) -> bool {
    const LOCKS: [&str; 8] =
        ["Mutex", "RwLock", "RefCell", "Cell", "UnsafeCell", "DashMap", "DashSet", "ArcSwap"];
    let in_path = |path: &syn::Path| {
        path.segments.iter().any(|segment| {
            let own = LOCKS.iter().any(|lock| segment.ident == lock);
            own || match &segment.arguments {
                syn::PathArguments::AngleBracketed(arguments) => {
                    arguments.args.iter().any(|argument| match argument {
                        syn::GenericArgument::Type(ty) => is_behind_lock(ty),
                        _ => false,
                    })
                }
                syn::PathArguments::None | syn::PathArguments::Parenthesized(_) => false,
            }
        })
    };
    match ty {
        Type::Path(path) => in_path(&path.path),
        Type::Reference(inner) => is_behind_lock(&inner.elem),
        Type::Paren(inner) => is_behind_lock(&inner.elem),
        Type::Group(inner) => is_behind_lock(&inner.elem),
        _ => false,
    }
}
