//! Files to add and to change, with what is left to do by hand.

use std::fmt;
use std::path::{Path, PathBuf};

use crate::{Outcome, folders};

/// The skeleton of something new.
#[derive(Debug)]
pub struct Skeleton {
    root: PathBuf,
    /// The files to add: path from the root, and text.
    pub added: Vec<(PathBuf, String)>,
    /// The files to change: path from the root, and new text.
    pub changed: Vec<(PathBuf, String)>,
    /// What is left to do, one step each.
    pub left: Vec<String>,
}

impl Skeleton {
    /// A skeleton without files.
    pub fn new(root: &Path) -> Self {
        Self { root: root.to_owned(), added: Vec::new(), changed: Vec::new(), left: Vec::new() }
    }

    /// Adds a file, which must not exist.
    pub fn add(&mut self, path: impl Into<PathBuf>, text: impl Into<String>) -> Outcome {
        let path = path.into();
        if self.root.join(&path).exists() {
            return Err(format!("{} exists already", path.display()).into());
        }
        self.added.push((path, text.into()));
        Ok(())
    }

    /// Changes a file.
    pub fn change(
        &mut self,
        path: impl Into<PathBuf>,
        edit: impl FnOnce(&str) -> Option<String>,
    ) -> Outcome {
        let path = path.into();
        let old = std::fs::read_to_string(self.root.join(&path))
            .map_err(|error| format!("{}: {error}", path.display()))?;
        let new =
            edit(&old).ok_or_else(|| format!("{}: cannot find where to add it", path.display()))?;
        self.changed.push((path, new));
        Ok(())
    }

    /// Writes all files.
    pub fn write(&self) -> Outcome {
        for (path, text) in self.added.iter().chain(&self.changed) {
            folders::write(&self.root.join(path), text)?;
        }
        Ok(())
    }
}

impl fmt::Display for Skeleton {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (path, _) in &self.added {
            writeln!(f, "added    {}", path.display())?;
        }
        for (path, _) in &self.changed {
            writeln!(f, "changed  {}", path.display())?;
        }
        writeln!(f, "\nLeft to do:")?;
        for (index, step) in self.left.iter().enumerate() {
            writeln!(f, "{}. {step}", index + 1)?;
        }
        Ok(())
    }
}

/// Whether a name is in kebab-case.
pub fn require_kebab(name: &str) -> Outcome {
    let letter = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
    let is_kebab = name.starts_with(|c: char| c.is_ascii_lowercase())
        && name.split('-').all(|part| !part.is_empty() && part.chars().all(letter));
    if is_kebab { Ok(()) } else { Err(format!("`{name}` is not in kebab-case").into()) }
}

/// Inserts a line into a sorted run of lines that begin with a prefix.
pub fn insert_sorted(text: &str, prefix: &str, line: &str) -> Option<String> {
    let lines: Vec<&str> = text.lines().collect();
    let run: Vec<usize> =
        lines.iter().enumerate().filter(|(_, it)| it.starts_with(prefix)).map(|it| it.0).collect();
    let at = match run.iter().find(|index| lines[**index] > line) {
        Some(index) => *index,
        None => run.last()? + 1,
    };
    let mut lines = lines;
    lines.insert(at, line);
    Some(lines.join("\n") + "\n")
}

/// Inserts a text before the end of a list that starts with `open`: before `close`.
pub fn append_to_list(text: &str, open: &str, close: &str, item: &str) -> Option<String> {
    let start = text.find(open)? + open.len();
    let end = start + text[start..].find(close)?;
    Some(format!("{}{item}{}", &text[..end], &text[end..]))
}

/// Inserts a text at the beginning of the list that follows `head`: behind its bracket.
pub fn prepend_to_list(text: &str, head: &str, item: &str) -> Option<String> {
    let start = text.find(head)? + head.len();
    let open = start + text[start..].find('[')? + 1;
    Some(format!("{}{item}{}", &text[..open], &text[open..]))
}
