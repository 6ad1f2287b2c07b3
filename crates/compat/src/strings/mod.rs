//! The theory of strings: is there a string with given properties, and which is the least?

mod question;

pub use question::{Question, Test};
