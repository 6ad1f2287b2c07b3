//! What the text of a parameter may become, as data of the router.

use counterpart_compiler::model::Reading;
use counterpart_compiler::model::{Kind, Model, Shape};
use proc_macro2::TokenStream;
use quote::quote;

/// The expression for the reading of a shape.
pub fn of(model: &Model, shape: &Shape) -> TokenStream {
    expression(&Reading::of(model, shape))
}

fn expression(reading: &Reading) -> TokenStream {
    let path = quote!(::counterpart_http::server::Reading);
    match reading {
        Reading::Scalar(kinds) => {
            let number = kinds.has(Kind::Integer) || kinds.has(Kind::Fraction);
            let (boolean, null) = (kinds.has(Kind::Boolean), kinds.has(Kind::Null));
            if number || boolean || null {
                quote!(#path::Scalar { number: #number, boolean: #boolean, null: #null })
            } else {
                quote!(#path::STRING)
            }
        }
        Reading::Array(items) => {
            let items = expression(items);
            quote!(#path::Array(&#items))
        }
        Reading::Object(fields, rest) => {
            let fields = fields.iter().map(|(key, reading)| {
                let reading = expression(reading);
                quote!((#key, #reading))
            });
            let rest = expression(rest);
            quote!(#path::Object(&[#(#fields),*], &#rest))
        }
    }
}
