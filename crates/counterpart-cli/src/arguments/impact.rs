//! The arguments of `impact`, `checklist` and `review`.

use clap::Args;

/// The arguments of `impact`, `checklist` and `review`.
#[derive(Args, Debug)]
pub struct Since {
    /// Compare with this revision [default: where the branch left main, master or the remote's
    /// main branch]
    #[arg(long, value_name = "REV")]
    pub against: Option<String>,
}
