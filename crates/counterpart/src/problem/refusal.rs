//! Why a body was refused, and the problem document that says so.

use std::fmt;

use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::{Map, Value, json};

use crate::violation::Violations;

/// Why [`Checked`](crate::Checked) refused a request. As a response it is a problem document
/// (RFC 9457) with the members `type`, `title`, `status` and `detail`, and of a body that does not
/// meet its contract `violations`. Nothing in it is taken from the values of the body.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Refusal {
    /// The request does not say that its body is JSON: 415.
    ContentType,
    /// The body is larger than the limit of the router: 413.
    TooLarge,
    /// The body could not be read to its end: 400.
    Unread,
    /// The body is not JSON in UTF-8: 400.
    Malformed,
    /// The body does not meet the contract: 422.
    #[non_exhaustive]
    Violations {
        /// The name of the contract's definition.
        name: &'static str,
        /// Everything that is wrong with the body.
        violations: Violations,
    },
}

impl Refusal {
    /// The status of the answer.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::ContentType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::TooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::Unread | Self::Malformed => StatusCode::BAD_REQUEST,
            Self::Violations { .. } => StatusCode::UNPROCESSABLE_ENTITY,
        }
    }

    /// The violations of a body that was read and does not meet its contract.
    #[must_use]
    pub const fn violations(&self) -> Option<&Violations> {
        match self {
            Self::Violations { violations, .. } => Some(violations),
            Self::ContentType | Self::TooLarge | Self::Unread | Self::Malformed => None,
        }
    }

    /// The problem document.
    fn problem(&self) -> Map<String, Value> {
        let status = self.status();
        let mut problem = Map::new();
        problem.insert("type".to_owned(), json!("about:blank"));
        problem.insert("title".to_owned(), json!(status.canonical_reason()));
        problem.insert("status".to_owned(), json!(status.as_u16()));
        problem.insert("detail".to_owned(), json!(self.detail()));
        if let Some(violations) = self.violations() {
            problem.insert("violations".to_owned(), json!(violations));
        }
        problem
    }

    fn detail(&self) -> String {
        match self {
            Self::ContentType => {
                "The content type of the body must be application/json.".to_owned()
            }
            Self::TooLarge => "The body is larger than this server reads.".to_owned(),
            Self::Unread => "The body could not be read.".to_owned(),
            Self::Malformed => "The body is not JSON in UTF-8.".to_owned(),
            Self::Violations { name, .. } => format!("The body is not a valid {name}."),
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.detail().trim_end_matches('.'))
    }
}

impl std::error::Error for Refusal {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.violations().map(|violations| -> &(dyn std::error::Error + 'static) { violations })
    }
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response {
        let kind = [(header::CONTENT_TYPE, "application/problem+json")];
        (self.status(), kind, Value::Object(self.problem()).to_string()).into_response()
    }
}
