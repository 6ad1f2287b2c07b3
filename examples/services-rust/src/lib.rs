//! The services of this repository in Rust: what answers them, and what asks them.
//!
//! `keys` and `counts` implement the generated traits; `ask` calls every operation with the generated
//! clients until every declared answer was given once.

#![allow(clippy::expect_used, reason = "texts that are written here meet their contracts")]

pub mod ask;
pub mod counts;
pub mod keys;
pub mod mistakes;
pub mod table;

#[allow(missing_docs)]
pub mod contracts {
    include!(concat!(env!("OUT_DIR"), "/contracts.rs"));
}

use std::sync::Arc;

use counterpart_http::server::{Router, Settings, not_found};

/// Both services in one router.
pub fn router() -> Router {
    let keys = contracts::service_keys_api::server::routes(
        Arc::new(keys::Keys::default()),
        Settings::default(),
    );
    let counts = contracts::stocktake_api::server::routes(
        Arc::new(counts::Counts::new()),
        Settings::default(),
    );
    keys.merge(counts).fallback(not_found)
}
