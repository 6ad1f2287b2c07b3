//! The arguments of `matrix` and `can-deploy`.

use std::path::PathBuf;

use clap::Args;

use super::compat::Writers;

/// The arguments of `matrix`.
#[derive(Args, Debug)]
pub struct Matrix {
    /// Where releases are found
    #[command(flatten)]
    pub releases: Releases,
    /// Write the matrix as a page, with the witness of every break
    #[arg(long, value_name = "FILE")]
    pub html: Option<PathBuf>,
}

/// The arguments of `can-deploy`.
#[derive(Args, Debug)]
pub struct CanDeploy {
    /// The release to deploy: `api@2.1`; instead of a version, a revision or `working`
    #[arg(value_name = "SYSTEM@VERSION")]
    pub release: String,
    /// The releases that it will run with: `cli@1.4,cli@1.5`
    #[arg(long, value_name = "SYSTEM@VERSION", value_delimiter = ',', required = true)]
    pub with: Vec<String>,
    /// Where releases are found
    #[command(flatten)]
    pub releases: Releases,
}

/// Where releases are found.
#[derive(Args, Debug)]
pub struct Releases {
    /// A folder of releases, `DIR/<version>` or `DIR/<system>/<version>` [default: the tags that
    /// `release` of the systems and of `compat` fits; without one, `releases` of the project]
    #[arg(long, value_name = "DIR")]
    pub releases: Option<PathBuf>,
    /// Who writes the data [default: `compat.writers` of the project]
    #[arg(long, value_enum, value_name = "WHO")]
    pub writers: Option<Writers>,
}
