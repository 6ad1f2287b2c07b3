//! From any text to an identifier: words, casing and uniqueness, shared by the model and the targets.
//!
//! The model names definitions, which have one name in all targets. The names of modules, fields
//! and variants are each target's own; its `plan` makes them with what is here.

mod distinct;
pub mod letters;
mod taken;

use heck::{ToLowerCamelCase, ToSnakeCase, ToUpperCamelCase};

pub use distinct::{distinct, of_signs};
pub use taken::Taken;

/// Whether `text` is an identifier by Unicode's rules, which most languages follow.
#[must_use]
pub fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    let starts = chars.next().is_some_and(unicode_ident::is_xid_start);
    starts && chars.all(unicode_ident::is_xid_continue)
}

/// `text` as an identifier in `UpperCamelCase`, also where it holds no letter at all.
#[must_use]
pub fn upper_camel(text: &str) -> String {
    let name = letters::plain(&words(text).to_upper_camel_case());
    started(if name.is_empty() { spelled(text) } else { name }, 'N')
}

/// `text` as an identifier in `lowerCamelCase`, also where it holds no letter at all.
#[must_use]
pub fn lower_camel(text: &str) -> String {
    let name = letters::plain(&words(text).to_lower_camel_case());
    started(if name.is_empty() { spelled(text).to_lower_camel_case() } else { name }, 'n')
}

/// `text` as an identifier in `snake_case`, also where it holds no letter at all.
#[must_use]
pub fn snake(text: &str) -> String {
    let name = letters::plain(&words(text).to_snake_case()).to_lowercase();
    started(if name.is_empty() { spelled(text).to_snake_case() } else { name }, 'n')
}

/// A name that may start an identifier, with a letter in front where it must have one.
fn started(name: String, letter: char) -> String {
    let starts = name.chars().next().is_some_and(unicode_ident::is_xid_start);
    if starts { name } else { format!("{letter}{name}") }
}

/// The characters that identifiers are made of; everything else separates words.
fn words(text: &str) -> String {
    text.chars()
        .map(|c| if unicode_ident::is_xid_continue(c) && c != '_' { c } else { ' ' })
        .collect()
}

/// A name for a text without any letter or digit: `Empty`, or its code points.
fn spelled(text: &str) -> String {
    if text.is_empty() {
        return "Empty".to_owned();
    }
    let points = text.chars().take(8).map(letters::code_point);
    points.collect::<Vec<_>>().concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_text_becomes_an_identifier() {
        for (text, upper, camel, lower) in [
            ("cliSupported", "CliSupported", "cliSupported", "cli_supported"),
            ("type", "Type", "type", "type"),
            ("__proto__", "Proto", "proto", "proto"),
            ("1st", "N1st", "n1st", "n1st"),
            ("", "Empty", "empty", "empty"),
            ("${x}`", "X", "x", "x"),
            ("🦀", "U1F980", "u1f980", "u1f980"),
        ] {
            assert_eq!(upper_camel(text), upper, "{text:?}");
            assert_eq!(lower_camel(text), camel, "{text:?}");
            assert_eq!(snake(text), lower, "{text:?}");
            assert!([upper, camel, lower].into_iter().all(is_identifier), "{text:?}");
        }
    }
}
