//! The command line.

mod check;
mod compat;
mod impact;
mod import;
mod matrix;

use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};

pub use check::Check;
pub use compat::Compat;
pub use impact::{Impact, Since};
pub use import::Import;
pub use matrix::{CanDeploy, Matrix, Releases};

const EXIT_CODES: &str = "\
Exit codes:
  0  success
  1  findings: a contract that does not compile, stale files, a forgotten value, a break
  2  the command line is wrong
  3  undecided: nothing was found, but not everything could be decided
  4  could not run: no contracts, a broken counterpart.toml, a file that cannot be read or written";

/// Compiles JSON Schema contracts into Rust types and TypeScript declarations that accept exactly
/// the same data.
#[derive(Debug, Parser)]
#[command(name = "counterpart", version, after_help = EXIT_CODES, max_term_width = 100)]
pub struct Arguments {
    /// The folder of the project [default: the nearest one upwards with a counterpart.toml, else
    /// this one]
    #[arg(long, short = 'p', global = true, value_name = "DIR")]
    pub project: Option<PathBuf>,
    /// The output format
    #[arg(long, global = true, value_enum, default_value_t, value_name = "FORMAT")]
    pub format: Format,
    /// Whether to use colours
    #[arg(long, global = true, value_enum, default_value_t, value_name = "WHEN")]
    pub color: Color,
    /// The command
    #[command(subcommand)]
    pub command: Command,
}

impl Arguments {
    /// Every path of the command line that starts from the working directory, save those of `init`,
    /// which makes a project and works in none.
    pub fn paths(&mut self) -> Vec<&mut PathBuf> {
        let mut schemas = [].iter_mut();
        let of_command: Vec<&mut Option<PathBuf>> = match &mut self.command {
            Command::Build(build) => vec![&mut build.rust],
            Command::Check(check) => vec![&mut check.html],
            Command::Compat(compat) => vec![&mut compat.old, &mut compat.new],
            Command::Matrix(matrix) => vec![&mut matrix.html, &mut matrix.releases.releases],
            Command::CanDeploy(can_deploy) => vec![&mut can_deploy.releases.releases],
            Command::Import(Import::Typify { schemas: named }) => {
                schemas = named.iter_mut();
                Vec::new()
            }
            Command::Init(_)
            | Command::Model(_)
            | Command::Impact(_)
            | Command::Checklist(_)
            | Command::Review(_)
            | Command::Explain { .. }
            | Command::Completions { .. }
            | Command::Schema { .. } => Vec::new(),
        };
        of_command.into_iter().chain([&mut self.project]).flatten().chain(schemas).collect()
    }
}

/// The output formats.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Format {
    /// For a person: results on standard output, diagnostics on standard error
    #[default]
    Human,
    /// For a program: one JSON object on standard output
    Json,
    /// For code scanning: a SARIF 2.1.0 log
    Sarif,
    /// For GitHub Actions: workflow commands
    Github,
    /// For test reporters: XML as `JUnit` writes it
    Junit,
    /// For summaries and comments: Markdown
    Markdown,
}

/// When to use colours.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Color {
    /// On a terminal, unless `NO_COLOR` is set
    #[default]
    Auto,
    /// Always
    Always,
    /// Never
    Never,
}

/// The commands.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Make a contract crate, in an empty folder or in a Cargo project
    Init(Init),
    /// Take over the names that another tool gives to the types of a schema
    #[command(subcommand)]
    Import(Import),
    /// Write the TypeScript package, and the Rust file where counterpart.toml names one
    Build(Build),
    /// Print the compiled contracts, stage by stage
    Model(Model),
    /// Check that every system handles every value and field of the contracts
    Check(Check),
    /// Analyse the impact of a contract change: systems, files, tasks, rollback
    Impact(Impact),
    /// Print the checklist for a complete feature, ticked by evidence
    Checklist(Since),
    /// Print the checklist for the review of a pull request, ticked by evidence
    Review(Since),
    /// Compare contracts with an older version: what breaks, for whom, with a witness
    Compat(Compat),
    /// Show which releases work together
    Matrix(Matrix),
    /// Check that a release works with the releases it will run with, and print the order of
    /// deployment
    CanDeploy(CanDeploy),
    /// Explain a code or a rule, or list them all
    Explain {
        /// The code or rule: CP0204, missing
        id: Option<String>,
    },
    /// Print a completion script for a shell
    Completions {
        /// The shell
        shell: clap_complete::Shell,
    },
    /// Print a JSON Schema: of counterpart's input files, for editors, or of its JSON answers
    Schema {
        /// The subject
        #[arg(value_enum)]
        subject: Subject,
    },
}

/// The arguments of `init`.
#[derive(Args, Debug)]
pub struct Init {
    /// Where
    #[arg(default_value = ".", value_name = "DIR")]
    pub folder: PathBuf,
    /// The scope of the npm package: `--scope acme` makes `@acme/contracts`
    #[arg(long, value_name = "NAME", value_parser = scope)]
    pub scope: Option<String>,
    /// Depend on a checkout of counterpart instead of the published crates
    #[arg(long, value_name = "CHECKOUT", conflicts_with = "published")]
    pub path: Option<PathBuf>,
    /// Depend on the published crates even where this command was built from a checkout
    #[arg(long)]
    pub published: bool,
}

/// A scope of npm, with or without its `@`.
fn scope(text: &str) -> Result<String, String> {
    let name = text.strip_prefix('@').unwrap_or(text);
    let allowed = |byte: u8| {
        byte.is_ascii_lowercase() || byte.is_ascii_digit() || matches!(byte, b'-' | b'_' | b'.')
    };
    let starts_well = !name.starts_with(['.', '_']);
    if !name.is_empty() && starts_well && name.bytes().all(allowed) {
        return Ok(name.to_owned());
    }
    Err("a scope consists of lower-case letters, digits, `-`, `_` and `.`".to_owned())
}

/// The arguments of `build`.
#[derive(Args, Debug)]
pub struct Build {
    /// Write nothing; list the files that are out of date, and exit with 1 if there are any
    #[arg(long)]
    pub check: bool,
    /// Build again whenever a contract changes
    #[arg(long, conflicts_with = "check")]
    pub watch: bool,
    /// Write the Rust to this file as well, to be checked in [default: `rust.file` of the project]
    #[arg(long, value_name = "FILE")]
    pub rust: Option<PathBuf>,
}

/// The arguments of `model`.
#[derive(Args, Debug)]
pub struct Model {
    /// The stage whose result is printed
    #[arg(long, value_enum, default_value_t)]
    pub stage: Stage,
    /// Print only this contract, for example service-keys
    pub contract: Option<String>,
}

/// The stages of the compiler, as `model` shows them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, ValueEnum)]
pub enum Stage {
    /// The documents that were read
    Source,
    /// Their URIs, and the documents they need
    Resolve,
    /// The definitions of each document
    Entries,
    /// The constraints of each schema, free of drafts
    Lower,
    /// The types that hold the admitted values
    #[default]
    Shape,
}

/// The subject of a printed JSON Schema.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Subject {
    /// counterpart.toml
    Project,
    /// The x-counterpart annotation
    XCounterpart,
    /// A contract: a schema document with the annotation at every level
    Contract,
    /// Settings of VS Code, by which it completes and checks the annotation in contracts
    Vscode,
    /// The answer of `check --format json`
    Check,
    /// The answer of `compat --format json`
    Compat,
    /// The answer of `impact --format json`
    Impact,
    /// The answer of `checklist --format json` and `review --format json`
    Checklist,
    /// The answer of `matrix --format json` and `can-deploy --format json`
    Matrix,
    /// The definitions that all answers share
    Common,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_is_consistent() {
        super::Arguments::command().debug_assert();
    }
}
