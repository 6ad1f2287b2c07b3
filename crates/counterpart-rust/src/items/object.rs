//! Objects: a struct, how it is read and written, and its builder.

use std::collections::HashSet;

use counterpart_compiler::docs::{Notes, described};
use counterpart_compiler::model::{Field, Kinds, Object, Rest, Shape};
use counterpart_compiler::project::Undeclared;
use proc_macro2::{Ident, Literal, TokenStream};
use quote::quote;

use super::Item;
use crate::plan::{free, ident};
use crate::print::Text;
use crate::{constants, docs, holds};

/// Prints an object.
pub fn print(item: Item<'_>, object: &Object, text: &mut Text) {
    let notes = Notes::of_fields(item.plan.model, &item.plan.remarks, item.id);
    let (name, head) = (item.name(), item.head_of(&fixed(object, &notes)));
    let fields = held(item, object, &notes).map(|(field, name, notes)| {
        let docs = field_docs(item, field, notes);
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
    text.table("::counterpart::__private::object", table(item, object, rest.as_ref()));
    builder(item, object, rest.as_ref(), text);
}

/// The fields that a value of the type has: all but those that must be there with the one value that
/// they can have.
fn held<'p>(
    item: Item<'p>,
    object: &'p Object,
    notes: &'p [Notes],
) -> impl Iterator<Item = (&'p Field, &'p String, &'p Notes)> {
    let fields = object.fields.iter().zip(item.plan.parts(item.id)).zip(notes);
    let fields = fields.map(|((field, name), notes)| (field, name, notes));
    fields.filter(|(field, ..)| !is_fixed(field))
}

/// Whether a property must be there with the one value that it can have.
fn is_fixed(field: &Field) -> bool {
    field.required && field.constant().is_some()
}

fn field_docs(item: Item<'_>, field: &Field, notes: &Notes) -> TokenStream {
    let annotations = described(item.plan.model, &field.annotations, &field.shape);
    let key = docs::code(&field.key);
    let docs = docs::with(&annotations, &format!("{key}."), notes);
    let only = field.constant().map(|value| {
        docs::lines(&format!("\nAlways {} where it is there.", docs::code(&value.to_string())))
    });
    quote!(#docs #only)
}

/// What the docs of the type say of the properties that it writes and has no field for.
fn fixed(object: &Object, notes: &[Notes]) -> Vec<String> {
    let required = object.fields.iter().zip(notes).filter(|(field, _)| field.required);
    let fixed = required.filter_map(|(field, notes)| {
        let value = docs::code(&field.constant()?.to_string());
        let sentence = format!("{} is always {value}.", docs::code(&field.key));
        let said = docs::said(&field.annotations).into_iter().chain(docs::remarks(notes));
        Some(std::iter::once(sentence).chain(said).collect::<Vec<_>>().join("\n\n"))
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
fn row((at, (field, name)): (usize, (&Field, &String))) -> TokenStream {
    let (name, key, slot) = (ident(name), &field.key, ident(&format!("_{at}")));
    let at = Literal::usize_unsuffixed(at);
    match (field.constant().map(constants::expression), field.required) {
        (Some(value), true) => quote!(#at _ = constant(#key, #value),),
        (Some(value), false) => quote!(#at #name as #slot = presence(#key, #value),),
        (None, _) => {
            let presence = presence(field);
            quote!(#at #name as #slot = #presence(#key),)
        }
    }
}

fn table(item: Item<'_>, object: &Object, rest: Option<&RestField>) -> Vec<TokenStream> {
    let name = item.name();
    let mut rows = vec![quote!(#name,)];
    rows.extend(object.fields.iter().zip(item.parts()).enumerate().map(row));
    rows.extend(rest.map(|RestField { name, taken, .. }| quote!(..#name as _rest = #taken)));
    rows
}

fn builder(item: Item<'_>, object: &Object, rest: Option<&RestField>, text: &mut Text) {
    let Some(builder) = item.plan.scope(item.contract()).builder(item.id) else { return };
    let name = item.name();
    let mut fields: HashSet<_> = item.parts().iter().cloned().collect();
    fields.extend(rest.map(|rest| rest.name.to_string()));
    let build = ident(&free("build", &fields.iter().map(String::as_str).collect()));
    let mut rows = vec![quote!(#builder => #build => #name,)];
    let fields = object.fields.iter().zip(item.parts()).filter(|(field, _)| !is_fixed(field));
    rows.extend(fields.map(|(field, name)| {
        let (name, key, presence) = (ident(name), &field.key, presence(field));
        let ty = item.types.of(&field.shape);
        quote!(#name: #ty = #presence(#key),)
    }));
    rows.extend(rest.map(|RestField { name, ty, .. }| quote!(..#name: #ty)));
    text.table("::counterpart::__private::builder", rows);
}

/// An accessor for each default that the contract states. Decoding never fills it in.
fn defaults(item: Item<'_>, object: &Object, text: &mut Text) {
    let fields = object.fields.iter().zip(item.parts());
    let stated = fields.filter(|(field, _)| field.constant().is_none());
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
                    ::counterpart::__private::constant(#json)
                }
            }
        })
        .collect();
    if !accessors.is_empty() {
        let name = item.name();
        text.items(&quote!(impl #name { #(#accessors)* }));
    }
}
