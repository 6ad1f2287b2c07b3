//! A path, and how far it is trusted.

use std::path::{Component, Path, PathBuf};

/// A path of which the first part is trusted: links in it are followed. Below that, links are
/// followed only while they stay inside the trusted folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    root: PathBuf,
    below: PathBuf,
}

impl Place {
    /// A path that a person typed or that the system gave: its folder is trusted whole.
    #[must_use]
    pub fn trusted(path: impl Into<PathBuf>) -> Self {
        Self { root: path.into(), below: PathBuf::new() }
    }

    /// A path that is written in a file of `root`, such as a project file. Steps upwards at its
    /// beginning are steps that its author wrote, so they move the trusted folder.
    #[must_use]
    pub fn below(root: &Path, path: &Path) -> Self {
        if path.is_absolute() {
            return Self::trusted(path);
        }
        let mut root = root.to_owned();
        let mut below = PathBuf::new();
        for step in path.components() {
            match step {
                Component::Normal(name) => below.push(name),
                Component::CurDir => {}
                Component::ParentDir => {
                    if !below.pop() {
                        root.push("..");
                    }
                }
                Component::RootDir | Component::Prefix(_) => root.push(step),
            }
        }
        Self { root, below }
    }

    /// A path that is trusted but for its last `steps`.
    #[must_use]
    pub fn but_for_the_last(path: &Path, steps: usize) -> Self {
        let root = path.ancestors().nth(steps).unwrap_or(Path::new(""));
        let below = path.strip_prefix(root).unwrap_or(path).to_owned();
        Self { root: root.to_owned(), below }
    }

    /// The whole path.
    #[must_use]
    pub fn path(&self) -> PathBuf {
        if self.below.as_os_str().is_empty() {
            return self.root.clone();
        }
        self.root.join(&self.below)
    }

    pub(crate) fn root(&self) -> &Path {
        crate::or_here(&self.root)
    }

    pub(crate) fn inside(&self) -> &Path {
        &self.below
    }

    /// The folder of a file, and the file's name.
    #[must_use]
    pub fn split(&self) -> (Self, PathBuf) {
        let of = |path: &Path| PathBuf::from(path.file_name().unwrap_or_default());
        let above = |path: &Path| path.parent().map(Path::to_owned).unwrap_or_default();
        if self.below.as_os_str().is_empty() {
            return (Self::trusted(above(&self.root)), of(&self.root));
        }
        (Self { root: self.root.clone(), below: above(&self.below) }, of(&self.below))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn steps_upwards_move_what_is_trusted() {
        let place = Place::below(Path::new("p"), Path::new("../web/./src/a.ts"));
        assert_eq!(place.root(), Path::new("p/.."));
        assert_eq!(place.inside(), Path::new("web/src/a.ts"));
        assert_eq!(place.path(), Path::new("p/../web/src/a.ts"));
    }

    #[test]
    fn steps_that_cancel_stay_inside() {
        let place = Place::below(Path::new(""), Path::new("a/../b"));
        assert_eq!((place.root(), place.inside()), (Path::new("."), Path::new("b")));
    }

    #[test]
    fn the_last_steps_are_not_trusted() {
        let place = Place::but_for_the_last(Path::new("/t/counterpart/a.facts"), 2);
        assert_eq!(
            (place.root(), place.inside()),
            (Path::new("/t"), Path::new("counterpart/a.facts"))
        );
    }

    #[test]
    fn an_absolute_path_is_trusted() {
        assert_eq!(Place::below(Path::new("p"), Path::new("/o/x")), Place::trusted("/o/x"));
    }
}
