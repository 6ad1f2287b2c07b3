//! Contents of strings: the encodings of RFC 4648, and JSON in them.

use serde_json::Value;

const BASE64: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
const BASE64URL: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
const BASE32: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
const BASE32HEX: &[u8] = b"0123456789ABCDEFGHIJKLMNOPQRSTUV";
const BASE16: &[u8] = b"0123456789ABCDEF";

macro_rules! encodings {
    ($($check:ident, $holds:ident: $alphabet:ident, $width:literal, $block:literal;)+) => {$(
        #[doc = concat!("Whether a text decodes from `", stringify!($check), "`.")]
        #[must_use]
        pub fn $check(text: &str) -> bool {
            decode(text, $alphabet, $width, $block).is_some()
        }

        #[doc = concat!("Whether a text, where it decodes from `", stringify!($check),
            "`, holds JSON.")]
        #[must_use]
        pub fn $holds(text: &str) -> bool {
            decode(text, $alphabet, $width, $block)
                .is_none_or(|bytes| std::str::from_utf8(&bytes).is_ok_and(json))
        }
    )+};
}

encodings! {
    base64, base64_json: BASE64, 6, 4;
    base64url, base64url_json: BASE64URL, 6, 4;
    base32, base32_json: BASE32, 5, 8;
    base32hex, base32hex_json: BASE32HEX, 5, 8;
    base16, base16_json: BASE16, 4, 2;
}

/// Whether a text is JSON.
#[must_use]
pub fn json(text: &str) -> bool {
    serde_json::from_str::<Value>(text).is_ok()
}

/// The bytes that a text stands for, padding and all: letters of `width` bits in blocks.
fn decode(text: &str, alphabet: &[u8], width: u32, block: usize) -> Option<Vec<u8>> {
    let letters = text.trim_end_matches('=');
    if !text.len().is_multiple_of(block) || text.len() - letters.len() >= block {
        return None;
    }
    let mut bytes = Vec::with_capacity(letters.len() * 3 / 4);
    let (mut bits, mut held) = (0u32, 0u32);
    for letter in letters.bytes() {
        let letter = if width == 4 { letter.to_ascii_uppercase() } else { letter };
        let value = alphabet.iter().position(|known| *known == letter)?;
        held = held << width | u32::try_from(value).ok()?;
        bits += width;
        if bits >= 8 {
            bits -= 8;
            bytes.push(u8::try_from(held >> bits).ok()?);
            held &= (1 << bits) - 1;
        }
    }
    // What is left over is less than a letter, and zero.
    (bits < width && held == 0).then_some(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn encodings_are_strict() {
        assert!(base64("Zm9vYmFy") && base64("Zg==") && !base64("Zm9v====") && !base64("Zh=="));
        assert!(base64url("PDw_Pz4-") && !base64url("Zm9v+YmF"));
        assert!(base32("MZXW6YTBOI======") && base32hex("CPNMUOJ1E8======") && !base32("189"));
        assert!(base16("666F6f") && !base16("6"));
        assert!(
            base64_json("eyJmb28iOiAiYmFyIn0K") && !base64_json("ezp9Cg==") && base64_json("{}")
        );
    }
}
