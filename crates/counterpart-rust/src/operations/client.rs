//! The client of a service: a method for each operation.

use counterpart_compiler::model::service::{Content, ContentKind, Status};
use proc_macro2::{Ident, TokenStream};
use quote::quote;

use super::answer::{Payload, Variant};
use super::asked;
use super::plan::{OperationPlan, ServicePlan};
use super::server::variant_docs;
use crate::docs;
use crate::print::Text;

/// Prints the module.
pub fn print(planned: &ServicePlan<'_>, text: &mut Text) {
    for own in &planned.operations {
        let client = Client { planned, own };
        text.items(&client.operation());
        if own.choices.len() > 1 {
            text.items(&client.bodies());
        }
        text.items(&client.successes());
        text.items(&client.problems());
    }
    text.items(&whole(planned));
}

/// The struct with the methods.
fn whole(planned: &ServicePlan<'_>) -> TokenStream {
    let service = planned.service;
    let docs = docs::texts([Some(service.title.as_str()), service.docs.as_deref()], "The client.");
    let methods = planned.operations.iter().map(|own| Client { planned, own }.method());
    quote! {
        #docs
        #[derive(Clone, Debug)]
        pub struct Client {
            client: ::counterpart_http::client::Client,
            options: ::counterpart_http::client::CallOptions,
        }

        impl Client {
            /// The client of a server.
            #[must_use]
            pub fn new(client: ::counterpart_http::client::Client) -> Self {
                Self { client, options: ::core::default::Default::default() }
            }

            /// The same client, whose calls are made with these options.
            #[must_use]
            pub fn with(&self, options: ::counterpart_http::client::CallOptions) -> Self {
                Self { client: ::core::clone::Clone::clone(&self.client), options }
            }

            #(#methods)*
        }
    }
}

/// One operation of a client.
struct Client<'p> {
    planned: &'p ServicePlan<'p>,
    own: &'p OperationPlan<'p>,
}

/// How a variant is read.
fn is_success(variant: &Variant<'_>) -> bool {
    match variant.answer.status {
        Status::Code(code) => code < 400,
        Status::Class(class) => class < 4,
        Status::Default => false,
    }
}

impl<'p> Client<'p> {
    fn variants(&self, success: bool) -> Vec<&'p Variant<'p>> {
        self.own.variants.iter().filter(|variant| is_success(variant) == success).collect()
    }

    fn success_name(&self) -> Ident {
        self.own.success.clone()
    }

    /// The type of what a success holds: of the only one itself, of several an enum.
    fn success(&self) -> TokenStream {
        match self.variants(true).as_slice() {
            [] => quote!(::core::convert::Infallible),
            [only] => self.held(only),
            [..] => {
                let name = self.success_name();
                quote!(#name)
            }
        }
    }

    /// The type of what a problem holds.
    fn problem(&self) -> TokenStream {
        if self.variants(false).is_empty() {
            return quote!(::core::convert::Infallible);
        }
        let name = &self.own.problem;
        quote!(#name)
    }

    /// The enum of several successes.
    fn successes(&self) -> TokenStream {
        let variants = self.variants(true);
        if variants.len() < 2 {
            return TokenStream::new();
        }
        let name = self.success_name();
        let docs = format!("What {} gives.", docs::code(&self.own.operation.id));
        self.enumeration(&name, &docs, &variants)
    }

    /// The enum of the declared problems.
    fn problems(&self) -> TokenStream {
        let variants = self.variants(false);
        if variants.is_empty() {
            return TokenStream::new();
        }
        let id = docs::code(&self.own.operation.id);
        self.enumeration(&self.own.problem, &format!("The declared problems of {id}."), &variants)
    }

    fn enumeration(&self, name: &Ident, says: &str, variants: &[&Variant<'_>]) -> TokenStream {
        let docs = docs::lines(says);
        let debug =
            (!variants.iter().any(|it| is_stream(it))).then(|| quote!(#[derive(Clone, Debug)]));
        let variants = variants.iter().map(|variant| {
            let name = &variant.name;
            let docs = variant_docs(variant);
            match &variant.payload {
                Payload::None => quote!(#docs #name),
                Payload::Content(_) | Payload::Problem { .. } => {
                    let of = self.held(variant);
                    quote!(#docs #name(#of))
                }
            }
        });
        quote! {
            #docs
            #debug
            pub enum #name {
                #(#variants,)*
            }
        }
    }

    /// The type of what a variant holds.
    fn held(&self, variant: &Variant<'_>) -> TokenStream {
        match &variant.payload {
            Payload::None => quote!(()),
            Payload::Problem { of, .. } => self.planned.types.path(*of),
            Payload::Content(content) => self.content(content),
        }
    }

    fn content(&self, content: &Content) -> TokenStream {
        let client = quote!(::counterpart_http::client);
        match &content.kind {
            ContentKind::Json(Some(schema)) => self.planned.types.of(&schema.shape),
            ContentKind::Json(None) => quote!(::counterpart::Value),
            ContentKind::Text(_) => quote!(::std::string::String),
            ContentKind::JsonLines(Some(schema)) => {
                let item = self.planned.types.of(&schema.shape);
                quote!(#client::Lines<#item>)
            }
            ContentKind::EventStream { item: Some(schema), json: true } => {
                let item = self.planned.types.of(&schema.shape);
                quote!(#client::Events<#item>)
            }
            ContentKind::EventStream { .. } => quote!(#client::TextEvents),
            ContentKind::JsonLines(None)
            | ContentKind::Binary
            | ContentKind::Form(_)
            | ContentKind::Multipart(_) => quote!(::std::vec::Vec<::core::primitive::u8>),
        }
    }

    /// The static that the runtime calls by.
    fn operation(&self) -> TokenStream {
        let (constant, success, problem) = (&self.own.constant, self.success(), self.problem());
        let facts = asked::facts(self.planned, self.own);
        let answers = self.own.operation.answers.iter().map(|answer| {
            let status = match answer.status {
                Status::Code(code) => quote!(Exact(#code)),
                Status::Class(class) => quote!(Class(#class)),
                Status::Default => quote!(Default),
            };
            let headers = answer.headers.iter().map(|header| {
                let (name, required) = (&header.name, header.required);
                quote! {
                    ::counterpart_http::client::RequiredHeader {
                        name: #name,
                        required: #required,
                        check: |_| ::std::vec::Vec::new(),
                    }
                }
            });
            let variants = self.own.variants.iter().filter(|it| std::ptr::eq(it.answer, answer));
            let contents = self.contents(&variants.collect::<Vec<_>>());
            quote! {
                ::counterpart_http::client::Answer {
                    status: ::counterpart_http::client::Status::#status,
                    headers: &[#(#headers),*],
                    contents: &[#(#contents),*],
                }
            }
        });
        quote! {
            static #constant: ::counterpart_http::client::Operation<#success, #problem> =
                ::counterpart_http::client::Operation {
                    facts: #facts,
                    answers: &[#(#answers),*],
                };
        }
    }

    /// The media types of an answer; the codes of a problem are one of them.
    fn contents(&self, variants: &[&Variant<'_>]) -> Vec<TokenStream> {
        let mut contents = Vec::new();
        let mut coded = Vec::new();
        for variant in variants {
            let (media, read) = match &variant.payload {
                Payload::None => (String::new(), self.read(variant)),
                Payload::Content(content) => (content.media_type.text.clone(), self.read(variant)),
                Payload::Problem { code: None, .. } => (problem_media(variant), self.read(variant)),
                Payload::Problem { code: Some(code), .. } => {
                    coded.push((*variant, *code));
                    continue;
                }
            };
            contents.push(content(&media, &read));
        }
        if let Some((first, _)) = coded.first() {
            contents.push(content(&problem_media(first), &self.read_codes(&coded)));
        }
        contents
    }

    /// How the body of a variant is read.
    fn read(&self, variant: &Variant<'_>) -> TokenStream {
        let made = self.made(variant);
        let read = match &variant.payload {
            Payload::None => {
                if let Some(path) = &made {
                    quote!(|_| ::core::result::Result::Ok(#path))
                } else {
                    quote!(|_| ::core::result::Result::Ok(()))
                }
            }
            Payload::Problem { of, .. } => {
                let of = self.planned.types.path(*of);
                mapped(&quote!(received.json::<#of>()), made.as_ref())
            }
            Payload::Content(content) if is_stream(variant) => {
                let of = self.content(content);
                let stream = quote!(<#of>::new(bytes));
                let stream =
                    made.as_ref().map_or_else(|| stream.clone(), |path| quote!(#path(#stream)));
                return quote!(::counterpart_http::client::Read::Stream(|bytes| #stream));
            }
            Payload::Content(content) => mapped(&self.received(content), made.as_ref()),
        };
        if is_success(variant) {
            quote!(::counterpart_http::client::Read::Success(#read))
        } else {
            quote!(::counterpart_http::client::Read::Problem { codes: &[], read: #read })
        }
    }

    fn received(&self, content: &Content) -> TokenStream {
        match &content.kind {
            ContentKind::Json(Some(_)) => {
                let of = self.content(content);
                quote!(received.json::<#of>())
            }
            ContentKind::Json(None) => quote!(received.value()),
            ContentKind::Text(_) => quote!(received.text()),
            ContentKind::Binary
            | ContentKind::Form(_)
            | ContentKind::Multipart(_)
            | ContentKind::EventStream { .. }
            | ContentKind::JsonLines(_) => quote!(received.bytes()),
        }
    }

    /// The path of what a body is put into; none where it stands for itself.
    fn made(&self, variant: &Variant<'_>) -> Option<TokenStream> {
        let name = &variant.name;
        if !is_success(variant) {
            let problem = &self.own.problem;
            return Some(quote!(#problem::#name));
        }
        let success = self.success_name();
        (self.variants(true).len() > 1).then(|| quote!(#success::#name))
    }

    /// How a problem is read whose code says which it is.
    fn read_codes(&self, coded: &[(&Variant<'_>, &str)]) -> TokenStream {
        let client = quote!(::counterpart_http::client);
        let Some((first, _)) = coded.first() else { return TokenStream::new() };
        let of = self.held(first);
        let classes = coded.iter().map(|(variant, code)| {
            let class = asked::class(variant.answer, code);
            quote!(#client::Code { code: #code, class: #class })
        });
        let arms = coded.iter().map(|(variant, code)| {
            let path = self.made(variant);
            quote!(::core::option::Option::Some(#code) => ::core::result::Result::Ok(#path(body)))
        });
        quote! {
            #client::Read::Problem {
                codes: &[#(#classes),*],
                read: |received| {
                    let body = received.json::<#of>()?;
                    match received.code().as_deref() {
                        #(#arms,)*
                        _ => ::core::result::Result::Err(#client::Mismatch::Json),
                    }
                },
            }
        }
    }

    /// The enum of the bodies that may be sent.
    fn bodies(&self) -> TokenStream {
        let name = &self.own.body;
        let docs =
            docs::lines(&format!("What may be sent to {}.", docs::code(&self.own.operation.id)));
        let variants = self.own.choices.iter().map(|choice| {
            let docs = docs::lines(&format!("{}.", docs::code(&choice.content.media_type.text)));
            let (name, of) = (&choice.name, asked::sent(self.planned.types, choice.content));
            quote!(#docs #name(#of))
        });
        quote! {
            #docs
            #[derive(Clone, Debug)]
            pub enum #name {
                #(#variants,)*
            }
        }
    }

    fn method(&self) -> TokenStream {
        let own = self.own;
        let (name, constant, operation) = (&own.method, &own.constant, own.operation);
        let (success, problem) = (self.success(), self.problem());
        let route =
            format!("`{} {}`", operation.method.name(), operation.path.text.replace('`', "'"));
        let docs = docs::texts([operation.summary.as_deref(), operation.docs.as_deref()], "");
        let route =
            docs::lines(&format!("\n{route}\n\n# Errors\nEverything but a declared success."));
        let deprecated = operation.deprecation.is_some().then(|| quote!(#[deprecated]));
        let parameters = operation.arguments.map(|of| {
            let of = self.planned.types.path(of);
            quote!(parameters: &#of,)
        });
        let arguments = if operation.arguments.is_some() {
            quote!(::counterpart_http::client::generated::parameters(parameters))
        } else {
            quote!(::core::default::Default::default())
        };
        let key = asked::key(own).map(|key| {
            quote! {
                if options.idempotency_key.is_none() {
                    options.idempotency_key =
                        parameters.get(#key).and_then(|key| key.as_str()).map(::std::string::String::from);
                }
            }
        });
        let options = if key.is_some() { quote!(let mut options) } else { quote!(let options) };
        let (body, made) = self.sent();
        quote! {
            #docs
            #route
            #deprecated
            pub async fn #name(
                &self,
                #parameters
                #body
            ) -> ::core::result::Result<
                ::counterpart_http::client::Answered<#success>,
                ::counterpart_http::client::Failure<#problem>,
            > {
                let parameters = #arguments;
                #options = ::core::clone::Clone::clone(&self.options);
                #key
                let (content_type, body) = #made;
                let arguments =
                    ::counterpart_http::client::Arguments { parameters, body, content_type };
                self.client.call(&#constant, arguments, options).await
            }
        }
    }

    /// The argument for the body, and the pair of its media type and what is sent.
    fn sent(&self) -> (TokenStream, TokenStream) {
        let none = quote!((::core::option::Option::None, ::core::option::Option::None));
        let Some(body) = &self.own.operation.body else { return (TokenStream::new(), none) };
        let (of, made) = match self.own.choices.as_slice() {
            [] => return (TokenStream::new(), none),
            [only] => (
                asked::sent(self.planned.types, only.content),
                asked::body(only.content, &quote!(body)),
            ),
            several => {
                let name = &self.own.body;
                let arms = several.iter().map(|choice| {
                    let variant = &choice.name;
                    let made = asked::body(choice.content, &quote!(body));
                    quote!(#name::#variant(body) => #made)
                });
                (quote!(#name), quote!(match body { #(#arms,)* }))
            }
        };
        if body.required {
            return (quote!(body: #of), made);
        }
        let made = quote! {
            match body {
                ::core::option::Option::None => #none,
                ::core::option::Option::Some(body) => #made,
            }
        };
        (quote!(body: ::core::option::Option<#of>), made)
    }
}

fn content(media: &str, read: &TokenStream) -> TokenStream {
    quote!(::counterpart_http::client::Content { media: #media, read: #read })
}

/// The media type of a problem.
fn problem_media(variant: &Variant<'_>) -> String {
    let json = |content: &&Content| matches!(content.kind, ContentKind::Json(_));
    let content = variant.answer.contents.iter().find(json);
    content.map_or_else(String::new, |content| content.media_type.text.clone())
}

/// Whether the body of a variant is read while it comes.
fn is_stream(variant: &Variant<'_>) -> bool {
    let Payload::Content(content) = &variant.payload else { return false };
    match &content.kind {
        ContentKind::EventStream { .. } | ContentKind::JsonLines(Some(_)) => is_success(variant),
        ContentKind::JsonLines(None)
        | ContentKind::Json(_)
        | ContentKind::Text(_)
        | ContentKind::Binary
        | ContentKind::Form(_)
        | ContentKind::Multipart(_) => false,
    }
}

/// A function that reads a body, and puts it into something.
fn mapped(read: &TokenStream, into: Option<&TokenStream>) -> TokenStream {
    match into {
        None => quote!(|received| #read),
        Some(path) => quote!(|received| #read.map(#path)),
    }
}
