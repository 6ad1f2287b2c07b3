//! Does every system of a product handle every value and every field of its contracts?
//!
//! | module | from | to |
//! |---|---|---|
//! | [`facts`] | | the nouns: what one file says by itself |
//! | [`read`] | the text of a file | [`facts::Facts`], a reader for each language |
//! | [`sources`] | the project file | the files of every system, with their facts |
//! | `contract` | the model | definitions by name, and their parts |
//! | `link` | the facts of all files | what a place lists, across files |
//! | `promise` | `implements` of the project file | which parts a place has |
//! | [`live`] | what a running system answered | what it lacks of its contract |
//! | [`rules`](Rule) | promises and sources | [`Finding`]s |
//! | `matrix` | the same | what programs and the page read |

mod check;
mod config;
mod contract;
pub mod facts;
mod finding;
mod link;
pub mod live;
mod matrix;
mod parallel;
mod promise;
pub mod read;
mod rules;
pub mod sources;
mod spelling;

pub use check::{Check, check, check_with};
pub use finding::Finding;
pub use rules::Rule;
