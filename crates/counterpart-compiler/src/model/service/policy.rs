//! Policies of clients: time limits, retry and cache.

use std::time::Duration;

/// How a client asks: what `x-counterpart` states of an operation, else of its document. What
/// neither states is for the runtime to decide.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    /// How long one attempt may take.
    pub timeout: Option<Duration>,
    /// How long all attempts may take together.
    pub deadline: Option<Duration>,
    /// How often and when it is asked again.
    pub retry: RetryPolicy,
    /// How long an answer may be kept.
    pub cache: Option<CachePolicy>,
}

/// How often and when it is asked again.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct RetryPolicy {
    /// How many attempts there are at most, the first included.
    pub max_attempts: Option<u32>,
    /// From what the waits grow.
    pub base_delay: Option<Duration>,
    /// From what the waits grow when the service is asked too often.
    pub throttling_base_delay: Option<Duration>,
    /// The longest wait.
    pub max_delay: Option<Duration>,
}

/// How long an answer may be kept (RFC 9111, RFC 5861).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct CachePolicy {
    /// How long it is fresh.
    pub max_age: Duration,
    /// How long after that it may be used when there is no better one.
    pub stale_if_error: Option<Duration>,
}

/// Whether asking again may help.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum RetryClass {
    /// It may help soon.
    Transient,
    /// It helps later: the service is asked too often. Nothing was done.
    Throttling,
    /// It helps when the other request has ended.
    Conflict,
    /// It never helps.
    Final,
}
