//! Operations: what a service does when it is asked.

use std::fmt;

use super::answer::Answer;
use super::content::Content;
use super::effect::Effect;
use super::parameter::Parameter;
use super::path::Path;
use super::policy::Policy;
use super::security::Requirements;
use super::server::Server;
use crate::model::DefinitionId;
use crate::source::Place;

/// One operation: a method of a path.
#[derive(Clone, Debug)]
pub struct Operation {
    /// Its id, unique in the service: `operationId`, else one made from its method and path. Targets
    /// give it their casing.
    pub id: String,
    /// Whether the document states the id.
    pub id_is_given: bool,
    /// The stem of the names of its types, unique in the service: `ListKeys`.
    pub type_name: String,
    /// The method.
    pub method: Method,
    /// The path.
    pub path: Path,
    /// The servers, where they are not those of the service.
    pub servers: Option<Vec<Server>>,
    /// `tags`
    pub tags: Vec<String>,
    /// `summary`
    pub summary: Option<String>,
    /// `description`
    pub docs: Option<String>,
    /// Whether it is deprecated, and until when it is there.
    pub deprecation: Option<Deprecation>,
    /// The parameters, those of the path item among them, in the order of the document. Headers that
    /// HTTP itself gives a meaning (`Accept`, `Content-Type`, `Authorization`) are not among them.
    pub parameters: Vec<Parameter>,
    /// The object of all parameters that have a schema, with a field for each under its
    /// [`key`](Parameter::key): `ListKeysParameters`. None where there is no such parameter.
    pub arguments: Option<DefinitionId>,
    /// The body of its request.
    pub body: Option<Body>,
    /// The answers, in the order of the document. No two have the same status.
    pub answers: Vec<Answer>,
    /// Who may ask.
    pub security: Requirements,
    /// What it does to a resource.
    pub effect: Option<Effect>,
    /// The name of the header that makes repeated requests one, where it has one:
    /// `Idempotency-Key`.
    pub idempotency_key: Option<String>,
    /// Time limits, retry and cache.
    pub policy: Policy,
    /// The requests that the service makes because of this one.
    pub callbacks: Vec<Callback>,
    /// Where it stands.
    pub place: Place,
}

impl Operation {
    /// The answer that a status has: that of the code, else of its range, else the default.
    #[must_use]
    pub fn answer(&self, status: u16) -> Option<&Answer> {
        self.answers
            .iter()
            .filter(|answer| answer.status.is(status))
            .min_by_key(|answer| answer.status.rank())
    }
}

/// The method of an operation.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Method {
    /// `GET`
    Get,
    /// `PUT`
    Put,
    /// `POST`
    Post,
    /// `DELETE`
    Delete,
    /// `OPTIONS`
    Options,
    /// `HEAD`
    Head,
    /// `PATCH`
    Patch,
    /// `TRACE`
    Trace,
    /// `QUERY`, from OpenAPI 3.2 on: safe, with a body.
    Query,
    /// Another method, as the document writes it.
    Other(String),
}

impl Method {
    /// The method as HTTP writes it.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Get => "GET",
            Self::Put => "PUT",
            Self::Post => "POST",
            Self::Delete => "DELETE",
            Self::Options => "OPTIONS",
            Self::Head => "HEAD",
            Self::Patch => "PATCH",
            Self::Trace => "TRACE",
            Self::Query => "QUERY",
            Self::Other(name) => name,
        }
    }

    /// Whether it asks for nothing but an answer (RFC 9110, section 9.2.1).
    #[must_use]
    pub const fn is_safe(&self) -> bool {
        match self {
            Self::Get | Self::Options | Self::Head | Self::Trace | Self::Query => true,
            Self::Put | Self::Post | Self::Delete | Self::Patch | Self::Other(_) => false,
        }
    }

    /// Whether asking twice has the effect of asking once (RFC 9110, section 9.2.2).
    #[must_use]
    pub const fn is_idempotent(&self) -> bool {
        match self {
            Self::Get
            | Self::Put
            | Self::Delete
            | Self::Options
            | Self::Head
            | Self::Trace
            | Self::Query => true,
            Self::Post | Self::Patch | Self::Other(_) => false,
        }
    }
}

impl fmt::Display for Method {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// That an operation is deprecated.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Deprecation {
    /// Since which day: `2026-11-30`.
    pub since: Option<String>,
    /// The last day on which it is there (RFC 8594).
    pub sunset: Option<String>,
    /// Where a reader finds more.
    pub link: Option<String>,
}

/// The body of a request.
#[derive(Clone, Debug)]
pub struct Body {
    /// What it says to a reader.
    pub docs: Option<String>,
    /// Whether there must be one.
    pub required: bool,
    /// What it may be, by media type, in the order of the document; not empty.
    pub contents: Vec<Content>,
    /// Where it stands.
    pub place: Place,
}

/// A request that the service makes because of an operation.
#[derive(Clone, Debug)]
pub struct Callback {
    /// Its key.
    pub name: String,
    /// Where it goes: a runtime expression of OpenAPI.
    pub expression: String,
    /// Where it stands.
    pub place: Place,
}

/// An operation that cannot be offered.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its `operationId`, where it has one.
    pub id: Option<String>,
    /// Its method, as HTTP writes it.
    pub method: String,
    /// Its path as the document writes it.
    pub path: String,
    /// Why it cannot be offered, in one sentence.
    pub reason: String,
    /// Where it stands.
    pub place: Place,
}
