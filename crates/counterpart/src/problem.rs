//! For `axum`: a body that has met its contract, and the answer to one that has not.

use axum::body::Bytes;
use axum::extract::{FromRequest, Request};
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::contract::Contract;
use crate::violation::Violations;

/// The JSON body of a request that has met its contract:
/// `async fn store(Checked(response): Checked<ServiceKeysResponse>)`.
///
/// A body that has not is answered with status 422 and every violation, as a problem document
/// (RFC 9457).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Checked<T>(pub T);

impl<S: Send + Sync, T: Contract> FromRequest<S> for Checked<T> {
    type Rejection = Refusal;

    async fn from_request(request: Request, state: &S) -> Result<Self, Refusal> {
        let unread = |_| Refusal { name: T::NAME, violations: Violations::json() };
        let bytes = Bytes::from_request(request, state).await.map_err(unread)?;
        let text = std::str::from_utf8(&bytes).map_err(|_| Violations::json());
        let value = text.and_then(T::from_json);
        value.map(Self).map_err(|violations| Refusal { name: T::NAME, violations })
    }
}

/// The answer to a body that does not meet its contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    name: &'static str,
    violations: Violations,
}

impl Refusal {
    /// The violations of the body.
    #[must_use]
    pub const fn violations(&self) -> &Violations {
        &self.violations
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let status = StatusCode::UNPROCESSABLE_ENTITY;
        let problem = json!({
            "type": "about:blank",
            "title": "The body does not meet its contract",
            "status": status.as_u16(),
            "detail": format!("The body is not a valid {}.", self.name),
            "violations": self.violations,
        });
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        (status, kind, problem.to_string()).into_response()
    }
}
