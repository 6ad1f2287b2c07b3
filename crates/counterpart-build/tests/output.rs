//! What writing promises, on a real disk.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use counterpart_build::output::{Change, MANIFEST, Mode, write, write_file};
use counterpart_compiler::Files;
use counterpart_compiler::diagnostic::Code;

fn files(of: &[(&str, &str)]) -> Files {
    let mut files = Files::default();
    for (path, text) in of {
        files.add(*path, *text);
    }
    files
}

fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<_> =
        entries.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn an_unchanged_build_writes_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path().join("new/package");
    let set = files(&[("a.js", "a"), ("sub/b.js", "b")]);
    let first = write(&folder, &set, Mode::Write).unwrap();
    assert_eq!(first.changes.len(), 3);
    let before = fs::metadata(folder.join("a.js")).unwrap().modified().unwrap();
    let second = write(&folder, &set, Mode::Write).unwrap();
    assert!(second.is_current());
    assert_eq!(second.unchanged, 3);
    assert_eq!(fs::metadata(folder.join("a.js")).unwrap().modified().unwrap(), before);
    assert_eq!(names(&folder), [MANIFEST, "a.js", "sub"]);
}

#[test]
fn what_is_no_longer_generated_goes_and_what_is_not_ours_stays() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, &files(&[("a.js", "a"), ("sub/b.js", "b")]), Mode::Write).unwrap();
    fs::write(folder.join("mine.js"), "mine").unwrap();
    let report = write(folder, &files(&[("a.js", "a")]), Mode::Write).unwrap();
    assert!(report.changes.contains(&("sub/b.js".into(), Change::Removed)));
    assert_eq!(names(folder), [MANIFEST, "a.js", "mine.js"]);
}

#[test]
fn checking_lists_every_difference_and_touches_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, &files(&[("a.js", "a"), ("b.js", "b")]), Mode::Write).unwrap();
    let report = write(folder, &files(&[("a.js", "A"), ("c.js", "c")]), Mode::Check).unwrap();
    let expected = [
        (MANIFEST.into(), Change::Updated),
        ("a.js".into(), Change::Updated),
        ("c.js".into(), Change::Added),
        ("b.js".into(), Change::Removed),
    ];
    assert_eq!(report.changes, expected);
    assert_eq!(fs::read_to_string(folder.join("a.js")).unwrap(), "a");
    assert_eq!(names(folder), [MANIFEST, "a.js", "b.js"]);
}

#[test]
fn a_file_of_someone_else_is_never_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    fs::write(folder.join("package.json"), "mine").unwrap();
    let set = files(&[("a.js", "a"), ("package.json", "{}")]);
    let error = write(folder, &set, Mode::Write).unwrap_err();
    assert_eq!(error.code, Code::Unwritable);
    assert_eq!(names(folder), ["package.json"]);
    assert_eq!(fs::read_to_string(folder.join("package.json")).unwrap(), "mine");
}

#[test]
fn a_list_that_leads_out_of_the_folder_is_not_believed() {
    let outside = tempfile::tempdir().unwrap();
    let folder = outside.path().join("package");
    fs::create_dir(&folder).unwrap();
    fs::write(outside.path().join("precious"), "x").unwrap();
    fs::write(folder.join(MANIFEST), "../precious\n/etc/hostname\n").unwrap();
    write(&folder, &files(&[("a.js", "a")]), Mode::Write).unwrap();
    assert!(outside.path().join("precious").exists());
}

#[test]
fn a_refused_write_leaves_every_old_file_whole() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, &files(&[("a.js", "old")]), Mode::Write).unwrap();
    fs::write(folder.join("z"), "a file where a folder must go").unwrap();
    let error = write(folder, &files(&[("a.js", "new"), ("z/b.js", "b")]), Mode::Write);
    assert_eq!(error.unwrap_err().code, Code::Unwritable);
    assert_eq!(fs::read_to_string(folder.join("a.js")).unwrap(), "old");
    assert_eq!(names(folder), [MANIFEST, "a.js", "z"]);
}

#[test]
fn a_file_in_place_of_the_folder_is_told() {
    let folder = tempfile::tempdir().unwrap();
    let place = folder.path().join("out");
    fs::write(&place, "x").unwrap();
    let error = write(&place, &files(&[("a.js", "a")]), Mode::Check).unwrap_err();
    assert_eq!(error.code, Code::Unwritable);
    assert!(error.message.contains("is a file"), "{error}");
}

#[test]
fn a_single_file_needs_its_marker() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("contracts.rs");
    let marker = Some("@generated");
    write_file(&path, "// @generated\n1", marker, Mode::Write).unwrap();
    write_file(&path, "// @generated\n2", marker, Mode::Write).unwrap();
    assert_eq!(fs::read_to_string(&path).unwrap(), "// @generated\n2");
    fs::write(&path, "fn mine() {}").unwrap();
    assert!(write_file(&path, "// @generated\n3", marker, Mode::Write).is_err());
}
