//! The arguments of `compat`.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use counterpart_compiler::project;

/// The arguments of `compat`.
#[derive(Args, Debug)]
pub struct Compat {
    /// The old contracts: a file, or a folder of contracts or with a counterpart.toml
    #[arg(requires = "new")]
    pub old: Option<PathBuf>,
    /// The new contracts
    pub new: Option<PathBuf>,
    /// Compare the project as it is on disk with this revision [default: the last tag that
    /// matches `compat.release`, which is `v*` unless counterpart.toml sets it]
    #[arg(long, value_name = "REV", conflicts_with = "old")]
    pub against: Option<String>,
    /// Who writes the data [default: `compat.writers` of the project]
    #[arg(long, value_enum, value_name = "WHO")]
    pub writers: Option<Writers>,
    /// How `format` is treated in paths without a counterpart.toml [default: as in this project]
    #[arg(long, value_enum, value_name = "POLICY", requires = "new")]
    pub formats: Option<Formats>,
    /// Fail on changes of the generated code as well
    #[arg(long)]
    pub source: bool,
    /// List safe changes as well, with the arguments
    #[arg(long)]
    pub all: bool,
    /// The date that decides which acceptances have expired [default: today]
    #[arg(long, value_name = "YYYY-MM-DD", value_parser = day, hide = true)]
    pub today: Option<String>,
}

/// Who writes the data.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Writers {
    /// Anyone: whatever the contract admits may be written
    Any,
    /// Only generated code, which writes declared properties and no others
    Generated,
}

impl From<Writers> for project::Writers {
    fn from(writers: Writers) -> Self {
        match writers {
            Writers::Any => Self::Any,
            Writers::Generated => Self::Generated,
        }
    }
}

/// How `format` is treated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Formats {
    /// A string of another format is refused
    Assert,
    /// It never refuses a value
    Annotate,
    /// As the draft of each document defines it
    Draft,
}

impl From<Formats> for project::Formats {
    fn from(formats: Formats) -> Self {
        match formats {
            Formats::Assert => Self::Assert,
            Formats::Annotate => Self::Annotate,
            Formats::Draft => Self::Draft,
        }
    }
}

fn day(text: &str) -> Result<String, String> {
    if counterpart_compat::assess::is_day(text) {
        Ok(text.to_owned())
    } else {
        Err("a day is written like 2027-03-31".to_owned())
    }
}
