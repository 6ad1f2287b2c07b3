//! One JSON value on a line; what comes in has met its contract.

use std::error::Error;
use std::fmt;
use std::io::{self, BufRead, Lines, Write};

use counterpart::{Contract, Violations};

/// Both directions of a conversation.
pub struct Wire<R, W> {
    incoming: Lines<R>,
    outgoing: W,
}

impl<R: BufRead, W: Write> Wire<R, W> {
    pub fn new(incoming: R, outgoing: W) -> Self {
        Self { incoming: incoming.lines(), outgoing }
    }

    /// Makes sure that both ends were built from the same contract, before anything else is said.
    pub fn agree(&mut self, digest: &'static str) -> Result<(), Fault> {
        writeln!(self.outgoing, "{digest}")?;
        match self.incoming.next().transpose()? {
            Some(theirs) if theirs == digest => Ok(()),
            Some(_) => Err(Fault::OtherContract),
            None => Err(Fault::Silence { awaited: "digest" }),
        }
    }

    pub fn send(&mut self, message: &impl Contract) -> Result<(), Fault> {
        let json = message.to_json().map_err(io::Error::from)?;
        writeln!(self.outgoing, "{json}")?;
        self.outgoing.flush()?;
        Ok(())
    }

    /// The next message; `None` when the other end is done.
    pub fn receive<T: Contract>(&mut self) -> Result<Option<T>, Fault> {
        let Some(line) = self.incoming.next().transpose()? else { return Ok(None) };
        let refused = |violations| Fault::Refused { awaited: T::NAME, violations };
        T::from_json(&line).map(Some).map_err(refused)
    }

    /// The next message, where there must be one.
    pub fn expect<T: Contract>(&mut self) -> Result<T, Fault> {
        self.receive()?.ok_or(Fault::Silence { awaited: T::NAME })
    }
}

/// Why a conversation ended early. None of these shows what the other end said.
#[derive(Debug)]
pub enum Fault {
    /// The other end was built from another state of the contract.
    OtherContract,
    /// The other end stopped before it had said everything.
    Silence { awaited: &'static str },
    /// What the other end said does not meet the contract.
    Refused { awaited: &'static str, violations: Violations },
    /// The wire broke.
    Io(io::Error),
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::OtherContract => f.write_str("the dashboard holds another contract"),
            Self::Silence { awaited } => write!(f, "the dashboard sent no {awaited}"),
            Self::Refused { awaited, violations } => write!(f, "no {awaited}: {violations}"),
            Self::Io(error) => error.fmt(f),
        }
    }
}

impl Error for Fault {}

impl From<io::Error> for Fault {
    fn from(error: io::Error) -> Self {
        Self::Io(error)
    }
}
