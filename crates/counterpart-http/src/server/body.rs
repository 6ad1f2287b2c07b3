//! The body of a request: read whole within the limits of the server, or as it comes.

use axum::body::{Body, Bytes};
use axum::http::{HeaderMap, header};
use bytes::BytesMut;
use counterpart::{Contract, Violations};
use futures_util::StreamExt;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::refusal::Refusal;
use super::settings::Settings;

/// How much more than the longest body is read of one that is too long, so that its sender hears why it
/// is refused.
const PATIENCE: usize = 8;

/// Reads a body to its end.
pub async fn whole(body: Body, headers: &HeaderMap, settings: &Settings) -> Result<Bytes, Refusal> {
    let read = timeout(settings.body_time, within(body, headers, settings.body));
    read.await.unwrap_or(Err(Refusal::RequestTimeout))
}

async fn within(body: Body, headers: &HeaderMap, longest: usize) -> Result<Bytes, Refusal> {
    let announced = headers.get(header::CONTENT_LENGTH);
    let announced = announced.and_then(|value| value.to_str().ok()?.parse::<usize>().ok());
    let mut stream = body.into_data_stream();
    let mut bytes = BytesMut::new();
    let mut length = 0_usize;
    let mut is_too_large = announced.is_some_and(|bytes| bytes > longest);
    while let Some(piece) = stream.next().await {
        let unread = |_| Refusal::BadRequest("The body could not be read to its end.", Vec::new());
        let piece = piece.map_err(unread)?;
        length = length.saturating_add(piece.len());
        is_too_large |= length > longest;
        if !is_too_large {
            bytes.extend_from_slice(&piece);
        } else if length > longest.saturating_mul(PATIENCE) {
            break;
        }
    }
    if is_too_large { Err(Refusal::ContentTooLarge) } else { Ok(bytes.freeze()) }
}

/// A body as text.
pub fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    let malformed = Refusal::BadRequest("The body is not text in UTF-8.", Vec::new());
    std::str::from_utf8(bytes).map_err(|_| malformed)
}

/// A body as JSON that meets its contract.
pub fn json<T: Contract>(bytes: &[u8]) -> Result<T, Refusal> {
    T::from_json(text(bytes)?).map_err(|violations| refused(&violations))
}

/// A text as any JSON value.
pub fn value(text: &str) -> Result<Value, Refusal> {
    let malformed = Refusal::BadRequest("The body is not JSON.", Vec::new());
    serde_json::from_str(text).map_err(|_| malformed)
}

/// What is answered to a body with these violations.
pub fn refused(violations: &Violations) -> Refusal {
    if violations.iter().all(|violation| violation.keyword == "json") {
        return Refusal::BadRequest("The body is not JSON.", Vec::new());
    }
    Refusal::Invalid(listed(violations))
}

/// Violations as members of a problem.
pub fn listed(violations: &Violations) -> Vec<Value> {
    violations.iter().map(|violation| json!(violation)).collect()
}
