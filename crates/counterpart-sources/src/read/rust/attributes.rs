//! The attributes of an item, a variant, a field or an arm, read as a list of settings.

use syn::punctuated::Punctuated;
use syn::{Attribute, Expr, ExprLit, Lit, Meta, Token};

use super::place;
use crate::facts::Span;

/// The attributes of one place. What `cfg_attr` adds is taken as added: whether serde is compiled
/// in does not change what it calls things.
pub(super) struct Attributes {
    metas: Vec<Meta>,
}

/// One setting inside an attribute: `rename = "x"`, `skip`, `rename(serialize = "x")`.
pub(super) struct Setting {
    pub key: String,
    /// The string it is set to.
    pub value: Option<String>,
    /// The name it is set to: of `column_name = color`, `color`.
    pub path: Option<String>,
    /// The settings in its parentheses.
    pub inner: Vec<Setting>,
    /// All strings it is set to, for a list of them.
    pub values: Vec<String>,
    pub at: Span,
}

impl Attributes {
    /// Reads `attributes`.
    pub(super) fn of(attributes: &[Attribute]) -> Self {
        let mut metas = Vec::new();
        for attribute in attributes {
            add(&attribute.meta, &mut metas);
        }
        Self { metas }
    }

    /// Where the place is there only under a condition: `#[cfg(…)]`.
    pub(super) fn condition(&self) -> Option<String> {
        self.metas.iter().find(|meta| meta.path().is_ident("cfg")).map(|meta| {
            let inside = meta.require_list().map(|list| list.tokens.to_string());
            format!("it is there only under `cfg({})`", inside.unwrap_or_default())
        })
    }

    /// Whether one of the traits is derived, by the last name of its path.
    pub(super) fn derives(&self, names: &[&str]) -> bool {
        let derives = self.metas.iter().filter(|meta| meta.path().is_ident("derive"));
        derives.filter_map(paths).flatten().any(|path| {
            path.segments.last().is_some_and(|last| names.iter().any(|name| last.ident == name))
        })
    }

    /// Whether a trait is derived under its path, or its name where the crate has settings here.
    pub(super) fn derives_of(&self, krate: &str, name: &str) -> bool {
        let derives = self.metas.iter().filter(|meta| meta.path().is_ident("derive"));
        derives.filter_map(paths).flatten().any(|path| {
            let is_it = path.segments.last().is_some_and(|last| last.ident == name);
            let first = path.segments.first().filter(|_| path.segments.len() > 1);
            is_it
                && match first {
                    Some(first) => first.ident == krate,
                    None => self.metas.iter().any(|meta| meta.path().is_ident(krate)),
                }
        })
    }

    /// The number that a setting of sea-orm is set to: `num_value = 1`.
    pub(super) fn number_of(&self, key: &str) -> Option<String> {
        let settings = self.metas.iter().filter(|meta| meta.path().is_ident("sea_orm"));
        settings.flat_map(nested).find_map(|meta| match meta {
            Meta::NameValue(pair) if pair.path.is_ident(key) => {
                super::literal::integer(&pair.value).map(|number| number.to_string())
            }
            Meta::NameValue(_) | Meta::Path(_) | Meta::List(_) => None,
        })
    }

    /// What an attribute of its own is set to: `#[db_rename = "blue"]`.
    pub(super) fn set_to(&self, names: &[&str]) -> Option<String> {
        let asked = |meta: &&Meta| names.iter().any(|wanted| meta.path().is_ident(wanted));
        self.metas.iter().filter(asked).find_map(|meta| match meta {
            Meta::NameValue(pair) => string(&pair.value).or_else(|| path_of(&pair.value)),
            // `#[sql_name("blue")]`
            Meta::List(list) => list.parse_args::<Expr>().ok().and_then(|value| string(&value)),
            Meta::Path(_) => None,
        })
    }

    /// The settings of all attributes with one of these names: `serde`, `strum`.
    pub(super) fn settings(&self, names: &[&str]) -> Vec<Setting> {
        let asked = |meta: &&Meta| names.iter().any(|wanted| meta.path().is_ident(wanted));
        self.metas.iter().filter(asked).flat_map(inside).collect()
    }
}

fn add(meta: &Meta, metas: &mut Vec<Meta>) {
    if meta.path().is_ident("cfg_attr") {
        for inner in nested(meta).into_iter().skip(1) {
            add(&inner, metas);
        }
    } else {
        metas.push(meta.clone());
    }
}

fn nested(meta: &Meta) -> Vec<Meta> {
    let list = meta.require_list().ok();
    let parse = Punctuated::<Meta, Token![,]>::parse_terminated;
    let parsed = list.and_then(|list| list.parse_args_with(parse).ok());
    parsed.map(|parsed| parsed.into_iter().collect()).unwrap_or_default()
}

fn paths(meta: &Meta) -> Option<Vec<syn::Path>> {
    let parse = Punctuated::<syn::Path, Token![,]>::parse_terminated;
    let parsed = meta.require_list().ok()?.parse_args_with(parse).ok()?;
    Some(parsed.into_iter().collect())
}

fn inside(meta: &Meta) -> Vec<Setting> {
    let setting = |inner: Meta| Setting {
        key: inner.path().segments.last().map(|last| last.ident.to_string()).unwrap_or_default(),
        value: match &inner {
            Meta::NameValue(pair) => string(&pair.value),
            Meta::Path(_) | Meta::List(_) => None,
        },
        path: match &inner {
            Meta::NameValue(pair) => path_of(&pair.value),
            Meta::Path(_) | Meta::List(_) => None,
        },
        values: match &inner {
            Meta::NameValue(pair) => strings(&pair.value),
            Meta::Path(_) | Meta::List(_) => vec![],
        },
        at: place::of(&inner),
        inner: match &inner {
            Meta::List(_) => inside(&inner),
            Meta::Path(_) | Meta::NameValue(_) => vec![],
        },
    };
    nested(meta).into_iter().map(setting).collect()
}

fn string(value: &Expr) -> Option<String> {
    match value {
        Expr::Lit(ExprLit { lit: Lit::Str(text), .. }) => Some(text.value()),
        _ => None,
    }
}

fn path_of(value: &Expr) -> Option<String> {
    match value {
        Expr::Path(path) => path.path.get_ident().map(super::ident::name),
        _ => None,
    }
}

fn strings(value: &Expr) -> Vec<String> {
    match value {
        Expr::Array(array) => array.elems.iter().filter_map(string).collect(),
        other => string(other).into_iter().collect(),
    }
}

/// The expression that a setting is set to: the array in `value_parser = ["red", "green"]`.
pub(super) fn expression(attributes: &[Attribute], names: &[&str], key: &str) -> Option<Expr> {
    let asked = attributes.iter().filter(|it| names.iter().any(|name| it.path().is_ident(name)));
    asked.flat_map(|it| nested(&it.meta)).find_map(|inner| match inner {
        Meta::NameValue(pair) if pair.path.is_ident(key) => Some(pair.value),
        Meta::NameValue(_) | Meta::Path(_) | Meta::List(_) => None,
    })
}
