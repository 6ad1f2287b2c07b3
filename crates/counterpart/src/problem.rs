//! For `axum`: a body that has met its contract, and the answer to one that has not.

mod refusal;

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, StatusCode, header};

use crate::contract::Contract;
use crate::violation::Violations;

pub use refusal::Refusal;

/// The JSON body of a request that has met its contract:
/// `async fn store(Checked(response): Checked<ServiceKeysResponse>)`.
///
/// | a request | is refused with |
/// |---|---|
/// | whose `Content-Type` is not `application/json` or a `+json` type | 415 |
/// | whose body is larger than the router's limit (`axum::extract::DefaultBodyLimit`) | 413 |
/// | whose body cannot be read or is not JSON | 400 |
/// | whose body does not meet the contract | 422, with every violation |
///
/// Each answer is a problem document (RFC 9457). The content type is asked for as `axum::Json` asks
/// for it: a page of another site cannot send such a request without a preflight.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked<T>(pub T);

impl<S: Send + Sync, T: Contract> FromRequest<S> for Checked<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        if !is_json(request.headers()) {
            return Err(Refusal::ContentType);
        }
        let bytes =
            Bytes::from_request(request, state).await.map_err(|rejection| {
                match rejection.status() {
                    StatusCode::PAYLOAD_TOO_LARGE => Refusal::TooLarge,
                    _ => Refusal::Unread,
                }
            })?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Refusal::Malformed)?;
        T::from_json(text).map(Self).map_err(|violations| {
            if is_malformed(&violations) {
                Refusal::Malformed
            } else {
                Refusal::Violations { name: T::NAME, violations }
            }
        })
    }
}

/// Whether the headers name `application/json` or a type with the suffix `+json`, with or without
/// parameters.
fn is_json(headers: &HeaderMap) -> bool {
    let value = headers.get(header::CONTENT_TYPE).and_then(|value| value.to_str().ok());
    let essence = value.and_then(|value| value.split(';').next()).map(str::trim);
    let Some((kind, subtype)) = essence.and_then(|essence| essence.split_once('/')) else {
        return false;
    };
    let (kind, subtype) = (kind.to_ascii_lowercase(), subtype.to_ascii_lowercase());
    let token = |text: &str| !text.is_empty() && text.bytes().all(is_token);
    let json = kind == "application" && subtype == "json";
    let suffixed = subtype.strip_suffix("+json").is_some_and(token);
    json || (suffixed && token(&kind))
}

/// A character of a token in HTTP (RFC 9110, section 5.6.2).
const fn is_token(byte: u8) -> bool {
    matches!(
        byte,
        b'!' | b'#'
            | b'$'
            | b'%'
            | b'&'
            | b'\''
            | b'*'
            | b'+'
            | b'-'
            | b'.'
            | b'^'
            | b'_'
            | b'`'
            | b'|'
            | b'~'
    ) || byte.is_ascii_alphanumeric()
}

/// Whether the text was not JSON, so that no contract was asked.
fn is_malformed(violations: &Violations) -> bool {
    violations.iter().all(|violation| violation.keyword == "json")
}
