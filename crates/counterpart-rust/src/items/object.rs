//! Objects: a struct, how it is read and written, and its builder.

use std::collections::HashSet;

use counterpart_compiler::model::{Field, Kinds, Object, Rest, Shape};
use counterpart_compiler::project::Undeclared;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Item;
use crate::plan::{free, ident};
use crate::print::Text;
use crate::{constants, docs, holds};

/// Prints an object.
pub fn print(item: Item<'_>, object: &Object, text: &mut Text) {
    let (name, head) = (item.name(), item.head_of(&fixed(object)));
    let fields = held(item, object).map(|(field, name)| {
        let docs = docs::of(&field.annotations, &format!("{}.", docs::code(&field.key)));
        let (name, inner) = (ident(name), item.types.of(&field.shape));
        let ty = if field.required { inner } else { item.types.option(&inner) };
        quote!(#docs pub #name: #ty)
    });
    let rest = rest(item, object);
    let rest_field = rest.as_ref().map(|rest| {
        let (name, ty) = (&rest.name, &rest.ty);
        quote! {
            /// The properties that the contract does not name.
            pub #name: #ty
        }
    });
    text.items(&quote!(#head pub struct #name { #(#fields,)* #rest_field }));
    defaults(item, object, text);
    item.contract_table(text);
    text.table("::counterpart::object", table(item, object, rest.as_ref()));
    builder(item, object, rest.as_ref(), text);
}

/// The fields that a value of the type has: all but those that must be there with the one value that
/// they can have.
fn held<'p>(
    item: Item<'p>,
    object: &'p Object,
) -> impl Iterator<Item = (&'p Field, &'p String)> {
    let fields = object.fields.iter().zip(item.plan.parts(item.id));
    fields.filter(|(field, _)| !(field.required && field.constant().is_some()))
}

/// What the docs of the type say of the properties that it writes and has no field for.
fn fixed(object: &Object) -> Vec<String> {
    let fixed = object.fields.iter().filter(|field| field.required).filter_map(|field| {
        let value = docs::code(&field.constant()?.to_string());
        let said = docs::said(&field.annotations).join(" ");
        let sentence = format!("Always with {} {value}. {said}", docs::code(&field.key));
        Some(sentence.trim_end().to_owned())
    });
    fixed.collect()
}

/// The field for what the contract does not name.
struct RestField {
    name: Ident,
    ty: TokenStream,
    /// How it is taken from what is left.
    taken: TokenStream,
}

fn rest(item: Item<'_>, object: &Object) -> Option<RestField> {
    let keeps = item.plan.settings.undeclared == Undeclared::Keep;
    let any = Shape::Any(Kinds::ALL);
    let (shape, taken) = match &object.rest {
        Rest::Ignored if keeps => (&any, quote!(rest())),
        Rest::Closed | Rest::Ignored => return None,
        Rest::Kept(shape) => (&**shape, quote!(rest())),
        Rest::Prefixed(prefixes, shape) => (&**shape, quote!(prefixed(&[#(#prefixes),*]))),
    };
    let fields: HashSet<_> = item.parts().iter().map(String::as_str).collect();
    Some(RestField { name: ident(&free("rest", &fields)), ty: item.types.rest(shape), taken })
}

fn presence(field: &Field) -> Ident {
    ident(if field.required { "required" } else { "optional" })
}

/// A property in the table of its object.
fn row((field, name): (&Field, &String)) -> TokenStream {
    let (name, key) = (ident(name), &field.key);
    match (field.constant().map(constants::expression), field.required) {
        (Some(value), true) => quote!(_ = constant(#key, #value),),
        (Some(value), false) => quote!(#name = presence(#key, #value),),
        (None, _) => {
            let presence = presence(field);
            quote!(#name = #presence(#key),)
        }
    }
}

fn table(item: Item<'_>, object: &Object, rest: Option<&RestField>) -> Vec<TokenStream> {
    let name = item.name();
    let mut rows = vec![quote!(#name,)];
    rows.extend(object.fields.iter().zip(item.parts()).map(row));
    rows.extend(rest.map(|RestField { name, taken, .. }| quote!(..#name = #taken)));
    rows
}

fn builder(item: Item<'_>, object: &Object, rest: Option<&RestField>, text: &mut Text) {
    let Some(builder) = item.plan.scope(item.contract()).builder(item.id) else { return };
    let name = item.name();
    let mut fields: HashSet<_> = item.parts().iter().cloned().collect();
    fields.extend(rest.map(|rest| rest.name.to_string()));
    let build = ident(&free("build", &fields.iter().map(String::as_str).collect()));
    let mut rows = vec![quote!(#builder => #build => #name,)];
    rows.extend(held(item, object).map(|(field, name)| {
        let (name, key, presence) = (ident(name), &field.key, presence(field));
        let ty = item.types.of(&field.shape);
        quote!(#name: #ty = #presence(#key),)
    }));
    rows.extend(rest.map(|RestField { name, ty, .. }| quote!(..#name: #ty)));
    text.table("::counterpart::builder", rows);
}

/// An accessor for each default that the contract states. Decoding never fills it in.
fn defaults(item: Item<'_>, object: &Object, text: &mut Text) {
    let stated = held(item, object).filter(|(field, _)| field.constant().is_none());
    let stated = stated.filter_map(|(field, name)| {
        let default = field.annotations.default.as_ref()?;
        holds::holds(item.plan.model, &field.shape, default).then_some((field, name, default))
    });
    let accessors: Vec<_> = stated
        .map(|(field, name, default)| {
            let (name, ty) = (ident(&format!("default_{name}")), item.types.of(&field.shape));
            let json = default.to_string();
            let sentence =
                format!("The default of {}, which is never filled in.", docs::code(&field.key));
            let docs = docs::lines(&sentence);
            quote! {
                #docs
                #[must_use]
                pub fn #name() -> #ty {
                    ::counterpart::generated::constant(#json)
                }
            }
        })
        .collect();
    if !accessors.is_empty() {
        let name = item.name();
        text.items(&quote!(impl #name { #(#accessors)* }));
    }
}
