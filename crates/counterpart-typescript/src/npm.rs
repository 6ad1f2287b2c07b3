//! The names that npm and JavaScript admit for packages and modules.

/// Whether npm admits the name for a package: `contracts`, `@acme/contracts`.
pub(crate) fn is_name(name: &str) -> bool {
    let (scope, rest) = match name.strip_prefix('@').map(|scoped| scoped.split_once('/')) {
        None => (None, name),
        Some(Some((scope, rest))) => (Some(scope), rest),
        Some(None) => return false,
    };
    let is_part = |part: &str| {
        let is_letter = |byte: u8| {
            byte.is_ascii_lowercase()
                || byte.is_ascii_digit()
                || matches!(byte, b'-' | b'.' | b'_' | b'~')
        };
        !part.is_empty() && !part.starts_with(['.', '_']) && part.bytes().all(is_letter)
    };
    name.len() <= 214 && is_part(rest) && scope.is_none_or(is_part)
}

/// Whether a text is what `import` takes for a module of another package, or a relative path:
/// `@acme/contracts/common`, `../common/index.js`.
pub(crate) fn is_specifier(text: &str) -> bool {
    let is_letter = |byte: u8| {
        byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'.' | b'_' | b'~' | b'/' | b'@')
    };
    let has_empty_step = text.trim_start_matches('@').split('/').any(str::is_empty);
    text.bytes().all(is_letter) && !has_empty_step
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_those_of_npm() {
        for name in ["contracts", "@acme/contracts", "a.b-c_d~1"] {
            assert!(is_name(name), "{name}");
        }
        for name in ["", "@acme", "@/x", "a/b", "A", ".a", "a b", "a\u{1b}[2J", "@a/b/c", "../x"] {
            assert!(!is_name(name), "{name:?}");
        }
    }

    #[test]
    fn specifiers_hold_no_code() {
        for text in ["@acme/contracts/common", "../common/index.js", "contracts", "Legacy/x"] {
            assert!(is_specifier(text), "{text}");
        }
        for text in ["", "x\"; evil()", "a//b", "/etc/x", "a\\b", "a b", "a\n"] {
            assert!(!is_specifier(text), "{text:?}");
        }
    }
}
