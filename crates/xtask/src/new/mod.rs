//! `cargo xtask new`: makes the skeleton of a keyword, and lists what is left to write.

mod keyword;
mod keyword_proof;
mod skeleton;

pub use self::keyword_proof::prove;

use clap::Subcommand;

use crate::{Outcome, folders};

/// What `cargo xtask new` takes.
#[derive(clap::Args)]
pub struct Options {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// A keyword of JSON Schema that constrains one kind of value.
    Keyword {
        /// Its name, in camelCase.
        name: String,
        /// What it constrains.
        #[arg(long)]
        kind: keyword::Kind,
    },
}

/// Writes the skeleton and prints what is left to do.
pub fn run(options: &Options) -> Outcome<bool> {
    let root = folders::root();
    let skeleton = match &options.what {
        What::Keyword { name, kind } => keyword::keyword(root, name, *kind)?,
    };
    skeleton.write()?;
    print!("{skeleton}");
    Ok(true)
}
