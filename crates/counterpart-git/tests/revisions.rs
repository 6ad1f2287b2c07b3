//! Revisions, the base of a branch, and releases, in repositories that git made.

#![allow(clippy::unwrap_used)]

mod common;

use common::Work;
use counterpart_compiler::diagnostic::Code;
use counterpart_git::Repository;

fn open(work: &Work) -> Repository {
    Repository::open(work.path()).unwrap()
}

/// Two commits on `main`, one more on `feature`, which is checked out.
fn branched() -> Work {
    let work = Work::new();
    work.commit("first");
    work.commit("second");
    work.git(&["switch", "--quiet", "--create", "feature"]);
    work.commit("third");
    work
}

#[test]
fn a_folder_without_repository_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let told = Repository::open(folder.path()).err().unwrap();
    assert_eq!(told.code, Code::NoRepository);
    assert!(told.message.contains(folder.path().file_name().unwrap().to_str().unwrap()));
}

#[test]
fn a_revision_has_any_name_that_git_knows() {
    let work = branched();
    work.git(&["tag", "light"]);
    work.git(&["tag", "--annotate", "heavy", "--message", "x"]);
    let repository = open(&work);
    let head = work.git(&["rev-parse", "HEAD"]);
    for name in ["HEAD", "feature", "light", "heavy", "main@{0}^{commit}~0", &head, &head[..9]] {
        let found = repository.revision(name);
        let wanted = work.git(&["rev-parse", &format!("{name}^{{commit}}")]);
        assert_eq!(found.unwrap().id, wanted, "{name}");
    }
    assert_eq!(repository.branch().as_deref(), Some("feature"));
}

#[test]
fn of_a_missing_revision_the_nearest_names_are_offered() {
    let work = branched();
    work.git(&["tag", "v1.2.0"]);
    let repository = open(&work);
    let told = repository.revision("featrue").unwrap_err();
    assert_eq!(told.code, Code::NoRevision);
    assert_eq!(told.message, "there is no revision `featrue`");
    assert_eq!(told.help, "did you mean `feature`?");
    assert_eq!(repository.revision("v1.2").unwrap_err().help, "did you mean `v1.2.0`?");
    for far in ["zzz", "", "HEAD~99", "deadbeef", "a b", "\u{1b}[31m", "HEAD:nothing"] {
        let told = repository.revision(far).unwrap_err();
        assert!(told.help.starts_with("name a branch"), "{far}: {}", told.help);
        assert!(!told.message.contains('\u{1b}'));
    }
    work.write("file", "x");
    work.commit("a file");
    let told = repository.revision("HEAD:file").unwrap_err();
    assert_eq!(told.message, "`HEAD:file` is not a commit");
}

#[test]
fn a_repository_without_commit_has_no_head() {
    let told = open(&Work::new()).head().unwrap_err();
    assert_eq!(
        (told.code, told.message.as_str()),
        (Code::NoRevision, "the repository has no commit yet")
    );
    assert_eq!(open(&Work::new()).base().unwrap_err().code, Code::NoRevision);
}

#[test]
fn the_base_is_where_the_branch_left_main() {
    let work = branched();
    let base = open(&work).base().unwrap();
    assert_eq!((base.name.as_str(), base.id), ("main", work.git(&["rev-parse", "main"])));
    // What happened on main since is not part of it.
    work.git(&["switch", "--quiet", "main"]);
    work.commit("elsewhere");
    work.git(&["switch", "--quiet", "--detach", "feature"]);
    assert_eq!(open(&work).base().unwrap().id, work.git(&["rev-parse", "main~1"]));
}

#[test]
fn master_is_a_main_branch() {
    let work = branched();
    work.git(&["branch", "--move", "main", "master"]);
    assert_eq!(open(&work).base().unwrap().name, "master");
}

#[test]
fn on_main_the_base_is_where_the_remote_ends() {
    let origin = branched();
    origin.git(&["switch", "--quiet", "main"]);
    assert_eq!(open(&origin).base().unwrap().name, "HEAD");
    let clone = origin.cloned(&[]);
    let pushed = clone.git(&["rev-parse", "HEAD"]);
    clone.commit("not pushed");
    assert_eq!(open(&clone).base().unwrap().id, pushed);
}

#[test]
fn of_two_main_branches_the_nearer_counts() {
    let origin = branched();
    origin.git(&["switch", "--quiet", "main"]);
    let clone = origin.cloned(&[]);
    origin.commit("later");
    clone.git(&["fetch", "--quiet"]);
    clone.git(&["switch", "--quiet", "--create", "topic", "origin/main"]);
    clone.commit("work");
    // The local main is one behind.
    let base = open(&clone).base().unwrap();
    assert_eq!(base.id, origin.git(&["rev-parse", "main"]));
    assert_eq!(base.name, "origin/HEAD");
}

#[test]
fn without_main_branch_one_is_asked_for() {
    let work = branched();
    work.git(&["branch", "--delete", "--force", "main"]);
    let told = open(&work).base().unwrap_err();
    assert_eq!(told.code, Code::NoRevision);
    assert!(told.help.contains("--against"), "{}", told.help);
}

#[test]
fn a_shallow_clone_says_so() {
    let work = branched();
    work.git(&["switch", "--quiet", "main"]);
    work.commit("fourth");
    let clone = work.cloned(&["--depth=1", "--no-single-branch"]);
    clone.git(&["switch", "--quiet", "feature"]);
    let repository = open(&clone);
    assert!(repository.is_shallow());
    let told = repository.base().unwrap_err();
    assert!(told.help.contains("--unshallow"), "{}", told.help);
}

#[test]
fn releases_are_ordered_by_version() {
    let work = Work::new();
    for tag in ["v1.10", "v1.9.3", "v2.0.0-rc.1", "vendor", "api-v7.0.0"] {
        work.commit(tag);
        work.git(&["tag", tag]);
    }
    work.git(&["tag", "--annotate", "v1.2", "--message", "x", "v1.9.3"]);
    let repository = open(&work);
    let releases = repository.releases("v*").unwrap();
    let written: Vec<_> = releases.iter().map(|release| release.written.as_str()).collect();
    assert_eq!(written, ["1.2", "1.9.3", "1.10", "2.0.0-rc.1"]);
    assert_eq!(releases[0].revision.id, releases[1].revision.id);
    assert_eq!(repository.last_release("v*").unwrap().revision.name, "v1.10");
    assert_eq!(repository.last_release("api-v*").unwrap().written, "7.0.0");
    let told = repository.last_release("cli-v*").unwrap_err();
    assert_eq!(told.code, Code::NoRevision);
    assert_eq!(told.message, "no tag fits `cli-v*`, so there is no release");
}

#[test]
fn the_last_release_is_one_that_was_built_upon() {
    let work = branched();
    work.git(&["tag", "v1.0.0", "main"]);
    work.git(&["switch", "--quiet", "main"]);
    work.commit("next");
    work.git(&["tag", "v2.0.0"]);
    work.git(&["switch", "--quiet", "feature"]);
    assert_eq!(open(&work).last_release("v*").unwrap().revision.name, "v1.0.0");
}
