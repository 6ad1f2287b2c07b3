//! Bodies that are not one value of a contract: bytes of any media type, and rows of items.

use std::fmt;
use std::pin::Pin;

use axum::body::{Body, Bytes};
use counterpart::Contract;
use futures_util::{Stream, StreamExt};

use super::breach::Breach;

/// Bytes with their media type, where the document leaves it open.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sent {
    /// The media type.
    pub content_type: String,
    /// The bytes.
    pub bytes: Bytes,
}

/// Items that are sent one after the other, as they come.
pub struct Items<T>(Pin<Box<dyn Stream<Item = T> + Send>>);

impl<T> fmt::Debug for Items<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Items").finish_non_exhaustive()
    }
}

impl<T> Items<T> {
    /// The items of a stream.
    pub fn new(stream: impl Stream<Item = T> + Send + 'static) -> Self {
        Self(Box::pin(stream))
    }

    /// These items.
    pub fn of(items: impl IntoIterator<Item = T, IntoIter: Send + 'static>) -> Self {
        Self::new(futures_util::stream::iter(items))
    }
}

impl<T: Contract + 'static> Items<T> {
    /// A body with a JSON text in each line.
    pub fn lines(self) -> Body {
        pieces(self.0.map(|item| Ok(checked(&item)? + "\n")))
    }

    /// A body of events whose data is JSON.
    pub fn json_events(self) -> Body {
        pieces(self.0.map(|item| Ok(event(&checked(&item)?))))
    }
}

impl<T: AsRef<str> + 'static> Items<T> {
    /// A body with a text in each line.
    pub fn texts(self) -> Body {
        pieces(self.0.map(|item| Ok(item.as_ref().replace(['\r', '\n'], " ") + "\n")))
    }

    /// A body of events whose data is text.
    pub fn events(self) -> Body {
        pieces(self.0.map(|item| Ok(event(item.as_ref()))))
    }
}

/// The JSON text of an item that meets its contract. After one that does not, the connection ends, so
/// that nobody takes the body for a whole one.
fn checked<T: Contract>(item: &T) -> Result<String, Breach> {
    let text = item.to_json().map_err(|_| Breach::Json)?;
    let found = T::from_json(&text).map(|_| ());
    found.map_err(|violations| Breach::Violations(violations.into_vec())).map(|()| text)
}

/// An event with this data, each line of it in one of its own.
fn event(data: &str) -> String {
    let lines = data.split('\n').map(|line| format!("data: {}\n", line.trim_end_matches('\r')));
    lines.collect::<String>() + "\n"
}

fn pieces(pieces: impl Stream<Item = Result<String, Breach>> + Send + 'static) -> Body {
    Body::from_stream(pieces.map(|piece| {
        piece.map_err(|breach| {
            tracing::error!(%breach, "an item of an answer breaks its contract");
            breach
        })
    }))
}
