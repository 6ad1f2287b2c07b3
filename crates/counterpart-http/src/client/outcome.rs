//! What comes of a call.

use std::fmt;

use counterpart::Violation;

use super::limit::Ended;
use super::operation::Class;
use super::received::{Mismatch, Received};
use super::retry::class_of_status;
use super::transport::Unreachable;

/// A declared success that met its contract.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answered<S> {
    /// What was read.
    pub body: S,
    /// The status.
    pub status: u16,
    /// The headers.
    pub headers: Vec<(String, String)>,
    /// How many requests were sent, or tried to be.
    pub attempts: u32,
    /// Where the answer is from.
    pub origin: Origin,
}

/// Where an answer is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// The server gave it.
    Network,
    /// It was kept.
    Cache {
        /// How old it is, in seconds.
        age: u64,
        /// Whether it is older than the document admits where the server can be asked.
        stale: bool,
    },
}

/// A call that gave no declared success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Failure<P> {
    /// How many requests were sent, or tried to be.
    pub attempts: u32,
    /// Whether the request may have been done all the same. Never true of a safe operation.
    pub ambiguous: bool,
    /// What happened.
    pub reason: Reason<P>,
}

/// Why a call gave no declared success.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reason<P> {
    /// A declared error that met its contract.
    Problem(Problem<P>),
    /// An answer that nobody declared.
    Unexpected {
        /// The status.
        status: u16,
        /// What was not declared.
        what: Undeclared,
    },
    /// A declared success that breaks what was declared.
    Mismatch {
        /// The status.
        status: u16,
        /// How.
        mismatch: Mismatch,
    },
    /// No whole answer came.
    Unreachable(Unreachable),
    /// A limit was reached.
    Timeout(Limited),
    /// The caller gave up.
    Cancelled,
    /// The call was not made.
    Refused(Vec<RefusedArgument>),
}

/// A declared error.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem<P> {
    /// What was read.
    pub body: P,
    /// The status.
    pub status: u16,
    /// The code, where the document declares codes.
    pub code: Option<&'static str>,
    /// After how many milliseconds the server wants to be asked again.
    pub retry_after: Option<u64>,
    /// The headers.
    pub headers: Vec<(String, String)>,
}

/// What nobody declared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Undeclared {
    /// The status.
    Status,
    /// The media type.
    MediaType,
    /// The status is that of a declared error, and the body is no such error.
    Problem,
}

/// Which limit was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limited {
    /// That of one attempt.
    Attempt,
    /// That of the call.
    Deadline,
}

/// An argument that is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RefusedArgument {
    /// A key of the arguments, `parameters` for what the check found, `body`, or the name of a
    /// security scheme.
    pub argument: String,
    /// Why.
    pub why: Refusal,
}

/// Why an argument is refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// It breaks the contract.
    Contract(Vec<Violation>),
    /// It is required.
    Missing,
    /// It cannot be written there.
    Unsendable,
    /// There is no credential.
    Credential,
}

impl<P> Reason<P> {
    /// The name that both languages have for it: `unreachable`.
    #[must_use]
    pub const fn kind(&self) -> &'static str {
        match self {
            Self::Problem(_) => "problem",
            Self::Unexpected { .. } => "unexpected",
            Self::Mismatch { .. } => "mismatch",
            Self::Unreachable(_) => "unreachable",
            Self::Timeout(_) => "timeout",
            Self::Cancelled => "cancelled",
            Self::Refused(_) => "refused",
        }
    }

    /// The status of the answer, if one came.
    #[must_use]
    pub const fn status(&self) -> Option<u16> {
        match self {
            Self::Problem(problem) => Some(problem.status),
            Self::Unexpected { status, .. } | Self::Mismatch { status, .. } => Some(*status),
            Self::Unreachable(_) | Self::Timeout(_) | Self::Cancelled | Self::Refused(_) => None,
        }
    }

    /// Whether repeating helps; `declared` is what the document says of a problem.
    pub(super) fn class(&self, declared: Option<Class>) -> Class {
        match self {
            Self::Problem(Problem { status, .. }) | Self::Unexpected { status, .. } => {
                declared.unwrap_or_else(|| class_of_status(*status))
            }
            Self::Unreachable(Unreachable::Tls)
            | Self::Timeout(Limited::Deadline)
            | Self::Mismatch { .. }
            | Self::Cancelled
            | Self::Refused(_) => Class::Final,
            Self::Unreachable(_) | Self::Timeout(Limited::Attempt) => Class::Transient,
        }
    }

    /// Whether the request was not done for certain.
    pub(super) fn is_undone(&self, class: Class) -> bool {
        match self {
            Self::Problem(_) | Self::Unexpected { .. } | Self::Mismatch { .. } => {
                let refused = self.status().is_some_and(|status| (400..500).contains(&status));
                class == Class::Throttling || refused
            }
            Self::Unreachable(unreachable) => !unreachable.is_sent(),
            Self::Timeout(_) | Self::Cancelled => false,
            Self::Refused(_) => true,
        }
    }

    /// The same with the body of the problem read by another function.
    pub(super) fn map<Q>(self, read: impl FnOnce(P) -> Option<Q>) -> Reason<Q> {
        match self {
            Self::Problem(Problem { body, status, code, retry_after, headers }) => match read(body)
            {
                Some(body) => Reason::Problem(Problem { body, status, code, retry_after, headers }),
                None => Reason::Unexpected { status, what: Undeclared::Problem },
            },
            Self::Unexpected { status, what } => Reason::Unexpected { status, what },
            Self::Mismatch { status, mismatch } => Reason::Mismatch { status, mismatch },
            Self::Unreachable(why) => Reason::Unreachable(why),
            Self::Timeout(limited) => Reason::Timeout(limited),
            Self::Cancelled => Reason::Cancelled,
            Self::Refused(arguments) => Reason::Refused(arguments),
        }
    }
}

impl<P> From<Ended> for Reason<P> {
    fn from(ended: Ended) -> Self {
        match ended {
            Ended::Cancelled => Self::Cancelled,
            Ended::Deadline => Self::Timeout(Limited::Deadline),
            Ended::Attempt => Self::Timeout(Limited::Attempt),
        }
    }
}

/// What an answer is, apart from its types.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// A declared success.
    Success,
    /// A declared error.
    Problem(Option<&'static str>, Option<Class>),
    /// Not what was declared.
    Unexpected(Undeclared),
    /// A success that is not as declared.
    Mismatch(Mismatch),
}

impl Verdict {
    /// The result of an answer without the types; none for a success.
    pub fn reason(self, received: &Received, retry_after: Option<u64>) -> Option<Reason<()>> {
        let status = received.status;
        match self {
            Self::Success => None,
            Self::Problem(code, _) => {
                let headers = received.headers.clone();
                Some(Reason::Problem(Problem { body: (), status, code, retry_after, headers }))
            }
            Self::Unexpected(what) => Some(Reason::Unexpected { status, what }),
            Self::Mismatch(mismatch) => Some(Reason::Mismatch { status, mismatch }),
        }
    }
}

/// Says what happened; no part of an argument or an answer is in it.
impl<P> fmt::Display for Failure<P> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.reason.kind())?;
        match &self.reason {
            Reason::Problem(Problem { status, code: Some(code), .. }) => {
                write!(f, " {status} {code}")?;
            }
            Reason::Problem(Problem { status, code: None, .. })
            | Reason::Unexpected { status, .. }
            | Reason::Mismatch { status, .. } => write!(f, " {status}")?,
            Reason::Unreachable(why) => write!(f, ": {}", why.as_str())?,
            Reason::Timeout(Limited::Attempt) => f.write_str(" of an attempt")?,
            Reason::Timeout(Limited::Deadline) => f.write_str(" of the call")?,
            Reason::Cancelled => {}
            Reason::Refused(arguments) => {
                let names: Vec<&str> =
                    arguments.iter().map(|argument| argument.argument.as_str()).collect();
                write!(f, ": {}", names.join(", "))?;
            }
        }
        write!(f, " after {} attempts", self.attempts)
    }
}

impl<P: fmt::Debug> std::error::Error for Failure<P> {}
