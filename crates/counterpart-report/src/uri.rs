//! Paths as parts of URIs.

use std::path::Path;

use counterpart_compiler::hex;

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
                uri.push('%');
                uri.push_str(&hex::upper(&[byte]));
            }
        }
    }
    uri
}
