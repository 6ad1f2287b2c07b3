//! The shared contracts: one module for each document of `schemas/`.

include!(concat!(env!("OUT_DIR"), "/contracts.rs"));
