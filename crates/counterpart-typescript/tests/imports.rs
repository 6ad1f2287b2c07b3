//! What a module imports is decided by contract, whatever the contract is called.

#![expect(clippy::unwrap_used, reason = "a test fails that way")]

use std::path::Path;

use counterpart_compiler::compile_input;
use counterpart_compiler::project::ProjectFile;
use counterpart_compiler::resolve::{Input, SourceFile};
use counterpart_compiler::target::Registry;
use counterpart_typescript::{TARGET, TypeScriptOutput, emit};

const REGISTRY: Registry = &[&TARGET];

/// The module of the contract `orders`, which refers to objects of another contract.
fn module(other: &str) -> String {
    let held =
        r#"{"$defs": {"Held": {"type": "object", "properties": {"a": {"type": "string"}}}}}"#;
    let orders = format!(
        r#"{{"$defs": {{"Order": {{"type": "object", "properties":
            {{"held": {{"$ref": "{other}.json#/$defs/Held"}}}}}}}}}}"#
    );
    let documents = [(other, held), ("orders", orders.as_str())];
    let contracts = documents.iter().map(|(name, json)| SourceFile {
        name: format!("schemas/{name}.json").into(),
        path: format!("/project/schemas/{name}.json").into(),
        bytes: json.as_bytes().to_vec(),
    });
    let input =
        Input { contracts: contracts.collect(), root: "/project".into(), ..Input::default() };
    let settings = ProjectFile::of(REGISTRY);
    let compiled = compile_input(input, &settings).unwrap();
    let files = emit(&compiled.model, settings.code(), &TypeScriptOutput::default());
    files.get(Path::new("orders.js")).unwrap().to_owned()
}

#[test]
fn the_functions_of_a_contract_come_from_its_own_module() {
    for other in ["common", "runtime", "formats", "encode"] {
        let text = module(other);
        let names = ["$$Held as $$OTHER$Held", "$Held as $OTHER$Held", "$Held$ as $OTHER$Held$"];
        let names = names.map(|name| format!("\n  {},", name.replace("OTHER", other))).concat();
        let import = format!("import {{{names}\n}} from \"./{other}.js\";");
        assert!(text.contains(&import), "{text}");
        assert!(text.contains("from \"./support/runtime.js\";"), "{text}");
    }
}
