//! Positions in a text as a person reads them: file, line and column.

mod lines;
mod location;

pub use lines::Lines;
pub use location::Location;
