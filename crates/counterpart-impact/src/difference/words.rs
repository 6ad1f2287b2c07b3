//! How values and parts are written in a sentence.

use serde_json::Value;

/// So many characters of a value are shown.
const MOST_SHOWN: usize = 60;

/// A value as a part is named by it: a string's own text, of another value its JSON.
pub(super) fn text(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// A text as code in a sentence, shortened where it is long.
pub(super) fn code(text: &str) -> String {
    let mut shown: String = text.chars().take(MOST_SHOWN).collect();
    if shown.len() < text.len() {
        shown.push('…');
    }
    // Code in a sentence stands between backticks.
    format!("`{}`", shown.replace('`', "'"))
}

/// "a", "a and b", "a, b and c"
pub(super) fn all(parts: &[String]) -> String {
    match parts {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} and {last}", rest.join(", ")),
    }
}
