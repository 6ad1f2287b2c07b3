//! What ends a call from outside: the caller, the deadline, or the limit of one attempt.

use std::future::{Future, poll_fn};
use std::pin::pin;
use std::sync::Arc;
use std::task::Poll;

use super::cancel::Cancel;
use super::clock::Clock;
use super::transport::BoxFuture;

/// Why something that ran was ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ended {
    /// The caller gave up.
    Cancelled,
    /// The whole call took too long.
    Deadline,
    /// The attempt took too long.
    Attempt,
}

/// The limits of one call.
pub struct Limit {
    clock: Arc<dyn Clock>,
    timeout: u64,
    cancelled: Option<BoxFuture<'static, ()>>,
    deadline: BoxFuture<'static, ()>,
    attempt: Option<BoxFuture<'static, ()>>,
    ended: Option<Ended>,
}

impl Limit {
    pub fn new(
        clock: &Arc<dyn Clock>,
        deadline: u64,
        timeout: u64,
        cancel: Option<Cancel>,
    ) -> Self {
        let cancelled = cancel.map(|cancel| -> BoxFuture<'static, ()> {
            Box::pin(async move { cancel.cancelled().await })
        });
        Self {
            clock: Arc::clone(clock),
            timeout,
            cancelled,
            deadline: clock.timer(deadline),
            attempt: None,
            ended: None,
        }
    }

    /// Begins the limit of an attempt, or begins it again because there was progress.
    pub fn progress(&mut self) {
        self.attempt = Some(self.clock.timer(self.timeout));
    }

    /// Ends the limit of an attempt.
    pub fn rest(&mut self) {
        self.attempt = None;
    }

    /// The cancelling or the deadline, if it has ended the call.
    pub const fn whole(&self) -> Option<Ended> {
        match self.ended {
            Some(Ended::Cancelled | Ended::Deadline) => self.ended,
            Some(Ended::Attempt) | None => None,
        }
    }

    /// What the future gives, if no limit is reached before.
    pub async fn within<T>(&mut self, future: impl Future<Output = T> + Send) -> Result<T, Ended> {
        if let Some(ended) = self.whole() {
            return Err(ended);
        }
        let mut future = pin!(future);
        let result = poll_fn(|context| {
            if let Some(cancelled) = &mut self.cancelled
                && cancelled.as_mut().poll(context).is_ready()
            {
                return Poll::Ready(Err(Ended::Cancelled));
            }
            if let Poll::Ready(value) = future.as_mut().poll(context) {
                return Poll::Ready(Ok(value));
            }
            if self.deadline.as_mut().poll(context).is_ready() {
                return Poll::Ready(Err(Ended::Deadline));
            }
            match self.attempt.as_mut().map(|attempt| attempt.as_mut().poll(context)) {
                Some(Poll::Ready(())) => Poll::Ready(Err(Ended::Attempt)),
                Some(Poll::Pending) | None => Poll::Pending,
            }
        })
        .await;
        if let Err(ended) = result {
            self.ended = Some(ended);
            self.attempt = None;
        }
        result
    }
}
