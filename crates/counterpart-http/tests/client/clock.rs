//! A clock that is turned by hand. Waits pass at once; limits end when the clock is turned.

use std::future::poll_fn;
use std::sync::{Arc, Mutex};
use std::task::{Poll, Waker};

use counterpart_http::client::{BoxFuture, Clock};

/// 1 December 2026, 05:00 UTC.
const START: u64 = 1_796_101_200_000;

#[derive(Clone, Default)]
pub struct VirtualClock(Arc<Mutex<State>>);

#[derive(Default)]
struct State {
    now: u64,
    timers: Vec<Timer>,
    next: usize,
    /// Waits do not pass.
    is_held: bool,
}

struct Timer {
    number: usize,
    at: u64,
    waker: Option<Waker>,
}

impl VirtualClock {
    pub fn turn(&self, milliseconds: u64) {
        let mut state = self.0.lock().unwrap();
        state.now += milliseconds;
        let now = state.now;
        for timer in &mut state.timers {
            if timer.at <= now
                && let Some(waker) = timer.waker.take()
            {
                waker.wake();
            }
        }
    }

    pub fn hold(&self) {
        self.0.lock().unwrap().is_held = true;
    }

    /// How many limits and waits run.
    pub fn timers(&self) -> usize {
        self.0.lock().unwrap().timers.len()
    }

    fn until(&self, milliseconds: u64) -> BoxFuture<'static, ()> {
        let timer = {
            let mut state = self.0.lock().unwrap();
            state.next += 1;
            let (number, at) = (state.next, state.now.saturating_add(milliseconds));
            state.timers.push(Timer { number, at, waker: None });
            Running { clock: self.clone(), number }
        };
        Box::pin(async move {
            poll_fn(|context| {
                let mut state = timer.clock.0.lock().unwrap();
                let now = state.now;
                let own = state.timers.iter_mut().find(|other| other.number == timer.number);
                let own = own.unwrap();
                if own.at <= now {
                    return Poll::Ready(());
                }
                own.waker = Some(context.waker().clone());
                Poll::Pending
            })
            .await;
        })
    }
}

/// Ends a timer when nobody waits for it any more.
struct Running {
    clock: VirtualClock,
    number: usize,
}

impl Drop for Running {
    fn drop(&mut self) {
        self.clock.0.lock().unwrap().timers.retain(|timer| timer.number != self.number);
    }
}

impl Clock for VirtualClock {
    fn now(&self) -> u64 {
        self.0.lock().unwrap().now
    }

    fn date(&self) -> u64 {
        START + self.now()
    }

    fn sleep(&self, milliseconds: u64) -> BoxFuture<'static, ()> {
        let is_held = self.0.lock().unwrap().is_held;
        if is_held {
            return self.until(milliseconds);
        }
        self.turn(milliseconds);
        Box::pin(std::future::ready(()))
    }

    fn timer(&self, milliseconds: u64) -> BoxFuture<'static, ()> {
        self.until(milliseconds)
    }
}
