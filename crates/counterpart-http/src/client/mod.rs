//! Calling an operation: the request, its retries, and what came of it.
//!
//! Generated code holds an [`Operation`] for each operation of its document and gives it to
//! [`Client::call`].

mod answer;
mod attempt;
mod body;
mod cache;
mod call;
mod calling;
mod cancel;

mod clock;
mod credentials;
mod forms;
pub mod generated;
mod hooks;
mod limit;
pub mod operation;
mod outcome;
mod pages;
mod part;
pub mod received;
mod request;
pub mod retry;
mod retry_after;
mod streams;
mod style;
pub mod transport;

#[cfg(feature = "reqwest")]
mod reqwest;

pub use body::Body;
pub use cache::{Entry, MemoryStore, Store};
pub use call::CallOptions;
pub use calling::{Builder, Client};
pub use cancel::Cancel;
pub use clock::Clock;
pub use credentials::{Credential, Credentials};
pub use hooks::{AttemptEvent, Hooks};
pub use operation::{
    Answer, Cache, Class, Code, Content, Encoding, Facts, Limits, Location, Operation, Parameter,
    Policy, Read, Repeat, RequestBody, RequiredHeader, Scheme, Segment, Status, Style, Write,
};
pub use outcome::{
    Answered, Failure, Limited, Origin, Problem, Reason, Refusal, RefusedArgument, Undeclared,
};
pub use pages::{Page, PageStyle, Paging, Step};
pub use part::{Part, PartContent};
pub use received::{Mismatch, Received};
pub use request::Arguments;
pub use streams::{Broken, Event, Events, Lines, TextEvents};
pub use transport::{BoxFuture, Bytes, Request, Response, Transport, Unreachable};

#[cfg(feature = "reqwest")]
pub use reqwest::{ReqwestTransport, TokioClock};
