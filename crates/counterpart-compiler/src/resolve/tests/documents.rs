//! Tests of finding documents.

use serde_json::json;

use super::{SourceFile, faults, graph, input, landing, mapped};
use crate::diagnostic::Code;
use crate::resolve::{DocumentKind, Input, resolve};
use crate::source::DocumentId;

#[test]
fn contracts_refer_to_files_beside_them() {
    let graph = graph(&[
        ("schemas/a.json", json!({ "$ref": "common.json#/$defs/X" })),
        ("schemas/common.json", json!({ "$defs": { "X": { "$ref": "../other/b.json" } } })),
        ("other/b.json", json!({ "type": "string" })),
    ]);
    assert_eq!(landing(&graph, 0, "/$ref"), Some((1, "/$defs/X".into())));
    assert_eq!(landing(&graph, 1, "/$defs/X/$ref"), Some((2, String::new())));
    assert_eq!(graph.uri(DocumentId(0)), "counterpart:///schemas/a.json");
    assert_eq!(graph.needed_by(DocumentId(0)), [0, 1, 2].map(DocumentId));
    assert_eq!(graph.needed_by(DocumentId(2)), [DocumentId(2)]);
}

#[test]
fn a_file_beside_is_found_in_spite_of_an_absolute_id() {
    let graph = graph(&[
        ("schemas/a.json", json!({ "$id": "https://a.example/a.json", "$ref": "b.json" })),
        ("schemas/b.json", json!({ "$id": "https://b.example/b.json", "type": "string" })),
    ]);
    assert_eq!(landing(&graph, 0, "/$ref"), Some((1, String::new())));
    let uris = graph.uris(DocumentId(1));
    let all =
        ["https://b.example/b.json", "counterpart:///schemas/b.json", "https://a.example/b.json"];
    assert_eq!(uris, all);
}

#[test]
fn a_document_is_found_by_its_id_before_its_place() {
    let graph = graph(&[
        ("schemas/a.json", json!({ "$id": "https://example.com/a.json", "$ref": "b.json" })),
        ("schemas/b.json", json!({ "type": "string" })),
        ("schemas/c.json", json!({ "$id": "https://example.com/b.json", "type": "null" })),
    ]);
    assert_eq!(landing(&graph, 0, "/$ref"), Some((2, String::new())));
}

#[test]
fn mapped_documents_are_read_where_they_are_referred_to() {
    let folder = tempfile::tempdir().unwrap();
    let contract = json!({ "$ref": "https://example.com/x.json#/$defs/a" });
    let unused = json!({ "$ref": "https://example.com/missing.json" });
    let resolution = resolve(mapped(
        folder.path(),
        &[("a.json", contract)],
        &[
            ("https://example.com/x.json", "x.json", json!({ "$defs": { "a": { "$ref": "y" } } })),
            ("https://example.com/y", "y.json", json!({ "type": "string" })),
            ("https://example.com/z", "z.json", unused),
        ],
    ));
    assert_eq!(resolution.diagnostics, []);
    let graph = resolution.graph;
    assert_eq!(landing(&graph, 1, "/$defs/a/$ref"), Some((2, String::new())));
    let kinds: Vec<_> = graph.documents().map(|(_, kind)| kind).collect();
    assert_eq!(kinds, [DocumentKind::Contract, DocumentKind::Referenced, DocumentKind::Referenced]);
}

#[test]
fn a_file_that_two_urls_lead_to_is_one_document() {
    let folder = tempfile::tempdir().unwrap();
    let contract =
        json!({ "allOf": [{ "$ref": "https://e.com/x" }, { "$ref": "https://e.com/x.json" }] });
    let target = json!({ "type": "string" });
    let urls =
        [("https://e.com/x", "x.json", target.clone()), ("https://e.com/x.json", "x.json", target)];
    let graph = resolve(mapped(folder.path(), &[("a.json", contract)], &urls)).graph;
    assert_eq!(graph.documents().count(), 2);
    assert_eq!(graph.uris(DocumentId(1)), ["https://e.com/x", "https://e.com/x.json"]);
}

#[test]
fn an_unmapped_url_says_what_to_add() {
    let contract = json!({ "allOf": [
        { "$ref": "https://example.com/geo.json#/a" },
        { "$ref": "https://example.com/geo.json#/b" },
    ] });
    let diagnostics = resolve(input(&[("a.json", contract)])).diagnostics;
    let [found] = diagnostics.as_slice() else { panic!("{diagnostics:?}") };
    assert_eq!(found.code, Code::UnmappedReference);
    assert_eq!(found.places.len(), 2);
    assert!(found.help.ends_with(r#""https://example.com/geo.json" = "vendor/geo.json""#));
}

#[test]
fn a_mapped_file_that_is_not_there_is_reported() {
    let folder = tempfile::tempdir().unwrap();
    let contract = json!({ "$ref": "https://e.com/x" });
    let input = mapped(
        folder.path(),
        &[("a.json", contract)],
        &[("https://e.com/x", "x.json", json!(true))],
    );
    std::fs::remove_file(folder.path().join("x.json")).unwrap();
    assert_eq!(faults(input), [(Code::Unreadable, String::new())]);
}

#[test]
fn one_bad_contract_does_not_hide_another() {
    let broken = SourceFile { name: "b.json".into(), path: "b.json".into(), bytes: b"{".to_vec() };
    let mut input: Input = input(&[("a.json", json!({ "$ref": "#/none" }))]);
    input.contracts.push(broken);
    let codes: Vec<_> = faults(input).into_iter().map(|(code, _)| code).collect();
    assert_eq!(codes, [Code::DanglingReference, Code::MalformedJson]);
}

#[test]
fn contracts_may_stand_outside_the_project() {
    let folder = tempfile::tempdir().unwrap();
    std::fs::create_dir(folder.path().join("schemas")).unwrap();
    std::fs::write(folder.path().join("schemas/b.json"), "true").unwrap();
    let contract = json!({ "$ref": "b.json" });
    let root = folder.path().join("project");
    let input = Input { root, ..input(&[("../schemas/a.json", contract)]) };
    let resolution = resolve(input);
    assert_eq!(resolution.diagnostics, []);
    assert_eq!(resolution.graph.uri(DocumentId(0)), "counterpart:///schemas/a.json");
    assert_eq!(landing(&resolution.graph, 0, "/$ref"), Some((1, String::new())));
}
