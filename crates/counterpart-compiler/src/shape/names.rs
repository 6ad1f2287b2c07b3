//! The names of definitions: identifiers in every target, and reserved in none.

use std::collections::HashSet;

use crate::names::{is_identifier, letters, upper_camel};
use crate::target::Targets;

/// Makes names of definitions that no target reserves.
#[derive(Clone, Debug, Default)]
pub(super) struct TypeNames {
    reserved: HashSet<&'static str>,
}

impl TypeNames {
    /// Names that are free in all of these targets.
    pub(super) fn of(targets: &Targets) -> Self {
        Self { reserved: targets.reserved().collect() }
    }

    /// Whether `text` can be the name of a definition as it stands.
    pub(super) fn fits(&self, text: &str) -> bool {
        is_identifier(text) && !self.reserved.contains(text) && letters::are_plain(text)
    }

    /// `text` as the name of a definition: as written where it is one, else in `UpperCamelCase`.
    pub(super) fn name(&self, text: &str) -> String {
        if self.fits(text) { text.to_owned() } else { self.pascal(text) }
    }

    /// `text` in `UpperCamelCase`, also where it holds no letter at all.
    pub(super) fn pascal(&self, text: &str) -> String {
        let name = upper_camel(text);
        if self.reserved.contains(name.as_str()) { name + "_" } else { name }
    }
}

/// The steps of a JSON Pointer as words.
pub(super) fn path_words(pointer: &str) -> String {
    pointer.replace("~1", " ").replace("~0", " ").replace('/', " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names() -> TypeNames {
        TypeNames { reserved: HashSet::from(["Self", "type", "string"]) }
    }

    #[test]
    fn an_identifier_stays_as_written() {
        for name in ["CLIServiceKey", "address", "Über", "a_b", "String", "Option"] {
            assert_eq!(names().name(name), name);
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
            assert_eq!(names().name(text), name, "{text:?}");
            assert!(names().fits(name));
        }
    }
}
