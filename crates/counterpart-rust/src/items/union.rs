//! Unions: an enum with a variant for each.

use std::collections::BTreeMap;

use counterpart_compiler::model::Union;
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::Item;
use crate::checks::bits;
use crate::plan::ident;
use crate::print::Text;
use crate::{constants, docs};

/// Prints a union.
pub fn print(item: Item<'_>, union: &Union, text: &mut Text) {
    let (name, head) = (item.name(), item.head());
    let types: Vec<_> =
        union.variants.iter().map(|variant| item.types.of(&variant.shape)).collect();
    let variants = union.variants.iter().zip(&types).map(|(variant, ty)| {
        let docs = docs::of(&variant.annotations, &format!("{}.", docs::code(&variant.name)));
        let name = ident(&variant.name);
        let body = variant.constant().is_none().then(|| quote!((#ty)));
        quote!(#docs #name #body)
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
    let mut rows = vec![quote!(#name,)];
    rows.extend(union.tag.as_ref().map(|tag| {
        let key = &tag.key;
        quote!(tag = #key,)
    }));
    rows.extend(union.variants.iter().enumerate().map(|(at, variant)| {
        let name = ident(&variant.name);
        let position = Literal::usize_unsuffixed(at);
        let kinds = Literal::u8_unsuffixed(bits(variant.kinds));
        let values = union.tag.as_ref().and_then(|tag| tag.values.get(at));
        let values = values.into_iter().flatten();
        let schema = variant.schema.map(|schema| item.check(schema));
        let constant = variant.constant().map(constants::expression);
        let constant = constant.map(|value| quote!([#value]));
        quote!(#position = #name #constant(#kinds, [#(#values),*], #schema),)
    }));
    rows
}
