//! Does every system of a product handle every value and every field of its contracts?
//!
//! | module | from | to |
//! |---|---|---|
//! | [`facts`] | | the nouns: what one file says by itself |
//! | [`read`] | the text of a file | [`facts::Facts`], a reader for each language |
//! | [`sources`] | the project file | the files of every system, with their facts |

pub mod facts;
mod parallel;
pub mod read;
pub mod sources;
