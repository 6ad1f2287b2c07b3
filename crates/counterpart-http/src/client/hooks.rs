//! What is told while calls run.

/// Is told what happens. Nothing that is told holds a credential, an argument or a part of a body,
/// except [`on_body`](Self::on_body).
pub trait Hooks: Send + Sync {
    /// After every attempt.
    fn on_attempt(&self, event: &AttemptEvent) {
        let _ = event;
    }

    /// When an answer from the cache is given that is no longer fresh; its age is in seconds.
    fn on_stale(&self, operation: &'static str, age: u64) {
        let _ = (operation, age);
    }

    /// For debugging: the first 200 characters of an answer that is not what was declared.
    fn on_body(&self, operation: &'static str, status: u16, start: &str) {
        let _ = (operation, status, start);
    }
}

/// One attempt; times in milliseconds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AttemptEvent {
    /// The id of the operation.
    pub operation: &'static str,
    /// 1 for the first.
    pub attempt: u32,
    /// The kind of result that this attempt would give: `ok`, `problem`, ….
    pub kind: &'static str,
    /// The status of the answer.
    pub status: Option<u16>,
    /// How long the attempt took.
    pub took: u64,
    /// The wait before the next attempt; none where none follows.
    pub wait: Option<u64>,
}

/// Tells nobody.
pub struct Silent;

impl Hooks for Silent {}
