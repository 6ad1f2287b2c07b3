//! The architecture holds, and the check fails where it is broken: shown in copies of the crates.

use std::path::{Path, PathBuf};

use tempfile::TempDir;

use super::Violation;
use crate::folders;

/// A copy of the manifests and sources of every crate, to be changed.
struct Copy(TempDir);

impl Copy {
    fn new() -> Self {
        let copy = Self(tempfile::tempdir().expect("a temporary folder"));
        for package in super::manifests::read(folders::root()).expect("the manifests") {
            let folder = copy.path(package.folder.strip_prefix(folders::root()).expect("inside"));
            std::fs::create_dir_all(&folder).expect("a folder");
            std::fs::copy(&package.manifest, folder.join("Cargo.toml")).expect("a manifest");
            copy_sources(&package.folder.join("src"), &folder.join("src"));
        }
        copy
    }

    fn path(&self, path: impl AsRef<Path>) -> PathBuf {
        self.0.path().join(path)
    }

    /// Replaces one text of a file.
    fn replace(&self, file: &str, old: &str, new: &str) {
        let path = self.path(file);
        let text = std::fs::read_to_string(&path).expect("a file");
        assert!(text.contains(old), "{file} holds {old}");
        std::fs::write(path, text.replacen(old, new, 1)).expect("a file");
    }

    /// Adds a text at the end of a file.
    fn append(&self, file: &str, text: &str) {
        let path = self.path(file);
        let old = std::fs::read_to_string(&path).expect("a file");
        std::fs::write(path, old + text).expect("a file");
    }

    /// What is wrong with the arrows between the crates of the copy.
    fn arrows(&self) -> Vec<Violation> {
        let packages = super::manifests::read(self.0.path()).expect("the manifests");
        super::arrows::check(&packages)
    }

    /// The one violation among these.
    fn only(mut found: Vec<Violation>) -> Violation {
        assert_eq!(found.len(), 1, "{found:#?}");
        found.remove(0)
    }

    /// The one violation of the copy.
    fn violation(&self) -> Violation {
        Self::only(super::check(self.0.path()).expect("a workspace"))
    }
}

fn copy_sources(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("a folder");
    for entry in folders::entries(from).expect("a folder") {
        let target = to.join(folders::name(&entry));
        if entry.is_dir() {
            copy_sources(&entry, &target);
        } else if entry.extension().is_some_and(|ending| ending == "rs") {
            std::fs::copy(&entry, target).expect("a file");
        }
    }
}

#[test]
fn the_architecture_holds() {
    let found = super::check(folders::root()).expect("a workspace");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn an_arrow_upward_between_crates_is_found() {
    let copy = Copy::new();
    let manifest = "crates/counterpart-compiler/Cargo.toml";
    for section in ["dependencies", "build-dependencies", "dev-dependencies"] {
        let arrow = "sneaked = { package = \"counterpart-compat\", optional = true }";
        copy.append(manifest, &format!("\n[target.'cfg(unix)'.{section}]\n{arrow}\n"));
    }
    let found = copy.arrows();
    let lines = std::fs::read_to_string(copy.path(manifest)).expect("a manifest").lines().count();
    let places: Vec<_> = found.iter().map(|it| (it.file.clone(), it.line)).collect();
    let file = copy.path(manifest);
    let places_of = [lines - 6, lines, lines - 3].map(|line| (file.clone(), line));
    assert_eq!(places, places_of);
    for violation in found {
        let what =
            "counterpart-compiler may not depend on counterpart-compat, which is a layer above it";
        assert_eq!(violation.what, what);
        assert!(violation.way_out.contains("may use no other crate"));
    }
}

#[test]
fn an_arrow_sideways_between_crates_is_found() {
    let copy = Copy::new();
    let manifest = "crates/counterpart-typescript/Cargo.toml";
    copy.replace(
        manifest,
        "[dependencies]\n",
        "[dependencies]\ncounterpart-rust.workspace = true\n",
    );
    let found = Copy::only(copy.arrows());
    assert_eq!(found.what, "counterpart-typescript may not depend on counterpart-rust");
    assert!(found.way_out.contains("counterpart-typescript may use counterpart-compiler."));
}

#[test]
fn the_root_package_is_not_needed_by_build_scripts() {
    let copy = Copy::new();
    copy.replace(
        "crates/counterpart-rust/Cargo.toml",
        "[dependencies]\n",
        "[dependencies]\ncontracts = { path = \"../..\", optional = true }\n",
    );
    let found = copy.arrows();
    let way = "counterpart-build depends on the root package: \
               counterpart-build -> counterpart-rust -> contracts";
    assert!(found.iter().any(|violation| violation.what == way), "{found:#?}");
}

#[test]
fn a_crate_without_a_row_is_found() {
    let copy = Copy::new();
    copy.replace("Cargo.toml", "members = [", "members = [\n    \"crates/stray\",");
    std::fs::create_dir_all(copy.path("crates/stray")).expect("a folder");
    std::fs::write(copy.path("crates/stray/Cargo.toml"), "[package]\nname = \"stray\"\n")
        .expect("a manifest");
    assert_eq!(Copy::only(copy.arrows()).what, "the crate stray has no row in the layer table");
}

#[test]
fn a_circle_of_modules_is_found() {
    let copy = Copy::new();
    // `files` is below `tree` now, wherever both are used.
    copy.append("crates/counterpart-compiler/src/files.rs", "\nfn of(_: &crate::Disk) {}\n");
    copy.append(
        "crates/counterpart-compiler/src/tree.rs",
        "\nfn of() { let _ = format!(\"{:?}\", crate::files::Files::default()); }\n",
    );
    let found = copy.violation();
    assert_eq!(found.file, Path::new("crates/counterpart-compiler/src/files.rs"));
    assert!(
        found
            .what
            .starts_with("the modules `files`, `tree` in the root of the crate use each other"),
        "{}",
        found.what
    );
}

#[test]
fn tests_and_passed_on_names_make_no_circle() {
    let copy = Copy::new();
    let files = "crates/counterpart-compiler/src/files.rs";
    copy.append(files, "\n#[cfg(test)]\nmod circle { use crate::Disk; fn of(_: Disk) {} }\n");
    copy.append(
        "crates/counterpart-compiler/src/tree.rs",
        "\npub use crate::files::Files as Other;\n",
    );
    let found = super::check(copy.0.path()).expect("a workspace");
    assert!(found.is_empty(), "{found:#?}");
}

#[test]
fn an_exception_that_is_not_needed_is_found() {
    let copy = Copy::new();
    copy.replace(
        "crates/counterpart-typescript/src/declarations/objects.rs",
        "use super::types",
        "use super::super::types",
    );
    let found = copy.violation();
    assert!(found.what.contains("`objects`, `types`"), "{}", found.what);
    assert!(found.what.ends_with("but is not there"), "{}", found.what);
}

#[test]
fn a_raw_keyword_after_lowering_is_found() {
    let reads = [
        (
            "crates/counterpart-report/src/place.rs",
            "fn raw(sources: &counterpart_compiler::source::Sources, at: counterpart_compiler::source::Place) \
             -> bool { sources[at.document].get(at.node, \"minLength\").is_some() }",
        ),
        (
            "crates/counterpart-typescript/src/escape.rs",
            "use counterpart_compiler::source as raw;\n\
             fn is_null(node: &raw::Node) -> bool { matches!(node, raw::Node::Null) }",
        ),
        (
            "crates/counterpart-git/src/tree.rs",
            "fn raw(graph: &counterpart_compiler::resolve::Graph) -> usize { graph.documents().count() }",
        ),
    ];
    let copy = Copy::new();
    for (file, text) in reads {
        copy.append(file, &format!("\n{text}\n"));
    }
    let found = super::check(copy.0.path()).expect("a workspace");
    for (file, _) in reads {
        let there = found.iter().find(|violation| violation.file == Path::new(file));
        let violation = there.unwrap_or_else(|| panic!("{file}: {found:#?}"));
        assert!(violation.what.starts_with("a raw keyword is read after lowering"));
        assert!(violation.way_out.contains("`lower/`"));
    }
    assert_eq!(found.len(), reads.len(), "{found:#?}");
}

#[test]
fn a_reader_that_knows_a_contract_is_found() {
    let copy = Copy::new();
    let file =
        ["crates/counterpart-sources/src/read/env.rs", "crates/counterpart-check/src/read/env.rs"]
            .into_iter()
            .find(|file| copy.path(file).is_file())
            .expect("a reader");
    copy.append(file, "\nfn of(_: &counterpart_compiler::model::Contract) {}\n");
    let found = copy.violation();
    assert_eq!(
        (found.file.as_path(), found.what.as_str()),
        (
            Path::new(file),
            "a reader of sources may not know `counterpart_compiler::model::contract::Contract`"
        )
    );
}
