//! What generated HTTP clients and servers call.
//!
//! | feature | module | holds |
//! |---|---|---|
//! | `client` | [`client`] | what a generated client calls: the descriptor of an operation, requests, retries, checks of answers |
//! | `axum` | [`server`] | what a generated router calls: reading of requests, authentication, checks of answers |
//!
//! It knows no contract: generated code states its operations as static data.

#[cfg(feature = "client")]
pub mod client;
#[cfg(feature = "axum")]
pub mod server;
