//! What a change of the contracts touches: systems, files, and what is left to do.
//!
//! | module | from | to |
//! |---|---|---|
//! | [`difference`] | two models | what changed, a sentence each |
//! | [`trace`] | changes and sources | where to do what |
//! | [`affected`] | changes and the project file | the systems they concern |
//! | [`branch`] | the git repository | what the work at hand touched |
//! | [`checklist`] | all of these | what holds by evidence, what does not, and what needs a person |

pub mod affected;
pub mod branch;
pub mod checklist;
pub mod difference;
mod holders;
pub mod trace;
