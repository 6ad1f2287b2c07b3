//! The shared contracts: one module for each document of `schemas/`.
//!
//! Every program that shares data with another depends on this crate, or on the npm package that
//! is made of the same documents (`bindings/typescript`), and holds the same types.
//!
//! ```
//! use contracts::service_keys::{SERVICE_KEY_INFO, SERVICE_KEYS, ServiceKeyDisplay, ServiceKeyName};
//! use counterpart::Contract;
//!
//! assert_eq!(SERVICE_KEYS.len(), SERVICE_KEY_INFO.len());
//! assert_eq!(SERVICE_KEY_INFO[&ServiceKeyName::Openai].env, "OPENAI_API_KEY");
//!
//! let shown = ServiceKeyDisplay::from_json(
//!     r#"{"name": "stripe", "configured": false, "masked": null, "cliSupported": true}"#,
//! )?;
//! assert_eq!(shown.name, ServiceKeyName::Stripe);
//!
//! // What breaks the contract is listed completely, and never shows the data.
//! let refused = ServiceKeyDisplay::from_json(r#"{"name": "fax", "configured": 1}"#);
//! assert!(refused.is_err());
//! # Ok::<(), counterpart::Violations>(())
//! ```
//!
//! A secret is never printed:
//!
//! ```
//! use contracts::service_keys::ServiceKeysResponse;
//! use counterpart::Contract;
//!
//! let keys = ServiceKeysResponse::from_json(r#"{"github": "example-github-key"}"#)?;
//! assert!(!format!("{keys:?}").contains("example"));
//! # Ok::<(), counterpart::Violations>(())
//! ```

include!(concat!(env!("OUT_DIR"), "/contracts.rs"));

/// The samples of the guide, which are tests.
#[cfg(doctest)]
#[doc = include_str!("../docs/rust.md")]
struct Guide;
