//! What a change of the contracts touches: systems, files, and what is left to do.
//!
//! | module | from | to |
//! |---|---|---|
//! | [`difference`] | two models | what changed, a sentence each |

pub mod difference;
