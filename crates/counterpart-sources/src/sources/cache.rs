//! The facts of files, cached between runs.
//!
//! One cache file for each project: a line that names the format and the readers, a checksum, an
//! index, then the facts and texts of every source file in turn. It may be deleted at any time; a
//! cache that is damaged, or was written by another version of the readers, is not used.

use std::collections::HashMap;
use std::ops::Range;
use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, SystemTime};

use counterpart_fs::Place;
use serde::{Deserialize, Serialize};

use super::walk::{Stamp, nanoseconds};

const HEAD: &str = concat!(
    "counterpart facts 1 ",
    env!("CARGO_PKG_VERSION"),
    " ",
    env!("COUNTERPART_READERS"),
    "\n"
);

/// A file that was changed so shortly before it was read may have been changed again within the
/// same tick of the file system's clock.
const FINE: Duration = Duration::from_millis(50);
/// The same where the file system counts seconds only.
const COARSE: Duration = Duration::from_secs(3);

/// The SHA-256 of a file.
pub type Digest = [u8; 32];

/// What is cached of one file.
#[derive(Clone, Debug)]
pub struct Cached {
    /// When the file was read, its stamp.
    pub stamp: Stamp,
    /// When that was, as stamps count time.
    pub read: u64,
    /// The digest of its text.
    pub digest: Digest,
    /// Its facts, encoded.
    pub facts: Bytes,
    /// The texts that occur in it, encoded.
    pub texts: Bytes,
    /// Whether part of it could not be read.
    pub has_problems: bool,
}

impl Cached {
    /// Whether a file with this stamp has not changed.
    pub fn is_fresh(&self, stamp: Stamp) -> bool {
        let whole = stamp.changed.is_multiple_of(1_000_000_000);
        let margin = if whole { COARSE } else { FINE };
        let margin = u64::try_from(margin.as_nanos()).unwrap_or(u64::MAX);
        self.stamp == stamp && stamp.changed.saturating_add(margin) < self.read
    }
}

/// A part of what was read at once.
#[derive(Clone, Debug)]
pub struct Bytes {
    all: Arc<Vec<u8>>,
    range: Range<usize>,
}

impl Bytes {
    /// The bytes.
    pub fn get(&self) -> &[u8] {
        self.all.get(self.range.clone()).unwrap_or_default()
    }
}

impl From<Vec<u8>> for Bytes {
    fn from(bytes: Vec<u8>) -> Self {
        Self { range: 0..bytes.len(), all: Arc::new(bytes) }
    }
}

#[derive(Serialize, Deserialize)]
struct Entry<'a> {
    path: &'a str,
    stamp: Stamp,
    read: u64,
    digest: Digest,
    facts: u64,
    texts: u64,
    has_problems: bool,
}

/// Reads a cache; it is empty where it cannot be used.
pub fn load(place: &Path) -> HashMap<String, Cached> {
    std::fs::read(place).ok().and_then(parse).unwrap_or_default()
}

fn parse(all: Vec<u8>) -> Option<HashMap<String, Cached>> {
    let rest = all.strip_prefix(HEAD.as_bytes())?;
    let (sum, body) = rest.split_first_chunk::<8>()?;
    if u64::from_le_bytes(*sum) != checksum(body) {
        return None;
    }
    let (entries, blob): (Vec<Entry<'_>>, &[u8]) = postcard::take_from_bytes(body).ok()?;
    let mut at = all.len() - blob.len();
    let mut ranges = Vec::with_capacity(entries.len());
    let mut found = Vec::with_capacity(entries.len());
    for entry in entries {
        let middle = at.checked_add(usize::try_from(entry.facts).ok()?)?;
        let end = middle.checked_add(usize::try_from(entry.texts).ok()?)?;
        ranges.push((at..middle, middle..end));
        found.push((
            entry.path.to_owned(),
            entry.stamp,
            entry.read,
            entry.digest,
            entry.has_problems,
        ));
        at = end;
    }
    let all = Arc::new(all);
    let bytes = |range| Bytes { all: Arc::clone(&all), range };
    let cached = found.into_iter().zip(ranges).map(|(found, (facts, texts))| {
        let (path, stamp, read, digest, has_problems) = found;
        let (facts, texts) = (bytes(facts), bytes(texts));
        (path, Cached { stamp, read, digest, facts, texts, has_problems })
    });
    Some(cached.collect())
}

/// Caches facts for the next run. An error is ignored: the next run reads the files again.
pub fn store(place: &Path, files: &[(&str, &Cached)]) {
    let entries: Vec<Entry<'_>> = files
        .iter()
        .map(|(path, cached)| Entry {
            path,
            stamp: cached.stamp,
            read: cached.read,
            digest: cached.digest,
            facts: cached.facts.get().len() as u64,
            texts: cached.texts.get().len() as u64,
            has_problems: cached.has_problems,
        })
        .collect();
    let Ok(mut body) = postcard::to_stdvec(&entries) else { return };
    for (_, cached) in files {
        body.extend_from_slice(cached.facts.get());
        body.extend_from_slice(cached.texts.get());
    }
    let mut all = HEAD.as_bytes().to_vec();
    all.extend_from_slice(&checksum(&body).to_le_bytes());
    all.append(&mut body);
    let place = Place::but_for_the_last(place, 2);
    let _ = counterpart_fs::replace(&place, &all);
}

/// The time as stamps count it.
pub fn now() -> u64 {
    nanoseconds(SystemTime::now())
}

fn checksum(bytes: &[u8]) -> u64 {
    let (texts, rest) = bytes.as_chunks::<8>();
    let step =
        |sum: u64, word: u64| (sum ^ word).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(29);
    let sum =
        texts.iter().fold(bytes.len() as u64, |sum, word| step(sum, u64::from_le_bytes(*word)));
    rest.iter().fold(sum, |sum, byte| step(sum, u64::from(*byte)))
}
