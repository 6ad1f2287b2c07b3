//! Security: how clients prove who they are, and what an operation asks for.

use crate::source::Place;

/// A way in which clients prove who they are.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Scheme {
    /// Its key in the document.
    pub name: String,
    /// What it is.
    pub kind: SchemeKind,
    /// What it says to a reader.
    pub docs: Option<String>,
    /// Where it stands.
    pub place: Place,
}

/// What a security scheme is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SchemeKind {
    /// A key in a header.
    HeaderKey(String),
    /// A key behind `?`.
    QueryKey(String),
    /// A key in a cookie.
    CookieKey(String),
    /// A scheme of the header `Authorization` (RFC 9110, section 11).
    Http {
        /// The scheme in lower case: `bearer`, `basic`.
        scheme: String,
        /// What a bearer token is, for a reader: `JWT`.
        format: Option<String>,
    },
    /// OAuth 2; the token is sent as a bearer.
    OAuth2(Vec<Flow>),
    /// OpenID Connect; the token is sent as a bearer.
    OpenIdConnect {
        /// Where the provider describes itself.
        url: String,
    },
    /// A certificate of the client.
    MutualTls,
}

/// A way to get a token of OAuth 2.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Flow {
    /// Which one.
    pub kind: FlowKind,
    /// Where a person agrees.
    pub authorization_url: Option<String>,
    /// Where tokens are given.
    pub token_url: Option<String>,
    /// Where tokens are renewed.
    pub refresh_url: Option<String>,
    /// The scopes, each with what it says to a reader, in the order of the document.
    pub scopes: Vec<(String, String)>,
}

/// The flows of OAuth 2.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum FlowKind {
    /// `implicit`
    Implicit,
    /// `password`
    Password,
    /// `clientCredentials`
    ClientCredentials,
    /// `authorizationCode`
    AuthorizationCode,
    /// `deviceAuthorization`, from OpenAPI 3.2 on
    DeviceAuthorization,
}

/// Who may ask: one of the alternatives has to be met.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Requirements {
    /// The alternatives, in the order of the document; each asks for all of its schemes, and none
    /// asks for nothing. Empty where anyone may ask.
    pub alternatives: Vec<Vec<Requirement>>,
    /// Whether a request without any proof is served, too.
    pub optional: bool,
}

impl Requirements {
    /// Whether a request without proof is refused.
    #[must_use]
    pub const fn is_secured(&self) -> bool {
        !self.optional && !self.alternatives.is_empty()
    }
}

/// One scheme that has to be met.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Requirement {
    /// Its position in [`Service#structfield.schemes`](super::Service::schemes).
    pub scheme: usize,
    /// The scopes that the token needs.
    pub scopes: Vec<String>,
}
