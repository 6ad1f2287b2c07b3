//! An index of the texts that occur in a file.

use crate::facts::Mention;

/// The hashes of the texts that stand in a file, sorted.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts(Vec<u64>);

impl Texts {
    /// The texts of mentions.
    #[must_use]
    pub fn of(mentions: &[Mention]) -> Self {
        Self::sorted(mentions.iter().map(|mention| hash(&mention.text)).collect())
    }

    /// The words of a text in a language that is not read: what stands between characters that no
    /// name has.
    pub fn of_text(text: &str) -> Self {
        let part = |char: char| char.is_alphanumeric() || matches!(char, '_' | '-' | '.');
        let words = text.split(|char| !part(char)).filter(|word| !word.is_empty());
        let parts = words.clone().flat_map(|word| word.split(['-', '.']));
        Self::sorted(words.chain(parts).map(hash).collect())
    }

    /// The hashes.
    #[must_use]
    pub fn hashes(&self) -> &[u64] {
        &self.0
    }

    /// Whether a text with this hash stands there.
    #[must_use]
    pub fn has(&self, hash: u64) -> bool {
        self.0.binary_search(&hash).is_ok()
    }

    /// As bytes, to be kept.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        self.0.iter().flat_map(|hash| hash.to_le_bytes()).collect()
    }

    /// From bytes that were kept.
    #[must_use]
    pub fn from_bytes(bytes: &[u8]) -> Self {
        let (chunks, _) = bytes.as_chunks::<8>();
        Self(chunks.iter().map(|chunk| u64::from_le_bytes(*chunk)).collect())
    }

    fn sorted(mut hashes: Vec<u64>) -> Self {
        hashes.sort_unstable();
        hashes.dedup();
        Self(hashes)
    }
}

/// FNV-1a with 64 bits: the same on every machine, and enough to distinguish the words of a code
/// base.
#[must_use]
pub fn hash(text: &str) -> u64 {
    let step = |hash: u64, byte: u8| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
    text.bytes().fold(0xcbf2_9ce4_8422_2325, step)
}
