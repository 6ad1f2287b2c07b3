//! What generated clients and servers call.
//!
//! | feature | module | holds |
//! |---|---|---|
//! | `axum` | `server` | what a generated router calls: reading of requests, authentication, answers |

#[cfg(feature = "axum")]
pub mod server;

#[cfg(feature = "axum")]
#[doc(hidden)]
pub use axum;
