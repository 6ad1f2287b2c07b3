//! Conversion of places between the compiler's type and the answers' type.

use std::path::{Component, Path, PathBuf};

use counterpart_compiler::source::Location;

use crate::common::Place;

/// A path as programs read it, on every machine alike: with `/` between its parts.
#[must_use]
pub fn path_text(path: &Path) -> String {
    let text = path.to_string_lossy();
    if std::path::MAIN_SEPARATOR == '/' {
        text.into_owned()
    } else {
        text.replace(std::path::MAIN_SEPARATOR, "/")
    }
}

/// A path without `.`, and with `..` only at its start: `contracts/../web` is `web`. Tools that match
/// paths with the files of a repository compare texts.
#[must_use]
pub fn plain_path(path: &Path) -> PathBuf {
    let mut parts: Vec<Component> = Vec::new();
    for part in path.components() {
        match (part, parts.last()) {
            (Component::CurDir, _) | (Component::ParentDir, Some(Component::RootDir)) => {}
            (Component::ParentDir, Some(Component::Normal(_))) => {
                parts.pop();
            }
            (part, _) => parts.push(part),
        }
    }
    parts.into_iter().collect()
}

/// A location whose path is plain.
pub fn plain_location(location: &Location) -> Location {
    Location { path: plain_path(&location.path), ..location.clone() }
}

impl From<&Location> for Place {
    fn from(location: &Location) -> Self {
        let number = |number: usize| u64::try_from(number).unwrap_or(u64::MAX).max(1);
        Self {
            path: path_text(&plain_path(&location.path)),
            line: number(location.line),
            column: number(location.column),
            pointer: location.pointer.clone(),
            label: None,
        }
    }
}
