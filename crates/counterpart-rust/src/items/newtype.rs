//! Definitions that are one other type: scalars that have met their contract, and the rest.

use counterpart_compiler::model::{Meaning, Scalar, Shape};
use proc_macro2::TokenStream;
use quote::quote;

use super::Item;
use crate::print::Text;

/// Prints a definition that is one other type.
pub fn print(item: Item<'_>, shape: &Shape, text: &mut Text) {
    let (name, head, inner) = (item.name(), item.head(), item.types.of(shape));
    match shape {
        Shape::Scalar(scalar @ (Scalar::Boolean | Scalar::Integer { .. } | Scalar::Number)) => {
            text.items(&quote!(#head pub struct #name(#inner);));
            text.items(&getter(item, scalar));
            item.contract_table(text);
            text.table("::counterpart::__private::checked", [quote!(#name(#inner), #inner)]);
        }
        Shape::Scalar(Scalar::String(string)) => {
            text.items(&quote!(#head pub struct #name(#inner);));
            item.contract_table(text);
            let shown = if string.secret { quote!(secret) } else { quote!(shown) };
            let made = if admits_every_string(item) { quote!(free) } else { quote!(checked) };
            text.table("::counterpart::__private::text", [quote!(#name(#inner), #shown, #made)]);
        }
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(Scalar::Null)
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Reference(_)
        | Shape::Enum(_)
        | Shape::Object(_)
        | Shape::Tuple(_)
        | Shape::Union(_) => {
            text.items(&quote!(#head pub struct #name(pub #inner);));
            item.contract_table(text);
            text.table("::counterpart::__private::newtype", [quote!(#name(#inner))]);
        }
    }
}

/// Whether the schema says nothing but that it is a string.
fn admits_every_string(item: Item<'_>) -> bool {
    let constraints = &item.plan.model.schemas[item.definition.schema].constraints;
    constraints.iter().all(|constraint| matches!(constraint.meaning, Meaning::Type(_)))
}

fn getter(item: Item<'_>, scalar: &Scalar) -> TokenStream {
    let name = item.name();
    let ty = item.types.of(&Shape::Scalar(scalar.clone()));
    quote! {
        impl #name {
            /// The value.
            #[must_use]
            pub const fn get(self) -> #ty {
                self.0
            }
        }
    }
}
