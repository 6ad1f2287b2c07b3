//! The contracts.
include!(concat!(env!("OUT_DIR"), "/contracts.rs"));
