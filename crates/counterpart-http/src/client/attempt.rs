//! One attempt: a request is sent, and its answer comes whole, or not.

use std::future::poll_fn;

use super::answer::Reader;
use super::calling::Shared;
use super::limit::Limit;
use super::outcome::Reason;
use super::received::Received;
use super::transport::{Bytes, Request, Response, Unreachable};

/// What an attempt gave.
pub enum Got {
    /// An answer that came whole.
    Whole(Received),
    /// An answer that the reader reads while it comes: its head.
    Opened(Received),
}

/// Sends a request once.
pub async fn attempt(
    client: &Shared,
    request: Request,
    limit: &mut Limit,
    reader: &mut dyn Reader,
) -> Result<Got, Reason<()>> {
    limit.progress();
    let got = send(client, request, limit, reader).await;
    limit.rest();
    got
}

async fn send(
    client: &Shared,
    request: Request,
    limit: &mut Limit,
    reader: &mut dyn Reader,
) -> Result<Got, Reason<()>> {
    let is_bodiless = request.method == "HEAD";
    let Response { status, headers, body } =
        limit.within(client.transport.send(request)).await?.map_err(Reason::Unreachable)?;
    limit.progress();
    let mut received = Received { status, headers, body: Vec::new(), is_too_long: false };
    if is_bodiless || matches!(status, 204 | 205 | 304) {
        return Ok(Got::Whole(received));
    }
    let media = received.header("content-type").unwrap_or_default().to_owned();
    if reader.is_stream(status, &media) {
        reader.open(status, &media, body);
        return Ok(Got::Opened(received));
    }
    read_body(client, body, &mut received, limit).await?;
    Ok(Got::Whole(received))
}

async fn read_body(
    client: &Shared,
    mut body: Bytes,
    received: &mut Received,
    limit: &mut Limit,
) -> Result<(), Reason<()>> {
    loop {
        let next = poll_fn(|context| body.as_mut().poll_next(context));
        let Some(chunk) = limit.within(next).await? else { break };
        let chunk = chunk.map_err(Reason::Unreachable)?;
        limit.progress();
        received.body.extend_from_slice(&chunk);
        if received.body.len() > client.max_body {
            received.body = Vec::new();
            received.is_too_long = true;
            return Ok(());
        }
    }
    let is_encoded = received.header("content-encoding").is_some();
    let expected = received.header("content-length").and_then(|text| text.parse::<usize>().ok());
    if !is_encoded && expected.is_some_and(|expected| expected != received.body.len()) {
        return Err(Reason::Unreachable(Unreachable::Truncated));
    }
    Ok(())
}
