//! Typed constants.

use counterpart_compiler::docs::Notes;
use counterpart_compiler::model::{ContractId, Kinds, Scalar, Shape};
use proc_macro2::TokenStream;
use quote::quote;
use serde_json::Value;

use crate::plan::{Plan, ident};
use crate::print::Text;
use crate::types::Types;
use crate::{docs, holds};

/// Prints a constant of a contract, by its position.
pub fn print(plan: &Plan<'_>, contract: ContractId, at: usize, text: &mut Text) {
    let constant = &plan.model[contract].constants[at];
    let name = ident(&constant.name);
    let notes = Notes::of_constant(plan.model, &plan.remarks, contract, at);
    let otherwise = format!("{}.", docs::code(&constant.name));
    let docs = docs::with(&constant.annotations, &otherwise, &notes);
    let types = Types::in_contract(plan, contract);
    let any = Shape::Any(Kinds::ALL);
    let fits = holds::holds(plan.model, &constant.shape, &constant.value);
    let shape = if fits { &constant.shape } else { &any };
    if let Some((ty, value)) = literal(plan, types, shape, &constant.value) {
        return text.items(&quote!(#docs pub const #name: #ty = #value;));
    }
    let (ty, json) = (types.of(shape), constant.value.to_string());
    text.items(&quote! {
        #docs
        pub static #name: ::std::sync::LazyLock<#ty> =
            ::std::sync::LazyLock::new(|| ::counterpart::__private::constant(#json));
    });
}

/// The type and the expression of a constant that Rust can write down.
fn literal(
    plan: &Plan<'_>,
    types: Types<'_>,
    shape: &Shape,
    value: &Value,
) -> Option<(TokenStream, TokenStream)> {
    match shape {
        Shape::Scalar(Scalar::String(text)) if !text.secret => {
            let (str, value) = (types.primitive("str"), value.as_str()?);
            Some((quote!(&#str), quote!(#value)))
        }
        Shape::Scalar(Scalar::Boolean) => {
            let value = value.as_bool()?;
            Some((types.of(shape), quote!(#value)))
        }
        Shape::Scalar(Scalar::Integer { .. }) => {
            let value: TokenStream = value.as_number()?.to_string().parse().ok()?;
            let whole = !value.to_string().contains(['.', 'e', 'E']);
            whole.then(|| (types.of(shape), value))
        }
        Shape::Reference(id) => match &plan.model[*id].shape {
            Shape::Enum(list) => {
                let at = list.values.iter().position(|listed| listed.value == *value)?;
                let (path, variant) = (types.path(*id), ident(plan.parts(*id).get(at)?));
                Some((path.clone(), quote!(#path::#variant)))
            }
            Shape::Any(_)
            | Shape::Never
            | Shape::Scalar(_)
            | Shape::Constant(_)
            | Shape::Nullable(_)
            | Shape::Object(_)
            | Shape::Map(_)
            | Shape::Array(_)
            | Shape::Tuple(_)
            | Shape::Union(_)
            | Shape::Reference(_) => None,
        },
        Shape::Any(_)
        | Shape::Never
        | Shape::Scalar(Scalar::Null | Scalar::Number | Scalar::String(_))
        | Shape::Constant(_)
        | Shape::Nullable(_)
        | Shape::Enum(_)
        | Shape::Object(_)
        | Shape::Map(_)
        | Shape::Array(_)
        | Shape::Tuple(_)
        | Shape::Union(_) => None,
    }
}
