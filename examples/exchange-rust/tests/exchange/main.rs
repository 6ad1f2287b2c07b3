//! The two halves of the exchange, connected; and what holds them together.

#![allow(clippy::expect_used, reason = "a helper of a test fails by it, as a test does")]

mod conversation;
mod dashboard;
mod fifteenth_key;
mod refusals;
mod scratch;
mod wire;
