//! The time, as clients see it. Tests turn it by hand.

use super::transport::BoxFuture;

/// A clock. All times are in milliseconds.
pub trait Clock: Send + Sync {
    /// The time since some moment; it never goes back.
    fn now(&self) -> u64;
    /// The time since 1970.
    fn date(&self) -> u64;
    /// Ends after so long: the wait between two attempts.
    fn sleep(&self, milliseconds: u64) -> BoxFuture<'static, ()>;
    /// Ends after so long: a limit. A clock for tests may let waits pass at once, and limits not.
    fn timer(&self, milliseconds: u64) -> BoxFuture<'static, ()> {
        self.sleep(milliseconds)
    }
}
