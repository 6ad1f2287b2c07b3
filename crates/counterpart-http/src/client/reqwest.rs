//! A transport on `reqwest`, and a clock on `tokio`.

use std::error::Error;
use std::io;
use std::pin::Pin;
use std::task::{Context, Poll};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

use bytes::Bytes;
use futures_core::Stream;
use reqwest::redirect::Policy;
use reqwest::{ClientBuilder, Method};
use tokio::time::Instant;

use super::clock::Clock;
use super::transport::{BoxFuture, Request, Response, Transport, Unreachable};

/// Sends requests with `reqwest`. The choice of TLS is that of the features of `reqwest`.
#[derive(Clone, Debug)]
pub struct ReqwestTransport(reqwest::Client);

impl ReqwestTransport {
    /// A transport that follows no redirect and repeats nothing by itself; the rest is as the
    /// builder says.
    ///
    /// # Errors
    /// When `reqwest` cannot build its client, for example because its TLS cannot be set up.
    pub fn new(builder: ClientBuilder) -> Result<Self, reqwest::Error> {
        let builder = builder.redirect(Policy::none()).retry(reqwest::retry::never());
        builder.referer(false).build().map(Self)
    }
}

impl Transport for ReqwestTransport {
    fn send(&self, request: Request) -> BoxFuture<'_, Result<Response, Unreachable>> {
        Box::pin(async move {
            let method = Method::from_bytes(request.method.as_bytes()).unwrap_or_default();
            let mut sent = self.0.request(method, &request.url);
            for (name, value) in &request.headers {
                sent = sent.header(name, value);
            }
            if let Some(body) = request.body {
                sent = sent.body(body);
            }
            let answer = sent.send().await.map_err(|error| unreachable(&error, false))?;
            let text = |value: &[u8]| value.iter().map(|byte| char::from(*byte)).collect();
            let headers = answer.headers().iter();
            let headers =
                headers.map(|(name, value)| (name.as_str().to_owned(), text(value.as_bytes())));
            Ok(Response {
                status: answer.status().as_u16(),
                headers: headers.collect(),
                body: Box::pin(Body(Box::pin(answer.bytes_stream()))),
            })
        })
    }
}

/// A body that says why it ended too early.
struct Body(Pin<Box<dyn Stream<Item = Result<Bytes, reqwest::Error>> + Send>>);

impl Stream for Body {
    type Item = Result<Bytes, Unreachable>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let next = self.0.as_mut().poll_next(context);
        next.map(|item| item.map(|chunk| chunk.map_err(|error| unreachable(&error, true))))
    }
}

/// Why a request failed. `has_head`: whether the head of the answer was there.
fn unreachable(error: &reqwest::Error, has_head: bool) -> Unreachable {
    let mut is_dns = false;
    let mut kinds = Vec::new();
    let mut cause: Option<&(dyn Error + 'static)> = error.source();
    while let Some(error) = cause {
        // The connector of hyper says this of its resolver, and has no public type for it.
        is_dns |= error.to_string() == "dns error";
        if let Some(error) = error.downcast_ref::<io::Error>() {
            kinds.push(error.kind());
        }
        cause = error.source();
    }
    if is_dns {
        return Unreachable::Dns;
    }
    for kind in kinds {
        match kind {
            io::ErrorKind::ConnectionRefused
            | io::ErrorKind::HostUnreachable
            | io::ErrorKind::NetworkUnreachable
            | io::ErrorKind::AddrNotAvailable
            | io::ErrorKind::TimedOut => return Unreachable::Refused,
            io::ErrorKind::ConnectionReset
            | io::ErrorKind::ConnectionAborted
            | io::ErrorKind::BrokenPipe => return Unreachable::Reset,
            io::ErrorKind::UnexpectedEof if error.is_connect() => return Unreachable::Reset,
            _ => {}
        }
    }
    if error.is_connect() {
        Unreachable::Tls
    } else if has_head {
        Unreachable::Truncated
    } else {
        Unreachable::Reset
    }
}

/// The clock of the machine, with the timers of `tokio`.
#[derive(Clone, Copy, Debug)]
pub struct TokioClock(Instant);

impl TokioClock {
    /// The clock.
    #[must_use]
    pub fn new() -> Self {
        Self(Instant::now())
    }
}

impl Default for TokioClock {
    fn default() -> Self {
        Self::new()
    }
}

fn milliseconds(duration: Duration) -> u64 {
    u64::try_from(duration.as_millis()).unwrap_or(u64::MAX)
}

impl Clock for TokioClock {
    fn now(&self) -> u64 {
        milliseconds(self.0.elapsed())
    }

    fn date(&self) -> u64 {
        SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, milliseconds)
    }

    fn sleep(&self, milliseconds: u64) -> BoxFuture<'static, ()> {
        Box::pin(tokio::time::sleep(Duration::from_millis(milliseconds)))
    }
}
