//! A kind of change as data: its id, when it fires, its effect in each direction, and its text.

use crate::direction::Compatibility;

/// One kind of change.
#[derive(Debug)]
pub struct ChangeKind {
    /// The id: `property-removed`.
    pub id: &'static str,
    /// When a difference is of this kind.
    pub fires: Fires,
    /// What it does to data or to code.
    pub effects: Effects,
    /// One line: what changed.
    pub summary: &'static str,
    /// Why it breaks, and whom.
    pub explanation: &'static str,
    /// How to make the change without a break.
    pub instead: &'static str,
}

impl PartialEq for ChangeKind {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for ChangeKind {}

impl ChangeKind {
    /// What the kind is about.
    #[must_use]
    pub const fn level(&self) -> Level {
        match self.effects {
            Effects::Wire { .. } => Level::Wire,
            Effects::Source(_) => Level::Source,
            Effects::Project => Level::Project,
        }
    }

    /// The effect in one direction. Kinds that are not about data have no direction: they answer the
    /// same for both.
    #[must_use]
    pub const fn effect(&self, direction: Compatibility) -> Effect {
        match (self.effects, direction) {
            (Effects::Wire { backward, .. }, Compatibility::Backward) => backward,
            (Effects::Wire { forward, .. }, Compatibility::Forward) => forward,
            (Effects::Source(effect), Compatibility::Backward | Compatibility::Forward) => effect,
            (Effects::Project, Compatibility::Backward | Compatibility::Forward) => Effect::Breaks,
        }
    }

    /// Why a change of this kind is safe in a direction, where it is: a clause that begins in lower
    /// case.
    #[must_use]
    pub const fn argument(&self, direction: Compatibility) -> &'static str {
        match (self.effect(direction), direction) {
            (Effect::Safe(because) | Effect::Varies(because), _) => because,
            (Effect::Breaks | Effect::Unknown, Compatibility::Backward) => {
                "the new version admits everything that the old version admits"
            }
            (Effect::Breaks | Effect::Unknown, Compatibility::Forward) => {
                "the old version admits everything that the new version admits"
            }
        }
    }

    /// Whether a change of this kind can break anything.
    #[must_use]
    pub fn may_break(&self) -> bool {
        Compatibility::ALL.into_iter().any(|direction| match self.effect(direction) {
            Effect::Breaks | Effect::Varies(_) | Effect::Unknown => true,
            Effect::Safe(_) => false,
        })
    }

    /// The keywords that fire it.
    #[must_use]
    pub const fn keywords(&self) -> &'static [&'static str] {
        match self.fires {
            Fires::Narrowed(keywords) | Fires::Widened(keywords) | Fires::Changed(keywords) => {
                keywords
            }
            Fires::In(_) => &[],
        }
    }

    /// Whether a keyword that refuses a witness in a direction makes the break one of this kind. A
    /// break in the backward direction was made by a new version that admits less, one in the forward
    /// direction by a new version that admits more.
    #[must_use]
    pub fn is_fired_by(&self, keyword: &str, direction: Compatibility) -> bool {
        match (self.fires, direction) {
            (Fires::Narrowed(keywords), Compatibility::Backward)
            | (Fires::Widened(keywords), Compatibility::Forward)
            | (Fires::Changed(keywords), Compatibility::Backward | Compatibility::Forward) => {
                keywords.contains(&keyword)
            }
            (Fires::Narrowed(_), Compatibility::Forward)
            | (Fires::Widened(_), Compatibility::Backward)
            | (Fires::In(_), Compatibility::Backward | Compatibility::Forward) => false,
        }
    }
}

/// When a difference is of a kind.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fires {
    /// One of these keywords admits less in the new version.
    Narrowed(&'static [&'static str]),
    /// One of these keywords admits more in the new version.
    Widened(&'static [&'static str]),
    /// One of these keywords admits something else: less, more, or both.
    Changed(&'static [&'static str]),
    /// Where the code of this file (below `src/`) says so.
    In(&'static str),
}

/// What a kind of change does, by what it is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effects {
    /// It is about instances.
    Wire {
        /// The old version writes, the new one reads.
        backward: Effect,
        /// The new version writes, the old one reads.
        forward: Effect,
    },
    /// It is about code that uses the generated types.
    Source(Effect),
    /// It is about an entry of the project file that does not hold.
    Project,
}

/// What comes of a change in one direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// It always breaks.
    Breaks,
    /// It never breaks, for this reason.
    Safe(&'static str),
    /// It depends on the rest of the schema. Where it is safe, this is the reason.
    Varies(&'static str),
    /// It is not known.
    Unknown,
}

impl Effect {
    /// The effect as a predicate: `it breaks`.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Breaks => "breaks",
            Self::Safe(_) => "is safe",
            Self::Varies(_) => "is safe or breaks, depending on the rest of the schema",
            Self::Unknown => "is neither proven safe nor shown to break",
        }
    }
}

/// What a kind of change is about.
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
