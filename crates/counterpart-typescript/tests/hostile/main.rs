//! Values that JSON never holds, and hostile ones: what the companion says of each.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use counterpart_compiler::lower::lower;
use counterpart_compiler::model::Kinds;
use counterpart_compiler::project::Formats;
use counterpart_compiler::resolve::{Input, SourceFile, resolve};
use counterpart_compiler::source::{NodeId, Place};
use counterpart_compiler::unions::add_facts;
use counterpart_typescript::validators::{FORMATS, Nesting, RUNTIME, Root, validators};
use serde_json::{Map, Value, json};

#[test]
fn hostile_values_are_told_apart() {
    let output = run().unwrap();
    assert_eq!(output, "", "every line is a claim that does not hold");
}

/// What stands inside something that is written twice would double at every level.
#[test]
fn code_grows_with_the_schema() {
    let mut schema = json!({ "type": "string", "minLength": 3 });
    let mut sizes = Vec::new();
    for level in 0..36 {
        schema = match level % 4 {
            0 => json!({ "required": ["a", "b", "c"], "additionalProperties": schema }),
            1 => json!({ "anyOf": [{ "type": "null" }, schema, { "minimum": 3 }] }),
            2 => json!({ "propertyNames": { "not": schema } }),
            _ => json!({ "oneOf": [{ "unevaluatedProperties": false, "allOf": [schema] }] }),
        };
        sizes.push(generate(&schema, &[]).unwrap().len());
    }
    assert!(sizes[35] < 3 * sizes[17], "{sizes:?}");
}

/// Runs `hostile.mjs` with a module of some schemas, and returns what it printed.
fn run() -> Result<String, Box<dyn Error>> {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join("hostile");
    fs::create_dir_all(&out)?;
    let schema = json!({ "$defs": {
        "Open": { "properties": { "a": { "type": "string" } }, "required": ["a"] },
        "Closed": { "properties": { "constructor": {}, "__proto__": { "type": "number" } },
                    "additionalProperties": false },
        "Any": true,
        "List": { "items": { "$ref": "#/$defs/List" } },
        "Tiny": { "multipleOf": 5e-324 },
        "Typed": { "type": ["object", "array", "string", "number"],
                   "items": { "$ref": "#/$defs/Typed" },
                   "additionalProperties": { "$ref": "#/$defs/Typed" } },
        "Unique": { "uniqueItems": true },
        "Length": { "type": "string", "minLength": 2, "maxLength": 3 },
        "Tenths": { "multipleOf": 0.1 },
        "Edge": { "maximum": 18_446_744_073_709_551_615_u64 },
        "Sevens": { "multipleOf": 7 },
        "Equal": { "const": { "a": [1, { "b": null }], "c": 0 } },
        "Choice": { "oneOf": [{ "type": "string" }, { "minLength": 2 }, { "type": "null" }] },
        "Names": { "propertyNames": { "pattern": "^[a-z]$" } },
        "Rest": { "allOf": [{ "properties": { "a": { "type": "string" } } }],
                  "unevaluatedProperties": false },
    }});
    let names: Vec<_> = schema["$defs"].as_object().into_iter().flat_map(Map::keys).collect();
    let text = generate(&schema, &names)?;
    fs::write(out.join("package.json"), r#"{"type":"module"}"#)?;
    fs::create_dir_all(out.join("support"))?;
    fs::write(out.join("support/runtime.js"), RUNTIME)?;
    fs::write(out.join("support/formats.js"), FORMATS)?;
    fs::write(out.join("schema.js"), text)?;
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/hostile/hostile.mjs");
    let output = Command::new("node")
        .arg("--disallow-code-generation-from-strings")
        .args([script, fs::canonicalize(&out)?])
        .output()?;
    let errors = String::from_utf8_lossy(&output.stderr);
    Ok(String::from_utf8_lossy(&output.stdout).into_owned() + &errors)
}

/// The module of the definitions with these names, or of the schema itself where there is none.
fn generate(schema: &Value, names: &[&String]) -> Result<String, Box<dyn Error>> {
    let input = Input {
        contracts: vec![SourceFile {
            name: "schema.json".into(),
            path: "schema.json".into(),
            bytes: schema.to_string().into_bytes(),
        }],
        root: PathBuf::from("/nowhere"),
        ..Input::default()
    };
    let graph = resolve(input).graph;
    let document = graph.documents().next().ok_or("no document")?.0;
    let source = &graph.sources[document];
    let mut places = Vec::new();
    for name in names {
        let node = source.at_pointer(NodeId::ROOT, &format!("/$defs/{name}"));
        places.push((name.as_str(), node.ok_or("no definition")?));
    }
    if places.is_empty() {
        places.push(("Root", NodeId::ROOT));
    }
    let place = |node: NodeId| Place { document, node };
    let mut lowered = lower(&graph, places.iter().map(|(_, node)| place(*node)), Formats::Assert);
    let roots = places.iter().map(|(name, node)| {
        let schema = lowered.by_place[&place(*node)];
        Root { name: format!("${name}"), schema, kinds: Kinds::ALL, reports: true }
    });
    let roots: Vec<Root> = roots.collect();
    add_facts(&mut lowered.schemas, &[]);
    let nesting = Nesting::of(&lowered.schemas, 128);
    let module = validators(&lowered.schemas, &nesting, &roots, &|_| None);
    let imports = module.imports.iter().map(|(module, names)| {
        let names: Vec<_> = names.keys().map(String::as_str).collect();
        format!("import {{ {} }} from \"{module}\";\n", names.join(", "))
    });
    Ok(imports.collect::<String>() + &module.text)
}
