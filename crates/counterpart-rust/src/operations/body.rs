//! What may be sent to an operation: a choice for each media type.

use counterpart_compiler::model::service::{Content, ContentKind, Operation};
use counterpart_compiler::names::Taken;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::answer::media_name;
use crate::plan::ident;
use crate::types::Types;

/// A body that may be sent.
pub struct Choice<'p> {
    /// The name of its variant, where there are several.
    pub name: Ident,
    /// The media type, and what it is.
    pub content: &'p Content,
}

/// The bodies that may be sent, in the order of the document.
pub fn choices(operation: &Operation) -> Vec<Choice<'_>> {
    let mut taken = Taken::default();
    let contents = operation.body.iter().flat_map(|body| &body.contents);
    contents
        .map(|content| Choice { name: ident(&taken.unique(media_name(content))), content })
        .collect()
}

/// The type of a body that a server reads.
pub fn received(types: Types<'_>, content: &Content) -> TokenStream {
    match &content.kind {
        ContentKind::Json(Some(schema))
        | ContentKind::Form(Some(schema))
        | ContentKind::Text(Some(schema)) => types.of(&schema.shape),
        ContentKind::Json(None) => quote!(::counterpart::Value),
        ContentKind::JsonLines(None) => quote!(::std::vec::Vec<::counterpart::Value>),
        ContentKind::JsonLines(Some(schema)) => {
            let item = types.of(&schema.shape);
            quote!(::std::vec::Vec<#item>)
        }
        ContentKind::Text(None) => quote!(::std::string::String),
        ContentKind::Binary if !content.media_type.is_range() => {
            quote!(::counterpart_http::server::Bytes)
        }
        ContentKind::Binary
        | ContentKind::Form(None)
        | ContentKind::Multipart(_)
        | ContentKind::EventStream { .. } => quote!(::counterpart_http::server::Sent),
    }
}

/// What reads a body, of the request `call`.
pub fn read(types: Types<'_>, content: &Content, fields: &TokenStream) -> TokenStream {
    let of = received(types, content);
    match &content.kind {
        ContentKind::Json(Some(_)) => quote!(call.json::<#of>().await?),
        ContentKind::Json(None) => quote!(call.value().await?),
        ContentKind::Text(Some(_)) => quote!(call.text::<#of>().await?),
        ContentKind::Text(None) => quote!(call.string().await?),
        ContentKind::Form(Some(_)) => quote!(call.form::<#of>(#fields).await?),
        ContentKind::JsonLines(Some(_)) => quote!(call.lines().await?),
        ContentKind::JsonLines(None) => quote!(call.values().await?),
        ContentKind::Binary if !content.media_type.is_range() => quote!(call.bytes().await?),
        ContentKind::Binary
        | ContentKind::Form(None)
        | ContentKind::Multipart(_)
        | ContentKind::EventStream { .. } => quote!(call.sent().await?),
    }
}
