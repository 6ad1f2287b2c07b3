//! Links to places: the file beside the page, or its line at a repository host.

use std::path::{Component, Path, PathBuf};

use crate::common::Place;
use crate::place::plain_path;
use crate::uri::path_reference;

/// How places become links.
#[derive(Clone, Debug)]
pub struct Links {
    /// The prefix of every path; empty for files on this disk.
    base: String,
    /// The folder that links start from.
    from: PathBuf,
    /// The folder that the paths of places start from.
    here: PathBuf,
}

impl Links {
    /// Links from a page at `page` to files on this disk; `page` and the paths of places start from
    /// the folder `here`.
    #[must_use]
    pub fn beside(page: &Path, here: &Path) -> Self {
        let from = here.join(page);
        let from = from.parent().map(Path::to_owned).unwrap_or_default();
        Self { base: String::new(), from: plain_path(&from), here: here.to_owned() }
    }

    /// Links to a host of repositories: `base` is the address of the folder `root` there, as
    /// `https://github.com/owner/repository/blob/REV/`.
    #[must_use]
    pub fn to(base: &str, root: &Path, here: &Path) -> Self {
        let slash = if base.ends_with('/') { "" } else { "/" };
        let from = plain_path(&here.join(root));
        Self { base: format!("{base}{slash}"), from, here: here.to_owned() }
    }

    /// The address of a place.
    #[must_use]
    pub fn link(&self, place: &Place) -> String {
        let target = plain_path(&self.here.join(&place.path));
        let path = path_reference(&between(&self.from, &target));
        format!("{}{path}#L{}", self.base, place.line)
    }
}

/// A place as a reader knows it.
pub fn name(place: &Place) -> String {
    format!("{}:{}", place.path, place.line)
}

/// The way from a folder to a file; both plain.
fn between(from: &Path, to: &Path) -> PathBuf {
    let common = from.components().zip(to.components()).take_while(|(a, b)| a == b).count();
    let up = from.components().skip(common).map(|_| Component::ParentDir);
    up.chain(to.components().skip(common)).collect()
}
