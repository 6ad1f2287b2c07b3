//! The text of a change.

use serde_json::Value;

use super::context::Context;
use crate::direction::Compatibility;

/// How many characters of a value a sentence shows.
const WIDTH: usize = 60;

/// The change of a keyword: its value now, and its value before. `property` is the name that a schema of
/// names refuses.
pub(super) fn of(context: Context<'_>, keyword: &str, property: Option<&str>) -> String {
    let refused = property.map_or_else(
        || Refused { noun: "value", shown: shown(context.refused()) },
        |key| Refused { noun: "property name", shown: name(key) },
    );
    let old = context.old_place().and_then(|at| at.written(keyword));
    let new = context.new_place().and_then(|at| at.written(keyword));
    match keyword {
        "enum" | "const" => listed(&refused, context, keyword, (old.as_ref(), new.as_ref())),
        "anyOf" | "oneOf" => {
            let value = shown(context.refused());
            match context.direction {
                Compatibility::Backward => format!("`{keyword}` no longer admits {value}"),
                Compatibility::Forward => {
                    format!("`{keyword}` now admits {value}")
                }
            }
        }
        "false" => match context.direction {
            Compatibility::Backward => "no value is admitted here any more".to_owned(),
            Compatibility::Forward => {
                "values are admitted here, where none was admitted before".to_owned()
            }
        },
        _ => compared(&refused, context, keyword, (old.as_ref(), new.as_ref())),
    }
}

/// The change of a `oneOf` whose branches overlap.
pub(super) fn overlap(context: Context<'_>) -> String {
    let value = shown(context.refused());
    match context.direction {
        Compatibility::Backward => format!("{value} matches more than one branch of `oneOf`"),
        Compatibility::Forward => {
            format!("{value} no longer matches more than one branch of `oneOf`")
        }
    }
}

/// What a schema refuses.
struct Refused {
    noun: &'static str,
    shown: String,
}

fn listed(
    Refused { noun, shown: value }: &Refused,
    context: Context<'_>,
    keyword: &str,
    (old, new): (Option<&Value>, Option<&Value>),
) -> String {
    match (keyword, context.direction, old, new) {
        ("const", _, Some(old), Some(new)) => {
            format!("`const` changed from {} to {}", shown(old), shown(new))
        }
        (_, Compatibility::Backward, Some(_), Some(_)) => format!("the {noun} {value} was removed"),
        (_, Compatibility::Forward, Some(_), Some(_)) => format!("the {noun} {value} was added"),
        (_, Compatibility::Backward, ..) => format!("the {noun} {value} is no longer admitted"),
        (_, Compatibility::Forward, ..) => format!("the {noun} {value} is now admitted"),
    }
}

fn compared(
    refused: &Refused,
    context: Context<'_>,
    keyword: &str,
    (old, new): (Option<&Value>, Option<&Value>),
) -> String {
    match (old, new) {
        (Some(old), Some(new)) if is_short(old) && is_short(new) && old != new => {
            format!("`{keyword}` changed from {} to {}", shown(old), shown(new))
        }
        (None, Some(new)) if is_short(new) => format!("`{keyword}` {} was added", shown(new)),
        (Some(old), None) if is_short(old) => format!("`{keyword}` {} was removed", shown(old)),
        (Some(_) | None, Some(_) | None) => {
            let value = &refused.shown;
            match context.direction {
                Compatibility::Backward => {
                    format!("`{keyword}` now refuses {value}")
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
