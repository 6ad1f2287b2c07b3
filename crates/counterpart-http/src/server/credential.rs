//! Who asks: what a request proves, and the principal that it is found to be.

use std::collections::VecDeque;
use std::ops::Deref;
use std::time::Duration;

use axum::http::{HeaderMap, header, request::Parts};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use counterpart::Secret;
use subtle::ConstantTimeEq;

use super::cookie;
use super::operation::{Alternative, Operation, Scheme};
use super::query::Query;
use super::refusal::Refusal;

/// What a request says to prove who asks, for one scheme.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A token or a key.
    Key(Secret),
    /// A name and a password.
    Basic {
        /// The name.
        user: String,
        /// The password.
        password: Secret,
    },
    /// A certificate, which what accepted the connection has checked.
    Certificate,
}

/// The credentials of one alternative, in the order of its schemes.
#[derive(Debug)]
pub struct Proof {
    /// The number of the alternative in the service.
    pub number: usize,
    /// The scopes that the alternative asks for.
    pub scopes: &'static [&'static str],
    credentials: VecDeque<Credential>,
}

impl Proof {
    /// The next credential of the alternative.
    pub fn credential(&mut self) -> Option<Credential> {
        self.credentials.pop_front()
    }

    /// The next credential, a token or a key.
    pub fn key(&mut self) -> Option<Secret> {
        match self.credential()? {
            Credential::Key(secret) => Some(secret),
            Credential::Basic { .. } | Credential::Certificate => None,
        }
    }
}

/// What an authentication is asked beside the credentials.
#[derive(Clone, Copy, Debug)]
pub struct Access<'r> {
    /// The `operationId` of what is asked for.
    pub operation: &'static str,
    /// The scopes that the document asks for.
    pub scopes: &'static [&'static str],
    /// The head of the request.
    pub request: &'r Parts,
}

/// Who asks. Only the router makes one, of what the authentication of the service answered: an
/// operation that takes one cannot be called without it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Authenticated<P>(P);

impl<P> Authenticated<P> {
    pub(crate) const fn new(principal: P) -> Self {
        Self(principal)
    }

    /// The principal.
    pub fn into_inner(self) -> P {
        self.0
    }
}

impl<P> Deref for Authenticated<P> {
    type Target = P;

    fn deref(&self) -> &P {
        &self.0
    }
}

/// Why an authentication does not say who asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Denied {
    /// The credentials are not those of anyone: 401.
    Unauthorized,
    /// Too many requests; the time to wait: 429.
    RateLimited(Duration),
    /// It cannot be found out at present: 503.
    Unavailable,
}

/// Whether two secrets are the same, in a time that does not depend on where they differ.
#[must_use]
pub fn same(one: &Secret, other: &Secret) -> bool {
    one.expose().as_bytes().ct_eq(other.expose().as_bytes()).into()
}

/// The credentials of the first alternative that has all of its own; none where an operation may be
/// asked by anyone and the request proves nothing.
pub fn proof(
    operation: &'static Operation,
    headers: &HeaderMap,
    query: &Query,
) -> Result<Option<Proof>, Refusal> {
    let found = operation.security.iter().filter(|it| !it.schemes.is_empty()).find_map(|it| {
        let credentials = it.schemes.iter().map(|scheme| credential(*scheme, headers, query));
        let credentials = credentials.collect::<Option<_>>()?;
        Some(Proof { number: it.number, scopes: it.scopes, credentials })
    });
    let optional = || operation.security.iter().any(|it| it.schemes.is_empty());
    if found.is_none() && !optional() {
        return Err(unauthorized(operation));
    }
    Ok(found)
}

/// The answer to a request that does not prove who asks.
pub fn unauthorized(operation: &Operation) -> Refusal {
    let schemes = operation.security.iter().flat_map(|Alternative { schemes, .. }| *schemes);
    let mut challenges: Vec<_> = schemes.map(|scheme| challenge(*scheme)).collect();
    challenges.dedup();
    Refusal::Unauthorized(challenges)
}

/// What `WWW-Authenticate` says of a scheme.
fn challenge(scheme: Scheme) -> String {
    match scheme {
        Scheme::Bearer => "Bearer".to_owned(),
        Scheme::Basic => "Basic realm=\"api\", charset=\"UTF-8\"".to_owned(),
        Scheme::Authorization(scheme) => scheme.to_owned(),
        Scheme::Header(name) => format!("ApiKey header=\"{name}\""),
        Scheme::Query(name) => format!("ApiKey query=\"{name}\""),
        Scheme::Cookie(name) => format!("Cookie cookie-name=\"{name}\""),
        Scheme::Certificate => "Mutual".to_owned(),
    }
}

fn credential(scheme: Scheme, headers: &HeaderMap, query: &Query) -> Option<Credential> {
    let key = |text: &str| (!text.is_empty()).then(|| Credential::Key(Secret::from(text)));
    match scheme {
        Scheme::Bearer => key(authorization(headers, "bearer")?),
        Scheme::Authorization(scheme) => key(authorization(headers, scheme)?),
        Scheme::Basic => basic(authorization(headers, "basic")?),
        Scheme::Header(name) => key(only(headers.get_all(name).iter())?.to_str().ok()?),
        Scheme::Query(name) => key(only(query.all(name))?),
        Scheme::Cookie(name) => key(only(cookie::all(headers, name))?),
        Scheme::Certificate => Some(Credential::Certificate),
    }
}

/// What stands behind the scheme in the one header `Authorization`.
fn authorization<'h>(headers: &'h HeaderMap, wanted: &str) -> Option<&'h str> {
    let value = only(headers.get_all(header::AUTHORIZATION).iter())?.to_str().ok()?;
    let (scheme, rest) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case(wanted).then(|| rest.trim())
}

fn basic(text: &str) -> Option<Credential> {
    let text = String::from_utf8(STANDARD.decode(text).ok()?).ok()?;
    let (user, password) = text.split_once(':')?;
    Some(Credential::Basic { user: user.to_owned(), password: Secret::from(password) })
}

/// The only item: what is there twice may mean one thing here and another elsewhere.
fn only<T>(mut items: impl Iterator<Item = T>) -> Option<T> {
    let first = items.next()?;
    items.next().is_none().then_some(first)
}
