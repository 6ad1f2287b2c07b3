//! Answers: what a service may say to a request.

use super::content::Content;
use super::header::Header;
use super::policy::RetryClass;
use crate::model::DefinitionId;
use crate::source::Place;

/// An answer of an operation.
#[derive(Clone, Debug)]
pub struct Answer {
    /// Its status.
    pub status: Status,
    /// What it says to a reader.
    pub docs: Option<String>,
    /// Its headers, in the order of the document; without `Content-Type`, which is the body's.
    pub headers: Vec<Header>,
    /// The object of all headers that have a schema, with a field for each under its name:
    /// `ListKeysResponseHeaders`. None where there is no such header.
    pub head: Option<DefinitionId>,
    /// What its body may be, by media type, in the order of the document. Empty where it has none.
    pub contents: Vec<Content>,
    /// The problems that it may be, by their codes, in the order of the schema; empty where its body
    /// does not list its codes.
    pub problems: Vec<Problem>,
    /// Whether asking again may help, where the document says so of the whole answer.
    pub retry: Option<RetryClass>,
    /// What a person can do about it.
    pub recovery: Option<String>,
    /// Where it stands. Answers of several operations stand at the same place where they refer to the
    /// same component.
    pub place: Place,
    /// The key of the component that it refers to: `NotFound`.
    pub component: Option<String>,
}

/// The status of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Status {
    /// One code, from 100 to 599.
    Code(u16),
    /// All codes of a class that have no answer of their own: 4 is `4XX`.
    Class(u8),
    /// All codes that have no other answer.
    Default,
}

impl Status {
    /// Whether a code may be this.
    #[must_use]
    pub const fn is(self, code: u16) -> bool {
        match self {
            Self::Code(own) => own == code,
            Self::Class(class) => code / 100 == class as u16,
            Self::Default => true,
        }
    }

    /// Whether it says that the request was done: 2xx. That of a default is not known.
    #[must_use]
    pub const fn is_success(self) -> bool {
        match self {
            Self::Code(code) => code / 100 == 2,
            Self::Class(class) => class == 2,
            Self::Default => false,
        }
    }

    /// The more particular has the lower one.
    #[must_use]
    pub const fn rank(self) -> u8 {
        match self {
            Self::Code(_) => 0,
            Self::Class(_) => 1,
            Self::Default => 2,
        }
    }
}

/// A problem of an answer (RFC 9457), known by its member `code`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Its code: `key-taken`.
    pub code: String,
    /// Whether asking again may help.
    pub retry: Option<RetryClass>,
    /// What a person can do about it.
    pub recovery: Option<String>,
    /// Where the code stands.
    pub place: Place,
}
