//! What is wrong with an answer that breaks its contract.

use std::fmt;

use counterpart::Violation;

/// How an answer breaks its contract. For logs: it has no value in it, only places and keywords.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Breach {
    /// The status is not one that the answer is declared for.
    Status(u16),
    /// The header cannot be written.
    Header(&'static str),
    /// The body cannot be written as JSON.
    Json,
    /// The body does not meet its contract.
    Violations(Vec<Violation>),
}

impl fmt::Display for Breach {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Status(status) => write!(f, "the status {status} is not declared for it"),
            Self::Header(name) => write!(f, "its header {name} cannot be written"),
            Self::Json => f.write_str("its body cannot be written as JSON"),
            Self::Violations(violations) => {
                let violations = violations.iter().map(ToString::to_string);
                f.write_str(&violations.collect::<Vec<_>>().join("; "))
            }
        }
    }
}

impl std::error::Error for Breach {}
