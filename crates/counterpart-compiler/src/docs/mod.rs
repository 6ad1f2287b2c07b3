//! What a contract says to its readers, for the docs of generated code in every target.
//!
//! Every description of a contract has a place in the docs: that of the definition, field, value or
//! variant that it describes, or else, as a [`Remark`], that of the nearest of them around it.

mod bounds;
mod notes;
mod remarks;

pub use bounds::bounds;
pub use notes::{Notes, described, paragraphs};
pub use remarks::{Remark, Remarks};
