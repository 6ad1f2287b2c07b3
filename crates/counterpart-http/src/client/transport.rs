//! What carries a request to a server: the one place where a client meets the network.

use std::fmt;
use std::future::Future;
use std::pin::Pin;

use futures_core::Stream;

/// A body that is read while it comes.
pub type Bytes = Pin<Box<dyn Stream<Item = Result<bytes::Bytes, Unreachable>> + Send>>;

/// A future that a trait object gives.
pub type BoxFuture<'a, T> = Pin<Box<dyn Future<Output = T> + Send + 'a>>;

/// A request, ready to be sent.
#[derive(Clone, PartialEq, Eq)]
pub struct Request {
    /// The method, in capitals.
    pub method: &'static str,
    /// The URL.
    pub url: String,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body; none if nothing is sent.
    pub body: Option<bytes::Bytes>,
}

/// Shows the method alone: URL and headers may hold credentials.
impl fmt::Debug for Request {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Request").field("method", &self.method).finish_non_exhaustive()
    }
}

/// The head of an answer, with a body that is still to come.
pub struct Response {
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// The body.
    pub body: Bytes,
}

/// Sends a request once. It follows no redirect, repeats nothing, and sets no limit of time.
pub trait Transport: Send + Sync {
    /// Sends the request, and waits for the head of the answer. Dropping the future, or the
    /// body, closes the connection.
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, Unreachable>>;
}

/// Why no whole answer came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unreachable {
    /// The name of the host does not resolve. Nothing was sent.
    Dns,
    /// The connection was refused, or could not be made. Nothing was sent.
    Refused,
    /// No trusted connection could be made. Nothing was sent.
    Tls,
    /// The connection ended before the answer's head, or was reset.
    Reset,
    /// The body ended too early.
    Truncated,
}

impl Unreachable {
    /// Whether the server may have got the request.
    #[must_use]
    pub const fn is_sent(self) -> bool {
        matches!(self, Self::Reset | Self::Truncated)
    }

    /// The name: `refused`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Dns => "dns",
            Self::Refused => "refused",
            Self::Tls => "tls",
            Self::Reset => "reset",
            Self::Truncated => "truncated",
        }
    }
}
