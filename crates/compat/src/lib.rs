//! Old contract, new contract: safe with an argument, breaking with a witness, or unknown with a
//! reason.
//!
//! | module | what |
//! |---|---|
//! | [`answer`] | the three answers |
//! | [`question`] | what the engine is asked, and what it comes back with |

pub mod answer;
pub mod question;
