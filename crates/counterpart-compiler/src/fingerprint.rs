//! Fingerprints: short digests by which findings are recognised from run to run.

use sha2::{Digest as _, Sha256};

use crate::hex;

/// The number of bytes in a fingerprint; two hexadecimal digits each.
const BYTES: usize = 8;

/// The fingerprint of a list of texts: 16 hexadecimal digits. Each text counts with its length, so
/// that `ab, c` and `a, bc` differ.
#[must_use]
pub fn fingerprint(parts: &[&str]) -> String {
    let mut hash = Sha256::new();
    for part in parts {
        // As 64 bits, so that every machine gives the same digest.
        hash.update(u64::try_from(part.len()).unwrap_or(u64::MAX).to_le_bytes());
        hash.update(part.as_bytes());
    }
    hex::lower(&hash.finalize()[..BYTES])
}

#[cfg(test)]
mod tests {
    use super::fingerprint;

    #[test]
    fn the_cut_between_parts_counts() {
        assert_ne!(fingerprint(&["ab", "c"]), fingerprint(&["a", "bc"]));
        assert_eq!(fingerprint(&["ab", "c"]), fingerprint(&["ab", "c"]));
        assert_eq!(fingerprint(&[]), "e3b0c44298fc1c14");
    }
}
