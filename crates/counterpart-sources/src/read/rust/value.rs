//! Evaluates expressions whose value is known without running the program.

use syn::{Expr, ExprCall, ExprMacro, ExprMethodCall, Type, UnOp};

use super::attributes::Attributes;
use super::ident::name;
use super::items::Reader;
use super::literal::literal;
use super::{build, macros, place};
use crate::facts::{CatchAll, Form, Part, Span, Written};

/// What an expression holds.
#[derive(Clone, Debug)]
pub(super) enum Value {
    /// One value: a literal or a name.
    One(Written, Span),
    /// The elements of a list, each with the condition under which it is there.
    List(Vec<Element>, Span),
    /// The keys of a map.
    Map(Vec<Element>, Span),
    /// The named or numbered parts of a struct or tuple.
    Record(Record),
    /// Something that only running the program tells.
    Unknown(Span, String),
}

/// One element of a list, or one key of a map.
#[derive(Clone, Debug)]
pub(super) struct Element {
    pub value: Value,
    /// Whether it stands for all that it lists: `.chain(OTHER)`.
    pub spread: bool,
    /// Why it may not be there.
    pub condition: Option<String>,
}

/// A struct or a tuple.
#[derive(Clone, Debug)]
pub(super) struct Record {
    pub fields: Vec<(String, Span, Value)>,
    /// `..base`
    pub rest: Option<CatchAll>,
    pub at: Span,
    /// Whether its parts have numbers for names.
    pub tuple: bool,
}

/// What the type of a constant says about its value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Hint {
    /// It is a map.
    Map,
    /// It is a list or a set.
    List,
    /// Nothing.
    None,
}

impl Hint {
    /// Reads the type's last name; through what holds it, as `LazyLock<HashMap<…>>`.
    pub(super) fn of(ty: &Type) -> Self {
        match ty {
            Type::Array(_) | Type::Slice(_) => Self::List,
            Type::Reference(inner) => Self::of(&inner.elem),
            Type::Paren(inner) => Self::of(&inner.elem),
            Type::Path(path) => path.path.segments.last().map_or(Self::None, Self::of_segment),
            _ => Self::None,
        }
    }

    fn of_segment(segment: &syn::PathSegment) -> Self {
        let called = segment.ident.to_string();
        if called.ends_with("Map") {
            return Self::Map;
        }
        if called.starts_with("Vec") || called.ends_with("Set") {
            return Self::List;
        }
        let syn::PathArguments::AngleBracketed(arguments) = &segment.arguments else {
            return Self::None;
        };
        let inner = arguments.args.iter().find_map(|argument| match argument {
            syn::GenericArgument::Type(ty) => Some(Self::of(ty)),
            _ => None,
        });
        inner.unwrap_or(Self::None)
    }
}

impl Element {
    /// An element that is there.
    pub(super) fn of(value: Value) -> Self {
        Self { value, spread: false, condition: None }
    }
}

impl Reader {
    /// What `expr` holds.
    pub(super) fn value(&self, expr: &Expr, hint: Hint) -> Value {
        let at = place_of(expr);
        match expr {
            Expr::Paren(inner) => self.value(&inner.expr, hint),
            Expr::Group(inner) => self.value(&inner.expr, hint),
            Expr::Reference(inner) => self.value(&inner.expr, hint),
            Expr::Cast(inner) => self.value(&inner.expr, hint),
            Expr::Try(inner) => self.value(&inner.expr, hint),
            Expr::Unary(inner) if matches!(inner.op, UnOp::Deref(_)) => {
                self.value(&inner.expr, hint)
            }
            Expr::Lit(_) | Expr::Unary(_) => {
                literal(expr).map_or_else(|| computed(at), |text| Value::One(text, at))
            }
            Expr::Path(path) => Value::One(Written::Name(self.path(&path.path)), at),
            Expr::Array(array) => {
                let items = array.elems.iter().map(|element| self.element(element)).collect();
                fitting(Value::List(items, at), hint)
            }
            Expr::Repeat(repeat) => Value::List(vec![self.element(&repeat.expr)], at),
            Expr::Tuple(tuple) => self.tuple(tuple.elems.iter(), at),
            Expr::Struct(literal) => self.record(literal, at),
            Expr::Macro(ExprMacro { mac, .. }) => self.of_macro(mac, hint, at),
            Expr::MethodCall(call) => self.method(call, hint, at),
            Expr::Call(call) => self.call(call, hint, at),
            Expr::Closure(closure) => self.value(&closure.body, hint),
            Expr::Block(block) => build::block(self, &block.block, hint, at),
            Expr::Const(block) => build::block(self, &block.block, hint, at),
            Expr::Unsafe(block) => build::block(self, &block.block, hint, at),
            _ => computed(at),
        }
    }

    fn element(&self, expr: &Expr) -> Element {
        let condition = Attributes::of(attributes(expr)).condition();
        Element { condition, ..Element::of(self.value(expr, Hint::None)) }
    }

    fn tuple<'e>(&self, elements: impl Iterator<Item = &'e Expr>, at: Span) -> Value {
        let field = |(index, expr): (usize, &Expr)| {
            (index.to_string(), place::of(expr), self.value(expr, Hint::None))
        };
        let fields = elements.enumerate().map(field).collect();
        Value::Record(Record { fields, rest: None, at, tuple: true })
    }

    fn record(&self, literal: &syn::ExprStruct, at: Span) -> Value {
        let fields = literal.fields.iter().map(|field| {
            let key = match &field.member {
                syn::Member::Named(ident) => name(ident),
                syn::Member::Unnamed(index) => index.index.to_string(),
            };
            (key, place::of(&field.member), self.value(&field.expr, Hint::None))
        });
        let rest = literal.rest.as_ref();
        let rest = rest.map(|rest| CatchAll { at: place::of(rest), refuses: false });
        Value::Record(Record { fields: fields.collect(), rest, at, tuple: false })
    }

    fn of_macro(&self, mac: &syn::Macro, hint: Hint, at: Span) -> Value {
        let called = macros::called(mac);
        if called.ends_with("map")
            && let Some(pairs) = macros::pairs(mac)
        {
            let keys = pairs.iter().map(|(key, _)| self.element(key));
            return Value::Map(keys.collect(), at);
        }
        let lists = called.ends_with("vec") || called.ends_with("set") || called == "array";
        if lists && let Some(items) = macros::expressions(mac) {
            let items = items.iter().map(|item| self.element(item)).collect();
            return fitting(Value::List(items, at), hint);
        }
        if called == "concat"
            && let Some(items) = macros::expressions(mac)
            && let Some(texts) = items.iter().map(literal).collect::<Option<Vec<_>>>()
        {
            let texts = texts.into_iter().map(|text| match text {
                Written::Value(text) | Written::Numbered { number: text, .. } => text,
                Written::Name(path) => path.join("::"),
            });
            return Value::One(Written::Value(texts.collect()), at);
        }
        Value::Unknown(at, format!("the macro `{called}!` writes it"))
    }

    /// Methods that leave what they are called on as it is, or change it in a known way.
    fn method(&self, call: &ExprMethodCall, hint: Hint, at: Span) -> Value {
        let turbofish = call.turbofish.as_ref().and_then(|it| match it.args.first() {
            Some(syn::GenericArgument::Type(ty)) => Some(Hint::of(ty)),
            _ => None,
        });
        let hint = turbofish.filter(|hint| *hint != Hint::None).unwrap_or(hint);
        let receiver = || self.value(&call.receiver, Hint::None);
        let first = call.args.first();
        match (call.method.to_string().as_str(), first) {
            (
                "to_string" | "to_owned" | "into" | "clone" | "to_vec" | "into_iter" | "iter"
                | "copied" | "cloned" | "as_slice" | "as_str" | "as_ref" | "into_boxed_slice"
                | "into_vec" | "unwrap" | "into_boxed_str" | "to_vec_deque" | "by_ref" | "rev",
                None,
            )
            | ("expect", Some(_)) => self.value(&call.receiver, hint),
            ("collect", None) => fitting(receiver(), hint),
            ("keys" | "into_keys", None) => match receiver() {
                Value::Map(keys, at) => Value::List(keys, at),
                other @ (Value::One(..)
                | Value::List(..)
                | Value::Record(_)
                | Value::Unknown(..)) => other,
            },
            ("concat", None) => match receiver() {
                Value::List(lists, at) => {
                    let spread = |list: Element| Element { spread: true, ..list };
                    Value::List(lists.into_iter().map(spread).collect(), at)
                }
                Value::One(..) | Value::Map(..) | Value::Record(_) | Value::Unknown(..) => {
                    computed(at)
                }
            },
            ("chain", Some(other)) => {
                let parts = [receiver(), self.value(other, Hint::None)];
                let spread = |value| Element { spread: true, ..Element::of(value) };
                Value::List(parts.into_iter().map(spread).collect(), at)
            }
            ("map", Some(conversion)) if keeps_text(conversion) => self.value(&call.receiver, hint),
            ("get_or_init", Some(init)) => self.value(init, hint),
            (_, _) => computed(at),
        }
    }

    /// Functions that make a collection or hold what they are given.
    fn call(&self, call: &ExprCall, hint: Hint, at: Span) -> Value {
        let Expr::Path(path) = &*call.func else { return computed(at) };
        let path = self.path(&path.path);
        let last = path.last().map_or("", String::as_str);
        let owner = path.iter().rev().nth(1).map_or("", String::as_str);
        let map = owner.ends_with("Map");
        match (last, call.args.len(), call.args.first()) {
            ("from" | "from_iter" | "from_entries", 1, Some(inner)) => {
                let hint = if map { Hint::Map } else { hint };
                fitting(self.value(inner, hint), hint)
            }
            ("new" | "default", 0, _) | ("with_capacity", 1, _)
                if map
                    || hint == Hint::Map
                    || owner.ends_with("Set")
                    || owner.starts_with("Vec") =>
            {
                if map || hint == Hint::Map {
                    Value::Map(vec![], at)
                } else {
                    Value::List(vec![], at)
                }
            }
            ("new" | "Borrowed" | "Owned" | "leak", 1, Some(inner)) if HOLDERS.contains(&owner) => {
                self.value(inner, hint)
            }
            ("Some" | "Ok", 1, Some(inner)) => self.value(inner, hint),
            (constructor, _, Some(_)) if constructor.starts_with(char::is_uppercase) => {
                self.tuple(call.args.iter(), at)
            }
            (_, _, _) => computed(at),
        }
    }
}

/// Types that are what they hold, as far as a list of values goes.
pub(super) const HOLDERS: &[&str] = &[
    "Arc", "Box", "Cow", "Lazy", "LazyCell", "LazyLock", "Mutex", "Once", "OnceCell", "OnceLock",
    "Rc", "RwLock", "Reverse", "Wrapping",
];

/// A list of pairs becomes a map where a map is wanted.
pub(super) fn fitting(value: Value, hint: Hint) -> Value {
    match (value, hint) {
        (Value::List(items, at), Hint::Map) => {
            Value::Map(items.into_iter().map(keyed).collect(), at)
        }
        (value, Hint::Map | Hint::List | Hint::None) => value,
    }
}

fn keyed(element: Element) -> Element {
    match element.value {
        Value::Record(Record { fields, tuple: true, at, .. }) if fields.len() == 2 => {
            let key = fields.into_iter().next().map(|(_, _, value)| value);
            Element { value: key.unwrap_or_else(|| computed(at)), ..element }
        }
        Value::Unknown(..) => element,
        Value::One(_, at)
        | Value::List(_, at)
        | Value::Map(_, at)
        | Value::Record(Record { at, .. }) => Element { value: computed(at), ..element },
    }
}

/// Whether a conversion of each element leaves its text as it is.
fn keeps_text(conversion: &Expr) -> bool {
    const KEEPING: &[&str] = &["to_string", "to_owned", "into", "from", "clone"];
    match conversion {
        Expr::Path(path) => path
            .path
            .segments
            .last()
            .is_some_and(|last| KEEPING.iter().any(|keeping| last.ident == keeping)),
        Expr::Closure(closure) => match &*closure.body {
            Expr::MethodCall(call) => {
                call.args.is_empty() && KEEPING.iter().any(|keeping| call.method == keeping)
            }
            _ => false,
        },
        _ => false,
    }
}

/// The parts that a value adds to a list.
pub(super) fn parts(element: &Element) -> Vec<Part> {
    let parts = match &element.value {
        Value::One(Written::Name(path), at) if element.spread => {
            vec![Part::From { path: path.clone(), at: *at }]
        }
        Value::List(items, _) | Value::Map(items, _) if element.spread => {
            items.iter().flat_map(parts).collect()
        }
        Value::One(value, at) => vec![Part::One { value: value.clone(), at: *at }],
        Value::List(_, at) | Value::Map(_, at) => vec![unknown(*at, "it is a list itself")],
        Value::Record(record) => vec![unknown(record.at, "it has parts of its own")],
        Value::Unknown(at, because) => vec![unknown(*at, because)],
    };
    match &element.condition {
        Some(because) => parts.into_iter().map(|part| under(part, because)).collect(),
        None => parts,
    }
}

/// A part that is unknown.
pub(super) fn unknown(at: Span, because: &str) -> Part {
    Part::Unknown { at, because: because.to_owned() }
}

/// Something that only running the program tells.
pub(super) fn computed(at: Span) -> Value {
    Value::Unknown(at, "it is computed".to_owned())
}

/// The form of a value's listing.
pub(super) const fn form(value: &Value) -> Form {
    match value {
        Value::One(..) | Value::Unknown(..) => Form::Constant,
        Value::List(..) => Form::Array,
        Value::Map(..) | Value::Record(_) => Form::Keys,
    }
}

/// The place of an element without its attributes.
fn place_of(expr: &Expr) -> Span {
    match expr {
        Expr::Lit(literal) => place::of(&literal.lit),
        Expr::Path(path) => place::of(&path.path),
        other => place::of(other),
    }
}

fn attributes(expr: &Expr) -> &[syn::Attribute] {
    match expr {
        Expr::Lit(it) => &it.attrs,
        Expr::Path(it) => &it.attrs,
        Expr::Struct(it) => &it.attrs,
        Expr::Tuple(it) => &it.attrs,
        Expr::Call(it) => &it.attrs,
        Expr::MethodCall(it) => &it.attrs,
        Expr::Macro(it) => &it.attrs,
        Expr::Reference(it) => &it.attrs,
        Expr::Array(it) => &it.attrs,
        Expr::Paren(it) => &it.attrs,
        _ => &[],
    }
}

/// A part that is there only under a condition.
pub(super) fn under(part: Part, because: &str) -> Part {
    match part {
        Part::One { value, at } | Part::Also { value, at } => {
            Part::Maybe { value, at, because: because.to_owned() }
        }
        Part::From { at, .. } | Part::Without { at, .. } => {
            Part::Unknown { at, because: because.to_owned() }
        }
        Part::Maybe { .. } | Part::Unknown { .. } => part,
    }
}
