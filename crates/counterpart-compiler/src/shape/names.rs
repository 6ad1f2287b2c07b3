//! Names that are identifiers in Rust and in TypeScript, unique where they must be.

use std::collections::HashSet;

use heck::{ToSnakeCase, ToUpperCamelCase};

use super::letters;

/// What neither a Rust type nor a TypeScript type may be called: the keywords and the names of the
/// built-in types of both languages.
const RESERVED_TYPES: &[&str] = &[
    "Self",
    "abstract",
    "any",
    "arguments",
    "as",
    "async",
    "await",
    "become",
    "bigint",
    "bool",
    "boolean",
    "box",
    "break",
    "case",
    "catch",
    "char",
    "class",
    "const",
    "continue",
    "crate",
    "debugger",
    "declare",
    "default",
    "delete",
    "do",
    "dyn",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "extern",
    "f32",
    "f64",
    "false",
    "final",
    "finally",
    "fn",
    "for",
    "function",
    "gen",
    "get",
    "i128",
    "i16",
    "i32",
    "i64",
    "i8",
    "if",
    "impl",
    "implements",
    "import",
    "in",
    "infer",
    "instanceof",
    "interface",
    "intrinsic",
    "isize",
    "keyof",
    "let",
    "loop",
    "macro",
    "match",
    "mod",
    "module",
    "move",
    "mut",
    "namespace",
    "never",
    "new",
    "null",
    "number",
    "object",
    "of",
    "override",
    "package",
    "priv",
    "private",
    "protected",
    "pub",
    "public",
    "readonly",
    "ref",
    "return",
    "self",
    "set",
    "static",
    "str",
    "string",
    "struct",
    "super",
    "switch",
    "symbol",
    "this",
    "throw",
    "trait",
    "true",
    "try",
    "type",
    "typeof",
    "u128",
    "u16",
    "u32",
    "u64",
    "u8",
    "undefined",
    "union",
    "unique",
    "unknown",
    "unsafe",
    "unsized",
    "use",
    "usize",
    "var",
    "virtual",
    "void",
    "where",
    "while",
    "with",
    "yield",
];

/// The keywords of Rust, which no field may be called.
const RUST_KEYWORDS: &[&str] = &[
    "Self", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "static", "struct", "super", "trait", "true", "try", "type", "typeof",
    "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Whether `text` can be the name of a type in both languages as it stands.
pub(super) fn is_type_name(text: &str) -> bool {
    is_identifier(text) && !RESERVED_TYPES.contains(&text) && letters::are_plain(text)
}

fn is_identifier(text: &str) -> bool {
    let mut chars = text.chars();
    let starts = chars.next().is_some_and(unicode_ident::is_xid_start);
    starts && chars.all(unicode_ident::is_xid_continue)
}

/// `text` as the name of a type: as written where it is one, else in `UpperCamelCase`.
pub(super) fn type_name(text: &str) -> String {
    if is_type_name(text) { text.to_owned() } else { pascal(text) }
}

/// A name put together from names: as it is, unless the whole is a reserved word.
pub(super) fn pascal_if_needed(name: String) -> String {
    if is_type_name(&name) { name } else { pascal(&name) }
}

/// `text` as an identifier in `UpperCamelCase`, also where it holds no letter at all.
pub(super) fn pascal(text: &str) -> String {
    let name = letters::plain(&words(text).to_upper_camel_case());
    let name = if name.is_empty() { spelled(text) } else { name };
    let starts = name.chars().next().is_some_and(unicode_ident::is_xid_start);
    let name = if starts { name } else { format!("N{name}") };
    if RESERVED_TYPES.contains(&name.as_str()) { name + "_" } else { name }
}

/// `text` as the name of a Rust field: `snake_case`, no keyword.
pub(super) fn field_name(text: &str) -> String {
    let name = letters::plain(&words(text).to_snake_case()).to_lowercase();
    let name = if name.is_empty() { spelled(text).to_snake_case() } else { name };
    let starts = name.chars().next().is_some_and(unicode_ident::is_xid_start);
    let name = if starts { name } else { format!("n{name}") };
    if RUST_KEYWORDS.contains(&name.as_str()) { name + "_" } else { name }
}

/// `text` as the name of a Rust module.
pub(super) fn module_name(text: &str) -> String {
    field_name(text)
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

/// Names that are taken.
#[derive(Clone, Debug, Default)]
pub(super) struct Taken(HashSet<String>);

impl Taken {
    /// Takes the first of `candidates` that is free, else the last of them with the first free
    /// number behind it, from 2.
    pub(super) fn first_free(&mut self, candidates: &[String]) -> String {
        let free = candidates.iter().find(|name| !self.0.contains(*name)).cloned();
        let name = free.unwrap_or_else(|| {
            let base = candidates.last().map_or("", String::as_str);
            let numbered = (2u64..).map(|n| {
                // `Foo1` and `2` give `Foo1_2`, which `Foo12` cannot be mistaken for.
                let ends_in_digit = base.ends_with(|c: char| c.is_ascii_digit());
                if ends_in_digit { format!("{base}_{n}") } else { format!("{base}{n}") }
            });
            numbered.into_iter().find(|name| !self.0.contains(name)).unwrap_or_default()
        });
        self.0.insert(name.clone());
        name
    }

    /// Takes `name`, or `name` with the first free number behind it.
    pub(super) fn unique(&mut self, name: String) -> String {
        self.first_free(&[name])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_identifier_stays_as_written() {
        for name in ["CLIServiceKey", "address", "Über", "a_b", "String", "Option"] {
            assert_eq!(type_name(name), name);
        }
    }

    #[test]
    fn anything_else_is_made_into_one() {
        for (text, name) in [
            ("foo-bar", "FooBar"),
            ("https://example.com/a", "HttpsExampleComA"),
            ("type", "Type"),
            ("string", "String"),
            ("Self", "Self_"),
            ("3d", "N3d"),
            ("", "Empty"),
            ("*/", "U002AU002F"),
            ("🦀", "U1F980"),
            ("$ref", "Ref"),
            ("_", "U005F"),
        ] {
            assert_eq!(type_name(text), name, "{text:?}");
            assert!(is_type_name(&type_name(text)));
        }
    }

    #[test]
    fn fields_are_snake_case_and_no_keywords() {
        for (text, name) in [
            ("cliSupported", "cli_supported"),
            ("type", "type_"),
            ("self", "self_"),
            ("__proto__", "proto"),
            ("1st", "n1st"),
            ("", "empty"),
            ("${x}`", "x"),
        ] {
            assert_eq!(field_name(text), name, "{text:?}");
        }
    }

    #[test]
    fn a_taken_name_gets_a_number() {
        let mut taken = Taken::default();
        assert_eq!(taken.unique("A".into()), "A");
        assert_eq!(taken.unique("A".into()), "A2");
        assert_eq!(taken.unique("A1".into()), "A1");
        assert_eq!(taken.unique("A1".into()), "A1_2");
        assert_eq!(taken.first_free(&["A".into(), "AItems".into()]), "AItems");
    }
}
