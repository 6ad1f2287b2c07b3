//! What a rule is.

/// A kind of change: what it is called, what comes of it, and how to make it without breaking.
#[derive(Debug)]
pub struct Rule {
    /// Its id: `property-removed`.
    pub id: &'static str,
    /// What it is about.
    pub level: Level,
    /// What comes of it where the old version writes and the new one reads.
    pub request: Effect,
    /// What comes of it where the new version writes and the old one reads.
    pub response: Effect,
    /// One line: what changed.
    pub summary: &'static str,
    /// Why it breaks, and whom.
    pub explanation: &'static str,
    /// How to make the change without breaking.
    pub instead: &'static str,
    /// Where it is safe in requests: why the new reader refuses nothing. Begins in lower case;
    /// empty where it never is safe, or each case has an argument of its own.
    pub safe_request: &'static str,
    /// The same for responses, which old readers read.
    pub safe_response: &'static str,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// What a rule is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Level {
    /// Instances: what is sent and stored.
    Wire,
    /// The generated Rust and TypeScript.
    Source,
    /// The project file.
    Project,
}

impl Level {
    /// The level in one word.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Wire => "wire",
            Self::Source => "source",
            Self::Project => "project",
        }
    }
}

/// What comes of a change in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It always breaks.
    Breaks,
    /// It never does.
    Safe,
    /// It depends on what stands around it.
    Varies,
}

impl Effect {
    /// The effect in a few words.
    #[must_use]
    pub const fn words(self) -> &'static str {
        match self {
            Self::Breaks => "breaks",
            Self::Safe => "is safe",
            Self::Varies => "depends on what stands around it",
        }
    }
}
