//! What contracts are called in TypeScript. Fields and variants have the keys of the model.

use counterpart_compiler::model::Model;
use counterpart_compiler::names::{Taken, lower_camel};

/// The reserved words of JavaScript modules, which no binding may be called.
const WORDS: [&str; 49] = [
    "arguments",
    "async",
    "await",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "if",
    "implements",
    "import",
    "in",
    "instanceof",
    "interface",
    "let",
    "new",
    "null",
    "package",
    "private",
    "protected",
    "public",
    "return",
    "static",
    "super",
    "switch",
    "this",
    "throw",
    "true",
    "try",
    "typeof",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// What no type may be called: the reserved words, and the names of built-in types.
pub const RESERVED: &[&str] = &[
    "abstract",
    "any",
    "arguments",
    "as",
    "async",
    "await",
    "bigint",
    "boolean",
    "break",
    "case",
    "catch",
    "class",
    "const",
    "continue",
    "debugger",
    "declare",
    "default",
    "delete",
    "do",
    "else",
    "enum",
    "eval",
    "export",
    "extends",
    "false",
    "finally",
    "for",
    "function",
    "get",
    "if",
    "implements",
    "import",
    "in",
    "infer",
    "instanceof",
    "interface",
    "intrinsic",
    "keyof",
    "let",
    "module",
    "namespace",
    "never",
    "new",
    "null",
    "number",
    "object",
    "of",
    "override",
    "package",
    "private",
    "protected",
    "public",
    "readonly",
    "return",
    "set",
    "static",
    "string",
    "super",
    "switch",
    "symbol",
    "this",
    "throw",
    "true",
    "try",
    "type",
    "typeof",
    "undefined",
    "unique",
    "unknown",
    "var",
    "void",
    "while",
    "with",
    "yield",
];

/// What each contract is called in identifiers, in the order of the model; unique.
#[must_use]
pub fn namespaces(model: &Model) -> Vec<String> {
    let mut taken = Taken::default();
    model.contracts.iter().map(|contract| taken.unique(namespace(&contract.name))).collect()
}

fn namespace(name: &str) -> String {
    let name = lower_camel(name);
    if WORDS.contains(&name.as_str()) { name + "_" } else { name }
}

#[cfg(test)]
mod tests {
    use super::{RESERVED, WORDS, namespace};

    #[test]
    fn a_contract_has_an_identifier() {
        for (name, identifier) in
            [("service-keys", "serviceKeys"), ("import", "import_"), ("match", "match")]
        {
            assert_eq!(namespace(name), identifier);
        }
    }

    #[test]
    fn every_reserved_word_is_reserved_for_types() {
        assert!(WORDS.iter().all(|word| RESERVED.contains(word)));
    }
}
