//! Schemas to shapes: which types hold the instances, and what they are called.
//!
//! ```text
//! seeds     which schemas have a name of their own: roots, $defs entries, what a $ref points at
//! names     one name for each, unique in its contract and fit for every target
//! facts     what a conjunction of schemas says, gathered through allOf and $ref
//! infer     facts → Shape; inline objects, enums, unions and tuples are hoisted
//! settle    what needs all shapes: containment cycles, unions that share properties
//! constants typed constants and list constants
//! ```

mod constants;
mod cycles;
mod declared;
mod equal;
mod facts;
mod form;
mod infer;
mod names;
mod objects;
mod planner;
mod seeds;
mod settle;
mod unions;

pub(crate) use constants::is_constant;
pub use planner::{Plan, plan};
pub use seeds::{Seed, places};
