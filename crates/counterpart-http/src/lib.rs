//! What generated HTTP clients and servers call.
//!
//! | feature | what |
//! |---|---|
//! | `client` | [`client`]: operations as data, and one way to call them |
//! | `reqwest` | a transport for the client on `reqwest`, and a clock on `tokio` |
//!
//! This crate knows no contract. What an operation asks for and answers is data that generated code holds.

#[cfg(feature = "client")]
pub mod client;
