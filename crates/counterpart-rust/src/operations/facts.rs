//! What the router knows of an operation: static data.

use counterpart_compiler::model::service::{
    Content, ContentKind, Location, Parameter, ParameterForm, Part, Style,
};
use counterpart_compiler::model::{Model, Shape};
use proc_macro2::TokenStream;
use quote::quote;

use super::credential::scheme;
use super::plan::{OperationPlan, ServicePlan};
use super::reading;

/// The static of an operation.
pub fn item(planned: &ServicePlan<'_>, own: &OperationPlan<'_>) -> TokenStream {
    let (constant, operation) = (&own.constant, own.operation);
    let (id, method, path) = (&operation.id, operation.method.name(), &operation.path.text);
    let model = planned.plan.model;
    let parameters = operation.parameters.iter().map(|it| parameter(model, it));
    let security = security(planned, own);
    let takes = own.choices.iter().map(|choice| &choice.content.media_type.text);
    let needs_body = operation.body.as_ref().is_some_and(|body| body.required);
    let gives = gives(own);
    quote! {
        static #constant: ::counterpart_http::server::Operation =
            ::counterpart_http::server::Operation {
                id: #id,
                method: #method,
                path: #path,
                security: &[#(#security),*],
                parameters: &[#(#parameters),*],
                takes: &[#(#takes),*],
                needs_body: #needs_body,
                gives: &[#(#gives),*],
            };
    }
}

/// The media types of successes.
fn gives<'p>(own: &OperationPlan<'p>) -> Vec<&'p str> {
    let successes = own.operation.answers.iter().filter(|answer| answer.status.is_success());
    if successes.clone().any(|answer| answer.contents.is_empty()) {
        return Vec::new();
    }
    let contents = successes.flat_map(|answer| &answer.contents);
    contents.map(|content| content.media_type.text.as_str()).collect()
}

fn security(planned: &ServicePlan<'_>, own: &OperationPlan<'_>) -> Vec<TokenStream> {
    let requirements = &own.operation.security;
    let alternatives = requirements.alternatives.iter().map(|requirements| {
        let number = planned.number(requirements);
        let kinds = requirements.iter().filter_map(|it| planned.service.schemes.get(it.scheme));
        let schemes = kinds.map(|it| scheme(&it.kind));
        let scopes = requirements.iter().flat_map(|it| &it.scopes);
        quote! {
            ::counterpart_http::server::Alternative {
                number: #number,
                schemes: &[#(#schemes),*],
                scopes: &[#(#scopes),*],
            }
        }
    });
    let anyone = requirements.optional
        && requirements.alternatives.iter().all(|requirements| !requirements.is_empty());
    let anyone = anyone.then(|| {
        quote! {
            ::counterpart_http::server::Alternative { number: 0, schemes: &[], scopes: &[] }
        }
    });
    alternatives.chain(anyone).collect()
}

fn parameter(model: &Model, parameter: &Parameter) -> TokenStream {
    let (key, name) = (&parameter.key, &parameter.name);
    let location = location(parameter.location);
    let (style, explode) = style(&parameter.form);
    let reading = reading::of(model, &parameter.typed.shape);
    quote! {
        ::counterpart_http::server::Parameter {
            key: #key,
            name: #name,
            location: ::counterpart_http::server::Location::#location,
            style: ::counterpart_http::server::Style::#style,
            explode: #explode,
            reading: #reading,
        }
    }
}

fn location(location: Location) -> TokenStream {
    match location {
        Location::Path => quote!(Path),
        Location::Query => quote!(Query),
        Location::QueryString => quote!(QueryString),
        Location::Header => quote!(Header),
        Location::Cookie => quote!(Cookie),
    }
}

fn style(form: &ParameterForm) -> (TokenStream, bool) {
    match form {
        ParameterForm::Styled { style, explode, .. } => (styled(*style), *explode),
        ParameterForm::Content(media) => match media.subtype.as_str() {
            "x-www-form-urlencoded" => (quote!(Pairs), true),
            subtype if subtype == "json" || subtype.ends_with("+json") => (quote!(Json), false),
            _ => (quote!(Text), false),
        },
    }
}

fn styled(style: Style) -> TokenStream {
    match style {
        Style::Simple => quote!(Simple),
        Style::Label => quote!(Label),
        Style::Matrix => quote!(Matrix),
        Style::Form => quote!(Form),
        Style::SpaceDelimited => quote!(SpaceDelimited),
        Style::PipeDelimited => quote!(PipeDelimited),
        Style::DeepObject => quote!(DeepObject),
        Style::Cookie => quote!(Text),
    }
}

/// The arguments of the call that reads a form: its fields, and how others are read.
pub fn form(model: &Model, content: &Content) -> TokenStream {
    let ContentKind::Form(Some(typed)) = &content.kind else { return TokenStream::new() };
    let reading = reading::of(model, &typed.shape);
    let shape = typed.definition().map_or(&typed.shape, |id| &model[id].shape);
    let Shape::Object(object) = shape else { return quote!(&[], #reading) };
    let fields = object.fields.iter().map(|field| {
        let key = &field.key;
        let part = content.parts.iter().find(|part| part.name == *key);
        let (style, explode) = part.map_or((quote!(Form), true), part_style);
        let reading = reading::of(model, &field.shape);
        quote! {
            ::counterpart_http::server::Parameter {
                key: #key,
                name: #key,
                location: ::counterpart_http::server::Location::Query,
                style: ::counterpart_http::server::Style::#style,
                explode: #explode,
                reading: #reading,
            }
        }
    });
    quote!(&[#(#fields),*], #reading)
}

fn part_style(part: &Part) -> (TokenStream, bool) {
    let style = part.style.map_or_else(|| quote!(Form), styled);
    (style, part.explode.unwrap_or(true))
}
