//! Skeletons in small copies of what they change.

use std::path::Path;

use super::skeleton::{insert_sorted, require_kebab};
use super::{case, rule};
use crate::cases::golden;
use crate::pipeline::Entry;

fn with(files: &[(&str, &str)]) -> tempfile::TempDir {
    let root = tempfile::tempdir().expect("a temporary folder");
    for (path, text) in files {
        let path = root.path().join(path);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        std::fs::write(path, text).expect("a file");
    }
    root
}

#[test]
fn a_rule_of_check_is_registered() {
    let file = "crates/counterpart-check/src/rules/mod.rs";
    let registry =
        "mod answers;\nmod missing;\n\nuse crate::rule::Rule;\n\nregistry! {\n    missing;\n}\n";
    let root = with(&[(file, registry)]);
    let skeleton = rule::check(root.path(), "late-key").expect("a skeleton");
    skeleton.write().expect("files");
    let written = std::fs::read_to_string(root.path().join(file)).expect("a file");
    let expected = "mod answers;\nmod late_key;\nmod missing;\n\nuse crate::rule::Rule;\n\nregistry! {\n    missing;\n    late_key;\n}\n";
    assert_eq!(written, expected);
    let own = root.path().join("crates/counterpart-check/src/rules/late_key.rs");
    let own = std::fs::read_to_string(own).expect("a file");
    assert!(syn::parse_file(&own).is_ok() && own.contains("id: \"late-key\""));
    // Twice is a mistake, and changes nothing.
    assert!(rule::check(root.path(), "late-key").is_err());
}

#[test]
fn a_kind_of_change_is_listed_in_its_group() {
    let file = "crates/counterpart-compat/src/rules/strings.rs";
    for list in ["&[&ONE]", "&[\n    &ONE,\n    &TWO,\n]", "\n    &[&ONE, &TWO]"] {
        let text =
            format!("pub(super) const KINDS: &[&ChangeKind] = {list};\n\nconst ONE: u8 = 1;\n");
        let root = with(&[(file, &text)]);
        let skeleton = rule::compat(root.path(), "case-changed", "strings").expect("a skeleton");
        let (_, new) = &skeleton.changed[0];
        let parsed = syn::parse_file(new).expect(new);
        assert!(new.contains("&CASE_CHANGED") && new.contains("id: \"case-changed\""), "{new}");
        assert_eq!(parsed.items.len(), 3, "{new}");
        assert!(new.starts_with("pub(super) const KINDS"), "{new}");
    }
}

#[test]
fn a_case_has_no_goldens() {
    let root = with(&[]);
    let skeleton = case::case(root.path(), "some-case").expect("a skeleton");
    let names: Vec<_> = skeleton.added.iter().map(|(path, _)| path.as_path()).collect();
    let folder = Path::new("crates/xtask/cases/some-case");
    assert_eq!(names[0], folder.join("schema.json"));
    assert_eq!(names.len(), 3);
    skeleton.write().expect("files");
    // So `cargo xtask cases` complains until they are blessed, and takes the instances.
    let entry =
        Entry::read(&root.path().join(folder), ["accept", "reject"], std::sync::Arc::default())
            .expect("a case");
    let goldens = [("rust.rs".to_owned(), String::new())].into();
    let complaints = golden::compare(&entry, &goldens).expect("files");
    assert_eq!(complaints.len(), 1, "{complaints:?}");
    assert_eq!(entry.instances.len(), 2);
}

#[test]
fn names_are_kebab_case() {
    for name in ["a", "a-b", "a1-b2"] {
        assert!(require_kebab(name).is_ok(), "{name}");
    }
    for name in ["", "A", "a_b", "a--b", "-a", "a-", "1a"] {
        assert!(require_kebab(name).is_err(), "{name}");
    }
}

#[test]
fn lines_are_inserted_in_order() {
    let text = "mod a;\nmod c;\n\nuse x;\n";
    let with = |line| insert_sorted(text, "mod ", line).expect("a run of lines");
    assert_eq!(with("mod b;"), "mod a;\nmod b;\nmod c;\n\nuse x;\n");
    assert_eq!(with("mod d;"), "mod a;\nmod c;\nmod d;\n\nuse x;\n");
}
