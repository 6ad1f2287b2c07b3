//! Compiles a schema and prints its definitions: `cargo run --example definitions`.

use counterpart_compiler::compile_input;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};

const ORDER: &str = r##"{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "type": "object",
  "required": ["id", "state"],
  "properties": {
    "id": { "type": "string", "format": "uuid" },
    "state": { "$ref": "#/$defs/State" },
    "lines": { "type": "array", "items": { "type": "object", "properties": { "sku": { "type": "string" } } } }
  },
  "$defs": { "State": { "enum": ["open", "sent"] } }
}"##;

fn main() {
    let file = SourceFile {
        name: "order.json".into(),
        path: "order.json".into(),
        bytes: ORDER.as_bytes().to_vec(),
    };
    let input = Input { contracts: vec![file], ..Input::default() };
    match compile_input(input, &ProjectFile::of(&[])) {
        Ok(compiled) => {
            for (_, definition) in compiled.model.definitions() {
                println!("{}: {:?}", definition.name, definition.shape);
            }
        }
        Err(diagnostics) => {
            for diagnostic in diagnostics {
                eprintln!("{diagnostic}");
            }
        }
    }
}
