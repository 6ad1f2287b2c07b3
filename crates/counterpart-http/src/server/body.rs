//! The body of a request: read whole within the limits of the server, or as it comes.

use std::error::Error;

use axum::body::{Body, Bytes, to_bytes};
use axum::http::{HeaderMap, header};
use counterpart::Contract;
use counterpart::Violations;
use serde_json::{Value, json};
use tokio::time::timeout;

use super::refusal::Refusal;
use super::settings::Settings;

/// Reads a body to its end.
pub async fn whole(body: Body, headers: &HeaderMap, settings: &Settings) -> Result<Bytes, Refusal> {
    let announced =
        headers.get(header::CONTENT_LENGTH).and_then(|it| it.to_str().ok()?.parse().ok());
    if announced.is_some_and(|bytes: usize| bytes > settings.body) {
        return Err(Refusal::ContentTooLarge);
    }
    match timeout(settings.body_time, to_bytes(body, settings.body)).await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) if is_limit(&error) => Err(Refusal::ContentTooLarge),
        Ok(Err(_)) => {
            Err(Refusal::BadRequest("The body could not be read to its end.", Vec::new()))
        }
        Err(_) => Err(Refusal::RequestTimeout),
    }
}

/// Whether a body could not be read because it is too long.
fn is_limit(error: &axum::Error) -> bool {
    let mut source = error.source();
    while let Some(error) = source {
        if error.is::<http_body_util::LengthLimitError>() {
            return true;
        }
        source = error.source();
    }
    false
}

/// A body as text.
pub fn text(bytes: &[u8]) -> Result<&str, Refusal> {
    let malformed = Refusal::BadRequest("The body is not text in UTF-8.", Vec::new());
    std::str::from_utf8(bytes).map_err(|_| malformed)
}

/// A body as JSON that meets its contract.
pub fn json<T: Contract>(bytes: &[u8]) -> Result<T, Refusal> {
    T::from_json(text(bytes)?).map_err(refused)
}

/// What is answered to a body with these violations.
pub fn refused(violations: Violations) -> Refusal {
    if violations.iter().all(|violation| violation.keyword == "json") {
        return Refusal::BadRequest("The body is not JSON.", Vec::new());
    }
    Refusal::Invalid(listed(violations))
}

/// Violations as members of a problem.
pub fn listed(violations: Violations) -> Vec<Value> {
    violations.iter().map(|violation| json!(violation)).collect()
}
