//! `cargo xtask new`: makes the skeleton of a keyword, a rule or a case, and lists what is left to write.
//!
//! A skeleton compiles, and tests fail until it is finished: a test of its crate names everything
//! that is missing.

mod case;
mod keyword;
mod keyword_proof;
mod rule;
mod rule_proof;
mod skeleton;

use clap::{Subcommand, ValueEnum};

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
    /// A rule of `counterpart check` or a kind of change of `counterpart compat`.
    Rule {
        /// The command that has the rule.
        of: Of,
        /// Its id, in kebab-case.
        name: String,
        /// For `compat`: the file of its group below `rules/`, such as `strings` or `code`.
        #[arg(long, required_if_eq("of", "compat"))]
        group: Option<String>,
    },
    /// A case of `cargo xtask cases`: a schema, with instances to accept and to reject.
    Case {
        /// Its name, in kebab-case.
        name: String,
    },
}

/// The commands that have rules.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Of {
    /// `counterpart check`
    Check,
    /// `counterpart compat`
    Compat,
}

/// Writes the skeleton and prints what is left to do.
pub fn run(options: &Options) -> Outcome<bool> {
    let root = folders::root();
    let skeleton = match &options.what {
        What::Keyword { name, kind } => keyword::keyword(root, name, *kind)?,
        What::Rule { of: Of::Check, name, .. } => rule::check(root, name)?,
        What::Rule { of: Of::Compat, name, group } => {
            rule::compat(root, name, group.as_deref().unwrap_or_default())?
        }
        What::Case { name } => case::case(root, name)?,
    };
    skeleton.write()?;
    print!("{skeleton}");
    Ok(true)
}

/// Tries something new in a copy of the repository: the problems.
type Attempt = fn() -> Outcome<Vec<String>>;

/// Adds a keyword and rules in copies of the repository: how many behaved as promised, and how many
/// did not.
pub fn prove() -> (usize, usize) {
    let attempts =
        [("a keyword", keyword_proof::prove as Attempt)].into_iter().chain(rule_proof::ATTEMPTS);
    let mut counts = (0, 0);
    for (name, attempt) in attempts {
        let problems = attempt().unwrap_or_else(|error| vec![error.to_string()]);
        for problem in &problems {
            println!("new: {name}: {problem}");
        }
        if problems.is_empty() {
            counts.0 += 1;
        } else {
            counts.1 += 1;
        }
    }
    counts
}

#[cfg(test)]
mod tests;
