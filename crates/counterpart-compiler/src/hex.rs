//! Bytes as hexadecimal digits.

/// Bytes as lower-case hexadecimal digits, two for each byte.
#[must_use]
pub fn lower(bytes: &[u8]) -> String {
    digits(bytes, |nibble| char::from_digit(nibble, 16))
}

/// Bytes as upper-case hexadecimal digits, two for each byte.
#[must_use]
pub fn upper(bytes: &[u8]) -> String {
    digits(bytes, |nibble| char::from_digit(nibble, 16).map(|digit| digit.to_ascii_uppercase()))
}

fn digits(bytes: &[u8], digit: fn(u32) -> Option<char>) -> String {
    let nibbles = bytes.iter().flat_map(|byte| [byte >> 4, byte & 15]);
    nibbles.filter_map(|nibble| digit(u32::from(nibble))).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_byte_has_two_digits() {
        assert_eq!(lower(&[0, 0x0a, 0xff]), "000aff");
        assert_eq!(upper(&[0, 0x0a, 0xff]), "000AFF");
    }
}
