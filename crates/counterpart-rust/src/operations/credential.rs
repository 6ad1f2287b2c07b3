//! How who asks is found out: the credentials, and the trait that knows whose they are.

use counterpart_compiler::model::Service;
use counterpart_compiler::model::service::{Requirement, Scheme, SchemeKind};
use proc_macro2::TokenStream;
use quote::quote;

use super::plan::ServicePlan;
use crate::docs;

/// The enum `Credentials` and the trait `Authenticate`.
pub fn items(planned: &ServicePlan<'_>) -> TokenStream {
    let variants = planned.alternatives.iter().map(|(name, requirements)| {
        let schemes = schemes(planned.service, requirements);
        let docs =
            docs::texts(schemes.iter().map(|it| it.docs.as_deref()), "What proves who asks.");
        let types = schemes.iter().map(|scheme| held(&scheme.kind));
        quote!(#docs #name(#(#types),*))
    });
    let arms = planned.alternatives.iter().enumerate().map(|(at, (name, requirements))| {
        let schemes = schemes(planned.service, requirements);
        let parts = schemes.iter().map(|scheme| part(&scheme.kind));
        quote!(#at => Self::#name(#(#parts),*))
    });
    quote! {
        /// What a request proves, for each way to prove who asks.
        #[derive(Clone, Debug)]
        pub enum Credentials {
            #(#variants,)*
        }

        impl Credentials {
            fn of(mut proof: ::counterpart_http::server::Proof) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(match proof.number {
                    #(#arms,)*
                    _ => return ::core::option::Option::None,
                })
            }
        }

        /// Finds out who asks. The router asks it before it reads anything else of a request.
        pub trait Authenticate: ::core::marker::Send + ::core::marker::Sync + 'static {
            /// Who asks.
            type Principal: ::core::marker::Send + 'static;

            /// Who the credentials belong to.
            ///
            /// # Errors
            /// Why they do not say who asks.
            fn authenticate(
                &self,
                credentials: Credentials,
                access: ::counterpart_http::server::Access<'_>,
            ) -> impl ::core::future::Future<
                Output = ::core::result::Result<
                    Self::Principal,
                    ::counterpart_http::server::Denied,
                >,
            > + ::core::marker::Send;
        }
    }
}

/// The schemes of an alternative.
fn schemes<'s>(service: &'s Service, requirements: &[Requirement]) -> Vec<&'s Scheme> {
    requirements.iter().filter_map(|it| service.schemes.get(it.scheme)).collect()
}

/// The type of a credential.
fn held(kind: &SchemeKind) -> TokenStream {
    if is_key(kind) {
        quote!(::counterpart::Secret)
    } else {
        quote!(::counterpart_http::server::Credential)
    }
}

/// What takes a credential from `proof`.
fn part(kind: &SchemeKind) -> TokenStream {
    if is_key(kind) { quote!(proof.key()?) } else { quote!(proof.credential()?) }
}

/// Whether a credential is one text.
fn is_key(kind: &SchemeKind) -> bool {
    match kind {
        SchemeKind::HeaderKey(_)
        | SchemeKind::QueryKey(_)
        | SchemeKind::CookieKey(_)
        | SchemeKind::OAuth2(_)
        | SchemeKind::OpenIdConnect { .. } => true,
        SchemeKind::Http { scheme, .. } => scheme != "basic",
        SchemeKind::MutualTls => false,
    }
}

/// The expression of a scheme.
pub fn scheme(kind: &SchemeKind) -> TokenStream {
    let scheme = quote!(::counterpart_http::server::Scheme);
    match kind {
        SchemeKind::HeaderKey(name) => quote!(#scheme::Header(#name)),
        SchemeKind::QueryKey(name) => quote!(#scheme::Query(#name)),
        SchemeKind::CookieKey(name) => quote!(#scheme::Cookie(#name)),
        SchemeKind::OAuth2(_) | SchemeKind::OpenIdConnect { .. } => quote!(#scheme::Bearer),
        SchemeKind::MutualTls => quote!(#scheme::Certificate),
        SchemeKind::Http { scheme: name, .. } => match name.as_str() {
            "bearer" => quote!(#scheme::Bearer),
            "basic" => quote!(#scheme::Basic),
            other => quote!(#scheme::Authorization(#other)),
        },
    }
}
