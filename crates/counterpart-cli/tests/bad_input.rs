//! Every kind of bad input is a diagnostic with a code, a place and a next step; nothing is written.

#![allow(clippy::unwrap_used, clippy::panic)]

mod common;

use common::{PET, Project};

/// Builds the project, which must fail with this exit code and code, and change nothing.
#[track_caller]
fn refused(project: &Project, exit: i32, code: &str) -> serde_json::Value {
    let before = project.files();
    let answer = project.json(&["build"]);
    assert_eq!(answer["exit"], exit, "{answer}");
    let diagnostics = answer["diagnostics"].as_array().unwrap();
    let found = diagnostics.iter().find(|diagnostic| diagnostic["code"] == code);
    let found = found.unwrap_or_else(|| panic!("no {code} in {answer}"));
    assert_eq!(found["severity"], "error");
    assert_ne!(found["help"], "");
    let run = project.run(&["build"]);
    assert_eq!(run.code, exit);
    assert!(run.err.contains(code) && run.err.contains("help: "), "{}", run.err);
    assert_eq!(project.files(), before);
    found.clone()
}

#[track_caller]
fn stands_at(diagnostic: &serde_json::Value, path: &str, line: u64, column: u64) {
    let place = &diagnostic["places"][0];
    assert_eq!(place["path"], path, "{diagnostic}");
    assert_eq!((&place["line"], &place["column"]), (&line.into(), &column.into()), "{diagnostic}");
}

#[test]
fn malformed_json() {
    let project = Project::with(&[("schemas/a.json", "{\n  \"type\": \"string\",\n}\n")]);
    stands_at(&refused(&project, 1, "CP0102"), "schemas/a.json", 3, 1);
    assert!(project.run(&["build"]).err.contains("schemas/a.json:3:1"));
}

#[test]
fn an_empty_file() {
    let project = Project::with(&[("schemas/a.json", "")]);
    stands_at(&refused(&project, 1, "CP0102"), "schemas/a.json", 1, 1);
}

#[test]
fn malformed_yaml() {
    for (text, line, column) in [
        ("type: string\ntype: number\n", 2, 1),
        ("type: !!str string\n", 1, 7),
        ("type: string\n---\ntype: number\n", 2, 1),
        ("default: .nan\n", 1, 10),
        ("type: [string\n", 2, 1),
        ("", 1, 1),
    ] {
        let project = Project::with(&[("schemas/a.yaml", text)]);
        stands_at(&refused(&project, 1, "CP0105"), "schemas/a.yaml", line, column);
    }
}

#[test]
fn a_dangling_reference() {
    let text = "{\n  \"$ref\": \"#/$defs/Nothing\"\n}\n";
    let project = Project::with(&[("schemas/a.json", text)]);
    let diagnostic = refused(&project, 1, "CP0203");
    stands_at(&diagnostic, "schemas/a.json", 2, 3);
    assert!(diagnostic["message"].as_str().unwrap().contains("/$defs/Nothing"));
}

#[test]
fn a_file_that_is_not_there() {
    let project = Project::with(&[("schemas/a.json", r#"{"$ref": "b.json"}"#)]);
    let answer = project.json(&["build"]);
    assert_eq!(answer["exit"], 1, "{answer}");
}

#[test]
fn a_url_that_is_not_mapped() {
    let text = r#"{"$ref": "https://example.com/a.json"}"#;
    let project = Project::with(&[("schemas/a.json", text)]);
    let diagnostic = refused(&project, 1, "CP0204");
    assert!(diagnostic.to_string().contains("https://example.com/a.json"), "{diagnostic}");
    project.write("vendor/a.json", r#"{"type": "string"}"#);
    project
        .write("counterpart.toml", "[urls]\n\"https://example.com/a.json\" = \"vendor/a.json\"\n");
    assert_eq!(project.run(&["build"]).code, 0);
}

#[test]
fn a_schema_that_its_meta_schema_rejects() {
    let project = Project::with(&[("schemas/a.json", "{\n  \"type\": \"strnig\"\n}\n")]);
    stands_at(&refused(&project, 1, "CP0202"), "schemas/a.json", 2, 3);
}

#[test]
fn not_utf8() {
    let project = Project::empty();
    project.write("schemas/a.json", b"{\n  \"title\": \"\xff\"\n}");
    stands_at(&refused(&project, 1, "CP0101"), "schemas/a.json", 2, 13);
}

#[test]
fn no_contracts() {
    let empty = Project::empty();
    assert!(refused(&empty, 4, "CP0002").to_string().contains("counterpart init"));
    let hollow = Project::with(&[("schemas/notes.txt", "")]);
    refused(&hollow, 4, "CP0002");
}

#[test]
fn ten_thousand_levels() {
    let text = "{\"not\":".repeat(10_000) + "true" + &"}".repeat(10_000);
    refused(&Project::with(&[("schemas/a.json", &text)]), 1, "CP0103");
    let open = "[".repeat(10_000);
    refused(&Project::with(&[("schemas/a.json", &open)]), 1, "CP0103");
}

#[test]
fn an_output_folder_that_cannot_be_written() {
    let in_the_way = Project::with(&[("schemas/pet.json", PET), ("bindings", "a file")]);
    refused(&in_the_way, 4, "CP0004");
    let theirs = Project::with(&[
        ("schemas/pet.json", PET),
        ("bindings/typescript/package.json", "{\"name\": \"mine\"}"),
    ]);
    refused(&theirs, 4, "CP0004");
    assert_eq!(theirs.read("bindings/typescript/package.json"), "{\"name\": \"mine\"}");
}

#[test]
fn a_broken_project_file() {
    let project = Project::good();
    project.write("counterpart.toml", "schemas = \"schemas\"\nformat = \"assert\"\n");
    stands_at(&refused(&project, 4, "CP0001"), "counterpart.toml", 2, 1);
    project.write("counterpart.toml", "schemas = [\n");
    refused(&project, 4, "CP0001");
}

#[test]
fn a_project_file_holds_names_and_no_code() {
    let project = Project::good();
    let wrong = [
        "[systems.\"s\\n::error::s\"]\nreads = [\"k#K\"]\n",
        "[typescript]\nrepository = \"https://a.dev/\\u202e\"\n",
        "[typescript]\npackage = \"a\\u001b[2J\"\n",
        "[typescript]\npackage = \"../a\"\n",
        "[typescript]\nversion = \"1\"\n",
        "[extern.common]\nrust = \"::acme; mod z\"\ntypescript = \"@acme/x\"\n",
        "[extern.common]\nrust = \"::acme::x\"\ntypescript = \"x\\\"; evil()\"\n",
    ];
    for text in wrong {
        project.write("counterpart.toml", text);
        refused(&project, 4, "CP0001");
    }
}

#[test]
fn a_slow_pattern_is_a_warning_or_an_error() {
    let schema = r#"{"$defs": {"A": {"type": "string", "pattern": "^a*a*b$"}}}"#;
    let project = Project::with(&[("schemas/a.json", schema), ("counterpart.toml", "")]);
    let answer = project.json(&["build"]);
    assert_eq!(answer["exit"], 0, "{answer}");
    assert_eq!(answer["diagnostics"][0]["code"], "CP0304", "{answer}");
    assert_eq!(answer["diagnostics"][0]["severity"], "warning", "{answer}");
    project.write("counterpart.toml", "patterns = \"deny\"\n");
    refused(&project, 1, "CP0304");
    let linear = schema.replace("^a*a*b$", "^a*b$");
    project.write("schemas/a.json", &linear);
    assert_eq!(project.json(&["build"])["diagnostics"].as_array().unwrap().len(), 0);
}

#[test]
fn a_wrong_folder() {
    let project = Project::good();
    let run = project.run(&["build", "--project", "nowhere"]);
    assert_eq!(run.code, 4);
    assert!(
        run.err.contains("nowhere does not exist") && run.err.contains("help: "),
        "{}",
        run.err
    );
    assert_eq!(project.run(&["build", "--project", "schemas/pet.json"]).code, 4);
}

#[test]
fn one_bad_contract_does_not_hide_another() {
    let project = Project::with(&[("schemas/a.json", "{"), ("schemas/b.json", "[")]);
    let answer = project.json(&["build"]);
    assert_eq!(answer["diagnostics"].as_array().unwrap().len(), 2, "{answer}");
}

#[test]
fn what_a_document_holds_does_nothing_to_the_terminal() {
    let text = "{\n  \"$ref\": \"\u{1b}]0;owned\u{7}\u{202e}\"\n}\n";
    let project = Project::with(&[("schemas/a\u{1b}[2J.json", text)]);
    for command in [&["build"][..], &["model"], &["model", "--stage", "source"]] {
        let run = project.run(command);
        let shown = run.out + &run.err;
        assert!(!shown.contains(['\u{1b}', '\u{7}', '\u{202e}']), "{shown:?}");
    }
}

#[test]
fn a_long_line_is_shown_in_part() {
    let filler = format!("\"title\": \"{}\", ", "x".repeat(100_000));
    let text = format!("{{{filler}\"type\": \"strnig\"}}");
    let project = Project::with(&[("schemas/a.json", &text)]);
    let run = project.run(&["build"]);
    assert_eq!(run.code, 1);
    assert!(run.err.len() < 3000 && run.err.contains("strnig"), "{}", run.err.len());
    assert!(run.err.contains(&format!("schemas/a.json:1:{}", filler.len() + 2)), "{}", run.err);
}

#[test]
fn an_openapi_document() {
    let text =
        r#"{"openapi": "3.1.0", "info": {"title": "t"}, "components": {"schemas": {"Pet": {}}}}"#;
    let project = Project::with(&[("schemas/api.json", text)]);
    let diagnostic = refused(&project, 1, "CP0212");
    stands_at(&diagnostic, "schemas/api.json", 1, 1);
    assert!(diagnostic["help"].as_str().unwrap().contains("../api.json#/components/schemas/Pet"));
}
