//! Enums: finite lists of values, perhaps open to other strings.

use std::collections::HashSet;

use counterpart_compiler::model::{Enum, EnumValue};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::Item;
use crate::docs;
use crate::plan::{free, ident};
use crate::print::Text;

/// Prints an enum.
pub fn print(item: Item<'_>, list: &Enum, text: &mut Text) {
    let (name, head) = (item.name(), item.head());
    let variants = list.values.iter().zip(item.parts()).map(|(value, name)| {
        let docs =
            docs::of(&value.annotations, &format!("{}.", docs::code(&value.value.to_string())));
        let name = ident(name);
        quote!(#docs #name)
    });
    let unknown = list.open.then(|| unknown(item));
    let other = unknown.as_ref().map(|name| {
        let string = item.types.string();
        quote! {
            /// Any other string.
            #name(#string)
        }
    });
    text.items(&quote!(#head pub enum #name { #(#variants,)* #other }));
    let names = item.parts().iter().map(|name| ident(name));
    let count = list.values.len();
    let strings = list.is_strings().then(|| as_str(item, list, unknown.as_ref()));
    text.items(&quote! {
        impl #name {
            /// Every listed value, in the order of the contract.
            pub const ALL: [Self; #count] = [#(Self::#names),*];

            #strings
        }
    });
    item.contract_table(text);
    if !list.is_strings() {
        text.table("::counterpart::__private::mixed_enum", mixed(item, list, unknown));
    } else if let Some(unknown) = unknown {
        text.table("::counterpart::__private::open_enum", [quote!(#name::#unknown)]);
    } else {
        text.table("::counterpart::__private::string_enum", [quote!(#name)]);
    }
}

/// The variant of an open enum for what it does not list.
fn unknown(item: Item<'_>) -> Ident {
    let taken: HashSet<_> = item.parts().iter().map(String::as_str).collect();
    let names = ["Unknown", "Other", "ParseEnumError"];
    let name = names.iter().find(|name| !taken.contains(**name));
    ident(&name.map_or_else(|| free("Unknown", &taken), |name| (*name).to_owned()))
}

fn as_str(item: Item<'_>, list: &Enum, unknown: Option<&Ident>) -> TokenStream {
    let str = item.types.primitive("str");
    let arms = list.values.iter().zip(item.parts()).map(|(EnumValue { value, .. }, name)| {
        let (name, text) = (ident(name), value.as_str().unwrap_or_default());
        quote!(Self::#name => #text)
    });
    let signature = if unknown.is_some() {
        quote!(pub fn as_str(&self) -> &#str)
    } else {
        quote!(pub const fn as_str(self) -> &'static #str)
    };
    let other = unknown.map(|name| quote!(Self::#name(_text) => _text));
    quote! {
        /// The value as JSON holds it.
        #[must_use]
        #signature {
            match self { #(#arms,)* #other }
        }
    }
}

fn mixed(item: Item<'_>, list: &Enum, unknown: Option<Ident>) -> Vec<TokenStream> {
    let name = item.name();
    let mut rows = vec![quote!(#name,)];
    rows.extend(list.values.iter().zip(item.parts()).map(|(EnumValue { value, .. }, name)| {
        let (name, json) = (ident(name), value.to_string());
        quote!(#name = #json,)
    }));
    rows.extend(unknown.map(|name| quote!(..#name)));
    rows
}
