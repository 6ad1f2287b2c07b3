//! The server of a service: what has to be implemented, and the router that calls it.

use counterpart_compiler::model::service::{Content, ContentKind, Status};
use proc_macro2::{Literal, TokenStream};
use quote::{format_ident, quote};

use super::answer::{Payload, Variant};
use super::plan::{OperationPlan, ServicePlan};
use super::{body, credential, facts, status};
use crate::docs;
use crate::print::Text;

/// Prints the module.
pub fn print(planned: &ServicePlan<'_>, text: &mut Text) {
    for own in &planned.operations {
        text.items(&facts::item(planned, own));
    }
    if planned.is_secured() {
        text.items(&credential::items(planned));
    }
    for own in &planned.operations {
        if own.choices.len() > 1 {
            text.items(&bodies(planned, own));
        }
        text.items(&answer(planned, own));
    }
    text.items(&service(planned));
    text.items(&router(planned));
}

/// The enum of the bodies that may be sent.
fn bodies(planned: &ServicePlan<'_>, own: &OperationPlan<'_>) -> TokenStream {
    let name = &own.body;
    let docs = docs::lines(&format!("What may be sent to {}.", docs::code(&own.operation.id)));
    let variants = own.choices.iter().map(|choice| {
        let docs = docs::lines(&format!("{}.", docs::code(&choice.content.media_type.text)));
        let (name, of) = (&choice.name, body::received(planned.types, choice.content));
        quote!(#docs #name(#of))
    });
    quote! {
        #docs
        #[derive(Debug)]
        pub enum #name {
            #(#variants,)*
        }
    }
}

/// The enum of what may be answered.
fn answer(planned: &ServicePlan<'_>, own: &OperationPlan<'_>) -> TokenStream {
    let name = &own.answer;
    let docs = docs::lines(&format!("What {} may answer.", docs::code(&own.operation.id)));
    let variants = own.variants.iter().map(|variant| declared(planned, variant));
    let arms = own.variants.iter().map(|variant| written(planned, variant));
    let body = if own.variants.is_empty() {
        quote!(match self {})
    } else {
        quote!(match self { #(#arms,)* })
    };
    quote! {
        #docs
        #[derive(Debug)]
        pub enum #name {
            #(#variants,)*
        }

        impl #name {
            fn reply(self) -> ::counterpart_http::server::Reply {
                #body
            }
        }
    }
}

/// The parts of a variant that the service says: their names and types.
fn parts(planned: &ServicePlan<'_>, variant: &Variant<'_>) -> Vec<(&'static str, TokenStream)> {
    let status = variant.has_status().then(|| ("status", quote!(::core::primitive::u16)));
    let head = variant.answer.head.map(|head| ("headers", planned.types.path(head)));
    let body = match &variant.payload {
        Payload::None => None,
        Payload::Content(content) => Some(("body", given(planned, content))),
        Payload::Problem { .. } => Some(("problem", quote!(::counterpart_http::server::Problem))),
    };
    [status, head, body].into_iter().flatten().collect()
}

/// The type of a body that a server writes.
fn given(planned: &ServicePlan<'_>, content: &Content) -> TokenStream {
    match &content.kind {
        ContentKind::Json(Some(typed)) | ContentKind::Text(Some(typed)) => {
            planned.types.of(&typed.shape)
        }
        ContentKind::Json(None) => quote!(::counterpart::Value),
        ContentKind::Text(None) => quote!(::std::string::String),
        ContentKind::JsonLines(Some(typed))
        | ContentKind::EventStream { item: Some(typed), .. } => {
            let item = planned.types.of(&typed.shape);
            quote!(::counterpart_http::server::Items<#item>)
        }
        ContentKind::JsonLines(None) | ContentKind::EventStream { item: None, .. } => {
            quote!(::counterpart_http::server::Items<::std::string::String>)
        }
        ContentKind::Binary if !content.media_type.is_range() => {
            quote!(::counterpart_http::server::Bytes)
        }
        ContentKind::Binary | ContentKind::Form(_) | ContentKind::Multipart(_) => {
            quote!(::counterpart_http::server::Sent)
        }
    }
}

fn declared(planned: &ServicePlan<'_>, variant: &Variant<'_>) -> TokenStream {
    let name = &variant.name;
    let docs = variant_docs(variant);
    let parts = parts(planned, variant);
    match parts.as_slice() {
        [] => quote!(#docs #name),
        [("body" | "problem", of)] => quote!(#docs #name(#of)),
        several => {
            let fields = several.iter().map(|(field, of)| {
                let (docs, field) = (docs::lines(part_docs(field)), format_ident!("{field}"));
                quote!(#docs #field: #of)
            });
            quote!(#docs #name { #(#fields,)* })
        }
    }
}

/// What the document says of an answer, and what a person can do about a problem.
pub fn variant_docs(variant: &Variant<'_>) -> TokenStream {
    let otherwise = format!("{}.", status::title(variant.answer.status));
    let code = match &variant.payload {
        Payload::Problem { code: Some(code), .. } => Some(*code),
        Payload::Problem { code: None, .. } | Payload::None | Payload::Content(_) => None,
    };
    let problem = variant.answer.problems.iter().find(|it| Some(it.code.as_str()) == code);
    let recovery =
        problem.and_then(|it| it.recovery.as_deref()).or(variant.answer.recovery.as_deref());
    docs::texts([variant.answer.docs.as_deref(), recovery], &otherwise)
}

fn part_docs(field: &str) -> &'static str {
    match field {
        "status" => "The status.",
        "headers" => "The headers.",
        "problem" => "What went wrong this time.",
        _ => "The body.",
    }
}

/// The arm that writes a variant.
fn written(planned: &ServicePlan<'_>, variant: &Variant<'_>) -> TokenStream {
    let name = &variant.name;
    let parts = parts(planned, variant);
    let names = parts.iter().map(|(field, _)| format_ident!("{field}"));
    let pattern = match parts.as_slice() {
        [] => quote!(Self::#name),
        [(field @ ("body" | "problem"), _)] => {
            let field = format_ident!("{field}");
            quote!(Self::#name(#field))
        }
        _ => quote!(Self::#name { #(#names),* }),
    };
    let reply = quote!(::counterpart_http::server::Reply);
    let (first, last) = status::range(variant.answer.status);
    let (first, last) = (Literal::u16_unsuffixed(first), Literal::u16_unsuffixed(last));
    let started = match variant.answer.status {
        Status::Code(_) => quote!(#reply::new(#first)),
        Status::Class(_) | Status::Default => quote!(#reply::within(status, #first, #last)),
    };
    let head = variant.answer.head.map(|_| {
        let headers = variant.answer.headers.iter().map(|header| {
            let (name, explode) = (&header.name, header.explode);
            quote!((#name, #explode))
        });
        quote!(.headers(&[#(#headers),*], &headers))
    });
    let body = match &variant.payload {
        Payload::None => TokenStream::new(),
        Payload::Content(content) => content_written(content),
        Payload::Problem { code, of } => {
            let of = planned.types.path(*of);
            let code = code.map_or_else(
                || quote!(::core::option::Option::None),
                |code| quote!(::core::option::Option::Some(#code)),
            );
            let title = status::title(variant.answer.status);
            quote!(.problem::<#of>(#code, #title, problem))
        }
    };
    quote!(#pattern => #started #head #body)
}

fn content_written(content: &Content) -> TokenStream {
    let media = &content.media_type.text;
    match &content.kind {
        ContentKind::Json(Some(_)) => quote!(.json(#media, &body)),
        ContentKind::Json(None) => quote!(.value(#media, &body)),
        ContentKind::Text(Some(_)) => quote!(.text(#media, &body)),
        ContentKind::Text(None) => quote!(.bytes(#media, body)),
        ContentKind::JsonLines(Some(_)) => quote!(.stream(#media, body.lines())),
        ContentKind::JsonLines(None) => quote!(.stream(#media, body.texts())),
        ContentKind::EventStream { item: Some(_), json: true } => {
            quote!(.stream(#media, body.json_events()))
        }
        ContentKind::EventStream { .. } => quote!(.stream(#media, body.events())),
        ContentKind::Binary if !content.media_type.is_range() => quote!(.bytes(#media, body)),
        ContentKind::Binary | ContentKind::Form(_) | ContentKind::Multipart(_) => {
            quote!(.sent(#media, body))
        }
    }
}

/// The trait that has to be implemented.
fn service(planned: &ServicePlan<'_>) -> TokenStream {
    let name = &planned.name;
    let service = planned.service;
    let docs = docs::texts([Some(service.title.as_str()), service.docs.as_deref()], "The service.");
    let methods = planned.operations.iter().map(|own| method(planned, own));
    let above = if planned.is_secured() {
        quote!(Authenticate)
    } else {
        quote!(::core::marker::Send + ::core::marker::Sync + 'static)
    };
    quote! {
        #docs
        pub trait #name: #above {
            #(#methods)*
        }
    }
}

fn method(planned: &ServicePlan<'_>, own: &OperationPlan<'_>) -> TokenStream {
    let (name, answer, operation) = (&own.method, &own.answer, own.operation);
    let route = format!("`{} {}`", operation.method.name(), operation.path.text.replace('`', "'"));
    let docs = docs::texts([operation.summary.as_deref(), operation.docs.as_deref()], "");
    let route = docs::lines(&format!("\n{route}"));
    let principal = quote!(::counterpart_http::server::Authenticated<Self::Principal>);
    let security = &operation.security;
    let principal = (!security.alternatives.is_empty()).then(|| {
        if security.is_secured() {
            quote!(principal: #principal,)
        } else {
            quote!(principal: ::core::option::Option<#principal>,)
        }
    });
    let parameters = operation.arguments.map(|of| {
        let of = planned.types.path(of);
        quote!(parameters: #of,)
    });
    let body = body_type(planned, own).map(|of| quote!(body: #of,));
    quote! {
        #docs
        #route
        fn #name(
            &self,
            #principal
            #parameters
            #body
        ) -> impl ::core::future::Future<Output = #answer> + ::core::marker::Send;
    }
}

/// The type of the body that is sent; none where none is.
fn body_type(planned: &ServicePlan<'_>, own: &OperationPlan<'_>) -> Option<TokenStream> {
    let required = own.operation.body.as_ref()?.required;
    let of = match own.choices.as_slice() {
        [] => return None,
        [only] => body::received(planned.types, only.content),
        [..] => {
            let name = &own.body;
            quote!(#name)
        }
    };
    Some(if required { of } else { quote!(::core::option::Option<#of>) })
}

/// The functions that make a router of an implementation.
fn router(planned: &ServicePlan<'_>) -> TokenStream {
    let name = &planned.name;
    let operations = planned.operations.iter().map(|own| route(planned, own));
    quote! {
        /// The routes of the service, with the usual limits. It answers other paths with 404.
        pub fn router<S: #name>(service: ::std::sync::Arc<S>) -> ::counterpart_http::server::Router {
            routes(service, ::counterpart_http::server::Settings::default())
                .fallback(::counterpart_http::server::not_found)
        }

        /// The routes of the service, to be merged with others. What other paths are answered is left
        /// to who merges them.
        pub fn routes<S: #name>(
            service: ::std::sync::Arc<S>,
            settings: ::counterpart_http::server::Settings,
        ) -> ::counterpart_http::server::Router {
            ::counterpart_http::server::Routes::new(service, settings)
                #(#operations)*
                .router()
        }
    }
}

fn route(planned: &ServicePlan<'_>, own: &OperationPlan<'_>) -> TokenStream {
    let (constant, method, operation) = (&own.constant, &own.method, own.operation);
    let security = &operation.security;
    let principal = (!security.alternatives.is_empty()).then(|| {
        if security.is_secured() {
            quote! {
                let proof = call.proof()?.ok_or(::counterpart_http::server::Refusal::Internal)?;
                let access = call.access(proof.scopes);
                let credentials = Credentials::of(proof)
                    .ok_or(::counterpart_http::server::Refusal::Internal)?;
                let answer = service.authenticate(credentials, access).await;
                let principal = call.admit(answer)?;
            }
        } else {
            quote! {
                let principal = match call.proof()? {
                    ::core::option::Option::None => ::core::option::Option::None,
                    ::core::option::Option::Some(proof) => {
                        let access = call.access(proof.scopes);
                        let credentials = Credentials::of(proof)
                            .ok_or(::counterpart_http::server::Refusal::Internal)?;
                        let answer = service.authenticate(credentials, access).await;
                        ::core::option::Option::Some(call.admit(answer)?)
                    }
                };
            }
        }
    });
    let parameters = operation.arguments.map(|of| {
        let of = planned.types.path(of);
        quote!(let parameters = call.arguments::<#of>()?;)
    });
    let body = body_read(planned, own);
    let arguments = [
        principal.as_ref().map(|_| quote!(principal)),
        parameters.as_ref().map(|_| quote!(parameters)),
        body.as_ref().map(|_| quote!(body)),
    ];
    let arguments = arguments.into_iter().flatten();
    quote! {
        .operation(&#constant, |service: ::std::sync::Arc<S>, call| async move {
            #principal
            call.negotiate()?;
            #parameters
            #body
            ::core::result::Result::Ok(service.#method(#(#arguments),*).await.reply())
        })
    }
}

/// The statement that reads the body.
fn body_read(planned: &ServicePlan<'_>, own: &OperationPlan<'_>) -> Option<TokenStream> {
    let required = own.operation.body.as_ref()?.required;
    if own.choices.is_empty() {
        return None;
    }
    let several = own.choices.len() > 1;
    let model = planned.plan.model;
    let arms = own.choices.iter().enumerate().map(|(at, choice)| {
        let read = body::read(planned.types, choice.content, &facts::form(model, choice.content));
        let (name, of) = (&choice.name, &own.body);
        let read = if several { quote!(#of::#name(#read)) } else { read };
        let read = if required { read } else { quote!(::core::option::Option::Some(#read)) };
        quote!(::core::option::Option::Some(#at) => #read)
    });
    let none =
        (!required).then(|| quote!(::core::option::Option::None => ::core::option::Option::None,));
    Some(quote! {
        let body = match call.content()? {
            #(#arms,)*
            #none
            _ => {
                return ::core::result::Result::Err(
                    ::counterpart_http::server::Refusal::UnsupportedMediaType,
                );
            }
        };
    })
}
