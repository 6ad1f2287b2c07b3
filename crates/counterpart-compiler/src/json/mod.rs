//! Rules of JSON that every stage shares: equality of values, and JSON Pointers.

pub mod pointer;

mod equal;

pub use equal::{compare, equal};
