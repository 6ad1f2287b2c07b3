//! `package.json`.

use serde_json::{Map, Value, json};

use crate::plan::Plan;

/// The manifest: one subpath for each contract, and everything under the package's own name.
pub fn manifest(plan: &Plan) -> String {
    let entry = |file: &str| json!({ "types": format!("./{file}.d.ts"), "default": format!("./{file}.js") });
    let mut exports = Map::new();
    exports.insert(".".to_owned(), entry("support/index"));
    for (contract, _) in plan.contracts() {
        let file = plan.file(contract);
        exports.insert(format!("./{file}"), entry(file));
    }
    for folder in ["schemas", "package.json"] {
        let path = if folder == "schemas" { "./schemas/*.json" } else { "./package.json" };
        exports.insert(path.to_owned(), Value::String(path.to_owned()));
    }
    let output = &plan.settings.typescript;
    let manifest = json!({
        "name": output.package,
        "version": output.version,
        "type": "module",
        "sideEffects": false,
        "main": "./support/index.js",
        "types": "./support/index.d.ts",
        "exports": exports,
        "engines": { "node": ">=20" },
    });
    format!("{manifest:#}\n")
}
