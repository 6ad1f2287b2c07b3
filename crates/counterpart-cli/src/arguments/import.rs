//! The arguments of `import`.

use std::path::PathBuf;

use clap::Subcommand;

/// The tool whose names are taken over.
#[derive(Debug, Subcommand)]
pub enum Import {
    /// Give types the names that typify gives them, and list what else a program must change
    ///
    /// typify itself is asked for the types that it generates. The names that counterpart can give as
    /// well are written to `[rename]` of counterpart.toml.
    Typify {
        /// Schema files of the project for which typify generated types until now
        #[arg(required = true, value_name = "SCHEMA")]
        schemas: Vec<PathBuf>,
    },
}
