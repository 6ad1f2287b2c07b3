//! The answers that are not the service's own: what the router says when it refuses a request.

use std::time::Duration;

use axum::body::Body;
use axum::http::{HeaderName, HeaderValue, Response, StatusCode, header};
use axum::response::IntoResponse;
use serde_json::Value;

use super::problem::Problem;

/// The media type of problems.
pub(crate) const PROBLEM_JSON: HeaderValue = HeaderValue::from_static("application/problem+json");

/// Why the router refuses a request. Each has a status and a code that never changes.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Refusal {
    /// 400 `bad-request`: a parameter or the body cannot be read, or a parameter does not meet its
    /// contract. With the violations, where there are some.
    BadRequest(&'static str, Vec<Value>),
    /// 401 `unauthorized`: it is not known who asks. With what `WWW-Authenticate` says.
    Unauthorized(Vec<String>),
    /// 404 `not-found`: the service has no such path.
    NotFound,
    /// 405 `method-not-allowed`: the path has no such method. With those that it has.
    MethodNotAllowed(String),
    /// 406 `not-acceptable`: nothing that can be answered is asked for.
    NotAcceptable,
    /// 408 `request-timeout`: the body took too long.
    RequestTimeout,
    /// 413 `content-too-large`: the body is longer than the server reads.
    ContentTooLarge,
    /// 415 `unsupported-media-type`: the body is of another media type than the operation takes.
    UnsupportedMediaType,
    /// 422 `invalid`: the body does not meet its contract. With every violation.
    Invalid(Vec<Value>),
    /// 429 `rate-limited`: too many requests. With the time to wait.
    RateLimited(Duration),
    /// 500 `internal`: the service failed. The answer does not say how.
    Internal,
    /// 503 `unavailable`: who asks cannot be found out at present.
    Unavailable,
}

impl Refusal {
    /// The status.
    #[must_use]
    pub const fn status(&self) -> StatusCode {
        match self {
            Self::BadRequest(..) => StatusCode::BAD_REQUEST,
            Self::Unauthorized(_) => StatusCode::UNAUTHORIZED,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::MethodNotAllowed(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::NotAcceptable => StatusCode::NOT_ACCEPTABLE,
            Self::RequestTimeout => StatusCode::REQUEST_TIMEOUT,
            Self::ContentTooLarge => StatusCode::PAYLOAD_TOO_LARGE,
            Self::UnsupportedMediaType => StatusCode::UNSUPPORTED_MEDIA_TYPE,
            Self::Invalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::RateLimited(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
        }
    }

    /// The stable code.
    #[must_use]
    pub const fn code(&self) -> &'static str {
        match self {
            Self::BadRequest(..) => "bad-request",
            Self::Unauthorized(_) => "unauthorized",
            Self::NotFound => "not-found",
            Self::MethodNotAllowed(_) => "method-not-allowed",
            Self::NotAcceptable => "not-acceptable",
            Self::RequestTimeout => "request-timeout",
            Self::ContentTooLarge => "content-too-large",
            Self::UnsupportedMediaType => "unsupported-media-type",
            Self::Invalid(_) => "invalid",
            Self::RateLimited(_) => "rate-limited",
            Self::Internal => "internal",
            Self::Unavailable => "unavailable",
        }
    }

    /// The kind of problem in a few words.
    const fn title(&self) -> &'static str {
        match self {
            Self::BadRequest(..) => "Bad Request",
            Self::Unauthorized(_) => "Unauthorized",
            Self::NotFound => "Not Found",
            Self::MethodNotAllowed(_) => "Method Not Allowed",
            Self::NotAcceptable => "Not Acceptable",
            Self::RequestTimeout => "Request Timeout",
            Self::ContentTooLarge => "Content Too Large",
            Self::UnsupportedMediaType => "Unsupported Media Type",
            Self::Invalid(_) => "Unprocessable Content",
            Self::RateLimited(_) => "Too Many Requests",
            Self::Internal => "Internal Server Error",
            Self::Unavailable => "Service Unavailable",
        }
    }

    /// One sentence. Nothing in it is taken from the request.
    const fn detail(&self) -> &'static str {
        match self {
            Self::BadRequest(detail, _) => detail,
            Self::Unauthorized(_) => "The request does not prove who asks.",
            Self::NotFound => "There is nothing at this path.",
            Self::MethodNotAllowed(_) => "This path has no such method.",
            Self::NotAcceptable => "None of the media types that are asked for can be answered.",
            Self::RequestTimeout => "The body took too long to arrive.",
            Self::ContentTooLarge => "The body is larger than this server reads.",
            Self::UnsupportedMediaType => "The body is of a media type that is not taken here.",
            Self::Invalid(_) => "The body does not meet its contract.",
            Self::RateLimited(_) => "Too many requests.",
            Self::Internal => "The service failed.",
            Self::Unavailable => "The service cannot find out who asks at present.",
        }
    }

    /// The headers that belong to the status.
    fn headers(&self) -> Vec<(HeaderName, String)> {
        match self {
            Self::Unauthorized(schemes) => {
                let schemes = schemes.iter().cloned();
                schemes.map(|scheme| (header::WWW_AUTHENTICATE, scheme)).collect()
            }
            Self::MethodNotAllowed(allowed) => vec![(header::ALLOW, allowed.clone())],
            Self::RateLimited(wait) => {
                vec![(header::RETRY_AFTER, whole_seconds(*wait).to_string())]
            }
            // What was not read of the body would be taken for the next request.
            Self::RequestTimeout | Self::ContentTooLarge => {
                vec![(header::CONNECTION, "close".to_owned())]
            }
            Self::BadRequest(..)
            | Self::NotFound
            | Self::NotAcceptable
            | Self::UnsupportedMediaType
            | Self::Invalid(_)
            | Self::Internal
            | Self::Unavailable => Vec::new(),
        }
    }

    /// The problem document.
    fn document(self) -> Value {
        let (status, code) = (self.status().as_u16(), self.code());
        let (title, detail) = (self.title(), self.detail());
        let mut problem = Problem::new(detail);
        if let Self::BadRequest(_, violations) | Self::Invalid(violations) = self
            && !violations.is_empty()
        {
            problem = problem.with("violations", violations);
        }
        problem.document(status, Some(code), title)
    }
}

/// The seconds to wait: never none, and never less than is meant.
fn whole_seconds(wait: Duration) -> u64 {
    let more = u64::from(wait.subsec_nanos() > 0);
    wait.as_secs().saturating_add(more).max(1)
}

impl IntoResponse for Refusal {
    fn into_response(self) -> Response<Body> {
        let (status, headers) = (self.status(), self.headers());
        let mut response = Response::new(Body::from(self.document().to_string()));
        *response.status_mut() = status;
        response.headers_mut().insert(header::CONTENT_TYPE, PROBLEM_JSON);
        for (name, value) in headers {
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().append(name, value);
            }
        }
        response
    }
}
