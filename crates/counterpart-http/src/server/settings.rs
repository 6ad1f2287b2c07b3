//! What a server allows to a request.

use std::time::Duration;

/// The limits of a request. Each has a usual value.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Settings {
    /// The longest body, in bytes: 2 MiB. A longer one is answered with 413.
    pub body: usize,
    /// How long a body may take to arrive: 30 s. A slower one is answered with 408.
    pub body_time: Duration,
    /// The longest query, in bytes: 8 KiB. A longer one is answered with 400.
    pub query: usize,
    /// Whether an answer that breaks its contract is a panic. It is in debug builds. Otherwise it is
    /// logged, and answered with 500.
    pub breach_panics: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            body: 2 * 1024 * 1024,
            body_time: Duration::from_secs(30),
            query: 8 * 1024,
            breach_panics: cfg!(debug_assertions),
        }
    }
}

impl Settings {
    /// Sets the longest body, in bytes.
    #[must_use]
    pub const fn body(mut self, bytes: usize) -> Self {
        self.body = bytes;
        self
    }

    /// Sets how long a body may take to arrive.
    #[must_use]
    pub const fn body_time(mut self, time: Duration) -> Self {
        self.body_time = time;
        self
    }

    /// Sets the longest query, in bytes.
    #[must_use]
    pub const fn query(mut self, bytes: usize) -> Self {
        self.query = bytes;
        self
    }

    /// Sets whether an answer that breaks its contract is a panic.
    #[must_use]
    pub const fn breach_panics(mut self, panics: bool) -> Self {
        self.breach_panics = panics;
        self
    }
}
