//! Rust, by `syn`.
//!
//! | module | what it reads |
//! |---|---|
//! | `parse`, `depth` | text to items, with what cannot be parsed or nests too deeply left out |
//! | `items`, `ident` | items to declarations, by their symbols |
//! | `attributes`, `case`, `naming` | what serde, clap and strum call a variant or a field |
//! | `types` | enums, structs and aliases |
//! | `literal`, `value`, `macros`, `build` | what a constant expression holds |
//! | `declare` | such a value under a symbol |
//! | `body`, `guard`, `chain`, `pattern`, `refusal` | what a function takes apart |
//! | `choices`, `table` | options of clap, tables of diesel |
//! | `uses` | imports and exports |
//! | `scope` | the names of inner scopes made relative to the file's module |
//! | `mentions` | every string and name |

mod attributes;
mod body;
mod build;
mod case;
mod chain;
mod choices;
mod declare;
mod depth;
mod guard;
mod ident;
mod items;
mod literal;
mod macros;
mod mentions;
mod naming;
mod parse;
mod pattern;
mod place;
mod refusal;
mod scope;
mod table;
#[cfg(test)]
mod tests;
mod types;
mod uses;
mod value;

use std::path::Path;

use crate::facts::Facts;

/// Reads one file.
#[must_use]
pub fn read(_path: &Path, text: &str) -> Facts {
    let parsed = parse::file(text);
    let mut reader = items::Reader::default();
    reader.items(&parsed.items);
    let mut facts = reader.finish();
    facts.mentions = mentions::of(parsed.tokens);
    facts.problems = parsed.problems;
    facts
}
