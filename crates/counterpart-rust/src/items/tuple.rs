//! Tuples: arrays whose leading items have types of their own.

use counterpart_compiler::model::Tuple;
use proc_macro2::Literal;
use quote::quote;

use super::Item;
use crate::docs;
use crate::plan::ident;
use crate::print::Text;

/// Prints a tuple.
pub fn print(item: Item<'_>, tuple: &Tuple, text: &mut Text) {
    let (name, head) = (item.name(), item.head());
    let items = tuple.items.iter().enumerate().map(|(at, shape)| {
        let inner = item.types.of(shape);
        let ty = if at < tuple.required { inner } else { item.types.option(&inner) };
        let docs = docs::lines(&format!("Item {at}."));
        quote!(#docs pub #ty)
    });
    let rest = tuple.rest.as_deref().map(|shape| {
        let ty = item.types.vec(shape);
        quote! {
            /// The items behind the others.
            pub #ty
        }
    });
    text.items(&quote!(#head pub struct #name(#(#items,)* #rest);));
    item.contract_table(text);
    let mut rows = vec![quote!(#name,)];
    rows.extend((0..tuple.items.len()).map(|at| {
        let presence = ident(if at < tuple.required { "required" } else { "optional" });
        let at = Literal::usize_unsuffixed(at);
        quote!(#at = #presence,)
    }));
    rows.extend(tuple.rest.as_ref().map(|_| {
        let at = Literal::usize_unsuffixed(tuple.items.len());
        quote!(#at = rest,)
    }));
    text.table("::counterpart::__private::tuple", rows);
}
