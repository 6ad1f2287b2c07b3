//! Paths as the sources are known by: relative to the project, with `/`, without `.` in them.

use std::path::{Component, Path};

/// The path of `path` as seen from `folder`, when both begin at the same place.
#[must_use]
pub fn relative(folder: &Path, path: &Path) -> String {
    let inside = path.strip_prefix(folder).unwrap_or(path);
    let mut parts: Vec<String> = Vec::new();
    for component in inside.components() {
        match component {
            Component::Normal(part) => parts.push(part.to_string_lossy().into_owned()),
            Component::ParentDir => up(&mut parts),
            Component::CurDir | Component::RootDir | Component::Prefix(_) => {}
        }
    }
    parts.join("/")
}

/// `path` as seen from the folder `base`.
pub fn join(base: &str, path: &str) -> String {
    let mut parts: Vec<String> =
        base.split('/').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." => up(&mut parts),
            part => parts.push(part.to_owned()),
        }
    }
    parts.join("/")
}

/// The folder a path stands in; empty for the project's own.
#[must_use]
pub fn parent(path: &str) -> &str {
    path.rsplit_once('/').map_or("", |(folder, _)| folder)
}

/// Every folder above a path, the nearest first, up to the project's own.
pub fn above(path: &str) -> impl Iterator<Item = &str> {
    let first = (!path.is_empty()).then(|| parent(path));
    std::iter::successors(first, |folder| (!folder.is_empty()).then(|| parent(folder)))
}

fn up(parts: &mut Vec<String>) {
    match parts.last() {
        Some(last) if last != ".." => {
            parts.pop();
        }
        _ => parts.push("..".to_owned()),
    }
}

#[cfg(test)]
mod tests {
    use super::{above, join, relative};

    #[test]
    fn paths_are_joined_without_dots() {
        assert_eq!(join("a/b", "./c"), "a/b/c");
        assert_eq!(join("a/b", "../c.ts"), "a/c.ts");
        assert_eq!(join("a", "../../c.ts"), "../c.ts");
        assert_eq!(join("", "../x/y"), "../x/y");
    }

    #[test]
    fn what_lies_beside_the_project_has_a_path_too() {
        assert_eq!(relative("p".as_ref(), "p/../q/a.rs".as_ref()), "../q/a.rs");
        assert_eq!(relative("".as_ref(), "./a.rs".as_ref()), "a.rs");
    }

    #[test]
    fn folders_above_end_with_the_project() {
        assert_eq!(above("a/b/c.ts").collect::<Vec<_>>(), ["a/b", "a", ""]);
    }
}
