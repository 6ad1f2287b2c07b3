//! The descriptor of an operation: static data that generated code holds.
//!
//! The runtime reads nothing else of a document. What is typed stands in [`Operation::answers`];
//! everything else stands in [`Facts`], which knows no type, so that one copy of the machine code serves
//! all operations.

use counterpart::{Value, Violation};

use super::received::{Mismatch, Received};
use super::transport::Bytes;

/// An operation whose successes are read as `S`, and whose declared problems are read as `P`.
#[derive(Debug)]
pub struct Operation<S: 'static, P: 'static> {
    /// Everything that does not depend on the types of the answers.
    pub facts: Facts,
    /// The declared answers. An exact status wins over a class, and a class over `Default`.
    pub answers: &'static [Answer<S, P>],
}

/// What is known of an operation before it is called. Generated code states what differs from
/// [`Facts::new`].
#[derive(Clone, Copy, Debug)]
pub struct Facts {
    /// The operation's id, for hooks and the keys of the cache.
    pub id: &'static str,
    /// The method, in capitals: `GET`.
    pub method: &'static str,
    /// The path, below the base URL of the client; it begins with `/`.
    pub path: &'static [Segment],
    /// Everything that is sent outside the body, in the order of the document.
    pub parameters: &'static [Parameter],
    /// What is wrong with the parameters, as an object by [`Parameter::key`].
    pub check: fn(&Value) -> Vec<Violation>,
    /// The media types that the body may have; the first is taken unless the caller names another.
    pub bodies: &'static [RequestBody],
    /// Whether the body must be given.
    pub body_required: bool,
    /// What repeating the request does.
    pub repeat: Repeat,
    /// The header that carries the idempotency key, such as `Idempotency-Key`. It is no parameter.
    pub key: Option<&'static str>,
    /// How long an attempt and the whole call may take.
    pub limits: Limits,
    /// How often and when a failed attempt is repeated.
    pub retry: Policy,
    /// How long an answer may be used again.
    pub cache: Option<Cache>,
    /// The resources whose cached answers are forgotten after a success.
    pub invalidates: &'static [&'static str],
    /// Alternatives, each a list of schemes that are needed together. None at all: nothing is sent.
    /// An empty alternative: the operation may be called without a credential.
    pub security: &'static [&'static [Scheme]],
}

impl Facts {
    /// An operation without parameters, body, cache and security, that is not repeated once it may have
    /// been done.
    #[must_use]
    pub const fn new(id: &'static str, method: &'static str, path: &'static [Segment]) -> Self {
        Self {
            id,
            method,
            path,
            parameters: &[],
            check: anything,
            bodies: &[],
            body_required: false,
            repeat: Repeat::Once,
            key: None,
            limits: Limits::STANDARD,
            retry: Policy::STANDARD,
            cache: None,
            invalidates: &[],
            security: &[],
        }
    }

    /// Whether the same request may be sent again after it may have been done.
    #[must_use]
    pub const fn is_repeatable(&self) -> bool {
        !matches!(self.repeat, Repeat::Once) || self.key.is_some()
    }
}

/// A part of a path template.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Segment {
    /// Text that is sent as it is.
    Literal(&'static str),
    /// The parameter at this index of [`Facts::parameters`].
    Parameter(usize),
}

/// What repeating a request does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Repeat {
    /// The request changes nothing: `GET`, `HEAD`, `OPTIONS`, `QUERY`.
    Safe,
    /// Sent twice, it does what it does once: `PUT`, `DELETE`.
    Idempotent,
    /// Sent twice, it may be done twice: `POST`, `PATCH`.
    Once,
}

/// One parameter.
#[derive(Clone, Copy, Debug)]
pub struct Parameter {
    /// The key in the object of all parameters.
    pub key: &'static str,
    /// The name on the wire.
    pub name: &'static str,
    /// Where it is sent.
    pub location: Location,
    /// How arrays and objects are written.
    pub style: Style,
    /// Whether each item and each property stands for itself.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
    /// Whether it must be given.
    pub required: bool,
}

impl Parameter {
    /// A parameter under its own name, in the default style of its location. In a path it is
    /// required, elsewhere it is not.
    #[must_use]
    pub const fn new(name: &'static str, location: Location) -> Self {
        let (style, explode) = match location {
            Location::Path | Location::Header => (Style::Simple, false),
            Location::Query | Location::QueryString | Location::Cookie => (Style::Form, true),
        };
        let required = matches!(location, Location::Path);
        Self { key: name, name, location, style, explode, allow_reserved: false, required }
    }
}

/// The check that has nothing against any value.
#[must_use]
pub fn anything(_: &Value) -> Vec<Violation> {
    Vec::new()
}

/// Where a parameter is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// In the path.
    Path,
    /// In the query.
    Query,
    /// The whole query: an object, in the style `Form` or `Json`.
    QueryString,
    /// In a header of its own.
    Header,
    /// In the header `Cookie`.
    Cookie,
}

/// How a parameter is written, as OpenAPI names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// `1,2`
    Simple,
    /// `.1.2`
    Label,
    /// `;id=1;id=2`
    Matrix,
    /// `id=1&id=2`
    Form,
    /// `id=1%202`
    SpaceDelimited,
    /// `id=1%7C2`
    PipeDelimited,
    /// `id[key]=1`
    DeepObject,
    /// `id=1; id=2`, in a cookie, with nothing encoded.
    Cookie,
    /// The JSON text: a parameter with `content`.
    Json,
}

/// One media type of a request's body.
#[derive(Clone, Copy, Debug)]
pub struct RequestBody {
    /// The media type that is sent: `application/json`.
    pub media: &'static str,
    /// How the body is written.
    pub write: Write,
}

/// How the body of a request is written.
#[derive(Clone, Copy, Debug)]
pub enum Write {
    /// A JSON text, whose value this checks.
    Json(fn(&Value) -> Vec<Violation>),
    /// One JSON text on each line: an array, whose items this checks.
    Lines(fn(&Value) -> Vec<Violation>),
    /// Text.
    Text,
    /// Bytes.
    Binary,
    /// `application/x-www-form-urlencoded`: an object, which the function checks.
    Form(fn(&Value) -> Vec<Violation>, &'static [Encoding]),
    /// `multipart/form-data`: parts by name, of which the function checks those that are values.
    Multipart(fn(&Value) -> Vec<Violation>, &'static [Encoding]),
}

/// How one property of a form is written, where this differs from the default.
#[derive(Clone, Copy, Debug)]
pub struct Encoding {
    /// The property.
    pub property: &'static str,
    /// The media type of the part.
    pub content_type: Option<&'static str>,
    /// How arrays and objects are written.
    pub style: Style,
    /// Whether each item and each property stands for itself.
    pub explode: bool,
    /// Whether reserved characters are sent as they are.
    pub allow_reserved: bool,
}

/// A declared answer.
#[derive(Debug)]
pub struct Answer<S: 'static, P: 'static> {
    /// The statuses it is for.
    pub status: Status,
    /// The headers that the document declares.
    pub headers: &'static [RequiredHeader],
    /// The declared media types. One with the media type `""` is for an answer without a body; it has no
    /// others beside it.
    pub contents: &'static [Content<S, P>],
}

/// The statuses of a declared answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Status {
    /// `200`
    Exact(u16),
    /// `2XX`: the first digit.
    Class(u8),
    /// `default`: every status that has no answer of its own.
    Default,
}

/// A header that an answer declares.
#[derive(Clone, Copy, Debug)]
pub struct RequiredHeader {
    /// The name of the header; case does not count.
    pub name: &'static str,
    /// Whether it must be there.
    pub required: bool,
    /// What is wrong with its text.
    pub check: fn(&str) -> Vec<Violation>,
}

/// A media type of an answer, and how its body is read.
#[derive(Debug)]
pub struct Content<S: 'static, P: 'static> {
    /// A media type or range: `application/json`, `image/*`, `*/*`. `""`: no body is declared.
    pub media: &'static str,
    /// How it is read.
    pub read: Read<S, P>,
}

/// How an answer is read.
#[derive(Debug)]
pub enum Read<S: 'static, P: 'static> {
    /// A success. `Received` has `json`, `text`, `bytes` and `header`.
    Success(fn(&Received) -> Result<S, Mismatch>),
    /// A success whose body is read while it comes: `|bytes| Ok(Events::<T>::new(bytes))`.
    Stream(fn(Bytes) -> S),
    /// A declared error.
    Problem {
        /// The codes that the document declares for it. Empty: the error has no code, and its class
        /// is that of its status.
        codes: &'static [Code],
        /// How it is read.
        read: fn(&Received) -> Result<P, Mismatch>,
    },
}

/// A declared code of a problem.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Code {
    /// The value of the member `code`.
    pub code: &'static str,
    /// Whether repeating helps. None: the class of the status.
    pub class: Option<Class>,
}

/// Whether repeating a request helps, as the document or the status says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// It may pass: repeat.
    Transient,
    /// Too many requests: repeat later. The request was not done.
    Throttling,
    /// The first request with the same idempotency key still runs: repeat later.
    Conflict,
    /// Repeating does not help.
    Final,
}

/// How long an attempt and the whole call may take, in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Limits {
    /// From the sending of one attempt to the head of its answer, and then between two pieces of
    /// the body.
    pub timeout: u64,
    /// From the call to its end, with all attempts and waits.
    pub deadline: u64,
}

impl Limits {
    /// 10 seconds for an attempt, 60 for the call.
    pub const STANDARD: Self = Self { timeout: 10_000, deadline: 60_000 };
}

/// How often and when a failed attempt is repeated; delays in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Policy {
    /// The number of attempts, with the first.
    pub max_attempts: u32,
    /// The upper bound of the first wait; it doubles with every attempt.
    pub base_delay: u64,
    /// The same after an answer that says: too many requests.
    pub throttling_base_delay: u64,
    /// The upper bound of every wait that the server did not ask for.
    pub max_delay: u64,
}

impl Policy {
    /// The rules of the AWS SDKs of 2026.
    pub const STANDARD: Self =
        Self { max_attempts: 3, base_delay: 50, throttling_base_delay: 1_000, max_delay: 20_000 };
}

/// How long an answer may be used again, in seconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cache {
    /// For so long it is fresh.
    pub max_age: u64,
    /// For so much longer it may be used where no answer can be had.
    pub stale_if_error: u64,
    /// Whether a fresh answer is used without asking the server.
    pub first: bool,
    /// The resource that the answer shows: a success of an operation that
    /// [invalidates](Facts::invalidates) it makes the answer forgotten.
    pub resource: Option<&'static str>,
}

/// Where a credential is sent. `name` is the security scheme's name in the document.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scheme {
    /// `Authorization: Bearer …`
    Bearer {
        /// The name of the scheme.
        name: &'static str,
    },
    /// Another scheme of `Authorization`, such as `Negotiate`.
    Http {
        /// The name of the scheme in the document.
        name: &'static str,
        /// The scheme of HTTP.
        scheme: &'static str,
    },
    /// `Authorization: Basic …`
    Basic {
        /// The name of the scheme.
        name: &'static str,
    },
    /// A header.
    Header {
        /// The name of the scheme.
        name: &'static str,
        /// The header.
        header: &'static str,
    },
    /// A parameter of the query.
    Query {
        /// The name of the scheme.
        name: &'static str,
        /// The parameter.
        parameter: &'static str,
    },
    /// A cookie.
    Cookie {
        /// The name of the scheme.
        name: &'static str,
        /// The cookie.
        cookie: &'static str,
    },
}

impl Scheme {
    /// The name of the scheme in the document.
    #[must_use]
    pub const fn name(&self) -> &'static str {
        match self {
            Self::Bearer { name }
            | Self::Http { name, .. }
            | Self::Basic { name }
            | Self::Header { name, .. }
            | Self::Query { name, .. }
            | Self::Cookie { name, .. } => name,
        }
    }
}
