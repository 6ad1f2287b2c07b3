//! Changes in words.

use serde_json::Value;

use super::Sight;
use crate::direction::Compatibility;

/// So many characters of a value are shown in a sentence.
const WIDTH: usize = 60;

/// A change of a keyword in words: what is there, and what was.
pub(super) fn of(sight: Sight<'_>, keyword: &str) -> String {
    let (old, new) = (sight.old_value(keyword), sight.new_value(keyword));
    match keyword {
        "enum" | "const" => listed(sight, keyword, old.as_ref(), new.as_ref()),
        "anyOf" | "oneOf" => {
            let value = shown(sight.refused());
            match sight.way {
                Compatibility::Backward => format!("`{keyword}` has no place for {value} any more"),
                Compatibility::Forward => {
                    format!("`{keyword}` has a place for {value}, which it had not")
                }
            }
        }
        "false" => match sight.way {
            Compatibility::Backward => "nothing is admitted here".to_owned(),
            Compatibility::Forward => "something is admitted here where nothing was".to_owned(),
        },
        _ => compared(sight, keyword, old.as_ref(), new.as_ref()),
    }
}

/// A change of what fits more than one branch, in words.
pub(super) fn overlap(sight: Sight<'_>) -> String {
    let value = shown(sight.refused());
    match sight.way {
        Compatibility::Backward => format!("{value} fits more than one branch of `oneOf`"),
        Compatibility::Forward => format!("{value} no longer fits more than one branch of `oneOf`"),
    }
}

fn listed(sight: Sight<'_>, keyword: &str, old: Option<&Value>, new: Option<&Value>) -> String {
    let value = shown(sight.refused());
    match (keyword, sight.way, old, new) {
        ("const", _, Some(old), Some(new)) => {
            format!("the one value is {} where it was {}", shown(new), shown(old))
        }
        (_, Compatibility::Backward, ..) => format!("{value} is no longer among the values"),
        (_, Compatibility::Forward, ..) => format!("{value} is new among the values"),
    }
}

fn compared(sight: Sight<'_>, keyword: &str, old: Option<&Value>, new: Option<&Value>) -> String {
    match (old, new) {
        (Some(old), Some(new)) if is_short(old) && is_short(new) && old != new => {
            format!("`{keyword}` is {} where it was {}", shown(new), shown(old))
        }
        (None, Some(new)) if is_short(new) => format!("`{keyword}` {} is new", shown(new)),
        (Some(old), None) if is_short(old) => format!("`{keyword}` {} is gone", shown(old)),
        (Some(_) | None, Some(_) | None) => {
            let value = shown(sight.refused());
            match sight.way {
                Compatibility::Backward => {
                    format!("`{keyword}` refuses {value}, which was admitted")
                }
                Compatibility::Forward => format!("`{keyword}` no longer refuses {value}"),
            }
        }
    }
}

fn is_short(value: &Value) -> bool {
    value.to_string().chars().count() <= WIDTH
}

/// A value in a sentence: cut where it is long.
#[must_use]
pub fn shown(value: &Value) -> String {
    let text = value.to_string();
    if text.chars().count() <= WIDTH {
        return format!("`{text}`");
    }
    let start: String = text.chars().take(WIDTH).collect();
    format!("`{start}…`")
}

/// The name of a property in a sentence.
pub(super) fn name(key: &str) -> String {
    let quoted = shown(&Value::String(key.to_owned()));
    if key.is_empty() { quoted } else { quoted.replace('"', "") }
}
