//! Values that JSON never holds, and hostile ones: what the companion says of each.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use counterpart_model::lower::Lowering;
use counterpart_model::model::Kinds;
use counterpart_model::project::Formats;
use counterpart_model::resolve::{Contract, Request, resolve};
use counterpart_model::source::{NodeId, Place};
use counterpart_typescript::validators::{FORMATS, RUNTIME, Root, validators};
use serde_json::json;

#[test]
fn hostile_values_are_told_apart() {
    let output = run().unwrap();
    assert_eq!(output, "", "every line is a claim that does not hold");
}

/// Runs `hostile.mjs` with a module of the schemas in `schemas.json`, and returns what it printed.
fn run() -> Result<String, Box<dyn Error>> {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    fs::create_dir_all(&out)?;
    let schema = json!({ "$defs": {
        "Open": { "properties": { "a": { "type": "string" } }, "required": ["a"] },
        "Closed": { "properties": { "constructor": {}, "__proto__": { "type": "number" } },
                    "additionalProperties": false },
        "Any": true,
        "List": { "items": { "$ref": "#/$defs/List" } },
        "Unique": { "uniqueItems": true },
        "Length": { "type": "string", "minLength": 2, "maxLength": 3 },
        "Tenths": { "multipleOf": 0.1 },
        "Sevens": { "multipleOf": 7 },
        "Equal": { "const": { "a": [1, { "b": null }], "c": 0 } },
        "Choice": { "oneOf": [{ "type": "string" }, { "minLength": 2 }, { "type": "null" }] },
        "Names": { "propertyNames": { "pattern": "^[a-z]$" } },
        "Rest": { "allOf": [{ "properties": { "a": { "type": "string" } } }],
                  "unevaluatedProperties": false },
    }});
    let request = Request {
        contracts: vec![Contract {
            name: "schema.json".into(),
            path: "schema.json".into(),
            bytes: schema.to_string().into_bytes(),
        }],
        root: PathBuf::from("/nowhere"),
        ..Request::default()
    };
    let graph = resolve(request).graph;
    let document = graph.documents().next().ok_or("no document")?.0;
    let source = &graph.sources[document];
    let definitions = source.get(NodeId::ROOT, "$defs").ok_or("no definitions")?;
    let mut lowering = Lowering::new(&graph, Formats::Assert);
    let mut roots = Vec::new();
    for name in schema["$defs"].as_object().into_iter().flat_map(serde_json::Map::keys) {
        let node = source.get(definitions, name).ok_or("no definition")?;
        let schema = lowering.schema(Place { document, node });
        roots.push(Root { name: format!("${name}"), schema, kinds: Kinds::ALL });
    }
    let lowered = lowering.finish();
    let module = validators(&lowered.schemas, &roots, &|_| None);
    let imports = module.imports.iter().map(|(module, names)| {
        let names: Vec<_> = names.iter().map(String::as_str).collect();
        format!("import {{ {} }} from \"{module}\";\n", names.join(", "))
    });
    fs::write(out.join("package.json"), r#"{"type":"module"}"#)?;
    fs::write(out.join("runtime.js"), RUNTIME)?;
    fs::write(out.join("formats.js"), FORMATS)?;
    fs::write(out.join("schema.js"), imports.collect::<String>() + &module.text)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/hostile.mjs");
    let output = Command::new("node")
        .arg("--disallow-code-generation-from-strings")
        .args([script, fs::canonicalize(&out)?])
        .output()?;
    let errors = String::from_utf8_lossy(&output.stderr);
    Ok(String::from_utf8_lossy(&output.stdout).into_owned() + &errors)
}
