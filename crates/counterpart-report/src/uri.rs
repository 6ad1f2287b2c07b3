//! Paths as parts of URIs.

use std::path::Path;

use crate::place::path_text;

/// A path as a relative reference, or of an absolute one its path: whatever is in it, it stays a
/// path, without scheme, query or fragment.
pub fn path_reference(path: &Path) -> String {
    let text = path_text(path);
    let mut uri = String::with_capacity(text.len());
    for byte in text.strip_prefix("./").unwrap_or(&text).bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => {
                uri.push(char::from(byte));
            }
            byte => {
                let digits = [byte >> 4, byte & 15].map(u32::from);
                let digits = digits.into_iter().filter_map(|digit| char::from_digit(digit, 16));
                uri.push('%');
                uri.extend(digits.map(|digit| digit.to_ascii_uppercase()));
            }
        }
    }
    uri
}
