//! Contracts in YAML: what is generated, compared and reported is as for JSON.

#![allow(clippy::unwrap_used)]

mod common;

use common::{PET, Project};
use serde_json::Value;

/// `PET` in YAML.
const PET_YAML: &str = "\
# A comment.
$schema: https://json-schema.org/draft/2020-12/schema
$defs:
  Pet:
    description: An animal that lives with people.
    type: object
    properties:
      name: { type: string }
      kind: { $ref: '#/$defs/Kind' }
    required: [name]
  Kind:
    enum: [cat, dog]
    x-counterpart: { list: KINDS }
";

/// The generated files, without the source maps.
fn generated(project: &Project) -> Vec<(String, String)> {
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
    let files = project.files().into_iter().filter(|file| {
        let own = file.starts_with("schemas") || file == "counterpart.toml";
        !own && !file.rsplit('.').any(|ending| ending == "map") && !file.ends_with("pet.json")
    });
    // The URI of a contract without `$id` is made from its file name.
    files.map(|file| (file.clone(), project.read(&file).replace("pet.yaml", "pet.json"))).collect()
}

#[test]
fn the_same_contract_generates_the_same_code() {
    let settings = "[rust]\nfile = \"contracts.rs\"\n\n[typescript]\nfolder = \"web\"\n";
    let json = Project::with(&[("schemas/pet.json", PET), ("counterpart.toml", settings)]);
    let yaml = Project::with(&[("schemas/pet.yaml", PET_YAML), ("counterpart.toml", settings)]);
    assert_eq!(generated(&json), generated(&yaml));

    let shipped = yaml.read("web/schemas/pet.json");
    let shipped: Value = serde_json::from_str(&shipped).unwrap();
    assert_eq!(shipped, serde_json::from_str::<Value>(PET).unwrap());
}

#[test]
fn a_diagnostic_stands_at_a_line_of_the_yaml() {
    let text = PET_YAML.replace("/Kind'", "/Sort'");
    let project = Project::with(&[("schemas/pet.yaml", &text)]);
    let answer = project.json(&["build"]);
    let found = &answer["diagnostics"][0];
    assert_eq!(found["code"], "CP0203", "{answer}");
    let place = &found["places"][0];
    assert_eq!(place["path"], "schemas/pet.yaml");
    assert_eq!((&place["line"], &place["column"]), (&9.into(), &15.into()), "{place}");
    assert_eq!(place["pointer"], "/$defs/Pet/properties/kind/$ref");
}

#[test]
fn contracts_refer_to_each_other_in_either_syntax() {
    let project = Project::with(&[
        ("schemas/pet.yaml", PET_YAML),
        ("schemas/owner.json", r#"{"properties": {"pet": {"$ref": "pet.yaml#/$defs/Pet"}}}"#),
        ("schemas/shop.yml", "properties:\n  owner: { $ref: owner.json }\ntype: object\n"),
    ]);
    let run = project.run(&["build"]);
    assert_eq!(run.code, 0, "{}", run.err);
}

#[test]
fn versions_are_compared_across_syntaxes() {
    let grown = PET_YAML.replace("[cat, dog]", "[cat, dog, eel]");
    let project = Project::with(&[("a.json", PET), ("b.yaml", PET_YAML), ("c.yaml", &grown)]);
    let same = project.json(&["compat", "a.json", "b.yaml"]);
    assert_eq!(
        (&same["exit"], &same["findings"]),
        (&0.into(), &Value::Array(Vec::new())),
        "{same}"
    );
    let changed = project.json(&["compat", "a.json", "c.yaml"]);
    let findings = changed["findings"].as_array().unwrap();
    let breaks = findings.iter().find(|finding| finding["verdict"] == "breaking").unwrap();
    assert_eq!(breaks["witness"]["kind"], "eel", "{breaks}");
    assert_eq!(breaks["new"]["path"], "c.yaml", "{breaks}");
    assert_eq!(breaks["new"]["line"], 12, "{breaks}");
}

#[test]
fn init_adds_no_example_beside_a_yaml_contract() {
    let project = Project::with(&[("schemas/pet.yaml", PET_YAML)]);
    assert_eq!(project.run(&["init"]).code, 0);
    assert!(!project.at("schemas/task.json").exists());
}
