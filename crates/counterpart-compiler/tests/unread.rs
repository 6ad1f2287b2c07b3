//! Files in the schemas folder that nothing reads.

use std::fs;

use counterpart_compiler::compile;
use counterpart_compiler::diagnostic::Code;
use counterpart_compiler::project::Project;

#[test]
fn files_that_look_like_contracts_and_are_not_read_are_reported() {
    let folder = tempfile::tempdir().unwrap();
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    };
    write("counterpart.toml", "");
    write("schemas/a.json", r#"{ "$ref": "common/used.json" }"#);
    write("schemas/common/used.json", r#"{ "type": "string" }"#);
    write("schemas/common/forgotten.json", r#"{ "type": "string" }"#);
    write("schemas/examples/order.json", r#"{ "id": 1, "type": "order" }"#);
    write("schemas/b.yaml", "$ref: common/shared.yml\n");
    write("schemas/common/shared.yml", "type: string\n");
    write("schemas/common/forgotten.yaml", "type: string\n");
    write("schemas/examples/order.yaml", "id: 1\ntype: order\n");
    write("schemas/x.jsonc", "{}");
    write("schemas/y.YAML", "type: string");
    write("schemas/z.JSON", "{}");
    write("schemas/README.md", "text");
    write("schemas/.hidden/b.json", r#"{ "type": "string" }"#);
    write("other.yaml", "type: string");

    let project = Project::open(folder.path(), &[]).unwrap();
    let warnings = compile(&project).unwrap().warnings;
    let unread = warnings.iter().filter(|found| found.code == Code::UnreadFile);
    let names = unread.map(|found| {
        let path = found.places[0].path.strip_prefix(folder.path().join("schemas")).unwrap();
        path.display().to_string().replace('\\', "/")
    });
    let names: Vec<String> = names.collect();
    assert_eq!(
        names,
        ["common/forgotten.json", "common/forgotten.yaml", "x.jsonc", "y.YAML", "z.JSON"]
    );
    assert_eq!(warnings.len(), names.len(), "{warnings:?}");
}

#[test]
fn a_project_whose_contracts_are_beside_its_settings_holds_other_files_too() {
    let folder = tempfile::tempdir().unwrap();
    fs::write(folder.path().join("counterpart.toml"), "schemas = \".\"").unwrap();
    fs::write(folder.path().join("a.json"), r#"{ "type": "string" }"#).unwrap();
    fs::write(folder.path().join("pnpm-workspace.yaml"), "packages: []").unwrap();
    let project = Project::open(folder.path(), &[]).unwrap();
    assert!(compile(&project).unwrap().warnings.is_empty());
}
