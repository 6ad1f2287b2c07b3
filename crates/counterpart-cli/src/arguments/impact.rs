//! What `impact`, `checklist` and `review` are told.

use clap::Args;

/// What `impact`, `checklist` and `review` are told.
#[derive(Args, Debug)]
pub struct Since {
    /// Compare with this revision [default: where the branch left main, master or the remote's
    /// main branch]
    #[arg(long, value_name = "REV")]
    pub against: Option<String>,
}
