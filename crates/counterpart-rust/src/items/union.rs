//! Unions: an enum with a variant for each.

use std::collections::BTreeMap;

use counterpart_compiler::model::{Kind, Union};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Item;
use crate::plan::ident;
use crate::print::Text;
use crate::{constants, docs, schemas};

/// Prints a union.
pub fn print(item: Item<'_>, union: &Union, text: &mut Text) {
    let (name, head) = (item.name(), item.head());
    let types: Vec<_> =
        union.variants.iter().map(|variant| item.types.of(&variant.shape)).collect();
    let variants = union.variants.iter().zip(&types).map(|(variant, ty)| {
        let docs = docs::of(&variant.annotations, &format!("{}.", docs::code(&variant.name)));
        let name = ident(&variant.name);
        let held = variant.constant().is_none().then(|| quote!((#ty)));
        quote!(#docs #name #held)
    });
    text.items(&quote!(#head pub enum #name { #(#variants),* }));
    conversions(item, union, &types, text);
    item.contract_table(text);
    text.table("::counterpart::__private::union", table(item, union));
}

/// `From` each type that only one variant holds.
fn conversions(item: Item<'_>, union: &Union, types: &[TokenStream], text: &mut Text) {
    let mut count: BTreeMap<String, usize> = BTreeMap::new();
    for ty in types {
        *count.entry(ty.to_string()).or_default() += 1;
    }
    let name = item.name();
    let only = union
        .variants
        .iter()
        .zip(types)
        .filter(|(variant, ty)| variant.constant().is_none() && count[&ty.to_string()] == 1);
    let conversions = only.map(|(variant, ty)| {
        let variant = ident(&variant.name);
        quote! {
            impl ::core::convert::From<#ty> for #name {
                fn from(_value: #ty) -> Self {
                    Self::#variant(_value)
                }
            }
        }
    });
    let conversions: TokenStream = conversions.collect();
    if !conversions.is_empty() {
        text.items(&conversions);
    }
}

fn table(item: Item<'_>, union: &Union) -> Vec<TokenStream> {
    let name = item.name();
    let data = &item.plan.scope(item.contract()).contract;
    let mut rows = vec![quote!(#name in #data,)];
    rows.extend(union.tag.as_ref().map(|tag| {
        let key = &tag.key;
        quote!(tag = #key,)
    }));
    rows.extend(union.variants.iter().enumerate().map(|(at, variant)| {
        let name = ident(&variant.name);
        let position = Literal::usize_unsuffixed(at);
        let kinds = Literal::u8_unsuffixed(variant.kinds.iter().map(bit).sum());
        let values = union.tag.as_ref().and_then(|tag| tag.values.get(at));
        let values = values.into_iter().flatten();
        let schema = variant.schema.map(|schema| {
            let place = item.plan.model.schemas[schema].place;
            let reference = schemas::reference(item.plan.model, place);
            quote!(#reference)
        });
        let constant = variant.constant().map(constants::expression);
        let constant = constant.map(|value| quote!([#value]));
        quote!(#position = #name #constant(#kinds, [#(#values),*], #schema),)
    }));
    rows
}

/// The bit of a kind in the runtime's tables.
const fn bit(kind: Kind) -> u8 {
    match kind {
        Kind::Null => 1,
        Kind::Boolean => 1 << 1,
        Kind::Integer => 1 << 2,
        Kind::Fraction => 1 << 3,
        Kind::String => 1 << 4,
        Kind::Array => 1 << 5,
        Kind::Object => 1 << 6,
    }
}
