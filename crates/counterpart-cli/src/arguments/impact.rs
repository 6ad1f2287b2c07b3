//! The arguments of `impact`, `checklist` and `review`.

use std::path::PathBuf;

use clap::Args;

/// The arguments of `impact`.
#[derive(Args, Debug)]
pub struct Impact {
    #[command(flatten)]
    pub since: Since,
    /// Write the analysis as a page
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

/// The arguments of `impact`, `checklist` and `review`.
#[derive(Args, Debug)]
pub struct Since {
    /// Compare with this revision [default: where the branch left main, master or the remote's
    /// main branch]
    #[arg(long, value_name = "REV")]
    pub against: Option<String>,
}
