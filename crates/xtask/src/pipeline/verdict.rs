//! The verdict on an instance.

/// A verdict on an instance.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is valid.
    Accepted,
    /// It is not valid, for this reason.
    Refused(String),
    /// There is no verdict: the schema or the tool is broken.
    Broken(String),
}

impl Verdict {
    /// Whether the instance was accepted.
    pub fn is_accepted(&self) -> bool {
        *self == Self::Accepted
    }

    /// Why it was not accepted.
    pub fn accepted(&self) -> Result<(), &str> {
        match self {
            Self::Accepted => Ok(()),
            Self::Refused(reason) | Self::Broken(reason) => Err(reason),
        }
    }

    /// Why it was not refused.
    pub fn refused(&self) -> Result<(), &str> {
        match self {
            Self::Accepted => Err("it is accepted"),
            Self::Refused(_) => Ok(()),
            Self::Broken(reason) => Err(reason),
        }
    }
}

impl From<Result<(), String>> for Verdict {
    fn from(result: Result<(), String>) -> Self {
        result.map_or_else(Self::Refused, |()| Self::Accepted)
    }
}
