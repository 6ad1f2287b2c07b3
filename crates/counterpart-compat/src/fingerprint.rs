//! Fingerprints: they identify a finding from run to run.

use sha2::{Digest as _, Sha256};

/// How many hexadecimal digits a fingerprint has.
const DIGITS: usize = 16;

/// A fingerprint of what a finding says, and of nothing that moves with lines: the rule, the
/// contract, the JSON Pointer, the direction, and what changed from what to what.
#[must_use]
pub fn of(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        hash.update(part.len().to_le_bytes());
        hash.update(part.as_bytes());
    }
    let digit = |value: u8| char::from_digit(u32::from(value), 16).unwrap_or('0');
    let digits = hash.finalize();
    digits.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).take(DIGITS).collect()
}

#[cfg(test)]
mod tests {
    use super::of;

    #[test]
    fn the_cut_between_parts_counts() {
        assert_ne!(of(&["ab", "c"]), of(&["a", "bc"]));
        assert_eq!(of(&["ab", "c"]), of(&["ab", "c"]));
        assert_eq!(of(&[]).len(), super::DIGITS);
    }
}
