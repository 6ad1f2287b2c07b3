//! Values that are written down in the tables of generated code: strings, numbers and booleans.

use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::{Number, Value};

/// The expression of a scalar. Others have none, and are not in tables.
pub fn expression(value: &Value) -> TokenStream {
    match value {
        Value::String(text) => quote!(#text),
        Value::Bool(value) => quote!(#value),
        Value::Number(number) => {
            let literal = literal(number);
            quote!(#literal)
        }
        Value::Null | Value::Array(_) | Value::Object(_) => quote!(()),
    }
}

/// Without a suffix where the compiler takes an integer for `i32` and that holds it.
fn literal(number: &Number) -> Literal {
    match (number.as_i64().map(i32::try_from), number.as_i64(), number.as_u64()) {
        (Some(Ok(small)), _, _) => Literal::i32_unsuffixed(small),
        (_, Some(signed), _) => Literal::i64_suffixed(signed),
        (_, None, Some(unsigned)) => Literal::u64_suffixed(unsigned),
        (_, None, None) => Literal::f64_unsuffixed(number.as_f64().unwrap_or_default()),
    }
}
