//! The three answers of the prover: there is one, there is none, it is not known.

/// Whether something with a given property exists. Unknown never becomes a guess.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answer<T> {
    /// There is one; this is the least that was found.
    Found(T),
    /// There is none: every step that led here is sound.
    None,
    /// It is not known.
    Unknown(Reason),
}

/// Why something is not known.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reason {
    /// One sentence: the part of the schema that is the cause.
    pub because: String,
    /// What would make it decidable.
    pub help: String,
}
