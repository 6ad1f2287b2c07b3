//! The arguments of `check`.

use std::path::PathBuf;

use clap::Args;

use crate::live::Target;

/// The arguments of `check`.
#[derive(Args, Debug)]
pub struct Check {
    /// Write a page with the matrix of systems and values and the map between systems
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
    /// The prefix of the page's links: <https://github.com/o/r/blob/main/> [default: the files
    /// themselves]
    #[arg(long, value_name = "URL", requires = "html")]
    pub link_base: Option<String>,
    /// Send requests to running systems and validate their answers: every endpoint that
    /// `live` names, below this URL. NAME=URL is for one system
    #[arg(long, value_name = "URL")]
    pub live: Vec<Target>,
    /// Read every source file again, and write no cache
    #[arg(long)]
    pub no_cache: bool,
}
