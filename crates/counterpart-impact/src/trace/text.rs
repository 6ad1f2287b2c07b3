//! The sentence of a task, and which names mean something by themselves.

use crate::changes::{Change, Kind};

/// What to do about a change in a file with so many places for it.
pub(super) fn sentence(change: &Change, places: usize) -> String {
    let part = change.part.as_deref().unwrap_or(&change.definition);
    let what = match change.kind {
        Kind::ValueRemoved
        | Kind::FieldRemoved
        | Kind::DefinitionRemoved
        | Kind::ConstantRemoved
        | Kind::ContractRemoved => format!("Remove `{part}`"),
        Kind::DefinitionRenamed => change.sentence.trim_end_matches('.').to_owned(),
        Kind::FieldRequired => format!("Always write `{part}`: it is now required"),
        Kind::FieldOptional => format!("Handle a missing `{part}`: it is now optional"),
        Kind::ConstantChanged => format!("Check the new value of `{part}` here"),
        Kind::ValueAdded | Kind::FieldAdded => format!("Add `{part}`"),
        Kind::TypeChanged
        | Kind::ConstraintChanged
        | Kind::ContractAdded
        | Kind::DefinitionAdded
        | Kind::ConstantAdded
        | Kind::Refactored
        | Kind::Undecided
        | Kind::Documentation => {
            format!("Adapt to: {}", change.sentence.trim_end_matches('.'))
        }
    };
    match places {
        0 | 1 => format!("{what}."),
        2 => format!("{what}; there is one more place in this file."),
        more => format!("{what}; there are {} more places in this file.", more - 1),
    }
}

/// Whether a name is made of two words or more, so that it hardly stands anywhere by chance.
pub(crate) fn is_distinctive(name: &str) -> bool {
    let mut words = 0;
    let mut before: Option<char> = None;
    for c in name.chars() {
        let begins = c.is_alphanumeric()
            && before.is_none_or(|before| {
                !before.is_alphanumeric() || (before.is_lowercase() && c.is_uppercase())
            });
        words += usize::from(begins);
        before = Some(c);
    }
    words >= 2
}

#[cfg(test)]
mod tests {
    use super::is_distinctive;

    #[test]
    fn two_words_are_distinctive() {
        for name in ["twilio_sid", "ServiceKeyName", "SERVICE_KEYS", "lastSynced", "OpenAI"] {
            assert!(is_distinctive(name), "{name}");
        }
        for name in ["github", "name", "Kind", "KIND", "", "_x", "a"] {
            assert!(!is_distinctive(name), "{name}");
        }
    }
}
