//! Names for a list of texts, by which they are told apart whatever their order.

use std::collections::HashMap;

use super::{letters, upper_camel};

/// One name for each text. Where a casing gives several texts the same name, those are named by all
/// their characters, signs and cases included, so that no name depends on which comes first. Equal
/// texts get equal names.
pub fn distinct(texts: &[String], casing: impl Fn(&str) -> String) -> Vec<String> {
    let plain: Vec<String> = texts.iter().map(|text| casing(text)).collect();
    let spelled = respelled(texts, &plain, |text| casing(&with_signs(text)));
    respelled(texts, &spelled, |text| {
        // The spelling of a text that is its own name is left alone: `Foo` beside `foo`.
        if upper_camel(text) == text { casing(text) } else { casing(&with_points(text)) }
    })
}

/// The names, made anew for texts that share theirs with a different text.
fn respelled(texts: &[String], names: &[String], spell: impl Fn(&str) -> String) -> Vec<String> {
    let mut by_name: HashMap<&str, Vec<&str>> = HashMap::new();
    for (text, name) in texts.iter().zip(names) {
        let all = by_name.entry(name).or_default();
        if !all.contains(&text.as_str()) {
            all.push(text);
        }
    }
    let shared = |name: &str| by_name.get(name).is_some_and(|all| all.len() > 1);
    let pairs = texts.iter().zip(names);
    pairs.map(|(text, name)| if shared(name) { spell(text) } else { name.clone() }).collect()
}

/// A text without letters and digits, with words for its signs; another as it is.
#[must_use]
pub fn of_signs(text: &str) -> String {
    let has_letters = text.contains(char::is_alphanumeric);
    if has_letters || !text.chars().all(|c| sign(c).is_some()) {
        return text.to_owned();
    }
    with_signs(text)
}

/// A text with words for its signs.
fn with_signs(text: &str) -> String {
    let spelled = text.chars().map(|c| match sign(c) {
        Some(word) => format!(" {word} "),
        None if c.is_alphanumeric() => c.to_string(),
        None => format!(" {} ", letters::code_point(c)),
    });
    spelled.collect()
}

/// A text and the code points of its letters.
fn with_points(text: &str) -> String {
    let points: Vec<String> = text.chars().map(letters::code_point).collect();
    format!("{text} {}", points.join(" "))
}

/// The word for a sign of ASCII.
const fn sign(c: char) -> Option<&'static str> {
    Some(match c {
        ' ' => "Space",
        '!' => "Not",
        '"' => "Quote",
        '#' => "Hash",
        '$' => "Dollar",
        '%' => "Percent",
        '&' => "And",
        '\'' => "Apostrophe",
        '(' => "Open",
        ')' => "Close",
        '*' => "Star",
        '+' => "Plus",
        ',' => "Comma",
        '-' => "Minus",
        '.' => "Dot",
        '/' => "Slash",
        ':' => "Colon",
        ';' => "Semicolon",
        '<' => "Less",
        '=' => "Equals",
        '>' => "Greater",
        '?' => "Question",
        '@' => "At",
        '[' => "OpenBracket",
        '\\' => "Backslash",
        ']' => "CloseBracket",
        '^' => "Caret",
        '_' => "Underscore",
        '`' => "Backtick",
        '{' => "OpenBrace",
        '|' => "Or",
        '}' => "CloseBrace",
        '~' => "Tilde",
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::names::snake;

    fn names(texts: &[&str]) -> Vec<String> {
        let texts: Vec<String> = texts.iter().map(|text| (*text).to_owned()).collect();
        distinct(&texts, |text| upper_camel(&of_signs(text)))
    }

    #[test]
    fn texts_that_differ_in_signs_or_case_are_told_apart() {
        assert_eq!(
            names(&["Etc/GMT+1", "Etc/GMT-1", "Etc/GMT1"]),
            ["EtcSlashGmtPlus1", "EtcSlashGmtMinus1", "EtcSlashGmt1"]
        );
        assert_eq!(names(&["==", ">=", "<="]), ["EqualsEquals", "GreaterEquals", "LessEquals"]);
        assert_eq!(names(&["a b", "a-b", "a_b"]), ["ASpaceB", "AMinusB", "AUnderscoreB"]);
        assert_eq!(names(&["a b", "c-d"]), ["AB", "CD"]);
        assert_eq!(names(&["Foo", "foo"]), ["Foo", "FooU0066U006fU006f"]);
    }

    #[test]
    fn no_name_depends_on_the_order() {
        let texts = ["a+b", "a-b", "A-B", "ab", "AB", "==", "x"];
        let forwards = names(&texts);
        let mut backwards: Vec<&str> = texts.to_vec();
        backwards.reverse();
        let mut names = names(&backwards);
        names.reverse();
        assert_eq!(forwards, names);
        let mut unique = forwards.clone();
        unique.sort();
        unique.dedup();
        assert_eq!(unique.len(), texts.len(), "{forwards:?}");
    }

    #[test]
    fn fields_are_told_apart_too() {
        let keys: Vec<String> = ["a b", "a-b"].map(str::to_owned).to_vec();
        assert_eq!(distinct(&keys, snake), ["a_space_b", "a_minus_b"]);
    }
}
