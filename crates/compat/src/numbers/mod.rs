//! The theory of numbers: is there a number with given properties, and which is the least?

mod question;

pub use question::{Bound, Question};
