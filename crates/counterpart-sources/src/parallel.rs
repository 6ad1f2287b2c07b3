//! The same work on many things, on all cores.

use std::num::NonZero;
use std::sync::atomic::{AtomicUsize, Ordering};

use crate::stack;

/// What `work` makes of each item, in the order of the items.
pub fn map<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let next = AtomicUsize::new(0);
    let some = || {
        let mut done = Vec::new();
        loop {
            let position = next.fetch_add(1, Ordering::Relaxed);
            let Some(item) = items.get(position) else { return done };
            done.push((position, work(item)));
        }
    };
    let mut done = std::thread::scope(|scope| {
        let workers = 0..cores.min(items.len());
        let workers: Vec<_> = workers.filter_map(|_| stack::spawn(scope, some)).collect();
        // Where the system starts no thread, the work is done here.
        let mut done = if workers.is_empty() { some() } else { Vec::new() };
        for worker in workers {
            match worker.join() {
                Ok(more) => done.extend(more),
                Err(reason) => std::panic::resume_unwind(reason),
            }
        }
        done
    });
    done.sort_unstable_by_key(|(position, _)| *position);
    done.into_iter().map(|(_, result)| result).collect()
}
