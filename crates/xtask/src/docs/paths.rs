//! The paths that the pages for contributors name: each leads to a file or a folder.

use std::path::{Path, PathBuf};

use crate::{Outcome, folders};

/// The pages.
const PAGES: [&str; 2] = ["docs/architecture.md", "CONTRIBUTING.md"];

/// Where a path of these pages may start, besides the root of the checkout.
const STARTS: [&str; 3] = ["crates/counterpart-", "crates/", "crates/counterpart-compiler/src/"];

/// Every path that leads nowhere.
pub fn check() -> Outcome<Vec<String>> {
    let mut problems = Vec::new();
    for page in PAGES {
        let text = std::fs::read_to_string(folders::root().join(page))?;
        let missing = paths(&text).filter(|path| !exists(folders::root(), path));
        problems.extend(missing.map(|path| format!("{page} names `{path}`, which does not exist")));
    }
    Ok(problems)
}

/// The code spans that are paths: they have a slash, and no place for a name or an argument.
fn paths(text: &str) -> impl Iterator<Item = &str> {
    let prose = text.split("```").step_by(2);
    let spans = prose.flat_map(|part| part.split('`').skip(1).step_by(2));
    spans.filter(|span| {
        let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "/._-".contains(c);
        span.contains('/') && span.chars().all(plain) && !span.starts_with('/')
    })
}

fn exists(root: &Path, path: &str) -> bool {
    let starts = STARTS.iter().map(|start| root.join(format!("{start}{path}")));
    let mut places = std::iter::once(root.join(path)).chain(starts);
    // `target/` is made by commands.
    path.starts_with("target/") || places.any(|place: PathBuf| place.exists())
}

#[cfg(test)]
mod tests {
    use super::{exists, paths};
    use crate::folders;

    #[test]
    fn paths_are_found_and_looked_up() {
        let text =
            "See `compiler/src/lib.rs`, `cargo x`, `a/NAME.rs`.\n```\n`no/fence`\n```\n`b/c/`";
        assert_eq!(paths(text).collect::<Vec<_>>(), ["compiler/src/lib.rs", "b/c/"]);
        assert!(exists(folders::root(), "compiler/src/lib.rs"));
        assert!(exists(folders::root(), "crates/xtask"));
        assert!(!exists(folders::root(), "b/c/"));
    }
}
