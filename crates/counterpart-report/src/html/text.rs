//! Prints names, values and counts for the pages.

use super::element::Element;

/// A number with its noun.
pub fn counted(count: usize, noun: &str) -> String {
    let s = if count == 1 { "" } else { "s" };
    format!("{count} {noun}{s}")
}

/// A value as code; with quotes where it could not be seen to begin or end.
pub fn shown(value: &str) -> Element {
    let code = Element::new("code");
    if value.is_empty() || value.trim() != value {
        return code.push(wrapping(&format!("\"{value}\"")));
    }
    code.push(wrapping(value))
}

/// A name that may be broken where its parts meet.
pub fn wrapping(name: &str) -> Element {
    let mut element = Element::new("bdi");
    let mut part = String::new();
    let mut chars = name.chars().peekable();
    while let Some(char) = chars.next() {
        part.push(char);
        let camel = char.is_lowercase() && chars.peek().is_some_and(|next| next.is_uppercase());
        let joint = camel || matches!(char, '_' | '-' | '.' | '/' | '#' | ':');
        // A pair of them, as in a path of Rust, stays together.
        if joint && chars.peek().is_some_and(|next| *next != char) {
            element = element.text(std::mem::take(&mut part)).push(Element::new("wbr"));
        }
    }
    element.text(part)
}
