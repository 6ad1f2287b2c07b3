//! What counterpart finds, for programs and for people.

mod notice;

pub use notice::{Mark, Notice, Weight};
