//! Release tags in the order of their versions.

use counterpart_compiler::diagnostic::{Code, Diagnostic};
use semver::Version;

use crate::repository::{Repository, broken};
use crate::revision::Revision;

/// A release: a tag with a version in its name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Release {
    /// The version; parts that the tag leaves out are 0.
    pub version: Version,
    /// The version as the tag writes it: `1.4`.
    pub written: String,
    /// The commit; its name is the tag.
    pub revision: Revision,
}

impl Repository {
    /// The releases whose tags fit a glob with the version in place of its one `*`, oldest version
    /// first. Tags that match but hold no version are not releases.
    ///
    /// # Errors
    /// When the tags cannot be read.
    pub fn releases(&self, glob: &str) -> Result<Vec<Release>, Diagnostic> {
        let git = self.git();
        let platform = git.references().map_err(|error| broken("the list of tags", error))?;
        let tags = platform.tags().map_err(|error| broken("the list of tags", error))?;
        let mut found = Vec::new();
        for tag in tags {
            let mut tag = tag.map_err(|error| broken("a tag", error))?;
            let name = tag.name().shorten().to_string();
            let Some(written) = version_in(glob, &name) else { continue };
            let Some(version) = version(written) else { continue };
            let id = tag.peel_to_id().map_err(|error| broken(&name, error))?;
            // A tag may point to an object that is not a commit.
            let Ok(revision) = self.at(&name, id.detach()) else { continue };
            found.push(Release { version, written: written.to_owned(), revision });
        }
        found.sort_by(|a, b| a.version.cmp(&b.version).then_with(|| a.written.cmp(&b.written)));
        Ok(found)
    }

    /// The last release: the highest version that leads to what is checked out, and where none does,
    /// the highest of all. A pre-release counts only where there is no release.
    ///
    /// # Errors
    /// When there is no release.
    pub fn last_release(&self, glob: &str) -> Result<Release, Diagnostic> {
        let mut releases = self.releases(glob)?;
        if releases.iter().any(|release| release.version.pre.is_empty()) {
            releases.retain(|release| release.version.pre.is_empty());
        }
        let head = self.head()?;
        for release in releases.iter().rev() {
            if self.leads_to(release.revision.commit, head.commit)? {
                return Ok(release.clone());
            }
        }
        releases.pop().ok_or_else(|| {
            let sentence = format!("no tag fits `{}`, so there is no release", glob.escape_debug());
            let help = "tag a release, fetch the tags (`git fetch --tags`), or name the revision \
                        to compare with: --against REVISION";
            Diagnostic::new(Code::NoRevision, sentence).help(help)
        })
    }
}

/// The part of a name that the `*` of a glob matches.
fn version_in<'n>(glob: &str, name: &'n str) -> Option<&'n str> {
    let (before, after) = glob.split_once('*')?;
    name.strip_prefix(before)?.strip_suffix(after)
}

/// Reads a version that may leave out its last parts (`1.4`) or write them with zeros in front
/// (`2026.03.01`).
#[must_use]
pub fn version(text: &str) -> Option<Version> {
    let end = text.find(['-', '+']).unwrap_or(text.len());
    let (numbers, rest) = text.split_at(end);
    let mut parts: Vec<u64> = numbers.split('.').map(number).collect::<Option<_>>()?;
    if parts.len() > 3 {
        return None;
    }
    parts.resize(3, 0);
    let whole = format!("{}.{}.{}{rest}", parts[0], parts[1], parts[2]);
    Version::parse(&whole).ok()
}

fn number(part: &str) -> Option<u64> {
    let digits = !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
    digits.then(|| part.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::{version, version_in};

    #[test]
    fn versions_may_leave_out_their_last_parts() {
        let read = |text| version(text).map(|version| version.to_string());
        assert_eq!(read("1.4").as_deref(), Some("1.4.0"));
        assert_eq!(read("2").as_deref(), Some("2.0.0"));
        assert_eq!(read("1.4-rc.1").as_deref(), Some("1.4.0-rc.1"));
        assert_eq!(read("2026.03.01").as_deref(), Some("2026.3.1"));
        for none in ["", "next", "1.", ".1", "1.2.3.4", "+1", "1.x", "1.0-"] {
            assert_eq!(read(none), None, "{none}");
        }
    }

    #[test]
    fn the_star_of_a_glob_is_the_version() {
        assert_eq!(version_in("v*", "v1.0"), Some("1.0"));
        assert_eq!(version_in("api-v*-final", "api-v2-final"), Some("2"));
        assert_eq!(version_in("*", "3.1"), Some("3.1"));
        assert_eq!(version_in("v*", "w1"), None);
        assert_eq!(version_in("aba*ba", "aba"), None);
        assert_eq!(version_in("v1", "v1"), None);
    }
}
