//! What readers are told of a definition, a field or a value.

use counterpart_compiler::model::{Annotations, Shape};

use super::words::{all, code, text};
use super::{Both, Change, Kind};

pub(super) fn changes(both: &Both<'_>) -> Vec<Change> {
    let (old, new) = (&both.sides.old[both.old], &both.sides.new[both.new]);
    let whose = both.name();
    let mut changes = Vec::new();
    let mut add = |part: Option<&str>, old: &Annotations, new: &Annotations| {
        let told = differences(old, new);
        if !told.is_empty() {
            let of = part.map(|part| format!("{} of ", code(part))).unwrap_or_default();
            let sentence = format!("Documentation of {of}{whose}: {}.", all(&told));
            let mut change = both.change(Kind::Documentation, sentence);
            change.part = part.map(str::to_owned);
            changes.push(change);
        }
    };
    add(None, &old.annotations, &new.annotations);
    match (&old.shape, &new.shape) {
        (Shape::Object(old), Shape::Object(new)) => {
            for field in &new.fields {
                let before = old.fields.iter().find(|before| before.key == field.key);
                if let Some(before) = before {
                    add(Some(&field.key), &before.annotations, &field.annotations);
                }
            }
        }
        (Shape::Enum(old), Shape::Enum(new)) => {
            for value in &new.values {
                let before = old.values.iter().find(|before| before.value == value.value);
                if let Some(before) = before {
                    add(Some(&text(&value.value)), &before.annotations, &value.annotations);
                }
            }
        }
        _ => {}
    }
    changes
}

/// What is said in another way.
fn differences(old: &Annotations, new: &Annotations) -> Vec<String> {
    let mut told = Vec::new();
    let mut tell = |differs: bool, what: &str| {
        if differs {
            told.push(what.to_owned());
        }
    };
    tell(old.title != new.title, "the title changed");
    tell(old.description != new.description, "the description changed");
    tell(old.default != new.default, "the default changed");
    tell(old.examples != new.examples, "the examples changed");
    tell(!old.deprecated && new.deprecated, "it is deprecated now");
    tell(old.deprecated && !new.deprecated, "it is no longer deprecated");
    tell(old.read_only != new.read_only, "`readOnly` changed");
    tell(old.write_only != new.write_only, "`writeOnly` changed");
    told
}
