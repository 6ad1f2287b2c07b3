//! Kinds of findings about `[[compat.accept]]` in the project file.

use super::kind::{ChangeKind, Effects, Fires};

pub(super) const KINDS: &[&ChangeKind] = &[&ACCEPTANCE_EXPIRED, &ACCEPTANCE_STALE];

pub(crate) const ACCEPTANCE_EXPIRED: ChangeKind = ChangeKind {
    id: "acceptance-expired",
    fires: Fires::In("assess/accept.rs"),
    effects: Effects::Project,
    summary: "An accepted break has expired",
    explanation: "counterpart.toml accepts the break up to a date that has passed, or that is not a date.",
    instead: "Set a new `expires` date, or revert the change.",
};

pub(crate) const ACCEPTANCE_STALE: ChangeKind = ChangeKind {
    id: "acceptance-stale",
    fires: Fires::In("assess/accept.rs"),
    effects: Effects::Project,
    summary: "An accepted break is not found any more",
    explanation: "No finding has this fingerprint: the change was reverted, or the contract changed again.",
    instead: "Remove the entry from counterpart.toml.",
};
