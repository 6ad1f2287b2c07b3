//! Contracts of other revisions, folders and files, compiled.

#![allow(clippy::unwrap_used)]

mod common;

use common::{Work, kinds};
use counterpart_compiler::Tree as _;
use counterpart_compiler::diagnostic::{Code, Diagnostic};
use counterpart_compiler::model::Shape;
use counterpart_compiler::project::ProjectFile;
use counterpart_git::{Repository, Snapshot, snapshot};

fn values(snapshot: &Snapshot) -> Vec<String> {
    let shapes = snapshot.compiled.model.definitions.iter().map(|definition| &definition.shape);
    let lists = shapes.filter_map(|shape| match shape {
        Shape::Enum(list) => Some(list),
        _ => None,
    });
    lists.flat_map(|list| &list.values).map(|value| value.value.to_string()).collect()
}

fn only(told: Result<Snapshot, Vec<Diagnostic>>) -> Diagnostic {
    let mut told = told.err().unwrap();
    assert_eq!(told.len(), 1, "{told:?}");
    told.remove(0)
}

#[test]
fn a_revision_is_read_without_checkout() {
    let work = Work::new();
    work.write("schemas/pet.json", kinds(&["cat"]));
    work.commit("first");
    work.write("schemas/pet.json", kinds(&["cat", "dog"]));
    work.commit("second");
    work.write("schemas/pet.json", "not even JSON");
    let old = snapshot(work.path(), "HEAD~1", &[]).unwrap();
    assert_eq!(values(&old), ["\"cat\""]);
    assert_eq!(old.name, "HEAD~1");
    assert_eq!(values(&snapshot(work.path(), "HEAD", &[]).unwrap()), ["\"cat\"", "\"dog\""]);
    let model = &old.compiled.model;
    let place = model.sources.locate(model.definitions[0].place);
    assert_eq!(place.path.to_str(), Some("HEAD~1:schemas/pet.json"));
}

#[test]
fn the_settings_and_referenced_documents_are_of_that_revision() {
    let work = Work::new();
    work.write(
        "services/api/counterpart.toml",
        "schemas = \"../../shared/contracts\"\n[urls]\n\"https://example.com/\" = \"vendor/\"\n",
    );
    let refers = r#"{"$schema": "https://json-schema.org/draft/2020-12/schema", "$defs": {
        "A": {"$ref": "https://example.com/remote.json#/$defs/Kind"},
        "B": {"$ref": "../other/beside.json#/$defs/Kind"}}}"#;
    work.write("shared/contracts/pet.json", refers);
    work.write("shared/other/beside.json", kinds(&["near"]));
    work.write("services/api/vendor/remote.json", kinds(&["far"]));
    work.commit("first");
    std::fs::remove_dir_all(work.at("services")).unwrap();
    std::fs::remove_dir_all(work.at("shared")).unwrap();
    std::fs::create_dir_all(work.at("services/api")).unwrap();
    let mut found = values(&snapshot(&work.at("services/api"), "HEAD", &[]).unwrap());
    found.sort();
    assert_eq!(found, ["\"far\"", "\"near\""]);
}

#[test]
fn what_is_wrong_in_a_revision_is_told_with_its_name() {
    let work = Work::new();
    work.write("readme", "x");
    work.commit("nothing yet");
    let none = only(snapshot(work.path(), "HEAD", &[]));
    assert_eq!(none.code, Code::NoContracts);
    assert!(none.message.contains("HEAD:schemas"), "{}", none.message);

    work.write("schemas/pet.json", "{");
    work.write("counterpart.toml", "");
    work.commit("broken");
    let broken = only(snapshot(work.path(), "main", &[]));
    assert_eq!(broken.code, Code::MalformedJson);
    assert_eq!(broken.places[0].path.to_str(), Some("main:schemas/pet.json"));

    work.write("counterpart.toml", "colour = 1\n");
    work.commit("broken settings");
    let broken = only(snapshot(work.path(), "main", &[]));
    assert_eq!(broken.code, Code::BadProject);
    assert_eq!(broken.places[0].path.to_str(), Some("main:counterpart.toml"));
    assert_eq!(only(snapshot(work.path(), "mian", &[])).help, "did you mean `main`?");
}

#[cfg(unix)]
#[test]
fn symbolic_links_are_followed_within_the_revision() {
    use std::os::unix::fs::symlink;

    let work = Work::new();
    work.write("real/pet.json", kinds(&["cat"]));
    symlink("real", work.at("schemas")).unwrap();
    symlink("pet.json", work.at("real/same.json")).unwrap();
    symlink("round.json", work.at("real/round.json")).unwrap();
    symlink("/etc/passwd", work.at("real/outside.json")).unwrap();
    work.commit("first");
    std::fs::remove_dir_all(work.at("real")).unwrap();
    std::fs::remove_file(work.at("schemas")).unwrap();
    assert_eq!(values(&snapshot(work.path(), "HEAD", &[]).unwrap()), ["\"cat\"", "\"cat\""]);
    let repository = Repository::open(work.path()).unwrap();
    let tree = repository.tree(&repository.head().unwrap());
    let refusal = |path| tree.read(&repository.top().join(path)).unwrap_err().to_string();
    assert!(refusal("real/round.json").contains("cycle"));
    assert!(refusal("real/outside.json").contains("outside of the repository"));
    assert!(refusal("../x").contains("outside of the repository"));
    assert!(refusal("real").contains("folder"));
    assert!(refusal("real/pet.json/x").contains("file, not a folder"));
}

#[test]
fn a_submodule_is_no_part_of_a_revision() {
    let inner = Work::new();
    inner.write("pet.json", kinds(&["cat"]));
    inner.commit("first");
    let work = Work::new();
    work.git(&["submodule", "--quiet", "add", inner.path().to_str().unwrap(), "schemas"]);
    work.commit("first");
    let told = only(snapshot(work.path(), "HEAD", &[]));
    assert!(told.message.contains("submodule schemas"), "{}", told.message);
    // It is a repository of its own.
    let inside = Repository::open(&work.at("schemas")).unwrap();
    assert_eq!(inside.top(), work.at("schemas").canonicalize().unwrap());
}

#[test]
fn a_bare_repository_is_read_as_any() {
    let work = Work::new();
    work.write("schemas/pet.json", kinds(&["cat"]));
    work.commit("first");
    let bare = work.cloned(&["--bare"]);
    assert_eq!(values(&snapshot(bare.path(), "main", &[]).unwrap()), ["\"cat\""]);
}

#[test]
fn folders_and_files_are_compiled_alike() {
    let work = Work::new();
    work.write("plain/pet.json", kinds(&["cat"]));
    work.write("nested/schemas/pet.json", kinds(&["dog"]));
    work.write("own/counterpart.toml", "schemas = \"here\"\n");
    work.write("own/here/pet.json", kinds(&["fox"]));
    let settings = ProjectFile::default();
    let read = |path: &str| counterpart_git::snapshot::at_path(&work.at(path), &settings);
    assert_eq!(values(&read("plain").unwrap()), ["\"cat\""]);
    assert_eq!(values(&read("nested").unwrap()), ["\"dog\""]);
    assert_eq!(values(&read("own").unwrap()), ["\"fox\""]);
    assert_eq!(values(&read("plain/pet.json").unwrap()), ["\"cat\""]);
    assert_eq!(only(read("nowhere")).code, Code::Unreadable);
    work.write("empty/x.txt", "");
    assert_eq!(only(read("empty")).code, Code::NoContracts);
}
