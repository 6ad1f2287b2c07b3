//! What the runtime of clients knows of a request: static data.

use std::time::Duration;

use counterpart_compiler::model::service::{
    Answer, Content, ContentKind, EffectKind, Location, Method, Operation, Parameter,
    ParameterForm, Part, Piece, RetryClass, SchemeKind, Style,
};
use proc_macro2::{Literal, TokenStream};
use quote::quote;

use super::plan::{OperationPlan, ServicePlan};
use crate::types::Types;

/// The parameters that are sent as such: all but the idempotency key.
pub fn parameters<'p>(own: &OperationPlan<'p>) -> Vec<&'p Parameter> {
    own.operation.parameters.iter().filter(|it| !is_key(own.operation, it)).collect()
}

/// Whether a parameter carries the idempotency key.
fn is_key(operation: &Operation, parameter: &Parameter) -> bool {
    let key = operation.idempotency_key.as_deref();
    parameter.location == Location::Header
        && key.is_some_and(|key| key.eq_ignore_ascii_case(&parameter.name))
}

/// The key of the argument that carries the idempotency key.
pub fn key<'p>(own: &OperationPlan<'p>) -> Option<&'p str> {
    let operation = own.operation;
    let parameter = operation.parameters.iter().find(|it| is_key(operation, it))?;
    Some(&parameter.key)
}

/// Whether a parameter stands in the path under a name.
pub fn is_in_path(parameter: &Parameter, name: &str) -> bool {
    parameter.location == Location::Path && parameter.name == name
}

/// The expression of the facts of an operation.
pub fn facts(planned: &ServicePlan<'_>, own: &OperationPlan<'_>) -> TokenStream {
    let operation = own.operation;
    let (id, method) = (&operation.id, operation.method.name());
    let path = segments(own);
    let parameters = parameters(own).into_iter().map(parameter);
    let check = operation.arguments.map(|of| {
        let of = planned.types.path(of);
        quote!(check: <#of as ::counterpart::Contract>::violations,)
    });
    let bodies = own.choices.iter().map(|choice| written(planned.types, choice.content));
    let required = operation.body.as_ref().is_some_and(|body| body.required);
    let repeat = repeat(&operation.method);
    let key = operation.idempotency_key.as_ref();
    let key = key.map(|key| quote!(key: ::core::option::Option::Some(#key),));
    let policy = policy(operation);
    let security = security(planned, operation);
    quote! {
        ::counterpart_http::client::Facts {
            parameters: &[#(#parameters),*],
            #check
            bodies: &[#(#bodies),*],
            body_required: #required,
            repeat: ::counterpart_http::client::Repeat::#repeat,
            #key
            #policy
            security: &[#(#security),*],
            ..::counterpart_http::client::Facts::new(#id, #method, &[#(#path),*])
        }
    }
}

fn repeat(method: &Method) -> TokenStream {
    if method.is_safe() {
        quote!(Safe)
    } else if method.is_idempotent() {
        quote!(Idempotent)
    } else {
        quote!(Once)
    }
}

/// Time limits, retry, cache and what a success makes forgotten; what the document does not state is
/// left out.
fn policy(operation: &Operation) -> TokenStream {
    let client = quote!(::counterpart_http::client);
    let policy = &operation.policy;
    let field = |name: TokenStream, duration: Option<Duration>| {
        let duration = duration.map(milliseconds)?;
        Some(quote!(#name: #duration,))
    };
    let timeout = field(quote!(timeout), policy.timeout);
    let deadline = field(quote!(deadline), policy.deadline);
    let limits = (timeout.is_some() || deadline.is_some()).then(
        || quote!(limits: #client::Limits { #timeout #deadline ..#client::Limits::STANDARD },),
    );
    let retry = &policy.retry;
    let most = retry.max_attempts.map(|it| quote!(max_attempts: #it,));
    let base = field(quote!(base_delay), retry.base_delay);
    let throttling = field(quote!(throttling_base_delay), retry.throttling_base_delay);
    let longest = field(quote!(max_delay), retry.max_delay);
    let stated = most.is_some() || base.is_some() || throttling.is_some() || longest.is_some();
    let retry = stated.then(|| {
        quote! {
            retry: #client::Policy {
                #most #base #throttling #longest
                ..#client::Policy::STANDARD
            },
        }
    });
    let resource = operation.effect.as_ref().map(|effect| &effect.resource);
    let cache = policy.cache.as_ref().map(|cache| {
        let age = Literal::u64_unsuffixed(cache.max_age.as_secs());
        let stale = Literal::u64_unsuffixed(cache.stale_if_error.unwrap_or_default().as_secs());
        let resource = resource.map_or_else(
            || quote!(::core::option::Option::None),
            |resource| quote!(::core::option::Option::Some(#resource)),
        );
        quote! {
            cache: ::core::option::Option::Some(#client::Cache {
                max_age: #age,
                stale_if_error: #stale,
                first: false,
                resource: #resource,
            }),
        }
    });
    let writes = operation.effect.as_ref().is_some_and(|effect| match effect.kind {
        EffectKind::Creates | EffectKind::Replaces | EffectKind::Patches | EffectKind::Deletes => {
            true
        }
        EffectKind::Reads | EffectKind::Lists => false,
    });
    let forgotten = resource.filter(|_| writes).map(|it| quote!(invalidates: &[#it],));
    quote!(#limits #retry #cache #forgotten)
}

fn milliseconds(duration: Duration) -> Literal {
    Literal::u64_unsuffixed(u64::try_from(duration.as_millis()).unwrap_or(u64::MAX))
}

fn security(planned: &ServicePlan<'_>, operation: &Operation) -> Vec<TokenStream> {
    let security = &operation.security;
    let alternatives = security.alternatives.iter().map(|requirements| {
        let schemes = requirements.iter().filter_map(|it| planned.service.schemes.get(it.scheme));
        let schemes = schemes.filter_map(|it| scheme(&it.name, &it.kind));
        quote!(&[#(#schemes),*])
    });
    let anyone = (security.optional && !security.alternatives.is_empty()).then(|| quote!(&[]));
    alternatives.chain(anyone).collect()
}

/// A scheme; none where the connection proves who asks.
fn scheme(name: &str, kind: &SchemeKind) -> Option<TokenStream> {
    let scheme = quote!(::counterpart_http::client::Scheme);
    Some(match kind {
        SchemeKind::HeaderKey(header) => quote!(#scheme::Header { name: #name, header: #header }),
        SchemeKind::QueryKey(parameter) => {
            quote!(#scheme::Query { name: #name, parameter: #parameter })
        }
        SchemeKind::CookieKey(cookie) => quote!(#scheme::Cookie { name: #name, cookie: #cookie }),
        SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect { .. } => {
            quote!(#scheme::Bearer { name: #name })
        }
        SchemeKind::Http { scheme: of, .. } => match of.as_str() {
            "bearer" => quote!(#scheme::Bearer { name: #name }),
            "basic" => quote!(#scheme::Basic { name: #name }),
            other => quote!(#scheme::Http { name: #name, scheme: #other }),
        },
        SchemeKind::MutualTls => return None,
    })
}

fn parameter(parameter: &Parameter) -> TokenStream {
    let client = quote!(::counterpart_http::client);
    let (key, name, required) = (&parameter.key, &parameter.name, parameter.required);
    let location = match parameter.location {
        Location::Path => quote!(Path),
        Location::Query => quote!(Query),
        Location::QueryString => quote!(QueryString),
        Location::Header => quote!(Header),
        Location::Cookie => quote!(Cookie),
    };
    let (style, explode, allow_reserved) = match &parameter.form {
        ParameterForm::Styled { style, explode, allow_reserved } => {
            (styled(*style), *explode, *allow_reserved)
        }
        ParameterForm::Content(media) if media.subtype == "x-www-form-urlencoded" => {
            (quote!(Form), true, false)
        }
        ParameterForm::Content(_) => (quote!(Json), false, false),
    };
    quote! {
        #client::Parameter {
            key: #key,
            name: #name,
            location: #client::Location::#location,
            style: #client::Style::#style,
            explode: #explode,
            allow_reserved: #allow_reserved,
            required: #required,
        }
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
        Style::Cookie => quote!(Cookie),
    }
}

/// How a body is written.
fn written(types: Types<'_>, content: &Content) -> TokenStream {
    let client = quote!(::counterpart_http::client);
    let media = &content.media_type.text;
    let check = content.kind.typed().map_or_else(
        || quote!(#client::operation::anything),
        |schema| {
            let of = types.of(&schema.shape);
            quote!(<#of as ::counterpart::Contract>::violations)
        },
    );
    let encoding = content.parts.iter().filter_map(encoding);
    let write = match &content.kind {
        ContentKind::Json(_) => quote!(Json(#check)),
        ContentKind::JsonLines(_) => quote!(Lines(#check)),
        ContentKind::Text(_) => quote!(Text),
        ContentKind::Form(_) => quote!(Form(#check, &[#(#encoding),*])),
        ContentKind::Multipart(_) => quote!(Multipart(#check, &[#(#encoding),*])),
        ContentKind::Binary | ContentKind::EventStream { .. } => quote!(Binary),
    };
    quote!(#client::RequestBody { media: #media, write: #client::Write::#write })
}

/// How a part of a form is written, where the document says so.
fn encoding(part: &Part) -> Option<TokenStream> {
    let media = part.content_type.first().map(|media| &media.text);
    if media.is_none() && part.style.is_none() && part.explode.is_none() && !part.allow_reserved {
        return None;
    }
    let client = quote!(::counterpart_http::client);
    let (name, allow_reserved) = (&part.name, part.allow_reserved);
    let media = media.map_or_else(
        || quote!(::core::option::Option::None),
        |media| quote!(::core::option::Option::Some(#media)),
    );
    let style = styled(part.style.unwrap_or(Style::Form));
    let explode = part.explode.unwrap_or(true);
    Some(quote! {
        #client::Encoding {
            property: #name,
            content_type: #media,
            style: #client::Style::#style,
            explode: #explode,
            allow_reserved: #allow_reserved,
        }
    })
}

/// The type of a body that is sent.
pub fn sent(types: Types<'_>, content: &Content) -> TokenStream {
    let bytes = quote!(::std::vec::Vec<::core::primitive::u8>);
    match &content.kind {
        ContentKind::Json(Some(schema))
        | ContentKind::Form(Some(schema))
        | ContentKind::Text(Some(schema)) => {
            let of = types.of(&schema.shape);
            quote!(#of)
        }
        ContentKind::Json(None) | ContentKind::Form(None) => quote!(::counterpart::Value),
        ContentKind::Text(None) => quote!(::std::string::String),
        ContentKind::JsonLines(Some(schema)) => {
            let of = types.of(&schema.shape);
            quote!(::std::vec::Vec<#of>)
        }
        ContentKind::JsonLines(None) => quote!(::std::vec::Vec<::counterpart::Value>),
        ContentKind::Multipart(_) => quote!(::std::vec::Vec<::counterpart_http::client::Part>),
        ContentKind::Binary | ContentKind::EventStream { .. } if content.media_type.is_range() => {
            quote!((::std::string::String, #bytes))
        }
        ContentKind::Binary | ContentKind::EventStream { .. } => bytes,
    }
}

/// The pair of a media type and the body that is sent.
pub fn body(content: &Content, body: &TokenStream) -> TokenStream {
    let client = quote!(::counterpart_http::client);
    let some = quote!(::core::option::Option::Some);
    let media = &content.media_type.text;
    let named = quote!(#some(::std::string::String::from(#media)));
    match &content.kind {
        ContentKind::Json(_)
        | ContentKind::Form(_)
        | ContentKind::Text(_)
        | ContentKind::JsonLines(_) => {
            quote!((#named, #some(#client::Body::Value(#client::generated::value(&#body)))))
        }
        ContentKind::Multipart(_) => quote!((#named, #some(#client::Body::Parts(#body)))),
        ContentKind::Binary | ContentKind::EventStream { .. } if content.media_type.is_range() => {
            quote!((#some(#body.0), #some(#client::Body::Bytes(#body.1.into()))))
        }
        ContentKind::Binary | ContentKind::EventStream { .. } => {
            quote!((#named, #some(#client::Body::Bytes(#body.into()))))
        }
    }
}

/// Whether repeating helps after a problem, as the document says.
pub fn class(answer: &Answer, code: &str) -> TokenStream {
    let problem = answer.problems.iter().find(|problem| problem.code == code);
    let class = problem.and_then(|problem| problem.retry).or(answer.retry);
    class.map_or_else(
        || quote!(::core::option::Option::None),
        |class| {
            let class = match class {
                RetryClass::Transient => quote!(Transient),
                RetryClass::Throttling => quote!(Throttling),
                RetryClass::Conflict => quote!(Conflict),
                RetryClass::Final => quote!(Final),
            };
            quote!(::core::option::Option::Some(::counterpart_http::client::Class::#class))
        },
    )
}

/// The pieces of a path: texts, and the positions of parameters.
fn segments(own: &OperationPlan<'_>) -> Vec<TokenStream> {
    let segment = quote!(::counterpart_http::client::Segment);
    let parameters = parameters(own);
    let mut pieces = Vec::new();
    let mut text = String::new();
    for own in &own.operation.path.segments {
        text.push('/');
        for piece in &own.pieces {
            match piece {
                Piece::Literal(literal) => text += literal,
                Piece::Parameter(name) => {
                    let at = parameters.iter().position(|it| is_in_path(it, name));
                    if let Some(at) = at {
                        let before = std::mem::take(&mut text);
                        let at = Literal::usize_unsuffixed(at);
                        pieces.push(quote!(#segment::Literal(#before)));
                        pieces.push(quote!(#segment::Parameter(#at)));
                    }
                }
            }
        }
    }
    if let Some(query) = &own.operation.path.query {
        text.push('?');
        text += query;
    }
    if !text.is_empty() {
        pieces.push(quote!(#segment::Literal(#text)));
    }
    pieces
}
