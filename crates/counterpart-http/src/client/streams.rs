//! Bodies that are read while they come: server-sent events and JSON Lines, as streams.

use std::collections::VecDeque;
use std::marker::PhantomData;
use std::pin::Pin;
use std::task::{Context, Poll};

use counterpart::{Contract, Violation};
use futures_core::Stream;

use super::received::Mismatch;
use super::transport::{Bytes, Unreachable};

/// Why a stream did not give an item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Broken {
    /// The item breaks its contract. The stream goes on.
    Mismatch(Mismatch),
    /// The stream broke off.
    Unreachable(Unreachable),
}

/// One server-sent event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event<T> {
    /// Its type; `message` where none is stated.
    pub event: String,
    /// The last id that was stated.
    pub id: String,
    /// What it holds.
    pub data: T,
}

/// Server-sent events whose data is JSON that meets a contract.
pub struct Events<T> {
    raw: TextEvents,
    data: PhantomData<fn() -> T>,
}

impl<T> Events<T> {
    /// The events of a body.
    #[must_use]
    pub const fn new(bytes: Bytes) -> Self {
        Self { raw: TextEvents::new(bytes), data: PhantomData }
    }
}

impl<T: Contract> Stream for Events<T> {
    type Item = Result<Event<T>, Broken>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        Pin::new(&mut self.raw).poll_next(context).map(|item| {
            item.map(|event| {
                let Event { event, id, data } = event?;
                Ok(Event { event, id, data: parse(&data)? })
            })
        })
    }
}

fn parse<T: Contract>(text: &str) -> Result<T, Broken> {
    T::from_json(text).map_err(|found| {
        let violations: Vec<Violation> = found.into_vec();
        let is_json = violations.iter().any(|violation| violation.keyword != "json");
        Broken::Mismatch(if is_json { Mismatch::Contract(violations) } else { Mismatch::Json })
    })
}

/// Server-sent events whose data is text.
pub struct TextEvents {
    lines: RawLines,
    is_first: bool,
    event: String,
    id: String,
    data: Option<String>,
}

impl TextEvents {
    /// The events of a body.
    #[must_use]
    pub const fn new(bytes: Bytes) -> Self {
        Self {
            lines: RawLines::new(bytes, true),
            is_first: true,
            event: String::new(),
            id: String::new(),
            data: None,
        }
    }

    /// Takes a line; an empty one ends an event.
    fn take(&mut self, line: &str) -> Option<Event<String>> {
        let bare = if self.is_first { line.strip_prefix('\u{feff}').unwrap_or(line) } else { line };
        self.is_first = false;
        if bare.is_empty() {
            let event = std::mem::take(&mut self.event);
            let event = if event.is_empty() { "message".to_owned() } else { event };
            return self.data.take().map(|data| Event { event, id: self.id.clone(), data });
        }
        let (field, value) = bare.split_once(':').unwrap_or((bare, ""));
        let value = value.strip_prefix(' ').unwrap_or(value);
        match field {
            "event" => value.clone_into(&mut self.event),
            "data" => match &mut self.data {
                Some(data) => {
                    data.push('\n');
                    data.push_str(value);
                }
                None => self.data = Some(value.to_owned()),
            },
            "id" if !value.contains('\0') => value.clone_into(&mut self.id),
            _ => {}
        }
        None
    }
}

impl Stream for TextEvents {
    type Item = Result<Event<String>, Broken>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match self.lines.poll(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Err(broken))) => return Poll::Ready(Some(Err(broken))),
                // What no empty line ends is not an event.
                Poll::Ready(Some(Ok(line))) if !line.is_ended => return Poll::Ready(None),
                Poll::Ready(Some(Ok(line))) => {
                    if let Some(event) = self.take(&line.text) {
                        return Poll::Ready(Some(Ok(event)));
                    }
                }
            }
        }
    }
}

/// JSON Lines: values that meet a contract.
pub struct Lines<T> {
    lines: RawLines,
    item: PhantomData<fn() -> T>,
}

impl<T> Lines<T> {
    /// The values of a body.
    #[must_use]
    pub const fn new(bytes: Bytes) -> Self {
        Self { lines: RawLines::new(bytes, false), item: PhantomData }
    }
}

impl<T: Contract> Stream for Lines<T> {
    type Item = Result<T, Broken>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        loop {
            match self.lines.poll(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(None) => return Poll::Ready(None),
                Poll::Ready(Some(Err(broken))) => return Poll::Ready(Some(Err(broken))),
                Poll::Ready(Some(Ok(line))) => {
                    // A record may begin with a separator (RFC 7464).
                    let text = line.text.trim_start_matches('\u{1e}').trim();
                    if !text.is_empty() {
                        return Poll::Ready(Some(parse(text)));
                    }
                }
            }
        }
    }
}

/// A line, and whether something ended it.
struct Line {
    text: String,
    is_ended: bool,
}

/// The lines of a body.
struct RawLines {
    bytes: Bytes,
    /// Whether a carriage return alone ends a line, too.
    lone_returns: bool,
    rest: Vec<u8>,
    ready: VecDeque<Vec<u8>>,
    /// The last piece ended with a carriage return, whose line feed may still come.
    after_return: bool,
    is_done: bool,
}

impl RawLines {
    const fn new(bytes: Bytes, lone_returns: bool) -> Self {
        Self {
            bytes,
            lone_returns,
            rest: Vec::new(),
            ready: VecDeque::new(),
            after_return: false,
            is_done: false,
        }
    }

    fn feed(&mut self, chunk: &[u8]) {
        for byte in chunk {
            match byte {
                b'\n' if self.after_return => {}
                b'\n' => self.end(),
                b'\r' if self.lone_returns => self.end(),
                byte => self.rest.push(*byte),
            }
            self.after_return = self.lone_returns && *byte == b'\r';
        }
    }

    fn end(&mut self) {
        let mut line = std::mem::take(&mut self.rest);
        if !self.lone_returns && line.last() == Some(&b'\r') {
            line.pop();
        }
        self.ready.push_back(line);
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<Line, Broken>>> {
        loop {
            if let Some(line) = self.ready.pop_front() {
                return Poll::Ready(Some(self.line(line, true)));
            }
            if self.is_done {
                return Poll::Ready(None);
            }
            match self.bytes.as_mut().poll_next(context) {
                Poll::Pending => return Poll::Pending,
                Poll::Ready(Some(Ok(chunk))) => self.feed(&chunk),
                Poll::Ready(Some(Err(why))) => {
                    self.is_done = true;
                    return Poll::Ready(Some(Err(Broken::Unreachable(why))));
                }
                Poll::Ready(None) => {
                    self.is_done = true;
                    if !self.rest.is_empty() {
                        let rest = std::mem::take(&mut self.rest);
                        return Poll::Ready(Some(self.line(rest, false)));
                    }
                }
            }
        }
    }

    /// A line as text. One that is not UTF-8 ends the stream.
    fn line(&mut self, line: Vec<u8>, is_ended: bool) -> Result<Line, Broken> {
        String::from_utf8(line).map(|text| Line { text, is_ended }).map_err(|_| {
            self.is_done = true;
            self.ready.clear();
            Broken::Mismatch(Mismatch::Text)
        })
    }
}
