//! Threads with a large stack, for parsers that call themselves for each level of a text.

use std::cell::Cell;
use std::thread::{Builder, Scope, ScopedJoinHandle};

/// The stack of a thread that reads files. The system provides the memory only as far as it is
/// used. No text that could need more is parsed.
pub const ROOM: usize = if cfg!(target_pointer_width = "64") { 1 << 30 } else { 64 << 20 };

thread_local! {
    /// Whether this thread has such a stack.
    static ROOMY: Cell<bool> = const { Cell::new(false) };
}

/// Starts a thread with a stack of [`ROOM`] bytes; none where the system refuses.
pub fn spawn<'scope, R: Send + 'scope>(
    scope: &'scope Scope<'scope, '_>,
    work: impl FnOnce() -> R + Send + 'scope,
) -> Option<ScopedJoinHandle<'scope, R>> {
    let roomy = move || {
        ROOMY.set(true);
        work()
    };
    Builder::new().stack_size(ROOM).spawn_scoped(scope, roomy).ok()
}

/// Does `work` with a stack of [`ROOM`] bytes: here, if this thread has it. Nothing where the
/// system refuses such a thread.
pub fn with_room<R: Send>(work: impl FnOnce() -> R + Send) -> Option<R> {
    if ROOMY.get() {
        return Some(work());
    }
    std::thread::scope(|scope| match spawn(scope, work)?.join() {
        Ok(result) => Some(result),
        Err(reason) => std::panic::resume_unwind(reason),
    })
}
