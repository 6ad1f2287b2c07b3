//! Kept answers: fresh ones, and stale ones where the server cannot be asked.

use std::collections::BTreeMap;
use std::sync::{Mutex, PoisonError};

use super::operation::{Cache, Facts};
use super::outcome::Reason;
use super::received::Received;
use super::request::Built;

/// Keeps answers.
pub trait Store: Send + Sync {
    /// The answer under a key.
    fn get(&self, key: &str) -> Option<Entry>;
    /// Keeps an answer under a key.
    fn set(&self, key: &str, entry: Entry);
    /// Forgets the answers of this owner that show this resource.
    fn forget(&self, owner: &str, resource: &str);
}

/// A kept answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Whose it is. It is never given to another.
    pub owner: String,
    /// The resource that it shows.
    pub resource: Option<String>,
    /// The answer.
    pub answer: Received,
    /// When it came, in milliseconds since 1970.
    pub date: u64,
}

/// Entries by their keys, each with the number of its last use; and the number of the last use of all.
type Entries = (u64, BTreeMap<String, (u64, Entry)>);

/// Keeps answers in memory, the newest so many.
#[derive(Debug)]
pub struct MemoryStore {
    limit: usize,
    entries: Mutex<Entries>,
}

impl MemoryStore {
    /// A store for at most `limit` answers.
    #[must_use]
    pub const fn new(limit: usize) -> Self {
        Self { limit, entries: Mutex::new((0, BTreeMap::new())) }
    }
}

impl Default for MemoryStore {
    fn default() -> Self {
        Self::new(1000)
    }
}

impl Store for MemoryStore {
    fn get(&self, key: &str) -> Option<Entry> {
        let entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.1.get(key).map(|(_, entry)| entry.clone())
    }

    fn set(&self, key: &str, entry: Entry) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        let (count, kept) = &mut *entries;
        *count += 1;
        kept.insert(key.to_owned(), (*count, entry));
        if kept.len() > self.limit {
            let oldest = kept.iter().min_by_key(|(_, (number, _))| *number);
            if let Some(oldest) = oldest.map(|(key, _)| key.clone()) {
                kept.remove(&oldest);
            }
        }
    }

    fn forget(&self, owner: &str, resource: &str) {
        let mut entries = self.entries.lock().unwrap_or_else(PoisonError::into_inner);
        entries.1.retain(|_, (_, entry)| {
            entry.owner != owner || entry.resource.as_deref() != Some(resource)
        });
    }
}

/// The key of an answer.
pub fn key_of(owner: &str, base_url: &str, facts: &Facts, built: &Built) -> String {
    let accept = built.header("accept").unwrap_or_default();
    let url = format!("{base_url}{}", built.target(&[]));
    [owner, facts.id, &url, accept].join("\n")
}

/// Whether a failure may be answered with a stale answer (RFC 5861): the server cannot be had, or has
/// failed.
pub fn is_outage(reason: &Reason<()>) -> bool {
    match reason {
        Reason::Unreachable(_) | Reason::Timeout(_) => true,
        Reason::Problem(_) | Reason::Unexpected { .. } => {
            reason.status().is_some_and(|status| status >= 500)
        }
        Reason::Mismatch { .. } | Reason::Cancelled | Reason::Refused(_) => false,
    }
}

/// Whether an answer may be kept.
pub fn may_keep(answer: &Received) -> bool {
    let control = answer.header("cache-control").unwrap_or_default().to_ascii_lowercase();
    !control.split(',').any(|rule| rule.trim() == "no-store")
}

/// How old an entry is, in seconds, if it may still be used where no answer can be had.
pub fn usable_age(entry: &Entry, rule: &Cache, now: u64) -> Option<u64> {
    let age = now.saturating_sub(entry.date) / 1000;
    Some(age).filter(|age| *age <= rule.max_age.saturating_add(rule.stale_if_error))
}
