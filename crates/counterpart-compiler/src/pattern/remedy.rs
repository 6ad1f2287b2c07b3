//! Corrects regular expressions that other engines read and ECMA-262 with the flag `u` does not.

use super::Pattern;

/// What ECMA-262 lets a backslash stand before although it is neither a letter nor a digit.
const SYNTAX: &str = r"^$\.*+?()[]{}|/";

/// A regular expression that is valid, with what was replaced in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remedy {
    /// The regular expression.
    pub pattern: String,
    /// What was written, and what is to be written instead, each once.
    pub replaced: Vec<(String, String)>,
}

impl Remedy {
    /// The correction of an invalid regular expression; `None` where its meaning is not certain.
    #[must_use]
    pub fn of(source: &str) -> Option<Self> {
        let mut remedy = Self { pattern: String::new(), replaced: Vec::new() };
        let mut rest = source;
        let mut in_class = false;
        while let Some(first) = rest.chars().next() {
            let (written, good) = step(rest, first, in_class);
            match (first, written.len()) {
                ('[', 1) => in_class = true,
                (']', 1) => in_class = false,
                _ => {}
            }
            if written != good {
                let pair = (written.to_owned(), good.clone());
                if !remedy.replaced.contains(&pair) {
                    remedy.replaced.push(pair);
                }
            }
            remedy.pattern.push_str(&good);
            rest = &rest[written.len()..];
        }
        (!remedy.replaced.is_empty() && Pattern::read(&remedy.pattern).is_ok()).then_some(remedy)
    }

    /// The next step of a diagnostic.
    #[must_use]
    pub fn help(&self) -> String {
        let pairs = self.replaced.iter();
        let pairs = pairs.map(|(written, good)| format!("`{good}` for `{written}`"));
        format!("write {}: `{}`", pairs.collect::<Vec<_>>().join(", "), self.pattern)
    }
}

/// The next part of a regular expression, and what to write for it.
fn step(rest: &str, first: char, in_class: bool) -> (&str, String) {
    let same = |part| (part, String::from(part));
    if rest.starts_with("(?P<") && !in_class {
        return ("(?P<", "(?<".to_owned());
    }
    let Some(escaped) = rest.strip_prefix('\\').and_then(|rest| rest.chars().next()) else {
        return same(&rest[..first.len_utf8()]);
    };
    let part = &rest[..=escaped.len_utf8()];
    match escaped {
        'A' if !in_class => (part, "^".to_owned()),
        'z' | 'Z' if !in_class => (part, "$".to_owned()),
        '-' if in_class => same(part),
        _ if escaped.is_alphanumeric() || SYNTAX.contains(escaped) => same(part),
        // An underscore, a quote or a hyphen stands for itself.
        _ => (part, escaped.to_string()),
    }
}
