//! Reads the values that clap admits for an option of a command line.

use syn::{Expr, ExprMethodCall, Fields};

use super::attributes::{Attributes, expression};
use super::ident::name;
use super::items::{Reader, listing};
use super::macros;
use super::naming::CLAP;
use super::place;
use super::value::{Element, Hint, Value, parts};
use crate::facts::{Form, Listing, Part};

impl Reader {
    /// Declares the fields of a struct whose values clap lists: `Args::color`.
    pub(super) fn choices(&mut self, owner: &str, fields: &Fields) {
        for field in fields {
            let Some(ident) = &field.ident else { continue };
            let attributes = Attributes::of(&field.attrs);
            let has = |key: &str| attributes.settings(CLAP).iter().any(|it| it.key == key);
            let given = ["value_parser", "possible_values"]
                .iter()
                .find_map(|key| expression(&field.attrs, CLAP, key));
            let found = match given {
                Some(expr) => self.chosen(&expr),
                None if has("value_enum") || has("arg_enum") => {
                    Some(vec![self.of_type(&field.ty, place::of(&field.ty))])
                }
                None => None,
            };
            if let Some(found) = found {
                let at = place::of(ident);
                let lists = vec![listing(Form::Variants, at, found)];
                self.declare_below(vec![owner.to_owned(), name(ident)], at, lists);
            }
        }
    }

    /// `Arg::new("color").value_parser(["red", "green"])`
    pub(super) fn chosen_by_call(&self, call: &ExprMethodCall) -> Option<Listing> {
        let is_choice = call.method == "value_parser" || call.method == "possible_values";
        let found = self.chosen(call.args.first().filter(|_| is_choice)?)?;
        Some(listing(Form::Variants, place::of(&call.method), found))
    }

    /// The values that a parser accepts; none if they are not a list.
    fn chosen(&self, parser: &Expr) -> Option<Vec<Part>> {
        match parser {
            Expr::Reference(inner) => self.chosen(&inner.expr),
            Expr::Array(_) => match self.value(parser, Hint::List) {
                Value::List(items, _) => Some(items.iter().flat_map(parts).collect()),
                value @ (Value::Map(..)
                | Value::One(..)
                | Value::Record(_)
                | Value::Unknown(..)) => Some(parts(&Element::of(value))),
            },
            // `PossibleValuesParser::new([…])`, `EnumValueParser::<Color>::new()`
            Expr::Call(call) => {
                let Expr::Path(path) = &*call.func else { return None };
                let made_of =
                    |called: &str| path.path.segments.iter().any(|segment| segment.ident == called);
                if made_of("PossibleValuesParser") {
                    return self.chosen(call.args.first()?);
                }
                if !made_of("EnumValueParser") {
                    return None;
                }
                let arguments =
                    path.path.segments.iter().find_map(|segment| match &segment.arguments {
                        syn::PathArguments::AngleBracketed(arguments) => Some(arguments),
                        syn::PathArguments::None | syn::PathArguments::Parenthesized(_) => None,
                    })?;
                arguments.args.iter().find_map(|argument| match argument {
                    syn::GenericArgument::Type(ty) => Some(vec![self.of_type(ty, place::of(ty))]),
                    _ => None,
                })
            }
            // `value_parser!(Color)`
            Expr::Macro(inner) if macros::called(&inner.mac) == "value_parser" => {
                let ty: syn::Type = inner.mac.parse_body().ok()?;
                let is_own = super::items::type_path(&ty)?.last()?.starts_with(char::is_uppercase);
                (is_own && !is_text(&ty)).then(|| vec![self.of_type(&ty, place::of(&ty))])
            }
            _ => None,
        }
    }
}

/// Whether a type takes any text.
fn is_text(ty: &syn::Type) -> bool {
    let last = super::items::type_path(ty).and_then(|path| path.last().cloned());
    last.is_some_and(|last| matches!(last.as_str(), "String" | "OsString" | "PathBuf"))
}
