//! Whether and when a failed attempt is repeated. Pure: `tests/retry.json` has the vectors that this and
//! the JavaScript client meet.

use super::operation::{Class, Policy};

/// How many tokens a client has for repeating.
pub const BUDGET: u32 = 500;

/// What the decision depends on besides the outcome.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rules {
    /// The delays and the number of attempts.
    pub policy: Policy,
    /// How long the whole call may take, in milliseconds.
    pub deadline: u64,
    /// Whether the request may be sent again after it may have been done.
    pub repeatable: bool,
    /// Whether the request has an idempotency key.
    pub keyed: bool,
}

/// What the decision needs to know of a failed attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// Whether repeating helps.
    pub class: Class,
    /// Whether the request was not done for certain.
    pub undone: bool,
    /// The wait that the server asks for, in milliseconds.
    pub retry_after: Option<u64>,
}

/// What to do after an attempt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Decision {
    /// Repeat after so many milliseconds.
    Wait(u64),
    /// Do not repeat.
    Stop(Stop),
}

/// Why an attempt is not repeated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Stop {
    /// Repeating does not help.
    Final,
    /// The request may have been done, and must not be done twice.
    Ambiguous,
    /// There were attempts enough.
    Attempts,
    /// The client has no tokens left.
    Budget,
    /// The deadline would pass during the wait.
    Deadline,
}

/// What repeating costs.
#[must_use]
pub const fn cost_of(class: Class) -> u32 {
    match class {
        Class::Throttling => 5,
        Class::Transient | Class::Conflict | Class::Final => 14,
    }
}

/// Whether a status alone says that repeating helps.
#[must_use]
pub const fn class_of_status(status: u16) -> Class {
    match status {
        429 => Class::Throttling,
        408 | 500 | 502..=504 => Class::Transient,
        _ => Class::Final,
    }
}

/// Decides. `attempt` is 1 after the first; `elapsed` is the time since the call began; `tokens` are
/// those that the client has left; `random` is at least 0 and below 1.
#[must_use]
pub fn decide(
    rules: &Rules,
    outcome: &Outcome,
    attempt: u32,
    elapsed: u64,
    tokens: u32,
    random: f64,
) -> Decision {
    let is_final = match outcome.class {
        Class::Final => true,
        Class::Conflict => !rules.keyed,
        Class::Transient | Class::Throttling => false,
    };
    if is_final {
        return Decision::Stop(Stop::Final);
    }
    if !rules.repeatable && !outcome.undone {
        return Decision::Stop(Stop::Ambiguous);
    }
    if attempt >= rules.policy.max_attempts {
        return Decision::Stop(Stop::Attempts);
    }
    if tokens < cost_of(outcome.class) {
        return Decision::Stop(Stop::Budget);
    }
    let wait = outcome.retry_after.unwrap_or_else(|| backoff(rules, outcome, attempt, random));
    if elapsed.saturating_add(wait) >= rules.deadline {
        return Decision::Stop(Stop::Deadline);
    }
    Decision::Wait(wait)
}

/// The wait where the server asks for none: a part, by chance, of a bound that doubles.
fn backoff(rules: &Rules, outcome: &Outcome, attempt: u32, random: f64) -> u64 {
    let base = match outcome.class {
        Class::Throttling => rules.policy.throttling_base_delay,
        Class::Transient | Class::Conflict | Class::Final => rules.policy.base_delay,
    };
    let doubled =
        base.saturating_mul(1u64.checked_shl(attempt.saturating_sub(1)).unwrap_or(u64::MAX));
    let bound = doubled.min(rules.policy.max_delay);
    // A delay is far below 2^53, so that it is exact as a float; the product is not negative.
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    let wait = (random * bound as f64).floor() as u64;
    wait
}

/// Numbers from 0 to below 1, the same in both languages for the same seed (mulberry32).
#[derive(Clone, Debug)]
pub struct Random(u32);

impl Random {
    /// The numbers of a seed.
    #[must_use]
    pub const fn new(seed: u32) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn unit(&mut self) -> f64 {
        f64::from(self.bits()) / 4_294_967_296.0
    }

    /// Eight hexadecimal digits.
    pub(super) fn word(&mut self) -> String {
        format!("{:08x}", self.bits())
    }

    fn bits(&mut self) -> u32 {
        self.0 = self.0.wrapping_add(0x6d2b_79f5);
        let state = self.0;
        let mut mixed = (state ^ (state >> 15)).wrapping_mul(state | 1);
        mixed ^= mixed.wrapping_add((mixed ^ (mixed >> 7)).wrapping_mul(mixed | 0x3d));
        mixed ^ (mixed >> 14)
    }
}
