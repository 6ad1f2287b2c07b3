//! Does every system of a product handle every value and every field of its contracts?
//!
//! | module | from | to |
//! |---|---|---|
//! | [`facts`] | | the nouns: what one file says by itself |
//! | [`read`] | the text of a file | [`facts::Facts`], a reader for each language |

pub mod facts;
pub mod read;
