//! What writing promises, on a real disk.

#![allow(clippy::unwrap_used)]

use std::fs;
use std::path::Path;

use counterpart_build::output::{self, Change, MANIFEST, Mode, Place, Report};
use counterpart_compiler::Files;
use counterpart_compiler::diagnostic::{Code, Diagnostic};

fn files(of: &[(&str, &str)]) -> Files {
    let mut files = Files::default();
    for (path, text) in of {
        files.add(*path, *text);
    }
    files
}

fn write(folder: &Path, files: &Files, mode: Mode) -> Result<Report, Diagnostic> {
    output::write(&Place::trusted(folder), files, mode)
}

fn write_file(
    path: &Path,
    text: &str,
    marker: Option<&str>,
    mode: Mode,
) -> Result<Report, Diagnostic> {
    output::write_file(&Place::trusted(path), text, marker, mode)
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

/// A project whose output folder holds links to a folder outside it.
#[cfg(unix)]
fn with_links() -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    let out = folder.path().join("p/out");
    fs::create_dir_all(&out).unwrap();
    fs::create_dir(folder.path().join("victim")).unwrap();
    fs::write(folder.path().join("victim/mine"), "mine").unwrap();
    std::os::unix::fs::symlink("../../victim", out.join("x")).unwrap();
    folder
}

#[cfg(unix)]
#[test]
fn nothing_is_removed_or_overwritten_through_a_link() {
    let folder = with_links();
    let out = folder.path().join("p/out");
    fs::write(out.join(MANIFEST), "x/mine\n").unwrap();
    for set in [files(&[("a.js", "a")]), files(&[("x/mine", "ours")]), files(&[("x/new", "new")])] {
        let refused = write(&out, &set, Mode::Write).unwrap_err();
        assert_eq!(refused.code, Code::Unwritable);
        assert!(refused.to_string().contains("is a link that leads out"), "{refused}");
    }
    assert_eq!(names(&folder.path().join("victim")), ["mine"]);
    assert_eq!(fs::read_to_string(folder.path().join("victim/mine")).unwrap(), "mine");
    assert_eq!(names(&out), [MANIFEST, "x"]);
}

#[cfg(unix)]
#[test]
fn a_link_in_place_of_the_output_folder_is_refused() {
    let folder = with_links();
    let project = folder.path().join("p");
    std::os::unix::fs::symlink("../victim", project.join("gen")).unwrap();
    let place = |path: &str| Place::below(&project, Path::new(path));
    let set = files(&[("a.js", "a")]);
    assert!(output::write(&place("gen"), &set, Mode::Write).is_err());
    assert!(output::write(&place("gen/deeper"), &set, Mode::Write).is_err());
    assert!(output::write_file(&place("gen/mine"), "x", None, Mode::Write).is_err());
    assert_eq!(names(&folder.path().join("victim")), ["mine"]);
    // A person who writes the way out into the project file means it.
    output::write(&place("../victim/gen"), &set, Mode::Write).unwrap();
    assert_eq!(names(&folder.path().join("victim")), ["gen", "mine"]);
}

#[test]
fn what_a_killed_build_left_is_reported_and_removed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let set = files(&[("a.js", "a")]);
    write(folder, &set, Mode::Write).unwrap();
    let left = folder.join(".counterpart-1-0.tmp");
    for lock in [false, true] {
        fs::create_dir(&left).unwrap();
        if lock {
            fs::write(left.join("lock"), "").unwrap();
            fs::write(left.join("0"), "half").unwrap();
        }
        assert!(!write(folder, &set, Mode::Check).unwrap().is_current());
        write(folder, &set, Mode::Write).unwrap();
        assert!(!left.exists());
        assert!(write(folder, &set, Mode::Check).unwrap().is_current());
    }
}

#[test]
fn the_files_of_a_build_that_still_runs_are_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    let set = files(&[("a.js", "a")]);
    write(folder, &set, Mode::Write).unwrap();
    let other = counterpart_fs::Folder::open(&Place::trusted(folder)).unwrap().unwrap();
    let mut stage = counterpart_fs::Stage::begin(&other).unwrap();
    stage.add(Path::new("b.js"), b"b").unwrap();
    assert!(write(folder, &set, Mode::Check).unwrap().is_current());
    write(folder, &files(&[("a.js", "A")]), Mode::Write).unwrap();
    stage.put().unwrap();
    stage.finish().unwrap();
    assert_eq!(names(folder), [MANIFEST, "a.js", "b.js"]);
}

#[test]
fn a_removal_that_was_interrupted_is_completed() {
    let folder = tempfile::tempdir().unwrap();
    let folder = folder.path();
    write(folder, &files(&[("a.js", "a"), ("sub/b.js", "b")]), Mode::Write).unwrap();
    // Killed after the removal of the file, before that of its folder and of its line in the list.
    fs::remove_file(folder.join("sub/b.js")).unwrap();
    let set = files(&[("a.js", "a")]);
    assert!(!write(folder, &set, Mode::Check).unwrap().is_current());
    write(folder, &set, Mode::Write).unwrap();
    assert_eq!(names(folder), [MANIFEST, "a.js"]);
}
