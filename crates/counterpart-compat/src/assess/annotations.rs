//! Which annotations of a definition changed, where nothing else did.

use counterpart_compiler::model::{Annotations, Definition, Shape};

use crate::subject::part;

/// The change in words: of the definition, of its fields and of its values.
pub(super) fn changed(old: &Definition, new: &Definition) -> String {
    let mut told = differences(&old.annotations, &new.annotations, "");
    match (&old.shape, &new.shape) {
        (Shape::Object(old), Shape::Object(new)) => {
            for field in &new.fields {
                let before = old.fields.iter().find(|before| before.key == field.key);
                let before = before.map(|before| &before.annotations);
                told.extend(before.into_iter().flat_map(|before| {
                    differences(before, &field.annotations, &format!(" of `{}`", field.key))
                }));
            }
        }
        (Shape::Enum(old), Shape::Enum(new)) => {
            for value in &new.values {
                let before = old.values.iter().find(|before| before.value == value.value);
                let before = before.map(|before| &before.annotations);
                let of = format!(" of `{}`", part(&value.value));
                told.extend(
                    before
                        .into_iter()
                        .flat_map(|before| differences(before, &value.annotations, &of)),
                );
            }
        }
        // Of other shapes, the parts have no annotations of their own in the model.
        (_, _) => {}
    }
    match told.len() {
        0 => "only annotations changed".to_owned(),
        _ => format!("only annotations changed: {}", told.join(", ")),
    }
}

fn differences(old: &Annotations, new: &Annotations, of: &str) -> Vec<String> {
    let changed = [
        ("the title", old.title != new.title),
        ("the description", old.description != new.description),
        ("the default", old.default != new.default),
        ("the examples", old.examples != new.examples),
        ("the deprecation", old.deprecated != new.deprecated),
        ("`readOnly`", old.read_only != new.read_only),
        ("`writeOnly`", old.write_only != new.write_only),
    ];
    let changed = changed.into_iter().filter(|(_, changed)| *changed);
    changed.map(|(what, _)| format!("{what}{of}")).collect()
}
