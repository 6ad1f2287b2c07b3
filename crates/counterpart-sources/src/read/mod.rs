//! From the text of a file to its [`Facts`], by a real parser for each language.

mod data;
#[cfg(test)]
mod data_tests;
mod env;
mod json;
mod places;
mod prisma;
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "syntax trees of other crates have many variants"
)]
mod rust;
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "syntax trees of other crates have many variants"
)]
mod script;
#[cfg(test)]
mod shown;
#[allow(
    clippy::wildcard_enum_match_arm,
    reason = "syntax trees of other crates have many variants"
)]
mod sql;
mod toml;
mod yaml;

use std::path::Path;

use crate::facts::{Facts, Merged, Problem, Span};
use crate::stack;

/// What a file is written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Language {
    /// TypeScript and JavaScript, with or without JSX.
    Script,
    /// Rust.
    Rust,
    /// SQL.
    Sql,
    /// `.env` files.
    Env,
    /// JSON.
    Json,
    /// TOML.
    Toml,
    /// YAML.
    Yaml,
    /// Schemas of Prisma.
    Prisma,
}

impl Language {
    /// The language of a file by its name; none where counterpart does not read it.
    #[must_use]
    pub fn of(path: &Path) -> Option<Self> {
        let name = path.file_name()?.to_str()?;
        if name == ".env" || name.starts_with(".env.") {
            return Some(Self::Env);
        }
        match path.extension()?.to_str()? {
            "ts" | "tsx" | "mts" | "cts" | "js" | "jsx" | "mjs" | "cjs" => Some(Self::Script),
            "rs" => Some(Self::Rust),
            "sql" => Some(Self::Sql),
            "env" => Some(Self::Env),
            "json" => Some(Self::Json),
            "toml" => Some(Self::Toml),
            "yaml" | "yml" => Some(Self::Yaml),
            "prisma" => Some(Self::Prisma),
            _ => None,
        }
    }
}

/// Reads one file. Never fails: what cannot be read is among the facts' problems.
#[must_use]
pub fn read(language: Language, path: &Path, text: &str) -> Facts {
    stack::with_room(|| read_here(language, path, text)).unwrap_or_else(|| {
        unread("the system has no memory for the stack of its parser".to_owned())
    })
}

/// The facts of a file that is not read at all.
#[must_use]
pub fn unread(message: String) -> Facts {
    let at = Span { line: 1, column: 1, length: 0 };
    Facts { problems: vec![Problem { at, message }], ..Facts::default() }
}

/// What is said of a text that its parser could not go into.
const TOO_DEEP: &str = "it nests too deeply to be read";

fn read_here(language: Language, path: &Path, text: &str) -> Facts {
    match language {
        Language::Script => script::read(path, text),
        Language::Rust => rust::read(path, text),
        Language::Sql => sql::read(path, text),
        Language::Env => env::read(path, text),
        Language::Json => json::read(path, text),
        Language::Toml => toml::read(path, text),
        Language::Yaml => yaml::read(path, text),
        Language::Prisma => prisma::read(path, text),
    }
}

/// Which of two SQL files of a folder is applied first, by their paths: by the numbers in them.
#[must_use]
pub fn in_order(one: &str, other: &str) -> std::cmp::Ordering {
    sql::in_order(one, other)
}

/// What SQL files say together, in the order given; a single file is a folder of one.
#[must_use]
pub fn merged(files: &[&Facts]) -> Vec<Merged> {
    sql::merged(files)
}
