//! A commit by any name that git knows, and the one that a branch came from.

use std::collections::BTreeSet;

use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::suggest;
use gix::ObjectId;

use crate::repository::{Repository, broken};

/// The names under which the main branch is looked for. `HEAD` of the remote is what was its main
/// branch when it was cloned.
const MAIN: [&str; 5] = [
    "refs/heads/main",
    "refs/heads/master",
    "refs/remotes/origin/HEAD",
    "refs/remotes/origin/main",
    "refs/remotes/origin/master",
];

/// The limit up to which all names with a prefix are suggested.
const MOST_WITH_PREFIX: usize = 3;

/// A commit.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Revision {
    /// The name as given, or as found: `v1.2.0`, `main`, `HEAD~2`.
    pub name: String,
    /// Its hash, in hexadecimal digits.
    pub id: String,
    pub(crate) commit: ObjectId,
    pub(crate) tree: ObjectId,
}

impl Revision {
    /// The first digits of its hash.
    #[must_use]
    pub fn short(&self) -> &str {
        self.id.get(..9).unwrap_or(&self.id)
    }
}

impl Repository {
    /// The commit of a branch, a tag, a hash, or whatever else git takes for a revision.
    ///
    /// # Errors
    /// When there is none; branches and tags with a similar name are offered.
    pub fn revision(&self, name: &str) -> Result<Revision, Diagnostic> {
        let git = self.git();
        let found = git.rev_parse_single(name).map_err(|_| self.missing(name))?;
        self.at(name, found.detach())
    }

    /// The commit that is checked out.
    ///
    /// # Errors
    /// When there is no commit yet.
    pub fn head(&self) -> Result<Revision, Diagnostic> {
        let git = self.git();
        let head = git.head_id().map_err(|error| {
            if self.is_unborn() {
                Diagnostic::new(Code::NoRevision, "the repository has no commit yet")
                    .help("make a first commit; before it there is nothing to compare with")
            } else {
                broken("HEAD", error)
            }
        })?;
        self.at("HEAD", head.detach())
    }

    /// Where the work that is checked out left the main branch: the nearest commit that it shares
    /// with `main`, `master`, or what the remote `origin` calls its main branch. On the main branch
    /// itself this is where the remote's ends, and without a remote, the commit that is checked out.
    ///
    /// # Errors
    /// When there is no main branch, or no commit in common.
    pub fn base(&self) -> Result<Revision, Diagnostic> {
        let head = self.head()?;
        let own = self.git().head_name().ok().flatten().map(|name| name.as_bstr().to_string());
        let mut main = self.main()?;
        let known = main.len();
        main.retain(|(name, _)| own.as_deref() != Some(name));
        if main.is_empty() && known > 0 {
            return Ok(head);
        }
        if main.is_empty() {
            let sentence = "there is no main branch: none of main, master and origin/HEAD";
            return Err(Diagnostic::new(Code::NoRevision, sentence)
                .help("name the revision to compare with: --against REVISION"));
        }
        let mut nearest: Option<(&str, ObjectId)> = None;
        for (name, id) in main {
            let Some(shared) = self.shared_by(head.commit, id)? else { continue };
            let nearer = match nearest {
                None => true,
                Some((_, known)) => known != shared && self.leads_to(known, shared)?,
            };
            if nearer {
                nearest = Some((name, shared));
            }
        }
        let Some((name, id)) = nearest else { return Err(self.unrelated()) };
        let short = name.trim_start_matches("refs/heads/").trim_start_matches("refs/remotes/");
        self.at(short, id)
    }

    /// The main branches that exist, each with its commit.
    fn main(&self) -> Result<Vec<(&'static str, ObjectId)>, Diagnostic> {
        let git = self.git();
        let mut found = Vec::new();
        for name in MAIN {
            if let Ok(Some(mut branch)) = git.try_find_reference(name) {
                let id = branch.peel_to_id().map_err(|error| broken(name, error))?;
                found.push((name, id.detach()));
            }
        }
        Ok(found)
    }

    /// The nearest commit that both came from.
    fn shared_by(&self, one: ObjectId, other: ObjectId) -> Result<Option<ObjectId>, Diagnostic> {
        let git = self.git();
        let shared = git.merge_base(one, other);
        Ok(shared.map_err(|error| broken("the history", error))?.map(gix::Id::detach))
    }

    /// Whether `later` came from `earlier`, or is it.
    pub(crate) fn leads_to(&self, earlier: ObjectId, later: ObjectId) -> Result<bool, Diagnostic> {
        Ok(self.shared_by(earlier, later)? == Some(earlier))
    }

    /// Whether one revision is an ancestor of another.
    ///
    /// # Errors
    /// When the history cannot be read.
    pub fn precedes(&self, earlier: &Revision, later: &Revision) -> Result<bool, Diagnostic> {
        Ok(earlier.commit != later.commit && self.leads_to(earlier.commit, later.commit)?)
    }

    pub(crate) fn at(&self, name: &str, id: ObjectId) -> Result<Revision, Diagnostic> {
        let git = self.git();
        let object = git.find_object(id).map_err(|error| broken(name, error))?;
        let commit = object.peel_to_commit().map_err(|_| {
            let sentence = format!("`{}` is not a commit", name.escape_debug());
            Diagnostic::new(Code::NoRevision, sentence)
        })?;
        let tree = commit.tree_id().map_err(|error| broken(name, error))?.detach();
        let commit = commit.id;
        Ok(Revision { name: name.to_owned(), id: commit.to_string(), commit, tree })
    }

    fn is_unborn(&self) -> bool {
        self.git().head().is_ok_and(|head| head.is_unborn())
    }

    fn missing(&self, name: &str) -> Diagnostic {
        let sentence = format!("there is no revision `{}`", name.escape_debug());
        let diagnostic = Diagnostic::new(Code::NoRevision, sentence);
        match suggest::question(&self.near(name)) {
            Some(question) => diagnostic.help(question),
            None => diagnostic,
        }
    }

    /// Branches and tags whose name begins with this one (`v1.2` of `v1.2.0`); without any, those
    /// whose name is most like it.
    fn near(&self, name: &str) -> Vec<String> {
        let git = self.git();
        let Ok(platform) = git.references() else { return Vec::new() };
        let Ok(all) = platform.all() else { return Vec::new() };
        let names = all.filter_map(Result::ok).map(|found| found.name().shorten().to_string());
        let names: Vec<String> = names.collect();
        let begins = |found: &&String| !name.is_empty() && found.starts_with(name);
        let longer: BTreeSet<&String> = names.iter().filter(begins).collect();
        if (1..=MOST_WITH_PREFIX).contains(&longer.len()) {
            return longer.into_iter().cloned().collect();
        }
        suggest::nearest(name, names.iter())
    }

    fn unrelated(&self) -> Diagnostic {
        let diagnostic =
            Diagnostic::new(Code::NoRevision, "HEAD and the main branch share no commit");
        if self.is_shallow() {
            diagnostic.help(
                "this clone has only the newest commits; `git fetch --unshallow` brings the others",
            )
        } else {
            diagnostic.help("name the revision to compare with: --against REVISION")
        }
    }
}
