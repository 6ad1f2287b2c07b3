//! Old contract, new contract: safe with an argument, breaking with a witness, or unknown with a
//! reason.
//!
//! | module | what |
//! |---|---|
//! | [`answer`] | the three answers |
//! | [`evaluate`] | whether a schema admits a value |
//! | [`judge`] | the same, by validators of other people |
//! | [`numbers`] | the theory of numbers |
//! | [`question`] | what the engine is asked, and what it comes back with |
//! | [`strings`] | the theory of strings |

pub mod answer;
pub mod evaluate;
pub mod judge;
pub mod numbers;
pub mod question;
pub mod strings;
