//! Credentials: where they come from, where they are sent, and how a refused one is renewed.

use std::collections::BTreeMap;
use std::future::{poll_fn, ready};
use std::sync::{Arc, Mutex, PoisonError};
use std::task::{Poll, Waker};

use counterpart::Secret;

use super::operation::{Facts, Scheme};
use super::outcome::{Refusal, RefusedArgument};
use super::request::is_header_text;
use super::style::encode;
use super::transport::BoxFuture;

/// A credential.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Credential {
    /// A token or a key.
    Token(Secret),
    /// A user name and a password.
    Basic {
        /// The user name.
        username: String,
        /// The password.
        password: Secret,
    },
}

/// Where credentials come from. Both functions are asked with the name of a security scheme.
pub trait Credentials: Send + Sync {
    /// The credential to send; none where there is none.
    fn get<'a>(&'a self, scheme: &'a str) -> BoxFuture<'a, Option<Credential>>;

    /// A new credential, after the server refused this one. Calls that are refused at the same time
    /// share one refresh.
    fn refresh<'a>(
        &'a self,
        scheme: &'a str,
        rejected: &'a Credential,
    ) -> BoxFuture<'a, Option<Credential>> {
        let _ = (scheme, rejected);
        Box::pin(ready(None))
    }
}

/// What is sent for the credentials of one attempt.
#[derive(Default)]
pub struct Proof {
    pub headers: Vec<(String, String)>,
    pub query: Vec<String>,
    pub cookies: Vec<String>,
    used: Vec<(&'static str, Credential)>,
}

/// What is sent: that of the first alternative that has all its credentials.
pub async fn proof(
    credentials: Option<&dyn Credentials>,
    facts: &Facts,
) -> Result<Proof, Vec<RefusedArgument>> {
    for schemes in facts.security {
        let mut proof = Proof::default();
        for scheme in *schemes {
            let Some(credential) = present(credentials, scheme.name()).await else { break };
            place(&mut proof, scheme, &credential);
            proof.used.push((scheme.name(), credential));
        }
        let is_sendable = proof.headers.iter().all(|(_, value)| is_header_text(value));
        if proof.used.len() == schemes.len() && is_sendable {
            return Ok(proof);
        }
    }
    let missing = facts.security.first().copied().unwrap_or_default().iter();
    let missing: Vec<RefusedArgument> = missing
        .map(|scheme| RefusedArgument {
            argument: scheme.name().to_owned(),
            why: Refusal::Credential,
        })
        .collect();
    if missing.is_empty() { Ok(Proof::default()) } else { Err(missing) }
}

async fn present(credentials: Option<&dyn Credentials>, name: &str) -> Option<Credential> {
    credentials?.get(name).await
}

fn place(proof: &mut Proof, scheme: &Scheme, credential: &Credential) {
    let token = match credential {
        Credential::Token(token) => token.expose().to_owned(),
        Credential::Basic { username, password } => {
            base64(format!("{username}:{}", password.expose()).as_bytes())
        }
    };
    let authorization = |scheme: &str| ("authorization".to_owned(), format!("{scheme} {token}"));
    match scheme {
        Scheme::Bearer { .. } => proof.headers.push(authorization("Bearer")),
        Scheme::Basic { .. } => proof.headers.push(authorization("Basic")),
        Scheme::Http { scheme, .. } => proof.headers.push(authorization(scheme)),
        Scheme::Header { header, .. } => proof.headers.push((header.to_ascii_lowercase(), token)),
        Scheme::Query { parameter, .. } => {
            proof.query.push(format!("{}={}", encode(parameter), encode(&token)));
        }
        Scheme::Cookie { cookie, .. } => proof.cookies.push(format!("{cookie}={}", encode(&token))),
    }
}

/// Bytes as base64 (RFC 4648), with padding.
fn base64(bytes: &[u8]) -> String {
    const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let letter = |bits: u32| char::from(LETTERS[(bits & 63) as usize]);
    let mut out = String::new();
    for chunk in bytes.chunks(3) {
        let byte = |at: usize| u32::from(chunk.get(at).copied().unwrap_or_default());
        let bits = (byte(0) << 16) | (byte(1) << 8) | byte(2);
        out.push(letter(bits >> 18));
        out.push(letter(bits >> 12));
        out.push(if chunk.len() > 1 { letter(bits >> 6) } else { '=' });
        out.push(if chunk.len() > 2 { letter(bits) } else { '=' });
    }
    out
}

/// Whether another credential is there than those that were refused.
pub async fn refresh(
    credentials: Option<&dyn Credentials>,
    flights: &Flights,
    proof: &Proof,
) -> bool {
    let Some(credentials) = credentials else { return false };
    let mut is_other = false;
    for (name, rejected) in &proof.used {
        let credential = renewed(credentials, flights, name, rejected).await;
        is_other |= credential.is_some_and(|credential| credential != *rejected);
    }
    is_other
}

/// The renewals that run, by the name of the scheme.
pub type Flights = Mutex<BTreeMap<&'static str, Arc<Flight>>>;

/// What came of a renewal: a credential, or none.
type Renewed = Option<Credential>;

/// A renewal that several calls wait for.
#[derive(Default)]
pub struct Flight(Mutex<Landing>);

#[derive(Default)]
struct Landing {
    /// What came of it. None while it runs.
    result: Option<Renewed>,
    is_abandoned: bool,
    waiting: Vec<Waker>,
}

/// Ends a flight, also when the call that leads it is dropped.
struct Leader<'a> {
    flights: &'a Flights,
    name: &'static str,
    flight: Arc<Flight>,
    result: Option<Renewed>,
}

impl Drop for Leader<'_> {
    fn drop(&mut self) {
        self.flights.lock().unwrap_or_else(PoisonError::into_inner).remove(self.name);
        let mut landing = self.flight.0.lock().unwrap_or_else(PoisonError::into_inner);
        landing.is_abandoned = self.result.is_none();
        landing.result = self.result.take();
        let waiting = std::mem::take(&mut landing.waiting);
        drop(landing);
        waiting.into_iter().for_each(Waker::wake);
    }
}

/// Asks for a new credential; calls that ask at the same time share one request.
async fn renewed(
    credentials: &dyn Credentials,
    flights: &Flights,
    name: &'static str,
    rejected: &Credential,
) -> Option<Credential> {
    loop {
        let running = {
            let mut flights = flights.lock().unwrap_or_else(PoisonError::into_inner);
            let running = flights.get(name).cloned();
            if running.is_none() {
                flights.insert(name, Arc::default());
            }
            running.ok_or_else(|| flights.get(name).cloned().unwrap_or_default())
        };
        let flight = match running {
            Err(flight) => {
                let mut leader = Leader { flights, name, flight, result: None };
                // Another call may have renewed it while this one's answer was on its way.
                let now = credentials.get(name).await;
                let result = if now.as_ref() == Some(rejected) {
                    credentials.refresh(name, rejected).await
                } else {
                    now
                };
                leader.result = Some(result.clone());
                return result;
            }
            Ok(flight) => flight,
        };
        let landed = poll_fn(|context| {
            let mut landing = flight.0.lock().unwrap_or_else(PoisonError::into_inner);
            if landing.is_abandoned {
                return Poll::Ready(None);
            }
            if landing.result.is_some() {
                return Poll::Ready(landing.result.clone());
            }
            landing.waiting.push(context.waker().clone());
            Poll::Pending
        });
        if let Some(result) = landed.await {
            return result;
        }
    }
}
