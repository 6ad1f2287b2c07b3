//! Which files changed, in repositories that git made.

#![allow(clippy::unwrap_used)]

mod common;

use common::Work;
use counterpart_git::{Change, Repository};

fn told(changes: &[Change]) -> Vec<String> {
    changes.iter().map(|change| format!("{:?} {}", change.kind, change.path.display())).collect()
}

fn since(work: &Work, name: &str) -> Vec<String> {
    let repository = Repository::open(work.path()).unwrap();
    told(&repository.changes_since(&repository.revision(name).unwrap()).unwrap())
}

fn three_files() -> Work {
    let work = Work::new();
    for file in ["a.txt", "folder/b.txt", "c.txt"] {
        work.write(file, file);
    }
    work.write(".gitignore", "ignored/\n");
    work.commit("first");
    work
}

#[test]
fn between_two_revisions() {
    let work = three_files();
    work.write("folder/b.txt", "other");
    work.write("folder/d.txt", "new");
    work.remove("c.txt");
    work.commit("second");
    let repository = Repository::open(work.path()).unwrap();
    let [old, new] = ["HEAD~1", "HEAD"].map(|name| repository.revision(name).unwrap());
    let wanted = ["Removed c.txt", "Modified folder/b.txt", "Added folder/d.txt"];
    assert_eq!(told(&repository.changes(&old, &new).unwrap()), wanted);
    assert!(repository.changes(&new, &new).unwrap().is_empty());
    assert_eq!(since(&work, "HEAD~1"), wanted);
    assert!(!repository.is_dirty().unwrap());
}

#[test]
fn since_a_revision_committed_staged_and_not() {
    let work = three_files();
    work.write("committed.txt", "x");
    work.commit("second");
    work.write("staged.txt", "x");
    work.git(&["add", "staged.txt"]);
    work.write("a.txt", "changed");
    work.write("new/untracked.txt", "x");
    work.write("ignored/x.txt", "x");
    work.remove("c.txt");
    let wanted = [
        "Modified a.txt",
        "Removed c.txt",
        "Added committed.txt",
        "Added new/untracked.txt",
        "Added staged.txt",
    ];
    assert_eq!(since(&work, "HEAD~1"), wanted);
    assert!(Repository::open(work.path()).unwrap().is_dirty().unwrap());
}

#[test]
fn what_was_changed_back_is_no_change() {
    let work = three_files();
    work.write("a.txt", "other");
    work.write("fleeting.txt", "x");
    work.commit("second");
    work.write("a.txt", "a.txt");
    work.remove("fleeting.txt");
    assert!(since(&work, "HEAD~1").is_empty());
}

#[test]
fn from_below_the_top_all_files_are_seen() {
    let work = three_files();
    work.write("a.txt", "changed");
    work.write("folder/b.txt", "changed");
    let repository = Repository::open(&work.at("folder")).unwrap();
    let head = repository.head().unwrap();
    let changes = repository.changes_since(&head).unwrap();
    assert_eq!(told(&changes), ["Modified a.txt", "Modified folder/b.txt"]);
}

#[test]
fn all_files_of_a_revision_are_listed() {
    let work = three_files();
    work.remove("c.txt");
    work.write("later.txt", "x");
    let repository = Repository::open(work.path()).unwrap();
    let all = repository.tree(&repository.head().unwrap()).all().unwrap();
    let wanted = [".gitignore", "a.txt", "c.txt", "folder/b.txt"].map(std::path::PathBuf::from);
    assert_eq!(all, wanted);
    // Nothing is shared with the folder that this test runs in but the root, if as much.
    let seen = repository.seen("a.txt".as_ref());
    assert_eq!(std::fs::read_to_string(seen).unwrap(), "a.txt");
}

#[test]
fn a_worktree_and_a_bare_repository() {
    let work = three_files();
    let other = tempfile::tempdir().unwrap();
    let place = other.path().join("tree");
    work.git(&["worktree", "add", "--quiet", place.to_str().unwrap(), "-b", "topic"]);
    std::fs::write(place.join("a.txt"), "changed").unwrap();
    let repository = Repository::open(&place).unwrap();
    let head = repository.head().unwrap();
    assert_eq!(told(&repository.changes_since(&head).unwrap()), ["Modified a.txt"]);
    assert_eq!(repository.branch().as_deref(), Some("topic"));
    assert_eq!(repository.base().unwrap().name, "main");

    let bare = work.cloned(&["--bare"]);
    let repository = Repository::open(bare.path()).unwrap();
    assert!(repository.is_bare());
    let head = repository.head().unwrap();
    assert!(repository.changes_since(&head).unwrap().is_empty());
}

#[cfg(unix)]
#[test]
fn names_that_are_no_text() {
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt as _;

    let work = three_files();
    let name = OsStr::from_bytes(b"caf\xe9.txt");
    if std::fs::write(work.path().join(name), "x").is_err() {
        eprintln!("skipped: this file system takes only names that are text");
        return;
    }
    work.commit("second");
    let repository = Repository::open(work.path()).unwrap();
    let [old, new] = ["HEAD~1", "HEAD"].map(|name| repository.revision(name).unwrap());
    assert_eq!(repository.changes(&old, &new).unwrap()[0].path, name);
    assert_eq!(repository.changes_since(&old).unwrap()[0].path, name);
}
